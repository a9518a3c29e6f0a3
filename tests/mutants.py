"""Breaks one promise after the other in a copy of the repository, and sees whether its test notices.

Run as `python -m tests.mutants [ROOM…]`; `make mutants` does. The promises stand in mutants.toml.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIST = Path(__file__).with_suffix(".toml")
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "dist", "build", "look"
)
PASSED, FAILED = 0, 1
"""What pytest ends with; anything else is no answer of a test."""


@dataclass(frozen=True)
class Mutant:
    """One change that breaks one promise."""

    room: str
    """A folder of the package."""
    promise: str
    old: str
    """Stands exactly once in the room."""
    new: str
    test: str
    """What notices, as pytest takes it."""


def mutants(rooms: Sequence[str] = ()) -> tuple[Mutant, ...]:
    """The mutants of the list.

    Args:
        rooms: only of these; none for all.
    """
    listed = tomllib.loads(LIST.read_text("utf-8"))["mutants"]
    return tuple(
        mutant for mutant in (Mutant(**item) for item in listed) if not rooms or mutant.room in rooms
    )


def home_of(mutant: Mutant, root: Path) -> Path:
    """The file that a mutant changes.

    Raises:
        ValueError: what it changes is in no file of its room, or more than once.
    """
    found = [
        (path, count)
        for path in sorted((root / "cm_readiness" / mutant.room).rglob("*.py"))
        if (count := path.read_text("utf-8").count(mutant.old))
    ]
    if [count for _, count in found] != [1]:
        raise ValueError(f"is in {sum(count for _, count in found)} places: {mutant.old}")
    return found[0][0]


def outcomes(wanted: Sequence[Mutant], root: Path) -> Iterator[tuple[Mutant, str]]:
    """What is wrong with each mutant; empty where its test notices.

    Args:
        wanted: the mutants.
        root: a copy of the repository, whose tests pass.
    """
    for number, mutant in enumerate(wanted, 1):
        try:
            path = home_of(mutant, root)
        except ValueError as error:
            yield mutant, str(error)
            continue
        before, times = path.read_text("utf-8"), path.stat()
        path.write_text(before.replace(mutant.old, mutant.new), "utf-8")
        # What is compiled is told apart by the time and the size of its source alone.
        os.utime(path, (times.st_atime, times.st_mtime + number))
        code = run(mutant.test.split(), root)
        path.write_text(before, "utf-8")
        os.utime(path, (times.st_atime, times.st_mtime))
        yield mutant, {FAILED: "", PASSED: "no test noticed"}.get(code, f"pytest ended with {code}")


def run(tests: Sequence[str], root: Path) -> int:
    """Run tests in a copy of the repository, up to the first that fails; what pytest ends with."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    ).returncode


def main(rooms: Sequence[str]) -> int:
    """Try all of them; 1 if one was not noticed."""
    wanted, unnoticed = mutants(rooms), 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "copy"
        shutil.copytree(ROOT, root, ignore=LEFT_OUT)
        if run(sorted({test for mutant in wanted for test in mutant.test.split()}), root) != PASSED:
            print("The tests do not pass as they are.")
            return 1
        for mutant, wrong in outcomes(wanted, root):
            unnoticed += bool(wrong)
            print(f"{mutant.room}: {mutant.promise}: {wrong or 'noticed'}", flush=True)
    print(f"{len(wanted)} mutants, {unnoticed} not noticed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
