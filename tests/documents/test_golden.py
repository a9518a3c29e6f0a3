"""The examples' documents, word for word: a change in them is a change that somebody reads.

The gap reports of both companies stand in each language, the technical annex of one company in one language,
every other document in one language of each company. That each document reads well in English and French, for
any assessment, is in `test_documents`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.documents.render import render
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.language.records import RECORDS
from cm_readiness.language.words import words_for
from tests.golden import Golden, differences
from tests.reports import EXAMPLES, evaluated, example, report

from .test_minutes import minutes_file
from .test_portfolio import portfolio_file
from .test_progress import of_calla

HERE = Path(__file__).parent
REPORTS = {HERE / "golden" / f"{name}.md": name for name in sorted(EXAMPLES)}
IN_ONE_LANGUAGE = ("maison_calla.fr", "menuiserie_lenoir.en")
OTHERS = {
    HERE / "golden_documents" / f"{document}.{name}.md": (document, name)
    for document, about in DOCUMENTS.items()
    if document != "gap_report" and about.alone
    for name in IN_ONE_LANGUAGE[: 1 if about.full else 2]
}
MINUTES = set(map(minutes_file, RECORDS))
PORTFOLIOS = set(map(portfolio_file, RECORDS))
PROGRESS = HERE / "golden_progress" / "maison_calla.fr.md"


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_report_of_an_example_is_the_golden_one(path: Path, golden: Golden) -> None:
    """In each language with its own words, figures and punctuation."""
    name = REPORTS[path]
    golden(path, report(example(name), name.rpartition(".")[2]))


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_a_document_of_an_example_is_the_golden_one(path: Path, golden: Golden) -> None:
    """Of each company in one language."""
    document, name = OTHERS[path]
    golden(path, render(document, evaluated(example(name)), words_for(name.rpartition(".")[2])))


def test_the_progress_report_of_the_example_is_the_golden_one(golden: Golden) -> None:
    """Maison Calla three months later."""
    golden(PROGRESS, of_calla("fr"))


def test_there_is_a_golden_file_for_each_of_these_and_no_other() -> None:
    """Both companies in each language; a document that was taken away leaves none behind."""
    assert set(HERE.glob("golden*/*")) == {*REPORTS, *OTHERS, *MINUTES, *PORTFOLIOS, PROGRESS}
    assert len(REPORTS) == 6


def test_a_difference_is_shown_in_its_words() -> None:
    """With the number of the line and a few words around, not as two long texts."""
    before = "# Title\n\nThe crisis protocol is not written down yet.\nThe rest stays.\nLast line.\n"
    after = "# Title\n\nThe crisis protocol is written down now.\nThe rest stays.\n"
    assert list(differences(before, after)) == [
        r"  line 3: crisis protocol is [-not -]written down yet.",
        r"  line 3: not written down [-yet.-]{+now.+}",
        r"  line 5: [-Last line.\n-]",
    ]
    assert list(differences(before, before)) == []


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_same_file_gives_the_same_bytes(name: str) -> None:
    """Read anew, with the same date, nothing differs: no clock and no order of a set is in a report."""
    first = render("technical_annex", evaluated(example(name)), words_for("fr"))
    assert first == render("technical_annex", evaluated(example(name)), words_for("fr"))
    assert read_questionnaire(questionnaires_folder() / "community_manager").fingerprint in first
