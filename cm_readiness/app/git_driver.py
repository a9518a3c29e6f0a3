"""The program as git's merge driver: assessments are put together by what they say, not by their lines."""

from __future__ import annotations

import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import Place, ReadinessError
from ..core.merging import Merged, merge
from ..files.assessment_reading import parse_assessment
from ..files.atomic import write_bytes
from ..files.toml_file import read_content
from ..files.writing import content_of

NAME = "cm-readiness"
"""What the driver is called in git's configuration."""
ATTRIBUTES = ".gitattributes"
LINE = f"*.toml merge={NAME}"


@dataclass(frozen=True)
class Installation:
    """What git has to be told, and where."""

    attributes: Path
    """The file that says which files the driver is for: those of its folder and below."""
    line: str
    """The line that it needs."""
    command: str
    """What git runs."""


def merge_for_git(base: Path, ours: Path, theirs: Path) -> Merged | int:
    """Put two versions together as git's merge driver, in the place of ours.

    Files that are no assessments are left to git's own merging of lines.

    Args:
        base: what both come from; empty where there is nothing.
        ours: one version, which is replaced.
        theirs: the other one.

    Returns:
        What was merged; the exit code of git's own merging for other files.

    Raises:
        ReadinessError: it cannot be written, or git cannot be started.
    """
    try:
        versions = [parse_assessment(path, read_content(path))[0] for path in (ours, theirs)]
        content = read_content(base)
        before = parse_assessment(base, content)[0] if content.strip() else None
        merged = merge(before, *versions)
    except ReadinessError:
        return _git("merge-file", str(ours), str(base), str(theirs)).returncode
    write_bytes(ours, content_of(merged.assessment, ours), replace=True)
    return merged


def installation(folder: Path) -> Installation:
    """What git needs so that assessments of a folder, and of those in it, are merged by the program.

    Args:
        folder: within a repository.

    Raises:
        ReadinessError: `no_repository`, or `git_missing`.
    """
    if _git("rev-parse", "--show-toplevel", at=folder).returncode != 0:
        raise ReadinessError("no_repository", Place(str(folder)))
    run = f"{shlex.quote(Path(sys.executable).as_posix())} -m cm_readiness merge --git %O %A %B"
    return Installation(folder / ATTRIBUTES, LINE, run)


def install(installation: Installation) -> None:
    """Write it: once, however often it is asked for.

    Raises:
        ReadinessError: it cannot be written, or git refuses it.
    """
    folder = installation.attributes.parent
    for key, value in (("name", "cm-readiness"), ("driver", installation.command)):
        done = _git("config", f"merge.{NAME}.{key}", value, at=folder)
        if done.returncode != 0:
            raise ReadinessError("git_refuses", Place(str(folder)), reason=done.stderr.strip())
    path = installation.attributes
    there = read_content(path).decode("utf-8", "surrogateescape") if path.exists() else ""
    if installation.line in there.splitlines():
        return
    gap = "" if not there or there.endswith("\n") else "\n"
    text = f"{there}{gap}{installation.line}\n"
    write_bytes(path, text.encode("utf-8", "surrogateescape"), replace=True)


def _git(*arguments: str, at: Path | None = None) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - a list of words, and no shell
            ["git", *arguments],  # noqa: S607 - the one that the person uses
            cwd=at,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        raise ReadinessError("git_missing") from None
