"""Two assessments side by side: what rose, what slipped, and where two people see it differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from ...core.comparison import Comparison, Difference, SideScore, compare
from ...core.text import on_one_line
from ...language.words import Words
from ...views.comparison import comparison_view
from ...views.comparison_shape import ChangeView, ComparisonView, DifferenceView
from ...views.context import Context
from ..plan.rows import named
from ..shell import commands
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import assembled, dotted, one_line
from ..widgets.line import Prose
from ..widgets.score_bar import bar
from .comparison_sides import Chosen, Pair

WIDE = 2
"""Levels between two people from which a difference is to be talked about first."""
MOST_BAR = 40


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
        self._people = False

    def body(self) -> Iterable[Widget]:
        """One sheet, read from top to bottom."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Prose(id="sides", hang=2)
            yield Prose(id="summary")
            yield Prose(id="bars")
            yield Prose(id="changes", hang=4)

    def heading(self) -> tuple[str, str]:
        """Whose assessments."""
        names = dict.fromkeys(side.company for side in self._pair if side.company)
        return " · ".join(names), self.words("As people") if self._people else self.words("Compare")

    def settle(self) -> None:
        """The window has another size: the bars too."""
        self.show_body()

    def show_body(self) -> None:
        """Show the comparison."""
        old, new = self._pair
        context = Context(new.evaluation, self.words)
        page = _Page(
            context.words,
            compare(old.against.side, new.against.side),
            comparison_view(context, old.against, new.against),
            people=self._people,
        )
        width = max(8, min(MOST_BAR, self.app.size.width - 30))
        self._say("sides", page.sides([_person(side) for side in self._pair]))
        self._say("summary", page.notes(self._pair))
        self._say("bars", page.bars(width, apart=not self.has_class("-short")))
        self._say("changes", page.people() if self._people else page.changes())

    @property
    def _pair(self) -> Pair:
        pair = self.program.navigation.compared
        assert pair is not None  # noqa: S101 - the screen is shown only with two sides
        return pair

    def _say(self, identifier: str, lines: Iterable[Content]) -> None:
        self.query_one(f"#{identifier}", Prose).say(Content("\n").join(lines))

    # Commands

    def do_people(self) -> None:
        """Switch between before and after, and two people who answered apart."""
        self._people = not self._people
        self.show_all()
        self.do_scroll_ends(-1)

    async def do_progress(self) -> None:
        """Read the report on the progress from one side to the other."""
        if self._pair[1].milestone is None:
            await self.program.go("progress")
        else:
            self.tell(
                self.words("The report is about an assessment as it is now; choose one that is no milestone.")
            )

    async def do_back(self) -> None:
        """Go home."""
        await self.program.go("home")


