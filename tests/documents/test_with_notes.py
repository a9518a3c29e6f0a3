"""What was noted stays out of what is handed on, unless somebody asks: then it is a sheet at the end."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from cm_readiness.app.export import Export
from cm_readiness.core.assessment import Assessment
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.documents.document_set import DocumentSet
from cm_readiness.documents.draft import Draft
from cm_readiness.documents.render import render
from cm_readiness.language.words import words_for
from tests.exports import named
from tests.reports import AS_OF, all_with, evaluated, level, shipped

NOTED, PRIVATE = "Heard in the room", "Never to be printed"
STARTERS = [name for name, about in DOCUMENTS.items() if about.starter]
SHEETS = [*STARTERS, "gap_report", "executive_summary", "action_plan", "onboarding_brief"]
TITLE = "## Notes from the assessment\n"


def noted() -> Assessment:
    """Every answer with a note, a line of evidence and a private note; all below their targets."""
    return all_with(lambda _: level(1, note=NOTED, private=PRIVATE, evidence=("A sheet of paper",)))


def text_of(document: str, *, with_notes: bool) -> str:
    """A document about it."""
    return render(document, evaluated(noted()), words_for("en"), with_notes=with_notes)


@pytest.mark.parametrize("document", STARTERS)
def test_the_beginning_of_a_document_has_nothing_that_must_be_taken_out(document: str) -> None:
    """No note, no evidence, no level of the company: it can be handed on as it is."""
    text = text_of(document, with_notes=False)
    for word in (NOTED, "A sheet of paper", PRIVATE, "taken out", "Where you are", TITLE):
        assert word not in text


@pytest.mark.parametrize("document", SHEETS)
def test_with_notes_they_are_a_sheet_of_their_own_at_the_end(document: str) -> None:
    """What stands before it is the document as it is without; a private note is never on it."""
    plain, whole = (text_of(document, with_notes=asked) for asked in (False, True))
    assert TITLE not in plain
    before, _, sheet = whole.partition(TITLE)
    assert before.rstrip() == plain.rstrip()
    assert NOTED in sheet and "\n## " not in sheet
    assert PRIVATE not in whole


@pytest.mark.parametrize("document", ["tone_charter", "executive_summary"])
def test_the_sheet_begins_a_page(document: str) -> None:
    """It can be taken away without cutting paper."""
    pages = []
    for asked in (False, True):
        draft = Draft(document, evaluated(noted()), words_for("en"), with_notes=asked)
        made = Export(draft).make(named("pdf"))
        made.check(made.data)
        pages.append([page.extract_text() for page in PdfReader(BytesIO(made.data)).pages])
    plain, whole = pages
    assert len(whole) > len(plain)
    assert not any(NOTED in page for page in whole[: len(plain)] if document in STARTERS)
    assert "Notes from the assessment" in whole[len(plain)]


def test_documents_of_a_set_have_the_sheet_where_it_is_asked_for() -> None:
    """All of them, and none by default."""
    documents = DocumentSet(shipped(), noted(), AS_OF)
    for asked in (False, True):
        chosen = replace(documents, with_notes=asked)
        found = {draft.name for draft in chosen.drafts(words_for("en")) if TITLE in draft.text}
        assert found == (set(SHEETS) if asked else set())
