"""The index of ten thousand assessments: from nothing, and again when ten of them have changed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.home import companies, places

from ._timed import processors, timed
from .row import Row

MANY, CHANGED, BROKEN = 10_000, 10, 20


def rows(many: int = MANY) -> Iterator[Row]:
    """The rows of the index.

    Args:
        many: how many assessments; some more do not open.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "assessments"
        companies(folder, many)
        for number in range(BROKEN):
            (folder / f"broken-{number}.toml").write_text("broken = [\n")
        environment = places(folder, Path(place) / "cache")
        first = timed(["portfolio", "index"], environment)
        every = many + BROKEN
        told = first.err.count("broken-")
        yield Row(
            f"index of {many:,} from nothing, {BROKEN} more do not open",
            f"{first.seconds:.1f} s on {processors()} processors, {first.processor:.1f} s of their time; "
            f"{first.out.strip()}; {told} faults told",
            "under 60 s on two cores, the rest done",
            first.seconds < 60 and told == BROKEN and first.out.startswith(f"{every:,} assessments"),
        )
        for path in sorted(folder.glob("company-*.toml"))[:CHANGED]:
            before = path.stat()
            path.write_bytes(path.read_bytes() + b"\n")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        again = timed(["portfolio", "index"], environment)
        yield Row(
            f"the same again, {CHANGED} changed",
            f"{again.seconds:.2f} s, {again.processor:.2f} s of processor time; {again.out.strip()}",
            "under 1 s",
            again.seconds < 1 and f", {CHANGED} of them read now" in again.out,
        )


if __name__ == "__main__":
    for row in rows(*map(int, sys.argv[1:])):
        print(row)
