"""The dimensions, each with its score, its range, its target and its closed gates, and a bar."""

from __future__ import annotations

from fractions import Fraction

from textual.app import ComposeResult
from textual.containers import Vertical

from ...core.evaluation import DimensionResult
from ...core.questionnaire import Questionnaire
from ...views.context import Context
from ..shell.labels import gate_words, range_words
from ..shell.text import Part, dotted, one_line
from ..widgets.line import Prose
from ..widgets.number_row import NumberRow
from ..widgets.score_bar import ScoreBar


class Scores(Vertical):
    """One row and one bar for each dimension of a questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        super().__init__(id="scores")
        self._count = len(questionnaire.dimensions)

    def compose(self) -> ComposeResult:
        """From the first dimension down; the overall stands elsewhere, as number 0."""
        for place in range(1, self._count + 1):
            yield NumberRow(id=f"score-{place}", classes="score")
            yield ScoreBar()
            yield Prose(id=f"gate-{place}", classes="gate")
        yield Prose(id="key")
        yield Prose(id="lowest")

    def show(self, context: Context) -> None:
        """Show an evaluation.

        Args:
            context: it, with scores to one decimal.
        """
        words, results = context.words, context.evaluation.dimensions
        bars = self.query(ScoreBar)
        for place, result in enumerate(results, 1):
            row = self.query_one(f"#score-{place}", NumberRow)
            row.of = result.dimension.id
            row.say(*_score(context, place, result))
            bars[place - 1].set(result.low, result.high, result.target)
            gate = gate_words(result, context.questionnaire, words)
            warning = words("more than a third is not applicable") if result.na_warning else ""
            remarks = "\n".join(f"⚠ {part}" for part in (gate, warning) if part)
            self.query_one(f"#gate-{place}", Prose).say(remarks)
        key = words("█ reached   ▒ possible, depending on missing answers   ┃ target")
        self.query_one("#key", Prose).say(key)
        self.query_one("#lowest", Prose).say((_lowest(context), "bold"))


def _score(context: Context, place: int, result: DimensionResult) -> tuple[Part, ...]:
    words, figures = context.words, context.figures
    target = figures.score(result.target) if result.target is not None else ""
    rest = [
        context.text(result.band.name) if result.band else "",
        range_words(result.low, result.high, figures, words),
        words("target {score}", score=target) if target else "",
    ]
    return (
        (f"{place}  {one_line(context.text(result.dimension.name))}", "bold"),
        "  ",
        (figures.score(result.score), "bold $text-primary"),
        (dotted(" ", *rest).removeprefix(" "), "$text-muted"),
    )


def _lowest(context: Context) -> str:
    """Which dimension is the lowest; nothing where none stands below another."""
    scored = [(Fraction(d.score), d) for d in context.evaluation.dimensions if d.score is not None]
    low = min((score for score, _ in scored), default=Fraction(0))
    names = [one_line(context.text(d.dimension.name)) for score, d in scored if score == low]
    if len(scored) < 2 or len(names) == len(scored):
        return ""
    return context.words.plural(
        "Lowest dimension: {names}, at {score}.",
        "Lowest dimensions: {names}, at {score}.",
        len(names),
        names=context.words.listed(names),
        score=context.figures.score(low),
    )
