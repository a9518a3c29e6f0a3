"""The levels of a question on the wall: their texts, and after the reveal how many were at each."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import Vertical

from ...core.room import Tally
from ..shell.text import Part, literal
from ..widgets.line import Prose

LEVELS = 5
FIRST = 4
"""Cells before the text of a level, or before its bar."""
COUNT = 4
"""Cells of a number behind a bar, with the space after it."""


class WallRow(Prose):
    """One level, or *don't know*: its number, a bar once it is shown, its text hanging beside it, whole."""

    def set(self, name: str, text: str, bar: str, *, is_agreed: bool, is_median: bool) -> None:
        """What the row says.

        Args:
            name: the level.
            text: what it means.
            bar: with the number behind it; empty before the reveal.
            is_agreed: whether the room has agreed on it.
            is_median: whether the median is there.
        """
        if self.hang != FIRST + len(bar):
            # The same text takes other lines then.
            self.hang = FIRST + len(bar)
            self.refresh(layout=True)
        self.set_class(is_agreed, "-agreed")
        sign = "▶" if is_agreed else "›" if is_median else " "
        parts: list[Part] = [f"{sign} ", (name, "bold"), " " * (FIRST - 2 - len(name))]
        if bar:
            parts.append((bar, "bold" if is_agreed else "bold $text-accent"))
        self.say(*parts, literal(text))


class Spread(Vertical):
    """The five levels and *don't know*; nothing of what was said is here before the reveal."""

    DEFAULT_CSS = """
    Spread { height: auto; }
    WallRow.-agreed { text-style: bold; background: $selection; color: $selection-letters; }
    Spread.-airy WallRow { margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__(*(WallRow() for _ in range(LEVELS + 1)), id="levels")

    def show(
        self,
        texts: Sequence[str],
        unknown: str,
        told: Tally | None,
        *,
        agreed: int | None,
        median: int | None,
        cells: int,
    ) -> None:
        """Show a question's levels.

        Args:
            texts: of the five levels.
            unknown: what *don't know* is called.
            told: what was said; None as long as nobody is to see it.
            agreed: the level that the room has agreed on.
            median: the level that is offered for that; None where none is.
            cells: of the longest bar.
        """
        rows = self.query(WallRow)
        counts = [None] * (LEVELS + 1) if told is None else [*told.counts, told.unknown]
        most = max(1, *(count or 0 for count in counts))
        for level, (row, text, count) in enumerate(zip(rows, [*texts, unknown], counts, strict=True)):
            bar = "" if count is None else drawn(count, most, cells)
            is_level = level < LEVELS
            name = str(level) if is_level else "?"
            is_median = is_level and level == median and agreed is None
            row.set(name, text, bar, is_agreed=is_level and level == agreed, is_median=is_median)


def drawn(count: int, most: int, cells: int) -> str:
    """A bar with its number behind it; all of them are as long.

    Args:
        count: how many.
        most: what the longest bar stands for.
        cells: of that bar.
    """
    filled = max(1, round(count / most * cells)) if count else 0
    number = str(count)
    return f"{'█' * filled} {number}".ljust(cells + COUNT) if count else "·".ljust(cells + COUNT)
