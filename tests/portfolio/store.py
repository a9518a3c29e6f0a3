"""Several who write one assessment of a team, one of whom is killed, while the server crashes once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Condition, Thread

from cm_readiness.core.assessment import Assessment
from tests.team.answers import NAME, begun
from tests.team.cluster import PATIENCE, Cluster, running
from tests.team.stores import TeamStore, team_store

from .row import Row

ROOT = Path(__file__).parent.parent.parent
SEED = 20261130


@dataclass
class Writers:
    """What came of several writers at once."""

    writers: int
    saves: int
    said: list[tuple[int, str, int, str]] = field(default_factory=list)
    """Who was told that which answer is saved: criterion, level, line of evidence."""
    races: int = 0
    """How many of them were put together with what somebody else had saved meanwhile."""
    lost: int = 0
    """Of these, how many the assessment does not hold."""
    revisions: int = 0
    unfinished: int = 0
    """Writers who were not killed and did not come to their end."""
    seconds: float = 0.0

    @property
    def is_good(self) -> bool:
        """Whether everything is there, and enough was said to tell."""
        least = (self.writers - 1) * self.saves
        return not self.lost and not self.unfinished and len(self.said) > least


def rows() -> Iterator[Row]:
    """The row of the table."""
    found = write_at_once(4, 60)
    yield Row(
        "4 writers × 60 saves on one assessment in PostgreSQL, one killed, the server crashed once",
        f"{len(found.said) - found.lost} of {len(found.said)} answers that were called saved are there, "
        f"after {found.races} lost races, in {found.revisions} revisions, in {found.seconds:.1f} s",
        "all of them",
        found.is_good and found.races > 0,
    )


def write_at_once(writers: int, saves: int, seed: int = SEED) -> Writers:
    """Let several processes write, kill one at random, and take the power from the server once.

    Args:
        writers: how many.
        saves: of each.
        seed: of the moments.
    """
    with running(safe=True) as cluster, team_store(cluster) as store:
        reference = begun(store)
        found, random = Writers(writers, saves), Random(seed)  # noqa: S311 - the same ones each time
        before = time.monotonic()
        _write(cluster, store, found, random)
        found.seconds = time.monotonic() - before
        assessment = store.read(reference).assessment
        found.lost = sum(not _is_there(assessment, *one[1:]) for one in found.said)
        asked = "SELECT max(rev) FROM cm_readiness.revision"
        found.revisions = cluster.run(asked, database=store.database)[0][0]
    return found


def _write(cluster: Cluster, store: TeamStore, found: Writers, random: Random) -> None:
    """Start them, and do to them what is to be done when so many answers are saved."""
    changed = Condition()
    processes = [_writer(store.place, who, found.saves) for who in range(found.writers)]
    readers = [
        Thread(target=_listen, args=(process, who, found, changed)) for who, process in enumerate(processes)
    ]
    for reader in readers:
        reader.start()
    try:
        killed = _disturb(cluster, found, random, processes, changed)
        for who, process in enumerate(processes):
            found.unfinished += process.wait(PATIENCE) != 0 and who != killed
    finally:
        for process, reader in zip(processes, readers, strict=True):
            # Whoever finds no server tries again for ever.
            process.kill()
            process.wait()
            reader.join()
            assert process.stdout is not None
            process.stdout.close()


def _disturb(
    cluster: Cluster,
    found: Writers,
    random: Random,
    processes: Sequence[subprocess.Popen[str]],
    changed: Condition,
) -> int:
    """Take the power from the server, and kill one of those who write; who that is."""
    killed = random.randrange(found.writers)
    own = random.randrange(1, found.saves - 1)
    total = found.writers * found.saves
    crash = random.randrange(total // 4, total // 2)
    with changed:
        changed.wait_for(lambda: len(found.said) >= crash, PATIENCE)
    cluster.stop(signal.SIGQUIT)
    cluster.start()
    with changed:
        changed.wait_for(lambda: sum(one[0] == killed for one in found.said) >= own, PATIENCE)
    processes[killed].kill()
    return killed


def _writer(address: str, who: int, saves: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.team.writer", address, NAME, str(who), str(saves)],
        cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def _listen(process: subprocess.Popen[str], who: int, found: Writers, changed: Condition) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if not line.endswith("\n"):
            continue  # It was killed in the middle of a word.
        criterion, level, shown, raced = line.split()
        with changed:
            found.races += int(raced)
            found.said.append((who, criterion, int(level), shown))
            changed.notify_all()


def _is_there(assessment: Assessment, criterion: str, level: int, shown: str) -> bool:
    """Whether an answer is found: its line of evidence, and its level as the answer or one before."""
    answer = assessment.answer_to(criterion)
    levels = {answer.level, *(past.level for past in answer.history)}
    return shown in answer.evidence and level in levels
