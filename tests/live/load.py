"""Sixty phones vote on every question twice, beside the terminal UI: nothing lost, and soon on the wall.

Run as `python -m tests.live.load [--phones N] [--questions N] [--window SECONDS] [--peer]`; `make load` does.
The terminal UI paints on a terminal of its own, the phones are a process of their own. With `--peer`, the
same page behind uvicorn and starlette goes first and last: a busy moment of the machine falls on both.
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import json
import os
import resource
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cm_readiness.app.phones import HERE, Phones, Wished
from cm_readiness.app.room import LiveRoom
from cm_readiness.core.room import Tally
from cm_readiness.files.settings import Settings
from cm_readiness.live.phones import LivePhones
from cm_readiness.tui.shell.app import ReadinessApp
from cm_readiness.tui.workshop.beginning import Beginning
from cm_readiness.tui.workshop.projector import Projector
from tests.live.clients import PATIENCE, vote_of
from tests.live.rooms import free_port, new_file, questions

ROOT = Path(__file__).parents[2]
ROUNDS = 2
MOST_P95 = 50
"""Milliseconds to the wall, on two cores that do nothing else."""
LINES, COLUMNS = 36, 120


@dataclass(frozen=True)
class Load:
    """What is asked of a server."""

    phones: int = 60
    questions: int = 31
    window: float = 0.8
    """Seconds within which the votes of a round come."""


@dataclass(frozen=True)
class Result:
    """How it went."""

    votes: int
    """That were cast."""
    wrong: int
    """Votes that were lost, doubled or altered."""
    shown: list[float]
    """For each vote, the milliseconds from its sending to the wall."""
    answered: list[float]
    """The same to the confirmation."""
    processor: float
    """Seconds of the terminal UI and its server together."""

    def line(self, name: str) -> str:
        """The result in words."""
        shown, answered = (statistics.quantiles(times, n=100) for times in (self.shown, self.answered))
        return (
            f"{name}: {self.votes} votes, {self.wrong} lost or doubled; on the wall p50 {shown[49]:.0f} ms, "
            f"p95 {shown[94]:.0f} ms; confirmed p50 {answered[49]:.0f} ms, p95 {answered[94]:.0f} ms; "
            f"processor {self.processor:.1f} s"
        )

    @property
    def p95(self) -> float:
        """Milliseconds within which nineteen of twenty votes are on the wall."""
        return statistics.quantiles(self.shown, n=100)[94]


@contextmanager
def a_terminal() -> Iterator[None]:
    """A terminal that somebody reads, in place of the standard streams."""
    kept = [os.dup(number) for number in range(3)]
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    reader = subprocess.Popen(["cat"], stdin=master, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(master)
    try:
        for number in range(3):
            os.dup2(slave, number)
        os.close(slave)
        yield
    finally:
        for number, former in enumerate(kept):
            os.dup2(former, number)
            os.close(former)
        reader.wait()


class Wall:
    """Records when the wall showed how many votes."""

    def __init__(self, projector: Projector) -> None:
        self._projector = projector
        self._show = projector.show_body
        self.shown: dict[tuple[str | None, int], list[tuple[int, float]]] = {}
        projector.show_body = self._watched  # type: ignore[method-assign]

    def _watched(self) -> None:
        self._show()
        state = self._projector.state
        times = self.shown.setdefault((state.criterion, state.number), [])
        self._projector.call_after_refresh(lambda: times.append((state.voted, time.monotonic())))

    def when(self, question: str, number: int, count: int) -> float:
        """The moment from which so many votes were on the wall."""
        return min(at for voted, at in self.shown[question, number] if voted >= count)


async def lead(room: LiveRoom, load: Load) -> int:
    """Go through the questions as a facilitator would; how many votes came out wrong."""
    changed = asyncio.Event()
    leave = room.subscribe(changed.set)

    async def until_all(count: int) -> None:
        while count > (room.room.voted if room.room.phase == "open" else len(room.room.members)):
            changed.clear()
            await changed.wait()

    wrong = 0
    await until_all(load.phones)
    for question in questions(room)[: load.questions]:
        room.open(question)
        for number in range(1, ROUNDS + 1):
            await until_all(load.phones)
            # What is on the wall last is the whole count: the votes of the next round come later.
            await asyncio.sleep(0.1)
            room.close()
            wrong += _wrong(room.room.tally, question, number, load.phones)
            room.reveal()
            if number < ROUNDS:
                room.again()
        room.agree(2)
    leave()
    room.end()
    return wrong


def _wrong(tally: Tally | None, question: str, number: int, phones: int) -> int:
    """How far what was counted is from what the phones said."""
    said: Counter[int | str] = Counter(vote_of(phone, question, number) for phone in range(phones))
    assert tally is not None
    counted: Counter[int | str] = Counter(dict(enumerate(tally.counts)))
    counted["unknown"] = tally.unknown
    return (said - counted).total() + (counted - said).total()


async def run(phones: Phones, load: Load, folder: Path) -> Result:
    """One workshop with the terminal UI, the server, and phones in another process.

    Args:
        phones: opens the page.
        load: what is asked of it.
        folder: an empty one.
    """
    app = ReadinessApp(folder, Settings(), "en", new_file(folder), phones=phones, workshop=True)
    playing = asyncio.create_task(app.run_async())
    try:
        async with asyncio.timeout(PATIENCE):
            return await _voted(await _on_the_wall(app), load)
    finally:
        app.exit(0)
        await playing


async def _voted(wall: Projector, load: Load) -> Result:
    """The workshop from the first phone to the last."""
    room, opened = wall.stage.room, wall.stage.phones
    assert opened is not None
    watched = Wall(wall)
    command = [sys.executable, "-m", "tests.live.clients", opened.address, room.code]
    clients = await asyncio.create_subprocess_exec(
        *command, str(load.phones), str(load.window), cwd=ROOT,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_SELF)
    # In the context of the terminal UI, as keys are.
    leading = wall.app.run_worker(lead(room, load), exit_on_error=False)
    out, err = await clients.communicate()
    if clients.returncode:
        raise RuntimeError(err.decode())
    wrong = await leading.wait()
    after = resource.getrusage(resource.RUSAGE_SELF)
    taken: list[Any] = json.loads(out)
    shown = [1000 * (watched.when(q, number, count) - sent) for q, number, count, sent, _ in taken]
    answered = [1000 * (confirmed - sent) for *_, sent, confirmed in taken]
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Result(load.phones * load.questions * ROUNDS, wrong, shown, answered, spent)


async def _on_the_wall(app: ReadinessApp) -> Projector:
    """The window on the wall, once the facilitator has begun with what is proposed, by its key."""
    begun = False
    while True:
        await asyncio.sleep(0.05)
        page = app.screen_stack[-1] if app.is_running and app.screen_stack else None
        if isinstance(page, Projector):
            return page
        if isinstance(page, Beginning) and page.is_mounted and not begun:
            begun = True
            app.simulate_key("f2")


def measured(phones: Phones, load: Load) -> Result:
    """As `run`, with a folder and a terminal for it."""
    with tempfile.TemporaryDirectory() as folder, a_terminal():
        os.environ.update(
            HOME=folder, XDG_STATE_HOME=folder, CM_READINESS_CONFIG=folder, TERM="xterm-256color"
        )
        return asyncio.run(run(phones, load, Path(folder)))


def _listening() -> list[str]:
    """The ports at which this process listens."""
    shown = subprocess.run(["ss", "-ltnp"], capture_output=True, text=True, check=True).stdout
    return [line for line in shown.splitlines() if f"pid={os.getpid()}," in line]


def main() -> int:
    """Measure, and say how it went."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--phones", type=int, default=Load.phones)
    parser.add_argument("--questions", type=int, default=Load.questions)
    parser.add_argument("--window", type=float, default=Load.window)
    parser.add_argument("--peer", action="store_true")
    given = parser.parse_args()
    load = Load(given.phones, given.questions, given.window)
    results: dict[str, list[Result]] = {}
    for name in ("peer", "ours", "ours", "peer") if given.peer else ("ours",):
        wished = Wished(bind=HERE, port=free_port())
        phones: Phones = LivePhones(wished)
        if name == "peer":
            from tests.live.peer import PeerPhones

            phones = PeerPhones(wished)
        result = measured(phones, load)
        results.setdefault(name, []).append(result)
        print(result.line("aiohttp" if name == "ours" else "uvicorn + starlette"), flush=True)
    left = _listening()
    print(f"ports at which it still listens: {len(left)}")
    ours = min(result.p95 for result in results["ours"])
    lost = sum(result.wrong for result in results["ours"])
    if given.peer:
        peer = min(result.p95 for result in results["peer"])
        print(f"p95 to the wall: {ours:.0f} ms, {ours / peer:.2f} of the peer")
    return 1 if lost or left or ours > MOST_P95 else 0


if __name__ == "__main__":
    sys.exit(main())
