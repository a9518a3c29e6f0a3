"""The page of a run: the table, its peers, the machine, and what is said of each target in `notes.toml`."""

from __future__ import annotations

import os
import platform
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from cm_readiness import __version__

from .table import Row, as_markdown

NOTES = Path(__file__).parent / "notes.toml"
LIBRARIES = ("textual", "pydantic", "jinja2", "typst", "highspy")
PEERS = {
    "import of textual.app": "`python -c 'import textual.app'`, in the same interpreter",
    "bare list": "`tests/bench/bare_list.py`: a Textual program with a header, twenty rows and a footer",
    "pandoc": "pandoc, which makes a Word file of the same Markdown",
    "version 1.0.0": "the first release with its own questionnaire, installed apart by `make bench-peers`",
    "HiGHS": "a solver of mixed-integer programmes in C++ (`highspy`); it finds the effort, no ties",
}


def page(rows: Sequence[Row], peers: Mapping[str, str], minutes: float) -> str:
    """The page in Markdown.

    Args:
        peers: what each peer is, besides those that every run has.
        minutes: that the run took.
    """
    return "\n".join([*_head(minutes), as_markdown(rows), "", *_peers(rows, peers), *_notes(rows)])


def _head(minutes: float) -> Iterator[str]:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    yield "# Speed"
    yield ""
    yield "How long people wait, and beside what. `make bench` measures it all again in one run and writes"
    yield f"this page; this one was made on {datetime.now(UTC):%Y-%m-%d} in {minutes:.0f} minutes."
    yield ""
    yield f"- **Program**: cm-readiness {__version__}, Python {platform.python_version()}, {libraries}."
    machine = f"{platform.system()} on {platform.machine()}, {_cores()} cores, {_memory():.0f} GiB"
    yield f"- **Machine**: {machine}."
    yield "- **Figures** are medians of ten, with the least and the most in brackets; whole programs are run"
    yield "  in turn with their peer. Milliseconds are of user and system time, but for “by the clock”."
    yield "- **Target** is what a figure may be at the most: times its peer, an amount more, or an amount."
    yield ""


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _peers(rows: Sequence[Row], peers: Mapping[str, str]) -> Iterator[str]:
    yield "## What it is measured beside"
    yield ""
    known = {**PEERS, **peers}
    for name in dict.fromkeys(row.peer for row in rows if row.peer):
        yield f"- **{name}**: {known[name]}." if name in known else f"- **{name}**."
    yield ""


def _notes(rows: Sequence[Row]) -> Iterator[str]:
    """What the targets were when they were set, and what was tried where one is not reached."""
    notes = tomllib.loads(NOTES.read_text("utf-8"))
    yield "## Target by target"
    for target in dict.fromkeys(row.target for row in rows if row.target):
        note = notes[str(target)]
        missed = sum(not row.reached for row in rows if row.target == target)
        yield ""
        yield f"### {target}. {note['what']}"
        yield ""
        yield f"When the targets were set: {note['before']}. Target: {note['target']}."
        count = sum(row.target == target for row in rows)
        yield f"{'Reached' if not missed else f'{count - missed} of {count} rows reach it'}."
        if missed and note.get("tried"):
            yield ""
            yield note["tried"].strip()
    yield ""
