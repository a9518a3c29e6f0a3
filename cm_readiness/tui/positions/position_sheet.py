"""One criterion on which people differ: what the lowest and the highest level say, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from ...core.gathering import Position
from ...views.context import Context, named
from ...views.differences import difference_of
from ...views.differences_shape import DifferenceOfView, VoteView
from ..shell import commands
from ..shell.command_screen import Dialog
from ..shell.text import assembled, one_line
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose


class PositionSheet(Dialog[int]):
    """Read over the list; a digit ends it with the level that was agreed on.

    Args:
        context: the evaluation in one language.
        position: where people stand.
        level: the one that holds; None while none does.
        names: whether it says who is at a level.
    """

    PAGE = "position"
    BINDINGS = commands.bindings("position")
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    def __init__(self, context: Context, position: Position, level: int | None, *, names: bool) -> None:
        super().__init__()
        self._told, self._position, self._level, self._names = context, position, level, names

    def compose(self) -> ComposeResult:
        """A sheet that scrolls."""
        with Vertical(classes="dialog dialog--help"):
            with VerticalScroll(id="sheet", can_focus=False):
                yield Prose(id="name", classes="dialog--title")
                yield Prose(id="texts")
            yield KeyBar()

    def on_mount(self) -> None:
        """Say everything."""
        view = difference_of(self._told, self._position)
        self.query_one("#name", Prose).say(one_line(named(view)))
        self.query_one("#texts", Prose).say(Content("\n\n").join(self._texts(view)))
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), self.words)

    def _texts(self, view: DifferenceOfView) -> Iterator[Content]:
        words, votes = self.words, view["votes"]
        yield assembled((view["question"], "$text-muted"))
        unknown = view["unknown"]
        ignorant = words.plural("{count} does not know", "{count} do not know", unknown) if unknown else ""
        said = " · ".join(filter(None, (view["standing"], view["median"], ignorant)))
        yield assembled((said, "bold"))
        for vote in votes if len(votes) < 2 else (votes[0], votes[-1]):
            yield self._vote(vote)
        yield self._titled(words("Question to ask"), view["ask"])
        if view["probe"]:
            yield self._titled(words("Follow-up question"), view["probe"])
        if self._level is not None:
            yield self._titled(words("Level that holds"), str(self._level))

    def _vote(self, vote: VoteView) -> Content:
        people = self.words.plural("{count} person", "{count} people", vote["count"])
        who = ", ".join(vote["people"]) if self._names and vote["people"] else people
        head = f"{self.words('level {level}', level=vote['level'])} · {one_line(who)}"
        return assembled((head, "bold $text-primary"), "\n", vote["level_text"])

    def _titled(self, title: str, text: str) -> Content:
        return assembled((title, "bold $text-accent"), "\n", text)

    # Commands

    def do_agree(self, level: int) -> None:
        """End with the level that was agreed on."""
        self.dismiss(level)

    def do_back(self) -> None:
        """Go back to the list."""
        self.dismiss(None)
