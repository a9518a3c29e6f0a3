"""The sheet that nobody sees: what was exported, so that what comes back is merged against it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...language.words import Words
from ..content import Content
from ..plan_rows import READ, plan_heads
from .answer_sheets import heads
from .cells import first_piece

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NAME = "cm-readiness"
_PIECE = 30_000
"""Characters of a cell."""
FIELDS = ("what", "owner", "due", "status")
"""Of the rows of the plan, those that are read back."""


def write_base(sheet: Worksheet, content: Content, names: Mapping[str, str], plan: str, words: Words) -> None:
    """Write what was exported, as data in the first column.

    Args:
        sheet: where.
        content: what the workbook is about.
        names: of the sheets of criteria, by dimension.
        plan: the name of the sheet with the plan; empty where there is none.
        words: the language of the workbook.
    """
    asked = () if content.only_plan else content.asked
    data = {
        **content.exported.as_data(),
        "sheets": {names[group.id]: [one.criterion for one in group.criteria] for group in asked},
        "names": {one.criterion: f"{one.number} {one.name}" for group in asked for one in group.criteria},
        "heads": heads(words),
        "plan": _plan(content, plan, words),
        "statuses": dict(content.statuses),
    }
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    for row, first in enumerate(range(0, len(text), _PIECE)):
        sheet.write_string(row, 0, text[first : first + _PIECE])
    sheet.very_hidden()


def read_base(rows: Iterable[Sequence[object]]) -> Mapping[str, object] | None:
    """What was exported; None where it is none of ours.

    Args:
        rows: of the sheet.
    """
    try:
        data = json.loads("".join(str(row[0]) for row in rows if row))
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _plan(content: Content, name: str, words: Words) -> dict[str, object]:
    if not name:
        return {}
    rows = {}
    for row in content.plan:
        due = row.due.isoformat() if isinstance(row.due, date) else ""
        rows[row.key] = [first_piece(row.what), first_piece(row.owner), due, row.status]
    heads = plan_heads(words)
    return {"sheet": name, "heads": {column: heads[column] for column in READ}, "rows": rows}
