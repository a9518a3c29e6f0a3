"""One criterion at a time: a key answers it and the next unanswered one is there."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from ...core.assessment import Given, NotApplicable, Unknown
from ...core.following import last_time
from ..shell import commands
from ..shell.labels import given_reason, score_line, titled
from ..shell.text import literal
from ..widgets.dimensions import DimensionList, marks_of, progress_line, states_of
from ..widgets.editor import Editor
from ..widgets.levels import COMMANDS as LEVEL_COMMANDS
from ..widgets.levels import NOT_APPLICABLE, UNKNOWN, Levels, Strip
from ..widgets.line import Line, Prose
from .criterion_page import CriterionPage


class Question(CriterionPage):
    """Shows the session's current criterion; every answer is given to the session, never to a widget."""

    ROOM = "question"
    BINDINGS = commands.bindings("question")
    CSS_PATH = "question.tcss"
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._here: int | None = None
        """The answer that the arrows have chosen."""
        self._scored: str | None = None
        """The dimension that the last answer completed."""
        self._shown = ""
        """The criterion that the page was last scrolled for."""
        self._leaving = False
        """On the way to another screen: digits typed ahead are not answers to anything."""

    def body(self) -> Iterable[Widget]:
        """The dimensions, the page of the criterion, the field for notes."""
        yield Line(id="progress")
        with Horizontal(id="body"):
            yield DimensionList(len(self.session.questionnaire.dimensions))
            with Vertical(id="main"):
                yield Prose(id="score")
                with VerticalScroll(id="page", can_focus=False):
                    yield Prose(id="title")
                    yield Prose(id="text")
                    yield Levels()
                    yield Prose(id="remarks")
                    yield Prose(id="info")
                    yield Prose(id="more")
        yield Editor()
        yield Strip(id="strip")

    def heading(self) -> tuple[str, str]:
        """Whose assessment, and how far it has come."""
        session = self.session
        progress = session.progress
        done = self.words("{answered} of {all}", answered=progress.answered, all=progress.in_scope)
        if self.host.stale:
            left = len(self._still_stale())
            done = self.words.plural("{count} answer to re-check", "{count} answers to re-check", left)
        return titled(session.assessment), done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As on every screen; Enter ends a reason, which is one line."""
        if self.editor.kind == "reason" and self.host.last_key == "enter":
            return True
        return super().check_action(action, parameters)

    # What is shown

    def show_body(self) -> None:
        """Show the session's current criterion as it stands."""
        self._show_place()
        self.show_criterion()
        self._show_levels()
        self.breathe()
        if self._shown != self.session.current:
            self._shown = self.session.current
            self.query_one("#page", VerticalScroll).scroll_home(animate=False)
        if self.editor.is_open:
            self._name_editor()

    def _show_place(self) -> None:
        session, language = self.session, self.words.language
        states, marks = states_of(session, language), marks_of(session, self.words)
        self.query_one(DimensionList).say(states, marks)
        self.query_one("#progress", Line).say(progress_line(states, marks, self.size.width - 2))
        line = score_line(session, self._scored, self.words) if self._scored else ""
        self.query_one("#score", Prose).say(line)

    def _show_levels(self) -> None:
        session, words = self.session, self.words
        criterion, given = session.criterion, session.given
        texts = [literal(text.get(words.language)) for text in criterion.levels]
        texts.append(literal(words("Don’t know")))
        texts.append(given_reason(given, criterion.allow_na, words))
        recorded = place_of(given)
        keys = [self.host.table.key(self.ROOM, name, self.words) for name in LEVEL_COMMANDS]
        self.query_one(Levels).say(keys, texts, recorded, self._here)
        self.query_one(Strip).mark(keys, recorded)

    def settle(self) -> None:
        """The window has another size: one line of progress may say more or less."""
        self.show_body()
        self.editor.hold_focus()

    # Answers

    async def do_answer(self, level: int) -> None:
        """Answer with a level."""
        await self._give(level)

    async def do_unknown(self) -> None:
        """Answer that nobody in the room knows."""
        await self._give(Unknown())

    async def do_accept(self) -> None:
        """Answer with what the arrows have chosen; confirm the recorded answer; end a reason."""
        if self.editor.kind == "reason":
            if self.end_editing() and isinstance(self.session.given, NotApplicable):
                await self._move_on(was_open=True)
            return
        chosen, given = self._here, self.session.given
        past = last_time(self.session.assessment, self.session.current)
        if chosen == NOT_APPLICABLE:
            self.do_not_applicable()
        elif chosen is not None:
            await self._give(Unknown() if chosen == UNKNOWN else chosen)
        elif given is not None:
            await self._give(given)
        elif past is not None and past.given is not None:
            await self._give(past.given)
        else:
            self.tell(self.words("Choose a level first: a digit, or ↑ ↓ and Enter."))

    async def _give(self, answer: Given) -> None:
        """Record an answer and move on; all of it before any further key is looked at."""
        if self._leaving or not self.end_editing():
            return
        session = self.session
        was_open = session.given is None
        session.give(session.current, answer)
        await self._move_on(was_open=was_open)

    async def _move_on(self, *, was_open: bool) -> None:
        session = self.session
        answered = session.current
        dimension = session.questionnaire.dimension_of(answered)
        completed = was_open and not any(
            session.is_open(c)
            for c in session.criteria
            if session.questionnaire.dimension_of(c.id) is dimension
        )
        self._here = None
        self._scored = dimension.id if completed and self.host.settings.show_dimension_score else None
        if self.host.stale:
            await self._move_on_stale(answered)
            return
        if self.host.settings.advance:
            found = session.next_open_after(answered)
            if found is not None:
                session.current = found
            elif was_open or not session.move(1):
                complete = session.is_complete
                self.host.review_filter = self.host.review_filter if complete else "open"
                await self._leave("results" if complete else "review")
                return
        self.show_all()

    async def _move_on_stale(self, answered: str) -> None:
        """Go to the next answer that is to be confirmed; after the last one, back to the results."""
        left, order = self._still_stale(), self.session.questionnaire.order
        if not left:
            await self._leave("results")
            return
        if self.host.settings.advance:
            later = (identifier for identifier in left if order[identifier] > order[answered])
            self.session.current = next(later, left[0])
        self.show_all()

    def _still_stale(self) -> list[str]:
        """The answers that are gone through again and were not confirmed yet."""
        stale = {standing.criterion.id for standing in self.session.evaluation().stale}
        return [identifier for identifier in self.host.stale if identifier in stale]

    async def _leave(self, place: str) -> None:
        self._leaving = True
        self.host.stale = ()
        await self.host.go(place)

    def do_clear(self) -> None:
        """Take the answer back."""
        self.session.clear(self.session.current)
        self.show_all()

    def do_flag(self) -> None:
        """Mark the criterion to be discussed, or take the mark off."""
        session = self.session
        session.remark(session.current, flagged=not session.answer.flagged)
        self.show_all()

    def do_cursor(self, step: int) -> None:
        """Choose the answer above or below; at either end the page scrolls."""
        recorded = place_of(self.session.given)
        start = self._here if self._here is not None else recorded
        here = (0 if step > 0 else NOT_APPLICABLE) if start is None else start + step
        if not 0 <= here <= NOT_APPLICABLE:
            self.query_one("#page", VerticalScroll).scroll_relative(y=3 * step, animate=False)
            return
        self._here = here
        self._show_levels()
        self.query_one(Levels).row(here).scroll_visible(animate=False)

    def arrive(self) -> None:
        """As on every way to a criterion; nothing is chosen there yet."""
        self._here = None
        super().arrive()

    def travelled(self, place: str | None, nothing: str) -> None:
        """The session has gone to the criterion that was changed: it is shown like any other."""
        self._scored = None
        if place is not None:
            self._here = None
        super().travelled(place, nothing)

    # Elsewhere

    async def depart(self, place: str) -> None:
        """As on every screen; digits typed ahead are not answers to anything."""
        if self.end_editing():
            await self._leave(place)

    async def do_review(self) -> None:
        """List what is open."""
        await self.depart("review")

    async def do_results(self) -> None:
        """See the scores as they stand."""
        await self.depart("results")

    async def do_back(self) -> None:
        """Close the field; else go back to where the criterion was chosen, or home."""
        if self.editor.is_open:
            self.end_editing()
        else:
            await self._leave(self.host.back_to)

    # The mouse

    @on(Levels.Chosen)
    @on(Strip.Chosen)
    def _clicked(self, event: Levels.Chosen | Strip.Chosen) -> None:
        event.stop()
        identifiers = {UNKNOWN: "unknown", NOT_APPLICABLE: "not_applicable"}
        self.later(identifiers.get(event.place, f"answer_{event.place}"))


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
