"""An answer is believed when its probes, its counts and the order of its numbers are right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cm_readiness.core.distribution import PythonEngine, Table
from cm_readiness.core.errors import ReadinessError
from cm_readiness.engines.figures import PROBES, AnswerRow, believed, figures_of

TABLE = Table(
    {"sector": ["care", None, "care", "care", "care"]}, {"overall": [10, 20, 30, 50, 60], "late": [1] * 5}
)
FIGURES = figures_of(TABLE, "sector")


def answer() -> list[list[object]]:
    """What a database answers that is right."""
    probes = {-number: [v for v in values if v is not None] for number, values in enumerate(PROBES, 1)}
    rows = [row(number, 0, values) for number, values in probes.items() if values]
    return [*rows, row(0, 0, [10, 30, 50, 60]), row(0, 1, [1] * 4), row(1, 0, [20]), row(1, 1, [1])]


def row(group: int, measure: int, values: list[int]) -> list[object]:
    """One line, from sorted halves."""
    ordered = sorted(values)
    half = len(ordered) // 2 or 1
    parts = (ordered[:half], ordered, ordered[-half:])
    middles = [part[place] for part in parts for place in ((len(part) - 1) // 2, len(part) // 2)]
    return [group, measure, len(ordered), *middles]


def test_a_right_answer_is_believed() -> None:
    """As whole numbers, or as the text of a server."""
    wanted = PythonEngine().distributions(TABLE, "sector")
    assert believed(answer(), FIGURES, "a", "b") == wanted
    assert believed([[str(value) for value in line] for line in answer()], FIGURES, "a", "b") == wanted


def changed(place: int, column: int, to: object) -> Callable[[list[list[object]]], None]:
    """A change to one number of an answer."""

    def change(rows: list[list[object]]) -> None:
        rows[place][column] = to

    return change


WRONG: list[Callable[[list[list[object]]], object]] = [
    lambda rows: rows.pop(0),
    lambda rows: rows.pop(),
    lambda rows: rows.append(rows[-1]),
    lambda rows: rows.append([0, 2, 1, 1, 1, 1, 1, 1, 1]),
    lambda rows: rows.append([2, 0, 1, 1, 1, 1, 1, 1, 1]),
    lambda rows: rows.append([-99, 0, 1, 1, 1, 1, 1, 1, 1]),
    lambda rows: rows[-1].append(1),
    lambda rows: rows[-1].pop(),
    lambda rows: rows.clear(),
    changed(-4, 2, 3),
    changed(-4, 3, 31),
    changed(-1, 3, 0),
    changed(-1, 3, None),
    changed(-1, 3, "1.0"),
    changed(-1, 3, 1.0),
    changed(1, 5, 5),
    changed(0, 2, 2),
]


@pytest.mark.parametrize("change", WRONG, ids=[str(number) for number in range(len(WRONG))])
def test_a_wrong_answer_is_refused(change: Callable[[list[list[object]]], object]) -> None:
    """Lines too few or too many, a wrong size, numbers that are out of order or no whole numbers."""
    rows = answer()
    change(rows)
    with pytest.raises(ReadinessError) as caught:
        believed(rows, FIGURES, "clickhouse", "portfolio benchmark --by sector")
    assert caught.value.fault.code == "engine_refuses"
    assert caught.value.fault.values == {"engine": "clickhouse", "query": "portfolio benchmark --by sector"}


def test_each_probe_counts() -> None:
    """A database that gets one of them wrong is not believed."""
    for place, wrong in enumerate(answer()[: len(PROBES) - 1]):
        rows: list[AnswerRow] = list(answer())
        rows[place] = [*wrong[:3], *(int(str(value)) + 1 for value in wrong[3:])]
        with pytest.raises(ReadinessError):
            believed(rows, FIGURES, "a", "b")
