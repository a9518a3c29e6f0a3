"""What an attacker knows who has asked everything about groups of companies, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from cm_readiness.core.groups import Lattice

PRIME = 2**61 - 1
Filter = Mapping[str, str | None]


def filters(columns: Mapping[str, Sequence[str | None]]) -> Iterator[Filter]:
    """All conditions on some of the fields, with every value that there is."""
    for size in range(len(columns) + 1):
        for names in combinations(columns, size):
            for values in product(*(dict.fromkeys(columns[name]) for name in names)):
                yield dict(zip(names, values, strict=True))


def shown_sets(columns: Mapping[str, Sequence[str | None]], least: int) -> list[frozenset[int]]:
    """The sets of companies of which figures are given, whatever is asked, each once."""
    lattice = Lattice(columns, least)
    found: dict[frozenset[int], None] = {}
    for where in filters(columns):
        for by in (None, *(name for name in columns if name not in where)):
            sets: dict[object, set[int]] = {}
            for company, label in enumerate(lattice.labels(by, where) or ()):
                if label is not None:
                    sets.setdefault(label, set()).add(company)
            found.update(dict.fromkeys(map(frozenset, sets.values())))
    return list(found)


def small_sum(shown: Iterable[frozenset[int]], companies: int, least: int) -> list[int] | None:
    """Fewer companies than may be told of whose figures follow from sums of sets; None where there are none.

    A number for each company is a sum of the sets exactly if it is nought together with all that is nought
    with each set. So a sum is left in a few companies alone exactly if, of what is nought with all sets, the
    parts of these companies depend on each other. All few companies are tried; those that no set tells apart
    count as one. Modulo a prime nothing is missed that holds in fractions.
    """
    sets = list(shown)
    alike: dict[tuple[int, ...], list[int]] = {}
    for company in range(companies):
        alike.setdefault(tuple(int(company in one) for one in sets), []).append(company)
    kinds = [(kind, members) for kind, members in alike.items() if any(kind)]
    noughts = _noughts([list(column) for column in zip(*(kind for kind, _ in kinds), strict=True)])
    parts = [[one[place] for one in noughts] for place in range(len(kinds))]
    few = [(part, members) for part, (_, members) in zip(parts, kinds, strict=True) if len(members) < least]
    return _dependent(few, [], least)


def _noughts(rows: list[list[int]]) -> list[list[int]]:
    """All that is nought with each of some rows, as a basis."""
    if not rows:
        return []
    pivots: list[int] = []
    done: list[list[int]] = []
    for row in rows:
        for pivot, other in zip(pivots, done, strict=True):
            row = _less(row, other, row[pivot])
        mine = next((place for place, value in enumerate(row) if value), None)
        if mine is not None:
            row = [value * pow(row[mine], -1, PRIME) % PRIME for value in row]
            done = [_less(other, row, other[mine]) for other in done]
            done.append(row)
            pivots.append(mine)
    found = []
    for free in range(len(rows[0])):
        if free not in pivots:
            nought = [0] * len(rows[0])
            nought[free] = 1
            for pivot, row in zip(pivots, done, strict=True):
                nought[pivot] = -row[free] % PRIME
            found.append(nought)
    return found


def _dependent(left: Sequence[tuple[list[int], list[int]]], taken: list[int], least: int) -> list[int] | None:
    """The companies of parts that depend on each other and on those taken, fewer than may be told of."""
    for number, (part, members) in enumerate(left):
        together = [*taken, *members]
        if len(together) >= least:
            continue
        pivot = next((place for place, value in enumerate(part) if value), None)
        if pivot is None:
            return together
        if len(together) + 1 < least:
            by = [value * pow(part[pivot], -1, PRIME) % PRIME for value in part]
            rest = [(_less(other, by, other[pivot]), others) for other, others in left[number + 1 :]]
            found = _dependent(rest, together, least)
            if found is not None:
                return found
    return None


def _less(row: list[int], other: list[int], times: int) -> list[int]:
    if not times:
        return row
    return [(value - times * less) % PRIME for value, less in zip(row, other, strict=True)]
