"""A family made by several processes: the same files, order and faults, and nothing put into words twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from cm_readiness.app import export_pool
from cm_readiness.app.export import Made
from cm_readiness.app.export_job import write
from cm_readiness.app.export_order import Member, Order
from cm_readiness.core.errors import ReadinessError
from cm_readiness.documents.document_set import DocumentSet
from cm_readiness.formats.document_tree import parse
from cm_readiness.formats.registry import text_format
from cm_readiness.views import report
from tests.exports import named
from tests.reports import evaluated, example

AT = date(2026, 11, 22)


def order(folder: Path, *forms: str) -> Order:
    """All documents about an example in English."""
    about = evaluated(example("maison_calla.en"))
    documents = DocumentSet(about.questionnaire, about.assessment, AT)
    return Order(documents, None, tuple(map(named, forms)), ("en",), folder)


@pytest.fixture(params=[1, 2])
def processors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """As many processors as a computer may have."""
    monkeypatch.setattr(export_pool, "processors", lambda: request.param)
    yield request.param


def contents(folder: Path) -> dict[str, bytes]:
    """What lies in a folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_it_is_the_same_whoever_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files byte for byte, and the order in which they are told of."""
    found, told = [], []
    for count in (1, 2):
        monkeypatch.setattr(export_pool, "processors", partial(int, count))
        folder, said = tmp_path / str(count), list[str]()

        def heard(member: Member, _: Made, said: list[str] = said) -> None:
            said.append(member.name)

        done = write(order(folder, "md", "docx"), replace=False, wrote=heard)
        assert done.complete and done.faults == ()
        found.append(contents(folder))
        told.append(said)
    assert found[0] == found[1] and len(found[0]) > 20
    assert told[0] == told[1]


def test_a_fault_ends_it_at_the_same_place(tmp_path: Path, processors: int) -> None:
    """What comes before the first file that is in the way is there, and nothing behind it."""
    ordered = order(tmp_path, "md")
    taken = ordered.files[3].path
    taken.parent.mkdir()
    taken.write_bytes(b"mine")
    done = write(ordered, replace=False)
    assert [fault.code for fault in done.faults] == ["output_exists"]
    assert done.files == tuple(member.path for member in ordered.files[:3])
    assert len(contents(tmp_path)) == 4 and taken.read_bytes() == b"mine"


def test_it_is_stopped_between_two_files(tmp_path: Path, processors: int) -> None:
    """Whole files stay, and no process is left."""
    import multiprocessing

    ordered, count = order(tmp_path, "md"), iter(range(100))
    done = write(ordered, replace=False, stopped=lambda: next(count) >= 4)
    assert not done.complete and done.faults == ()
    assert len(contents(tmp_path)) == len(done.files) == 2
    assert multiprocessing.active_children() == []


def test_what_another_process_cannot_make_is_told_here(tmp_path: Path, processors: int) -> None:
    """The fault of a template of one's own, with its file and line."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.md.j2").write_text("# {{ verdict.title }}\n\n{{ answers[10000].note }}\n", "utf-8")
    shipped = order(tmp_path, "md")
    about, names = shipped.documents, {member.name for member in shipped.files}
    documents = DocumentSet(about.questionnaire, about.assessment, AT, folder=own)
    ordered = Order(documents, None, (text_format(),), ("en",), tmp_path / "all", only=(*names, "mine"))
    done = write(ordered, replace=False)
    assert [fault.where.file for fault in done.faults] == [str(own / "mine.md.j2")]
    place = [member.name for member in ordered.files].index("mine")
    assert done.files == tuple(member.path for member in ordered.files[:place])


def test_a_file_that_is_not_as_it_was_made_is_read_back_again(tmp_path: Path) -> None:
    """Other bytes than those that another process has read are counted here."""
    member = order(tmp_path, "html").files[0]
    made = member.made()
    result = export_pool._Result(made.data)
    export_pool._check(member, result, made.data)
    with pytest.raises(ReadinessError, match="export_short"):
        export_pool._check(member, result, made.data[: len(made.data) // 2])


def test_an_evaluation_is_put_into_words_once_for_a_family(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the text of a document is parsed once for all of its formats."""
    from cm_readiness.documents import render
    from cm_readiness.formats import source

    counts = {"view": 0, "parse": 0}

    def counted(name: str, work: object) -> object:
        def does(*given: object, **named: object) -> object:
            counts[name] += 1
            return work(*given, **named)  # type: ignore[operator]

        return does

    monkeypatch.setattr(export_pool, "processors", lambda: 1)
    monkeypatch.setattr(render, "view", counted("view", report.view))
    monkeypatch.setattr(source, "parse", counted("parse", parse))
    ordered = order(tmp_path, "md", "html", "docx")
    assert write(ordered, replace=False).complete
    assert counts == {"view": 1, "parse": len({member.name for member in ordered.files})}
