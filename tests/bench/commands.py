"""Targets 9, 10 and 12: whole commands, what questionnaires of one's own cost them, and `evaluate`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .measuring import EXAMPLE, ROOT, RUNS, SHIPPED, Figure, in_turn, runs_in_turn
from .peers import IMPORT_TEXTUAL, PLACE, PROGRAM, version_1
from .table import Bound, Row

TARGETS = (9, 10, 12)
OWN = 15
"""Questionnaires of one's own in the folder."""
LONG_AGO = 1_700_000_000
"""Seconds: what was changed just now is read again until it has settled."""
COMMANDS = {
    "score": (["score", str(EXAMPLE)], 0.7),
    "plan": (["plan", str(EXAMPLE)], 0.7),
    "list": (["list", "--folder", str(EXAMPLE.parent)], 0.7),
    "check": (["check", str(EXAMPLE)], 0.7),
    "--help": (["--help"], 0.35),
    "report to Markdown": (["report", str(EXAMPLE)], 0.9),
}
"""What is typed, and how many times the import it may take."""
PEERS = {
    "import textual.app": "`python -c 'import textual.app'`, a whole process",
    "itself with none": "the same command in a folder without questionnaires of one's own",
}

EVALUATING = """
import sys, time
from datetime import date
from pathlib import Path
from cm_readiness.core.evaluation import evaluate
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
example = Path(sys.argv[1])
questionnaire, whole = read_questionnaire(example.parent.parent), read_assessment(example)
READ = ("overall", "dimensions", "judgement", "standings", "progress", "evidence_share", "gaps", "find_out",
        "contradictions", "broken_requirements", "orphaned", "unanswered", "stale", "inactive")
# As somebody answers: each time one answer is another one, and everything that score --json reads is read.
given = []
for name, answer in whole.answers.items():
    for level in range(5):
        new = answer.model_copy(update={"level": level, "unknown": False, "not_applicable": None})
        given.append(whole.model_copy(update={"answers": {**whole.answers, name: new}}))
for turn in range(2):
    if turn == 1:
        start, wall = time.process_time(), time.perf_counter()
    for assessment in given:
        evaluation = evaluate(questionnaire, assessment, date(2026, 11, 22))
        for name in READ:
            getattr(evaluation, name)
print((time.process_time() - start) / len(given), (time.perf_counter() - wall) / len(given))
"""
"""Seconds that one evaluation takes, of the processor and by the clock, by whichever version is imported."""


def rows(target: int) -> Iterator[Row]:
    """The rows of one target."""
    yield from {9: _evaluating, 10: _whole, 12: _beside_others}[target]()


def _evaluating() -> Iterator[Row]:
    own = [sys.executable, "-c", EVALUATING, str(EXAMPLE)]
    before = version_1()
    works = {"ours": lambda: _printed(own, ROOT)}
    if before is not None:
        command = [*before, "-c", EVALUATING, str(PLACE / EXAMPLE.relative_to(ROOT))]
        works["before"] = lambda: _printed(command, PLACE)
    taken = in_turn(works)
    ours, beside = (
        [Figure.of((one[clock] for one in taken[name]), 1000) for clock in (0, 1)] if name in taken else None
        for name in ("ours", "before")
    )
    assert ours is not None
    old, wall = (beside[0], (ours[1], beside[1])) if beside else (None, None)
    yield Row(
        9, "evaluate, one answer changed each time", "ms", ours[0], Bound("times", 0.2), "version 1.0.0",
        old, wall, old,
    )  # fmt: skip


def _printed(command: list[str], folder: Path) -> tuple[float, float]:
    said = subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout
    cpu, wall = map(float, said.split())
    return cpu, wall


def _whole() -> Iterator[Row]:
    old = version_1()
    with tempfile.TemporaryDirectory() as place:
        for name, (words, bound) in COMMANDS.items():
            commands = {"peer": IMPORT_TEXTUAL, "ours": [*PROGRAM, *words]}
            if old is not None:
                theirs = [word.replace(str(ROOT), str(PLACE)) for word in words]
                commands["before"] = [*old, "-m", "cm_readiness", *theirs]
            taken = runs_in_turn(commands, _places(Path(place)))
            ours, peer, before = taken["ours"], taken["peer"], taken.get("before")
            yield Row(
                10, name, "ms", ours.cpu, Bound("times", bound), "import textual.app", peer.cpu,
                (ours.wall, peer.wall), before.cpu if before else None,
            )  # fmt: skip


def _beside_others() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as place:
        alone, among = (Path(place) / name for name in ("alone", "among"))
        for folder in (alone, among):
            folder.mkdir()
            shutil.copy(EXAMPLE, folder / "calla.toml")
        for number in range(OWN):
            copy = among / "questionnaires" / f"own_{number:02}"
            shutil.copytree(SHIPPED, copy, ignore=shutil.ignore_patterns("examples"))
            frame = copy / "questionnaire.toml"
            text = frame.read_text("utf-8").replace('id = "community_manager"', f'id = "{copy.name}"', 1)
            frame.write_text(text, "utf-8")
            os.utime(frame, (LONG_AGO, LONG_AGO))
        for name in ("score", "plan", "list", "check"):
            words = ["--folder"] if name == "list" else []
            taken = runs_in_turn(
                {
                    folder.name: [*PROGRAM, name, *words, str(folder if words else folder / "calla.toml")]
                    for folder in (alone, among)
                },
                _places(Path(place)),
                runs=RUNS,
            )
            ours, beside = taken["among"], taken["alone"]
            yield Row(
                12, f"{name} beside {OWN} questionnaires of one's own", "ms", ours.cpu, Bound("plus", 5),
                "itself with none", beside.cpu, (ours.wall, beside.wall),
            )  # fmt: skip


def _places(place: Path) -> dict[str, str]:
    """Folders of its own, so that nothing of whoever measures is read or changed."""
    return {f"CM_READINESS_{name}": str(place / name.lower()) for name in ("HOME", "CONFIG", "CACHE")}
