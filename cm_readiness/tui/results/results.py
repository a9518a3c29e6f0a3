"""What the answers amount to: the verdict in words, the scores with their ranges, and what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from ...core.evaluation import Evaluation
from ...views.context import Context
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.labels import score_terms, titled
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import Part, one_line
from ..widgets.line import Prose
from ..widgets.number_row import NumberRow
from ..widgets.radar import LEAST_AXES, Radar
from .explanation import Explanation
from .findings import (
    FIRST,
    Finding,
    contradictions_content,
    find_out_rows,
    gap_rows,
    more_findings,
    more_gaps,
)
from .milestone import freeze
from .poster import LargeScore, Poster
from .scores import Scores

RADAR = (120, 36)
"""The smallest window that has room for the radar."""
DECIMALS = 1
"""Of scores, which stand side by side here."""


class Results(Page):
    """Shows the evaluation of the open assessment; nothing here computes a number."""

    PAGE = "results"
    BINDINGS = commands.bindings("results")
    CSS_PATH = "results.tcss"
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.parts = (AssessmentCommands(self), ProgramCommands(self))
        self._here = "score-0"
        """The row that the arrows have chosen."""

    def body(self) -> Iterable[Widget]:
        """One sheet, read from top to bottom."""
        with VerticalScroll(id="sheet", can_focus=False):
            with Horizontal(id="head"):
                yield Poster()
                with Vertical(id="picture"):
                    yield Radar(id="radar")
                    yield Prose(id="radar-key")
            yield Scores(self.session.questionnaire)
            yield from _part("gaps")
            yield Prose(id="contradictions-title", classes="part")
            yield Prose(id="contradictions", hang=3)
            yield from _part("find-out")

    def heading(self) -> tuple[str, str]:
        """Whose assessment, and how far it has come."""
        progress = self.session.progress
        done = self.words("{answered} of {all}", answered=progress.answered, all=progress.in_scope)
        return titled(self.session.assessment), done

    def settle(self) -> None:
        """The window has another size: there may be room for the radar, or for larger letters."""
        self.show_body()

    def terms(self) -> Iterable[str]:
        """A closed gate, and a range, need a word."""
        evaluation = self.session.evaluation()
        return score_terms([evaluation.overall, *evaluation.dimensions])

    def show_body(self) -> None:
        """Show the present evaluation."""
        evaluation = self.session.evaluation()
        context = Context(evaluation, self.words, DECIMALS)
        self.query_one(Poster).show(context, self._stale(evaluation), self.program.workspace)
        self.query_one(Scores).show(context)
        self._show_radar(context)
        words = self.words
        found = contradictions_content(evaluation, words)
        self._say("contradictions", found)
        self._say("contradictions-title", words("What does not go together") if found.plain else "")
        self._show_part(
            "gaps", words("First gaps to close"), gap_rows(evaluation, words), more_gaps(evaluation, words)
        )
        self._show_part(
            "find-out",
            words("What to find out next"),
            find_out_rows(evaluation, words),
            more_findings(evaluation, words),
        )
        self._mark()

    def _say(self, identifier: str, *parts: Part) -> None:
        self.query_one(f"#{identifier}", Prose).say(*parts)

    def _show_part(self, part: str, title: str, rows: Sequence[Finding], more: str) -> None:
        self._say(f"{part}-title", title if rows else "")
        for place in range(FIRST):
            row = self.query_one(f"#{part}-{place}", NumberRow)
            row.say(rows[place].content if place < len(rows) else "")
            row.of = rows[place].of if place < len(rows) else ""
        self._say(f"{part}-more", (more, "$text-muted"))

    def _show_radar(self, context: Context) -> None:
        dimensions = context.evaluation.dimensions
        roomy = self.size.width >= RADAR[0] and self.size.height >= RADAR[1]
        self.set_class(roomy and len(dimensions) >= LEAST_AXES, "-radar")
        self.query_one(Radar).set(
            [d.score for d in dimensions],
            [d.target for d in dimensions],
            [one_line(context.text(d.dimension.name)) for d in dimensions],
        )
        self._say("radar-key", self.words("━ score   ┅ target   · edge: 100"))

    def _stale(self, evaluation: Evaluation) -> str:
        """How many answers are out of date, and the key that goes through them."""
        words = self.words
        if not evaluation.stale:
            return ""
        stale = words.plural(
            "{count} answer is older than its shelf life",
            "{count} answers are older than their shelf life",
            len(evaluation.stale),
        )
        key = self.program.table.key(self.PAGE, "recheck", words)
        return words("◷ {stale}; {key} goes through them.", stale=stale, key=key)

    # The row that is chosen

    def _mark(self) -> None:
        rows = [row for row in self.query(NumberRow) if row.of]
        if self._here not in (row.id for row in rows):
            self._here = str(rows[0].id)
        for row in rows:
            row.set_class(row.id == self._here, "-here")

    @on(NumberRow.Chosen)
    def _clicked(self, event: NumberRow.Chosen) -> None:
        event.stop()
        if event.row.of:
            self._here = str(event.row.id)
            self._mark()
            self.later("explain")

    @on(LargeScore.Asked)
    def _large_clicked(self, event: LargeScore.Asked) -> None:
        event.stop()
        self._here = "score-0"
        self._mark()
        self.later("explain")

    # Commands

    def do_row(self, step: int) -> None:
        """Choose the number above or below; one out of view comes into view first; past them, the end."""
        rows = [row for row in self.query(NumberRow) if row.of]
        sheet, here = self._scroller.region, self.query_one(f"#{self._here}", NumberRow).region
        if (step > 0 and here.y >= sheet.bottom) or (step < 0 and here.bottom <= sheet.y):
            self.do_scroll_pages(step)
            return
        place = [row.id for row in rows].index(self._here) + step
        if 0 <= place < len(rows):
            self._here = str(rows[place].id)
            self._mark()
            rows[place].scroll_visible(animate=False)
        else:
            self.do_scroll_ends(step)

    async def do_explain(self) -> None:
        """Explain the number that is chosen."""
        of = self.query_one(f"#{self._here}", NumberRow).of
        await self.program.show(Explanation(self.session.evaluation(), of))

    async def do_plan(self) -> None:
        """See what to do by when."""
        await self.program.go("plan")

    async def do_what_if(self) -> None:
        """Suppose other levels."""
        await self.program.go("what_if")

    async def do_milestone(self) -> None:
        """Freeze the present results under a name."""
        await freeze(self)

    async def do_recheck(self) -> None:
        """Go through the answers that are older than their shelf life."""
        stale = tuple(standing.criterion.id for standing in self.session.evaluation().stale)
        if not stale:
            self.tell(self.words("No answer is older than its shelf life."))
            return
        self.program.leave(replace(self.program.navigation, stale=stale, back_to="results"))
        self.session.current = stale[0]
        await self.program.go("question")

    async def do_report(self) -> None:
        """Read the report."""
        await self.program.go("report")

    async def do_review(self) -> None:
        """List what is open."""
        await self.program.go("review")

    async def do_questions(self) -> None:
        """Go to the questions, where they were left."""
        self.program.leave(replace(self.program.navigation, back_to="home"))
        await self.program.go("question")

    async def do_back(self) -> None:
        """Go home."""
        await self.program.go("home")


def _part(part: str) -> Iterable[Widget]:
    """A title, some rows, and how many more there are."""
    yield Prose(id=f"{part}-title", classes="part")
    for place in range(FIRST):
        yield NumberRow(id=f"{part}-{place}", hang=3)
    yield Prose(id=f"{part}-more", classes="more")
