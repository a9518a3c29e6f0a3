"""Figures of groups of companies, and of none that are so few that one of them could be told (section 14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from .distribution import Distribution, Engine, Table
from .errors import Place, ReadinessError
from .portfolio import OVERALL, Line, Where, folded, table, values_of
from .safe_sums import SafeSums

LEAST = 5
"""Companies that figures are given of, unless a firm says otherwise."""
FLOOR = 3
"""The fewest that a firm may say."""
FIELDS = 3
"""Fields that companies are grouped by in one portfolio: each one more tells more of each company."""
FIRST = ("sector", "size", "country")
"""The fields that firms group by before all others."""
_GROUP = "group"


class Quartiles(NamedTuple):
    """The middle of a group and of its halves, in millionths of a point."""

    q1: int | None
    """None of so few companies that it would be the lowest value."""
    median: int
    q3: int | None


@dataclass(frozen=True)
class Group:
    """Companies that are alike in a field, and how they stand; nothing is said where they are too few."""

    value: str | None
    """What they have in common; None where that is not known, and of what is put together."""
    is_other: bool = False
    """Whether these are groups put together, of which none is told."""
    companies: int | None = None
    """How many there are; None where that is not said."""
    overall: Quartiles | None = None
    dimensions: Mapping[str, Quartiles] = field(default_factory=dict)


class _Parts(NamedTuple):
    """What may be said of the parts of a set."""

    shown: Mapping[str | None, frozenset[int]]
    other: frozenset[int]
    """The rest, as one."""


Condition = tuple[tuple[str, str | None], ...]
"""Fields with their values, in the order of the fields."""


class Lattice:
    """Which groups of some companies figures are given of, whatever is asked and in whatever order.

    A question is a field to group by, conditions on others, or both. All questions stand in one order: all
    companies; each field alone; then two and three fields together. In that order sets
    are taken as long as no few companies follow from all sets taken (`SafeSums`); of the parts of a set the
    largest first, and what is left of it is one more group, the other ones. So it depends on the companies
    alone what is shown, and neither on what was asked before nor on who asks. It is found out as far as
    somebody asks. Which groups are among the others is not said, and if all that could be among them were as
    large as they may be, one more is put to them: their number would give each of theirs.

    What it does not keep: whoever asks today and, after one company has been added, again, or of another
    number of least companies or other first fields, can compare both.

    Args:
        columns: by field, those first that are to be shown rather than others, its value for each company.
        least: how many companies figures are given of.
    """

    def __init__(self, columns: Mapping[str, Sequence[str | None]], least: int = LEAST) -> None:
        self.fields = tuple(columns)
        self.least = max(least, FLOOR)
        rows = list(zip(*columns.values(), strict=True)) if columns else []
        counted = Counter(rows)
        self._cells = sorted(counted, key=lambda cell: [(value is not None, value or "") for value in cell])
        numbers = {cell: number for number, cell in enumerate(self._cells)}
        self._cell_of = [numbers[row] for row in rows]
        self._sums = SafeSums([counted[cell] for cell in self._cells], self.least)
        self._parts: dict[tuple[Condition, str], _Parts] = {}
        self._all = frozenset(range(len(self._cells)))
        self._is_any = self._sums.take(self._all)
        self._order = self._in_order()
        self._done: set[frozenset[str]] = set()

    def labels(self, by: str | None, where: Mapping[str, str | None]) -> list[Label | None] | None:
        """For each company the group of an answer that it belongs to; None for one that it leaves out.

        Args:
            by: the field that is grouped by; None takes all that meet the conditions as one.
            where: conditions, on other fields.

        Returns:
            None where nothing may be said.
        """
        condition = tuple((name, where[name]) for name in self.fields if name in where)
        self._find_out(frozenset(where if by is None else {*where, by}))
        cells = self._known(condition)
        if cells is None:
            return None
        if by is None:
            return self._labelled({Label(None, False): cells})
        parts = self._parts.get((condition, by))
        if parts is None or not parts.shown:
            return None
        groups = {Label(value, False): part for value, part in parts.shown.items()}
        return self._labelled(groups | {Label(None, True): parts.other})

    def _labelled(self, groups: Mapping[Label, frozenset[int]]) -> list[Label | None]:
        of_cell = {cell: label for label, cells in groups.items() for cell in cells}
        return [of_cell.get(cell) for cell in self._cell_of]

    def _find_out(self, names: frozenset[str]) -> None:
        """Find out what is said of some fields together, and everything that stands before it."""
        while names and names not in self._done and (step := next(self._order, None)):
            self._done.add(step)

    def _in_order(self) -> Iterator[frozenset[str]]:
        """Find out one thing after the other; gives the fields of which everything is found out."""
        if not self._is_any:
            return
        for name in self.fields:
            self._parts[(), name] = self._divided(self._all, name)
            yield frozenset([name])
        for size in range(2, FIELDS + 1):
            for names in combinations(self.fields, size):
                for by in reversed(names):
                    for condition in list(self._conditions([name for name in names if name != by])):
                        cells = self._known(condition)
                        if cells is not None:
                            self._parts[condition, by] = self._divided(cells, by)
                yield frozenset(names)

    def _conditions(self, names: Sequence[str]) -> Iterator[Condition]:
        """All values of some fields together that there are, by name."""
        places = [self.fields.index(name) for name in names]
        found = dict.fromkeys(tuple(cell[place] for place in places) for cell in self._cells)
        for values in found:
            yield tuple(zip(names, values, strict=True))

    def _known(self, condition: Condition) -> frozenset[int] | None:
        """The cells that meet conditions, if something may be said of them as far as it is found out."""
        if not condition:
            return self._all if self._is_any else None
        for number, (name, value) in enumerate(condition):
            parts = self._parts.get((condition[:number] + condition[number + 1 :], name))
            if parts is not None and value in parts.shown:
                return parts.shown[value]
        return None

    def _divided(self, cells: frozenset[int], by: str) -> _Parts:
        """The parts of a set that was taken: those that may be taken as well, the largest first."""
        place = self.fields.index(by)
        found: dict[str | None, set[int]] = {}
        for cell in sorted(cells):
            found.setdefault(self._cells[cell][place], set()).add(cell)
        parts = {value: frozenset(of_value) for value, of_value in found.items()}
        sums, shown, marks = self._sums, dict[str | None, frozenset[int]](), []
        for value in sorted(parts, key=lambda one: (-sums.size(parts[one]), one is not None, one or "")):
            mark = sums.mark()
            if sums.take(parts[value]):
                shown[value] = parts[value]
                marks.append(mark)
        hidden = [part for value, part in parts.items() if value not in shown]
        while shown and self._is_full(hidden):
            sums.back_to(marks.pop())
            hidden.append(shown.popitem()[1])
            sums.bar(hidden[-1])
        return _Parts(shown, frozenset[int]().union(*hidden))

    def _is_full(self, hidden: Sequence[frozenset[int]]) -> bool:
        """Whether the number of all gives that of each, as none may be larger."""
        most = self.least - 1
        return bool(hidden) and sum(map(self._sums.size, hidden)) == most * len(hidden)


class Label(NamedTuple):
    """The name of a group in an answer."""

    value: str | None
    is_other: bool


# From lines to figures


def grouping_fields(lines: Iterable[Line], first: Sequence[str] = FIRST) -> tuple[str, ...]:
    """The fields of profiles by which companies are grouped, three at most: those with one value of a few.

    Args:
        lines: all of them, whatever is asked.
        first: those that are shown rather than others, in their order.
    """
    found: dict[str, bool] = {}
    for line in lines:
        for name, value in line.amount.profile.items():
            found[name] = found.get(name, True) and isinstance(value, bool | str)
    rest = sorted(name for name, fits in found.items() if fits and name not in first)
    return (*(name for name in dict.fromkeys(first) if found.get(name)), *rest)[:FIELDS]


def asked_of(
    by: str | None, where: Iterable[Where], fields: Sequence[str], place: str
) -> dict[str, str | None]:
    """The conditions of a question about groups.

    Args:
        by: the field that is grouped by.
        where: the conditions.
        fields: those that companies are grouped by.
        place: the command that was given them.

    Raises:
        ReadinessError: `groups_field`, `groups_nothing`, `groups_twice`.
    """
    found: dict[str, str | None] = {}
    for name in [*([] if by is None else [by]), *(one.field for one in where)]:
        if not fields:
            raise ReadinessError("groups_nothing", Place(place), field=name)
        if name not in fields:
            raise ReadinessError("groups_field", Place(place), field=name, fields=", ".join(fields))
        if name in found:
            raise ReadinessError("groups_twice", Place(place), field=name)
        found[name] = None
    return {one.field: one.value or None for one in where}


def lattice_of(lines: Sequence[Line], fields: Sequence[str], least: int = LEAST) -> Lattice:
    """What may be said of companies.

    Args:
        lines: one of each company, all that are compared.
        fields: as `grouping_fields` gives them.
        least: as for `Lattice`.
    """
    return Lattice({name: [_value(line, name) for line in lines] for name in fields}, least)


def grouped(
    lines: Sequence[Line], lattice: Lattice, by: str | None, where: Mapping[str, str | None], engine: Engine
) -> list[Group]:
    """The figures of groups, the largest first, the unknown and the other ones last.

    Args:
        lines: those that the lattice was made of, in the same order.
        lattice: what may be said of them.
        by: the field that is grouped by; None takes all that meet the conditions as one.
        where: conditions on other fields.
        engine: computes.

    Raises:
        ReadinessError: the engine refuses.
    """
    labels = lattice.labels(by, where)
    if labels is None:
        return [Group(None, is_other=by is not None)]
    kept = [(line, label) for line, label in zip(lines, labels, strict=True) if label is not None]
    of_group = Counter(label for _, label in kept)
    ordered = sorted(
        of_group, key=lambda one: (one.is_other, one.value is None, -of_group[one], one.value or "")
    )
    numbers = {label: str(number) for number, label in enumerate(ordered)}
    columns = table([line for line, _ in kept], ())
    asked = Table({_GROUP: [numbers[label] for _, label in kept]}, columns.measures)
    found = engine.distributions(asked, _GROUP)
    written = _spellings([line for line, _ in kept], by)
    return [
        _group(label, of_group[label], found[numbers[label]], written.get(label.value)) for label in ordered
    ]


def _group(label: Label, companies: int, found: Mapping[str, Distribution], written: str | None) -> Group:
    # What some of the companies lack is left out: it would be of another set of companies, maybe of a few.
    figures = {name: _quartiles(spread) for name, spread in found.items() if spread.size == companies}
    overall = figures.pop(OVERALL)
    return Group(written, label.is_other, companies, overall, figures)


def _quartiles(spread: Distribution) -> Quartiles:
    # Half of fewer than four companies is one of them.
    few = spread.size < 4
    return Quartiles(None if few else spread.q1.mean, spread.median.mean, None if few else spread.q3.mean)


def _value(line: Line, name: str) -> str | None:
    found = values_of(line, name)
    return folded(found[0]) or None if found else None


def _spellings(lines: Iterable[Line], by: str | None) -> dict[str | None, str]:
    """How each value of a field is written most often."""
    if by is None:
        return {}
    counted = Counter(found[0] for line in lines if (found := values_of(line, by)))
    best: dict[str | None, str] = {}
    for text in sorted(counted, key=lambda one: (-counted[one], one)):
        best.setdefault(folded(text), " ".join(text.split()))
    return best
