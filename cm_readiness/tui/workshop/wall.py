"""What stands on the wall: a question with its levels, or between two of them how to come in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one

from ...app.phones import OpenPhones
from ...app.room_states import ConsoleState
from ...core.agreement import Votes
from ...language.words import Words
from ..shell.text import Part, dotted
from ..widgets.block_letters import BlockLetters
from ..widgets.line import Prose
from .said import address_words, code_words, here_words, next_question, told_words
from .spread import Spread
from .subject import Subject

LONG_BAR, SHORT_BAR = 12, 5
WIDE_BAR_FROM = 100
"""Columns of the window from which bars are long."""
AROUND = 5
"""Cells of the width that the texts do not have, a scroll bar among them."""
PADDING = 4
"""Lines that the space around question, levels and agreement takes."""
SLACK = 2
"""Lines to spare from which the question is named in a line of its own again."""


class Wall(VerticalScroll):
    """Shows only what everybody may see, with as much space as fits."""

    spread = query_one(Spread)

    def __init__(self) -> None:
        super().__init__(id="main", can_focus=False)
        self._question: tuple[str | None, int] = (None, 0)
        """What it was last scrolled for."""
        self._shown: tuple[ConsoleState, Subject, Words] | None = None
        self._is_tight = False
        """Whether every line counts, so that the number leads the question."""

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Prose(id="title")
        yield Prose(id="text")
        yield BlockLetters(id="address-large")
        yield BlockLetters(id="code-large")
        yield Spread()
        yield Prose(id="agreement")
        yield Prose(id="prompt")
        yield Prose(id="remark")

    def show(self, state: ConsoleState, subject: Subject, phones: OpenPhones | None, words: Words) -> None:
        """Show a room.

        Args:
            state: the room.
            subject: what it is about.
            phones: the page of the phones; None where no phone is let in.
            words: the person's language.
        """
        is_new = self._question != (state.criterion, state.number)
        self._shown, self._question = (state, subject, words), (state.criterion, state.number)
        if is_new:
            self._is_tight = False
            self.scroll_home(animate=False)
        self.spread.display = state.criterion is not None
        is_between = phones is not None and state.criterion is None
        self._letters("address-large", address_words(phones) if phones is not None and is_between else "")
        self._letters("code-large", code_words(state.code) if is_between else "")
        if state.criterion is None:
            self._show_between(state, subject, words, with_phones=phones is not None)
        else:
            self._show_asked(state.criterion, state, subject, words)
            self._show_told(state.criterion, state, subject, words)
        self.call_after_refresh(self.breathe)

    def show_here(self, state: ConsoleState, words: Words) -> None:
        """Between two questions, show how many phones have come in."""
        if state.criterion is None:
            self._say("agreement", (here_words(state, words), "bold"))

    def _show_asked(self, criterion: str, state: ConsoleState, subject: Subject, words: Words) -> None:
        """The question with its number and its name."""
        again = words("vote {number}", number=state.number) if state.number > 1 else ""
        question, name = (subject.question(criterion, words), "bold"), "bold $text-primary"
        if self._is_tight:
            self._say("title")
            self._say("text", (f"{subject.numbers[criterion]}  ", name), question)
        else:
            title = (subject.named(criterion, words), name)
            self._say("title", title, *([f"  ·\u00a0{again}"] if again else []))
            self._say("text", question)

    def _show_told(self, criterion: str, state: ConsoleState, subject: Subject, words: Words) -> None:
        """The levels, and from the reveal on what was said."""
        told, is_told = state.told, state.phase in ("revealed", "agreed")
        self.spread.show(
            subject.levels(criterion, words),
            words("Don’t know"),
            told,
            agreed=state.level if is_told else None,
            median=Votes(told.counts).suggested if told is not None else None,
            cells=LONG_BAR if self.app.size.width >= WIDE_BAR_FROM else SHORT_BAR,
        )
        agreement, prompt = told_words(state, words)
        agreed = words("Agreed: level {level}", level=state.level) if state.phase == "agreed" else ""
        self._say("agreement", (dotted(agreed, agreement), "bold"))
        self._say("prompt", prompt if state.phase == "revealed" else "")
        self._say("remark")

    def _show_between(
        self, state: ConsoleState, subject: Subject, words: Words, *, with_phones: bool
    ) -> None:
        """How to come in, and what comes next."""
        following = next_question(state)
        self._say("title", (subject.title, "bold $text-primary"))
        if state.paused:
            self._say("text", (words("Break"), "bold"))
        elif following is not None:
            self._say("text", (words("Next question"), "bold"), "\n", subject.named(following, words))
        else:
            done = words("All questions of the agenda are done.") if state.questions else ""
            self._say("text", (done or words("No question is on the agenda."), "bold"))
        self._say(
            "prompt",
            words("Point your camera at the code, or open this address and type the code.")
            if with_phones
            else words("No phone is needed: hands are counted."),
        )
        self._say("remark", words("Nobody sees what others say before all of it is shown."))

    def _say(self, identifier: str, *parts: Part) -> None:
        self.query_one(f"#{identifier}", Prose).say(*parts)

    def _letters(self, identifier: str, text: str) -> None:
        self.query_one(f"#{identifier}", BlockLetters).say(text)

    # The space that it has

    def on_resize(self) -> None:
        """As when the code beside it comes or goes."""
        self.call_after_refresh(self.breathe)

    def breathe(self) -> None:
        """Set question and levels apart where everything still fits."""
        if not self.is_attached or self._shown is None:
            return
        state, subject, words = self._shown
        width = self.outer_size.width - AROUND
        rows = [row for row in self.query(Prose) if row.display and not row.has_class("-empty")]
        spare = self.outer_size.height - sum(row.lines_at(width) for row in rows)
        if state.criterion is not None and self._turns_tight(spare):
            self._is_tight = not self._is_tight
            self._show_asked(state.criterion, state, subject, words)
        self.set_class(spare >= PADDING, "-padded")
        self.spread.set_class(spare >= PADDING + len(self.spread.children), "-airy")

    def _turns_tight(self, spare: int) -> bool:
        return spare >= SLACK if self._is_tight else spare < 0
