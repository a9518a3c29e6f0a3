"""What the company itself said stands beside what the questionnaire says, whole or cut between words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.views.anonymous import Anonymiser
from cm_readiness.views.context import Context
from cm_readiness.views.own_words import SHORT, said, said_in_short, shortened
from cm_readiness.views.priorities import priorities_view
from tests.reports import answered, evaluated, level, report, shipped

NOTE = "The plant has one; nobody told the agency.\nWe ask Paul."
QUOTED = {"en": f"“{NOTE}”", "fr": f"«\u00a0{NOTE}\u00a0»", "es": f"«{NOTE}»"}
CRISIS = "strategic_integration.crisis_protocol"
CASE = {CRISIS: level(1, note=f" {NOTE} ", evidence=("Plan of 2023", "Call list"), private="Never.")}


def priority_of(text: str) -> str:
    """The part of a report that is about the first priority."""
    return (
        re.split(r"^#### ", text, flags=re.MULTILINE)[-1]
        if "#### 1. " not in text
        else (text.split("#### 1. ")[1].split("\n#")[0])
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_priority_quotes_the_note_and_the_evidence_where_one_stands(language: str) -> None:
    """In quotation marks of the language, lines and all, and without what is private."""
    words = words_for(language)
    (first,) = priorities_view(Context(evaluated(answered(CASE)), words))
    assert first["said"] == QUOTED[language]
    assert first["evidence"] == ["Plan of 2023", "Call list"]
    told = priority_of(report(answered(CASE), language))
    where, quote, target = (told.index(text) for text in ("1", "The plant has one", "Plan of 2023"))
    assert where < quote < target
    assert "We ask Paul." in told and "Never." not in told


def test_an_anonymous_edition_quotes_without_names() -> None:
    """The company, and what is to stand in the place of other names."""
    about = answered(CASE, company={"name": "The plant", "cm_setup": "agency"})
    told = Anonymiser(shipped(), [about], words_for("en"), {"Paul": "the boss"}).assessment(about)
    text = priority_of(report(told))
    assert "We ask the boss." in text
    assert "Paul" not in text and "The plant" not in text


def test_marks_within_a_quotation_are_not_those_around_it() -> None:
    """Inside, the language has others; what was typed keeps every other sign."""
    of = level(1, note="We call it “the wall”.")
    assert said(of, words_for("en")) == "“We call it ‘the wall’.”"
    assert said(of, words_for("fr")) == "«\u00a0We call it “the wall”.\u00a0»"
    of = level(1, note='On l’appelle «\u00a0le mur\u00a0», ou « le "mur" ».')
    assert said(of, words_for("fr")) == '«\u00a0On l’appelle “le mur”, ou “le "mur"”.\u00a0»'
    assert said(of, words_for("es")) == '«On l’appelle “le mur”, ou “le "mur"”.»'


def test_where_nothing_is_noted_nothing_is_quoted() -> None:
    """Neither a note of signs alone, which is what is left of one without names; evidence speaks for it."""
    words = words_for("en")
    assert said(level(1), words) == said(level(1, note=" … "), words) == ""
    assert said_in_short(level(1), words) == ""
    assert said_in_short(level(1, note="…", evidence=("A page", "A list")), words) == "“A page · A list”"


@given(st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=400))
def test_a_quotation_is_never_cut_within_a_word(text: str) -> None:
    """It is the beginning of what was said, up to the end of a word."""
    whole, short = " ".join(text.split()), shortened(text)
    if short != whole:
        kept = short.removesuffix("…").rstrip()
        assert whole.startswith(kept)
        rest = whole[len(kept) :]
        assert not (kept[-1:].isalnum() and rest[:1].isalnum())
        assert len(kept) <= SHORT or " " not in kept


def test_a_long_note_ends_with_a_sentence_where_one_ends_late_enough() -> None:
    """Else with a word, and the signs that hang on it are left out."""
    assert shortened("One thing. " * 20, 40) == "One thing. One thing. One thing. …"
    assert shortened("nothing but words, " * 10, 30) == "nothing but words, nothing but…"
    assert shortened("a" * 50 + " and more", 30) == "a" * 50 + "…"
