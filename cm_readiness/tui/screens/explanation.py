"""How a number came about: its lines, each a sum that a person can redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from ...core.evaluation import Evaluation
from ...core.explanation import explain
from ...explaining import explained, name_of
from ...i18n import Words
from ...report.figures import Figures
from .. import commands
from ..text import assembled, one_line
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose
from .base import Dialog
from .dialogs import Choice, Picker

if TYPE_CHECKING:
    from .base import Room


class ExplanationSheet(Dialog[None]):
    """The lines of one explanation.

    Args:
        evaluation: what is explained.
        of: `overall`, the id of a dimension or the full id of a criterion.
    """

    ROOM = "explanation"
    BINDINGS = commands.bindings("explanation")
    AUTO_FOCUS = ""

    def __init__(self, evaluation: Evaluation, of: str) -> None:
        super().__init__()
        self._evaluation = evaluation
        self._of = of

    def compose(self) -> ComposeResult:
        """A sheet that scrolls."""
        with Vertical(classes="dialog dialog--help"):
            yield Prose(id="explained", classes="dialog--title")
            with VerticalScroll(id="sheet", can_focus=False):
                yield Prose(id="lines", hang=3)
            yield KeyBar(self.ROOM)

    def on_mount(self) -> None:
        """Say everything."""
        words, evaluation = self.words, self._evaluation
        self.query_one("#explained", Prose).say(one_line(name_of(self._of, evaluation, words)))
        self.query_one("#lines", Prose).say(lines_content(evaluation, self._of, words))
        self.query_one(KeyBar).say(words)

    def do_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def do_scroll_lines(self, step: int) -> None:
        """Scroll by a line."""
        self._sheet.scroll_relative(y=step, animate=False)

    def do_scroll_pages(self, step: int) -> None:
        """Scroll by a page."""
        self._sheet.scroll_relative(y=step * max(1, self._sheet.size.height - 1), animate=False)

    def do_scroll_ends(self, step: int) -> None:
        """Go to the top or the bottom."""
        if step < 0:
            self._sheet.scroll_home(animate=False)
        else:
            self._sheet.scroll_end(animate=False)

    @property
    def _sheet(self) -> VerticalScroll:
        return self.query_one("#sheet", VerticalScroll)


def lines_content(evaluation: Evaluation, of: str, words: Words) -> Content:
    """The lines of an explanation: what each is, and below it the sum.

    Args:
        evaluation: what is explained.
        of: `overall`, the id of a dimension or the full id of a criterion.
        words: the person's language.
    """
    lines = []
    for said in explained(explain(evaluation, of), evaluation, words):
        lines.append(assembled(one_line(said.text)))
        if said.operation:
            lines.append(assembled("   ", (said.operation, "bold $text-primary")))
    return Content("\n").join(lines)


def numbers_of(evaluation: Evaluation, words: Words) -> list[Choice]:
    """The numbers that can be explained: the overall, the dimensions, the gaps in their order.

    Args:
        evaluation: whose numbers.
        words: the person's language.
    """
    figures = Figures(evaluation.questionnaire, words)
    scores = [("overall", evaluation.overall.score)]
    scores += [(result.dimension.id, result.score) for result in evaluation.dimensions]
    found = [(identifier, figures.score(score)) for identifier, score in scores]
    found += [(gap.criterion.id, figures.points(gap.points)) for gap in evaluation.gaps]
    return [
        Choice(
            identifier, words("{name}: {score}", name=name_of(identifier, evaluation, words), score=number)
        )
        for identifier, number in found
    ]


async def choose_and_explain(room: Room) -> None:
    """Ask which number of the results is meant, and explain it.

    Args:
        room: a screen of one assessment.
    """
    evaluation = room.session.evaluation()

    async def show(identifier: str | None) -> None:
        if identifier is not None:
            await room.host.show(ExplanationSheet(evaluation, identifier))

    title = room.words("Which number is to be explained?")
    await room.host.show(Picker(title, numbers_of(evaluation, room.words)), show)
