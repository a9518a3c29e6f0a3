"""The plan: what to do by when, who does it, and the cheapest way to a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from textual import on, work
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from ...core.actions import Item, drop, remove, take_over
from ...core.assessment import Action, Assessment
from ...core.errors import ReadinessError
from ...core.numbers import Rational
from ...core.optimum import written_budget
from ...core.questionnaire import Verdict
from ...views.context import Context
from ...views.optimum import budget_view
from ...views.plan import period_end
from ...views.plan_lines import PlanLines, plan_lines, way_to
from ...views.plan_shape import WayView
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.choice import Choice
from ..shell.dialogs import AskText, Picker
from ..shell.labels import titled
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import one_line
from ..widgets.line import Entry, Line, Prose
from ..widgets.own_keys import Listing
from .action_form import ActionForm, Days, Filled, applied
from .commitments import Commitments
from .rows import BUDGET, VERDICT, Row, item_content, plan_columns, plan_rows
from .table import head_line

HANG = 4
"""How far the further lines of an entry stand in."""
BESIDE = 5
"""Columns of the window that a row does not have: the edges of the list, and its scroll bar."""


class PlanPage(Page):
    """Shows the roadmap with the company's actions in it; each change goes through the core and is saved."""

    PAGE = "plan"
    BINDINGS = commands.bindings("plan")
    AUTO_FOCUS = ""
    FOCUS = "Listing"
    FIELD_KEYS = frozenset(("space",))
    CSS_PATH = "plan.tcss"

    listing = query_one(Listing)

    @dataclass
    class Found(Message):
        """The cheapest ways are known."""

        key: tuple[object, ...]
        """What they were asked for."""
        ways: tuple[tuple[str, WayView | None], ...]

    def __init__(self) -> None:
        super().__init__()
        self._commitments = Commitments(self, self)
        self.parts = (self._commitments, AssessmentCommands(self), ProgramCommands(self))
        self._verdict: Verdict | None = None
        self._budget: Rational | None = None
        self._rows: list[Row] = []
        self._known: PlanPage.Found | None = None
        self._asked: tuple[object, ...] = ()

    def body(self) -> Iterable[Widget]:
        """What a period holds, and the table."""
        yield Prose(id="limits")
        yield Line(id="heads")
        yield Listing(id="plan")

    def heading(self) -> tuple[str, str]:
        """Whose plan."""
        return titled(self.session.assessment), self.words("Plan")

    def settle(self) -> None:
        """The window has another size: entries may say more or less."""
        self.show_body()

    def show_body(self) -> None:
        """List the plan as it stands."""
        evaluation = self.session.evaluation()
        context = Context(evaluation, self.words)
        self._ask(context)
        lines = plan_lines(context)
        self._say_limits(lines)
        shown = plan_columns(context, lines, self.app.size.width - BESIDE)
        marked, brief = self._commitments.marked, self.has_class("-short")
        self._rows = plan_rows(context, lines, self._ways(), shown, marked, brief=brief)
        self.query_one("#heads", Line).say(head_line(shown, self.words))
        options, kept = self.listing, self.listing.highlighted
        options.clear_options()
        options.add_options([Option(Entry(row.content, HANG), disabled=row.heading) for row in self._rows])
        self._highlight(kept)

    def _say_limits(self, lines: PlanLines) -> None:
        stale = f"◷\u00a0{lines.stale}." if lines.stale else ""
        said = lines.not_begun or " ".join(filter(None, (lines.limits, stale)))
        self.query_one("#limits", Prose).say(said)

    def _highlight(self, place: int | None) -> None:
        """Highlight this row, or the next one that is no heading."""
        places = [number for number, row in enumerate(self._rows) if not row.heading]
        if places:
            self.listing.highlighted = next((n for n in places if n >= (place or 0)), places[-1])

    # The cheapest ways

    def _ask(self, context: Context) -> None:
        """Look for the ways anew when the answers, the question or the language are others."""
        verdict = self._verdict
        wanted = verdict.id if verdict else ""
        key = (context.assessment, context.evaluation.as_of, wanted, self._budget, self.words.language)
        if key != self._asked:
            self._asked = key
            self._find(key, context, verdict, self._budget)

    def _ways(self) -> tuple[tuple[str, WayView | None], ...]:
        if self._known is not None and self._known.key == self._asked:
            return self._known.ways
        return ((VERDICT, None), *(((BUDGET, None),) if self._budget is not None else ()))

    @work(thread=True, exclusive=True, group="ways")
    def _find(
        self, key: tuple[object, ...], context: Context, verdict: Verdict | None, budget: Rational | None
    ) -> None:
        """Look for them off the UI's thread of control: a questionnaire may be large."""
        worker = get_current_worker()
        ways: list[tuple[str, WayView | None]] = [(VERDICT, way_to(context, verdict))]
        if budget is not None:
            ways.append((BUDGET, budget_view(context, budget)))
        if not worker.is_cancelled:
            self.post_message(self.Found(key, tuple(ways)))

    @on(Found)
    def _found(self, event: Found) -> None:
        if event.key == self._asked:
            self._known = event
            self.show_body()

    # Commands

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.later("edit_action")

    async def do_edit_action(self) -> None:
        """Open the form of what is chosen; on other rows, what they are about."""
        row = self.row
        if row is None:
            return
        if row.item is not None:
            if not self.is_read_only():
                await self._fill_in(row.item)
        elif row.criterion:
            from ..results.explanation import Explanation

            await self.program.show(Explanation(self.session.evaluation(), row.criterion))
        elif row.way == BUDGET:
            await self.do_budget()
        elif row.way == VERDICT:
            await self.do_wanted()

    async def do_own_action(self) -> None:
        """Write down something else that is to be done."""
        await self._fill_in(None)

    def do_drop(self) -> None:
        """Give up what is chosen."""
        row = self.row
        if row is None or row.item is None:
            self.tell(self.words("Choose something to do first."))
            return
        item, assessment, identifier = row.item, self.session.assessment, str(uuid4())
        if item.action is None and item.entry is not None:
            assessment = take_over(assessment, item.entry, identifier)
        self.revise(drop(assessment, item.action.id if item.action else identifier))

    def do_remove(self) -> None:
        """Take the action that is chosen out of the plan."""
        action = self.row.item.action if self.row is not None and self.row.item is not None else None
        if action is None:
            self.tell(
                self.words("Only what somebody has committed to can be removed: choose an action first.")
            )
            return
        self.revise(remove(self.session.assessment, action.id))
        key = self.program.table.key(self.PAGE, "undo", self.words)
        self.tell(self.words("Removed; {key} brings it back.", key=key))

    async def do_wanted(self) -> None:
        """Choose the verdict to find the cheapest way to."""
        verdicts = self.session.questionnaire.verdicts
        choices = [Choice(verdict.id, verdict.name.get(self.words.language)) for verdict in verdicts]
        chosen = self._verdict or verdicts[-1]
        await self.program.show(Picker(self.words("The cheapest way to"), choices, chosen.id), self._want)

    async def do_budget(self) -> None:
        """Ask how many days of work there are."""
        title = self.words("How many days of work are there?")
        await self.program.show(
            AskText(title, hint=self.words("The best use of them is at the end.")), self._spend
        )

    async def do_back(self) -> None:
        """Go back to the results."""
        await self.program.go("results")

    @property
    def row(self) -> Row | None:
        """The row that is chosen."""
        place = self.listing.highlighted
        return None if place is None else self._rows[place]

    @property
    def rows(self) -> Sequence[Row]:
        """All rows, in order."""
        return self._rows

    def way(self, asked: str) -> WayView | None:
        """The answer to one of the two questions about the cheapest way; None until it is known.

        Args:
            asked: which question.
        """
        return dict(self._ways()).get(asked)

    def _want(self, identifier: str | None) -> None:
        found = (v for v in self.session.questionnaire.verdicts if v.id == identifier)
        self._verdict = next(found, self._verdict)
        self._to_way(VERDICT)

    def _spend(self, text: str | None) -> None:
        if text is None:
            return
        try:
            self._budget = written_budget(text)
        except ReadinessError as error:
            self.tell_fault(error.fault)
        else:
            self._to_way(BUDGET)

    def _to_way(self, way: str) -> None:
        """Show the answer to one of the two questions."""
        self.show_body()
        self._highlight(next((place for place, row in enumerate(self._rows) if row.way == way), None))

    async def _fill_in(self, item: Item | None) -> None:
        evaluation, words = self.session.evaluation(), self.words
        title, about = Content(words("An action of one’s own")), Content("")
        action, end = Action(id=""), None
        if item is not None:
            title, *lines = item_content(Context(evaluation, words), item).split("\n")
            about = Content("\n").join(lines)
            action = item.action or Action(id="", source="roadmap")
            end = period_end(Context(evaluation, words), item)
        days = Days(evaluation.as_of, end)
        form = ActionForm(title, about, action, new=item is None, criteria=self._criteria(), days=days)

        def keep(filled: Filled | None) -> None:
            if filled is not None:
                self._keep(item, filled)

        await self.program.show(form, keep)

    def _criteria(self) -> dict[str, str]:
        """What each criterion that is asked is called, its number first."""
        numbers, language = self.session.numbers, self.words.language
        return {c.id: f"{numbers[c.id]} {one_line(c.name.get(language))}" for c in self.session.criteria}

    def _keep(self, item: Item | None, filled: Filled) -> None:
        try:
            changed = applied(self.session.assessment, item, filled, str(uuid4()))
        except ReadinessError as error:
            self.tell_fault(error.fault)
            return
        self.revise(changed)
        if filled.fault is not None:
            self.tell_fault(filled.fault)

    def go_on(self) -> None:
        """Show the rows as they are marked now, and choose the next one."""
        self.show_body()
        self.listing.action_cursor_down()

    def revise(self, assessment: Assessment) -> None:
        """Take over a plan that was changed, as one step to be undone."""
        self.session.revise(assessment, "")
        self.show_all()
