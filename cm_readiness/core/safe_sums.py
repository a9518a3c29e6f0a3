"""Sets of companies of which figures may be given, so that no sum or difference of them tells of a few."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

PRIME = 2**127 - 1
"""Sums are reckoned modulo it: larger than any number that could vanish for another reason (below)."""
WORK, WORK_IN_ALL = 1_000_000, 20_000_000
"""Numbers that may be looked at for one set, and for all of them; what is not settled then is refused."""

_Row = dict[int, int]
"""A number for each cell, modulo `PRIME`; 0 where none stands."""


class SafeSums:
    """Sets that are given out, one after the other, as long as nothing small follows from all of them.

    The companies are in cells: those of one cell are alike in everything that they are grouped by, so that
    every set consists of whole cells. Whatever is added, subtracted and multiplied of what is known of sets
    (their counts; how many of their companies are below a value) gives a number for each cell: a sum of the
    sets, taken any number of times. A sum that is 0 but in cells of fewer than `least` companies tells of
    these alone. A set is taken only if no such sum exists among all that are taken. Both ways that people
    know follow from it: a total less the groups shown, and a question less another one that lies within it.

    Sums are kept as rows in echelon form, with a pivot in a cell of `least` or more companies wherever a row
    is not 0 in all of those. The rows that are, the thin ones, span every sum that could tell of a few, and
    they alone are searched, exactly. Modulo a prime nothing is taken for safe that is not, unless the prime
    divides a minor of the sets' matrix of noughts and ones: none of up to 62 rows is as large as the prime.

    Args:
        weights: how many companies there are in each cell, 1 or more.
        least: how many companies figures are given of.
    """

    def __init__(self, weights: Sequence[int], least: int) -> None:
        self._weights = weights
        self._least = least
        self._rows: list[tuple[int, _Row]] = []
        self._thin: list[_Row] = []
        self._taken: set[frozenset[int]] = set()
        self._barred: set[frozenset[int]] = set()
        self._work = WORK_IN_ALL

    def size(self, cells: Iterable[int]) -> int:
        """How many companies there are in some cells."""
        return sum(self._weights[cell] for cell in cells)

    def take(self, cells: frozenset[int]) -> bool:
        """Give a set out, if nothing small follows from it and from those taken before.

        Returns:
            Whether it is taken.
        """
        if cells in self._taken:
            return True
        if cells in self._barred or self.size(cells) < self._least:
            return False
        row = self._reduced(dict.fromkeys(cells, 1))
        if row:
            heavy = [cell for cell in row if self._weights[cell] >= self._least]
            if not heavy:
                if self.size(row) < self._least or not self._stays_safe(row):
                    return False
                self._thin.append(row)
            pivot = min(heavy or row)
            self._rows.append((pivot, _times(row, pow(row[pivot], -1, PRIME))))
        self._taken.add(cells)
        return True

    def bar(self, cells: frozenset[int]) -> None:
        """Never give a set out."""
        self._barred.add(cells)

    def mark(self) -> tuple[int, int, frozenset[frozenset[int]]]:
        """What is taken so far, to go back to."""
        return len(self._rows), len(self._thin), frozenset(self._taken)

    def back_to(self, mark: tuple[int, int, frozenset[frozenset[int]]]) -> None:
        """Take back what was taken since."""
        rows, thin, taken = mark
        del self._rows[rows:], self._thin[thin:]
        self._taken = set(taken)

    def _reduced(self, row: _Row) -> _Row:
        for pivot, other in self._rows:
            if pivot in row:
                row = _less(row, other, row[pivot])
        return row

    def _stays_safe(self, row: _Row) -> bool:
        may_take = min(WORK, self._work)
        search = _Search(self._weights, may_take)
        try:
            return not search.found([*self._thin, row], frozenset(), self._least - 1)
        except _TooMuchError:
            return False
        finally:
            # As the sets are always tried in the same order, it runs out at the same one.
            self._work -= may_take - max(search.left, 0)


class _TooMuchError(Exception):
    """The search takes more steps than it may."""


class _Search:
    """Looks for a sum of rows that is 0 but in a few companies."""

    def __init__(self, weights: Sequence[int], work: int) -> None:
        self._weights = weights
        self.left = work

    def found(self, rows: Sequence[_Row], free: frozenset[int], budget: int) -> bool:
        """Whether a sum, not 0 everywhere, is 0 outside of free cells and of some with few companies.

        Each sum that is not 0 everywhere is not 0 at the pivot of one of the rows: the first such pivot is
        made free, and what is left of the budget is spent on the rows from there on.

        Args:
            rows: independent of each other.
            free: cells that cost nothing.
            budget: how many companies the other cells may have in all.

        Raises:
            _TooMuchError: that is not found out.
        """
        self.left -= len(rows) * sum(map(len, rows)) // 2
        if self.left < 0:
            raise _TooMuchError
        # A row that has to be used for what costs too much is not used at all.
        rows = self._without(rows, lambda cell: cell not in free and self._weights[cell] > budget)
        pivots, rows = self._echelon(rows, free)
        if any(pivot is None for pivot in pivots):
            return True
        if not rows or budget < 1 or self._packed(rows, free, budget):
            return False
        return any(
            self.found(rows[number:], free | {pivot}, budget - self._weights[pivot])
            for number, pivot in enumerate(pivots)
            if pivot is not None
        )

    def _without(self, rows: Sequence[_Row], is_barred: Callable[[int], bool]) -> list[_Row]:
        """The rows of the sums that are 0 in all barred cells."""
        left, kept = list(rows), []
        while left:
            row = left.pop()
            barred = next((cell for cell in row if is_barred(cell)), None)
            if barred is None:
                kept.append(row)
            else:
                left = [_cleared(other, row, barred) for other in left]
                kept = [_cleared(other, row, barred) for other in kept]
        return kept

    def _echelon(self, rows: Sequence[_Row], free: frozenset[int]) -> tuple[list[int | None], list[_Row]]:
        """The rows, each 0 at the pivots of the others; no pivot is free, and None is that of a free row."""
        done: list[_Row] = []
        pivots: list[int | None] = []
        for row in rows:
            for pivot, other in zip(pivots, done, strict=True):
                if pivot is not None and pivot in row:
                    row = _cleared(row, other, pivot)
            mine = min((cell for cell in row if cell not in free), default=None)
            if mine is not None:
                done = [_cleared(other, row, mine) if mine in other else other for other in done]
            done.append(row)
            pivots.append(mine)
        return pivots, done

    def _packed(self, rows: Sequence[_Row], free: frozenset[int], budget: int) -> bool:
        """Whether the cells that cost hold more separate bases than the budget has companies.

        No sum is 0 in all cells of a basis, so that each of them costs a company at least.
        """
        cells = sorted({cell for row in rows for cell in row} - free, key=lambda one: -self._weights[one])
        bases: list[list[tuple[int, _Row]]] = [[] for _ in range(budget + 1)]
        for cell in cells:
            column = {number: row[cell] for number, row in enumerate(rows) if cell in row}
            copies = self._weights[cell]
            for basis in bases:
                if copies and len(basis) < len(rows):
                    copies -= _joins(basis, column)
        return all(len(basis) == len(rows) for basis in bases)


def _joins(basis: list[tuple[int, _Row]], column: _Row) -> bool:
    """Whether a column is independent of a basis; it is put into it then."""
    for pivot, other in basis:
        if pivot in column:
            column = _cleared(column, other, pivot)
    if column:
        basis.append((min(column), column))
    return bool(column)


def _times(row: Mapping[int, int], factor: int) -> _Row:
    return {cell: value * factor % PRIME for cell, value in row.items()}


def _less(row: _Row, other: _Row, times: int) -> _Row:
    """A row less a multiple of another one."""
    result = dict(row)
    for cell, value in other.items():
        rest = (result.get(cell, 0) - times * value) % PRIME
        if rest:
            result[cell] = rest
        else:
            result.pop(cell, None)
    return result


def _cleared(row: _Row, other: _Row, cell: int) -> _Row:
    """A row made 0 in a cell by means of another one that is not 0 there."""
    if cell not in row:
        return row
    return _less(row, other, row[cell] * pow(other[cell], -1, PRIME) % PRIME)
