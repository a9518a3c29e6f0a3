"""The first screen with many assessments beside that with two, in one run, one after the other in turn."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.home import MANY, THOUSAND, Program, folders, home
from tests.bench.measuring import Figure, in_turn, processor_of

from .row import Row

RUNS = 7
BOUNDS = ((THOUSAND, 1.2), (MANY, 1.3))


class Painted(NamedTuple):
    """What it took until the first row stood on the screen."""

    processor: float
    """Seconds."""
    clock: float
    """Seconds."""


def painted(program: Program) -> Painted:
    """Start a program, and wait for its first row."""
    start = time.perf_counter()
    with program.start() as terminal:
        clock = time.perf_counter() - start
        return Painted(processor_of(terminal.pid), clock)


def rows() -> Iterator[Row]:
    """With all known from before: what every start but the first one is like."""
    with folders((2, *(size for size, _ in BOUNDS))) as made, tempfile.TemporaryDirectory() as place:
        cache = Path(place) / "cache"
        for folder in (*made.values(), *made.values()):
            # The second time it is noted that files are no longer as new as the index of them.
            home(folder, cache).shown(1)
        programs = {str(size): home(folder, cache) for size, folder in made.items()}
        found = in_turn({name: lambda one=one: painted(one) for name, one in programs.items()}, RUNS)  # type: ignore[misc]
    for at, clock in enumerate(("processor time", "by the clock")):
        two, *many = (
            Figure.of((one[at] for one in found[str(size)]), 1000) for size in (2, *(n for n, _ in BOUNDS))
        )
        for (size, bound), figure in zip(BOUNDS, many, strict=True):
            times = figure.median / two.median
            yield Row(
                f"first paint of home with {size:,} assessments, {clock}",
                f"{times:.2f} × that with two ({said(figure)} beside {said(two)}, medians of {RUNS})",
                f"at most {bound} ×",
                times <= bound,
            )


def said(figure: Figure) -> str:
    """A median with its spread."""
    return f"{figure.median:.0f} ms ({figure.low:.0f} to {figure.high:.0f})"
