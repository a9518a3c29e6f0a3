"""Freezing the present results under a name."""

from __future__ import annotations

from ...core.errors import ReadinessError
from ..shell.dialogs import AskText
from ..shell.help import GLOSSARY
from ..shell.page import Page


async def freeze(page: Page, proposed: str = "") -> None:
    """Ask for a name, and freeze the present results under it.

    Args:
        page: a screen of one assessment.
        proposed: a name that may be kept.
    """

    def add(name: str | None) -> None:
        if name is None:
            return
        try:
            page.session.freeze(name)
        except ReadinessError as error:
            page.tell_fault(error.fault)
        else:
            page.show_all()
            page.tell(page.words("The results of now are frozen as “{name}”.", name=name))

    known = [milestone.name for milestone in page.session.assessment.milestones]
    hints = [page.words(GLOSSARY["Milestone"])] if page.is_new("Milestone") else []
    hints += [page.words("Frozen already: {names}", names=", ".join(known))] if known else []
    await page.program.show(
        AskText(page.words("Name of the milestone"), proposed, hint="\n".join(hints)), add
    )
