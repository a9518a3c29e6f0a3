"""What the items to come cost at the least if they are to bring some worth.

Prices let every item be looked at by itself, and a part of an item could fill up what is missing. Whole
items seldom do so exactly: the least that they cost together, whatever else ties them to each other, is more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from .deciding import Item
from .prices import Group, Prices

MOST_KEPT = 400
"""Ways beyond which neighbours are put together, as what is better of each."""

Way = tuple[int, int, int]
"""A cost, the worth that it brings, and what it comes to beyond the least with its worth paid."""


class Reach(NamedTuple):
    """Worths that items can bring, and what each costs beyond the least; both grow."""

    worths: list[int]
    costs: list[int]
    """With nothing paid for worth, and all other prices paid."""

    def least(self, worth: int) -> int | None:
        """What a worth costs at the least; None where there is no room for it."""
        place = bisect_left(self.worths, worth)
        return self.costs[place] if place < len(self.worths) else None


def reaches(
    groups: Sequence[Group],
    prices: Prices,
    items: Sequence[Item],
    room: int,
    work: Callable[[int], None],
) -> list[Reach]:
    """For each number of decided items, what the others can bring within the room.

    Args:
        work: is told how many ways were looked at.
    """
    found = [[(0, 0, 0)]]
    for item in reversed(items):
        per_value = groups[item.group].worth.per_value
        price = prices.worths[item.group] * per_value
        least = item.options[0].paid
        options = [
            (option.paid - least + price * option.value, per_value * option.value, option.paid - least)
            for option in item.options
        ]
        work(len(options) * len(found[-1]))
        found.append(
            _front(
                [
                    (cost + more, worth + brought, beyond + by)
                    for more, brought, by in options
                    for cost, worth, beyond in found[-1]
                    if beyond + by <= room
                ]
            )
        )
    return [Reach([each[1] for each in front], [each[0] for each in front]) for front in found[::-1]]


def _front(several: list[Way]) -> list[Way]:
    """Those that bring more than all cheaper ones, and not too many of them."""
    kept: list[Way] = []
    for way in sorted(several):
        if not kept or way[1] > kept[-1][1]:
            kept.append(way)
    every = -(-len(kept) // MOST_KEPT)
    if every == 1:
        return kept
    # Of neighbours the cost of the cheapest and the worth of the dearest: none of them is better.
    parts = [kept[place : place + every] for place in range(0, len(kept), every)]
    return [(part[0][0], part[-1][1], min(way[2] for way in part)) for part in parts]
