"""Two versions of one assessment as one: pure, and nothing that either says is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from .answer_merging import AnswerMerging
from .assessment import Action, Answer, Assessment, QuestionnaireRef
from .errors import ReadinessError
from .merge_conflicts import Conflict, Conflicts
from .three_way import by_identity, by_key
from .workshop import Workshop
from .workshop_merging import WorkshopMerging, fields

Source = Literal["ours", "theirs", "both"]

_SILENT = ("written_by", "updated", "created", "questionnaire")
"""Fields that nobody types: two versions of them are no conflict."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Taken:
    """Something in which the two versions differed, and where it was taken from."""

    field: str
    """Where it stands in the assessment."""
    source: Source


@dataclass(frozen=True)
class Merged:
    """Two versions put together."""

    assessment: Assessment
    taken: tuple[Taken, ...]
    conflicts: tuple[Conflict, ...]


def merge(base: Assessment | None, ours: Assessment, theirs: Assessment) -> Merged:
    """Put two versions of one assessment together.

    Args:
        base: what both come from; None where nobody knows, then an empty one.
        ours: one version; it counts where nothing else decides.
        theirs: the other one.

    Raises:
        ReadinessError: `merge_other_assessment` or `merge_other_questionnaire`: they are no versions of one.
    """
    if ours.id != theirs.id or (base is not None and base.id != ours.id):
        raise ReadinessError("merge_other_assessment", ours=ours.id, theirs=theirs.id)
    if ours.questionnaire.id != theirs.questionnaire.id:
        one, other = ours.questionnaire.id, theirs.questionnaire.id
        raise ReadinessError("merge_other_questionnaire", ours=one, theirs=other)
    conflicts = Conflicts()
    merged = _Merging(base or _empty(ours), ours, theirs, conflicts).assessment()
    return Merged(merged, _taken(ours, theirs, merged), tuple(conflicts.found))


class _Merging:
    def __init__(self, base: Assessment, ours: Assessment, theirs: Assessment, conflicts: Conflicts) -> None:
        self._base, self._ours, self._theirs = base, ours, theirs
        self._conflicts = conflicts

    def assessment(self) -> Assessment:
        """Everything, field by field."""
        base, ours, theirs = (fields(side) for side in (self._base, self._ours, self._theirs))
        values: dict[str, Any] = by_key(base, ours, theirs, self._field)
        answers = AnswerMerging(self._conflicts)
        values |= {
            "answers": answers.all(self._base.answers, self._ours.answers, self._theirs.answers),
            "workshop": WorkshopMerging(self._conflicts).one(
                self._base.workshop, self._ours.workshop, self._theirs.workshop
            ),
            "company": self._table("company"),
            "targets": self._table("targets"),
            "actions": by_identity(
                self._base.actions,
                self._ours.actions,
                self._theirs.actions,
                lambda action: action.id,
                lambda action: (action.changed or _LONG_AGO, action.id),
                self._action,
            ),
            "milestones": by_identity(
                self._base.milestones,
                self._ours.milestones,
                self._theirs.milestones,
                lambda milestone: (milestone.name, milestone.at),
                lambda milestone: (milestone.at, milestone.name),
                lambda _before, one, other: self._conflicts.add(f"milestones.{one.name}", one, other, one),
            ),
        }
        return Assessment.model_construct(**values)

    def _field(self, name: str, _before: object, ours: object, theirs: object) -> object:
        if name in _SEPARATE:
            return ours
        if name == "created":
            return min(self._ours.created, self._theirs.created)
        if name == "updated":
            return max(filter(None, (self._ours.updated, self._theirs.updated)))
        return ours if name in _SILENT else self._conflicts.add(name, ours, theirs, ours)

    def _table(self, name: str) -> dict[str, object]:
        base, ours, theirs = (getattr(side, name) for side in (self._base, self._ours, self._theirs))
        return by_key(
            base,
            ours,
            theirs,
            lambda key, _before, one, other: self._conflicts.add(f"{name}.{key}", one, other, one),
        )

    def _action(self, before: Action | None, ours: Action, theirs: Action) -> Action:
        """An action that both changed: field by field, the one that was changed later."""
        moments = (ours.changed or _LONG_AGO, theirs.changed or _LONG_AGO)
        theirs_counts = moments[1] > moments[0]
        base = fields(before or Action(id=ours.id))

        def both(name: str, _before: object, one: object, other: object) -> object:
            if name == "changed":
                return max(filter(None, (ours.changed, theirs.changed)))
            kept = other if theirs_counts else one
            return self._conflicts.add(f"actions.{ours.id}.{name}", one, other, kept)

        values: dict[str, Any] = by_key(base, fields(ours), fields(theirs), both)
        return Action.model_construct(**values)


