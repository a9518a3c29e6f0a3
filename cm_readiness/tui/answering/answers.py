"""Answering the criterion that is shown, and going on from it to the next one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from textual.timer import Timer

from ...app.preferences import scores_on_the_way
from ...core.assessment import Given, NotApplicable, Unknown
from ...core.following import last_time
from ...language.words import N_
from ..shell.command import Command
from ..shell.page import Page
from ..widgets.levels import NOT_APPLICABLE, UNKNOWN
from .notes import Notes
from .recheck import next_stale, still_stale

SHOWN_SECONDS = 0.15
"""How long an answer is seen as chosen before the next question takes its place."""


class Answers:
    """The part of a page that answers the session's current criterion.

    Args:
        page: whose part it is.
        notes: where the reason is typed why something does not apply.
        finish: shows what comes when no question is left to go on to, by its name.
    """

    def __init__(self, page: Page, notes: Notes, finish: Callable[[str], Awaitable[None]]) -> None:
        self._page = page
        self._notes = notes
        self._finish = finish
        self.here: int | None = None
        """The answer that the arrows have chosen."""
        self.scored: str | None = None
        """The dimension that the last answer completed."""
        self.is_leaving = False
        """On the way to another screen: digits typed ahead are not answers to anything."""
        self._moving_on: Timer | None = None
        """Runs while an answer is seen as chosen."""
        self._was_open = False
        """Whether that answer is the criterion's first."""

    async def do_answer(self, level: int) -> None:
        """Answer with a level."""
        await self._give(level)

    async def do_unknown(self) -> None:
        """Answer that nobody in the room knows."""
        await self._give(Unknown())

    async def do_accept(self) -> None:
        """Answer with what the arrows have chosen; confirm the recorded answer; end a reason."""
        session = self._page.session
        if self._notes.editor.kind == "reason":
            if self._notes.close() and isinstance(session.given, NotApplicable):
                await self._show_chosen(was_open=True)
            return
        past = self._to_repeat
        if self.here is not None:
            await self.do_pick()
        elif session.given is not None:
            await self._give(session.given)
        elif past is not None:
            await self._give(past)
        else:
            self._tell_how()

    @property
    def _to_repeat(self) -> Given | None:
        """The answer of last time, where Enter alone gives it; a room does not see it, nor accept it."""
        session = self._page.session
        if self._page.program.navigation.room or self.here is not None or session.given is not None:
            return None
        past = last_time(session.assessment, session.current)
        return past.given if past is not None else None

    def acting(self, found: Sequence[Command]) -> Sequence[Command]:
        """The commands that act: where Enter answers as last time, it says so.

        Args:
            found: the commands of the page.
        """
        if self._to_repeat is None:
            return found
        label = N_("As last time")
        return [
            replace(one, label=label, footer=True, rank=0) if one.id == "accept" else one for one in found
        ]

    async def do_pick(self) -> None:
        """Answer with what the arrows have chosen."""
        chosen = self.here
        if chosen is None:
            self._tell_how()
        elif chosen == NOT_APPLICABLE:
            await self._notes.do_not_applicable()
        else:
            await self._give(Unknown() if chosen == UNKNOWN else chosen)

    def _tell_how(self) -> None:
        self._page.tell(self._page.words("Choose a level first: a digit, or ↑ ↓ and Enter."))

    async def _give(self, answer: Given) -> None:
        """Record an answer and move on; all of it before any further key is looked at."""
        if self.is_leaving or not self._notes.close():
            return
        session = self._page.session
        was_open = session.given is None
        session.give(session.current, answer)
        await self._show_chosen(was_open=was_open)

    def do_clear(self) -> None:
        """Take the answer back."""
        session = self._page.session
        session.clear(session.current)
        self._page.show_all()

    # Going on

    @property
    def is_moving_on(self) -> bool:
        """Whether the question that is seen is answered already."""
        return self._moving_on is not None

    async def _show_chosen(self, *, was_open: bool) -> None:
        """Let the answer be seen as chosen for a moment, unless nothing is to move; then go on."""
        app = self._page.app
        if app.animation_level == "none":
            await self._move_on(was_open=was_open)
            return
        self.here = None
        self._was_open = was_open
        self._page.show_all()
        # Where the keys are handled, lest the page waits for its own end.
        self._moving_on = self._page.set_timer(SHOWN_SECONDS, lambda: app.call_next(self.end_moving_on))

    async def end_moving_on(self) -> None:
        """Go on from an answer that was seen for a moment, or need not be any longer."""
        if self._moving_on is not None:
            self._moving_on.stop()
            self._moving_on = None
            if self._page.program.session is not None:
                await self._move_on(was_open=self._was_open)

    async def _move_on(self, *, was_open: bool) -> None:
        self.here = None
        self.scored = self._completed() if was_open else None
        if self._page.program.navigation.stale:
            await self._move_on_stale()
            return
        session, advance = self._page.session, self._page.program.settings.advance
        found = session.next_open_after(session.current) if advance else None
        if found is not None:
            session.current = found
        elif advance and (was_open or not session.move(1)):
            await self._finish("results" if session.is_complete else "review")
            return
        self._page.show_all()

    def _completed(self) -> str | None:
        """The dimension of the criterion, where nothing in it is open any more and its score may be seen."""
        session = self._page.session
        dimension = session.questionnaire.dimension_of(session.current)
        own = (c for c in session.criteria if session.questionnaire.dimension_of(c.id) is dimension)
        shown = scores_on_the_way(self._page.program.settings.show_dimension_score, session.assessment)
        return dimension.id if shown and not any(map(session.is_open, own)) else None

    async def _move_on_stale(self) -> None:
        """Go to the next answer that is to be confirmed; after the last one, on to the results."""
        session = self._page.session
        left = still_stale(session, self._page.program.navigation.stale)
        if not left:
            await self._finish("results")
            return
        if self._page.program.settings.advance:
            session.current = next_stale(session, left)
        self._page.show_all()
