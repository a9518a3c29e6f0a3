"""`portfolio table` over 10,000 assessments, beside reading the same rows from sqlite with Python alone."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from ._companies import folder_of
from .row import Row

NUMBER, RUNS, AT_MOST = 10_000, 7, 2.0
BARE = """
import json, sqlite3, sys
from datetime import datetime

database = sqlite3.connect(sys.argv[1])
found = database.execute("SELECT * FROM assessment")
names = [column[0] for column in found.description]
rows = []
for row in found:
    values = dict(zip(names, row))
    values["changed"] = datetime.fromisoformat(values["changed"])
    for name in ("names", "due", "answered_at", "profile", "dimensions", "gaps"):
        values[name] = json.loads(values[name])
    rows.append(values)
print(len(rows))
"""
"""Every value of every row as Python has it; nothing of them is looked at or shown."""


def rows() -> Iterator[Row]:
    """Processor time of whole processes, in turns, medians; from an index that is there."""
    with TemporaryDirectory() as place:
        folder = folder_of(Path(place, "assessments"), NUMBER)
        surroundings = {
            **os.environ, "XDG_CACHE_HOME": f"{place}/cache", "HOME": place, "LANG": "C",
            "CM_READINESS_CONFIG": f"{place}/config",
        }  # fmt: skip
        program = [sys.executable, "-m", "cm_readiness", "portfolio", "table", "--folder", str(folder)]
        assert _run(program, surroundings)[1] > NUMBER, "it shows them all"
        (index,) = Path(place, "cache").rglob("*.sqlite")
        bare = [sys.executable, "-c", BARE, str(index)]
        times: dict[str, list[float]] = {"text": [], "json": [], "bare": []}
        for _ in range(RUNS):
            times["bare"].append(_run(bare, surroundings)[0])
            times["text"].append(_run(program, surroundings)[0])
            times["json"].append(_run([*program, "--json"], surroundings)[0])
    middle = {name: median(found) for name, found in times.items()}
    for name, what in (("text", ""), ("json", " --json")):
        share = middle[name] / middle["bare"]
        yield Row(
            f"portfolio table{what} over {NUMBER:,} assessments, from an index that is there",
            f"{share:.2f} × ({middle[name] * 1000:.0f} against {middle['bare'] * 1000:.0f} ms of processor, "
            f"medians of {RUNS})",
            f"at most {AT_MOST} × reading the same rows from sqlite with Python alone",
            share <= AT_MOST,
        )


def _run(command: list[str], surroundings: dict[str, str]) -> tuple[float, int]:
    """The processor time of a process, its start included, and how many lines it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=surroundings, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, done.stdout.count(b"\n")
