"""Measures the core beside its peers, in processor time: medians of ten with their spread, all in turn.

`evaluate` beside version 1.0.0, saving with a hundred milestones beside saving with none, and the exact plan
beside HiGHS, which finds the effort alone and breaks no ties.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from cm_readiness.core.assessment import Assessment, Milestone, MilestoneScore, with_answer
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.optimum import cheapest_way
from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.writing import open_for_writing
from tests.hard_plans import KINDS, hard_plan

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = Path("questionnaires", "community_manager", "examples", "maison_calla.en.toml")
VERSION_1 = "6fe1181"
RUNS = 10
TODAY = date(2026, 11, 22)

EVALUATING = """
import sys, time
from datetime import date
from pathlib import Path
sys.path.insert(0, ".")
from cm_readiness.core.evaluation import evaluate
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
example = Path(sys.argv[1])
questionnaire, assessment = read_questionnaire(example.parent.parent), read_assessment(example)
for turn in range(220):
    if turn == 20:
        start = time.process_time()
    evaluate(questionnaire, assessment, date(2026, 11, 22))
print((time.process_time() - start) / 200)
"""
"""Seconds that one evaluation takes, by whichever version lies in the working folder."""


def in_turn(works: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """The seconds of each work, run one after the other so that a busy moment falls on all of them."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            taken[name].append(work())
    return taken


def told(name: str, taken: list[float], beside: list[float] | None = None) -> str:
    """A median in milliseconds with its spread, and how many times that of its peer it is."""
    median = statistics.median(taken)
    line = f"{name:34} {median * 1000:9.2f} ms  ({min(taken) * 1000:.2f} to {max(taken) * 1000:.2f})"
    return line if beside is None else f"{line}  ratio {median / statistics.median(beside):.2f}"


def processor(work: Callable[[], object]) -> float:
    """The processor time that a work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


@contextmanager
def version_1() -> Iterator[Path | None]:
    """Version 1.0.0 checked out aside; None where the repository does not reach that far back."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "version_1"
        git = ["git", "-C", str(ROOT), "worktree"]
        added = subprocess.run([*git, "add", "--detach", str(place), VERSION_1], capture_output=True)
        try:
            yield place if added.returncode == 0 else None
        finally:
            subprocess.run([*git, "remove", "--force", str(place)], capture_output=True)


def evaluating() -> None:
    """One evaluation of the larger example, by this version and by 1.0.0, each of its own files."""

    def seconds(root: Path) -> float:
        command = [sys.executable, "-c", EVALUATING, str(EXAMPLE)]
        return float(subprocess.run(command, cwd=root, capture_output=True, check=True).stdout)

    with version_1() as before:
        works = {"evaluate": lambda: seconds(ROOT)}
        if before is not None:
            works["evaluate, version 1.0.0"] = lambda: seconds(before)
        taken = in_turn(works)
    own, *others = taken.values()
    for name, times in taken.items():
        print(told(name, times, others[0] if others and times is own else None))


def milestone(number: int, assessment: Assessment) -> Milestone:
    """One of many, as large as the example's would be."""
    score = MilestoneScore(score=number, low=0, high=100)
    return Milestone(
        name=f"Meeting {number}",
        at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number),
        overall=score,
        dimensions=dict.fromkeys("abcde", score),
        levels=dict.fromkeys(assessment.answers, number % 5),
    )


def saving() -> None:
    """Saving one more answer, with a hundred milestones on file and with none."""
    whole = read_assessment(ROOT / EXAMPLE)
    many = whole.model_copy(update={"milestones": tuple(milestone(n, whole) for n in range(100))})
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{len(name)}.toml" for name in ("save", "save with 100 milestones")}
        for path, assessment in zip(paths.values(), (whole, many), strict=True):
            write_assessment(path, assessment)
        none, hundred = (open_for_writing(path) for path in paths.values())
        with none, hundred:

            def saved(opened: object, assessment: Assessment) -> float:
                level = time.monotonic_ns() % 5
                changed = with_answer(assessment, "purpose.business_goals", level, datetime.now(UTC))
                return processor(lambda: opened.write(changed))  # type: ignore[attr-defined]

            works = dict(zip(paths, (lambda: saved(none, whole), lambda: saved(hundred, many)), strict=True))
            in_turn(works)
            taken = in_turn(works)
    print(told("save", taken["save"]))
    print(told("save with 100 milestones", taken["save with 100 milestones"], taken["save"]))


def planning() -> None:
    """The cheapest way to the best verdict on hard questionnaires, beside HiGHS; at the end, memory."""
    from tests.milp import least_effort

    for size in (31, 100, 200):
        for kind in KINDS:
            evaluation = evaluate(*hard_plan(1, kind, size), TODAY)
            best = evaluation.questionnaire.verdicts[-1]
            name = f"plan, {size} criteria, {kind}"
            try:
                works = {
                    name: lambda: processor(lambda: cheapest_way(evaluation, best)),  # noqa: B023
                    "HiGHS": lambda: processor(lambda: least_effort(evaluation, best)),  # noqa: B023
                }
                taken = in_turn(works)
            except ReadinessError as error:
                print(f"{name:34} {error.fault.code}")
                continue
            print(told(name, taken[name], taken["HiGHS"]))
    print(f"most memory, HiGHS's own included  {getrusage(RUSAGE_SELF).ru_maxrss / 1024:9.0f} MiB")


if __name__ == "__main__":
    evaluating()
    saving()
    planning()
