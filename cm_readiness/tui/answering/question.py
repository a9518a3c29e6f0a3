"""One criterion at a time: a key answers it and the next unanswered one is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from ...core.following import last_time
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.command import Command
from ..shell.keyboard import now
from ..shell.labels import given_reason, info_content, score_line, score_terms, titled
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import literal
from ..widgets.dimensions import marks_of, progress_line, states_of
from ..widgets.editor import Editor
from ..widgets.levels import COMMANDS as LEVEL_COMMANDS
from ..widgets.levels import NOT_APPLICABLE, UNKNOWN, Strip, place_of
from ..widgets.line import Line, Prose
from ..widgets.sidebar import Sidebar
from .answers import Answers
from .criterion_sheet import CriterionSheet
from .info_pane import BESIDE, WITH_LIST, InfoPane
from .measuring import Measures
from .movement import Movement
from .notes import Notes
from .recheck import still_stale
from .room import Room


class Question(Page):
    """Shows the session's current criterion; every answer is given to the session, never to a widget."""

    PAGE = "question"
    GLOSS_FROM = 30
    BINDINGS = commands.bindings("question")
    CSS_PATH = "question.tcss"
    AUTO_FOCUS = ""

    sheet = query_one(CriterionSheet)
    info = query_one(InfoPane)

    def __init__(self) -> None:
        super().__init__()
        self._notes = Notes(self, self._breathe)
        self._movement = Movement(self, self._arrive, lambda: (self.sheet, self.info))
        self._answers = Answers(self, self._notes, self._finish)
        self._room = Room(self)
        program = AssessmentCommands(self), ProgramCommands(self)
        self.parts = (self._answers, self._notes, self._movement, self._room, Measures(self), *program)
        self._shown = ""
        """The criterion that the page was last scrolled for."""
        self._in_front_since = inf
        """When the page came to the front."""

    def body(self) -> Iterable[Widget]:
        """The dimensions, the page of the criterion, the field for notes."""
        yield Line(id="progress")
        with Horizontal(id="body"):
            yield Sidebar()
            with Vertical(id="main"):
                yield Prose(id="score")
                with Container(id="asked"):
                    yield CriterionSheet()
                    yield InfoPane()
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
        if self._room.is_on:
            return "", f"{progress.answered} / {progress.in_scope}"
        return titled(session.assessment), done

    def _saving(self) -> str:
        """As on every page; a room reads only that something is not saved."""
        said = super()._saving()
        return "" if self._room.is_on and said in (self.words("saved"), self.words("saving")) else said

    def terms(self) -> Iterable[str]:
        """What the line with the score of a dimension is told with."""
        results = self.session.evaluation().dimensions if self._answers.scored else ()
        return score_terms([result for result in results if result.dimension.id == self._answers.scored])

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
        await self._answers.end_moving_on()
        self._room.show_keys(shown=False)
        if self._room.refuses(identifier):
            return
        await super().perform(identifier)

    # What is shown

    def show_body(self) -> None:
        """Show the session's current criterion as it stands."""
        self.set_class(self._room.is_on, "-room")
        self._show_place()
        self._show_sheet()
        self._show_levels()
        self._breathe()
        if self._shown != self.session.current:
            self._shown = self.session.current
            for scroller in (self.sheet, self.info):
                scroller.scroll_home(animate=False)
        if self._notes.editor.is_open:
            self._notes.name()

    def _show_sheet(self) -> None:
        session, words, table = self.session, self.words, self.program.table
        shown = self.program.navigation.show_info and not self._room.is_on
        self.info.say(info_content(session, words) if shown else Content(""))
        if self._room.is_on:
            self.sheet.show_alone(session, words)
            return
        info_key = "" if shown else table.key(self.PAGE, "info", words)
        private_key, note = table.key(self.PAGE, "private", words), self._earlier_note
        self.sheet.show(session, words, info_key=info_key, private_key=private_key, earlier_note=note)

    @property
    def _earlier_note(self) -> str:
        return self.program.earlier_notes.get(self.session.current, "")

    def _show_place(self) -> None:
        session, language = self.session, self.words.language
        states, marks = states_of(session, language), marks_of(session, self.words)
        self.query_one(Sidebar).say(states, marks)
        self.query_one("#progress", Line).say(progress_line(states, marks, self.size.width - 2))
        scored = None if self._room.is_on else self._answers.scored
        line = score_line(session, scored, self.words) if scored else ""
        self.query_one("#score", Prose).say(line)

    def _show_levels(self) -> None:
        session, words = self.session, self.words
        criterion, given = session.criterion, session.given
        texts = [literal(text.get(words.language)) for text in criterion.levels]
        texts.append(literal(words("Don’t know")))
        texts.append(given_reason(given, criterion.allow_na, words))
        recorded = place_of(given)
        keys = [self.program.table.key(self.PAGE, name, self.words) for name in LEVEL_COMMANDS]
        past = None if self._room.is_on else last_time(session.assessment, session.current)
        place = place_of(past.given) if past is not None else None
        said = words("last time").replace(" ", "\u00a0")
        self.sheet.show_levels(keys, texts, recorded, self._answers.here, (place, said))
        self.query_one(Strip).mark(keys, recorded)

    def settle(self) -> None:
        """The window has another size: one line of progress may say more or less."""
        self.show_body()
        self._notes.editor.hold_focus()

    # Answers

    @property
    def _stale(self) -> tuple[str, ...]:
        return self.program.navigation.stale

    async def _finish(self, place: str) -> None:
        """After the last question; before a room, what comes then waits for its key."""
        if place == "review":
            self.program.leave(replace(self.program.navigation, review_filter="open"))
        if not self._room.is_on:
            await self._leave(place)
            return
        # Digits typed ahead are no second answers to the last question.
        self._in_front_since = now()
        self.show_all()
        words, key = self.words, self.program.table.key(self.PAGE, place, self.words)
        if place == "results":
            self.tell(words("That was the last question; {key} shows the results.", key=key))
        else:
            self.tell(words("That was the last question; {key} lists what is still open.", key=key))

    async def _leave(self, place: str) -> None:
        self._answers.is_leaving = True
        self.program.leave(replace(self.program.navigation, stale=()))
        await self.program.go(place)
        # Whoever was asked, and stayed, goes on.
        self._answers.is_leaving = False

    def do_cursor(self, step: int) -> None:
        """Choose the answer above or below; at either end the page scrolls."""
        recorded = place_of(self.session.given)
        start = self._answers.here if self._answers.here is not None else recorded
        here = (0 if step > 0 else NOT_APPLICABLE) if start is None else start + step
        if not 0 <= here <= NOT_APPLICABLE:
            self.sheet.scroll_relative(y=3 * step, animate=False)
            return
        self._answers.here = here
        self._show_levels()
        self.sheet.lay_out(self.sheet.size)
        self.show_keys()
        self.sheet.show_row(here)

    def do_info(self) -> None:
        """Show or hide why it matters, what to ask to see and the follow-up question."""
        navigation = self.program.navigation
        self.program.leave(replace(navigation, show_info=not navigation.show_info))
        self.show_body()
        self.call_after_refresh(self._breathe)

    def _arrive(self) -> None:
        """Show the criterion that the session has gone to; nothing is chosen there yet."""
        self._answers.here = None
        self.show_all()

    def change_lines(self) -> tuple[str, str]:
        """As on every page; what is being typed is said when the field is closed."""
        return ("", "") if self._notes.editor.is_open else super().change_lines()

    def show_travelled(self, place: str | None) -> None:
        """The session has gone to the criterion that was changed: it is shown like any other."""
        self._answers.scored = None
        if place is not None:
            self._answers.here = None
        self.show_all()

    def _breathe(self) -> None:
        """Share the space between question and what helps to answer it."""
        if not self.query(CriterionSheet):
            # It was called for later, and the page has gone meanwhile.
            return
        beside = self.info.display and self.size.width >= BESIDE
        self.set_class(beside, "-beside")
        self.set_class(beside and self.size.width < WITH_LIST, "-instead")
        sheet, space = self.sheet, self.query_one("#asked").size
        if beside:
            self.info.styles.height = "1fr"
            sheet.breathe(space.height, sheet.outer_size.width)
            return
        share = 0
        if self.info.display:
            needed, asked = sheet.needed(space.width), sheet.asked_lines(space.width)
            share = self.info.share_of(space.height, needed, asked, space.width)
        self.info.styles.height = share
        sheet.breathe(space.height - share, space.width)

    # What is typed

    def acting(self) -> Sequence[Command]:
        """As on every page; while something is typed, what does not type; the end once all is answered."""
        found = [c for c in super().acting() if c.id != "finish" or self.session.is_complete]
        return self._notes.acting(self._room.acting(self._answers.acting(found)))

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
        """Close the field, or end the room view; else go back to where the criterion was chosen, or home."""
        if self._notes.editor.is_open:
            self._notes.close()
        elif self._room.is_on:
            self._room.do_room()
        else:
            await self._leave(self.program.navigation.back_to)

    def on_key(self) -> None:
        """A key that means nothing here shows, before a room, which ones do."""
        self._room.show_keys(shown=self._room.is_on)

    # The mouse

    def on_click(self) -> None:
        """A click on nothing shows the keys like a key without a meaning."""
        self._room.show_keys(shown=self._room.is_on)

    @on(CriterionSheet.Chosen)
    @on(Strip.Chosen)
    def _clicked(self, event: CriterionSheet.Chosen | Strip.Chosen) -> None:
        event.stop()
        if self._answers.is_moving_on:
            # It was meant for the question that is answered already.
            return
        identifiers = {UNKNOWN: "unknown", NOT_APPLICABLE: "not_applicable"}
        self.later(identifiers.get(event.place, f"answer_{event.place}"))

    @on(CriterionSheet.InfoWanted)
    def _info_clicked(self, event: CriterionSheet.InfoWanted) -> None:
        event.stop()
        self.later("info")

    @on(Sidebar.Chosen)
    def _listed_clicked(self, event: Sidebar.Chosen) -> None:
        event.stop()
        if event.criterion:
            self._movement.go_to(event.criterion)
        else:
            self._movement.go_to_dimension(event.dimension)

    @on(Sidebar.Marked)
    def _mark_clicked(self, event: Sidebar.Marked) -> None:
        event.stop()
        self.program.leave(replace(self.program.navigation, review_filter=event.filter))
        self.later("review")
