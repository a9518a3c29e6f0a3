"""Several things of the plan at once: marking, one owner for all, committing to a whole way, export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import uuid4

from ...core.actions import Item, commit_to, give_to
from ...core.assessment import Assessment
from ...core.errors import ReadinessError
from ...views.plan_shape import WayView
from ..report.document_reader import DocumentReader, documents_of, file_of
from ..shell.dialogs import AskText
from ..shell.page import Page
from .rows import BUDGET, VERDICT, Row, key_of

DOCUMENT = "action_plan"
"""What is exported from the plan unless another document is chosen."""


class PlanRows(Protocol):
    """The plan as it is listed."""

    @property
    def row(self) -> Row | None:
        """The row that is chosen."""

    @property
    def rows(self) -> Sequence[Row]:
        """All rows, in order."""

    def way(self, asked: str) -> WayView | None:
        """The answer to a question about the cheapest way; None until it is known."""

    def go_on(self) -> None:
        """Show the rows as they are marked now, and choose the next one."""

    def revise(self, assessment: Assessment) -> None:
        """Take over a plan that was changed, as one step to be undone."""


class Commitments:
    """The part of the plan with the commands that concern several of its rows.

    Args:
        page: whose part it is.
        plan: the rows on it.
    """

    def __init__(self, page: Page, plan: PlanRows) -> None:
        self._page, self._plan = page, plan
        self.marked: set[str] = set()
        """What is marked, by its key."""
        self._reader = DocumentReader(
            page, lambda: file_of(page), lambda: documents_of(page), DOCUMENT, "one"
        )

    def do_mark(self) -> None:
        """Mark what is chosen, or take the mark off, and go to the next row."""
        page, row = self._page, self._plan.row
        if row is None or row.item is None:
            page.tell(page.words("Choose something to do first."))
            return
        self.marked ^= {key_of(row.item)}
        self._plan.go_on()

    async def do_owner(self) -> None:
        """Ask for one owner of all that is marked; of what is chosen where nothing is."""
        page, words, items = self._page, self._page.words, self._items()
        if not items:
            page.tell(words("Choose something to do first."))
            return
        owners = {item.action.owner if item.action is not None else "" for item in items}
        proposed = owners.pop() if len(owners) == 1 else ""
        title = words.plural("Owner of {count} action", "Owner of {count} actions", len(items))

        def give(owner: str | None) -> None:
            if owner is not None:
                self._give(items, owner)

        hint = words("One undo takes it back for all.") if len(items) > 1 else ""
        await page.program.show(AskText(title, proposed, hint), give)

    def _give(self, items: list[Item], owner: str) -> None:
        page = self._page
        try:
            changed = give_to(page.session.assessment, items, owner, _new_id)
        except ReadinessError as error:
            page.tell_fault(error.fault)
        else:
            self.marked = set()
            self._plan.revise(changed)

    def _items(self) -> list[Item]:
        """What is marked and still there, else what is chosen."""
        there = [row.item for row in self._plan.rows if row.item is not None]
        marked = [item for item in there if key_of(item) in self.marked]
        chosen = self._plan.row.item if self._plan.row is not None else None
        return marked or ([chosen] if chosen is not None else [])

    def do_commit_way(self) -> None:
        """Commit to all steps of the way that is chosen; of the cheapest one where another row is."""
        page, words, row = self._page, self._page.words, self._plan.row
        found = self._plan.way(BUDGET if row is not None and row.way == BUDGET else VERDICT)
        if found is None:
            page.tell(words("Looking for the cheapest way…"))
            return
        levels = {item["id"]: item["to_level"] for item in found["raises"] if item["to_level"]}
        changed, count = commit_to(page.session.assessment, levels, _new_id)
        if not count:
            page.tell(words("There is nothing new to commit to."))
            return
        self._plan.revise(changed)
        page.tell(committed(count, page))

    async def do_export(self) -> None:
        """Ask where to write the plan, and in which format."""
        self._reader.speak(self._page.words.language)
        await self._reader.do_export()


def committed(count: int, page: Page) -> str:
    """That steps were committed to, and how to take it back.

    Args:
        count: how many.
        page: the screen that says it.
    """
    key = page.program.table.key(page.PAGE, "undo", page.words)
    return page.words.plural(
        "Committed to {count} step; {key} takes it back.",
        "Committed to {count} steps at once; {key} takes them back.",
        count,
        key=key,
    )


def _new_id() -> str:
    return str(uuid4())