class _Page:
    """The parts of a comparison, line by line."""

    def __init__(self, words: Words, found: Comparison, view: ComparisonView, *, people: bool) -> None:
        self.words = words
        self.found = found
        self.view = view
        self.as_people = people
        self.between = "/" if people else "→"
        before = (words("Before"), words("After"))
        self.heads = (words("First"), words("Second")) if people else before

    def sides(self, persons: Sequence[str]) -> Iterator[Content]:
        """What is compared, or who."""
        views = (self.view["old"], self.view["new"])
        for head, view, person in zip(self.heads, views, persons, strict=True):
            name = person if self.as_people else view["name"]
            rest = dotted(on_one_line(name), view["date"], view["verdict"])
            yield assembled((self.words("{place}: {name}", place=head, name=rest), "bold"))

    def notes(self, pair: Pair) -> Iterator[Content]:
        """What came of it, and what makes the comparison doubtful."""
        if not self.as_people:
            yield assembled(" ".join(self.view["summary"]))
        if not self.found.same_questionnaire:
            said = self.words(
                "The questionnaire changed between the two: scores and levels may differ for that alone."
            )
            yield assembled((f"⚠ {said}", "$text-warning"))
        old, new = (side.company for side in pair)
        if old != new:
            said = self.words("These are two companies: {old} and {new}.", old=old, new=new)
            yield assembled((f"⚠ {said}", "$text-warning"))

    def bars(self, width: int, *, apart: bool) -> Iterator[Content]:
        """The overall and each dimension, one bar above the other; `apart` sets them off from each other."""
        differences = (self.found.overall, *self.found.dimensions.values())
        views = (self.view["overall"], *self.view["dimensions"])
        for place, (difference, view) in enumerate(zip(differences, views, strict=True)):
            if place and apart:
                yield Content("")
            yield from self._bar(f"{place}  " if place else "", difference, view, width)

    def _bar(self, place: str, difference: Difference, view: DifferenceView, width: int) -> Iterator[Content]:
        change = f"  {view['change']}" if view["change"] else ""
        yield assembled((f"{place}{one_line(view['name'])}", "bold"), (change, "bold $text-accent"))
        room = max(map(len, self.heads))
        sides: tuple[tuple[str, SideScore, str], ...] = (
            (self.heads[0], difference.old, view["old"]),
            (self.heads[1], difference.new, view["new"]),
        )
        for head, side, score in sides:
            cells = bar(side.low, side.high, None, width)
            yield assembled((f"  {head.ljust(room)} ", "$text-muted"), cells, (f" {score}", "bold"))

    def changes(self) -> Iterator[Content]:
        """Before and after: what improved, what slipped, what is not known, which actions are done."""
        words, view = self.words, self.view
        yield from self._part(words("What improved"), map(self._change, view["improved"]))
        yield from self._part(words("What slipped"), map(self._change, view["slipped"]))
        yield from self._part(words("Without a level on one side"), map(self._change, view["open"]))
        done = [
            assembled(
                "  ", " · ".join(map(on_one_line, one["do"])), (f"\n    {one['effect_text']}", "$text-muted")
            )
            for one in view["done"]
        ]
        yield from self._part(words("Actions done"), done)
        under_way = [
            assembled(
                "  ",
                " · ".join(map(on_one_line, one["do"])),
                (f" · {on_one_line(one['progress'])}", "$text-muted"),
            )
            for one in view["under_way"]
        ]
        yield from self._part(words("Actions under way"), under_way)
        yield from self._one_sided()

    def people(self) -> Iterator[Content]:
        """Two people: two levels or more apart first, each with what the two levels say."""
        words, view = self.words, self.view
        wide = [change for change in view["widest"] if change["apart"] >= WIDE]
        near = [change for change in view["widest"] if 0 < change["apart"] < WIDE]
        if wide:
            title = words("Two levels or more apart: to talk about first")
            yield from self._part(title, map(self._apart, wide))
        else:
            yield Content("")
            yield assembled(words("Nowhere do the two answers lie two levels or more apart."))
        yield from self._part(words("One level apart"), map(self._change, near))
        same = sum(not change["apart"] for change in view["widest"])
        if same:
            yield Content("")
            yield assembled(
                words.plural(
                    "{count} criterion with the same level", "{count} criteria with the same level", same
                )
            )
        yield from self._part(words("Without a level on one side"), map(self._change, view["open"]))
        yield from self._one_sided()

    def _one_sided(self) -> Iterator[Content]:
        for head, found in zip(self.heads, (self.view["only_old"], self.view["only_new"]), strict=True):
            if found:
                names = ", ".join(map(named, found))
                yield Content("")
                yield assembled(self.words("Asked on one side only, {side}: {names}", side=head, names=names))

    def _part(self, title: str, lines: Iterable[Content]) -> Iterator[Content]:
        listed = list(lines)
        if listed:
            yield Content("")
            yield assembled((title, "bold $text-primary"))
            yield from listed

    def _change(self, change: ChangeView) -> Content:
        gates = {"opened": self.words("gate opened"), "closed": self.words("gate closed"), "": ""}
        levels = f"{change['old']} {self.between} {change['new']}"
        moved = "" if self.as_people else change["change"]
        details = dotted(levels, moved, gates[change["gate"]])
        return assembled("  ", (named(change), "bold"), (f"  {details}", "$text-muted"))

    def _apart(self, change: ChangeView) -> Content:
        said = self.words.plural(
            "{criterion}: {count} level apart",
            "{criterion}: {count} levels apart",
            change["apart"],
            criterion=named(change),
        )
        texts = ((change["old"], change["old_text"]), (change["new"], change["new_text"]))
        lines = [f"\n    {level}  {on_one_line(text)}" for level, text in texts]
        return assembled("  ", (said, "bold"), *lines)


def _person(side: Chosen) -> str:
    """Who answered, as far as that is written down."""
    return side.evaluation.assessment.respondent.strip() or side.against.name
