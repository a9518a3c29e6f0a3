"""Hard questionnaires of many seeds: how long each plan takes beside HiGHS, and which are refused.

Started by hand, as `python -m tests.bench.every_plan [SEEDS]`; the rows of the benchmark are in `plan.py`.
Each search has a process of its own. HiGHS finds the effort of a verdict alone; nobody is beside budgets.
"""

from __future__ import annotations

import sys
import time
from multiprocessing import get_context
from statistics import median

from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.optimum import best_use
from tests.hard_plans import KINDS, Kind, hard_plan

from .plan import TODAY, Solved, solve

SIZES = (31, 60, 100, 200)
VERDICTS = ("conditional", "go")
BUDGETS = (40, 150, 400)


def budget(seed: int, kind: Kind, size: int, days: int) -> float:
    """The processor seconds of the best use of a budget; NaN where it is refused."""
    evaluation = evaluate(*hard_plan(seed, kind, size), TODAY)
    cpu = time.process_time()
    try:
        best_use(evaluation, days)
    except ReadinessError as error:
        assert error.fault.code == "plan_too_large"
        return float("nan")
    return time.process_time() - cpu


def main(seeds: int) -> None:
    """Print a line for each kind, size and question."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as apart:
        for kind in KINDS:
            for size in SIZES:
                for verdict in VERDICTS:
                    tasks = [(kind, size, verdict, seed) for seed in range(1, seeds + 1)]
                    own = apart.starmap(solve, [("own", *task) for task in tasks], 1)
                    highs = apart.starmap(solve, [("highs", *task) for task in tasks], 1)
                    for mine, other in zip(own, highs, strict=True):
                        assert not abs(mine.effort - other.effort) > 1e-6, (kind, size, verdict)
                    _line(f"{kind} {size} {verdict}", [_seconds(each) for each in own], highs)
                for days in BUDGETS:
                    taken = apart.starmap(budget, [(s, kind, size, days) for s in range(1, seeds + 1)], 1)
                    _line(f"{kind} {size} {days} days", taken, [])


def _seconds(solved: Solved) -> float:
    return solved.cpu if solved.effort == solved.effort else float("nan")


def _line(what: str, taken: list[float], highs: list[Solved]) -> None:
    refused = [seed for seed, seconds in enumerate(taken, 1) if seconds != seconds]
    done = [seconds for seconds in taken if seconds == seconds] or [float("nan")]
    beside = f", HiGHS {median(each.cpu for each in highs):.2f} s" if highs else ""
    said = f", refused: {refused}" if refused else ""
    print(f"{what}: median {median(done):.2f} s, most {max(done):.2f} s{beside}{said}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
