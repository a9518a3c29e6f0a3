"""A file in which git has left both sides of a conflict: told apart from a damaged one, and taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

_START = re.compile(r"<{7}( |$)")
_BASE = re.compile(r"\|{7}( |$)")
_MIDDLE = re.compile(r"={7}$")
_END = re.compile(r">{7}( |$)")


@dataclass(frozen=True)
class Sides:
    """The whole texts that a file with conflict markers stands for."""

    ours: str
    theirs: str
    base: str | None
    """What both come from; None where git did not write it down."""


def first_marker(text: str) -> int | None:
    """The line on which a conflict begins, from 1; None where none does.

    Args:
        text: of a file that is no valid TOML as it is: in valid TOML such lines are somebody's words.
    """
    if sides(text) is None:
        return None
    return next(number for number, line in enumerate(text.splitlines(), 1) if _START.match(line))


def sides(text: str) -> Sides | None:
    """Both sides of a file with conflict markers; None where there are none, or they do not go together."""
    ours: list[str] = []
    theirs: list[str] = []
    base: list[str] = []
    found, has_base = 0, True
    everywhere = (ours, theirs, base)
    into: tuple[list[str], ...] = everywhere
    before: str | None = None
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        mark = next((name for name, pattern in _ORDER if pattern.match(bare)), None)
        if mark is not None and mark in _AFTER[before]:
            if mark == "middle" and before == "start":
                has_base = False
            found += mark == "end"
            before = None if mark == "end" else mark
            into = {"start": (ours,), "base": (base,), "middle": (theirs,), "end": everywhere}[mark]
            continue
        for one in into:
            one.append(line)
    if not found or before is not None:
        return None
    return Sides("".join(ours), "".join(theirs), "".join(base) if has_base else None)


_ORDER = (("start", _START), ("base", _BASE), ("middle", _MIDDLE), ("end", _END))
_AFTER: dict[str | None, tuple[str, ...]] = {
    None: ("start",),
    "start": ("base", "middle"),
    "base": ("middle",),
    "middle": ("end",),
}
"""Which marker may come after which: any other line that looks like one is text."""
