"""The screens that fill the window, by the names that lead to them; each is imported when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Room

if TYPE_CHECKING:
    from ..session import Session


def room(place: str, session: Session | None) -> Room:
    """A new screen.

    Args:
        place: its name.
        session: the open assessment, for the screens of one.
    """
    match place:
        case "home":
            from .home import Home

            return Home()
        case "settings":
            from .settings import SettingsRoom

            return SettingsRoom()
        case "about":
            from .about import About

            assert session is not None  # noqa: S101 - this screen is shown only with one
            return About(session.questionnaire)
        case "changes":
            from .changes import Changes

            return Changes()
        case "question":
            from .question import Question

            return Question()
        case "review":
            from .review import Review

            return Review()
        case "results":
            from .results import Results

            assert session is not None  # noqa: S101 - as above
            return Results(session.questionnaire)
        case "plan":
            from .plan import PlanRoom

            return PlanRoom()
        case "what_if":
            from .what_if import WhatIfRoom

            return WhatIfRoom()
        case "compare":
            from .compare import Compare

            return Compare()
        case "progress":
            from .progress import Progress

            return Progress()
    from .report import Report

    return Report()
