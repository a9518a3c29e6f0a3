"""What a database is given to compute with, and when its answer is believed."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from operator import is_not
from typing import cast

from ..core.distribution import Distribution, Middle, Table, distribution
from ..core.errors import ReadinessError
from ..core.text import visible

AnswerRow = Sequence[object]
"""Group, measure, size, then the lower and the higher of the middle values of q1, median and q3."""

_LONGEST = 300
"""Characters of what a database says."""
_LEAST, _MOST = -(2**63), 2**63 - 1
NOTHING = r"\N"
"""How a server is told that there is no value."""
PROBES: Sequence[Sequence[int | None]] = (
    (7,),
    (9, 4),
    (5, None, 1, None, 3),
    (4, -1, 2, -3),
    (2, 1, 2, 1, 2),
    (0, 0, 0, 0, 0, 0),
    (6, 6, 1, 1, None, 3, 3),
    (10, 9, 8, 7, 6, 5, 4, 3, 2, 1),
    (2**53 + 1, 2**53, 2**53 + 3, -(2**53) - 1, 2**53 + 2),
    (_MOST, _LEAST, _MOST - 1, _LEAST + 1),
    (None, None),
)
"""Values that are asked about beside the companies': in Python it is known what comes out."""


@dataclass(frozen=True)
class Figures:
    """A table as a database is given it: numbers alone.

    No name of a group leaves the program, so that it does not matter what a database takes for the same text:
    upper and lower case, blanks at the end, no text at all.
    """

    groups: Sequence[str | None]
    """The value of the field that each number of a group, from 0 on, stands for."""
    numbers: Sequence[int]
    """The number of the group of each assessment."""
    measures: Sequence[str]
    """By their numbers, from 0 on."""
    columns: Sequence[Sequence[int | None]]
    """The values of each measure, in the order of the assessments."""


def figures_of(table: Table, by: str | None) -> Figures:
    """A table as numbers alone.

    Args:
        table: the assessments.
        by: the field that they are grouped by; None takes them all as one group, None.
    """
    values: Sequence[str | None] = table.fields[by] if by is not None else [None] * len(table)
    known = {value: number for number, value in enumerate(dict.fromkeys(values))}
    numbers = [known[value] for value in values]
    return Figures(tuple(known), numbers, tuple(table.measures), tuple(table.measures.values()))


def probe_rows() -> Iterator[tuple[int, int, int | None]]:
    """The group, the measure and the value of each probe; their groups are below zero."""
    for number, values in enumerate(PROBES, 1):
        yield from ((-number, 0, value) for value in values)


def known_values(figures: Figures) -> Iterator[tuple[array[int], array[int]]]:
    """Of each measure the numbers of the groups, and the values that they have; what is missing is left out.

    Args:
        figures: what is asked about.

    Raises:
        OverflowError: for a number of more than 64 bits.
    """
    everybody = array("i", figures.numbers)
    for column in figures.columns:
        if len(column) != len(everybody):
            raise ValueError("a column is longer than the others")
        if None not in column:
            yield everybody, array("q", cast("Sequence[int]", column))
        else:
            known = list(map(is_not, column, repeat(None)))
            values = cast("list[int]", list(compress(column, known)))
            yield array("i", list(compress(figures.numbers, known))), array("q", values)


def lines(figures: Figures) -> Iterator[str]:
    """All that a server is sent, probes first: group, measure and value, a tab between them.

    Args:
        figures: what is asked about.

    Yields:
        The lines of one measure, each with its end.

    Raises:
        OverflowError: for a number of more than 64 bits.
    """
    yield "".join(f"{g}\t{m}\t{NOTHING if v is None else v}\n" for g, m, v in probe_rows())
    for measure, (groups, values) in enumerate(known_values(figures)):
        yield "".join(f"{g}\t{measure}\t{v}\n" for g, v in zip(groups, values, strict=True))


def believed(
    rows: Iterable[AnswerRow], figures: Figures, engine: str, query: str
) -> Mapping[str | None, Mapping[str, Distribution]]:
    """The answer of a database, if nothing in it is wrong.

    The probes have to come out as they do in Python, the values of each measure have to be as many as were
    given, and quartiles have to be in order.

    Args:
        rows: the answer.
        figures: what was asked about.
        engine: the name of the database, for the refusal.
        query: what was asked, for the refusal.

    Raises:
        ReadinessError: `engine_refuses`.
    """
    try:
        answered = [_read(row) for row in rows]
        found = dict(answered)
        if len(found) != len(answered):
            raise ValueError("a group comes twice")
        for number, values in enumerate(PROBES, 1):
            if found.pop((-number, 0), None) != distribution(v for v in values if v is not None):
                raise ValueError(f"probe {number}")
        _count(found, figures)
        answer: dict[str | None, dict[str, Distribution]] = {group: {} for group in figures.groups}
        for group, measure in sorted(found):
            answer[figures.groups[group]][figures.measures[measure]] = found[group, measure]
    except (ValueError, TypeError, IndexError) as error:
        raise ReadinessError("engine_refuses", engine=engine, query=query) from error
    return answer


def query_of(by: str | None) -> str:
    """What was asked, as it is typed.

    Args:
        by: the field that the assessments are grouped by; None for none.
    """
    return "portfolio benchmark" if by is None else f"portfolio benchmark --by {by}"


def reason_of(error: Exception) -> str:
    """What a database or its driver says is wrong, in one line.

    Args:
        error: that it raised.
    """
    said = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
    return visible(" ".join(said.split()))[:_LONGEST].rstrip(".")


def _read(row: AnswerRow) -> tuple[tuple[int, int], Distribution]:
    group, measure, size, *middles = (int(str(value)) for value in row)
    if not middles == sorted(middles) or len(middles) != 6:
        raise ValueError("the quartiles are not in order")
    half = size // 2 or 1
    q1, median, q3 = (
        _middle(low, high, of)
        for low, high, of in zip(middles[::2], middles[1::2], (half, size, half), strict=True)
    )
    return (group, measure), Distribution(size, q1, median, q3)


def _middle(low: int, high: int, of: int) -> Middle:
    if of % 2 == 0:
        return Middle(low + high, 2)
    if low != high:
        raise ValueError("two values in the middle of an odd number")
    return Middle(low, 1)


def _count(found: Mapping[tuple[int, int], Distribution], figures: Figures) -> None:
    counted = [0] * len(figures.measures)
    for (group, measure), spread in found.items():
        if group < 0 or measure < 0:
            raise ValueError("a group that nobody asked for")
        counted[measure] += spread.size
    for column, count in zip(figures.columns, counted, strict=True):
        if len(column) - column.count(None) != count:
            raise ValueError("the values are not as many as were given")
