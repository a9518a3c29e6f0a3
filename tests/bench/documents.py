"""Measures documents: processes of `report` beside pandoc and the import of textual.app, and families."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from .measuring import ROOT, Figure, Taken, runs_in_turn
from .peers import IMPORT_TEXTUAL, PLACE, PROGRAM, version_1
from .table import Bound, Row

EXAMPLE = Path("questionnaires", "community_manager", "examples", "maison_calla.en.toml")
"""In a checkout; each version is given its own."""
FAMILY_RUNS = 3
_FORMS = {"docx": ("Word", 1.0), "pdf": ("PDF", 1.9), "html": ("HTML", 1.2)}


TARGETS = (7, 8)
PEERS = {"textual": "`python -c 'import textual.app'`, a whole process"}


def rows(target: int) -> Iterator[Row]:
    """The rows of one document in each format, or of a whole family.

    Args:
        target: 7 or 8.
    """
    yield from one_document() if target == 7 else family()


def one_document() -> Iterator[Row]:
    """The gap report as a whole process: Word beside pandoc, which makes it of our Markdown, PDF and HTML."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runs_in_turn({"md": _report(folder / "report.md")}, runs=1)
        commands = {form: _report(folder / f"report.{form}") for form in _FORMS}
        commands["textual"] = IMPORT_TEXTUAL
        if pandoc := shutil.which("pandoc"):
            commands["pandoc"] = [pandoc, str(folder / "report.md"), "-o", str(folder / "pandoc.docx")]
        before = version_1()
        if before is not None:
            commands |= {f"{form} before": _report(folder / f"old.{form}", before) for form in _FORMS}
        taken = runs_in_turn(commands)
    for form, (called, most) in _FORMS.items():
        peer = "pandoc" if form == "docx" else "textual"
        beside, old = taken.get(peer), taken.get(f"{form} before")
        yield Row(
            7, f"report as {called}", "ms", taken[form].cpu, Bound("times", most), peer,
            beside.cpu if beside else None, (taken[form].wall, beside.wall) if beside else None,
            old.cpu if old else None, "" if beside else "pandoc is not installed",
        )  # fmt: skip


def family() -> Iterator[Row]:
    """`report --all` of one company beside version 1.0.0, which writes fewer files, and each file."""
    before = version_1()
    with tempfile.TemporaryDirectory() as name:
        folders = {"ours": Path(name) / "ours"}
        commands = {"ours": _all(folders["ours"])}
        if before is not None:
            folders["before"] = Path(name) / "before"
            commands["before"] = _all(folders["before"], before)
        taken = runs_in_turn(commands, runs=FAMILY_RUNS)
        files = {who: sum(path.is_file() for path in folder.rglob("*")) for who, folder in folders.items()}
    old = taken.get("before")
    wall = (taken["ours"].wall, old.wall) if old else None
    said = ", ".join(f"{count} files {who}" for who, count in files.items())
    cpu = old.cpu if old else None
    yield Row(
        8, "report --all", "ms", taken["ours"].cpu, Bound("times", 0.3), "version 1.0.0", cpu, wall, cpu, said
    )
    each = {who: _shared(taken[who], count) for who, count in files.items()}
    yield Row(
        8, "report --all, each file", "ms", each["ours"], Bound("times", 0.3), "version 1.0.0",
        each.get("before"), None, each.get("before"),
    )  # fmt: skip


def _report(path: Path, interpreter: Sequence[str] = ()) -> list[str]:
    return [*_program(interpreter), "--force", "--output", str(path)]


def _all(folder: Path, interpreter: Sequence[str] = ()) -> list[str]:
    return [*_program(interpreter), "--force", "--all", str(folder)]


def _program(interpreter: Sequence[str]) -> list[str]:
    """This version's `report`, or that of another interpreter, on the example."""
    if interpreter:
        return [*interpreter, "-m", "cm_readiness", "report", str(PLACE / EXAMPLE)]
    return [*PROGRAM, "report", str(ROOT / EXAMPLE)]


def _shared(taken: Taken, count: int) -> Figure:
    cpu = taken.cpu
    return Figure(cpu.median / count, cpu.low / count, cpu.high / count)


if __name__ == "__main__":
    from .table import as_text

    sys.stdout.write(as_text((*rows(7), *rows(8))) + "\n")
