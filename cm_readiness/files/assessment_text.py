"""An assessment as the text of its file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

import tomli_w
from pydantic import BaseModel

from ..core.assessment import Action, Answer, Assessment, Milestone, PastAnswer
from ..core.identity import Same
from ..core.workshop import AgendaItem, Parked, Workshop

HEADER = "# Written by cm-readiness: comments in this file are not kept.\n"
MOST_KEPT = 2048
"""Texts of parts that are kept for the next saving."""
MAX_PLACES = 100
"""Decimals that are written of a number without an end."""

_ANSWER_ORDER = (
    "level", "unknown", "not_applicable", "note", "private", "evidence", "flagged", "urgent", "brief",
    "answered",
)  # fmt: skip
_HEAD_ORDER = (
    "format", "written_by", "id", "title", "created", "language", "depth", "evidence_rule",
    "respondent", "facilitator", "follows",
)  # fmt: skip

_WORKSHOP_ITEMS = ("agenda", "parked", "decisions")


class _Moment(datetime):
    """A time in UTC that is written with a Z."""

    def __str__(self) -> str:
        return self.replace(tzinfo=None).isoformat() + "Z"


def assessment_text(assessment: Assessment) -> str:
    """The whole text: the same value gives the same text.

    Tables stand in the order of the format; entries that say nothing are left out.
    """
    head: dict[str, object] = {name: getattr(assessment, name) for name in _HEAD_ORDER}
    head.update(_extra(assessment))
    head["questionnaire"] = _table(assessment.questionnaire)
    head.update({name: table for name in ("company", "targets") if (table := getattr(assessment, name))})
    parts = [HEADER + tomli_w.dumps(_mapping(head))]
    parts += [
        _answer_text(identifier, answer) if _cacheable(answer) else _answer_text_anew(identifier, answer)
        for identifier, answer in assessment.answers.items()
        if not answer.is_empty
    ]
    parts += _workshop_texts(assessment.workshop)
    parts += [_kept_item_text("actions", Same(action)) for action in assessment.actions]
    parts += [_kept_item_text("milestones", Same(milestone)) for milestone in assessment.milestones]
    return "\n".join(parts)


def _workshop_texts(workshop: Workshop | None) -> list[str]:
    """The workshop, then each part of its agenda, each parked item and each decision, under headers."""
    if workshop is None:
        return []
    table = {
        name: value
        for name, value in _table(workshop).items()
        if name not in _WORKSHOP_ITEMS and (value or name != "participants")
    }
    agenda = [_item_text(("workshop", "agenda"), _agenda_item(item)) for item in workshop.agenda]
    parked = [_item_text(("workshop", "parked"), _parked(item)) for item in workshop.parked]
    decisions = [_item_text(("workshop", "decisions"), _table(item)) for item in workshop.decisions]
    items = [*agenda, *parked, *decisions]
    return [tomli_w.dumps({"workshop": table}), *items] if table or not items else items


def _agenda_item(item: AgendaItem) -> dict[str, object]:
    table = _table(item)
    return {name: value for name, value in table.items() if name != "criteria" or item.criteria}


def _parked(item: Parked) -> dict[str, object]:
    table = _table(item)
    return {name: value for name, value in table.items() if name != "owner" or item.owner}


def _answer_text_anew(identifier: str, answer: Answer) -> str:
    table = _said(answer) | _mapping(_extra(answer))
    text = tomli_w.dumps({"answers": {identifier: table}})
    past = (_item_text(("answers", identifier, "history"), _past(item)) for item in answer.history)
    rounds = (_item_text(("answers", identifier, "rounds"), _table(item)) for item in answer.rounds)
    return "\n".join((text, *past, *rounds))


_answer_text = lru_cache(MOST_KEPT)(_answer_text_anew)
"""Saving one answer writes that one anew and finds the others here."""


def _cacheable(answer: Answer) -> bool:
    """Answers with unknown keys are not looked up: 1 and true would be the same there."""
    # Mappings cannot be looked up either, and rounds have one.
    return (
        not answer.model_extra and not answer.rounds and not any(past.model_extra for past in answer.history)
    )


@lru_cache(MOST_KEPT)
def _kept_item_text(name: str, item: Same[Action] | Same[Milestone]) -> str:
    """The text of an action or a milestone: frozen values, so that the same one has the same text."""
    # By identity: what is equal may read otherwise, 1 and true among unknown keys for instance.
    return _item_text((name,), _table(item.value))


def _item_text(path: tuple[str, ...], item: Mapping[str, object]) -> str:
    """An item of an array of tables under a header of its own, which tomli_w only gives to long ones."""
    header = _nested(path, {})
    return f"[{header.rstrip()}]\n{_nested(path, item).removeprefix(header)}"


def _nested(path: tuple[str, ...], table: Mapping[str, object]) -> str:
    for name in reversed(path):
        table = {name: table}
    return tomli_w.dumps(table)


def _past(past: PastAnswer) -> dict[str, object]:
    return _said(past) | _mapping(_extra(past))


def _said(answer: PastAnswer) -> dict[str, object]:
    """The fields of an answer that say something: no empty texts and lists, and no false."""
    fields = {name: getattr(answer, name, None) for name in _ANSWER_ORDER}
    return _mapping(
        {name: value for name, value in fields.items() if value not in ("", ()) and value is not False}
    )


def _table(part: BaseModel) -> dict[str, object]:
    """A part of an assessment without what is not set, unknown keys at the end."""
    fields = {name: getattr(part, name) for name in type(part).model_fields}
    return _mapping({name: value for name, value in fields.items() if value != {}} | _extra(part))


def _extra(part: BaseModel) -> dict[str, object]:
    return dict(part.model_extra or {})


def _mapping(table: Mapping[str, object]) -> dict[str, object]:
    return {name: _plain(value) for name, value in table.items() if value is not None}


def _plain(value: object) -> object:
    """A value as tomli_w takes it."""
    match value:
        case BaseModel():
            return _table(value)
        case Mapping():
            return _mapping(value)
        case list() | tuple():
            return [_plain(item) for item in value]
        case datetime() if value.tzinfo is not None:
            return _moment(value)
        case Fraction():
            return _decimal(value)
        case _:
            return value


def _moment(value: datetime) -> datetime:
    """A time in UTC; with its own offset where UTC has no such year."""
    try:
        return _Moment.fromisoformat(value.astimezone(UTC).isoformat())
    except OverflowError:
        return value


def _decimal(value: Fraction) -> Decimal:
    """A fraction as a decimal number: exact where it has an end, else to `MAX_PLACES`."""
    digits = 0
    while digits < MAX_PLACES and 10**digits % value.denominator:
        digits += 1
    scaled = round(value * 10**digits)
    return Decimal((int(scaled < 0), tuple(map(int, str(abs(scaled)))), -digits))
