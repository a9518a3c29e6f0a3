"""What a questionnaire is known by before it is read: its file's name, its id, version and title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

FRAME = "questionnaire.toml"
ID = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
"""What an id looks like: it can be a file's name everywhere and never leaves its folder."""
VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(?:-([0-9A-Za-z.-]+))?", re.ASCII)


class Head(NamedTuple):
    """What the frame of a questionnaire says it is."""

    id: str
    version: str
    title: Mapping[str, str]
    """By language code."""


def version_order(version: str) -> tuple[int, int, int, bool, str]:
    """A semantic version as a value that sorts; one that is none comes before all others."""
    match = VERSION.fullmatch(version)
    if match is None:
        return -1, 0, 0, False, ""
    major, minor, patch, early = match.groups()
    return int(major), int(minor), int(patch), early is None, early or ""
