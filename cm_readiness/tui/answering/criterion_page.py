"""What stands on the page of a criterion beside its levels, with as much space as there is room for."""

from __future__ import annotations

from textual import events, on
from textual.containers import VerticalScroll
from textual.content import Content

from ...core.following import last_time
from ..shell.labels import info_content, info_texts, past_words, remarks_content
from ..shell.text import assembled, dotted, one_line
from ..widgets.levels import COMMANDS as LEVEL_COMMANDS
from ..widgets.line import Prose, wrapped
from .movement import Moving

AROUND = 4
"""Cells of the page's width that its texts do not have."""
PADDING = 2
"""Lines that the space around the title takes."""


class CriterionPage(Moving):
    """Names the criterion, asks the question, and says what was noted and what helps to answer."""

    def show_criterion(self) -> None:
        """Say everything but the levels."""
        session, words = self.session, self.words
        criterion, answer = session.criterion, session.answer
        name = one_line(criterion.name.get(words.language))
        marks = [words("gate")] if criterion.critical else []
        marks += ["⚑ " + words("to discuss")] if answer.flagged else []
        number = session.numbers[criterion.id]
        signs = [(f"  ·\u00a0{mark}", "$text-muted") for mark in marks]
        signs += [(f"  ·\u00a0{mark}", "bold $text-accent") for mark in self._past_marks()]
        question = (criterion.question.get(words.language), "bold")
        if self.has_class("-short"):
            # Every line counts: the number leads the question, and the name can be looked up with g.
            self.query_one("#title", Prose).say()
            self.query_one("#text", Prose).say((f"{number}  ", "bold $text-primary"), question, *signs)
        else:
            self.query_one("#title", Prose).say((f"{number}  {name}", "bold $text-primary"), *signs)
            self.query_one("#text", Prose).say(question)
        self.query_one("#remarks", Prose).say(remarks_content(answer, words))
        info = info_content(criterion, words) if self.host.show_info else Content("")
        self.query_one("#info", Prose).say(info)

    def _past_marks(self) -> list[str]:
        """What was answered the time before, and when, where that is to be confirmed."""
        session, words = self.session, self.words
        marks = []
        if session.evaluation().standings[session.current].stale and session.answer.answered is not None:
            day = words.date(session.answer.answered.astimezone().date())
            marks.append("◷\u00a0" + words("answered on {date}", date=day))
        past = last_time(session.assessment, session.current)
        if past is not None and past.given is not None:
            marks.append(words("last time: {answer}", answer=past_words(past.given, words)))
        return marks

    def breathe(self) -> None:
        """Set title and levels apart, and name what can be shown, where everything still fits."""
        if not self.is_attached:
            return
        page = self.query_one("#page", VerticalScroll)
        rows = [*page.query(Prose)]
        room, width = page.outer_size.height, page.outer_size.width - AROUND
        filled = [row for row in rows if not row.has_class("-empty") and row.id != "more"]
        apart = sum(row.id in ("remarks", "info") for row in filled) + (not self.has_class("-short"))
        spare = room - apart - sum(row.lines_at(width) for row in filled)
        self.set_class(spare >= PADDING, "-padded")
        hint = Content("") if self.host.show_info else self._hint()
        taken = 1 + len(wrapped(hint, width)) if hint.plain else 0
        hinted = spare >= PADDING + taken
        self.query_one("#more", Prose).say(hint if hinted else "")
        self.set_class(spare >= PADDING + taken * hinted + len(LEVEL_COMMANDS), "-airy")

    def _hint(self) -> Content:
        """What there is to read about the criterion, and the key that shows it."""
        key = self.host.table.key(self.ROOM, "info", self.words)
        titles = [title for title, _ in info_texts(self.session.criterion, self.words)]
        return assembled((key, "bold $text-accent"), "  ", dotted(*titles)) if titles else Content("")

    def do_info(self) -> None:
        """Show or hide why it matters, what to ask to see and the follow-up question."""
        self.host.show_info = not self.host.show_info
        self.show_body()
        if self.host.show_info:
            self.call_after_refresh(self.query_one("#info").scroll_visible, animate=False)

    @on(events.Click, "#more")
    def _more_clicked(self, event: events.Click) -> None:
        event.stop()
        self.later("info")
