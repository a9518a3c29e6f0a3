"""Measures the first screen with two, a thousand and ten thousand assessments in the folder.

Beside it stand `list` of the same folder and the least program with an OptionList of as many rows. Programs
run on a pseudo-terminal, in turn; time is user plus system time of the process, and memory its highest.
Each function returns rows for the table that `python -m tests.bench` prints.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cm_readiness.core.assessment import Assessment
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import read_assessment
from tests.terminal import Terminal

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "questionnaires" / "community_manager" / "examples" / "maison_calla.en.toml"
RUNS = 10
KEYS = 10
DOWN = "\x1b[B"
SIZES = (2, 1_000, 10_000)
PROFILE = {
    "size": ("solo", "micro", "small", "medium", "large"),
    "cm_setup": ("none", "hiring", "in_house", "freelance", "agency", "team", "volunteers"),
    "organisation": ("company", "association", "public_body"),
}
MIB = 1_048_576
IDLE = 0.004
"""Seconds of processor time in half a second below which a program waits for nothing but keys."""


class Measured(NamedTuple):
    """A row of the table: medians, with the ratio of ours to the peer's."""

    target: str
    """The number of the target."""
    what: str
    ours: str
    peer: str
    ratio: float
    bound: str
    before: str = ""
    """What version 1.0.0 took, where it was measured."""


@dataclass(frozen=True)
class Run:
    """What one program took."""

    painted: float
    """Seconds of processor time until the first row stood on the screen."""
    waited: float
    """Seconds that a person waited for it."""
    settled: float
    """Seconds of processor time until it waited for nothing but keys."""
    memory: float
    """MiB, the highest."""
    key: float
    """Seconds of processor time for an arrow, the median of ten."""
    last_byte: float
    """Seconds from the key to the last byte that it brought about."""
    written: float
    """Bytes that it brought about."""


def companies(folder: Path, count: int) -> None:
    """Fill a folder with assessments of companies that are all different.

    Args:
        folder: it is made.
        count: how many.
    """
    folder.mkdir()
    example, chance = read_assessment(EXAMPLE), random.Random(count)  # noqa: S311 - the same ones each time
    for number in range(count):
        path = folder / f"company-{number:05}.toml"
        path.write_text(assessment_text(_company(example, number, chance)), encoding="utf-8")
        at = 1_780_000_000 + number
        os.utime(path, (at, at))


def _company(example: Assessment, number: int, chance: random.Random) -> Assessment:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=chance.randrange(7_000))
    profile = {field: chance.choice(options) for field, options in PROFILE.items()}
    answers = {
        identifier: answer.model_copy(
            update={"level": chance.randrange(5), "unknown": False, "not_applicable": None, "answered": at}
        )
        for identifier, answer in example.answers.items()
        if chance.random() < 0.95
    }
    company = {**example.company, **profile, "name": f"Company {number:05}"}
    return example.model_copy(update={"id": f"id-{number}", "company": company, "answers": answers})


@contextmanager
def folders(sizes: Sequence[int] = SIZES) -> Iterator[dict[int, Path]]:
    """Folders of each size, as long as they are measured."""
    with tempfile.TemporaryDirectory() as place:
        made = {size: Path(place) / str(size) for size in sizes}
        for size, folder in made.items():
            companies(folder, size)
        yield made


def processor_of(pid: int) -> float:
    """Seconds of processor time that a process has taken so far, all threads: Linux has a clock for it."""
    return time.clock_gettime((~pid << 3) | 2)


def listed(folder: Path, cache: Path) -> float:
    """Seconds of processor time that `list assessments` takes."""
    command = [sys.executable, "-m", "cm_readiness", "list", "assessments", "--folder", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, env=_places(folder, cache)
    ) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0
    return usage.ru_utime + usage.ru_stime


def shown(folder: Path, cache: Path, keys: int = KEYS) -> Run:
    """The first screen of a folder."""
    newest = f"Company {len(list(folder.glob('*.toml'))) - 1:05}"
    return _run([], _places(folder, cache), "cm_readiness", newest, keys)


def bare(count: int, keys: int = KEYS) -> Run:
    """The least program with as many rows."""
    return _run([str(count)], {}, "tests.bench.bare_options", "item 0", keys)


def _places(folder: Path, cache: Path) -> dict[str, str]:
    own = {
        "CM_READINESS_HOME": folder,
        "CM_READINESS_CACHE": cache,
        "CM_READINESS_CONFIG": cache / "settings",
    }
    return {**os.environ, **{name: str(path) for name, path in own.items()}, "LC_ALL": "en_GB.UTF-8"}


