"""Measures what a person waits for; run as `python -m tests.bench` on a quiet machine.

Whole processes are run in turn with their baseline, ten times each, and their medians compared.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from cm_readiness.core.assessment import with_answer, with_remarks
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.optimum import best_use, cheapest_way
from cm_readiness.core.planning import plan_roadmap
from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.writing import open_for_writing
from tests.bench import core
from tests.terminal import Terminal

from .tables import tables

ROOT = Path(__file__).parent.parent.parent
SHIPPED = ROOT / "questionnaires" / "community_manager"
EXAMPLE = SHIPPED / "examples" / "maison_calla.en.toml"
RUNS = 10


def medians(commands: Sequence[list[str]]) -> list[float]:
    """Median seconds of each command, run in turn so that a busy moment falls on all of them."""
    taken: list[list[float]] = [[] for _ in commands]
    for _ in range(RUNS):
        for command, times in zip(commands, taken, strict=True):
            start = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=os.environ)
            times.append(time.perf_counter() - start)
    return [statistics.median(times) for times in taken]


def processes() -> None:
    """Whole runs of commands against the import of textual.app."""
    program = [sys.executable, "-m", "cm_readiness"]
    bounds = {"--help": 0.7, "score": 1.6, "report": 1.6}
    commands = [[sys.executable, "-c", "import textual.app"], [*program, "--help"]]
    commands += [[*program, command, str(EXAMPLE)] for command in ("score", "report")]
    baseline, *taken = medians(commands)
    print(f"import textual.app  {baseline * 1000:6.0f} ms  (baseline)")
    for (name, bound), seconds in zip(bounds.items(), taken, strict=True):
        print(f"{name:18}  {seconds * 1000:6.0f} ms  ratio {seconds / baseline:.2f}, bound {bound}")


def formats() -> None:
    """Whole runs of `report` in each format against the import of textual.app."""
    bounds = {"md": "bound 1.6", "html": "", "pdf": "bound 2000 ms", "docx": "", "json": "", "csv": ""}
    with tempfile.TemporaryDirectory() as folder:
        report = [sys.executable, "-m", "cm_readiness", "report", str(EXAMPLE), "--force", "--output"]
        commands = [[sys.executable, "-c", "import textual.app"]]
        commands += [[*report, str(Path(folder) / f"report.{form}")] for form in bounds]
        baseline, *taken = medians(commands)
    print(f"import textual.app  {baseline * 1000:6.0f} ms  (baseline)")
    for (form, bound), seconds in zip(bounds.items(), taken, strict=True):
        said = ", ".join(filter(None, (f"ratio {seconds / baseline:.2f}", bound)))
        print(f"report as {form:8}  {seconds * 1000:6.0f} ms  {said}")


def rate(work: Callable[[], object], seconds: float = 2.0) -> float:
    """How often a second something is done."""
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        work()
        count += 1
    return count / (time.perf_counter() - start)


def evaluating() -> None:
    """Evaluations a second of the larger example."""
    questionnaire, assessment = read_questionnaire(SHIPPED), read_assessment(EXAMPLE)
    today = date(2026, 11, 22)
    times = rate(lambda: evaluate(questionnaire, assessment, today))
    print(f"evaluate            {times:6.0f} a second, bound 1000")


def planning() -> None:
    """The exact questions in their worst case: nothing answered, and every target 4."""
    questionnaire = read_questionnaire(SHIPPED)
    empty = read_assessment(EXAMPLE).model_copy(
        update={"answers": {}, "targets": {dimension.id: 4 for dimension in questionnaire.dimensions}}
    )
    evaluation = evaluate(questionnaire, empty, date(2026, 11, 22))
    for verdict in questionnaire.verdicts[1:]:
        start = time.perf_counter()
        cheapest_way(evaluation, verdict)
        print(f"cheapest {verdict.id:11}{(time.perf_counter() - start) * 1000:6.0f} ms, bound 1000")
    for days in (20, 200, 2000):
        start = time.perf_counter()
        best_use(evaluation, days)
        print(f"best use of {days:<6}  {(time.perf_counter() - start) * 1000:6.0f} ms, bound 1000")
    start = time.perf_counter()
    plan_roadmap(evaluation)
    plan_roadmap(evaluate(questionnaire, read_assessment(EXAMPLE), date(2026, 11, 22)))
    print(f"two roadmaps        {(time.perf_counter() - start) * 1000:6.0f} ms")


def saving() -> None:
    """Saving one answer of 31 with notes of 2 kB, flushed to disk."""
    questionnaire, assessment = read_questionnaire(SHIPPED), read_assessment(EXAMPLE)
    for criterion in questionnaire.criteria:
        assessment = with_remarks(assessment, criterion, note="à propos " * 222)
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "saved.toml"
        write_assessment(path, assessment)
        with open_for_writing(path) as opened:
            for turn in range(200):
                changed = with_answer(assessment, "purpose.business_goals", turn % 5, datetime.now(UTC))
                start = time.perf_counter()
                opened.write(changed)
                taken.append(time.perf_counter() - start)
    worst = statistics.quantiles(taken, n=20)[-1]
    print(f"save                {worst * 1000:6.1f} ms at the 95th percentile, bound 10")


def ratio(name: str, taken: list[float], baseline: list[float], bound: float) -> None:
    """Print medians in milliseconds beside each other."""
    own, bare = statistics.median(taken) * 1000, statistics.median(baseline) * 1000
    print(f"{name:18}  {own:6.1f} ms, bare list {bare:6.1f} ms  ratio {own / bare:.2f}, bound {bound}")


def screens() -> None:
    """First paint of the home screen, and key to paint on a question, against the least list program."""
    paints: dict[str, list[float]] = {"own": [], "bare": []}
    keys: dict[str, list[float]] = {"own": [], "bare": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = {"CM_READINESS_HOME": name, "CM_READINESS_CONFIG": name, "LC_ALL": "en_GB.UTF-8"}
        whole = read_assessment(EXAMPLE)
        for number in range(20):
            write_assessment(folder / f"company-{number}.toml", whole)
        programs = {"own": ("cm_readiness", "company-1"), "bare": ("tests.bench.bare_list", "item 1")}
        for _ in range(RUNS):
            for program, (module, text) in programs.items():
                start = time.perf_counter()
                with Terminal([], places, module=module) as terminal:
                    terminal.wait(text)
                    paints[program].append(time.perf_counter() - start)
        half = whole.model_copy(update={"answers": {}})
        write_assessment(folder / "half.toml", half)
        own = Terminal([str(folder / "half.toml")], places)
        bare = Terminal([], places, module="tests.bench.bare_list")
        with own, bare:
            own.wait("1.1")
            bare.wait("item 19")
            for turn in range(RUNS):
                for program, terminal in (("own", own), ("bare", bare)):
                    terminal.rest()
                    key = "\x1b[B" if program == "bare" else str(turn % 5)
                    keys[program].append(terminal.changed(key))
    ratio("first paint", paints["own"], paints["bare"], 1.5)
    ratio("key to paint", keys["own"], keys["bare"], 2)


if __name__ == "__main__":
    # As installed: nothing is compiled while it is measured.
    compileall.compile_dir(str(ROOT / "cm_readiness"), quiet=2)
    screens()
    processes()
    formats()
    evaluating()
    planning()
    saving()
    tables(SHIPPED, EXAMPLE)
    core.evaluating()
    core.saving()
    core.planning()
