"""A criterion in a line or two: how many people are at each level, how far they agree, and what holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from ...core.agreement import Votes
from ...core.assessment import Assessment
from ...core.gathering import Position
from ...language.agreement_words import BANDS, standing_words
from ...language.words import Words
from ...views.context import Context
from ..shell.text import assembled, one_line

CELL = 3
"""Cells of the screen for how many people are at one level."""
STRIP = 5 * CELL
NUMBER = 5
"""Cells for the number of a criterion, and the room behind it."""
GAP = 2
LEAST_NAME = 18
"""Cells of a name below which a row takes two lines."""


@dataclass(frozen=True)
class Row:
    """What a row says, before it is known how wide the columns are."""

    number: str
    name: str
    votes: Votes
    said: str
    """How far people agree, in a word, and how many do not know."""
    holds: str
    """The level that holds; empty while none does."""


def row_of(context: Context, position: Position, assessment: Assessment, words: Words) -> Row:
    """The row of one criterion.

    Args:
        context: the evaluation in one language.
        position: where people stand.
        assessment: that they answered for.
        words: the same language.
    """
    votes, unknown = position.votes, position.round.unknown
    said = words(BANDS[votes.band]) if votes.band is not None else standing_words(votes, words)
    level = assessment.answer_to(position.criterion.id).level
    mark = "✓\u00a0" if level is not None and level == position.round.agreed else ""
    return Row(
        context.numbers[position.criterion.id],
        one_line(context.name(position.criterion.id)),
        votes,
        f"{said} ?\u00a0{unknown}" if unknown else said,
        "" if level is None else f"{mark}{words('level {level}', level=level)}",
    )


class Columns:
    """The rows of a list side by side, or each on two lines where there is no room for that.

    Args:
        rows: all of them.
        width: the cells that the text of a row has.
    """

    def __init__(self, rows: Sequence[Row], width: int) -> None:
        self._width = width
        self._said = max((cell_len(row.said) for row in rows), default=0)
        self._holds = max((cell_len(row.holds) for row in rows), default=0)
        left = width - NUMBER - STRIP - self._said - self._holds - 3 * GAP
        self.is_wide = left >= LEAST_NAME
        longest = max((cell_len(row.name) for row in rows), default=0)
        self._name = min(left, longest) if self.is_wide else width - NUMBER - self._holds - GAP

    def head(self) -> Content:
        """The levels above their cells."""
        before = NUMBER + (self._name + GAP if self.is_wide else 0)
        levels = "".join(str(level).center(CELL) for level in range(5))
        return assembled(" " * before, (levels, "bold $text-muted"))

    def content(self, row: Row) -> Content:
        """One row."""
        name = Content(row.name).truncate(self._name, ellipsis=True, pad=True)
        number, holds = (f"{row.number:<{NUMBER}}", "bold"), (row.holds, "bold $text-primary")
        if self.is_wide:
            said = (row.said.ljust(self._said), "$text-muted")
            return assembled(number, name, " " * GAP, strip_of(row.votes), " " * GAP, said, " " * GAP, holds)
        first = assembled(number, name, " " * GAP, holds)
        second = assembled(" " * NUMBER, strip_of(row.votes), " ", (row.said, "$text-muted"))
        return Content("\n").join([first, second.truncate(self._width, ellipsis=True)])


def strip_of(votes: Votes) -> Content:
    """Five cells, one for each level, with how many people are at it; a dot where nobody is."""
    return assembled(
        *(
            (str(count).center(CELL), "bold $text-primary") if count else ("·".center(CELL), "$text-muted")
            for count in votes.counts
        )
    )
