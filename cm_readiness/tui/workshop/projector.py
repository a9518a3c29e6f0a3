"""The window on the wall: a question with its levels, who has voted as a number, and then what they said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget

from ...app.room_states import ConsoleState
from ...app.stage import Stage
from ...language.fault_messages import sentence
from ..answering.blank import Blank
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.command import Command
from ..shell.dialogs import Confirm
from ..shell.keyboard import now
from ..shell.later import later
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import Part, dotted
from ..widgets.line import Line, Prose
from .doors import change_doors
from .facilitating import Facilitating
from .facilitator_sheet import FacilitatorSheet
from .join_panel import JoinPanel
from .join_sheet import JoinSheet
from .said import (
    BRIEF_BELOW,
    acting_on,
    address_words,
    brief_words,
    is_over_time,
    pace_words,
    time_words,
    voted_words,
)
from .subject import Subject
from .wall import Wall

SOON = 0.03
"""Seconds in which votes that come together are shown together."""
SIDE_FROM = 100
"""Columns from which the code stands beside a question; between questions it takes less."""
LOBBY_SIDE_FROM = 78
SIDE_LINES = 20


class Projector(Page):
    """Shows what everybody may see; what is for the facilitator opens on a key, and never by itself."""

    PAGE = "projector"
    BINDINGS = commands.bindings("projector")
    CSS_PATH = "projector.tcss"
    SCROLLER = "#main"
    AUTO_FOCUS = ""
    GLOSS_FROM = 1000

    wall = query_one(Wall)
    panel = query_one(JoinPanel)

    def __init__(self) -> None:
        super().__init__()
        facilitating = Facilitating(self, lambda: self.stage.access, lambda: self.subject)
        self.parts = (facilitating, AssessmentCommands(self), ProgramCommands(self))
        self._due = False
        """Whether what has changed is about to be shown."""
        self._is_leaving = False
        self._shown_at = 0.0
        """When a change was last shown."""
        self._looks: tuple[object, ...] = ()
        """What is shown, but for what changes with each vote."""

    @property
    def stage(self) -> Stage:
        """The workshop that runs."""
        stage = self.program.navigation.stage
        assert stage is not None  # noqa: S101 - nobody comes here without one
        return stage

    @property
    def state(self) -> ConsoleState:
        """The room as it is."""
        return self.stage.access.state

    @property
    def subject(self) -> Subject:
        """What it is about."""
        session = self.session
        return Subject(session.questionnaire, session.assessment, session.numbers)

    def body(self) -> Iterable[Widget]:
        """That the network is open; the question; who can come in and how; how it stands, in one line."""
        yield Line(id="banner")
        with Horizontal(id="wall"):
            yield Wall()
            yield JoinPanel()
        yield Prose(id="standing")

    def on_mount(self) -> None:
        """Follow the room, and go on with the clocks."""
        stage = self.stage
        self._end = stage.room.subscribe(self._heard)
        self.set_interval(1.0, self._tick)
        super().on_mount()
        if stage.console_fault is not None:
            self.tell_fault(stage.console_fault)

    async def on_unmount(self) -> None:
        """Shut the doors: whichever way the page goes."""
        self._end()
        await self.stage.close()
        self.program.leave(replace(self.program.navigation, stage=None))

    # What is shown

    def change_lines(self) -> tuple[str, str]:
        """As on every page, of answers alone: the room sees what was said, and what is parked, elsewhere."""
        change = self.program.change
        if change is None or not change.about:
            return "", ""
        before, after = (one.answer_to(change.about) for one in (change.before, change.after))
        return super().change_lines() if before.level != after.level else ("", "")

    def heading(self) -> tuple[str, str]:
        """Whose workshop, how far it has come, and whether it is in time."""
        state = self.state
        done = f"{state.done} / {state.questions}" if state.questions else ""
        left = "" if self._is_room else self.subject.title
        return left, dotted(done, pace_words(state, self.words))

    def _saving(self) -> str:
        """A room reads only that something is not saved."""
        said = super()._saving()
        return "" if said in (self.words("saved"), self.words("saving")) else said

    @property
    def _is_room(self) -> bool:
        return self.program.navigation.room

    @property
    def _is_brief(self) -> bool:
        """Whether the window is narrow."""
        return self.app.size.width < BRIEF_BELOW

    def _heard(self) -> None:
        """Something has changed: show it at once, or soon where something was shown a moment ago."""
        if self._due or not self.is_mounted:
            return
        self._due = True
        wait = self._shown_at + SOON - now()
        if wait > 0:
            later(wait, partial(self.call_next, self._show_soon))
        else:
            self.call_next(self._show_soon)

    def _show_soon(self) -> None:
        self._due, self._shown_at = False, now()
        if not self.is_attached or self.is_over:
            return
        if self.state.phase == "ended":
            self._leave("finish")
        else:
            self.show_state()
            self.show_keys()
            self.show_body()

    def _tick(self) -> None:
        """A second is over."""
        if self.is_attached and not self._is_leaving:
            self.show_state()
            self._show_standing(self.state)

    def show_body(self) -> None:
        """Show the room as it is."""
        state = self.state
        looks = (
            replace(state, voted=0, members=0, missing=0, voting=0, talking=0, behind=0),
            bool(state.members), self._is_room, self.app.size, self.words, self.stage.phones,
        )  # fmt: skip
        if looks != self._looks:
            self._looks = looks
            self._show_all_of(state)
        self._show_standing(state)

    def _show_all_of(self, state: ConsoleState) -> None:
        """Show what does not change with each vote."""
        self.set_class(self._is_room, "-room")
        self.set_class(state.criterion is None, "-lobby")
        side = LOBBY_SIDE_FROM if state.criterion is None else SIDE_FROM
        fits = self.app.size.width >= side and self.app.size.height >= SIDE_LINES
        self.set_class(fits and self.stage.phones is not None, "-side")
        self._show_banner()
        self.wall.show(state, self.subject, self.stage.phones, self.words)

    def _show_banner(self) -> None:
        phones, words = self.stage.phones, self.words
        is_open = phones is not None and not phones.is_local
        self.query_one("#banner", Line).say(words("Open to everybody on this network") if is_open else "")

    def _show_standing(self, state: ConsoleState) -> None:
        """What changes by itself: how many have voted, and the time."""
        words, stage = self.words, self.stage
        voted, time = voted_words(state, words), time_words(state, words)
        late = is_over_time(state)
        self.panel.show(stage.phones, state, voted, (time, late), words)
        self.wall.show_here(state, words)
        fault = stage.self_test() if not state.members else None
        told = sentence(fault, words) if fault is not None else ""
        joined = ""
        is_up = state.criterion is not None and not self._is_brief
        if stage.phones is not None and is_up and not self.has_class("-side"):
            joined = f"{address_words(stage.phones)}  {state.code}"
        said = brief_words(state) if self._is_brief else dotted(voted, time)
        left = "" if self.has_class("-side") else said
        gap = "   " if left and joined else ""
        line: list[Part] = [(left, "bold $text-warning" if late else "bold"), gap, joined]
        if told:
            line += ["\n" if left or joined else "", told]
        self.query_one("#standing", Prose).say(*line)

    def settle(self) -> None:
        """The window has another size."""
        self.show_body()

    # Keys

    def acting(self) -> Sequence[Command]:
        """As on every page; the first key says what comes next."""
        return acting_on(super().acting(), self.state, self.words, brief=self._is_brief)

    async def perform(self, identifier: str) -> None:
        """As on every page; what was done is shown at once."""
        self.set_class(False, "-keys")
        await super().perform(identifier)
        if self.is_attached and not self._is_leaving and self.is_current:
            self.show_keys()
            self.show_body()

    def on_key(self) -> None:
        """A key that means nothing here shows, in room view, which ones do."""
        self.set_class(self._is_room, "-keys")

    def on_click(self) -> None:
        """A click on nothing does the same."""
        self.set_class(self._is_room, "-keys")

    def do_room(self) -> None:
        """Show or hide what the room need not read."""
        program = self.program
        program.leave(replace(program.navigation, room=not self._is_room))
        self.show_all()
        if self._is_room:
            key = program.table.key(self.PAGE, "room", self.words)
            self.tell(self.words("Room view: {key} leaves it; any unused key shows the keys.", key=key))

    async def do_blank(self) -> None:
        """Show nothing until any key."""
        await self.program.show(Blank())

    async def do_facilitate(self) -> None:
        """Show what is for the facilitator, over the page."""
        await self.program.show(FacilitatorSheet(self.state, self.subject))

    async def do_join(self) -> None:
        """Show how to come in, in full size; where nobody can, offer to let phones in."""
        phones = self.stage.phones
        if phones is not None:

            async def change(wanted: bool | None) -> None:
                if wanted:
                    await change_doors(self, self.stage)

            await self.program.show(JoinSheet(phones, self.stage.room.code), change)
        elif self.program.phones is None:
            self.tell(self.words("Phones are not let in here: hands are counted."))
        else:
            await change_doors(self, self.stage)

    # Leaving

    async def do_finish(self) -> None:
        """End the workshop for good, after a question."""

        async def end(sure: bool | None) -> None:
            if sure:
                self.stage.room.end()
                await self.program.go("finish")

        words = self.words
        question = words("End the workshop? Phones are sent away; what was agreed on is in the assessment.")
        await self.program.show(Confirm(question), end)

    async def do_back(self) -> None:
        """Leave the workshop as it is; asks where somebody is in it."""
        state = self.state
        if not state.members and state.phase in ("lobby", "agreed", "paused"):
            await self.program.go("question")
            return

        async def leave(sure: bool | None) -> None:
            if sure:
                await self.program.go("question")

        words = self.words
        question = words("Leave the workshop? It goes on where it is when you open it again.")
        await self.program.show(Confirm(question), leave)

    def _leave(self, place: str) -> None:
        if not self._is_leaving:
            self._is_leaving = True
            self.app.call_next(self.program.go, place)
