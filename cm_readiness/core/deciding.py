"""The order in which items are decided, and what is known of those that are still to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .prices import Priced, Prices, Task, priced


class Item(NamedTuple):
    """An item as it is decided."""

    group: int
    options: tuple[Priced, ...]
    """Those that stay within the room, by what they cost with their prices paid."""
    prices: dict[int, int]
    """Of the bits that it may need."""
    asked: int
    """These bits."""
    gate: bool
    """Whether it may leave a gate closed."""


class Rest(NamedTuple):
    """What is known of the items after some."""

    paid: int
    """What they cost at the least with their prices paid."""
    asked: int
    """Bits that one of them may need."""
    decided: int
    """Bits that one of them may meet."""
    gates: tuple[int, ...]
    """By group: how many of them may leave a gate closed."""
    items: tuple[int, ...]
    """By group: how many of them there are."""
    low: tuple[int, ...]
    """By group: the least that their values come to."""
    high: tuple[int, ...]
    """By group: the most that their values come to."""
    unpaid: tuple[int, ...]
    """By group: what they cost more at the least where nothing is paid for their worth."""


def items_in_order(task: Task, prices: Prices, room: int, *, by_group: bool = False) -> list[Item]:
    """The items in the order in which to decide them.

    First those of which one option only is near enough; then gates, where what a group's value is worth
    depends on them; then the others, those that are tied to each other side by side. Or else all of them
    group by group.
    """
    first = [not group.worth.capped and not group.worth.uncapped for group in task.groups]
    items = [
        _item(place, options, prices.needs[place][number], room)
        for place, group in enumerate(task.groups)
        for number, options in enumerate(priced(group, place, prices))
    ]
    several = [item for item in items if len(item.options) > 1]
    if by_group:
        ranked = sorted(several, key=lambda item: (item.group, not item.gate))
        return [*(item for item in items if len(item.options) == 1), *ranked]
    return [
        *(item for item in items if len(item.options) == 1),
        *(item for item in several if item.gate and first[item.group]),
        *_side_by_side([item for item in several if not (item.gate and first[item.group])]),
    ]


def _item(group: int, options: Sequence[Priced], prices: dict[int, int], room: int) -> Item:
    near = tuple(option for option in options if option.paid - options[0].paid <= room)
    asked = 0
    for option in near:
        asked |= option.needs
    return Item(group, near, prices, asked, gate=any(option.closed for option in near))


def _side_by_side(items: Sequence[Item]) -> list[Item]:
    """Items so that what one needs is met soon after, or was soon before."""
    left = {place: _touched(item) for place, item in enumerate(items)}
    found: list[Item] = []
    live = 0
    while left:
        tied = [place for place, mask in left.items() if mask & live] or [next(iter(left))]
        chosen = min(tied, key=lambda place: ((left[place] & ~live).bit_count(), place))
        live |= left.pop(chosen)
        found.append(items[chosen])
        still = 0
        for mask in left.values():
            still |= mask
        live &= still
    return found


def _touched(item: Item) -> int:
    mask = item.asked
    for option in item.options:
        mask |= option.meets
    return mask


def rests(task: Task, prices: Prices, items: Sequence[Item]) -> list[Rest]:
    """For each number of decided items, what is known of the others."""
    none = (0,) * len(task.groups)
    found = [Rest(0, 0, 0, none, none, none, none, none)]
    for item in reversed(items):
        rest, group = found[-1], item.group
        decided = rest.decided
        for option in item.options:
            decided |= option.meets
        price = prices.worths[group] * task.groups[group].worth.per_value
        unpaid = min(option.paid + price * option.value for option in item.options)
        found.append(
            Rest(
                rest.paid + item.options[0].paid,
                rest.asked | item.asked,
                decided,
                _more(rest.gates, group, int(item.gate)),
                _more(rest.items, group, 1),
                _more(rest.low, group, min(option.value for option in item.options)),
                _more(rest.high, group, max(option.value for option in item.options)),
                _more(rest.unpaid, group, unpaid - item.options[0].paid),
            )
        )
    return found[::-1]


def _more(values: tuple[int, ...], place: int, by: int) -> tuple[int, ...]:
    return (*values[:place], values[place] + by, *values[place + 1 :])
