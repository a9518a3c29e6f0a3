"""Putting a conflict copy of a synchronised folder together with the assessment beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from ...app.versions import preview, put_together
from ...core.errors import ReadinessError
from ...core.store import Reference
from ...language.merge_words import MergeWords
from ..shell.dialogs import Confirm
from ..shell.page import Page

MOST_LINES = 6
"""Differences that the question names; a small window has no room for more."""


async def ask_to_put_together(
    page: Page, original: Reference, copy: Reference, done: Callable[[], object]
) -> None:
    """Show what two versions would be put together to, and do so when a person says yes.

    Args:
        page: the screen that asks.
        original: where the result is kept.
        copy: the other version, which goes to the trash.
        done: called when it has gone.
    """
    workspace, words = page.program.workspace, page.words
    try:
        merged = await asyncio.to_thread(preview, workspace, original, copy)
        questionnaire = workspace.asked_by(merged.assessment, original).questionnaire
    except ReadinessError as error:
        page.tell_fault(error.fault)
        return
    lines = list(MergeWords(words, questionnaire, copy.name).lines(merged))
    if left := len(lines[MOST_LINES:]):
        lines[MOST_LINES:] = [words.plural("and {count} more", "and {count} more", left)]
    question = words(
        "Put {copy} together with {name}? The other version goes to the trash.",
        copy=copy.name,
        name=original.name,
    )

    async def answered(yes: bool | None) -> None:
        if not yes:
            return
        try:
            kept = await asyncio.to_thread(put_together, workspace, original, copy)
        except ReadinessError as error:
            page.tell_fault(error.fault)
        else:
            page.tell(words("Put together; the other version lies in {path}.", path=kept))
            done()

    await page.program.show(Confirm("\n".join([question, "", *lines])), answered)
