"""The sheet of a criterion: its question, its levels, what was noted and what helps to answer it."""

from __future__ import annotations

from math import inf

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from ...app.sitting import Sitting
from ...core.following import last_time
from ...language.change_words import given_word
from ...language.local_days import local_day
from ...language.words import Words
from ..shell.keyboard import now
from ..shell.labels import info_texts, remarks_content, urgent_words
from ..shell.text import Part, assembled, dotted, one_line
from ..widgets.levels import COMMANDS as LEVEL_COMMANDS
from ..widgets.levels import Levels
from ..widgets.line import Prose, wrapped

AROUND = 4
"""Cells of the sheet's width that its texts do not have."""
PADDING = 2
"""Lines that the space around the title takes."""


class Asked(Prose):
    """What is asked, which remembers when it was first drawn."""

    painted = inf

    def render(self) -> Content:
        """As every text."""
        self.painted = min(self.painted, now())
        return super().render()


class CriterionSheet(VerticalScroll):
    """Names the criterion, asks the question, and says what there is beside, with as much space as fits."""

    class InfoWanted(Message):
        """A click asks for what helps to answer."""

    def __init__(self) -> None:
        super().__init__(id="page", can_focus=False)
        self._hint = Content("")
        """What stands below everything where it fits."""

    def compose(self) -> ComposeResult:
        """The parts, from top to bottom."""
        yield Prose(id="title")
        yield Asked(id="text")
        yield Levels()
        yield Prose(id="remarks")
        yield Prose(id="more")

    @property
    def painted(self) -> float:
        """When a question was first drawn here."""
        return self.query_one(Asked).painted

    def show(
        self, session: Sitting, words: Words, *, info_key: str, private_key: str, earlier_note: str
    ) -> None:
        """Say everything but the levels.

        Args:
            session: the criterion is its current one.
            words: the person's language.
            info_key: the key that shows what helps to answer; empty where it is shown.
            private_key: the key that shows the private note.
            earlier_note: what was noted in the round before.
        """
        answer = session.answer
        self._show_question(session, words)
        self.query_one("#remarks", Prose).say(remarks_content(answer, private_key, words, earlier_note))
        titles = [title for title, _ in info_texts(session, words)]
        hint = assembled((info_key, "bold $text-accent"), "  ", dotted(*titles))
        self._hint = hint if titles and info_key else Content("")

    def show_alone(self, session: Sitting, words: Words) -> None:
        """Say what is asked, and nothing that stands beside it.

        Args:
            session: as for `show`.
            words: the person's language.
        """
        self._show_question(session, words, alone=True)
        self.query_one("#remarks", Prose).say()
        self._hint = Content("")

    def _show_question(self, session: Sitting, words: Words, *, alone: bool = False) -> None:
        criterion, number = session.criterion, session.numbers[session.current]
        name = one_line(criterion.name.get(words.language))
        question = (criterion.question.get(words.language), "bold")
        signs = [] if alone else _signs(session, words)
        if self.screen.has_class("-short"):
            # Every line counts: the number leads the question, and the name can be looked up with g.
            self.query_one("#title", Prose).say()
            self.query_one("#text", Prose).say((f"{number}  ", "bold $text-primary"), question, *signs)
        else:
            self.query_one("#title", Prose).say((f"{number}  {name}", "bold $text-primary"), *signs)
            self.query_one("#text", Prose).say(question)

    def needed(self, width: int) -> int:
        """The lines that everything takes when it stands as close as it can.

        Args:
            width: of the sheet in cells.
        """
        filled = [row for row in self.query(Prose) if not row.has_class("-empty") and row.id != "more"]
        apart = sum(row.id == "remarks" for row in filled) + (not self.screen.has_class("-short"))
        return apart + sum(row.lines_at(width - AROUND) for row in filled)

    def asked_lines(self, width: int) -> int:
        """The lines of name and question beside a scroll bar; as `needed`."""
        rows = (self.query_one(name, Prose) for name in ("#title", "#text"))
        return sum(row.lines_at(width - AROUND - 1) for row in rows if not row.has_class("-empty"))

    def breathe(self, height: int, width: int) -> None:
        """Set title and levels apart, and name what can be shown, where everything still fits.

        Args:
            height: the lines that the sheet has.
            width: its cells.
        """
        spare = height - self.needed(width)
        if self.screen.has_class("-room"):
            # Levels that stand apart can be read from afar; what is left sets the question apart.
            self.set_class(spare >= len(LEVEL_COMMANDS), "-airy")
            self.set_class(spare >= len(LEVEL_COMMANDS) + PADDING, "-padded")
            self.query_one("#more", Prose).say()
            return
        self.set_class(spare >= PADDING, "-padded")
        taken = 1 + len(wrapped(self._hint, width - AROUND)) if self._hint.plain else 0
        hinted = spare >= PADDING + taken
        self.query_one("#more", Prose).say(self._hint if hinted else "")
        self.set_class(spare >= PADDING + taken * hinted + len(LEVEL_COMMANDS), "-airy")

    @on(events.Click, "#more")
    def _more_clicked(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.InfoWanted())


def _signs(session: Sitting, words: Words) -> list[Part]:
    """What matters beside the name: a gate, a discussion to come, what was answered before."""
    marks = [words("gate")] if session.criterion.critical else []
    marks += ["⚑ " + words("to discuss")] if session.answer.flagged else []
    marks += [urgent_words(session.answer, words)] if session.answer.urgent else []
    signs: list[Part] = [(f"  ·\u00a0{mark}", "$text-muted") for mark in marks]
    return [*signs, *((f"  ·\u00a0{mark}", "bold $text-accent") for mark in _past_marks(session, words))]


def _past_marks(session: Sitting, words: Words) -> list[str]:
    """What was answered the time before, and when, where that is to be confirmed."""
    marks = []
    if session.evaluation().standings[session.current].stale and session.answer.answered is not None:
        day = words.date(local_day(session.answer.answered))
        marks.append("◷\u00a0" + words("answered on {date}", date=day))
    past = last_time(session.assessment, session.current)
    if past is not None and past.given is not None:
        marks.append(words("last time: {answer}", answer=given_word(past.given, words)))
    return marks
