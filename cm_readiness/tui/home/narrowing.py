"""The part of the first screen that filters and sorts what it lists."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from ...core.narrowing import LATE, ORDERS, Narrowing, Sorting
from ..shell.dialogs import Picker
from ..shell.text import dotted
from ..widgets.line import Line
from .narrowed import (
    ANY,
    EVERYTHING,
    fields_offered,
    narrowing_said,
    order_said,
    orders_offered,
    values_offered,
    with_value,
)  # fmt: skip

if TYPE_CHECKING:
    from ..shell.page import Page
    from .found import Found

ROOMY = 60
"""Columns from which the line also says what takes everything back."""


class NarrowedLine(Line):
    """How many of how many are listed, what they are like, and in which order; a click changes it."""

    DEFAULT_CSS = "NarrowedLine { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }"

    class Clicked(Message):
        """Somebody wants to change it."""

    def on_click(self, event: events.Click) -> None:
        """A click asks what to filter by."""
        event.stop()
        self.post_message(self.Clicked())


class NarrowingCommands:
    """What filters and sorts.

    Args:
        page: the first screen.
        found: what it lists; None until that is known.
        listed: called when it lists something else, with whether to go to the top.
    """

    def __init__(
        self, page: Page, found: Callable[[], Found | None], listed: Callable[[bool], object]
    ) -> None:
        self._page = page
        self._found = found
        self._listed = listed

    def line(self, found: Found, count: int | None, searched: bool) -> str:
        """How many of how many are listed, what they are like, and in which order; empty for all as usual.

        Args:
            found: the files.
            count: how many are listed; None as long as that is not known.
            searched: whether something is searched for.
        """
        page, words = self._page, self._page.words
        narrowing, sorting = found.narrowing, found.sorting
        if not narrowing and not searched and sorting == Sorting():
            return ""
        parts: list[str] = []
        if count is not None and (narrowing or searched):
            shown, all_ = words.number(count, 0), words.number(len(found), 0)
            parts.append(words("{count} of {all}", count=shown, all=all_))
        parts += narrowing_said(narrowing, page.program.navigation.asked, words)
        if sorting != Sorting():
            parts.append(order_said(sorting, words))
        if unread := found.unread:
            parts.append(words.plural("{count} is still being read", "{count} are still being read", unread))
        if narrowing and page.app.size.width >= ROOMY:
            key = page.program.table.key(page.PAGE, "end_search", words)
            parts.append(words("{key} lists everything", key=key))
        return dotted(*parts)

    # Commands

    async def do_filter(self) -> None:
        """Choose what to filter by, and list only what is like this."""
        found, page = self._found(), self._page
        if not found:
            return
        await self._ask_fields(found)
        fields, words, today = page.program.navigation.asked, page.words, found.today
        choices = fields_offered(found.facts.values(), found.narrowing, fields, words, today)

        async def chosen(identifier: str | None) -> None:
            if identifier == EVERYTHING:
                self.narrow(Narrowing())
            elif identifier == LATE:
                self.do_filter_late()
            elif identifier is not None:
                await self._choose_value(found, identifier)

        await page.program.show(Picker(words("List only…"), choices), chosen)

    async def _choose_value(self, found: Found, chosen: str) -> None:
        page, words = self._page, self._page.words
        fields, facts = page.program.navigation.asked, found.facts.values()
        choices, values = values_offered(facts, found.narrowing, chosen, fields, words, found.today)

        def taken(identifier: str | None) -> None:
            if identifier is not None:
                value = None if identifier == ANY else values[int(identifier)]
                self.narrow(with_value(found.narrowing, chosen, value))

        await page.program.show(Picker(words("List only…"), choices), taken)

    async def _ask_fields(self, found: Found) -> None:
        """Find out what companies were asked, the first time."""
        program = self._page.program
        if not program.navigation.asked and found.overview is not None:
            asked = await asyncio.to_thread(found.overview.profile_fields)
            program.leave(replace(program.navigation, asked=asked))

    def do_filter_late(self) -> None:
        """List only what has overdue actions, or everything again."""
        if found := self._found():
            self.narrow(replace(found.narrowing, late=not found.narrowing.late))

    def do_filter_client(self, company: str) -> None:
        """List only the assessments of one company, or those of all again."""
        if found := self._found():
            self.narrow(replace(found.narrowing, company=None if found.narrowing.company else company))

    def narrow(self, narrowing: Narrowing) -> None:
        """List only what is like this from now on."""
        if found := self._found():
            found.narrow(narrowing)
            program = self._page.program
            program.leave(replace(program.navigation, narrowing=narrowing))
            self._listed(False)

    async def do_sort(self) -> None:
        """Choose what to sort by; what it is sorted by already turns round."""
        if found := self._found():
            page, words = self._page, self._page.words
            choices = orders_offered(found.sorting, words)

            def taken(identifier: str | None) -> None:
                if identifier is not None:
                    self.do_sort_by(list(ORDERS).index(identifier))

            await page.program.show(Picker(words("Sort by…"), choices, found.sorting.by), taken)

    def do_sort_by(self, place: int) -> None:
        """Sort by one thing; again turns it round. The choice is kept."""
        if found := self._found():
            found.sort(found.sorting.turned(list(ORDERS)[place]))
            self._page.program.keep(sorting=found.sorting.written)
            self._listed(True)
