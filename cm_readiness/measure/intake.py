"""When material came before its publication, and how often in a form that can be shown.

The folder holds a folder for each publication, whose name begins with its day: `2026-11-20 Opening day`.
"""

from __future__ import annotations

import re
from datetime import date

from ..core.measured import Arrival, IntakeFigures
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


def _figures(material: Material, _context: Context) -> Outcome:
    arrivals = [
        Arrival(
            one.file.name,
            date.fromisoformat(str(one.facts["came"])),
            publication_of(one.file.name),
            bool(one.facts["usable"]),
        )
        for one in material.read
    ]
    return IntakeFigures(tuple(arrivals)), ()


INTAKE = Kind("intake", "mail", _figures)
