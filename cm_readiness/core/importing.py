"""What came back in a table as another version of the assessment, to be merged with the one that is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from . import actions as plan
from .assessment import (
    Action,
    Answer,
    Assessment,
    Given,
    PastAnswer,
    mark,
    with_answer,
    with_remarks,
    without_answer,
)
from .calendar import DayOf
from .errors import Fault, ReadinessError
from .exported import Exported
from .filled import ActionEntry, ActionField, Entry, Filled, answer_in, day_in, status_in, text_in
from .merging import Merged, merge
from .questionnaire import Questionnaire

_FIELDS = ("level", "unknown", "not_applicable", "answered", "note", "evidence")
_ACTION_FIELDS = ("what", "owner", "due", "status")
NEW = "+"
"""Key of a row of the plan that a person has added; its number stands behind it."""


@dataclass(frozen=True)
class Change:
    """Something that the import changes."""

    criterion: str
    """The full id; empty for an action without one."""
    field: str
    """`answer`, `note`, `evidence`, or of an action `action`, `what`, `owner`, `due`, `status`."""
    old: object
    new: object
    action: str = ""
    """The id of the action that it belongs to."""
    called: str = ""
    """What the action says, where it has words of its own."""


@dataclass(frozen=True)
class Import:
    """What comes of a table."""

    merged: Merged
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    """What is left out."""


def imported(
    asked: Questionnaire,
    ours: Assessment,
    filled: Filled,
    statuses: Mapping[str, str],
    at: datetime,
    day_of: DayOf,
) -> Import:
    """Merge what came back.

    Args:
        asked: what the assessment answers.
        ours: the assessment as it is now.
        filled: what came back.
        statuses: of actions, by what they are called.
        at: now, with a time zone.
        day_of: the day of a moment where the person is.
    """
    base = _base(ours, filled.exported)
    theirs, faults = base, list(filled.faults)
    for entry in _in_order(filled.entries):
        try:
            theirs = _with_entry(asked, ours, base, theirs, entry, at, day_of)
        except ReadinessError as error:
            faults.append(_at(error, entry))
    rows: dict[str, list[ActionEntry]] = {}
    for change in filled.actions:
        rows.setdefault(change.key, []).append(change)
    for key, changes in rows.items():
        try:
            theirs = _with_action(asked, theirs, key, changes, statuses)
        except ReadinessError as error:
            faults.append(_at(error, changes[0]))
    theirs = plan.dated(base, theirs, at)
    merged = merge(base, ours, theirs)
    return Import(merged, _changes(ours, merged.assessment), tuple(faults))


def answers_of(asked: Questionnaire, team: Assessment, filled: Filled, at: datetime) -> Assessment:
    """What one person filled in, as an assessment of their own.

    Args:
        asked: what it answers.
        team: the assessment whose profile it goes by.
        filled: what came back.
        at: now, with a time zone.

    Raises:
        ReadinessError: the first of its faults, with all of them.
    """
    alone = team.model_copy(update={"answers": {}, "actions": (), "milestones": ()})
    base = _base(alone, filled.exported)
    if filled.exported is not None:
        base = base.model_copy(update={"questionnaire": filled.exported.questionnaire})
    theirs, faults = base, list(filled.faults)
    for entry in _in_order(filled.entries):
        try:
            theirs = _with_entry(asked, alone, base, theirs, entry, at, lambda moment: moment.date())
        except ReadinessError as error:
            faults.append(_at(error, entry))
    if faults:
        raise ReadinessError(faults[0].code, faults[0].where, faults=faults, **faults[0].values)
    return theirs


def _base(ours: Assessment, exported: Exported | None) -> Assessment:
    """What is there now, with the answers as they were exported: nothing else has left."""
    if exported is None:
        return ours
    answers = dict(ours.answers)
    for name, answer in exported.answers.items():
        now = ours.answer_to(name)
        history = _history_then(now, answer)
        if history is now.history and all(getattr(now, one) == getattr(answer, one) for one in _FIELDS):
            answers[name] = now
            continue
        then: dict[str, object] = {field: getattr(answer, field) for field in _FIELDS}
        answers[name] = now.model_copy(update={**then, "history": history})
    kept = {name: answer for name, answer in answers.items() if not answer.is_empty}
    return ours.model_copy(update={"answers": kept})


def _history_then(now: Answer, then: Answer) -> tuple[PastAnswer, ...]:
    """The earlier answers that there were when an answer left: those that stand behind it now."""
    units = [(past.given, past.answered) for past in now.history]
    unit = (then.given, then.answered)
    return now.history[units.index(unit) + 1 :] if unit in units else now.history


def _in_order(entries: Sequence[Entry]) -> list[Entry]:
    """Notes first: one says why a criterion is not applicable."""
    return sorted(entries, key=lambda entry: entry.field == "answer")


def _with_entry(
    asked: Questionnaire,
    ours: Assessment,
    base: Assessment,
    theirs: Assessment,
    entry: Entry,
    at: datetime,
    day_of: DayOf,
) -> Assessment:
    name = entry.criterion
    if name not in asked.criteria:
        raise ReadinessError("import_criterion_gone", entry.spot.place, criterion=name)
    if entry.field == "note":
        return with_remarks(theirs, name, note=text_in(entry))
    if entry.field == "evidence":
        lines = text_in(entry).split("\n")
        return with_remarks(theirs, name, evidence=tuple(line.strip() for line in lines))
    before = base.answer_to(name)
    given = answer_in(entry, before.not_applicable or theirs.answer_to(name).note)
    if given == before.given:
        return theirs
    now = ours.answer_to(name)
    if given == now.given:
        # It has come in already: nobody has answered anew.
        return _with_unit(theirs, name, now)
    return _answered(asked, theirs, entry, given, at, day_of)


def _answered(
    asked: Questionnaire, theirs: Assessment, entry: Entry, given: Given | None, at: datetime, day_of: DayOf
) -> Assessment:
    name = entry.criterion
    if given is None:
        return without_answer(theirs, name)
    if mark(given) == "not_applicable" and not asked.criteria[name].allow_na:
        raise ReadinessError("import_na_not_allowed", entry.spot.place)
    return with_answer(theirs, name, given, at, day_of)


def _with_unit(theirs: Assessment, name: str, now: Answer) -> Assessment:
    unit = {field: getattr(now, field) for field in (*_FIELDS[:4], "history")}
    answer = theirs.answer_to(name).model_copy(update=unit)
    return theirs.model_copy(update={"answers": {**theirs.answers, name: answer}})


def _with_action(
    asked: Questionnaire,
    theirs: Assessment,
    key: str,
    changes: Sequence[ActionEntry],
    statuses: Mapping[str, str],
) -> Assessment:
    """One row of the plan, taken over if nobody had committed to it yet."""
    wanted = {change.field: _value_in(change, statuses) for change in changes}
    theirs, identifier = _committed(asked, theirs, key, wanted, changes[0])
    return plan.change(theirs, identifier, **wanted)  # type: ignore[arg-type] # as the fields of an action


def _value_in(change: ActionEntry, statuses: Mapping[str, str]) -> object:
    """What a cell of the plan says, as the action takes it."""
    match change.field:
        case "due":
            return day_in(change)
        case "status":
            return status_in(change, statuses)
        case _:
            return text_in(change)


def _committed(
    asked: Questionnaire,
    theirs: Assessment,
    key: str,
    wanted: Mapping[ActionField, object],
    first: ActionEntry,
) -> tuple[Assessment, str]:
    """The assessment with the action of a row, and its id."""
    if any(action.id == key for action in theirs.actions):
        return theirs, key
    if key.startswith(NEW):
        what = str(wanted.get("what", ""))
        # The same words are the same action, however often they come in.
        identifier = str(uuid5(NAMESPACE_URL, f"{theirs.id}/{what}"))
        if any(action.id == identifier for action in theirs.actions):
            return theirs, identifier
        return plan.add_own(theirs, what, identifier), identifier
    criterion, _, level = key.partition("/")
    if criterion not in asked.criteria or level not in ("1", "2", "3", "4"):
        raise ReadinessError("import_action_gone", first.spot.place)
    for action in theirs.actions:
        if (action.criterion, action.to_level) == (criterion, int(level)):
            return theirs, action.id
    identifier = str(uuid5(NAMESPACE_URL, f"{theirs.id}/{key}"))
    new = Action(id=identifier, source="roadmap", criterion=criterion, to_level=int(level))
    return theirs.model_copy(update={"actions": (*theirs.actions, new)}), identifier


def _at(error: ReadinessError, entry: Entry | ActionEntry) -> Fault:
    """The fault, in its cell; the first of its row where it says none."""
    where = error.fault.where if error.fault.where.key else entry.spot.place
    return Fault(error.fault.code, error.fault.values, where)


def _changes(ours: Assessment, new: Assessment) -> tuple[Change, ...]:
    found: list[Change] = []
    for name in dict.fromkeys((*ours.answers, *new.answers)):
        one, other = ours.answer_to(name), new.answer_to(name)
        if one.given != other.given:
            found.append(Change(name, "answer", mark(one.given), mark(other.given)))
        if one.note != other.note:
            found.append(Change(name, "note", one.note, other.note))
        if one.evidence != other.evidence:
            found.append(Change(name, "evidence", list(one.evidence), list(other.evidence)))
    before = {action.id: action for action in ours.actions}
    for action in new.actions:
        old = before.get(action.id)
        if old is None:
            found.append(_change(action, "action", None, action.what or action.to_level))
        for field in _ACTION_FIELDS:
            was, now = getattr(old or Action(id=action.id), field), getattr(action, field)
            if was != now and not (old is None and field == "what"):
                found.append(_change(action, field, was, now))
    return tuple(found)


def _change(action: Action, field: str, old: object, new: object) -> Change:
    return Change(action.criterion or "", field, old, new, action.id, action.what)
