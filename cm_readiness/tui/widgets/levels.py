"""The five levels of a criterion and the two other answers; a click on one answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive

from ...core.assessment import Given, NotApplicable, Unknown
from .line import Line, Prose

UNKNOWN, NOT_APPLICABLE = 5, 6
"""Places after the levels 0 to 4."""
COMMANDS = ("answer_0", "answer_1", "answer_2", "answer_3", "answer_4", "unknown", "not_applicable")
"""What each place does, by the id of its command."""


class LevelRow(Prose):
    """One answer: a mark, its key, and its text hanging beside it, whole."""

    def __init__(self, place: int) -> None:
        super().__init__(hang=6)
        self.place = place
        self._shown: object = None

    def set(self, key: str, text: Content, *, recorded: bool, here: bool, past: str) -> None:
        """What the row says.

        Args:
            key: that answers with it.
            text: of the level.
            recorded: it is the recorded answer.
            here: it is chosen with the arrows.
            past: says that it was the answer last time; empty where it was not.
        """
        shown = key, text, recorded, here, past
        if shown == self._shown:
            return
        self._shown = shown
        self.set_class(recorded, "-recorded")
        self.set_class(here, "-here")
        marks = ("›" if here else " ") + ("▶" if recorded else " ")
        self.say(f"{marks} ", (key, "bold"), "  ", text, *([f"  ◂\u00a0{past}"] if past else []))

    def on_click(self, event: events.Click) -> None:
        """A click answers."""
        event.stop()
        self.post_message(Levels.Chosen(self.place))


class Levels(Vertical):
    """The answers to one criterion, in place; which one is recorded comes from outside."""

    DEFAULT_CSS = """
    Levels { height: auto; }
    LevelRow { padding-right: 1; }
    LevelRow:hover { background: $boost; }
    LevelRow.-here { background: $primary-muted; }
    LevelRow.-here:nocolor, LevelRow.-here:ansi { text-style: reverse; }
    LevelRow.-recorded { text-style: bold; background: $selection; color: $selection-letters; }
    """

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """As every widget's; it follows from the layout, which is done once."""

    @dataclass
    class Chosen(Message):
        """An answer was clicked."""

        place: int
        """A level, or `UNKNOWN` or `NOT_APPLICABLE`."""

    def __init__(self) -> None:
        super().__init__(*(LevelRow(place) for place in range(len(COMMANDS))), id="levels")

    def say(
        self,
        keys: Sequence[str],
        texts: Sequence[Content],
        recorded: int | None,
        here: int | None,
        past: tuple[int | None, str] = (None, ""),
    ) -> None:
        """Show these answers.

        Args:
            keys: that answer with them.
            texts: of the five levels, don't know and not applicable.
            recorded: the place of the recorded answer.
            here: the place that the arrows have chosen.
            past: the place of the answer of last time, and how that is said.
        """
        for row, key, text in zip(self.query(LevelRow), keys, texts, strict=True):
            said = past[1] if row.place == past[0] else ""
            row.set(key, text, recorded=row.place == recorded, here=row.place == here, past=said)

    def row(self, place: int) -> LevelRow:
        """The row of an answer."""
        return self.query(LevelRow)[place]


class Strip(Line):
    """All answers on one line, for windows where the rows scroll out of view."""

    CELLS = 4
    """The width of each key."""

    @dataclass
    class Chosen(Message):
        """An answer was clicked; `place` as in `Levels.Chosen`."""

        place: int

    def mark(self, keys: Sequence[str], recorded: int | None) -> None:
        """Show the keys, the recorded one in brackets."""
        signs = (f"[{key}]" if place == recorded else f" {key} " for place, key in enumerate(keys))
        self.say((" ".join(signs), "bold"))

    def on_click(self, event: events.Click) -> None:
        """A click answers."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.x < len(COMMANDS) * self.CELLS:
            self.post_message(self.Chosen(offset.x // self.CELLS))


def place_of(given: Given | None) -> int | None:
    """The place of an answer in the list of levels."""
    match given:
        case None:
            return None
        case Unknown():
            return UNKNOWN
        case NotApplicable():
            return NOT_APPLICABLE
        case level:
            return level
