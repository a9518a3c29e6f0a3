"""The example companies' reports, word for word: a change in them is a change that somebody reads."""

from __future__ import annotations

import pytest

from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder
from tests.reports import EXAMPLES, GOLDEN, example, report


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_report_of_an_example_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    """`pytest tests/documents --update-golden` writes them anew; nothing else does."""
    path = GOLDEN / f"{name}.md"
    text = report(example(name), name.rpartition(".")[2])
    if request.config.getoption("--update-golden", default=False):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


def test_there_is_a_golden_report_for_each_example_and_no_other() -> None:
    """Both companies in both languages."""
    assert {path.stem for path in GOLDEN.iterdir()} == set(EXAMPLES)
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_same_file_gives_the_same_bytes(name: str) -> None:
    """Read anew, with the same date, nothing differs: no clock and no order of a set is in a report."""
    first = report(example(name), "fr")
    assert first == report(example(name), "fr")
    assert read_questionnaire(questionnaires_folder() / "community_manager").fingerprint in first
