"""Two scores, one bar above the other: told apart by name, by form and by colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.cells import cell_len
from textual.content import Content

from ...core.comparison import Difference, SideScore
from ...core.numbers import Rational, exact, rounded
from ...language.words import Words
from ...views.comparison_lines import person
from ..shell.text import assembled, one_line
from ..widgets.score_bar import EMPTY, FULL, POSSIBLE, cells_of
from .comparison_sides import Pair

LEAST_BAR = 8
LEAST_NAME = 8
"""Cells that a bar, and a name beside it, have at least."""


@dataclass(frozen=True)
class Form:
    """How one side is drawn."""

    full: str
    possible: str
    """What missing answers still leave open."""
    style: str

    @property
    def sample(self) -> tuple[str, str]:
        """A piece of such a bar, to stand before a name."""
        return self.full * 2, self.style


FORMS = (Form("━", "╌", "$text-warning"), Form(FULL, POSSIBLE, "$text-primary"))
"""Of the first side and of the second: they differ without colours too."""


def side_names(pair: Pair, heads: Sequence[str], words: Words, *, people: bool) -> tuple[str, str]:
    """What the bars are called: people or rounds; with the day, or as a last resort before and after.

    Args:
        pair: the two sides.
        heads: what each is called where nothing else tells them apart.
        words: the person's language.
        people: whether two people answered apart.
    """
    against = [side.against for side in pair]
    names = [one_line(person(one) if people else one.name) for one in against]
    days = [words.date(one.on) for one in against]
    for found in (names, [f"{name}, {day}" for name, day in zip(names, days, strict=True)], heads):
        if found[0] != found[1]:
            return found[0], found[1]
    return heads[0], heads[1]


def one_decimal(score: Rational | None, words: Words) -> str:
    """A score that stands beside another one: to one decimal, so that their difference adds up."""
    return words("not rated") if score is None else words.number(rounded(score, 1), fixed=True)


def change_words(difference: Difference, words: Words) -> str:
    """What is between two scores as they are shown, with its sign; empty where one is missing."""
    old, new = difference.old.score, difference.new.score
    if old is None or new is None:
        return ""
    between = _shown(new) - _shown(old)
    amount = words.number(rounded(max(between, -between), 1), fixed=True)
    return f"{'−' if between < 0 else '+'}{amount}" if between else amount


def _shown(score: Rational) -> Rational:
    return exact(Decimal(str(rounded(score, 1))))


def bars(
    head: str, difference: Difference, names: tuple[str, str], width: int, words: Words
) -> Iterator[Content]:
    """A head with the change, and below it a line for each side over the whole width.

    Args:
        head: what is scored.
        difference: the two scores.
        names: of the two sides.
        width: the cells of a line.
        words: the person's language.
    """
    change = change_words(difference, words)
    yield assembled((head, "bold"), (f"  {change}" if change else "", "bold $text-accent"))
    sides = (difference.old, difference.new)
    scores = [one_decimal(side.score, words) for side in sides]
    room = width - 4 - max(map(cell_len, scores))
    for_names = max(LEAST_NAME, min(max(map(cell_len, names)), room // 3))
    for name, side, score, form in zip(names, sides, scores, FORMS, strict=True):
        label = Content(name).truncate(for_names, ellipsis=True, pad=True)
        drawn = _bar(side, form, max(LEAST_BAR, room - for_names))
        yield assembled("  ", label.stylize("$text-muted"), " ", drawn, (f" {score}", "bold"))


def _bar(side: SideScore, form: Form, width: int) -> Content:
    certain = cells_of(side.low or 0, width)
    possible = max(certain, cells_of(side.high or 0, width)) - certain
    return assembled(
        (form.full * certain + form.possible * possible, form.style),
        (EMPTY * (width - certain - possible), "$border-blurred"),
    )
