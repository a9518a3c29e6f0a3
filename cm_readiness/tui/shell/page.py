"""What all screens that fill the window have in common: header, warning, message, footer, language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from ...core.errors import Fault
from ...core.store import Reference
from ...language.fault_messages import sentence
from ..widgets.header import Header
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose
from . import commands
from .change_line import change_line, opened_gate
from .command_screen import CommandScreen
from .glossary import GLOSSARY
from .text import Part

if TYPE_CHECKING:
    from ...app.sitting import Sitting


PATIENCE = 1.0
"""Seconds for which a page that is not ready leaves the one before it in sight."""
LEAST = (40, 12)
"""The smallest window that shows what a key would change."""


class Ground(Screen[None]):
    """An empty screen that is never painted."""

    def _compositor_refresh(self) -> None:
        """Nothing: the first page comes at once."""


class Page(CommandScreen[None]):
    """A screen that fills the window: header, warning, body, message, footer."""

    GLOSS_FROM: ClassVar[int] = 20
    """Lines of the window from which there is room to say what a word means."""

    is_held_back = False
    """Whether nothing of it is painted: not everything on it has its place yet."""
    is_awaiting = False
    """Whether what it is to show is still being made."""
    is_over = False
    """Whether what it shows is closed, and it is about to go."""
    _was_behind = False
    """Whether another screen has been in front of it: until then it says what it said when it was made."""
    unkept: Fault | None = None
    """Why what a person types cannot be kept as it stands now."""
    glossed: tuple[str, ...] = ()
    """The words whose meaning is said now, the first time that they stand on a screen."""

    def compose(self) -> ComposeResult:
        """Lay out the screen; the words come with `show_all`."""
        yield Header()
        yield Prose(id="warning")
        yield from self.body()
        yield Prose(id="gloss", hang=2)
        yield Prose(id="message")
        yield KeyBar()
        yield Prose(id="too-small")

    def body(self) -> Iterable[Widget]:
        """The widgets between header and footer."""
        raise NotImplementedError

    def show_body(self) -> None:
        """Bring the body up to date with the session and the language."""
        raise NotImplementedError

    def heading(self) -> tuple[str, str]:
        """What the header says at its left and at its right, the state of saving apart."""
        return self.words("Community manager readiness"), ""

    def on_mount(self) -> None:
        """Say everything once."""
        self.show_all()

    # How it comes to be seen

    def show_at_once(self) -> None:
        """Paint all of it in one go, as soon as everything on it has its place."""
        # Behind what tells the screen and its parts their sizes, and behind what they say for these.
        self.call_later(self.call_after_refresh, self.call_after_refresh, self._come_to_light)

    def await_content(self) -> None:
        """What it is to show is made elsewhere: leave what was there in sight until then, for a while."""
        self.is_awaiting = True
        self.set_timer(PATIENCE, self.arrived)

    def arrived(self) -> None:
        """What it is to show is there, or is not waited for any longer."""
        if self.is_awaiting:
            self.is_awaiting = False
            self.show_at_once()

    def _come_to_light(self) -> None:
        if self.is_held_back and not self.is_awaiting:
            self.is_held_back = False
            self.refresh()

    def _compositor_refresh(self) -> None:
        """Textual's painting, which it would do after each step of laying a new screen out."""
        if not self.is_held_back:
            super()._compositor_refresh()

    # What it says

    def on_screen_suspend(self) -> None:
        """Another screen is in front."""
        self._was_behind = True

    @on(events.ScreenResume)
    def _keep_looks(self, event: events.ScreenResume) -> None:
        """All that is on a new page was given its looks a moment ago, when it was made."""
        event.refresh_styles = self._was_behind

    def on_screen_resume(self) -> None:
        """Say everything again: a dialog may have changed it."""
        if self._was_behind and self.is_mounted and not self.is_over:
            self.show_all()

    def show_all(self) -> None:
        """Bring everything up to date."""
        self.show_state()
        self.show_keys()
        self.show_size()
        self.show_body()
        self.show_glosses()

    def terms(self) -> Iterable[str]:
        """The words of the glossary that stand on the screen now."""
        return ()

    def show_glosses(self) -> None:
        """Say what a word means where it stands for the first time, as long as it stands there."""
        there = list(self.terms()) if self.app.size.height >= self.GLOSS_FROM else []
        new = [term for term in there if self.is_new(term)]
        self.glossed = (*(term for term in self.glossed if term in there), *new)
        parts: list[Part] = []
        for term in self.glossed:
            end = "\n" if parts else ""
            parts += [(f"{end}{self.words(term)}", "bold $text-accent"), f"  {self.words(GLOSSARY[term])}"]
        self.query_one("#gloss", Prose).say(*parts)

    def is_new(self, term: str) -> bool:
        """Whether the meaning of a word is still to be said; it counts as said then."""
        navigation = self.program.navigation
        if term in navigation.glossed:
            return False
        self.program.leave(replace(navigation, glossed=navigation.glossed | {term}))
        return True

    def show_size(self) -> None:
        """Bring up to date what stands in a window that is too small for anything else."""
        needed, size = ("×".join(map(str, size)) for size in (LEAST, self.app.size))
        text = self.words("{needed} needed, this is {size}", needed=needed, size=size)
        self.query_one("#too-small", Prose).say(text)

    def show_travelled(self, place: str | None) -> None:
        """Show the assessment as it is after a change was taken back or made again.

        Args:
            place: where the change was; None when there was none.
        """
        self.show_all()

    def say_language(self) -> None:
        """Everything is said again."""
        self.show_all()

    def show_state(self) -> None:
        """Bring header and warning up to date."""
        if self.is_over:
            return
        left, right = self.heading()
        change = self.change_lines()
        self.query_one(Header).say(
            left, right, self._saving(), change, opened=any(change) and self._opened_gate
        )
        self.query_one("#warning", Prose).say(" ".join(self._warnings()))

    def change_lines(self) -> tuple[str, str]:
        """What was changed a moment ago, in full and briefly; empty when nothing was."""
        session, change = self.program.session, self.program.change
        if session is None or change is None:
            return "", ""
        full, brief = (
            change_line(change, session.questionnaire, self.program.table, self.PAGE, self.words, brief=brief)
            for brief in (False, True)
        )
        return full, brief

    @property
    def _opened_gate(self) -> bool:
        session, change = self.program.session, self.program.change
        return session is not None and change is not None and opened_gate(change, session.questionnaire)

    def _saving(self) -> str:
        """Whether the newest answers are on the disk."""
        session = self.program.session
        if session is None:
            return ""
        if session.held_by_other is not None:
            return self.words("read only")
        if self.program.save_fault is not None or self.unkept is not None:
            return self.words("not saved")
        if not session.is_saved:
            return self.words("saving")
        return self.words("saved here") if session.is_kept_here else self.words("saved")

    def _warnings(self) -> Iterable[str]:
        """What a person has to know of the open file, in sentences."""
        session, fault, words = self.program.session, self.program.save_fault, self.words
        if session is None:
            return
        elsewhere = self.program.table.key(self.PAGE, "save_as", words)
        if session.held_by_other is not None:
            yield sentence(session.held_by_other, words)
            yield words(
                "Until then you can only look; {key} keeps a copy that you can change.", key=elsewhere
            )
        elif fault is not None:
            yield words("Not saved: {reason}", reason=sentence(fault, words))
            yield words(
                "Your answers are kept here and saving is tried again; {key} saves them elsewhere.",
                key=elsewhere,
            )
        yield from (sentence(notice, words) for notice in self.program.notices)

    def tell(self, text: str) -> None:
        """Say one sentence above the footer, until the next command."""
        self.query_one("#message", Prose).say(text)

    def tell_fault(self, fault: Fault) -> None:
        """Say what is wrong, until the next command."""
        self.tell(sentence(fault, self.words))

    async def offer(self, reference: Reference, fault: Fault) -> None:
        """Offer what can be done about an assessment that does not open, where something can.

        Args:
            reference: the assessment.
            fault: why it does not open, which is said already.
        """

    async def perform(self, identifier: str) -> None:
        """As for every screen; the sentence of the last command goes."""
        if self.is_current:
            self.query_one("#message", Prose).say()
            if commands.command(self.PAGE, identifier).writes and self.is_read_only():
                return
        await super().perform(identifier)

    def is_read_only(self) -> bool:
        """Whether nothing may be changed, because somebody else has the assessment open; says so."""
        session = self.program.session
        if session is None or session.held_by_other is None:
            return False
        self.tell(self.words("Nothing can be changed while somebody else has this open."))
        return True

    @property
    def session(self) -> Sitting:
        """The open assessment."""
        session = self.program.session
        assert session is not None  # noqa: S101 - screens of one assessment are shown only with one
        return session

    async def depart(self, place: str) -> None:
        """Go to another screen, unless what is being typed cannot be kept."""
        if self.leaving():
            await self.program.go(place)

    def hand_over(self) -> None:
        """Give the session what is being typed, which goes on."""

    def leaving(self) -> bool:
        """Hand over what is being typed; False when it cannot be kept and should not be lost."""
        return True

    def on_resize(self, event: events.Resize) -> None:
        """Keep what is typed in view, and the focus where it was."""
        self.show_size()
        self.call_after_refresh(self.settle)

    def settle(self) -> None:
        """The window has another size now."""
