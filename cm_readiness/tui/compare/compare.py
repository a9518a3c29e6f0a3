"""Two assessments side by side: what rose, what slipped, and where two people see it differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from ...core.comparison import Comparison, compare
from ...core.gathering import answered_apart
from ...core.text import on_one_line
from ...language.words import Words
from ...views.comparison import comparison_view
from ...views.comparison_lines import ActionLine, ChangeLine, ComparisonLines, person
from ...views.comparison_shape import ComparisonView
from ...views.context import Context
from ..shell import commands
from ..shell.command import Command
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import assembled, dotted, one_line
from ..widgets.line import Prose
from .bars import FORMS, bars, side_names
from .comparison_sides import Pair
from .trend import trend_lines

AROUND = 6
"""Cells of the window beside a bar's line: the sheet's edges and its scroll bar."""


class Compare(Page):
    """Shows a comparison; nothing here computes a number."""

    PAGE = "compare"
    BINDINGS = commands.bindings("compare")
    CSS_PATH = "compare.tcss"
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.parts = (ProgramCommands(self),)

    def body(self) -> Iterable[Widget]:
        """One sheet, read from top to bottom."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Prose(id="sides", hang=2)
            yield Prose(id="summary")
            yield Prose(id="bars")
            yield Prose(id="trend", hang=4)
            yield Prose(id="changes", hang=4)

    def heading(self) -> tuple[str, str]:
        """Whose assessments."""
        names = dict.fromkeys(side.company for side in self._pair if side.company)
        return " · ".join(names), self.words("Compare")

    def settle(self) -> None:
        """The window has another size: the bars too."""
        self.show_body()

    def terms(self) -> Iterable[str]:
        """Milestones, where one is a side or a moment."""
        shown = (*self._pair, *self.program.navigation.moments)
        return ("Milestone",) if any(side.milestone is not None for side in shown) else ()

    def show_body(self) -> None:
        """Show the comparison."""
        old, new = self._pair
        context = Context(new.evaluation, self.words)
        sheet = _Sheet(
            context.words,
            compare(old.against.side, new.against.side),
            comparison_view(context, old.against, new.against),
            people=self._people,
        )
        names = side_names(self._pair, sheet.lines.heads, self.words, people=self._people)
        self._say("sides", sheet.sides(self._pair))
        self._say("summary", sheet.notes())
        width = self.app.size.width - AROUND
        self._say("bars", sheet.bars(names, width, apart=not self.has_class("-short")))
        moments = () if self._people else self.program.navigation.moments
        self._say("trend", trend_lines(moments, self.words))
        self._say("changes", self._of_people() if self._people else sheet.changes())

    def _of_people(self) -> Iterator[Content]:
        """What leads on to where two people differ."""
        key = self.program.table.key(self.PAGE, "people", self.words)
        yield from _sentence(self.words("{key} shows where the two differ, criterion by criterion.", key=key))

    def acting(self) -> Sequence[Command]:
        """The commands; two people have no report on progress."""
        return [c for c in super().acting() if c.id != "progress" or not self._people]

    @property
    def _people(self) -> bool:
        old, new = self._pair
        return answered_apart(old.against, new.against)

    @property
    def _pair(self) -> Pair:
        pair = self.program.navigation.compared
        assert pair is not None  # noqa: S101 - the screen is shown only with two sides
        return pair

    def _say(self, identifier: str, lines: Iterable[Content]) -> None:
        self.query_one(f"#{identifier}", Prose).say(Content("\n").join(lines))

    # Commands

    async def do_people(self) -> None:
        """See where two people stand who answered apart."""
        one, other = (side.evaluation.assessment for side in self._pair)
        if one.id in (other.id, other.follows) or one.follows == other.id:
            self.tell(self.words("These are two moments of one assessment, not two people."))
        else:
            await self.program.go("positions")

    async def do_progress(self) -> None:
        """Read the report on the progress from one side to the other; between two people there is none."""
        if self._people:
            key = self.program.table.key(self.PAGE, "people", self.words)
            self.tell(
                self.words(
                    "Two people answered apart: neither is before the other. {key} shows where they differ.",
                    key=key,
                )
            )
        elif self._pair[1].milestone is None:
            await self.program.go("progress")
        else:
            self.tell(
                self.words("The report is about an assessment as it is now; choose one that is no milestone.")
            )

    async def do_back(self) -> None:
        """Go home."""
        await self.program.go("home")


class _Sheet:
    """The parts of a comparison as the screen shows them."""

    def __init__(self, words: Words, found: Comparison, view: ComparisonView, *, people: bool) -> None:
        self.words = words
        self.found = found
        self.view = view
        self.as_people = people
        self.lines = ComparisonLines(view, words, people=people)

    def sides(self, pair: Pair) -> Iterator[Content]:
        """What is compared, or who, each with how it is drawn."""
        views = (self.view["old"], self.view["new"])
        for head, view, side, form in zip(self.lines.heads, views, pair, FORMS, strict=True):
            name = person(side.against) if self.as_people else view["name"]
            rest = dotted(on_one_line(name), view["date"], view["verdict"])
            yield assembled(form.sample, (f" {self.words('{place}: {name}', place=head, name=rest)}", "bold"))

    def notes(self) -> Iterator[Content]:
        """What came of it, and what makes the comparison doubtful."""
        if not self.as_people:
            yield assembled(" ".join(self.view["summary"]))
        if not self.found.same_questionnaire:
            said = self.words(
                "The questionnaire changed between the two: scores and levels may differ for that alone."
            )
            yield assembled((f"⚠ {said}", "$text-warning"))
        if self.view["two_companies"]:
            yield assembled((f"⚠ {self.view['two_companies']}", "$text-warning"))

    def bars(self, names: tuple[str, str], width: int, *, apart: bool) -> Iterator[Content]:
        """The overall and each dimension, one bar above the other; `apart` sets them off from each other."""
        differences = (self.found.overall, *self.found.dimensions.values())
        views = (self.view["overall"], *self.view["dimensions"])
        for place, (difference, view) in enumerate(zip(differences, views, strict=True)):
            if place and apart:
                yield Content("")
            head = f"{place}  {one_line(view['name'])}" if place else one_line(view["name"])
            yield from bars(head, difference, names, width, self.words)

    def changes(self) -> Iterator[Content]:
        """Before and after: what improved, what slipped, what is not known, which actions are done."""
        for part in (*self.lines.changes(), self.lines.open()):
            yield from _part(part.title, map(_change, part.lines))
        for actions in self.lines.actions():
            yield from _part(actions.title, map(_action, actions.lines))
        yield from self._one_sided()

    def _one_sided(self) -> Iterator[Content]:
        for sentence in self.lines.one_sided():
            yield from _sentence(sentence)


def _sentence(text: str) -> Iterator[Content]:
    yield Content("")
    yield assembled(text)


def _part(title: str, lines: Iterable[Content]) -> Iterator[Content]:
    listed = list(lines)
    if listed:
        yield Content("")
        yield assembled((title, "bold $text-primary"))
        yield from listed


def _change(line: ChangeLine) -> Content:
    details = dotted(line.levels, line.change, line.gate)
    return assembled("  ", (line.name, "bold"), (f"  {details}", "$text-muted"))


def _action(line: ActionLine) -> Content:
    return assembled("  ", line.what, (f"\n    {line.outcome}", "$text-muted"))
