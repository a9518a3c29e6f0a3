"""Two versions of the workshop of one assessment as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from .kept import Kept
from .merge_conflicts import Conflicts
from .three_way import by_identity, by_key, one_sided
from .workshop import Decision, Parked, Workshop

Item = TypeVar("Item", Parked, Decision)
_LISTS = ("participants", "parked", "decisions")


class WorkshopMerging:
    """Merges what two versions say of the workshop: nothing that was parked or decided is lost.

    Args:
        conflicts: where what both changed differently is noted.
    """

    def __init__(self, conflicts: Conflicts) -> None:
        self._conflicts = conflicts

    def one(self, base: Workshop | None, ours: Workshop | None, theirs: Workshop | None) -> Workshop | None:
        """The workshop; None where neither has one."""
        if chosen := one_sided(base, ours, theirs):
            return chosen[0]
        before, one, other = (side or Workshop() for side in (base, ours, theirs))
        values: dict[str, Any] = by_key(fields(before), fields(one), fields(other), self._field)
        values |= {
            "participants": by_identity(
                before.participants,
                one.participants,
                other.participants,
                lambda name: name,
                lambda name: (name,),
                lambda _before, name, _other: name,
            ),
            "parked": self._items(before.parked, one.parked, other.parked, self._parked),
            "decisions": self._items(
                before.decisions,
                one.decisions,
                other.decisions,
                lambda _before, a, b: self._conflicts.add("workshop.decisions", a.text, b.text, a),
            ),
        }
        return Workshop.model_construct(**values)

    def _items(
        self,
        base: Sequence[Item],
        ours: Sequence[Item],
        theirs: Sequence[Item],
        both: Callable[[Item | None, Item, Item], Item],
    ) -> tuple[Item, ...]:
        """Things that were said at a moment."""
        return by_identity(
            base,
            ours,
            theirs,
            lambda item: (item.at, item.text, item.criterion),
            lambda item: (item.at, item.text, item.criterion or ""),
            both,
        )

    def _field(self, name: str, _before: object, ours: object, theirs: object) -> object:
        if name in _LISTS:
            return ours
        if isinstance(ours, datetime) and isinstance(theirs, datetime):
            return min(ours, theirs)
        return self._conflicts.add(f"workshop.{name}", ours, theirs, ours)

    def _parked(self, before: Parked | None, ours: Parked, theirs: Parked) -> Parked:
        """An item that both changed: field by field."""

        def both(name: str, _before: object, one: object, other: object) -> object:
            if name == "done":
                return True
            return self._conflicts.add("workshop.parked", one, other, one)

        base = {} if before is None else fields(before)
        values: dict[str, Any] = by_key(base, fields(ours), fields(theirs), both)
        return Parked.model_construct(**values)


def fields(part: Kept) -> dict[str, object]:
    """All that a part of the workshop says, unknown keys as well."""
    known = {name: getattr(part, name) for name in type(part).model_fields}
    return {**known, **(part.model_extra or {})}
