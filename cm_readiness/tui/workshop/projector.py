"""The window on the wall: a question with its levels, who has voted as a number, and then what they said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from textual.widget import Widget

from ...app.room_states import ConsoleState
from ...app.stage import Stage
from ...core.agreement import Votes
from ...language.fault_messages import sentence
from ..answering.blank import Blank
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.command import Command
from ..shell.dialogs import Confirm
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import Part, dotted
from ..widgets.block_letters import BlockLetters
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
    code_words,
    here_words,
    is_over_time,
    next_question,
    pace_words,
    time_words,
    told_words,
    voted_words,
)
from .spread import Spread
from .subject import Subject

SOON = 0.03
"""Seconds in which votes that come together are shown together."""
SIDE_FROM = 100
"""Columns from which the code stands beside a question; between questions it takes less."""
LOBBY_SIDE_FROM = 78
SIDE_LINES = 20
LONG_BAR, SHORT_BAR = 12, 5
WIDE_BAR_FROM = 100
AROUND = 5
"""Cells of the width that the texts do not have, a scroll bar among them."""
PADDING = 4
"""Lines that the space around question, levels and agreement takes."""


class Projector(Page):
    """Shows what everybody may see; what is for the facilitator opens on a key, and never by itself."""

    PAGE = "projector"
    BINDINGS = commands.bindings("projector")
    CSS_PATH = "projector.tcss"
    SCROLLER = "#main"
    AUTO_FOCUS = ""
    GLOSS_FROM = 1000

    spread = query_one(Spread)
    panel = query_one(JoinPanel)

    def __init__(self) -> None:
        super().__init__()
        facilitating = Facilitating(self, lambda: self.stage.access, lambda: self.subject)
        self.parts = (facilitating, AssessmentCommands(self), ProgramCommands(self))
        self._due = False
        """Whether what has changed is about to be shown."""
        self._question: tuple[str | None, int] = (None, 0)
        """What the page was last scrolled for."""
        self._is_leaving = False
        self._tight: tuple[object, ...] = ()
        """What there was too little room for, to name the question in a line of its own."""

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
            with VerticalScroll(id="main", can_focus=False):
                yield Prose(id="title")
                yield Prose(id="text")
                yield BlockLetters(id="address-large")
                yield BlockLetters(id="code-large")
                yield Spread()
                yield Prose(id="agreement")
                yield Prose(id="prompt")
                yield Prose(id="remark")
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
        """Something has changed: show it soon, with what comes together with it."""
        if not self._due and self.is_mounted:
            self._due = True
            self.set_timer(SOON, self._show_soon)

    def _show_soon(self) -> None:
        self._due = False
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
        self.set_class(self._is_room, "-room")
        self.set_class(state.criterion is None, "-lobby")
        side = LOBBY_SIDE_FROM if state.criterion is None else SIDE_FROM
        fits = self.app.size.width >= side and self.app.size.height >= SIDE_LINES
        self.set_class(fits and self.stage.phones is not None, "-side")
        self._show_banner()
        self._show_question(state)
        self._show_standing(state)
        if self._question != (state.criterion, state.number):
            self._question = (state.criterion, state.number)
            self.query_one("#main").scroll_home(animate=False)
        self.call_after_refresh(self._breathe)

    def _show_banner(self) -> None:
        phones, words = self.stage.phones, self.words
        is_open = phones is not None and not phones.is_local
        self.query_one("#banner", Line).say(words("Open to everybody on this network") if is_open else "")

    def _show_question(self, state: ConsoleState) -> None:
        subject, words, criterion = self.subject, self.words, state.criterion
        self.spread.display = criterion is not None
        self._show_address(is_between=criterion is None)
        if criterion is None:
            self._show_between(state)
            return
        again = words("vote {number}", number=state.number) if state.number > 1 else ""
        title, shown = subject.named(criterion, words), state.phase in ("revealed", "agreed")
        question, name = (subject.question(criterion, words), "bold"), "bold $text-primary"
        if self._tight == self._fitted(state):
            self._say("title")
            self._say("text", (f"{subject.numbers[criterion]}  ", name), question)
        else:
            self._say("title", (title, name), *([f"  ·\u00a0{again}"] if again else []))
            self._say("text", question)
        told = state.told
        median = Votes(told.counts).suggested if told is not None else None
        self.spread.show(
            subject.levels(criterion, words),
            words("Don’t know"),
            told,
            agreed=state.level if shown else None,
            median=median,
            cells=LONG_BAR if self.app.size.width >= WIDE_BAR_FROM else SHORT_BAR,
        )
        agreement, prompt = told_words(state, words)
        agreed = words("Agreed: level {level}", level=state.level) if state.phase == "agreed" else ""
        self._say("agreement", (dotted(agreed, agreement), "bold"))
        self._say("prompt", prompt if state.phase == "revealed" else "")
        self._say("remark")

    def _show_address(self, *, is_between: bool) -> None:
        """Between two questions how to come in stands large; later it stands at the side."""
        phones = self.stage.phones if is_between else None
        address = address_words(phones) if phones is not None else ""
        code = code_words(self.stage.room.code) if phones is not None else ""
        self.query_one("#address-large", BlockLetters).say(address)
        self.query_one("#code-large", BlockLetters).say(code)

    def _show_between(self, state: ConsoleState) -> None:
        """Between two questions: how to come in, and what comes next."""
        subject, words, following = self.subject, self.words, next_question(state)
        self._say("title", (subject.title, "bold $text-primary"))
        if state.paused:
            self._say("text", (words("Break"), "bold"))
        elif following is not None:
            self._say("text", (words("Next question"), "bold"), "\n", subject.named(following, words))
        else:
            done = words("All questions of the agenda are done.") if state.questions else ""
            self._say("text", (done or words("No question is on the agenda."), "bold"))
        self._say("agreement", (here_words(state, words), "bold"))
        self._say(
            "prompt",
            words("Point your camera at the code, or open this address and type these letters.")
            if self.stage.phones is not None
            else words("No phone is needed: hands are counted."),
        )
        self._say("remark", words("Nobody sees what others say before all of it is shown."))

    def _show_standing(self, state: ConsoleState) -> None:
        """What changes by itself: how many have voted, and the time."""
        words, stage = self.words, self.stage
        voted, time = voted_words(state, words), time_words(state, words)
        late = is_over_time(state)
        self.panel.show(stage.phones, state, voted, (time, late), words)
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
        self._say("standing", *line)

    def _say(self, identifier: str, *parts: Part) -> None:
        self.query_one(f"#{identifier}", Prose).say(*parts)

    def _breathe(self) -> None:
        """Set question and levels apart where everything still fits."""
        if not self.is_attached:
            return
        main = self.query_one("#main")
        width = main.outer_size.width - AROUND
        rows = [row for row in main.query(Prose) if row.display and not row.has_class("-empty")]
        spare = main.outer_size.height - sum(row.lines_at(width) for row in rows)
        state = self.state
        if spare < 0 and state.criterion is not None and self._tight != self._fitted(state):
            # Every line counts: the number leads the question.
            self._tight = self._fitted(state)
            self._show_question(state)
        levels = len(self.spread.children)
        self.set_class(spare >= PADDING, "-padded")
        self.spread.set_class(spare >= PADDING + levels, "-airy")

    def _fitted(self, state: ConsoleState) -> tuple[object, ...]:
        """What the space was shared out for."""
        return state.criterion, state.number, state.phase, self.app.size, self.words.language

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
            await self.program.show(JoinSheet(phones, self.stage.room.code))
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
