"""Tries to lose an answer, and writes what came of it to docs/reliability.md.

Run as `python -m tests.reliability [KILLS]`; `make reliability` does.
"""

# ruff: noqa: E501 - the lines of the page as they stand in it

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from cm_readiness import __version__
from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.assessments import read_assessment
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import words_for

from .faults import Outcome, outcomes
from .hostile import FILES
from .kills import Figures, figures
from .sittings import Sittings, sittings

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "reliability.md"
KILLS = 200
SITTINGS = 100
BYTES = 4_900_000
SEED = 20261122


def main(kills: int) -> int:
    """Do all of it; 1 if anything was lost."""
    with tempfile.TemporaryDirectory() as folder:
        killed = figures(_new(folder, "kills"), kills, SEED)
        print(killed)
        sat = sittings(_new(folder, "sittings"), max(1, kills * SITTINGS // KILLS), SEED)
        print(sat)
        failed = list(outcomes(_new(folder, "faults")))
        print(f"{len(failed)} faults")
        hostile = [(name, *_read_alone(name, Path(folder) / "hostile.toml")) for name in FILES]
    PAGE.write_text(page(killed, sat, failed, hostile), "utf-8", newline="\n")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    is_good = killed.is_good and sat.is_good and all(outcome.is_good for outcome in failed)
    return 0 if is_good else 1


def page(
    killed: Figures, sat: Sittings, failed: list[Outcome], hostile: list[tuple[str, str, float, int]]
) -> str:
    """The whole page."""
    made = f"{datetime.now(UTC):%Y-%m-%d}"
    with_what = f"cm-readiness {__version__}, Python {platform.python_version()}, {platform.system()}"
    return "\n".join(
        [
            "# Reliability",
            "",
            "What was tried to lose an answer, and what came of it. `make reliability` does it all again and",
            f"writes this page; this one was made on {made} with {with_what}.",
            "",
            *_how_it_is_kept(),
            *_kills(killed),
            *_sittings(sat),
            *_faults(failed),
            *_hostile(hostile),
            *_rest(),
        ]
    )


def _how_it_is_kept() -> list[str]:
    return [
        "## How an answer is kept",
        "",
        "- An assessment is written aside, flushed to the disk, and given its name in one step; its folder is",
        "  flushed too. Only then is it called saved.",
        "- Its last good copy is kept beside it as `.NAME.toml.bak`. A damaged file (not TOML, not UTF-8, cut",
        "  off) is opened from the copy with a message, and is set aside as `NAME.damaged-….toml` when the",
        "  assessment is saved next.",
        "- While it is open, `.NAME.toml.lock` says who has it: user, machine, process and time, renewed every",
        "  30 seconds. Others only read. A process that has ended, or another machine that has said nothing",
        "  for two minutes, is taken over with a message; so is one whose lock is dated in the future.",
        "- What another program has changed underneath is put together with yours, and said; what is no version",
        "  of the same assessment is kept beside it as `NAME-2.toml`.",
        "- A file of an older format is kept as `NAME.format-….toml` when it is saved in the present one; a",
        "  newer one is refused, untouched.",
        "- A file with comments of your own is kept as `NAME.comments.toml` when it is first saved: comments are",
        "  not kept in it. A file that is marked read-only is not replaced.",
        "- A drive that refuses permissions, links or flushing is written to all the same.",
        "",
    ]


def _kills(killed: Figures) -> list[str]:
    return [
        "## Killed while saving",
        "",
        "A process answers all criteria of one assessment again and again, with notes, and reports each answer",
        "when it is saved. It is killed (SIGKILL) at a random moment; then the file is opened, and the next",
        "process goes on with it.",
        "",
        "| what | how many |",
        "|---|--:|",
        f"| kills | {killed.kills} |",
        f"| of these, in the middle of writing | {killed.midway} |",
        f"| the file opened afterwards, and its last good copy | {killed.opened} |",
        f"| the lock of the killed process was taken over with a message | {killed.locks} |",
        f"| answers reported as saved | {killed.reported} |",
        f"| of these, found in the file | {killed.found} |",
        f"| the file held exactly the answers up to one of them, in their order | {killed.ordered} |",
        f"| files left over at the end | {killed.left} |",
        "",
    ]


def _sittings(sat: Sittings) -> list[str]:
    return [
        "## Killed while a person types",
        "",
        "The program runs in a terminal, is typed into, digits and then a note, and is killed (SIGKILL) at a random",
        "moment. An answer counts as reported when the screen says that all is saved; a letter of a note, when it",
        "has been on the screen for half a second.",
        "",
        "| what | how many |",
        "|---|--:|",
        f"| kills | {sat.kills} |",
        f"| the file opened afterwards | {sat.opened} |",
        f"| answers reported as saved | {sat.reported} |",
        f"| of these, found in the file | {sat.found} |",
        f"| letters of notes half a second old | {sat.typed} |",
        f"| of these, found in the file | {sat.kept} |",
        "",
    ]


def _faults(failed: list[Outcome]) -> list[str]:
    errors = list(dict.fromkeys(outcome.error for outcome in failed))
    lines = [
        "## The disk fails",
        "",
        "Each system call of the saving path fails in turn, with no room left (ENOSPC), a broken disk (EIO)",
        "and permission taken away (EACCES). The file is the old one or the new one, whole; whoever is not told",
        "has the new one. In every case, saving again afterwards writes the new file and keeps nothing aside.",
        "",
        f"| work | call | what for | {' | '.join(errors)} |",
        f"|---|---|---|{'---|' * len(errors)}",
    ]
    rows: dict[tuple[str, str, str], dict[str, set[str]]] = {}
    for outcome in failed:
        row = rows.setdefault((outcome.work, outcome.call, outcome.role), {})
        row.setdefault(outcome.error, set()).add(_shown(outcome))
    for (work, call, role), found in rows.items():
        cells = " | ".join(" or ".join(sorted(found[error])) for error in errors)
        lines.append(f"| {work} | `{call}` | {role} | {cells} |")
    bad = sum(not outcome.is_good for outcome in failed)
    return [
        *lines,
        "",
        f"{len(failed)} faults were made; {bad} of them lost something.",
        "",
        *_sentences(failed),
    ]


def _shown(outcome: Outcome) -> str:
    file = {"none": "no file", "old": "old file", "new": "new file"}.get(outcome.file, "BROKEN")
    if not outcome.is_good:
        return f"LOST ({file})"
    return f"{file}, told" if outcome.told else f"{file}, saved"


def _sentences(failed: list[Outcome]) -> list[str]:
    told = Counter(outcome.told for outcome in failed if outcome.told)
    return [
        "What the person is told:",
        "",
        *(f"- {text} ({count} times)" for text, count in told.items()),
        "",
    ]


def _hostile(hostile: list[tuple[str, str, float, int]]) -> list[str]:
    seconds, memory = max(h[2] for h in hostile), max(h[3] for h in hostile)
    return [
        "## Hostile files",
        "",
        f"Each is {BYTES / 1_000_000:.1f} MB where its kind allows (5 MB is the limit) and is opened by a process of",
        f"its own, which took at most {seconds:.1f} seconds and {memory} MB, Python and its libraries included.",
        "The tests put the same files in the way of every command, `ask` included, of questionnaires and settings.",
        "",
        "| file | what happens | seconds | MB |",
        "|---|---|--:|--:|",
        *(f"| {name} | {text} | {taken:.1f} | {size} |" for name, text, taken, size in hostile),
        "",
    ]


def _rest() -> list[str]:
    return [
        "## What the tests try besides",
        "",
        "Run by `make test`, in tests/reliability, tests/files and tests/cli:",
        "",
        "- links to nowhere, to themselves, to devices and to other people's files; pipes; names and ids with",
        "  `../`, absolute paths and names that Windows reserves;",
        "- terminal sequences (title, clipboard, cursor, colours, queries, links) in every text of an",
        "  assessment and a questionnaire, in file names and arguments: no command prints one as it is;",
        "- nearly valid assessments and questionnaires, and random bytes: opened, or refused in a sentence;",
        "- answering, clearing, noting, undoing, redoing, switching depth, changing the profile and reopening",
        "  in any order: the file always equals what is shown, and only clearing takes an answer away;",
        "- two machines, two processes, six at the same moment: one writes, and nobody's version is lost;",
        "- a questionnaire that has changed since: every answer is kept, and the change is said;",
        "- every command with the network forbidden; files 0600 and folders 0700; nothing of yours in a log.",
        "",
        "A file from which nothing but its last lines was removed by hand is taken for one that was cut off: whoever",
        "means it removes `.NAME.toml.bak` as well.",
        "",
    ]


def _new(folder: str, name: str) -> Path:
    path = Path(folder) / name
    path.mkdir()
    return path


def _read_alone(name: str, path: Path) -> tuple[str, float, int]:
    """What a process of its own says about a file, the seconds that it took, and its megabytes."""
    path.write_bytes(FILES[name](BYTES)[: BYTES + 50_000])
    run = subprocess.run(
        [sys.executable, "-m", "tests.reliability", "--read", str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    text, seconds, memory = run.stdout.rsplit("\n", 3)[:3]
    return text, float(seconds), int(memory)


def read_one(path: Path) -> None:
    """Open a file; print what happened, the seconds, and the most memory that this process had."""
    import resource

    start = time.perf_counter()
    try:
        read_assessment(path)
        text = "opened"
    except ReadinessError as error:
        fault = error.fault
        text = sentence(type(fault)(fault.code, fault.values), words_for("en"))
        more = len(error.faults) - 1
        text = text[:120] + (f" (and {more} more)" if more else "")
    taken = time.perf_counter() - start
    shown = text.encode("unicode_escape").decode().replace("|", "\\|").replace("<", "&lt;")
    print(f"{shown}\n{taken:.3f}\n{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read_one(Path(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else KILLS))
