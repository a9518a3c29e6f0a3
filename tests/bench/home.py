"""Measures the first screen with two, a thousand and ten thousand assessments in the folder.

Beside it stand `list` of the same folder and the least program with an OptionList of as many rows. Programs
run on a pseudo-terminal, in turn; time is user plus system time of the process, and memory its highest.
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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cm_readiness.core.assessment import Assessment
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import read_assessment
from tests.terminal import Terminal

from .measuring import ROOT, Figure, Taken, in_turn, memory_of, processor_of, run
from .measuring import Run as WholeRun
from .peers import PROGRAM
from .table import Bound, Row

TARGETS = (1, 2)
PEERS = {
    "list": "`cm-readiness list assessments` of the same folder, with as much in the cache as home",
    "bare OptionList": "A Textual program with a header, an OptionList of as many rows, and a footer",
    "two assessments": "The first screen of a folder with two",
}
EXAMPLE = ROOT / "questionnaires" / "community_manager" / "examples" / "maison_calla.en.toml"
THOUSAND, MANY = 1_000, 10_000
KEYS = 10
DOWN = "\x1b[B"
PROFILE = {
    "size": ("solo", "micro", "small", "medium", "large"),
    "cm_setup": ("none", "hiring", "in_house", "freelance", "agency", "team", "volunteers"),
    "organisation": ("company", "association", "public_body"),
}
IDLE = 0.004
"""Seconds of processor time in half a second below which a program waits for nothing but keys."""


@dataclass(frozen=True)
class Shown:
    """What a program with a list took."""

    painted: float
    """Seconds of processor time until the first row stood on the screen."""
    waited: float
    """The same by the clock."""
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


@dataclass(frozen=True)
class Program:
    """A program with a list, and the text that tells that its first row is there."""

    words: Sequence[str]
    places: Mapping[str, str]
    module: str
    awaited: str

    def start(self) -> Terminal:
        """Run it on a terminal, and wait for its first row."""
        terminal = Terminal(self.words, self.places, module=self.module)
        terminal.wait(self.awaited, 120)
        return terminal

    def shown(self, keys: int = KEYS) -> Shown:
        """What it takes."""
        begun = time.perf_counter()
        with self.start() as terminal:
            painted, waited = processor_of(terminal.pid), time.perf_counter() - begun
            _rest(terminal)
            settled = processor_of(terminal.pid)
            pressed = [_press(terminal) for _ in range(keys)]
            memory = memory_of(terminal.pid, "VmHWM")
        key, last, written = (statistics.median(values) for values in zip(*pressed, strict=True))
        return Shown(painted, waited, settled, memory, key, last, written)


def rows(target: int) -> Iterator[Row]:
    """The rows of a target."""
    if target == 1:
        with folders((2, THOUSAND, MANY)) as made, tempfile.TemporaryDirectory() as place:
            yield from beside_list(made[THOUSAND], Path(place) / "cache")
            yield from in_memory(made[THOUSAND], Path(place) / "cache")
            yield from first_paints(made, Path(place) / "cache")
    else:
        with folders((THOUSAND,)) as made, tempfile.TemporaryDirectory() as place:
            yield from while_it_reads(made[THOUSAND], Path(place) / "cache")
            yield from arrows(made[THOUSAND], Path(place) / "cache")


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
def folders(sizes: Sequence[int]) -> Iterator[dict[int, Path]]:
    """Folders of each size, as long as they are measured."""
    with tempfile.TemporaryDirectory() as place:
        made = {size: Path(place) / str(size) for size in sizes}
        for size, folder in made.items():
            companies(folder, size)
        yield made


def places(folder: Path, cache: Path) -> dict[str, str]:
    """Where a program finds the assessments, and keeps what it keeps."""
    own = {
        "CM_READINESS_HOME": folder,
        "CM_READINESS_CACHE": cache,
        "CM_READINESS_CONFIG": cache / "settings",
    }
    return {**{name: str(path) for name, path in own.items()}, "LC_ALL": "en_GB.UTF-8"}


def home(folder: Path, cache: Path) -> Program:
    """The first screen of a folder."""
    newest = f"Company {len(list(folder.glob('*.toml'))) - 1:05}"
    return Program((), places(folder, cache), "cm_readiness", newest)


def bare(count: int) -> Program:
    """The least program with as many rows."""
    return Program((str(count),), {}, "tests.bench.bare_options", "item 0")


def beside_list(folder: Path, cache: Path) -> Iterator[Row]:
    """Until it has settled, beside `list`: with nothing in the cache, and with everything."""
    command = [*PROGRAM, "list", "assessments", "--folder", str(folder)]
    works: dict[str, Callable[[], Shown | WholeRun]] = {
        "home": lambda: home(folder, cache).shown(1),
        "list": lambda: run(command, places(folder, cache)),
    }

    def afresh(work: Callable[[], Shown | WholeRun]) -> Shown | WholeRun:
        shutil.rmtree(cache, ignore_errors=True)
        return work()

    cold = {name: lambda work=work: afresh(work) for name, work in works.items()}
    for what, turns in (("nothing known", cold), ("all known", works)):
        if what == "all known":
            works["home"]()
        found = in_turn(turns)
        settled = [one.settled for one in found["home"] if isinstance(one, Shown)]
        taken = Taken.of([one for one in found["list"] if isinstance(one, WholeRun)])
        yield Row(
            1, f"home with 1,000 assessments until settled, {what}", "ms", Figure.of(settled, 1000),
            Bound("times", 1.5), "list", taken.cpu,
        )  # fmt: skip


def in_memory(folder: Path, cache: Path) -> Iterator[Row]:
    """The highest memory, with all read a moment ago and with all known."""

    def cold() -> Shown:
        shutil.rmtree(cache, ignore_errors=True)
        return home(folder, cache).shown(1)

    works = {
        "read": cold,
        "known": lambda: home(folder, cache).shown(1),
        "bare": lambda: bare(THOUSAND).shown(1),
    }
    found = in_turn(works)
    peer = Figure.of(one.memory for one in found["bare"])
    for name, what in (("read", "all just read"), ("known", "all known")):
        yield Row(
            1, f"resident memory with 1,000 assessments, {what}", "MiB",
            Figure.of(one.memory for one in found[name]), Bound("times", 2), "bare OptionList", peer,
        )  # fmt: skip


def first_paints(made: Mapping[int, Path], cache: Path) -> Iterator[Row]:
    """With many assessments beside two; all are known from before."""
    for folder in made.values():
        home(folder, cache).shown(1)
    found = in_turn({str(n): lambda one=one: home(one, cache).shown(1) for n, one in made.items()})  # type: ignore[misc]
    painted = {size: Figure.of([one.painted for one in shown], 1000) for size, shown in found.items()}
    waited = {size: Figure.of([one.waited for one in shown], 1000) for size, shown in found.items()}
    for size, bound in ((THOUSAND, 1.2), (MANY, 1.3)):
        if size in made:
            yield Row(
                1, f"first paint with {size:,} assessments", "ms", painted[str(size)], Bound("times", bound),
                "two assessments", painted["2"], (waited[str(size)], waited["2"]),
            )  # fmt: skip


def while_it_reads(folder: Path, cache: Path) -> Iterator[Row]:
    """An arrow while a thousand files are read: the first change, and the time of the thread that answers."""

    def busy() -> tuple[float, float]:
        shutil.rmtree(cache, ignore_errors=True)
        with home(folder, cache).start() as terminal:
            return _press_while_busy(terminal)

    def idle() -> tuple[float, float]:
        with bare(THOUSAND).start() as terminal:
            _rest(terminal)
            return _press_while_busy(terminal)

    found = in_turn({"home": busy, "bare": idle})
    for at, what in enumerate(("until the screen changes", "processor time of its thread")):
        own, peer = (Figure.of((one[at] for one in found[name]), 1000) for name in ("home", "bare"))
        yield Row(
            2, f"an arrow while 1,000 are read, {what}", "ms", own, Bound("times", 2), "bare OptionList", peer
        )


def arrows(folder: Path, cache: Path) -> Iterator[Row]:
    """An arrow when everything is read."""
    home(folder, cache).shown(1)
    found = in_turn({"home": home(folder, cache).shown, "bare": bare(THOUSAND).shown})
    for field, what, unit, scale in (
        ("key", "an arrow, all known", "ms", 1000),
        ("last_byte", "an arrow until its last byte, all known", "ms", 1000),
        ("written", "what an arrow writes, all known", "kB", 0.001),
    ):
        own, peer = (Figure.of([getattr(o, field) for o in found[n]], scale) for n in ("home", "bare"))
        yield Row(2, what, unit, own, Bound("times", 1.2), "bare OptionList", peer)


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


def _press_while_busy(terminal: Terminal) -> tuple[float, float]:
    """Press an arrow: seconds until the screen changes, and the time of the main thread."""
    terminal.watch(0.2)
    before = _of_main_thread(terminal.pid)
    taken = terminal.changed(DOWN)
    return taken, _of_main_thread(terminal.pid) - before


def _of_main_thread(pid: int) -> float:
    """Seconds of processor time that the first thread of a process has taken."""
    return int(Path(f"/proc/{pid}/task/{pid}/schedstat").read_text("ascii").split()[0]) / 1e9


UP_TO_DATE = """
import sys, time
from pathlib import Path
sys.path.insert(0, ".")
from cm_readiness.app.overview import Overview
from cm_readiness.app.workspace import on_disk
start, used = time.perf_counter(), time.process_time()
overview = Overview(on_disk(Path(sys.argv[1])))
for reference in overview.unread():
    overview.look(reference)
