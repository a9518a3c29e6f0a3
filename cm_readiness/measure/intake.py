"""When material came before its publication, and how often in a form that can be shown.

The folder holds a folder for each publication, whose name begins with its day: `2026-11-20 Opening day`.
Whether something can be shown is told by the endings of files, against what the company's channels take.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import cast

from ..core.measured import Arrival, IntakeFigures
from ..core.platform_limits import takes
from .kind import Context, Kind, Material, Outcome

_DAY = re.compile(r"(?:^|/)(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)


def publication_of(name: str) -> date | None:
    """The day in the name of a file's folder; None where no folder has one.

    Args:
        name: of a file, with its folders; the nearest folder counts.
    """
    folders = name.rpartition("/")[0]
    for found in reversed(list(_DAY.finditer(folders))):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
    return None


def _figures(material: Material, context: Context) -> Outcome:
    arrivals = [
        Arrival(
            one.file.name,
            date.fromisoformat(str(one.facts["came"])),
            publication_of(one.file.name),
            _usable(cast("Sequence[str]", one.facts["names"]), context),
        )
        for one in material.read
    ]
    return IntakeFigures(tuple(arrivals)), ()


def _usable(names: Sequence[str], context: Context) -> bool:
    """Whether a channel takes any of what came."""
    endings = (PurePosixPath(name).suffix.lstrip(".") for name in names)
    return any(takes(ending, context.limits, context.channels) for ending in endings)


INTAKE = Kind("intake", "mail", _figures, wishes=("limits",))
