"""Measuring the criterion that is shown on the company's own material: asked for a path, then proposed."""

from __future__ import annotations

from pathlib import Path

from ...app.measuring import Measuring, accept, measures_of
from ...app.paths import typed_path
from ...core.measured import Order
from ...core.proposals import Proposal
from ...language.measure_words import AFTER_THE_FIRST, ASKED, MEASURES, ORDERS
from ..shell.choice import Choice
from ..shell.dialogs import AskText, Picker
from ..shell.page import Page
from .measure_sheet import LEVEL, MeasureSheet, Outcome


class MeasuringSteps:
    """Measures the session's current criterion.

    Args:
        page: whose part it is.
    """

    def __init__(self, page: Page) -> None:
        self._page = page

    async def begin(self) -> None:
        """Ask what is to be measured, where there is a choice."""
        page, words = self._page, self._page.words
        there = measures_of(page.session.criterion)
        if not there:
            page.tell(words("Nothing of what a company has at hand measures this criterion."))
        elif len(there) == 1:
            await self._ask(there[0])
        else:
            choices = [Choice(one, words(MEASURES[one]), words(ASKED[one])) for one in there]

            async def chosen(identifier: str | None) -> None:
                if identifier is not None:
                    await self._ask(identifier)

            await page.program.show(Picker(words("What to measure"), choices), chosen)

    async def _ask(self, identifier: str, given: tuple[Path, ...] = ()) -> None:
        """Ask for the path, and for another one where the measure needs two."""
        page, words = self._page, self._page.words
        further = AFTER_THE_FIRST.get(identifier) if given else None

        async def named(typed: str | None) -> None:
            if typed is None:
                return
            paths = (*given, typed_path(typed))
            if identifier in AFTER_THE_FIRST and not given:
                await self._ask(identifier, paths)
            else:
                await self._measure(identifier, paths)

        hint = words("It is read and never changed, and nothing of it leaves this computer.")
        await page.program.show(AskText(words(further or ASKED[identifier]), hint=hint, path=True), named)

    async def _measure(self, identifier: str, paths: tuple[Path, ...], order: Order | None = None) -> None:
        page = self._page

        async def done(outcome: Outcome | None) -> None:
            if outcome is None:
                return
            found, deed = outcome
            if found.measured.ambiguous:
                await self._ask_order(identifier, paths, found.measured.ambiguous[0])
                return
            proposal = self._of_here(found)
            if proposal is not None:
                accept(page.session, found, proposal, level=deed == LEVEL)
                page.show_all()
                page.tell(
                    page.words("Level {level} taken, with what shows it.", level=proposal.level)
                    if deed == LEVEL
                    else page.words("What shows it is now among the evidence.")
                )

        sheet = MeasureSheet(page.session, identifier, paths, order, page.session.current)
        await page.program.show(sheet, done)

    async def _ask_order(self, identifier: str, paths: tuple[Path, ...], example: str) -> None:
        """A date that may be read in two ways is asked about, never guessed."""
        page, words = self._page, self._page.words
        choices = [Choice(order, words(text)) for order, text in ORDERS.items()]

        async def chosen(order: str | None) -> None:
            if order in ORDERS:
                await self._measure(identifier, paths, "dmy" if order == "dmy" else "mdy")

        await page.program.show(Picker(words("How {date} is meant", date=example), choices), chosen)

    def _of_here(self, found: Measuring) -> Proposal | None:
        current = self._page.session.current
        return next((one for one in found.proposals if one.criterion.id == current), None)
