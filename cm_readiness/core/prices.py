"""Prices for what ties items together, which make a lower bound of a sum of what is least for each item.

An option that needs something of another item pays for it, and the one that meets it is paid; worth and
values that a goal asks for are paid for, and gates that stay closed cost. Whatever the prices are, as long
as none is below 0, no choice that keeps all conditions costs less than the sum of what each item costs
at the least with its prices paid (Lagrange's relaxation). Good prices are found in floats
(`core/price_search.py`); they are then rounded to whole numbers, in which the bound holds exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple


@dataclass(frozen=True)
class Choice:
    """One option of an item."""

    cost: int
    value: int
    closed: int
    """1 where it leaves a gate closed, else 0."""
    needs: int
    """Bits that some item has to meet."""
    meets: int
    """Bits that it meets."""


Item = Sequence[Choice]


@dataclass(frozen=True)
class Worth:
    """What a sum of values is worth."""

    per_value: int
    cap: int
    """The most that it is worth with a closed gate."""
    least: int
    """The lowest sum of values that is allowed."""
    all_open: bool = False
    """Whether no gate may be closed."""
    capped: bool = False
    """Whether it is worth no more than the cap even where no gate is closed."""
    uncapped: bool = False
    """Whether it is worth more than the cap even where a gate is closed."""


@dataclass(frozen=True)
class Group:
    """Items whose values add up before they are worth anything."""

    items: Sequence[Item]
    worth: Worth


@dataclass(frozen=True)
class Task:
    """What is to be chosen: at the least cost for some total worth, or for the most worth at some cost."""

    groups: Sequence[Group]
    total: int | None = None
    dearest: int | None = None
    most_closed: int | None = None


@dataclass(frozen=True)
class Prices:
    """None of them is below 0; in units of cost."""

    worth: int
    """Of a unit of the total."""
    worths: Sequence[int]
    """Of a unit of worth before any cap, by group: no more than that of the total."""
    values: Sequence[int]
    """Of a unit of value, by group."""
    closed: int
    needs: Sequence[Sequence[dict[int, int]]]
    """Of a bit that an item needs, by group and item."""
    meets: dict[int, int]
    """Of a bit that is met: all that is paid for it."""
    fixed: int
    """What the goals themselves pay, the total worth aside, less what caps pay."""

    def within_cap(self, place: int) -> int:
        """The price of a unit of a capped group's worth that is left out below its cap."""
        return self.worth - self.worths[place]


class Priced(NamedTuple):
    """A choice with what it costs once its prices are paid."""

    paid: int
    cost: int
    value: int
    closed: int
    needs: int
    meets: int


def priced(group: Group, place: int, prices: Prices) -> list[list[Priced]]:
    """The choices of a group's items, each item's by what they cost with their prices paid."""
    per_value = prices.worths[place] * group.worth.per_value + prices.values[place]
    return [
        sorted(
            Priced(
                choice.cost
                - per_value * choice.value
                + prices.closed * choice.closed
                + sum(prices.needs[place][number].get(bit, 0) for bit in bits(choice.needs))
                - sum(prices.meets.get(bit, 0) for bit in bits(choice.meets)),
                choice.cost,
                choice.value,
                choice.closed,
                choice.needs,
                choice.meets,
            )
            for choice in item
        )
        for number, item in enumerate(group.items)
    ]


def bits(mask: int) -> list[int]:
    """The places of the bits that are set."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return found


def all_open(group: Group) -> Group:
    """A group without the choices that leave a gate closed."""
    return Group([[choice for choice in item if not choice.closed] for item in group.items], group.worth)


def capped(group: Group) -> Group:
    """A group that is worth no more than its cap, whether a gate of it is closed or not."""
    return Group(group.items, replace(group.worth, capped=True))


def narrowed(groups: Sequence[Group]) -> list[Group] | None:
    """The groups without the choices that cannot be: what is needed whatever is chosen has to be met.

    Returns:
        None when an item has no choice left.
    """
    items = [list(group.items) for group in groups]
    while True:
        needed = can_be_met = 0
        for item in chain.from_iterable(items):
            always = -1
            for choice in item:
                always &= choice.needs
                can_be_met |= choice.meets
            needed |= always
        left = [[_possible(item, needed, can_be_met) for item in group] for group in items]
        if not all(chain.from_iterable(left)):
            return None
        if left == items:
            return [Group(item, group.worth) for item, group in zip(items, groups, strict=True)]
        items = left


def _possible(item: Item, needed: int, can_be_met: int) -> Item:
    asked = 0
    for choice in item:
        asked |= choice.meets & needed
    return [choice for choice in item if not (choice.needs & ~can_be_met or asked & ~choice.meets)]
