"""Target 3: the exact plan of hard questionnaires, beside HiGHS, which finds the effort alone and no ties.

Each solver works in a process of its own, started as `python -m tests.bench.plan SOLVER KIND SIZE VERDICT`;
it tells the processor time of the search alone, and its memory at the most.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date
from os import getpid
from subprocess import TimeoutExpired, run
from typing import NamedTuple

from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.optimum import Solution, cheapest_way
from tests.hard_plans import KINDS, Kind, hard_plan

from .measuring import ROOT, Figure, in_turn, memory_of
from .table import Bound, Row

TARGETS = (3,)
TODAY = date(2026, 11, 22)
SIZES = (31, 100, 200)
RUNS, LONG_RUNS = 10, 3
LONG = 1.0
"""Seconds of one search beyond which it is measured fewer times."""
LONGEST = 30
"""Seconds by the clock after which a search is stopped."""
TIMES = Bound("times", 3)
MEMORY = Bound("most", 150)


class Solved(NamedTuple):
    """What one search took, in a process of its own."""

    cpu: float
    wall: float
    memory: float
    effort: float
    """NaN where it was refused or stopped."""

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return self.effort == self.effort


STOPPED = Solved(LONGEST, LONGEST, 0, float("nan"))
"""A search that was stopped: what it took until then."""


def rows(target: int) -> Iterator[Row]:
    """A row for each kind of questionnaire, size and verdict; at the end the memory of them all."""
    most = 0.0
    for size in SIZES:
        for verdict in ("conditional", "go"):
            for kind in KINDS:
                row, memory = _row(target, kind, size, verdict)
                most = max(most, memory)
                yield row
    yield Row(target, "exact plans: memory at the most", "MiB", Figure(most, most, most), MEMORY)


def _row(target: int, kind: Kind, size: int, verdict: str) -> tuple[Row, float]:
    what = f"exact plan, {size} criteria, {kind}, to {verdict}"
    works = {name: lambda n=name: _solved(n, kind, size, verdict) for name in ("own", "highs")}
    first = in_turn(works, 1)
    own, beside = first["own"][0], first["highs"][0]
    if own.answered and beside.answered and abs(own.effort - beside.effort) > 1e-6:
        raise AssertionError(f"{what}: {own.effort} days, and HiGHS {beside.effort}")
    if not (own.answered and beside.answered):
        ours, peer = (Figure.of([each.cpu], 1000) if each.answered else None for each in (own, beside))
        told = [] if own.answered else [_unanswered(own)]
        remark = ", ".join([*told, *([] if beside.answered else [f"HiGHS {_unanswered(beside)}"])])
        return Row(target, what, "ms", ours, TIMES, "HiGHS", peer, remark=remark), own.memory
    runs = RUNS if own.cpu < LONG else LONG_RUNS
    taken = in_turn(works, runs)
    figures = [Figure.of((each.cpu for each in taken[name]), 1000) for name in works]
    walls = [Figure.of((each.wall for each in taken[name]), 1000) for name in works]
    return Row(
        target, what, "ms", figures[0], TIMES, "HiGHS", figures[1], (walls[0], walls[1]),
        remark="" if runs == RUNS else f"median of {runs}",
    ), max(each.memory for each in taken["own"])  # fmt: skip


def _unanswered(solved: Solved) -> str:
    return f"stopped after {LONGEST} s" if solved is STOPPED else f"refused after {solved.cpu:.0f} s"


def _solved(solver: str, kind: Kind, size: int, verdict: str) -> Solved:
    command = [sys.executable, "-m", "tests.bench.plan", solver, kind, str(size), verdict]
    try:
        done = run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=LONGEST)
    except TimeoutExpired:
        return STOPPED
    return Solved(*map(float, done.stdout.splitlines()[-1].split()))


def solve(solver: str, kind: Kind, size: int, verdict: str, seed: int = 1) -> Solved:
    """Search in this process."""
    evaluation = evaluate(*hard_plan(seed, kind, size), TODAY)
    wanted = next(v for v in evaluation.questionnaire.verdicts if v.id == verdict)
    effort = float("nan")
    if solver == "highs":
        # Before the clock is started, and only where it is wanted: it takes memory of its own.
        from tests.milp import least_effort
    cpu, wall = time.process_time(), time.perf_counter()
    if solver == "highs":
        effort = least_effort(evaluation, wanted)
    else:
        try:
            found = cheapest_way(evaluation, wanted)
            assert isinstance(found, Solution)
            effort = float(found.effort_days)
        except ReadinessError as error:
            assert error.fault.code == "plan_too_large"
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return Solved(cpu, wall, memory_of(getpid(), "VmHWM"), effort)


if __name__ == "__main__":
    solver, kind, size, verdict = sys.argv[1:]
    print(*solve(solver, kind, int(size), verdict))  # type: ignore[arg-type]
