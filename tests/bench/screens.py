"""What a person feels of the screens: opening a file, answering, going from page to page.

Everything is counted on a pseudo-terminal, beside the least list program in the same run: processor time of
the process, the moment of the last byte, and the bytes that it writes.
"""

from __future__ import annotations

import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import tomli_w

from cm_readiness.files.assessments import read_assessment, write_assessment
from tests.terminal import Terminal

from .measuring import ROOT, Figure, in_turn, processor_of
from .peers import PLACE, version_1
from .table import Bound, Row

TARGETS = (4, 5, 6)
PAINT = "one paint of it"
PEERS = {PAINT: "The same page painted whole, once: what it writes when the window has another size"}
EXAMPLE = ROOT / "questionnaires" / "community_manager" / "examples" / "maison_calla.en.toml"
SIZE = (120, 36)
QUIET = 0.5
"""Seconds without a byte after which a program is at rest."""
STILL = "format = 1\nreduced_motion = true\n"
"""Settings with which nothing waits or moves by itself."""
LIST, OURS, MOVING, BEFORE = "bare list", "ours", "moving", "version 1.0.0"
OPENINGS = 3
"""How often each page is opened: what it writes is the same each time."""

DOWN, UP = "\x1b[B", "\x1b[A"
KEYS = {
    "answer": ["2"],
    "next question": ["\x1b[C"],
    "previous question": ["\x1b[D"],
    "arrow": [DOWN, DOWN, UP],
}
"""What is pressed, in turn where it is several: nothing is above the first level, nor below the last."""
FIRST_ROW = UP * 20
"""The keys that bring the list back to its first row: it ends after twenty."""
PAGES = {"plan": ("p", "30 days hold"), "report": ("r", "gap report"), "what-if": ("w", "- lower")}
"""The key of each page from the results, and what stands on it alone."""
REVIEW, ALL = {OURS: "l", BEFORE: "v"}, "[all 31]"
"""The same from a question, for the review."""
QUESTION = {OURS: "t", BEFORE: "\x1b"}
"""The key from the results to a question."""
RESULTS = {OURS: "What would change it", BEFORE: "Lowest dimension"}
"""What stands on the results alone."""


@dataclass(frozen=True)
class Felt:
    """What one start, or one key, took."""

    cpu: float
    """Seconds."""
    wall: float
    """Seconds until it was there: what was waited for at a start, the last byte after a key."""
    size: int
    """Bytes."""


@contextmanager
def places(settings: str = "") -> Iterator[tuple[Path, Mapping[str, str]]]:
    """A folder with an open assessment and a whole one, and the variables that make it everybody's."""
    with tempfile.TemporaryDirectory() as name:
        folder, whole = Path(name), read_assessment(EXAMPLE)
        write_assessment(folder / "whole.toml", whole)
        write_assessment(folder / "open.toml", whole.model_copy(update={"answers": {}}))
        if version_1():
            # Its files are older: it reads none of today's.
            before = tomllib.loads((PLACE / EXAMPLE.relative_to(ROOT)).read_text(encoding="utf-8"))
            for kind, answers in (("whole", before["answers"]), ("open", {})):
                text = tomli_w.dumps({**before, "answers": answers})
                (folder / f"before-{kind}.toml").write_text(text, encoding="utf-8")
        (folder / "settings.toml").write_text(settings, encoding="utf-8")
        config = {"CM_READINESS_CONFIG": name} if settings else {"CM_READINESS_CONFIG": str(folder / "none")}
        # Each person has answers of their own: no program waits for another one's lock.
        yield folder, {"CM_READINESS_HOME": name, "LC_ALL": "en_GB.UTF-8", **config}


def started(who: str, file: str, folder: Path, variables: Mapping[str, str]) -> Terminal:
    """One of the programs, just started."""
    if who == LIST:
        return Terminal([], variables, SIZE, module="tests.bench.bare_list")
    if who == BEFORE:
        return Terminal([str(folder / f"before-{file}")], variables, SIZE, python=version_1() or ())
    return Terminal([str(folder / file)], variables, SIZE)


def programs() -> list[str]:
    """Those that are there to be measured."""
    return [OURS, LIST, *([BEFORE] if version_1() else [])]


def opening() -> Iterator[Row]:
    """From the start to the first question, until nothing comes any more."""
    with places() as (folder, variables):

        def start(who: str) -> Felt:
            begun = time.perf_counter()
            with started(who, "open.toml", folder, variables) as terminal:
                terminal.wait("item 19" if who == LIST else "1.1")
                wall = time.perf_counter() - begun
                terminal.rest(QUIET)
                return Felt(processor_of(terminal.pid), wall, len(terminal.written))

        works: dict[str, Callable[[], Felt]] = {who: lambda who=who: start(who) for who in programs()}  # type: ignore[misc]
        in_turn(works, 1)
        taken = in_turn(works)
    yield _times(4, "open a file, to the first question", taken, 1.3)


def pressed(terminal: Terminal, key: str) -> Felt:
    """What a key takes until nothing comes any more."""
    written, cpu, begun = len(terminal.written), processor_of(terminal.pid), time.perf_counter()
    terminal.type(key)
    # Whatever comes first may be a while in coming.
    terminal.until(lambda: len(terminal.written) > written)
    last = terminal.rest(QUIET)
    return Felt(processor_of(terminal.pid) - cpu, last - begun, len(terminal.written) - written)


