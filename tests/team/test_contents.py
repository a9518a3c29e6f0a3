"""Files that are put into a team's store and taken out again: the same bytes."""

from __future__ import annotations

import pytest

from cm_readiness.core.assessment import with_answer
from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.shipped import examples

from .answers import FIRST, NOW, fresh
from .cluster import Cluster
from .stores import TeamStore

COMMENTED = b"# typed by hand\n" + assessment_text(fresh()).encode() + b"\n# and more\n"
PRIVATE = b'\n[answers."purpose.business_goals"]\nprivate = "they are broke" # really\nnote = "said"\n'


def test_every_example_comes_out_as_it_went_in(ana: TeamStore) -> None:
    """With all that answers, plans, milestones and workshops hold."""
    for number, path in enumerate(examples()):
        name = ana.named(f"example-{number}")
        ana.put_content(name, path.read_bytes())
        assert ana.content(name) == path.read_bytes(), path


@pytest.mark.parametrize(
    "content",
    [COMMENTED, COMMENTED.replace(b"\n", b"\r\n"), COMMENTED + PRIVATE],
    ids=["lf", "crlf", "private"],
)
def test_what_was_typed_by_hand_comes_out_as_it_went_in(
    cluster: Cluster, ana: TeamStore, content: bytes
) -> None:
    """Until somebody saves; a private note is not shared because of it."""
    name = ana.named("typed")
    ana.put_content(name, content)
    assert ana.content(name) == content
    body = bytes(cluster.run("SELECT body FROM cm_readiness.assessment", database=ana.database)[0][0])
    assert b"broke" not in body
    opened = ana.open(name)
    opened.write(with_answer(opened.assessment, FIRST, 3, NOW))
    assert ana.content(name) == assessment_text(ana.read(name).assessment).encode()
    assert (b"broke" in ana.content(name)) == (b"broke" in content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"x = ", "not_a_value"),
        (b"\xff", "not_utf8"),
        (b"", "missing_key"),
        (b"format = 99", "newer_format_of_unknown"),
    ],
)
def test_a_file_that_does_not_open_is_not_put_in(ana: TeamStore, content: bytes, code: str) -> None:
    """The store says why, as the program does for files."""
    with pytest.raises(ReadinessError) as caught:
        ana.put_content(ana.named("wrong"), content)
    assert caught.value.fault.code == code
    assert ana.references() == ()


def test_nothing_is_put_over_what_is_there(ana: TeamStore) -> None:
    """A second one of the name is refused."""
    ana.put_content(ana.named("one"), COMMENTED)
    with pytest.raises(ReadinessError) as caught:
        ana.put_content(ana.named("one"), assessment_text(fresh()).encode())
    assert caught.value.fault.code == "output_exists"
    assert ana.content(ana.named("one")) == COMMENTED
