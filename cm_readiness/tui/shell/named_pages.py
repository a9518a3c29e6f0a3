"""The screens that fill the window, by the names that lead to them; each is imported when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .page import Page

if TYPE_CHECKING:
    from ...app.sitting import Sitting


def named_page(place: str, session: Sitting | None) -> Page:
    """A new screen.

    Args:
        place: its name.
        session: the open assessment, for the screens of one.
    """
    match place:
        case "home":
            from ..home.home import Home

            return Home()
        case "settings":
            from ..setup.settings import SettingsPage

            return SettingsPage()
        case "about":
            from ..setup.about import About

            assert session is not None  # noqa: S101 - this screen is shown only with one
            return About(session.questionnaire)
        case "changes":
            from ..answering.changes import Changes

            return Changes()
        case "question":
            from ..answering.question import Question

            return Question()
        case "review":
            from ..review.review import Review

            return Review()
        case "results":
            from ..results.results import Results

            assert session is not None  # noqa: S101 - as above
            return Results(session.questionnaire)
        case "plan":
            from ..plan.plan import PlanPage

            return PlanPage()
        case "what_if":
            from ..plan.what_if import WhatIfPage

            return WhatIfPage()
        case "compare":
            from ..compare.compare import Compare

            return Compare()
        case "progress":
            from ..report.progress import Progress

            return Progress()
    from ..report.report import Report

    return Report()
