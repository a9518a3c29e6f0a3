"""Documents on a scheduler of Dask, one of whose workers is killed in the middle, beside processes here."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from cm_readiness.files.made_from import is_whole
from cm_readiness.formats.pdf.text import pdf_text
from tests.bench.home import companies, places
from tests.cluster import Dask

from ._timed import Timed, started, timed, used
from .row import Row

PDFS = 200
WORKERS = 2
MOST = 1.15


def rows(pdfs: int = PDFS) -> Iterator[Row]:
    """The row of Dask.

    Args:
        pdfs: how many documents.
    """
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        companies(place / "assessments", pdfs)
        environment = places(place / "assessments", place / "cache")
        before = _here(place / "before", environment)
        with Dask(place / "scratch", WORKERS, environment, nanny=True) as dask:
            there = _one_killed(dask, place / "there", pdfs, environment)
        after = _here(place / "after", environment)
        whole = [_whole(place / one, pdfs) for one in ("before", "there", "after")]
        # In turn, because other programs may be at work on the machine.
        times = there.seconds / ((before.seconds + after.seconds) / 2)
        yield Row(
            f"{pdfs} PDFs on Dask with {WORKERS} workers, one killed in the middle",
            f"{whole[1]} whole files; {there.seconds:.0f} s, {times:.2f} × the mean of "
            f"{before.seconds:.0f} s and {after.seconds:.0f} s, by {WORKERS} processes before and after",
            f"{pdfs} whole files; at most {MOST} × the time of the process pool of the same size",
            whole == [pdfs] * 3 and before.code == there.code == after.code == 0 and times <= MOST,
        )


def _here(out: Path, environment: Mapping[str, str]) -> Timed:
    """By processes of this machine."""
    return timed(["portfolio", "report", out, "--jobs", str(WORKERS)], environment)


def _one_killed(dask: Dask, out: Path, pdfs: int, environment: Mapping[str, str]) -> Timed:
    """The same on the cluster; a worker is killed as soon as half of the documents are there."""
    begun, before = time.perf_counter(), used()
    with started(["portfolio", "report", out, "--scheduler", dask.address], environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        lines = [process.stdout.readline() for _ in range(pdfs // 2)]
        dask.workers[0].of_nanny().kill()
        rest, err = process.stdout.read(), process.stderr.read()
        process.wait()
    return Timed(time.perf_counter() - begun, used() - before, process.returncode, "".join(lines) + rest, err)


def _whole(folder: Path, pdfs: int) -> int:
    """How many documents can be read to their end, each of its own company; nothing else may be there."""
    if len(list(folder.iterdir())) > pdfs:
        return -1
    return sum(
        is_whole(path, b"%%EOF")
        and f"Company {path.name.removeprefix('company-').split('.')[0]}" in pdf_text(path.read_bytes(), "en")
        for path in folder.glob("company-*.gap_report.pdf")
    )


if __name__ == "__main__":
    for row in rows(*map(int, sys.argv[1:])):
        print(row)
