"""Measuring the criterion that is shown; what it takes is loaded when somebody asks for it."""

from __future__ import annotations

from ..shell.page import Page


class Measures:
    """The part of a page that measures the session's current criterion.

    Args:
        page: whose part it is.
    """

    def __init__(self, page: Page) -> None:
        self._page = page

    async def do_measure(self) -> None:
        """Ask what is to be measured, and propose a level."""
        from .measuring_steps import MeasuringSteps

        await MeasuringSteps(self._page).begin()
