"""The screens that fill the window, by the names that lead to them; each is imported when first shown."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from .page import Page

PAGES: Mapping[str, tuple[str, str]] = {
    "home": ("home.home", "Home"),
    "portfolio": ("portfolio.portfolio", "PortfolioPage"),
    "settings": ("setup.settings", "SettingsPage"),
    "keys": ("setup.keys", "KeysPage"),
    "about": ("setup.about", "About"),
    "changes": ("answering.changes", "Changes"),
    "question": ("answering.question", "Question"),
    "review": ("review.review", "Review"),
    "results": ("results.results", "Results"),
    "finish": ("results.finish", "Finish"),
    "report": ("report.report", "Report"),
    "plan": ("plan.plan", "PlanPage"),
    "what_if": ("plan.what_if", "WhatIfPage"),
    "compare": ("compare.compare", "Compare"),
    "positions": ("positions.positions", "Positions"),
    "progress": ("report.progress", "Progress"),
    "beginning": ("workshop.beginning", "Beginning"),
    "projector": ("workshop.projector", "Projector"),
}
"""The module of each, and its class."""


def named_page(place: str) -> Page:
    """A new screen.

    Args:
        place: its name.
    """
    module, name = PAGES[place]
    page = getattr(import_module(f"..{module}", __package__), name)()
    assert isinstance(page, Page)  # noqa: S101 - narrows the type
    return page