_SEPARATE = ("answers", "company", "targets", "workshop", "actions", "milestones")
"""Fields that are merged part by part."""


def descends(version: Assessment, base: Assessment) -> bool:
    """Whether everything that a base says is found in a version, so that it can be what that comes from.

    Where it cannot be told, it does not: two versions are then merged without a base, and nothing is lost.

    Args:
        version: what may have been made of it.
        base: what may have been before.
    """
    newer = version.last_changed > base.last_changed
    return (
        version.id == base.id
        and version.last_changed >= base.last_changed
        and all(_goes_on(version.answer_to(name), answer, newer) for name, answer in base.answers.items())
        and {action.id for action in base.actions} <= {action.id for action in version.actions}
        and set(_frozen(base)) <= set(_frozen(version))
        and set(base.company) <= set(version.company)
        and _said_in_the_room(base) <= _said_in_the_room(version)
    )


def _goes_on(now: Answer, before: Answer, newer: bool) -> bool:
    """Whether an answer comes from another one; texts bear no date, and may differ where it is newer."""
    answers = [(one.given, one.answered) for one in (now, *now.history)]
    return (
        (before.given is None or (before.given, before.answered) in answers)
        and {past.answered for past in before.history} <= {moment for _, moment in answers}
        and (newer or _holds_texts(now, before))
    )


def _holds_texts(now: Answer, before: Answer) -> bool:
    return (
        before.note in now.note
        and before.private in now.private
        and set(before.evidence) <= set(now.evidence)
    )


def _said_in_the_room(assessment: Assessment) -> set[tuple[datetime, str]]:
    return {(item.at, item.text) for item in (assessment.workshop or Workshop()).said}


def _frozen(assessment: Assessment) -> list[tuple[str, datetime]]:
    return [(milestone.name, milestone.at) for milestone in assessment.milestones]


def _empty(like: Assessment) -> Assessment:
    """What any assessment of this id and questionnaire begins as."""
    return Assessment(
        id=like.id, created=like.created, questionnaire=QuestionnaireRef(id=like.questionnaire.id)
    )


def _taken(ours: Assessment, theirs: Assessment, merged: Assessment) -> tuple[Taken, ...]:
    one, other, both = _parts(ours), _parts(theirs), _parts(merged)

    def source(name: str) -> Source:
        if both.get(name) == one.get(name):
            return "ours"
        return "theirs" if both.get(name) == other.get(name) else "both"

    return tuple(
        Taken(name, source(name))
        for name in dict.fromkeys((*one, *other))
        if one.get(name) != other.get(name)
    )


def _parts(assessment: Assessment) -> dict[str, object]:
    """What a person would call one thing, by where it stands."""
    found: dict[str, object] = {
        name: value
        for name, value in fields(assessment).items()
        if name not in _SEPARATE and name not in _SILENT
    }
    tables: Mapping[str, Mapping[str, object]] = {
        "company": assessment.company,
        "targets": assessment.targets,
        "answers": assessment.answers,
        "actions": {action.id: action for action in assessment.actions},
        "milestones": {milestone.name: milestone for milestone in assessment.milestones},
        "workshop": {} if assessment.workshop is None else fields(assessment.workshop),
    }
    return found | {f"{name}.{key}": value for name, table in tables.items() for key, value in table.items()}
