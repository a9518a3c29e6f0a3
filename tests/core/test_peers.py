"""Companies like one: enough others, the figures that everybody is given, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cm_readiness.core.distribution import PythonEngine
from cm_readiness.core.groups import grouped, grouping_fields, lattice_of
from cm_readiness.core.peers import peers_of
from cm_readiness.core.portfolio import Line, comparable
from tests.core.portfolios import amount, line


def firm(sectors: Sequence[str], sizes: Sequence[str] | None = None) -> list[Line]:
    """A company of each sector, with scores that all differ."""
    return [
        line(
            f"c{number}",
            amount(
                (40 + number) * 1_000_000,
                profile={"sector": sector, "size": sizes[number] if sizes else "small"},
                dimensions={"purpose": (30 + number) * 1_000_000},
            ),
        )
        for number, sector in enumerate(sectors)
    ]


def test_the_nearest_group_with_enough_others_is_taken() -> None:
    """The sector first; where it has too few, the size; else all."""
    lines = firm(["bakery"] * 7 + ["joinery"] * 6, ["small"] * 13)
    assert [peers_of(lines, f"c{n}", "one").by for n in (0, 12)] == ["sector", "sector"]  # type: ignore[union-attr]
    apart = firm([f"sector {n}" for n in range(12)], ["solo"] * 6 + ["small"] * 6)
    assert peers_of(apart, "c0", "one").by == "size"  # type: ignore[union-attr]
    mixed = firm([f"sector {n}" for n in range(8)], [f"size {n}" for n in range(8)])
    assert peers_of(mixed, "c0", "one").by is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("number", "least", "said"), [(5, 5, False), (6, 5, True), (6, 6, False), (4, 3, True)]
)
def test_enough_others_are_there_besides_the_company(number: int, least: int, said: bool) -> None:
    """It knows its own score: of five with itself, the figures would be those of four."""
    assert (peers_of(firm(["bakery"] * number), "c0", "one", least=least) is not None) == said


def test_everybody_is_told_the_same_of_a_group() -> None:
    """Nothing follows from two reports, or from a report and the benchmark, that does not stand in one."""
    lines = firm(["bakery"] * 7 + ["joinery"] * 6)
    told = [peers_of(lines, f"c{n}", "one") for n in range(7)]
    assert all(one == told[0] for one in told)
    compared = comparable(lines).lines
    lattice = lattice_of(compared, grouping_fields(lines))
    (group,) = grouped(compared, lattice, None, {"sector": "bakery"}, PythonEngine())
    assert told[0] is not None
    assert told[0].group.overall == group.overall
    assert told[0].group.companies == group.companies == 7


def test_a_group_that_the_benchmark_hides_is_no_peers_group() -> None:
    """Six bakeries of eight companies would give the other two away: all eight are taken."""
    lines = firm(["bakery"] * 6 + ["joinery"] * 2)
    found = peers_of(lines, "c0", "one")
    assert found is not None
    assert (found.by, found.group.companies) == ("size", 8)


def test_only_what_was_asked_alike_is_compared() -> None:
    """Other questions, another depth or rule, no score, or an assessment from elsewhere: nothing is said."""
    lines = firm(["bakery"] * 7)
    other = line("other", amount(50_000_000, profile={"sector": "bakery"}, family="two"))
    unrated = line("unrated", amount(None, profile={"sector": "bakery"}))
    everybody = [*lines, other, unrated]
    assert peers_of(everybody, "c0", "one").group.companies == 7  # type: ignore[union-attr]
    assert peers_of(everybody, "other", "two") is None
    assert peers_of(everybody, "unrated", "one") is None
    assert peers_of(everybody, "from elsewhere", "one") is None


def test_one_who_has_not_said_it_is_compared_with_all() -> None:
    """Neither with those who have not said it either."""
    lines = firm(["bakery"] * 7)
    silent = line("silent", amount(50_000_000, profile={"size": "small"}))
    found = peers_of([*lines, silent], "silent", "one")
    assert found is not None
    assert found.by == "size"
