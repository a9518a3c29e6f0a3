"""Two versions of the answers of one assessment as one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from .assessment import Answer, Measurement, PastAnswer, mark
from .kept import MAX_TEXT
from .merge_conflicts import Conflicts
from .three_way import by_identity, by_key, one_sided, union

BETWEEN = "\n—\n"
"""Stands between two notes on one criterion: a line of its own."""
OTHER_PRIVATE = "private_of_the_other_version"
"""Key of a private note that does not fit beside the other one."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_UNIT = ("level", "unknown", "not_applicable", "answered")
_OWN_RULES = (
    *_UNIT, "note", "private", "evidence", "flagged", "history", "rounds", "measures",
    OTHER_PRIVATE,
)  # fmt: skip


class AnswerMerging:
    """Merges answers.

    Args:
        conflicts: where what both changed differently is noted.
    """

    def __init__(self, conflicts: Conflicts) -> None:
        self._conflicts = conflicts

    def all(
        self, base: Mapping[str, Answer], ours: Mapping[str, Answer], theirs: Mapping[str, Answer]
    ) -> dict[str, Answer]:
        """All answers, by criterion."""
        nothing = Answer()
        merged = {
            criterion: self._one(
                criterion,
                base.get(criterion, nothing),
                ours.get(criterion, nothing),
                theirs.get(criterion, nothing),
            )
            for criterion in dict.fromkeys((*ours, *theirs))
        }
        return {criterion: answer for criterion, answer in merged.items() if not answer.is_empty}

    def _one(self, criterion: str, base: Answer, ours: Answer, theirs: Answer) -> Answer:
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        name = f"answers.{criterion}"
        unit, loser = self._unit(name, base, ours, theirs)
        note, evidence, own = self._texts(name, base, ours, theirs)
        values: dict[str, Any] = {
            **self._others(name, base, ours, theirs),
            **own,
            **{key: getattr(unit, key) for key in _UNIT},
            "note": note,
            "evidence": evidence,
            "flagged": loser is not None or _flagged(base, ours, theirs),
            "history": _history(base, ours, theirs, loser),
            "rounds": by_identity(
                base.rounds,
                ours.rounds,
                theirs.rounds,
                lambda one: (one.at, one.how),
                lambda one: (one.at, one.how),
                lambda _before, one, other: self._conflicts.add(f"{name}.rounds", one, other, one),
            ),
            "measures": self._measures(name, base, ours, theirs),
        }
        return Answer.model_construct(**{key: value for key, value in values.items() if value is not None})

    def _measures(self, name: str, base: Answer, ours: Answer, theirs: Answer) -> tuple[Measurement, ...]:
        """Those of both, the newest first."""

        def identity(one: Measurement) -> tuple[datetime, str]:
            return one.at, one.measure

        merged = by_identity(
            base.measures,
            ours.measures,
            theirs.measures,
            identity,
            identity,
            lambda _before, one, other: self._conflicts.add(f"{name}.measures", one, other, one),
        )
        if merged in (base.measures, ours.measures, theirs.measures):
            return merged
        return tuple(sorted(merged, key=identity, reverse=True))

    def _unit(self, name: str, base: Answer, ours: Answer, theirs: Answer) -> tuple[Answer, Answer | None]:
        """Whose answer counts, and the one that it is put before."""
        if _unit_of(ours) == _unit_of(theirs) or _unit_of(theirs) == _unit_of(base):
            return ours, None
        if _unit_of(ours) == _unit_of(base) or ours.given is None:
            return theirs, None
        if theirs.given is None:
            return ours, None
        superseded = (_has_been(ours, theirs), _has_been(theirs, ours))
        if superseded[0] != superseded[1]:
            return (theirs, None) if superseded[0] else (ours, None)
        later, other = (theirs, ours) if _moment(theirs) > _moment(ours) else (ours, theirs)
        if ours.given == theirs.given:
            return later, None
        self._conflicts.add(name, mark(ours.given), mark(theirs.given), mark(later.given))
        return later, other

    def _texts(
        self, name: str, base: Answer, ours: Answer, theirs: Answer
    ) -> tuple[str, tuple[str, ...], dict[str, object]]:
        """Note, evidence and private note; what fits nowhere beside the other finds a place of its own."""
        evidence = union(base.evidence, ours.evidence, theirs.evidence)
        note, left = self._text(f"{name}.note", base.note, ours.note, theirs.note)
        if left is not None and left not in evidence:
            evidence = (*evidence, left)
        private, left = self._text(f"{name}.private", base.private, ours.private, theirs.private)
        extras = [(side.model_extra or {}).get(OTHER_PRIVATE) for side in (base, ours, theirs)]
        other = next(iter(one_sided(*extras)), extras[1])
        return note, evidence, {"private": private, OTHER_PRIVATE: left if left is not None else other}

    def _text(self, name: str, base: str, ours: str, theirs: str) -> tuple[str, str | None]:
        """A text, and one that could not be put into it because it would be too long."""
        if chosen := one_sided(base, ours, theirs):
            return chosen[0], None
        if ours in theirs or theirs in ours:
            return max(ours, theirs, key=len), None
        whole = ours + BETWEEN + theirs
        if whole == base:
            # It would be taken for a text that nobody changed when it is merged again.
            whole = theirs + BETWEEN + ours
        if len(whole) > MAX_TEXT:
            return self._conflicts.add(name, ours, theirs, ours), theirs
        return self._conflicts.add(name, ours, theirs, whole), None

    def _others(self, name: str, base: Answer, ours: Answer, theirs: Answer) -> dict[str, object]:
        """Marks without a rule of their own, and unknown keys, by value."""
        before, one, other = (
            {key: value for key, value in _fields(side).items() if key not in _OWN_RULES}
            for side in (base, ours, theirs)
        )
        return by_key(
            before,
            one,
            other,
            lambda key, _before, a, b: self._conflicts.add(f"{name}.{key}", a, b, a),
        )


def _fields(answer: Answer) -> dict[str, object]:
    known = {key: getattr(answer, key) for key in Answer.model_fields}
    return {**known, **(answer.model_extra or {})}


def _unit_of(answer: PastAnswer) -> tuple[object, ...]:
    return tuple(getattr(answer, key) for key in _UNIT)


def _has_been(answer: Answer, now: Answer) -> bool:
    """Whether whoever gave an answer went on from another one."""
    return any(_unit_of(past) == _unit_of(answer) for past in now.history)


def _moment(answer: PastAnswer) -> datetime:
    return answer.answered or _LONG_AGO


def _flagged(base: Answer, ours: Answer, theirs: Answer) -> bool:
    """Whether it is to be discussed: as either says that touched the answer or the mark.

    A mark that was taken off one answer stays on another one that the other side gave meanwhile.
    """
    touched = [
        side.flagged
        for side in (ours, theirs)
        if side.flagged != base.flagged or _unit_of(side) != _unit_of(base)
    ]
    return any(touched) if touched else base.flagged


def _history(base: Answer, ours: Answer, theirs: Answer, loser: Answer | None) -> tuple[PastAnswer, ...]:
    """Earlier answers of both, the newest first; the one that another was put before is one of them."""
    past = union(base.history, ours.history, theirs.history)
    if loser is not None:
        earlier = PastAnswer(**{key: getattr(loser, key) for key in _UNIT})
        if earlier not in past:
            past = (*past, earlier)
    if past in (base.history, ours.history, theirs.history):
        return past
    return tuple(sorted(past, key=lambda one: (_moment(one), str(mark(one.given))), reverse=True))
