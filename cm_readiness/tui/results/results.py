"""What the answers amount to: the verdict in words, the scores with their ranges, and what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from ...core.evaluation import DimensionResult, Evaluation, OverallResult
from ...language.number_format import Figures
from ...views.context import Context
from ...views.said import said
from ...views.this_week import act_sentences, this_week_view, week_title
from ...views.verdict_reasons import reasons
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.labels import gate_words, range_words, score_terms, titled, verdict_sentence
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import Part, assembled, dotted, one_line
from ..widgets.line import Prose
from ..widgets.number_row import NumberRow
from ..widgets.radar import LEAST_AXES, Radar
from ..widgets.score_bar import ScoreBar
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

RADAR = (120, 36)
"""The smallest window that has room for the radar."""


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
            yield Prose(id="verdict")
            yield Prose(id="advice")
            with Horizontal(id="scores"):
                with Vertical(id="bars"):
                    for place in range(1 + self._dimensions):
                        yield NumberRow(id=f"score-{place}", classes="score")
                        yield ScoreBar()
                        yield Prose(id=f"gate-{place}", classes="gate")
                with Vertical(id="picture"):
                    yield Radar(id="radar")
                    yield Prose(id="radar-key")
            yield Prose(id="key")
            yield Prose(id="lowest")
            yield from _part("gaps")
            yield Prose(id="contradictions-title", classes="part")
            yield Prose(id="contradictions", hang=3)
            yield from _part("find-out")
            for part in ("reasons", "week"):
                yield Prose(id=f"{part}-title", classes="part")
                yield Prose(id=part, hang=2)

    def heading(self) -> tuple[str, str]:
        """Whose assessment, and how far it has come."""
        progress = self.session.progress
        done = self.words("{answered} of {all}", answered=progress.answered, all=progress.in_scope)
        return titled(self.session.assessment), done

    @property
    def _dimensions(self) -> int:
        return len(self.session.questionnaire.dimensions)

    def settle(self) -> None:
        """The window has another size: there may be room for the radar."""
        roomy = self.size.width >= RADAR[0] and self.size.height >= RADAR[1]
        self.set_class(roomy and self._dimensions >= LEAST_AXES, "-radar")

    def terms(self) -> Iterable[str]:
        """A closed gate, and a range, need a word."""
        evaluation = self.session.evaluation()
        return score_terms([evaluation.overall, *evaluation.dimensions])

    def show_body(self) -> None:
        """Show the present evaluation."""
        evaluation = self.session.evaluation()
        self._show_verdict(evaluation)
        self._show_scores(evaluation)
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
        context = Context(evaluation, words)
        self._say_list("reasons", words("What the verdict rests on"), reasons(context))
        week = this_week_view(context)
        self._say_list("week", week_title(week, words), act_sentences(week, words))
        self._mark()
        self.settle()

    def _say_list(self, part: str, title: str, sentences: Sequence[str]) -> None:
        """Sentences below a title; neither where there are none."""
        self._say(f"{part}-title", title if sentences else "")
        self._say(part, "\n".join(f"· {sentence}" for sentence in sentences))

    def _say(self, identifier: str, *parts: Part) -> None:
        self.query_one(f"#{identifier}", Prose).say(*parts)

    def _show_part(self, part: str, title: str, rows: Sequence[Finding], more: str) -> None:
        self._say(f"{part}-title", title if rows else "")
        for place in range(FIRST):
            row = self.query_one(f"#{part}-{place}", NumberRow)
            row.say(rows[place].content if place < len(rows) else "")
            row.of = rows[place].of if place < len(rows) else ""
        self._say(f"{part}-more", (more, "$text-muted"))

    def _show_verdict(self, evaluation: Evaluation) -> None:
        words, judgement = self.words, evaluation.judgement
        self._say("verdict", (verdict_sentence(evaluation, evaluation.questionnaire, words), "bold"))
        advice: list[str] = []
        is_open = judgement.state == "open"
        saying = evaluation.questionnaire.undecided if is_open else judgement.verdict
        if saying is not None and (is_open or judgement.firm):
            advice += [said(evaluation, text, words) for text in (saying.meaning, saying.advice) if text]
        left = evaluation.progress.unanswered
        if left and not is_open:
            advice.append(
                words.plural(
                    "Provisional: {count} criterion is not answered yet.",
                    "Provisional: {count} criteria are not answered yet.",
                    left,
                )
            )
        if evaluation.stale:
            stale = words.plural(
                "{count} answer is older than its shelf life",
                "{count} answers are older than their shelf life",
                len(evaluation.stale),
            )
            key = self.program.table.key(self.PAGE, "recheck", words)
            advice.append(words("◷ {stale}; {key} goes through them.", stale=stale, key=key))
        self._say("advice", "\n".join(advice))

    def _show_scores(self, evaluation: Evaluation) -> None:
        words, questionnaire = self.words, evaluation.questionnaire
        figures = Figures(questionnaire, words)
        bars = self.query(ScoreBar)
        results: tuple[OverallResult | DimensionResult, ...] = (evaluation.overall, *evaluation.dimensions)
        for place, result in enumerate(results):
            dimension = evaluation.dimensions[place - 1] if place else None
            row = self.query_one(f"#score-{place}", NumberRow)
            row.of = dimension.dimension.id if dimension else "overall"
            row.say(*self._score(place, dimension, result, figures))
            bars[place].set(result.low, result.high, result.target)
            gate = gate_words(dimension, questionnaire, words) if dimension else ""
            warning = (
                words("more than a third is not applicable") if dimension and dimension.na_warning else ""
            )
            self._say(f"gate-{place}", "\n".join(f"⚠ {part}" for part in (gate, warning) if part))
        self._say("key", words("█ reached   ▒ possible, depending on missing answers   ┃ target"))
        self.query_one(Radar).set(
            [d.score for d in evaluation.dimensions], [d.target for d in evaluation.dimensions]
        )
        self._say("radar-key", words("━ score   ┅ target   · edge: 100"))
        self._show_lowest(evaluation, figures)

    def _score(
        self, place: int, dimension: DimensionResult | None, result: OverallResult | DimensionResult,
        figures: Figures,
    ) -> tuple[Part, ...]:  # fmt: skip
        words = self.words
        name = dimension.dimension.name.get(words.language) if dimension else words("Overall")
        rest = [
            result.band.name.get(words.language) if result.band else "",
            range_words(result.low, result.high, figures, words),
            words("target {score}", score=figures.score(result.target)) if result.target is not None else "",
        ]
        number = f"{place}  " if place else ""
        return (
            (f"{number}{one_line(name)}", "bold"),
            "  ",
            (figures.score(result.score), "bold $text-primary"),
            (dotted(" ", *rest).removeprefix(" "), "$text-muted"),
        )

    def _show_lowest(self, evaluation: Evaluation, figures: Figures) -> None:
        scored = [(d.score, d) for d in evaluation.dimensions if d.score is not None]
        if len(scored) < 2:
            self._say("lowest")
            return
        low = min(score for score, _ in scored)
        names = [one_line(d.dimension.name.get(self.words.language)) for score, d in scored if score == low]
        text = self.words.plural(
            "Lowest dimension: {names}, at {score}.",
            "Lowest dimensions: {names}, at {score}.",
            len(names),
            names=self.words.listed(names),
            score=figures.score(low),
        )
        self._say("lowest", Content("") if len(names) == len(scored) else assembled((text, "bold")))

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

    async def do_back(self) -> None:
        """Go back to the questions."""
        self.program.leave(replace(self.program.navigation, back_to="home"))
        await self.program.go("question")


def _part(part: str) -> Iterable[Widget]:
    """A title, some rows, and how many more there are."""
    yield Prose(id=f"{part}-title", classes="part")
    for place in range(FIRST):
        yield NumberRow(id=f"{part}-{place}", hang=3)
    yield Prose(id=f"{part}-more", classes="more")
