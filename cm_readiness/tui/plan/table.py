"""The plan's columns at a width: as many as there is room for, and a name for each thing to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from ...language.words import Words
from ...views.plan_table import TableRow
from ..shell.text import assembled, one_line

MARKED, LATE, STALE = "●", "!", "◷"
"""Signs before a row; each has a column, so that rows stay in line."""
SIGNS = 3
"""Columns before the first cell."""
LEAST_WHAT, LEAST_WHO = 15, 8
"""Columns that a name keeps: others go before it is shorter."""
WIDE = 100
"""Columns from which there is room between the cells."""
RIGHT = ("days", "points")
"""What stands at the right of its column: numbers of the same kind, one below the other."""


@dataclass(frozen=True)
class Columns:
    """Which columns there are, from left to right, and how wide they are."""

    widths: dict[str, int]
    gap: int

    def line(
        self, cells: Mapping[str, str], signs: str, style: str, styles: Mapping[str, str] | None = None
    ) -> Content:
        """One line of the table.

        Args:
            cells: by column.
            signs: of two characters, before the first cell.
            style: of all cells.
            styles: of some cells, in the place of that.
        """
        parts = []
        for name, width in self.widths.items():
            cell = Content(one_line(cells[name])).truncate(width, ellipsis=True)
            room = Content(" " * (width - cell.cell_length))
            cell = cell.stylize((styles or {}).get(name, style))
            parts.append(room + cell if name in RIGHT else cell + room)
        return assembled((signs, "bold"), " ", Content(" " * self.gap).join(parts)).rstrip()


def columns(rows: Sequence[TableRow], words: Words, width: int) -> Columns:
    """The columns that fit into a width; from the right, those that do not are left out.

    Args:
        rows: all of the table.
        words: the person's language, for the heads.
        width: in cells.
    """
    heads, gap = heads_of(words), 2 if width >= WIDE else 1
    widths = {
        name: max(cell_len(cell) for cell in (head, *_cells(rows, name))) for name, head in heads.items()
    }
    natural = dict(widths)
    widths["who"] = min(widths["who"], max(LEAST_WHO, width // 6))
    room = width - SIGNS
    while True:
        taken = sum(size for name, size in widths.items() if name != "what") + gap * (len(widths) - 1)
        if room - taken >= LEAST_WHAT or len(widths) == 2:
            # Names first; who has what they leave.
            widths["what"] = max(1, min(natural["what"], room - taken))
            widths["who"] = min(natural["who"], widths["who"] + room - taken - widths["what"])
            return Columns(widths, gap)
        widths.popitem()


def heads_of(words: Words) -> dict[str, str]:
    """What stands above each column, from left to right."""
    return {
        "who": words("Who"), "what": words("What"), "level": words("Level"), "days": words("Days"),
        "points": words("Points"), "due": words("Due"), "state": words("State"),
    }  # fmt: skip


def head_line(shown: Columns, words: Words) -> Content:
    """The heads of the columns."""
    return shown.line(heads_of(words), "  ", "bold $text-muted")


def row_line(shown: Columns, row: TableRow, *, marked: bool) -> Content:
    """One thing to do.

    Args:
        shown: the columns.
        row: its cells.
        marked: whether the person has marked it.
    """
    signs = (MARKED if marked else " ") + (LATE if row.late else STALE if row.stale else " ")
    cells = {name: str(getattr(row, name)) for name in shown.widths}
    if row.dropped:
        return shown.line(cells, signs, "strike $text-muted")
    if row.late:
        return shown.line(cells, signs, "bold $text-warning")
    return shown.line(cells, signs, "$text-muted", {"what": "bold", **({"who": ""} if row.agreed else {})})


def _cells(rows: Sequence[TableRow], name: str) -> list[str]:
    return [one_line(str(getattr(row, name))) for row in rows]
