"""Measures the table of speed in one run, each figure beside its peer; best on a quiet machine.

python -m tests.bench                                prints the whole table
python -m tests.bench 3 11                           some targets of it
python -m tests.bench --page docs/performance.md     writes the page as well
"""

from __future__ import annotations

import argparse
import compileall
import sys
import time
import traceback
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from .measuring import ROOT
from .page import page
from .peers import version_1
from .table import Row, as_text

MODULES = ("home", "plan", "screens", "documents", "commands", "saving", "besides")


class Rows(Protocol):
    """A module that measures some targets."""

    TARGETS: tuple[int, ...]

    def rows(self, target: int) -> Iterator[Row]:
        """The rows of one of its targets."""


def measured_by() -> dict[int, Rows]:
    """The module of each target, by its number; those beside the table, 0, come last."""
    found: dict[int, Rows] = {}
    for name in MODULES:
        if find_spec(f"{__package__}.{name}"):
            module: Rows = import_module(f"{__package__}.{name}")
            found |= dict.fromkeys(module.TARGETS, module)
    return dict(sorted(found.items(), key=lambda each: each[0] or 99))


def measure(targets: list[int]) -> tuple[list[Row], bool]:
    """The rows of some targets as they come; what fails is told, and does not keep the others from it.

    Returns:
        Them, and whether nothing failed.
    """
    measuring = measured_by()
    found: list[Row] = []
    good = True
    for target in targets or list(measuring):
        start = time.monotonic()
        try:
            for row in measuring[target].rows(target):
                found.append(row)
                print(as_text([row]).splitlines()[1], file=sys.stderr, flush=True)
        except Exception:
            traceback.print_exc()
            good = False
        print(f"target {target}: {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    return found, good


def main() -> int:
    """Do it; 1 where something failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("targets", nargs="*", type=int, help="numbers of targets; 0 for what is beside them")
    parser.add_argument("--page", type=Path, help="write the page there as well")
    given = parser.parse_args()
    known = measured_by()
    if unknown := set(given.targets) - set(known):
        parser.error(f"no target {min(unknown)}; there are {', '.join(map(str, known))}")
    if version_1() is None:
        print("version 1.0.0 is not installed beside: `make bench-peers` does it", file=sys.stderr)
    # As installed: nothing is compiled while it is measured.
    compileall.compile_dir(str(ROOT / "cm_readiness"), quiet=2)
    start = time.monotonic()
    rows, good = measure(given.targets)
    print(as_text(rows))
    if given.page:
        peers = {n: what for module in known.values() for n, what in getattr(module, "PEERS", {}).items()}
        text = page(rows, peers, (time.monotonic() - start) / 60)
        given.page.write_text(text, "utf-8", newline="\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
