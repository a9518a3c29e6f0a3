"""The head of the results, to be read from afar: verdict, reason, score, what would change it, this week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Digits
from textual.worker import get_current_worker

from ...app.previous_round import previous_round
from ...app.workspace import Workspace
from ...core.comparison import Against
from ...views.context import Context
from ...views.since import last_milestone, since
from ...views.this_week import act_sentences, this_week_view, week_title
from ...views.verdict import verdict_view
from ...views.verdict_change import verdict_change
from ..shell.labels import verdict_sentence
from ..shell.text import Part, assembled, dotted
from ..widgets.block_letters import BlockLetters
from ..widgets.line import Prose
from ..widgets.number_row import NumberRow
from ..widgets.score_bar import ScoreBar

TWO_ROWS = 30
"""Lines of a window from which a long verdict may take two rows of block letters."""


class LargeScore(Digits):
    """The overall score in digits three rows high; a click asks how it came about."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "LargeScore.-unrated { display: none; }"

    class Asked(Message):
        """It was clicked."""

    def on_click(self, event: events.Click) -> None:
        """Ask."""
        event.stop()
        self.post_message(self.Asked())


class Poster(Vertical):
    """What the answers amount to, in the order in which somebody asks.

    What takes a moment to work out comes a moment later, and only for the answers that are shown by then.
    """

    @dataclass
    class Found(Message):
        """What would change the verdict is known, and what the round before was."""

        key: tuple[object, ...]
        """What it was asked for."""
        change: tuple[str, ...]
        before: Against | None

    def __init__(self) -> None:
        super().__init__(id="poster")
        self._asked: tuple[object, ...] = ()
        self._known: Poster.Found | None = None
        self._shown: Context | None = None

    def compose(self) -> ComposeResult:
        """From the verdict down."""
        yield BlockLetters(id="verdict-large")
        yield Prose(id="verdict")
        yield Prose(id="why")
        yield Prose(id="remarks")
        with Horizontal(id="numbers"):
            yield LargeScore(id="score-large")
            yield NumberRow(id="score-0")
        yield ScoreBar()
        for part in ("change", "week"):
            yield Prose(id=f"{part}-title", classes="part")
            yield Prose(id=part, hang=2)
        yield Prose(id="advice")

    def show(self, context: Context, remark: str, workspace: Workspace) -> None:
        """Show an evaluation.

        Args:
            context: it, with scores to one decimal.
            remark: one more line on how far it can be relied on; empty for none.
            workspace: where the round before is looked for.
        """
        self._shown = context
        self._ask(context, workspace)
        self._show_verdict(context, remark)
        self._show_score(context)
        self._show_change(context)
        week = this_week_view(context)
        self._list("week", week_title(week, context.words), act_sentences(week, context.words))

    def _say(self, identifier: str, *parts: Part) -> None:
        self.query_one(f"#{identifier}", Prose).say(*parts)

    def _list(self, part: str, title: str, sentences: Iterable[str]) -> None:
        """Sentences below a title; neither where there are none."""
        listed = "\n".join(f"• {sentence}" for sentence in sentences)
        self._say(f"{part}-title", title if listed else "")
        self._say(part, listed)

    def _show_verdict(self, context: Context, remark: str) -> None:
        words, view = context.words, verdict_view(context)
        letters = self.query_one(BlockLetters)
        letters.allow(2 if self.app.size.height >= TWO_ROWS else 1)
        letters.say(view["name"])
        sentence = verdict_sentence(context.evaluation, context.questionnaire, words)
        states = {"settled": words("settled") if view["firm"] else "", "provisional": words("provisional")}
        self._say("verdict", (dotted(sentence, states.get(view["state"], "")), "bold"))
        self._say("why", " ".join(view["reasons"]) or view["meaning"])
        # What to find out first stands below, as what would change it.
        certainty = "" if view["state"] == "open" else view["provisional_text"] or view["certainty"]
        self._say("remarks", ("\n".join(filter(None, (certainty, remark))), "$text-muted"))
        meaning = view["meaning"] if view["reasons"] else ""
        self._say("advice", ("\n".join(filter(None, (meaning, view["advice"]))), "$text-muted"))

    def _show_score(self, context: Context) -> None:
        """The score with its range; while it is too early for a verdict, the range alone."""
        words, figures, overall = context.words, context.figures, context.evaluation.overall
        rated = overall.score is not None and context.evaluation.judgement.state != "open"
        large, row, bar = self.query_one(LargeScore), self.query_one(NumberRow), self.query_one(ScoreBar)
        large.update(figures.score(overall.score) if rated else "")
        large.set_class(not rated, "-unrated")
        of = words("out of 100") if rated else ""
        if rated and self.screen.has_class("-short"):
            of = words("{score} out of 100", score=figures.score(overall.score))
        band = context.text(overall.band.name) if overall.band and rated else ""
        range_ = figures.range(overall.low, overall.high)
        target = figures.score(overall.target) if overall.target is not None else ""
        lines = [
            dotted(of, band),
            dotted(
                words("range {range}", range=range_) if range_ else "",
                words("target {score}", score=target) if target else "",
            ),
            self._since(context),
        ]
        row.of = "overall"
        styles = ("", "$text-muted", "bold $text-accent")
        parts = [assembled((line, style)) for line, style in zip(lines, styles, strict=True) if line]
        row.say((words("Overall"), "bold"), *(p for part in parts for p in ("\n", part)))
        bar.set(overall.low, overall.high, overall.target)

    def _since(self, context: Context) -> str:
        then = last_milestone(context.evaluation)
        if then is None and self._known is not None and self._known.key == self._asked:
            then = self._known.before
        return "" if then is None else since(context, then)

    # What takes a moment

    def _ask(self, context: Context, workspace: Workspace) -> None:
        """Look for it anew when the answers, the day or the language are others."""
        key = (context.assessment, context.evaluation.as_of, context.words.language)
        if key != self._asked:
            self._asked = key
            self._find(key, context, workspace)

    def _show_change(self, context: Context) -> None:
        title = context.words("What would change it")
        if self._known is None or self._known.key != self._asked:
            self._say("change-title", title)
            self._say("change", (context.words("Looking for the cheapest way…"), "$text-muted"))
        else:
            self._list("change", title, self._known.change)

    @work(thread=True, exclusive=True, group="poster")
    def _find(self, key: tuple[object, ...], context: Context, workspace: Workspace) -> None:
        """Off the UI's thread of control; what nobody waits for any more is dropped."""
        worker = get_current_worker()
        change = tuple(verdict_change(context))
        before = None
        if not context.assessment.milestones and not worker.is_cancelled:
            before = previous_round(workspace, context.assessment, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self.Found(key, change, before))

    @on(Found)
    def _found(self, event: Found) -> None:
        event.stop()
        if event.key == self._asked and self._shown is not None:
            self._known = event
            self._show_score(self._shown)
            self._show_change(self._shown)
