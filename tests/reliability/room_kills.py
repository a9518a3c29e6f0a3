"""Kills a workshop at random moments, and looks for everything that the room had been told.

Run as `python -m tests.reliability.room_kills [KILLS]`.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cm_readiness.app.opening import saved_at_once
from cm_readiness.app.room import LiveRoom
from cm_readiness.app.workspace import on_disk
from cm_readiness.core.assessment import Assessment
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.shipped import examples

from .workshop import PHONES, level, votes

ROOT = Path(__file__).parent.parent.parent
KILLS = 50
SEED = 20261122

Report = tuple[str, str, int, int]
"""What the room was told: of what kind, on which criterion, how many rounds it had then, in which round."""


@dataclass
class Figures:
    """What came of a number of kills, one after the other on the same file."""

    kills: int = 0
    revealed: int = 0
    """Rounds that the room had been shown."""
    agreed: int = 0
    """Levels that the room had been told as agreed."""
    lost: int = 0
    """Of both, how many the file did not hold."""
    doubled: int = 0
    """How often a round stood in the file twice, or one more than could be under way."""
    codes: int = 0
    """How often the next process had the same code and the same phones."""
    said_wrong: int = 0
    """How often the room that was restored did not stand where the file says."""
    left: int = 0
    """Files that were left beside the assessment after the end of the last room."""

    @property
    def is_good(self) -> bool:
        """Whether nothing at all was lost."""
        bad = self.lost + self.doubled + self.said_wrong + self.left
        return not bad and self.revealed > 0 and self.agreed > 0 and self.codes == self.kills - 1


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
    total, code, told = Figures(), "", 0
    for _ in range(kills):
        head, *reports = _killed(path, moments.randint(2, 60), moments.randint(0, 100_000))
        total.kills += 1
        total.codes += (head[1], head[2]) == (code, PHONES)
        code = head[1]
        told += sum(report[0] == "revealed" for report in reports)
        _count(total, read_assessment(path), reports)
    _restore(total, path)
    total.left = len(
        [e for e in folder.iterdir() if e.name not in (path.name, f".{path.name}.bak", "tokens")]
    )
    return total


def _killed(path: Path, after: int, later: int) -> list[Report]:
    """Run the process, kill it, and give back what it had reported.

    Args:
        path: the file that it works on.
        after: reports to wait for.
        later: how long to do nothing then, in turns of an empty loop: no clock decides.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.workshop", str(path), str(path.with_name("tokens"))],
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
    return [tuple(json.loads(line)) for line in lines if line.endswith(b"\n")]


def _count(total: Figures, assessment: Assessment, reports: list[Report]) -> None:
    """Look for what was reported: a round by its votes, a level in the round that it was agreed after."""
    for kind, criterion, rounds, serial in reports:
        kept = assessment.answer_to(criterion).rounds
        said = votes(serial)
        found = len(kept) >= rounds and kept[rounds - 1].counts == tuple(said.count(n) for n in range(5))
        if kind == "revealed":
            total.revealed += 1
            total.lost += not found
        else:
            total.agreed += 1
            total.lost += not (found and kept[rounds - 1].agreed == level(serial))
    shown = {(criterion, rounds) for kind, criterion, rounds, _ in reports if kind == "revealed"}
    newest = {criterion: max(n for name, n in shown if name == criterion) for criterion, _ in shown}
    more = [len(assessment.answer_to(criterion).rounds) - rounds for criterion, rounds in newest.items()]
    # One may have been saved and not been reported any more.
    total.doubled += any(n > 1 for n in more) or sum(more) > 1


def _restore(total: Figures, path: Path) -> None:
    """Open the room a last time, and end it."""
    workspace = on_disk(path.parent)
    sitting = saved_at_once(workspace, workspace.open(workspace.store.named(str(path))), told=lambda _: None)
    room = LiveRoom(workspace, sitting)
    last = sitting.assessment.answer_to(room.room.criterion or "").rounds[-1:]
    if room.room.phase in ("revealed", "agreed"):
        total.said_wrong += not last or (last[0].agreed is None) != (room.room.phase == "revealed")
    room.end()
    sitting.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        result = figures(Path(place), int(sys.argv[1]) if sys.argv[1:] else KILLS, SEED)
    print(result)
    sys.exit(not result.is_good)
