"""One criterion at a time: a key answers it and the next unanswered one is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf

from textual import on
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.timer import Timer
from textual.widget import Widget

from ...core.assessment import Given, NotApplicable, Unknown
from ...core.following import last_time
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.command import Command
from ..shell.keyboard import now
from ..shell.labels import given_reason, score_line, score_terms, titled
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import literal
from ..widgets.dimensions import DimensionList, marks_of, progress_line, states_of
from ..widgets.editor import Editor
from ..widgets.levels import COMMANDS as LEVEL_COMMANDS
from ..widgets.levels import NOT_APPLICABLE, UNKNOWN, Levels, Strip, place_of
from ..widgets.line import Line, Prose
from .criterion_sheet import CriterionSheet
from .movement import Movement
from .notes import Notes
from .recheck import next_stale, still_stale

SHOWN_SECONDS = 0.15
"""How long an answer is seen as chosen before the next question takes its place."""


class Question(Page):
    """Shows the session's current criterion; every answer is given to the session, never to a widget."""

    PAGE = "question"
    GLOSS_FROM = 30
    BINDINGS = commands.bindings("question")
    CSS_PATH = "question.tcss"
    AUTO_FOCUS = ""

    sheet = query_one(CriterionSheet)

    def __init__(self) -> None:
        super().__init__()
        self._notes = Notes(self, self._breathe)
        self._movement = Movement(self, self._arrive)
        self.parts = (self._notes, self._movement, AssessmentCommands(self), ProgramCommands(self))
        self._here: int | None = None
        """The answer that the arrows have chosen."""
        self._scored: str | None = None
        """The dimension that the last answer completed."""
        self._shown = ""
        """The criterion that the page was last scrolled for."""
        self._leaving = False
        """On the way to another screen: digits typed ahead are not answers to anything."""
        self._in_front_since = inf
        """When the page came to the front."""
        self._moving_on: Timer | None = None
        """Runs while an answer is seen as chosen."""
        self._was_open = False
        """Whether that answer is the criterion's first."""

    def body(self) -> Iterable[Widget]:
        """The dimensions, the page of the criterion, the field for notes."""
        yield Line(id="progress")
        with Horizontal(id="body"):
            yield DimensionList(len(self.session.questionnaire.dimensions))
            with Vertical(id="main"):
                yield Prose(id="score")
                yield CriterionSheet()
        yield Editor()
        yield Strip(id="strip")

    def heading(self) -> tuple[str, str]:
        """Whose assessment, and how far it has come."""
        session = self.session
        progress = session.progress
        done = self.words("{answered} of {all}", answered=progress.answered, all=progress.in_scope)
        if self._stale:
            left = len(still_stale(session, self._stale))
            done = self.words.plural("{count} answer to re-check", "{count} answers to re-check", left)
        return titled(session.assessment), done

    def terms(self) -> Iterable[str]:
        """What the line with the score of a dimension is told with."""
        results = self.session.evaluation().dimensions if self._scored else ()
        return score_terms([result for result in results if result.dimension.id == self._scored])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As on every screen; Enter ends a reason, which is one line."""
        if self._notes.editor.kind == "reason" and self.program.last_key == "enter":
            return True
        return super().check_action(action, parameters)

    # Whether it is seen

    def on_screen_resume(self) -> None:
        """As on every page; what is typed before it stands on the screen is no answer."""
        self._in_front_since = now()

    def on_screen_suspend(self) -> None:
        """Another screen is in front."""
        self._in_front_since = inf

    @property
    def _seen_since(self) -> float:
        """When the question came into view: keys pressed before were not meant for it."""
        return max(self._in_front_since, self.sheet.painted)

    async def action_perform(self, identifier: str) -> None:
        """A key was pressed; one that came before the question could be seen changes nothing."""
        changes = commands.command(self.PAGE, identifier).writes
        if changes and self.program.key_time < self._seen_since:
            self.tell(self.words("That key came before the question was here: nothing was changed."))
            return
        await super().action_perform(identifier)

    async def perform(self, identifier: str) -> None:
        """As on every page; first the next question takes the place of the one that was answered."""
        await self._end_moving_on()
        await super().perform(identifier)

    # What is shown

    def show_body(self) -> None:
        """Show the session's current criterion as it stands."""
        self._show_place()
        info, key = self.program.navigation.show_info, self.program.table.key(self.PAGE, "info", self.words)
        private = self.program.table.key(self.PAGE, "private", self.words)
        self.sheet.show(self.session, self.words, info=info, info_key=key, private_key=private)
        self._show_levels()
        self.sheet.breathe()
        if self._shown != self.session.current:
            self._shown = self.session.current
            self.sheet.scroll_home(animate=False)
        if self._notes.editor.is_open:
            self._notes.name()

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
        keys = [self.program.table.key(self.PAGE, name, self.words) for name in LEVEL_COMMANDS]
        self.query_one(Levels).say(keys, texts, recorded, self._here)
        self.query_one(Strip).mark(keys, recorded)

    def settle(self) -> None:
        """The window has another size: one line of progress may say more or less."""
        self.show_body()
        self._notes.editor.hold_focus()

    # Answers

    async def do_answer(self, level: int) -> None:
        """Answer with a level."""
        await self._give(level)

    async def do_unknown(self) -> None:
        """Answer that nobody in the room knows."""
        await self._give(Unknown())

    async def do_accept(self) -> None:
        """Answer with what the arrows have chosen; confirm the recorded answer; end a reason."""
        if self._notes.editor.kind == "reason":
            if self._notes.close() and isinstance(self.session.given, NotApplicable):
                await self._show_chosen(was_open=True)
            return
        given = self.session.given
        past = last_time(self.session.assessment, self.session.current)
        if self._here is not None:
            await self.do_pick()
        elif given is not None:
            await self._give(given)
        elif past is not None and past.given is not None:
            await self._give(past.given)
        else:
            self._tell_how()

    async def do_pick(self) -> None:
        """Answer with what the arrows have chosen."""
        chosen = self._here
        if chosen is None:
            self._tell_how()
        elif chosen == NOT_APPLICABLE:
            self._notes.do_not_applicable()
        else:
            await self._give(Unknown() if chosen == UNKNOWN else chosen)

    def _tell_how(self) -> None:
        self.tell(self.words("Choose a level first: a digit, or ↑ ↓ and Enter."))

    async def _give(self, answer: Given) -> None:
        """Record an answer and move on; all of it before any further key is looked at."""
        if self._leaving or not self._notes.close():
            return
        session = self.session
        was_open = session.given is None
        session.give(session.current, answer)
        await self._show_chosen(was_open=was_open)

    async def _show_chosen(self, *, was_open: bool) -> None:
        """Let the answer be seen as chosen for a moment, unless nothing is to move; then go on."""
        if self.app.animation_level == "none":
            await self._move_on(was_open=was_open)
            return
        self._here = None
        self._was_open = was_open
        self.show_all()
        # Where the keys are handled, lest the page waits for its own end.
        self._moving_on = self.set_timer(SHOWN_SECONDS, lambda: self.app.call_next(self._end_moving_on))

    async def _end_moving_on(self) -> None:
        """Go on from an answer that was seen for a moment, or need not be any longer."""
        if self._moving_on is not None:
            self._moving_on.stop()
            self._moving_on = None
            if self.program.session is not None:
                await self._move_on(was_open=self._was_open)

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
        self._scored = dimension.id if completed and self.program.settings.show_dimension_score else None
        if self._stale:
            await self._move_on_stale()
            return
        if self.program.settings.advance:
            found = session.next_open_after(answered)
            if found is not None:
                session.current = found
            elif was_open or not session.move(1):
                if not session.is_complete:
                    self.program.leave(replace(self.program.navigation, review_filter="open"))
                await self._leave("results" if session.is_complete else "review")
                return
        self.show_all()

    async def _move_on_stale(self) -> None:
        """Go to the next answer that is to be confirmed; after the last one, back to the results."""
        left = still_stale(self.session, self._stale)
        if not left:
            await self._leave("results")
            return
        if self.program.settings.advance:
            self.session.current = next_stale(self.session, left)
        self.show_all()

    @property
    def _stale(self) -> tuple[str, ...]:
        return self.program.navigation.stale

    async def _leave(self, place: str) -> None:
        self._leaving = True
        self.program.leave(replace(self.program.navigation, stale=()))
        await self.program.go(place)
        # Whoever was asked, and stayed, goes on.
        self._leaving = False

    def do_clear(self) -> None:
        """Take the answer back."""
        self.session.clear(self.session.current)
        self.show_all()

    def do_cursor(self, step: int) -> None:
        """Choose the answer above or below; at either end the page scrolls."""
        recorded = place_of(self.session.given)
        start = self._here if self._here is not None else recorded
        here = (0 if step > 0 else NOT_APPLICABLE) if start is None else start + step
        if not 0 <= here <= NOT_APPLICABLE:
            self.sheet.scroll_relative(y=3 * step, animate=False)
            return
        self._here = here
        self._show_levels()
        self.query_one(Levels).row(here).scroll_visible(animate=False)

    def do_info(self) -> None:
        """Show or hide why it matters, what to ask to see and the follow-up question."""
        navigation = self.program.navigation
        self.program.leave(replace(navigation, show_info=not navigation.show_info))
        self.show_body()
        if self.program.navigation.show_info:
            self.call_after_refresh(self.query_one("#info").scroll_visible, animate=False)

    def _arrive(self) -> None:
        """Show the criterion that the session has gone to; nothing is chosen there yet."""
        self._here = None
        self.show_all()

    def change_lines(self) -> tuple[str, str]:
        """As on every page; what is being typed is said when the field is closed."""
        return ("", "") if self._notes.editor.is_open else super().change_lines()

    def show_travelled(self, place: str | None) -> None:
        """The session has gone to the criterion that was changed: it is shown like any other."""
        self._scored = None
        if place is not None:
            self._here = None
        self.show_all()

    def _breathe(self) -> None:
        self.sheet.breathe()

    # What is typed

    def acting(self) -> Sequence[Command]:
        """As on every page; while something is typed, what does not type; the end once all is answered."""
        found = [c for c in super().acting() if c.id != "finish" or self.session.is_complete]
        return self._notes.acting(found)

    def hand_over(self) -> None:
        """Give the session what is being typed, which goes on."""
        self._notes.take()

    def leaving(self) -> bool:
        """Hand over what is being typed."""
        return self._notes.close()

    @on(Editor.Typed)
    def _typed(self, event: Editor.Typed) -> None:
        event.stop()
        self._notes.take()

    # Elsewhere

    async def depart(self, place: str) -> None:
        """As on every screen; digits typed ahead are not answers to anything."""
        if self._notes.close():
            await self._leave(place)

    async def do_review(self) -> None:
        """List what is open."""
        await self.depart("review")

    async def do_results(self) -> None:
        """See the scores as they stand."""
        await self.depart("results")

    async def do_back(self) -> None:
        """Close the field; else go back to where the criterion was chosen, or home."""
        if self._notes.editor.is_open:
            self._notes.close()
        else:
            await self._leave(self.program.navigation.back_to)

    # The mouse

    @on(Levels.Chosen)
    @on(Strip.Chosen)
    def _clicked(self, event: Levels.Chosen | Strip.Chosen) -> None:
        event.stop()
        if self._moving_on is not None:
            # It was meant for the question that is answered already.
            return
        identifiers = {UNKNOWN: "unknown", NOT_APPLICABLE: "not_applicable"}
        self.later(identifiers.get(event.place, f"answer_{event.place}"))

    @on(CriterionSheet.InfoWanted)
    def _info_clicked(self, event: CriterionSheet.InfoWanted) -> None:
        event.stop()
        self.later("info")

    @on(DimensionList.Chosen)
    def _dimension_clicked(self, event: DimensionList.Chosen) -> None:
        event.stop()
        self._movement.go_to_dimension(event.dimension)
