"""Where the person is: how far each dimension has come, and what is recorded for its criteria."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from ...app.sitting import Sitting
from ...core.assessment import Unknown
from ...core.scope import given
from ...language.words import Words
from ..shell.text import assembled, one_line
from . import signs


@dataclass(frozen=True)
class CriterionState:
    """One criterion as the list shows it."""

    id: str
    number: str
    name: str
    answer: str
    """In one sign."""
    beside: str
    """Signs of what stands beside the answer."""
    here: bool


@dataclass(frozen=True)
class DimensionState:
    """One dimension as the list shows it."""

    id: str
    number: int
    name: str
    answered: int
    criteria: tuple[CriterionState, ...]
    """Those that are asked."""
    here: bool

    @property
    def asked(self) -> int:
        """How many criteria are asked."""
        return len(self.criteria)


@dataclass(frozen=True)
class Mark:
    """How many criteria are marked in one way."""

    filter: str
    """Of the review, which lists them."""
    sign: str
    count: int
    text: str
    """In words, with the count."""


def states_of(session: Sitting, language: str) -> tuple[DimensionState, ...]:
    """How far each dimension has come.

    Args:
        session: the open assessment.
        language: of the names.
    """
    questionnaire = session.questionnaire
    asked = {criterion.id for criterion in session.criteria}
    here = questionnaire.dimension_of(session.current).id
    states = []
    for number, dimension in enumerate(questionnaire.dimensions, 1):
        own = [criterion.id for criterion in dimension.criteria if criterion.id in asked]
        criteria = tuple(_criterion_state(session, identifier, language) for identifier in own)
        done = sum(one.answer != signs.answer_sign(None) for one in criteria)
        name = dimension.name.get(language)
        states.append(DimensionState(dimension.id, number, name, done, criteria, dimension.id == here))
    return tuple(states)


def _criterion_state(session: Sitting, identifier: str, language: str) -> CriterionState:
    criterion, assessment = session.questionnaire.criteria[identifier], session.assessment
    return CriterionState(
        identifier,
        session.numbers[identifier],
        criterion.name.get(language),
        signs.answer_sign(given(criterion, assessment)),
        signs.beside_signs(assessment.answer_to(identifier)),
        identifier == session.current,
    )


def marks_of(session: Sitting, words: Words) -> tuple[Mark, ...]:
    """How many criteria are to discuss, to find out and to confirm; none for none."""
    asked = session.criteria
    flagged = sum(session.assessment.answer_to(c.id).flagged for c in asked)
    unknown = sum(isinstance(given(c, session.assessment), Unknown) for c in asked)
    stale = sum(standing.stale for standing in session.standings().values())
    to_discuss = words.plural("{count} to discuss", "{count} to discuss", flagged)
    to_find_out = words.plural("{count} to find out", "{count} to find out", unknown)
    out_of_date = words.plural("{count} out of date", "{count} out of date", stale)
    marks = (
        Mark("flagged", signs.FLAGGED, flagged, to_discuss),
        Mark("unknown", signs.UNKNOWN, unknown, to_find_out),
        Mark("stale", signs.STALE, stale, out_of_date),
    )
    return tuple(mark for mark in marks if mark.count)


def progress_line(states: Sequence[DimensionState], marks: Sequence[Mark], width: int) -> Content:
    """The dimensions on one line; names as far as there is room, the numbers always.

    Args:
        states: of all dimensions.
        marks: what is to discuss and to find out.
        width: in cells.
    """
    short = "  ".join(f"{mark.sign}{mark.count}" for mark in marks)
    parts = []
    for state in states:
        text = f"{state.number} {state.answered}/{state.asked}"
        if state.here:
            text = f"▸{state.number} {one_line(state.name)} {state.answered}/{state.asked}"
        parts.append(assembled((text, "bold" if state.here else "$text-muted")))
    content = Content("  ").join([*parts, *([assembled(short)] if short else [])])
    if content.cell_length <= width:
        return content
    plain = [
        assembled(
            (f"{'▸' if s.here else ''}{s.number} {s.answered}/{s.asked}", "bold" if s.here else "$text-muted")
        )
        for s in states
    ]
    return Content(" ").join(plain)
