"""What the answers amount to: the verdict in words, the scores with their ranges, and what comes first."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from ...core.evaluation import DimensionResult, Evaluation, OverallResult
from ...report.figures import Figures
from .. import commands
from ..text import Part, assembled, one_line
from ..widgets.line import Prose
from ..widgets.score_bar import ScoreBar
from .base import Room
from .findings import contradictions_content, find_out_content, gaps_content
from .wording import gate_words, range_words, titled, verdict_sentence


class Results(Room):
    """Shows the evaluation of the open assessment; nothing here computes a number."""

    ROOM = "results"
    BINDINGS = commands.bindings("results")
    CSS_PATH = "results.tcss"
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    def body(self) -> Iterable[Widget]:
        """One sheet, read from top to bottom."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Prose(id="verdict")
            yield Prose(id="advice")
            for place in range(1 + len(self.session.questionnaire.dimensions)):
                yield Prose(id=f"score-{place}", classes="score")
                yield ScoreBar()
                yield Prose(id=f"gate-{place}", classes="gate")
            yield Prose(id="key")
            yield Prose(id="lowest")
            for part in ("gaps", "contradictions", "find-out"):
                yield Prose(id=f"{part}-title", classes="part")
                yield Prose(id=part, hang=3)

    def heading(self) -> tuple[str, str]:
        """Whose assessment, and how far it has come."""
        progress = self.session.progress
        done = self.words("{answered} of {all}", answered=progress.answered, all=progress.in_scope)
        return titled(self.session.assessment), done

    def show_body(self) -> None:
        """Show the present evaluation."""
        evaluation = self.session.evaluation()
        self._show_verdict(evaluation)
        self._show_scores(evaluation)
        words = self.words
        parts = (
            ("gaps", words("First gaps to close"), gaps_content(evaluation, words)),
            ("contradictions", words("What does not go together"), contradictions_content(evaluation, words)),
            ("find-out", words("What to find out next"), find_out_content(evaluation, words)),
        )
        for identifier, title, content in parts:
            self._say(identifier, content)
            self._say(f"{identifier}-title", title if content.plain else "")

    def _say(self, identifier: str, *parts: Part) -> None:
        self.query_one(f"#{identifier}", Prose).say(*parts)

    def _show_verdict(self, evaluation: Evaluation) -> None:
        words, judgement = self.words, evaluation.judgement
        self._say("verdict", (verdict_sentence(evaluation, words), "bold"))
        advice: list[str] = []
        verdict = judgement.verdict
        if judgement.firm and verdict is not None:
            advice += [text.get(words.language) for text in (verdict.meaning, verdict.advice) if text]
        left = evaluation.progress.unanswered
        if left:
            advice.append(
                words.plural(
                    "Provisional: {count} criterion is not answered yet.",
                    "Provisional: {count} criteria are not answered yet.",
                    left,
                )
            )
        self._say("advice", "\n".join(advice))

    def _show_scores(self, evaluation: Evaluation) -> None:
        words, questionnaire = self.words, evaluation.questionnaire
        figures = Figures(questionnaire, words)
        bars = self.query(ScoreBar)
        results: tuple[OverallResult | DimensionResult, ...] = (evaluation.overall, *evaluation.dimensions)
        for place, result in enumerate(results):
            dimension = evaluation.dimensions[place - 1] if place else None
            name = dimension.dimension.name.get(words.language) if dimension else words("Overall")
            number = f"{place}  " if place else ""
            rest = [
                result.band.name.get(words.language) if result.band else "",
                range_words(result.low, result.high, figures, words),
                words("target {score}", score=figures.score(result.target))
                if result.target is not None
                else "",
            ]
            self._say(
                f"score-{place}",
                (f"{number}{one_line(name)}", "bold"),
                "  ",
                (figures.score(result.score), "bold $text-primary"),
                ("".join(f" · {part}" for part in rest if part), "$text-muted"),
            )
            bars[place].set(result.low, result.high, result.target)
            gate = gate_words(dimension, questionnaire, words) if dimension else ""
            warning = (
                words("more than a third is not applicable") if dimension and dimension.na_warning else ""
            )
            self._say(f"gate-{place}", "\n".join(f"⚠ {part}" for part in (gate, warning) if part))
        self._say("key", words("█ reached   ▒ possible, depending on missing answers   ┃ target"))
        self._show_lowest(evaluation, figures)

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

    # Commands

    async def do_explain(self) -> None:
        """Choose a number, and show how it came about."""
        from .explanation import choose_and_explain

        await choose_and_explain(self)

    async def do_plan(self) -> None:
        """See what to do by when."""
        await self.host.go("plan")

    async def do_what_if(self) -> None:
        """Suppose other levels."""
        await self.host.go("what_if")

    async def do_milestone(self) -> None:
        """Freeze the present results under a name."""
        from .milestone import freeze

        await freeze(self)

    async def do_recheck(self) -> None:
        """Go through the answers that are older than their shelf life."""
        stale = tuple(standing.criterion.id for standing in self.session.evaluation().stale)
        if not stale:
            self.tell(self.words("No answer is older than its shelf life."))
            return
        self.host.stale, self.host.back_to, self.session.current = stale, "results", stale[0]
        await self.host.go("question")

    async def do_report(self) -> None:
        """Read the report."""
        await self.host.go("report")

    async def do_review(self) -> None:
        """List what is open."""
        await self.host.go("review")

    async def do_back(self) -> None:
        """Go back to the questions."""
        self.host.back_to = "home"
        await self.host.go("question")
