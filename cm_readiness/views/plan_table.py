"""Things to do as rows of a table: a cell for who, what, level, days, points, due date and state."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.actions import Item, is_late
from ..core.numbers import Rational, rounded
from ..core.text import on_one_line
from ..language.status_words import STATUS
from .context import Context, named
from .plan import entry_view


@dataclass(frozen=True)
class TableRow:
    """One thing to do."""

    who: str
    """The owner that was agreed, else in brackets the role that usually owns it."""
    agreed: bool
    """Whether somebody is to do it by name."""
    what: str
    level: str
    """From and to; empty without a level."""
    days: str
    """Of work, as a number; empty where it is not known."""
    points: str
    """As a number; empty outside of the roadmap."""
    due: str
    state: str
    late: bool
    """Whether it is still to be done although its day has passed."""
    dropped: bool
    stale: bool
    """Whether the answer that it rests on is older than it should be."""


def table_row(context: Context, item: Item) -> TableRow:
    """One thing to do as a row.

    Args:
        context: the evaluation in one language.
        item: of its plan.
    """
    words, entry, action = context.words, entry_view(context, item), item.action
    late = action is not None and is_late(action, context.evaluation.as_of)
    agreed = on_one_line(action.owner.strip()) if action is not None else ""
    role = f"({on_one_line(entry['role'])})" if entry["role"] else ""
    standing = context.evaluation.standings.get(item.criterion or "")
    state = words("proposed") if action is None else words("late") if late else words(STATUS[action.status])
    return TableRow(
        who=agreed or role,
        agreed=bool(agreed),
        what=named(entry) if entry["name"] else on_one_line(" · ".join(entry["do"])),
        level=_level(entry["from_level"], entry["to_level"]),
        days=_days(context, item),
        points=words.number(rounded(item.entry.points, 1), fixed=True) if item.entry is not None else "",
        due=words.short_date(action.due, context.evaluation.as_of)
        if action is not None and action.due
        else "",
        state=state,
        late=late,
        dropped=action is not None and action.status == "dropped",
        stale=standing is not None and standing.stale,
    )


def _level(start: int, end: int) -> str:
    if not end:
        return ""
    return f"{start} → {end}" if start < end else f"→ {end}"


def _days(context: Context, item: Item) -> str:
    """Of an entry of the roadmap, or of an action of one's own that is to raise a criterion."""
    effort: Rational | None = item.entry.effort_days if item.entry is not None else None
    action, standing = item.action, context.evaluation.standings.get(item.criterion or "")
    if effort is None and action is not None and action.to_level is not None and standing is not None:
        start = standing.claimed or 0
        if standing.applicable and start < action.to_level:
            effort = context.questionnaire.effort(standing.criterion, start, action.to_level)
    return "" if effort is None else context.figures.number(effort)