def answering() -> Iterator[Row]:
    """An answer, and the keys that are pressed most, beside the arrow key of the list."""
    with ExitStack() as stack:
        terminals: dict[str, Terminal] = {}
        for who in (*programs(), MOVING):
            folder, variables = stack.enter_context(places("" if who in (MOVING, BEFORE) else STILL))
            terminals[who] = stack.enter_context(started(who, "open.toml", folder, variables))
            terminals[who].wait("item 19" if who == LIST else "1.1")
            terminals[who].rest(QUIET)

        def work(who: str, keys: Sequence[str]) -> Callable[[], Felt]:
            turns = cycle(keys)
            return lambda: pressed(terminals[who], next(turns))

        down = {LIST: work(LIST, [DOWN])}
        bounds = {"answer": 1.3}
        for name, keys in KEYS.items():
            found = in_turn({**{who: work(who, keys) for who in terminals if who != LIST}, **down})
            bytes_bound = 1.0
            yield _times(5, name, found, bounds.get(name, 1.3))
            yield _last(name, found, 1.3)
            yield _written(name, found, bytes_bound)
            if name == "answer":
                moving = {**found, OURS: found[MOVING]}
                remark = "With motion: it is seen as chosen for 150 ms, then a bar grows for 300 ms."
                yield _times(5, "answer, with motion", moving, 1.3, remark)
                yield _written("answer, with motion", moving, bytes_bound)
            terminals[LIST].type(FIRST_ROW)
            terminals[LIST].rest(QUIET)


def opened(terminal: Terminal, key: str, there: str) -> tuple[int, int]:
    """The bytes that opening a page writes, and those of one paint of it."""
    written, before = len(terminal.written), terminal.text
    terminal.type(key)
    terminal.wait(lambda text: there in text and text != before)
    terminal.rest(QUIET)
    opening = len(terminal.written) - written
    columns, rows = SIZE
    for height in (rows + 1, rows):
        written = len(terminal.written)
        terminal.resize(columns, height)
        terminal.until(lambda: bool(terminal.paints(written)))  # noqa: B023 - it is asked at once
        terminal.rest(QUIET)
    return opening, max(terminal.paints(written))


def pages() -> Iterator[Row]:
    """The bytes to the terminal of opening each page from the results, the review from a question."""
    found: dict[str, dict[str, list[tuple[int, int]]]] = {who: {} for who in programs() if who != LIST}
    for who, sizes in found.items():
        results = RESULTS[who]
        with places() as (folder, variables), started(who, "whole.toml", folder, variables) as terminal:
            terminal.wait(results)
            terminal.rest(QUIET)
            for _ in range(OPENINGS):
                for name, (key, there) in PAGES.items():
                    sizes.setdefault(name, []).append(opened(terminal, key, there))
                    opened(terminal, "\x1b", results)
                opened(terminal, QUESTION[who], "1.1")
                sizes.setdefault("review", []).append(opened(terminal, REVIEW[who], ALL))
                opened(terminal, "\x1b", "1.1")
                sizes.setdefault("results", []).append(opened(terminal, "r", results))
    for name in ("review", "results", "plan", "what-if", "report"):
        ours = found[OURS][name]
        before = found.get(BEFORE, {}).get(name)
        yield Row(
            target=6,
            what=f"open: {name}",
            unit="kB",
            ours=Figure.of((size for size, _ in ours), 0.001),
            bound=Bound("times", 1.5),
            peer=PAINT,
            beside=Figure.of((paint for _, paint in ours), 0.001),
            version_1=Figure.of((size for size, _ in before), 0.001) if before else None,
        )


def rows(target: int) -> Iterator[Row]:
    """The rows of one target.

    Args:
        target: one of `TARGETS`.
    """
    yield from {4: opening, 5: answering, 6: pages}[target]()


def _times(target: int, what: str, found: Mapping[str, Sequence[Felt]], most: float, remark: str = "") -> Row:
    def cpu(who: str) -> Figure:
        return Figure.of((one.cpu for one in found[who]), 1000)

    def wall(who: str) -> Figure:
        return Figure.of((one.wall for one in found[who]), 1000)

    return Row(
        target=target,
        what=what,
        unit="ms",
        ours=cpu(OURS),
        bound=Bound("times", most),
        peer=LIST,
        beside=cpu(LIST),
        wall=(wall(OURS), wall(LIST)),
        version_1=cpu(BEFORE) if BEFORE in found else None,
        remark=remark,
    )


def _last(name: str, found: Mapping[str, Sequence[Felt]], most: float) -> Row:
    def last(who: str) -> Figure:
        return Figure.of((one.wall for one in found[who]), 1000)

    return Row(
        target=5,
        what=f"{name}: its last byte, by the clock",
        unit="ms",
        ours=last(OURS),
        bound=Bound("times", most),
        peer=LIST,
        beside=last(LIST),
        version_1=last(BEFORE) if BEFORE in found else None,
    )


def _written(name: str, found: Mapping[str, Sequence[Felt]], most: float) -> Row:
    def size(who: str) -> Figure:
        return Figure.of((one.size for one in found[who]), 0.001)

    return Row(
        target=5,
        what=f"{name}: bytes",
        unit="kB",
        ours=size(OURS),
        bound=Bound("times", most),
        peer=LIST,
        beside=size(LIST),
        version_1=size(BEFORE) if BEFORE in found else None,
    )
