"""What is for the facilitator alone: private note, follow-up question, who is missing, time, parking lot."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from ...app.room_states import ConsoleState
from ...language.words import Words
from ..shell import commands
from ..shell.command_screen import Dialog
from ..shell.text import assembled, dotted
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose
from .said import next_question, pace_words, time_words
from .subject import Subject


class FacilitatorSheet(Dialog[None]):
    """Over the window on the wall, only when asked for: everybody sees it.

    Args:
        state: the room.
        subject: what it is about.
    """

    PAGE = "facilitator"
    BINDINGS = commands.bindings("facilitator")
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    def __init__(self, state: ConsoleState, subject: Subject) -> None:
        super().__init__()
        self._state = state
        self._subject = subject

    def compose(self) -> ComposeResult:
        """A sheet that scrolls."""
        with Vertical(classes="dialog dialog--help"):
            with VerticalScroll(id="sheet", can_focus=False):
                yield Prose(id="name", classes="dialog--title")
                yield Prose(id="texts")
            yield KeyBar()

    def on_mount(self) -> None:
        """Say everything."""
        words = self.words
        self.query_one("#name", Prose).say(words("For the facilitator: everybody sees this screen"))
        texts = [*standing(self._state, words), *helping(self._state, self._subject, words)]
        self.query_one("#texts", Prose).say(Content("\n\n").join(texts))
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), words)

    def do_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def standing(state: ConsoleState, words: Words) -> Iterator[Content]:
    """Who is missing, the time, and what was counted and is not shown yet."""
    if state.missing:
        missing = words.plural(
            "{count} phone has not voted yet", "{count} phones have not voted yet", state.missing
        )
        yield assembled((missing, "bold"))
    times = dotted(time_words(state, words), pace_words(state, words))
    if times:
        yield assembled(times)
    if state.by_hand is not None:
        counts = " ".join(map(str, state.by_hand.counts))
        yield assembled(words("Counted by hand, not shown yet: {counts}", counts=counts))


def helping(state: ConsoleState, subject: Subject, words: Words) -> Iterator[Content]:
    """The private note, and what helps to ask; between two questions, which one comes next."""
    if state.criterion is None:
        following = next_question(state)
        if following is not None:
            yield titled(words("Next question"), subject.named(following, words))
        return
    if state.private.strip():
        yield titled("✎\u00a0" + words("Private note"), state.private)
    yield from (titled(title, text) for title, text in subject.beside(state.criterion, words))


def titled(title: str, text: str) -> Content:
    """A text below its title."""
    return assembled((title, "bold $text-accent"), "\n", text)
