"""The facilitator's own window: what the room does not see, and everything that they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from ...app.console_link import ConsoleLink
from ...app.room_states import ConsoleState
from ...core.agreement import Votes
from ...language.fault_messages import sentence
from ..shell import commands
from ..shell.command import Command
from ..shell.dialogs import Confirm
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import Part, assembled, dotted, one_line
from ..widgets.line import Prose
from .facilitating import Facilitating
from .facilitator_sheet import helping, standing, titled
from .said import (
    BRIEF_BELOW,
    acting_on,
    code_words,
    here_words,
    pace_words,
    told_words,
    voted_words,
)
from .spread import Spread
from .subject import Subject

AHEAD = 4
"""Questions of the agenda that are named beside the one that is up."""
LATEST = 5
"""Parked items and decisions that are named; the list has all of them."""
BAR = 8


class Console(Page):
    """Shows what the room says of itself; it holds nothing of its own.

    Args:
        link: the room, in the other window.
        subject: what it is about.
    """

    PAGE = "console"
    BINDINGS = commands.bindings("console")
    CSS_PATH = "console.tcss"
    SCROLLER = "#main"
    AUTO_FOCUS = ""
    GLOSS_FROM = 1000

    def __init__(self, link: ConsoleLink, subject: Subject) -> None:
        super().__init__()
        self._link = link
        self._subject = subject
        self._facilitating = Facilitating(self, lambda: link, lambda: subject)
        self.parts = (self._facilitating, ProgramCommands(self))

    @property
    def state(self) -> ConsoleState:
        """The room as it was said last."""
        return self._link.state

    def body(self) -> Iterable[Widget]:
        """The question with what helps to ask it; beside it the agenda and the parking lot."""
        with Horizontal(id="desk"):
            with VerticalScroll(id="main", can_focus=False):
                yield Prose(id="title")
                yield Prose(id="text")
                yield Prose(id="standing")
                yield Spread()
                yield Prose(id="agreement")
                yield Prose(id="helping")
            with Vertical(id="aside"):
                yield Prose(id="agenda", hang=2)
                yield Prose(id="lists", hang=2)
                yield Prose(id="joining")

    def on_mount(self) -> None:
        """Follow the room from now on."""
        self._end = self._link.subscribe(self._heard)
        super().on_mount()

    def on_unmount(self) -> None:
        """Follow it no more."""
        self._end()

    def _heard(self) -> None:
        """The room has changed, or is gone."""
        if not self.is_attached:
            return
        if self._link.ended is not None:
            self.app.exit(0 if self._link.ended.code == "room_ended" else 2)
            return
        self.show_state()
        self.show_keys()
        self.show_body()

    # What is shown

    @property
    def _is_short(self) -> bool:
        return self.has_class("-short")

    def heading(self) -> tuple[str, str]:
        """Whose workshop, how far it has come, and whether it is in time."""
        state, words = self.state, self.words
        done = f"{state.done} / {state.questions}" if state.questions else ""
        return dotted(words("Console"), self._subject.title), dotted(done, pace_words(state, words))

    def show_body(self) -> None:
        """Show the room as it is."""
        state, words, subject = self.state, self.words, self._subject
        criterion = state.criterion
        self.query_one(Spread).display = criterion is not None and state.told is not None
        phase = self._phase(state)
        if criterion is None:
            self._say("title", (phase, "bold $text-primary"))
            self._say("text")
        else:
            title = (subject.named(criterion, words), "bold $text-primary")
            self._say("title", title, (f"  ·\u00a0{phase}", "bold $text-accent"))
            self._say("text", (subject.question(criterion, words), "bold"))
            # A window of few lines shows what was said; the words themselves are on the wall.
            self.query_one("#text").display = not self._is_short or state.told is None
            self._show_spread(state, criterion)
        counted = dotted(voted_words(state, words), here_words(state, words) if not criterion else "")
        lines = [assembled((counted, "bold"))] if counted else []
        self._say("standing", Content("\n").join([*lines, *standing(state, words)]))
        agreement, prompt = told_words(state, words)
        self._say("agreement", (agreement, "bold"), *(["\n", prompt] if prompt else []))
        self._say("helping", Content("\n\n").join(helping(state, subject, words)))
        self._show_aside(state)

    def _phase(self, state: ConsoleState) -> str:
        words = self.words
        phases = {
            "lobby": words("between two questions"),
            "open": words("voting is open"),
            "closed": words("voting is closed"),
            "revealed": words("everybody sees the votes"),
            "agreed": words("Agreed: level {level}", level=state.level),
            "paused": words("Break"),
            "ended": words("the workshop is over"),
        }
        again = words("vote {number}", number=state.number) if state.number > 1 else ""
        return dotted(phases[state.phase], again)

    def _show_spread(self, state: ConsoleState, criterion: str) -> None:
        told = state.told
        levels = self._subject.levels(criterion, self.words)
        self.query_one(Spread).show(
            [""] * len(levels) if self._is_short else levels,
            self.words("Don’t know"),
            told,
            agreed=state.level,
            median=Votes(told.counts).suggested if told is not None else None,
            cells=BAR,
        )

    def _show_aside(self, state: ConsoleState) -> None:
        words, subject = self.words, self._subject
        following = [s.criterion for s in state.agenda if s.criterion not in state.over]
        following = [name for name in following if name != state.criterion][:AHEAD]
        named = "\n".join(subject.named(name, words) for name in following)
        self._say("agenda", titled(words("Next on the agenda"), named) if named else "")
        parked = [
            dotted(one_line(item.text), one_line(item.owner)) for item in state.parking_lot if not item.done
        ]
        decided = [one_line(decision.text) for decision in state.decisions]
        lists = [
            titled(title, "\n".join(f"• {line}" for line in found[-LATEST:]))
            for title, found in ((words("Parked for later"), parked), (words("Decided"), decided))
            if found
        ]
        self._say("lists", Content("\n\n").join(lists))
        fault = [(sentence(state.unkept, words), "$text-warning")] if state.unkept is not None else []
        code = words("Code {code}", code=code_words(state.code)) if state.members else ""
        self._say("joining", *fault, code)

    def _say(self, identifier: str, *parts: Part) -> None:
        self.query_one(f"#{identifier}", Prose).say(*parts)

    def settle(self) -> None:
        """The window has another size."""
        self.show_body()

    def acting(self) -> Sequence[Command]:
        """As on every page; the first key says what comes next."""
        return acting_on(super().acting(), self.state, self.words, brief=self.app.size.width < BRIEF_BELOW)

    # Commands

    async def do_finish(self) -> None:
        """End the workshop for good, after a question."""
        words = self.words

        async def end(sure: bool | None) -> None:
            if sure:
                await self._facilitating.ask("end")

        question = words("End the workshop? Phones are sent away; what was agreed on is in the assessment.")
        await self.program.show(Confirm(question), end)

    async def do_back(self) -> None:
        """Close the console; the workshop goes on."""
        await self.program.quit()
