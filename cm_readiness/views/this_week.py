"""What to do this week about what cannot wait, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.this_week import this_week
from ..language.words import Words
from .context import Context

if TYPE_CHECKING:
    from .report_shape import ThisWeekView


def week_title(week: ThisWeekView, words: Words) -> str:
    """That something can be done this week, and how long all of it takes."""
    return words("This week ({total}):", total=week["total"])


def act_sentences(week: ThisWeekView, words: Words) -> list[str]:
    """What can be done this week, each with its minutes."""
    return [words("{act} ({minutes} min)", act=act["do"], minutes=act["minutes"]) for act in week["acts"]]


def this_week_view(context: Context) -> ThisWeekView:
    """The acts in the order in which to do them; none where nothing is pressing.

    Args:
        context: the evaluation in one language.
    """
    week, words = this_week(context.evaluation), context.words
    return {
        "acts": [
            {
                **context.ref(item.criterion),
                "do": context.text(item.act.do),
                "minutes": item.act.minutes,
            }
            for item in week.acts
        ],
        "minutes": week.minutes,
        "total": words.plural("{count} minute in all", "{count} minutes in all", week.minutes),
    }