def _run(words: list[str], places: dict[str, str], module: str, awaited: str, keys: int) -> Run:
    start = time.perf_counter()
    with Terminal(words, places, module=module) as terminal:
        terminal.wait(awaited, 120)
        waited, painted = time.perf_counter() - start, processor_of(terminal.pid)
        _rest(terminal)
        settled = processor_of(terminal.pid)
        pressed = [_press(terminal) for _ in range(keys)]
        memory = _highest(terminal.pid)
    key, last, written = (statistics.median(values) for values in zip(*pressed, strict=True))
    return Run(painted, waited, settled, memory, key, last, written)


def _rest(terminal: Terminal, seconds: float = 600.0) -> None:
    """Wait until a program waits for nothing but keys."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before = processor_of(terminal.pid)
        terminal.watch(0.5)
        if processor_of(terminal.pid) - before < IDLE:
            return
    raise AssertionError("it does not come to rest")


def _press(terminal: Terminal, quiet: float = 0.25) -> tuple[float, float, int]:
    """Press an arrow: processor time, seconds to the last byte, and bytes."""
    before, written = processor_of(terminal.pid), len(terminal.written)
    start = last = time.perf_counter()
    terminal.type(DOWN)
    seen = written
    while time.perf_counter() - last < quiet:
        terminal.watch(0.002)
        if len(terminal.written) != seen:
            seen, last = len(terminal.written), time.perf_counter()
    return processor_of(terminal.pid) - before, last - start, len(terminal.written) - written


def _highest(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def in_turn(works: Sequence[Callable[[], Run | float]], runs: int = RUNS) -> list[list[Run | float]]:
    """What each gives, run one after the other so that a busy moment falls on all of them."""
    found: list[list[Run | float]] = [[] for _ in works]
    for _ in range(runs):
        for work, values in zip(works, found, strict=True):
            values.append(work())
    return found


def row(
    target: str, what: str, ours: Sequence[float], peer: Sequence[float], bound: str, unit: str
) -> Measured:
    """Medians with their spread, and their ratio."""
    own, other = statistics.median(ours), statistics.median(peer)
    return Measured(target, what, _told(ours, unit), _told(peer, unit), own / other, bound)


def _told(values: Sequence[float], unit: str) -> str:
    factor = 1000 if unit == "ms" else 1
    median, least, most = (factor * v for v in (statistics.median(values), min(values), max(values)))
    return f"{median:.1f} {unit} ({least:.1f} to {most:.1f})"


def beside_list(folder: Path, runs: int = RUNS) -> list[Measured]:
    """Until it has settled, beside `list`: with nothing kept, and with everything."""
    measured = []
    with tempfile.TemporaryDirectory() as place:
        cache = Path(place) / "cache"

        def afresh(work: Callable[[], Run | float]) -> Callable[[], Run | float]:
            def run() -> Run | float:
                shutil.rmtree(cache, ignore_errors=True)
                return work()

            return run

        for what, made in (("nothing kept", afresh), ("all kept", lambda work: work)):
            own, other = in_turn(
                [made(lambda: shown(folder, cache, 1)), made(lambda: listed(folder, cache))], runs
            )
            settled = [run.settled for run in own if isinstance(run, Run)]
            peer = [seconds for seconds in other if isinstance(seconds, float)]
            measured.append(row("1", f"home until settled, {what}, beside list", settled, peer, "1.5", "ms"))
    return measured


def beside_bare(folder: Path, count: int, runs: int = RUNS) -> list[Measured]:
    """Memory and an arrow, beside the least program with as many rows."""
    with tempfile.TemporaryDirectory() as place:
        cache = Path(place) / "cache"
        first = shown(folder, cache, 1)
        own, other = in_turn([lambda: shown(folder, cache), lambda: bare(count)], runs)
    ours = [run for run in own if isinstance(run, Run)]
    peers = [run for run in other if isinstance(run, Run)]
    at = f"with {count}"
    return [
        row("1", f"memory {at}", [r.memory for r in ours], [r.memory for r in peers], "2", "MiB"),
        row("1", f"memory {at}, all just read", [first.memory], [r.memory for r in peers], "2", "MiB"),
        row("2", f"arrow {at}, processor", [r.key for r in ours], [r.key for r in peers], "1.2", "ms"),
        row(
            "2",
            f"arrow {at}, last byte",
            [r.last_byte for r in ours],
            [r.last_byte for r in peers],
            "1.2",
            "ms",
        ),
        row("2", f"arrow {at}, bytes", [r.written for r in ours], [r.written for r in peers], "", "bytes"),
    ]


def while_it_reads(folder: Path, count: int, runs: int = RUNS) -> list[Measured]:
    """An arrow while a thousand files are read: the last byte, and the time of the thread that answers."""
    ours: list[tuple[float, float]] = []
    peers: list[tuple[float, float]] = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as cache:
            newest = f"Company {count - 1:05}"
            for own, words, places, module, awaited in (
                (ours, [], _places(folder, Path(cache)), "cm_readiness", newest),
                (peers, [str(count)], {}, "tests.bench.bare_options", "item 0"),
            ):
                with Terminal(words, dict(places), module=module) as terminal:
                    terminal.wait(awaited, 120)
                    if own is peers:
                        _rest(terminal)
                    own.append(_press_while_busy(terminal))
    return [
        row(
            "2",
            f"arrow {of} while {count} are read",
            [o[at] for o in ours],
            [p[at] for p in peers],
            "2",
            "ms",
        )
        for at, of in enumerate(("first byte", "processor of its thread"))
    ]


def _press_while_busy(terminal: Terminal) -> tuple[float, float]:
    """Press an arrow: seconds to the first change of the screen, and the time of the main thread."""
    main = (~terminal.pid << 3) | 6
    terminal.watch(0.2)
    before = time.clock_gettime(main)
    taken = terminal.changed(DOWN)
    return taken, time.clock_gettime(main) - before


def first_paints(made: dict[int, Path], runs: int = RUNS) -> list[Measured]:
    """With a thousand and ten thousand assessments, beside two; all are known from before."""
    with tempfile.TemporaryDirectory() as place:
        cache = Path(place) / "cache"
        for folder in made.values():
            shown(folder, cache, 1)
        sizes = list(made)
        found = in_turn([lambda size=size: shown(made[size], cache, 1) for size in sizes], runs)  # type: ignore[misc]
    painted = [[run.painted for run in runs_ if isinstance(run, Run)] for runs_ in found]
    return [
        row("portfolio", f"first paint with {size}, beside {sizes[0]}", taken, painted[0], bound, "ms")
        for size, taken, bound in zip(sizes[1:], painted[1:], ("1.2", "1.3"), strict=False)
    ]


def index_of_many(folder: Path, count: int) -> list[Measured]:
    """The index from nothing, and again with ten files changed, in seconds that a person waits."""
    with tempfile.TemporaryDirectory() as place:
        cache = Path(place) / "cache"
        start = time.perf_counter()
        cold = shown(folder, cache, 1)
        from_nothing = time.perf_counter() - start
        for path in sorted(folder.glob("*.toml"))[:10]:
            path.write_bytes(path.read_bytes() + b"\n")
        known = [_looked_again(folder, cache) for _ in range(1)]
    return [
        row("portfolio", f"index of {count} from nothing", [from_nothing], [60.0], "1", "s"),
        row("portfolio", f"index of {count} from nothing, processor", [cold.settled], [60.0], "1", "s"),
        row("portfolio", f"index of {count} with 10 changed", known, [1.0], "1", "s"),
    ]


LOOKED_AGAIN = """
import sys, time
from pathlib import Path
sys.path.insert(0, ".")
from cm_readiness.app.overview import Overview
from cm_readiness.app.workspace import on_disk
from cm_readiness.core import evaluation, summarizing
from cm_readiness.files import opening
example = on_disk(Path(sys.argv[1]).parent / "2")
Overview(example).look(example.store.references()[0])
start = time.perf_counter()
overview = Overview(on_disk(Path(sys.argv[1])))
for reference in overview.unread():
    overview.look(reference)
overview.save()
print(time.perf_counter() - start)
"""
"""Seconds to bring an index up to date in a program that runs already."""


def _looked_again(folder: Path, cache: Path) -> float:
    command = [sys.executable, "-c", LOOKED_AGAIN, str(folder)]
    places = _places(folder, cache)
    return float(subprocess.run(command, cwd=ROOT, env=places, capture_output=True, check=True).stdout)


def measured(runs: int = RUNS) -> list[Measured]:
    """All of it."""
    with folders() as made:
        return [
            *beside_list(made[1_000], runs),
            *beside_bare(made[1_000], 1_000, runs),
            *while_it_reads(made[1_000], 1_000, runs),
            *first_paints(made, runs),
            *index_of_many(made[10_000], 10_000),
        ]


if __name__ == "__main__":
    for one in measured(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS):
        print(f"{one.target:10}{one.what:58}{one.ours:>36}{one.peer:>36}{one.ratio:8.2f}  {one.bound}")
