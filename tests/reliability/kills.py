"""Kills a process that answers, at random moments, and looks for every answer that it had reported."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from cm_readiness.core.assessment import Assessment
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.opening import read_last_good
from cm_readiness.files.shipped import examples
from cm_readiness.files.writing import open_for_writing

from .answering import CRITERIA, criterion, level, newest, note, number

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Figures:
    """What came of a number of kills, one after the other on the same file."""

    kills: int = 0
    opened: int = 0
    """How often the file opened afterwards, and its last good copy too."""
    reported: int = 0
    """Answers that were reported as saved."""
    found: int = 0
    """Of these, how many stood in the file after the kill, or had been replaced by a later one."""
    ordered: int = 0
    """How often the file held exactly the answers up to one of them, in their order."""
    locks: int = 0
    """How often the lock of the killed process was taken over with a message."""
    midway: int = 0
    """Kills that hit in the middle of writing, and left something half-written aside."""
    left: int = 0
    """Files that were left beside the assessment at the end, besides its last good copy."""

    @property
    def is_good(self) -> bool:
        """Whether nothing at all was lost."""
        whole = self.kills == self.opened == self.ordered == self.locks
        return whole and self.reported == self.found > 0 and self.left == 0


def figures(folder: Path, kills: int, seed: int) -> Figures:
    """Kill so many times.

    Args:
        folder: an empty one to work in.
        kills: how often.
        seed: of the moments.
    """
    moments = random.Random(seed)  # noqa: S311 - nothing here is secret
    path = folder / "calla.toml"
    shutil.copy(examples()[0], path)
    total = Figures()
    for _ in range(kills):
        reports = _killed(path, moments.randint(1, 70), moments.randint(0, 100_000))
        total = _with(total, path, reports)
    left = len([entry for entry in folder.iterdir() if entry.name not in (path.name, f".{path.name}.bak")])
    return Figures(**{**vars(total), "left": left})


def _killed(path: Path, after: int, later: int) -> list[int]:
    """Run the process, kill it, and give back what it had reported.

    Args:
        path: the file that it answers in.
        after: reports to wait for.
        later: how long to do nothing then, in turns of an empty loop: no clock decides.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.answering", str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    with process, process.stdout as pipe:
        lines = [pipe.readline() for _ in range(after)]
        for _ in range(later):
            pass
        process.kill()
        lines += pipe.readlines()
    return [int(line) for line in lines if line.endswith(b"\n")]


def _with(total: Figures, path: Path, reports: list[int]) -> Figures:
    midway = any(entry.suffix == ".tmp" for entry in path.parent.iterdir())
    assessment = read_assessment(path)
    copy = read_last_good(path)
    with open_for_writing(path) as opened:
        told = [fault.code for fault in opened.notices]
    return Figures(
        kills=total.kills + 1,
        opened=total.opened + (copy is not None and opened.assessment == assessment),
        reported=total.reported + len(reports),
        found=total.found + sum(_holds(assessment, serial) for serial in reports),
        ordered=total.ordered + _is_exactly(assessment, newest(assessment)),
        midway=total.midway + midway,
        locks=total.locks + (told == ["lock_of_ended_process"]),
    )


def _holds(assessment: Assessment, serial: int) -> bool:
    there = number(assessment, criterion(serial))
    return there >= serial and assessment.answer_to(criterion(serial)).level == level(there)


def _is_exactly(assessment: Assessment, last: int) -> bool:
    """Whether an assessment holds the last answers up to a number, one for each criterion reached."""
    for serial in range(max(0, last - len(CRITERIA) + 1), last + 1):
        answer = assessment.answer_to(criterion(serial))
        if (answer.level, answer.note) != (level(serial), note(serial)):
            return False
    return True
