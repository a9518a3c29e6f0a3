"""A comparison line by line: what the command line prints and the screen styles, said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from ..core.comparison import Against
from ..core.text import on_one_line
from ..language.words import Words
from .context import named

if TYPE_CHECKING:
    from .comparison_shape import ChangeView, ComparisonView
    from .plan_shape import EntryView

WIDE = 2
"""Levels between two people from which a difference is to be talked about first."""

Line = TypeVar("Line")


@dataclass(frozen=True)
class Part(Generic[Line]):
    """A heading, and what stands below it; with nothing below it, it is not shown."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class ChangeLine:
    """One criterion on both sides."""

    name: str
    levels: str
    change: str
    """Levels with their sign; empty without a level on both sides, and between two people."""
    gate: str
    """What became of its gate; mostly empty."""


@dataclass(frozen=True)
class ApartLine:
    """A criterion that two people see differently."""

    head: str
    levels: tuple[tuple[str, str], tuple[str, str]]
    """Each level with what it says."""


@dataclass(frozen=True)
class ActionLine:
    """An action, and what became of it."""

    what: str
    outcome: str


class ComparisonLines:
    """The parts of a comparison.

    Args:
        view: the two sides in one language.
        words: the same language.
        people: two who answered apart, not before and after.
    """

    def __init__(self, view: ComparisonView, words: Words, *, people: bool) -> None:
        self._view, self.words, self._people = view, words, people
        before, people_heads = (words("Before"), words("After")), (words("First"), words("Second"))
        self.heads = people_heads if people else before
        """What the two sides are called."""
        self.difference = words("Difference") if people else words("Change")
        """What is between them."""

    def changes(self) -> tuple[Part[ChangeLine], ...]:
        """What rose and what slipped, the most first."""
        return (
            self._part(self.words("What improved"), self._view["improved"]),
            self._part(self.words("What slipped"), self._view["slipped"]),
        )

    def open(self) -> Part[ChangeLine]:
        """Criteria without a level on one side."""
        return self._part(self.words("Without a level on one side"), self._view["open"])

    def wide(self) -> Part[ApartLine]:
        """Where two people are two levels or more apart; the title stands alone where they nowhere are."""
        words = self.words
        lines = [self._apart(change) for change in self._view["widest"] if change["apart"] >= WIDE]
        if lines:
            return Part(words("Two levels or more apart: to talk about first"), lines)
        return Part(words("Nowhere do the two answers lie two levels or more apart."), lines)

    def near(self) -> Part[ChangeLine]:
        """Where two people are one level apart."""
        near = [change for change in self._view["widest"] if 0 < change["apart"] < WIDE]
        return self._part(self.words("One level apart"), near)

    def same(self) -> str:
        """How many criteria two people see alike; empty where there is none."""
        count = sum(not change["apart"] for change in self._view["widest"])
        if not count:
            return ""
        return self.words.plural(
            "{count} criterion with the same level", "{count} criteria with the same level", count
        )

    def one_sided(self) -> tuple[str, ...]:
        """Criteria that are asked on one side only, a sentence for each side that has any."""
        sides = zip(self.heads, (self._view["only_old"], self._view["only_new"]), strict=True)
        return tuple(
            self.words(
                "Asked on one side only, {side}: {names}", side=head, names=", ".join(map(named, found))
            )
            for head, found in sides
            if found
        )

    def actions(self) -> tuple[Part[ActionLine], ...]:
        """Actions that are done, with whether they show, and those under way."""
        words = self.words
        done = [ActionLine(self._what(one), one["effect_text"]) for one in self._view["done"]]
        under_way = [
            ActionLine(self._what(one), ", ".join(filter(None, (on_one_line(one["owner"]), one["progress"]))))
            for one in self._view["under_way"]
        ]
        return Part(words("Actions done"), done), Part(words("Actions under way"), under_way)

    def _part(self, title: str, changes: Iterable[ChangeView]) -> Part[ChangeLine]:
        return Part(title, [self._change(change) for change in changes])

    def _change(self, change: ChangeView) -> ChangeLine:
        gates = {"opened": self.words("gate opened"), "closed": self.words("gate closed"), "": ""}
        between = "/" if self._people else "→"
        return ChangeLine(
            name=named(change),
            levels=f"{change['old']} {between} {change['new']}",
            change="" if self._people else change["change"],
            gate=gates[change["gate"]],
        )

    def _apart(self, change: ChangeView) -> ApartLine:
        head = self.words.plural(
            "{criterion}: {count} level apart",
            "{criterion}: {count} levels apart",
            change["apart"],
            criterion=named(change),
        )
        texts = (on_one_line(change["old_text"]), on_one_line(change["new_text"]))
        return ApartLine(head, ((change["old"], texts[0]), (change["new"], texts[1])))

    def _what(self, action: EntryView) -> str:
        said = " · ".join(map(on_one_line, action["do"]))
        if not action["name"]:
            return said
        return self.words("{criterion}: {what}", criterion=named(action), what=said)


def person(side: Against) -> str:
    """Who answered, as far as that is written down."""
    return side.assessment.respondent.strip() or side.name
