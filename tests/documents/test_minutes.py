"""The minutes of a workshop, and what other documents say of it."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from cm_readiness.app.documents import MINUTES, to_choose_from
from cm_readiness.core.assessment import Assessment, with_remarks
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.room import Tally
from cm_readiness.core.workshop import AgendaItem
from cm_readiness.core.workshop_changes import (
    begun,
    with_agenda,
    with_decision,
    with_parked,
    with_parked_changed,
    with_participants,
    with_revealed,
    with_settled,
)
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.documents.document_set import DocumentSet
from cm_readiness.language.records import RECORDS
from cm_readiness.language.words import words_for
from tests.exports import PAGES, export_of, named
from tests.golden import Golden
from tests.reports import AS_OF, AT, evaluated, example, shipped

HERE = Path(__file__).parent
GOALS, CHANNELS, PILLARS, RULES, *_ = shipped().criteria
MANDATE = "role_clarity.mandate"


def after_the_workshop(name: str = "maison_calla.fr") -> Assessment:
    """An example company that had a workshop: every kind of vote, decision and parked item."""
    held = with_participants(example(name), ["Clara Morel, marketing", "Ilias Weiss"])
    held = with_agenda(held, [AgendaItem(dimension="purpose", minutes=15)])
    held = begun(held, AT)
    for place, (criterion, tally, level, dissent) in enumerate(
        [
            (GOALS, Tally((0, 0, 1, 7, 0)), 3, ""),
            (CHANNELS, Tally((4, 0, 0, 0, 4), 1, 2), None, ""),
            (CHANNELS, Tally((0, 2, 4, 1, 0), 0, 2), 2, "Ilias Weiss voit un niveau 1 : rien n'est écrit."),
            (PILLARS, Tally((0, 1, 1, 0, 0)), 1, ""),
            (MANDATE, Tally((0, 0, 0, 0, 0), 5), None, ""),
        ]
    ):
        at = AT + timedelta(minutes=10 * place)
        held = with_revealed(held, criterion, tally, at, 95 if place else 42)
        if level is not None:
            held = with_settled(held, criterion, level, at, dissent=dissent)
    held = with_decision(held, "Un seul ton pour tous les canaux.", AT, CHANNELS)
    held = with_decision(held, "Comité de lecture | tous les lundis", AT)
    held = with_parked(held, "Contrat de l'agence : qui le relit ?", AT, MANDATE, "Clara Morel, marketing")
    held = with_parked(held, "Un second téléphone", AT)
    held = with_parked(held, "Mots de passe à changer", AT, None, "Ilias Weiss")
    held = with_parked_changed(held, 2, done=True)
    return with_remarks(held, GOALS, private="The boss disagrees", flagged=True)


def minutes_file(language: str) -> Path:
    """Where the golden ones of a language lie."""
    return HERE / "golden_minutes" / f"maison_calla.{language}.md"


def text_of(language: str = "en", document: str = MINUTES, **how: object) -> str:
    """A document on it, as the program makes it."""
    documents = DocumentSet(shipped(), after_the_workshop(f"maison_calla.{language}"), AS_OF, **how)  # type: ignore[arg-type]
    return documents.draft(document, words_for(language)).text


@pytest.mark.parametrize("language", sorted(RECORDS))
def test_the_minutes_of_the_example_are_the_golden_ones(language: str, golden: Golden) -> None:
    """In each language."""
    golden(minutes_file(language), text_of(language))


def test_everything_that_the_room_did_is_in_them() -> None:
    """Names as typed, each vote, what was agreed and who saw it otherwise; nothing private."""
    text = text_of("en").replace("\u00a0", " ")
    for said in (
        "Clara Morel, marketing", "Ilias Weiss voit un niveau 1", "Un seul ton pour tous les canaux.",
        "Contrat de l'agence", "Un second téléphone", "Mots de passe à changer", "2: 1 · 3: 7", "0: 4 · 4: 4",
        "1 min 35 s", "42 s",
    ):  # fmt: skip
        assert said in text, said
    assert "boss" not in text
    # Of two who voted, nothing stands there.
    assert "1: 1 · 2: 1" not in text


@pytest.mark.parametrize("form", sorted(PAGES))
def test_every_format_has_all_of_them(form: str) -> None:
    """Read back and counted like any other document."""
    evaluation = evaluated(after_the_workshop())
    made = export_of(MINUTES, evaluation, words_for("fr")).make(named(form))
    assert made.data


def test_without_a_workshop_there_are_none() -> None:
    """It says what to do; an agenda alone is no workshop."""
    planned = with_agenda(example("maison_calla.fr"), [AgendaItem(dimension="purpose", minutes=15)])
    for assessment in (example("maison_calla.fr"), planned):
        documents = DocumentSet(shipped(), assessment, AS_OF)
        with pytest.raises(ReadinessError) as refused:
            documents.draft(MINUTES, words_for("en")).text  # noqa: B018 - asking is what is tried
        assert refused.value.fault.code == "needs_workshop"
        assert MINUTES not in [choice.name for choice in to_choose_from(documents)]
        assert MINUTES not in [draft.name for draft in documents.drafts(words_for("en"))]
    held = DocumentSet(shipped(), after_the_workshop(), AS_OF)
    assert MINUTES in [choice.name for choice in to_choose_from(held)]
    assert MINUTES in [draft.name for draft in held.drafts(words_for("en"))]


@pytest.mark.parametrize("document", [MINUTES, "gap_report"])
def test_without_names_nobody_is_named(document: str) -> None:
    """Neither who was there nor owners, nor those whom a text speaks of; what was said stays."""
    text = text_of("en", document, instead={})
    for name in ("Clara", "Morel", "Ilias", "Weiss", "Calla"):
        assert not re.search(rf"\b{name}\b", text), name
    assert "person 1" in text.lower()
    assert "Un second téléphone" in text


def test_the_gap_report_has_what_was_parked_and_decided() -> None:
    """As an annex, and only where there is something; without a workshop not a word of it."""
    text = text_of("en", "gap_report")
    annex = text.split("## Annex: parked and decided\n", 1)[1]
    assert "Un seul ton pour tous les canaux." in annex
    assert "*Owner:* Clara Morel, marketing" in annex
    documents = DocumentSet(shipped(), example("maison_calla.en"), AS_OF)
    bare = documents.draft("gap_report", words_for("en")).text
    assert "workshop" not in bare.lower()
    assert "Annex" not in bare


def test_the_preparation_sheet_leads_into_the_workshop() -> None:
    """With its agenda, once there is one."""
    text = text_of("en", "preparation_sheet")
    section = text.split("## How the workshop goes\n", 1)[1].split("\n## ", 1)[0]
    assert "| Purpose | 6 | 15 |" in section
    documents = DocumentSet(shipped(), example("maison_calla.en"), AS_OF)
    assert "How the workshop goes" not in documents.draft("preparation_sheet", words_for("en")).text


def test_only_minutes_need_a_workshop() -> None:
    """They are shown before the sheet that prepares the next one."""
    assert [name for name, document in DOCUMENTS.items() if document.workshop] == [MINUTES]
