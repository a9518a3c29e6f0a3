"""The plan as a table, the same in every format that has tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..language.words import Words
from .content import PlanRow

READ = ("id", "what", "owner", "due", "status")
"""The columns that are read when a table comes back."""


def plan_heads(words: Words) -> dict[str, str]:
    """What stands over each column, in their order.

    Args:
        words: the language.
    """
    return {
        "number": words("No."), "name": words("Criterion"), "period": words("Period"),
        "what": words("Action"), "from": words("From level"), "to": words("To level"),
        "owner": words("Owner"), "due": words("Due"), "status": words("Status"), "days": words("Days"),
        "points": words("Points to gain"), "proof": words("Done when"), "id": words("Action (id)"),
    }  # fmt: skip


def plan_texts(rows: Iterable[PlanRow]) -> Iterator[str]:
    """Every text and day of a table, in its order.

    Args:
        rows: of the plan.
    """
    for row in rows:
        for value in plan_cells(row):
            if isinstance(value, str | date) and value:
                yield str(value)


def plan_cells(row: PlanRow) -> tuple[str | float | date | None, ...]:
    """What stands in a row, column by column.

    Args:
        row: of the plan.
    """
    levels = (row.from_level, row.to_level) if row.to_level else (None, None)
    return (
        row.number, row.name, row.period, row.what, *levels, row.owner, row.due, row.status, row.days,
        row.points, row.proof, row.key,
    )  # fmt: skip
