"""The sheet that prepares a meeting, for an assessment that does not exist yet."""

from __future__ import annotations

import asyncio
from pathlib import Path

from ...app.clock import today
from ...app.documents import DocumentSet, own_templates, title_of
from ...app.export_job import Done
from ...app.workspace import Draft
from ...core.errors import ReadinessError
from ..report.export import ExportForm
from ..report.exported import WrittenSheet
from ..shell.page import Page
from ..widgets.export_fields import Filled

SHEET = "preparation_sheet"


async def prepare(page: Page, questionnaire: str) -> None:
    """Offer the sheet for a company of which nothing is known yet.

    Args:
        page: the screen that asks.
        questionnaire: the id of what will be asked.
    """
    workspace = page.program.workspace
    try:
        asked = await asyncio.to_thread(workspace.named_questionnaire, questionnaire)
    except ReadinessError as error:
        page.tell_fault(error.fault)
        return
    facilitator = page.program.settings.facilitator
    await offer(page, workspace.draft(asked, language=page.words.language, facilitator=facilitator))


async def offer(page: Page, draft: Draft) -> None:
    """Ask where the sheet is to be written, and write it.

    Args:
        page: the screen that asks.
        draft: what is known of the assessment so far.
    """
    words, folder = page.words, page.program.folder
    nameless = Path(folder) / words("New assessment")
    documents = DocumentSet(
        draft.asked.questionnaire, draft.assessment, today(), folder=own_templates(nameless, folder)
    )
    title = words(title_of(SHEET))
    form = ExportForm(documents, nameless, SHEET, title, words.language, Filled(), alone=True)

    async def done(written: Done | None) -> None:
        if written is not None:
            page.tell(words("Written to {path}.", path=written.order.path))
            await page.program.show(WrittenSheet(written))

    await page.program.show(form, done)
