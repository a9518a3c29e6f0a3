"""The open assessment in the program: what is said of its changes and of its place on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on

from ...app.workspace import Workspace
from ...core.errors import Fault, ReadinessError
from ...core.store import Reference
from ...language.fault_messages import sentence
from ...language.words import Words
from .keyed_app import KeyedApp
from .keymap import Table
from .messages import Freed, NotKept, NotSaved, Saved, Told
from .page import Page

if TYPE_CHECKING:
    from textual.timer import Timer

    from ...app.sitting import Change, Sitting

CHANGE_SECONDS = 6.0
"""How long a change is said."""


_ENDS = {"team_sent": "team_kept_here", "team_kept_here": "team_sent"}
"""What holds no longer when something else is told."""


class SessionApp(KeyedApp):
    """Holds the open assessment, and brings to its screens what happens to it; arguments as `KeyedApp`."""

    workspace: Workspace
    """The assessments, and what is done with them."""

    def __init__(self, table: Table, words: Words, patience: float, *, ansi_color: bool | None) -> None:
        super().__init__(table, words, patience, ansi_color=ansi_color)
        self.session: Sitting | None = None
        self.save_fault: Fault | None = None
        """Why the newest answers are not on the disk; None when they are."""
        self.notices: tuple[Fault, ...] = ()
        """What happened to the open file; said until another screen is shown."""
        self.change: Change | None = None
        """What was changed a moment ago, to be said."""
        self.earlier_notes: Mapping[str, str] = {}
        """What was noted in the round before, by criterion."""
        self._change_timer: Timer | None = None

    # Changes

    def _changed(self, change: Change) -> None:
        self.change = change
        self.show_change()

    def show_change(self) -> None:
        """Say the last change for a while from now on."""
        if self._change_timer is not None:
            self._change_timer.stop()
        self._change_timer = self.set_timer(CHANGE_SECONDS, self.forget_change)
        self._show_state()

    def forget_change(self) -> None:
        """Say it no longer."""
        self.change = None
        self._show_state()

    # Saving

    async def look_back(self) -> None:
        """Find what was noted in the round that the open assessment follows, and show it."""
        session, self.earlier_notes = self.session, {}
        if session is None or session.assessment.follows is None:
            return
        found = await asyncio.to_thread(self.workspace.followed, session.assessment)
        if found is not None and session is self.session:
            noted = ((name, answer.note.strip()) for name, answer in found.answers.items())
            self.earlier_notes = {name: note for name, note in noted if note}
            self._show_all()

    def save_elsewhere(self, typed: str) -> Reference:
        """Keep the open assessment in the place that a person types from now on."""
        assert self.session is not None, "only pages of an open assessment offer it"  # noqa: S101
        kept = self.session.save_elsewhere(typed)
        self.save_fault = None
        return kept

    def _from_saver(self, message: Saved | NotSaved | NotKept | Told | Freed) -> None:
        if self.is_running:
            self.post_message(message)

    @on(Saved)
    def _saved(self) -> None:
        self.save_fault = None
        self._show_state()

    @on(NotSaved)
    def _not_saved(self, event: NotSaved) -> None:
        if self.session is not None and not self.session.is_saved:
            self.save_fault = event.fault
            self._show_state()

    @on(Told)
    def _told(self, event: Told) -> None:
        if self.session is not None and self.session.catch_up():
            self._show_all()
        self._say_notices(event.notices)

    def _show_all(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page) and screen.is_mounted:
                screen.show_all()

    async def look_again(self) -> None:
        """See whether another program has changed the open file."""
        if self.session is not None:
            await asyncio.to_thread(self.session.look_again)

    def _say_notices(self, notices: Sequence[Fault]) -> None:
        if notices and self.session is not None:
            over = {_ENDS[fault.code] for fault in notices if fault.code in _ENDS}
            self.notices = (*(one for one in self.notices if one.code not in over), *notices)
            self._show_state()

    @on(Freed)
    async def _freed(self) -> None:
        """What was only looked at can be written here from now on."""
        session = self.session
        if session is None:
            return
        try:
            taken = await asyncio.to_thread(session.take_over)
        except ReadinessError as error:
            self._say_notices((error.fault,))
            return
        if taken and session is self.session:
            self._show_all()
            self._tell(self.words("Nobody else has this open any more: you can write in it now."))

    @on(NotKept)
    def _not_kept(self, event: NotKept) -> None:
        self._tell(sentence(event.fault, self.words))

    def _show_state(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page) and screen.is_mounted:
                screen.show_state()
