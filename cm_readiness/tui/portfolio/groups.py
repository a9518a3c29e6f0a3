"""The parts of the portfolio that tell of companies together: how groups stand, and what most lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from ...core.errors import Fault
from ...language.fault_messages import sentence
from ...language.words import Words
from ...views.portfolio_said import compared_said, exactly, left_out_said, too_few_said
from ..shell.text import assembled, dotted
from ..widgets.score_bar import EMPTY, FULL, cells_of
from .part import How

if TYPE_CHECKING:
    from ...app.portfolio import Benchmark
    from ...core.groups import Quartiles
    from ...core.portfolio import CommonGap

BETWEEN, MIDDLE = "▒", "█"
"""From the lower to the upper quartile, and the median."""
BAR, LEAST_BAR = 30, 10
"""Cells of a bar where there is room, and those below which there is none."""
ROOM_FOR_BAR = 62
ROOM_BESIDE = 52
"""Cells from which there is one, and those that stand beside it."""


@dataclass(frozen=True)
class Groups:
    """How groups of companies stand; of few companies nothing is said."""

    found: Benchmark | Fault
    """A fault where nothing may be said of what is asked."""
    by: str | None
    of_all: bool = False
    """Whether they are of more companies than the first screen lists."""

    @property
    def keys(self) -> Sequence[str]:
        """One for each group."""
        if isinstance(self.found, Fault) or self._says_nothing:
            return ()
        return tuple(map(str, range(len(self.found.groups))))

    @property
    def _says_nothing(self) -> bool:
        return not isinstance(self.found, Fault) and all(one.companies is None for one in self.found.groups)

    def about(self, how: How) -> str:
        """By what they are grouped, what is compared and what is not; or why nothing is said."""
        if isinstance(self.found, Fault):
            return sentence(self.found, how.words)
        grouped = "" if self.by is None else how.words("By: {field}", field=how.names.field(self.by))
        of_all = how.words(
            "These are all companies: a benchmark is not limited to what the first screen lists now, so that "
            "nobody’s figures follow."
        )
        parts = (
            of_all if self.of_all else "",
            self._compared(self.found, how.words),
            left_out_said(self.found.others, how.words),
        )
        said = " ".join(filter(None, parts))
        return "\n".join(filter(None, (grouped, said)))

    def _compared(self, found: Benchmark, words: Words) -> str:
        if self._says_nothing:
            return too_few_said(found.least, words)
        return compared_said(found.compared, words)

    def head(self, how: How) -> Content:
        """What the three figures are."""
        if not self.keys:
            return Content("")
        words = how.words
        return assembled(
            (dotted(words("Lower quartile"), words("Median"), words("Upper quartile")), "bold $text-muted")
        )

    def entry(self, key: str, how: How) -> Content:
        """A group: how many companies, the quartiles of the score, and those of each dimension."""
        assert not isinstance(self.found, Fault)  # noqa: S101 - there are no keys then
        group, words = self.found.groups[int(key)], how.words
        name = (how.names.group(group, self.by), "bold")
        if group.companies is None or group.overall is None:
            least = self.found.least
            too_few = words(
                "too few to say anything: fewer than {least}, or others would follow", least=least
            )
            return assembled(name, (f"  {too_few}", "$text-muted"))
        count = words.plural("{count} company", "{count} companies", group.companies)
        lines = [
            assembled(name, (f"  {count}", "$text-muted")),
            self._line(words("Overall"), group.overall, how),
        ]
        lines += [
            self._line(" ".join(how.names.dimension(one)).strip(), found, how)
            for one, found in group.dimensions.items()
        ]
        return Content("\n").join(lines)

    def _line(self, name: str, found: Quartiles, how: How) -> Content:
        figures = " · ".join(exactly(value, how.words) for value in found).replace(" ", "\u00a0")
        parts = [(f"  {figures:<19}", "bold" if name == how.words("Overall") else ""), (f" {name}", "")]
        if how.width < ROOM_FOR_BAR:
            return assembled(*parts)
        bar = _box(found, min(BAR, how.width - ROOM_BESIDE))
        return assembled("  ", (bar, "$text-primary"), *parts)

    def reference(self, key: str) -> None:
        """None: a group tells of nobody."""


@dataclass(frozen=True)
class Gaps:
    """The criteria below target, those of most companies first."""

    gaps: Sequence[CommonGap]

    @property
    def keys(self) -> Sequence[str]:
        """One for each criterion."""
        return tuple(map(str, range(len(self.gaps))))

    def about(self, how: How) -> str:
        """What is counted."""
        words = how.words
        if not self.gaps:
            return words("No criterion is below its target.")
        return words("Companies whose latest round is below target there, of those that answer it.")

    def head(self, how: How) -> Content:
        """Nothing: each entry says what it is."""
        return Content("")

    def entry(self, key: str, how: How) -> Content:
        """A bar, how many companies of how many, and the criterion."""
        gap, words = self.gaps[int(key)], how.words
        count = words("{count} of {all}", count=words.number(gap.companies, 0), all=words.number(gap.of, 0))
        width = BAR // 2 if how.width >= ROOM_FOR_BAR else LEAST_BAR
        cells = cells_of(100 * gap.companies // gap.of, width)
        return assembled(
            (FULL * cells + EMPTY * (width - cells), "$text-primary"), "  ",
            (count.replace(" ", "\u00a0"), "bold"), "  ", " ".join(how.names.criterion(gap)).strip(),
        )  # fmt: skip

    def reference(self, key: str) -> None:
        """None: many companies have it."""


def _box(found: Quartiles, width: int) -> str:
    """The median as a full cell, from quartile to quartile as half ones."""

    def at(millionths: int) -> int:
        return min(width - 1, millionths * width // 100_000_000)

    low = at(found.median if found.q1 is None else found.q1)
    high = at(found.median if found.q3 is None else found.q3)
    cells = [BETWEEN if low <= place <= high else EMPTY for place in range(width)]
    cells[at(found.median)] = MIDDLE
    return "".join(cells)
