"""The five levels of a criterion and the two other answers; a click on one answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from ...core.assessment import Given, NotApplicable, Unknown
from ..shell.text import Part
from .drawn import DrawnText
from .line import Line

UNKNOWN, NOT_APPLICABLE = 5, 6
"""Places after the levels 0 to 4."""
COMMANDS = ("answer_0", "answer_1", "answer_2", "answer_3", "answer_4", "unknown", "not_applicable")
"""What each place does, by the id of its command."""

LOOKS = {
    (False, False): "", (False, True): "levels--here",
    (True, False): "levels--recorded", (True, True): "levels--both",
}  # fmt: skip
"""The component class of a row, by whether it is the recorded answer, and chosen with the arrows."""


class LevelRow(DrawnText):
    """One answer: a mark, its key, and its text hanging beside it, whole.

    Args:
        place: a level, or `UNKNOWN` or `NOT_APPLICABLE`.
    """

    def __init__(self, place: int) -> None:
        super().__init__(right=1, hang=6)
        self.place = place
        self._shown: object = None

    def set(self, key: str, text: Part, *, recorded: bool, here: bool, past: str) -> None:
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
        self.look = LOOKS[recorded, here]
        marks = ("›" if here else " ") + ("▶" if recorded else " ")
        self.say(f"{marks} ", (key, "bold"), "  ", text, *([f"  ◂\u00a0{past}"] if past else []))


class Strip(Line):
    """All answers on one line, for windows where the rows scroll out of view."""

    CELLS = 4
    """The width of each key."""

    @dataclass
    class Chosen(Message):
        """An answer was clicked."""

        place: int
        """A level, or `UNKNOWN` or `NOT_APPLICABLE`."""

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