overview.save()
print(time.perf_counter() - start, time.process_time() - used)
"""
"""Seconds to bring an index up to date, with the imports that this needs; and those of processor time."""


def of_many() -> Iterator[Row]:
    """The index of ten thousand; not part of the table: it takes minutes."""

    def up_to_date(what: str, most: float) -> Row:
        command = [sys.executable, "-c", UP_TO_DATE, str(made[MANY])]
        full = {**os.environ, **places(made[MANY], cache)}
        done = subprocess.run(command, cwd=ROOT, env=full, capture_output=True, check=True)
        waited, used = map(float, done.stdout.split())
        remark = f"{used:.1f} s of processor time"
        return Row(1, what, "s", Figure.of([waited]), Bound("most", most), remark=remark)

    with folders((2, MANY)) as made, tempfile.TemporaryDirectory() as place:
        cache = Path(place) / "cache"
        yield up_to_date("index of 10,000 from nothing", 60)
        for path in sorted(made[MANY].glob("*.toml"))[:10]:
            before = path.stat()
            path.write_bytes(path.read_bytes() + b"\n")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        yield up_to_date("index of 10,000, 10 changed", 1)
        yield from first_paints(made, cache)


if __name__ == "__main__":
    from .table import as_text

    print(as_text(of_many()))
