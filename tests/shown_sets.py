"""What an attacker knows who has asked everything about groups of companies, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product

from cm_readiness.core.groups import Lattice

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

    A sum is 0 outside of some companies exactly if the sets tell less of the others alone than of all. It is
    tried with all small numbers of companies: those that no set tells apart count as one, by exact fractions.
    """
    sets = list(shown)
    alike: dict[tuple[bool, ...], list[int]] = {}
    for company in range(companies):
        alike.setdefault(tuple(company in one for one in sets), []).append(company)
    kinds = {kind: members for kind, members in alike.items() if any(kind)}
    few = [kind for kind, members in kinds.items() if len(members) < least]
    full = _rank(list(kinds))
    for size in range(1, least):
        for left_out in combinations(few, size):
            members = [one for kind in left_out for one in kinds[kind]]
            if len(members) < least and _rank([kind for kind in kinds if kind not in left_out]) < full:
                return members
    return None


def _rank(rows: Sequence[tuple[bool, ...]]) -> int:
    basis: list[tuple[int, list[Fraction]]] = []
    for bits in rows:
        row = [Fraction(bit) for bit in bits]
        for pivot, other in basis:
            if row[pivot]:
                row = [a - row[pivot] * b for a, b in zip(row, other, strict=True)]
        pivot = next((place for place, value in enumerate(row) if value), -1)
        if pivot >= 0:
            basis.append((pivot, [value / row[pivot] for value in row]))
    return len(basis)
