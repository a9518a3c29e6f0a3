"""A file in which git has left both sides of a conflict: what they come to, and putting them together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from ...app.merging import preview, resolve
from ...app.paths import beside
from ...core.errors import Fault, ReadinessError
from ...core.merging import Merged
from ...core.store import Reference
from ...language.fault_messages import sentence
from ...language.merge_words import MergeWords
from ..shell import commands
from ..shell.command_screen import Dialog
from ..shell.page import Page
from ..shell.text import assembled
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose


class TwoSides(Dialog[bool]):
    """Shows what would be taken and what conflicts; ends with True for yes.

    Args:
        why: the sentence that names the file and the command.
        lines: what both sides come to.
    """

    PAGE = "sides"
    BINDINGS = commands.bindings("sides")
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    def __init__(self, why: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._why, self._lines = why, lines

    def compose(self) -> ComposeResult:
        """The question, and below it a sheet that scrolls."""
        with Vertical(classes="dialog dialog--help"):
            yield Prose(id="question", classes="dialog--title")
            with VerticalScroll(id="sheet", can_focus=False):
                yield Prose(id="why")
                yield Prose(id="lines", hang=2)
            yield KeyBar()

    def on_mount(self) -> None:
        """Say everything."""
        self.query_one("#question", Prose).say(self.words("Put both sides together like this?"))
        self.query_one("#why", Prose).say((f"{self._why}\n", "$text-muted"))
        lines = [assembled("· ", line) for line in self._lines]
        self.query_one("#lines", Prose).say(Content("\n").join(lines))
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), self.words)

    def do_yes(self) -> None:
        """Go on."""
        self.dismiss(True)


async def offer_to_put_together(
    page: Page, reference: Reference, fault: Fault, done: Callable[[Reference], Awaitable[None]]
) -> None:
    """Show what both sides come to, and write that when a person says yes; else the file stays as it is.

    Args:
        page: the screen that asks.
        reference: the assessment.
        fault: why it does not open.
        done: called when both sides are one.
    """
    path, words = beside(reference), page.words
    try:
        merged = await asyncio.to_thread(preview, path)
    except ReadinessError as error:
        page.tell("\n".join(sentence(one, words) for one in (fault, error.fault)))
        return

    async def answered(yes: bool | None) -> None:
        if not yes:
            return
        try:
            await asyncio.to_thread(resolve, path, merged)
        except ReadinessError as error:
            page.tell_fault(error.fault)
        else:
            await done(reference)

    await page.program.show(TwoSides(sentence(fault, words), _lines(page, reference, merged)), answered)


def _lines(page: Page, reference: Reference, merged: Merged) -> Sequence[str]:
    """A sentence for each thing; criteria by their names where the questionnaire is there."""
    store, words = page.program.workspace.store, page.words
    try:
        asked = store.questionnaire(merged.assessment.questionnaire.id, reference)
    except ReadinessError:
        asked = None
    return [*MergeWords(words, asked, words("the other side")).lines(merged)]
