"""Which assessments a list shows, and in which order, by what is known of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from .calendar import DayOf, working_day

if TYPE_CHECKING:
    from .portfolio import Where
    from .summary import Facts, Profile

# The list of assessments waits for this module: it loads no models.

STATE, COMPANY, LATE = "state", "company", "late"
"""What is filtered by beside the fields of the profile."""
CHANGED = "changed"
"""The order in which assessments come by themselves: the one written last first."""
Value = bool | int | str
"""A value that a field has to have, or that has to be among those that it has."""


@dataclass(frozen=True)
class Narrowing:
    """What an assessment has to be like to be listed; everything of it has to hold."""

    late: bool = False
    """Whether something has to be overdue."""
    state: str | None = None
    """The state that its verdict has to have."""
    company: str | None = None
    """Whose it has to be."""
    profile: Mapping[str, Value] = field(default_factory=dict)
    """The value that each of some fields of the profile has to have."""

    def __bool__(self) -> bool:
        return self != Narrowing()

    def with_field(self, name: str, value: Value | None) -> Narrowing:
        """The same with another value of one field of the profile; None for any."""
        others = {one: wanted for one, wanted in self.profile.items() if one != name}
        return replace(self, profile=others if value is None else {**others, name: value})

    def lets_through(self, facts: Facts, as_of: date) -> bool:
        """Whether an assessment is listed.

        Args:
            as_of: the day on which it is asked.
        """
        return (
            (not self.late or facts.late(as_of) > 0)
            and (self.state is None or facts.state == self.state)
            and (self.company is None or facts.company == self.company)
            and all(value in values_of(facts.profile, name) for name, value in self.profile.items())
        )


def where_of(narrowing: Narrowing) -> list[Where]:
    """The same as the conditions of a portfolio, one on each field."""
    from .portfolio import NO, YES, Where, folded

    said: dict[str, str | None] = {
        LATE: YES if narrowing.late else None, STATE: narrowing.state, COMPANY: narrowing.company,
    }  # fmt: skip
    for name, value in narrowing.profile.items():
        said[name] = (YES if value else NO) if isinstance(value, bool) else str(value)
    return [Where(name, folded(value)) for name, value in said.items() if value is not None]


def values_of(profile: Profile, name: str) -> tuple[Value, ...]:
    """The values that a field of the profile has: none, one, or several where several may be chosen."""
    value = profile.get(name)
    if value is None:
        return ()
    return (value,) if isinstance(value, bool | int | str) else tuple(value)


@dataclass(frozen=True)
class Sorting:
    """An order: by what, and whether from the other end."""

    by: str = CHANGED
    backwards: bool = False

    @classmethod
    def read(cls, text: str) -> Sorting:
        """The order that `written` wrote; the usual one for anything else."""
        name = text.removeprefix("-")
        return cls(name, text.startswith("-")) if name in ORDERS else cls()

    @property
    def written(self) -> str:
        """As it is kept: `company`, or `-company` from the other end."""
        return f"{'-' if self.backwards else ''}{self.by}"

    def turned(self, by: str) -> Sorting:
        """The order that follows when somebody asks for one: the same one again turns it round."""
        return Sorting(by, by == self.by and not self.backwards)


@dataclass(frozen=True)
class AsOf:
    """When and where a list is read."""

    today: date
    day_of: DayOf
    """The day of a moment where the reader is."""
    followed: Collection[str] = frozenset()
    """The ids of the assessments whose next round is there."""


def in_order(
    keys: Sequence[str], facts: Mapping[str, Facts], sorting: Sorting, as_of: AsOf
) -> tuple[str, ...]:
    """Keys in an order; those of which it says nothing come last, as they were, and so do those of one rank.

    Args:
        keys: of the assessments, the one written last first.
        facts: of those that are known.
        sorting: the order.
        as_of: when and where it is read.
    """
    if sorting.by == CHANGED:
        return tuple(reversed(keys)) if sorting.backwards else tuple(keys)
    rank = ORDERS[sorting.by]
    assert rank is not None  # noqa: S101 - only the usual order has none
    ranks = {key: rank(facts[key], as_of) for key in keys if key in facts}
    ranked = [key for key in keys if ranks.get(key) is not None]
    ranked.sort(key=lambda key: ranks[key], reverse=sorting.backwards)  # type: ignore[arg-type,return-value]
    return (*ranked, *(key for key in keys if ranks.get(key) is None))


def by_name(text: str) -> str:
    """What a name is sorted by: in small letters, without accents and spaces around it."""
    plain = text.strip().casefold()
    return plain if plain.isascii() else "".join(c for c in normalize("NFKD", plain) if not combining(c))


def _company(facts: Facts, as_of: AsOf) -> object:
    return by_name(facts.company) or None


def _score(facts: Facts, as_of: AsOf) -> object:
    """The lowest first; none as long as it is too early for a verdict."""
    return None if facts.state == "open" else facts.overall_millionths


def _late(facts: Facts, as_of: AsOf) -> object:
    """The most first; those without any come last."""
    return -facts.late(as_of.today) or None


def _next_round(facts: Facts, as_of: AsOf) -> object:
    """The soonest first."""
    if facts.next_days is None or facts.id in as_of.followed:
        return None
    return working_day(as_of.day_of(facts.changed), facts.next_days)


ORDERS: Mapping[str, Callable[[Facts, AsOf], object] | None] = {
    CHANGED: None,
    "company": _company,
    "score": _score,
    "late": _late,
    "next_round": _next_round,
}
"""What can be sorted by, in the order in which it is offered, with the rank that each gives."""
SORTINGS = tuple(f"{sign}{by}" for by in ORDERS for sign in ("", "-"))
"""Every order, as it is kept."""
