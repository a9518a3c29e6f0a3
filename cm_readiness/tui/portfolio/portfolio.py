"""The portfolio: all companies of the first screen at once, part by part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from textual import on, work
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget

from ...app.portfolio import Portfolio
from ...core.errors import ReadinessError
from ...core.narrowing import Sorting, where_of
from ...core.portfolio import Where
from ...language.local_days import local_day
from ...language.words import N_
from ...views.portfolio_said import PortfolioNames
from ..home.narrowed import narrowing_said
from ..shell import commands
from ..shell.choice import Choice
from ..shell.dialogs import Picker
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import dotted, one_line
from ..widgets.entries import Entries
from ..widgets.line import Entry, Line, Prose
from ..widgets.tabs import Tabs
from .groups import Gaps, Groups
from .lists import Late, Table, Trends
from .part import How, Part

PARTS = {
    "table": N_("Table"),
    "trends": N_("Trends"),
    "benchmark": N_("Benchmark"),
    "gaps": N_("Gaps"),
    "late": N_("Late"),
}
"""What there is to see, in the order of the tabs."""
EVERYBODY = "everybody"
SORTS = {"changed": ("changed", True), "late": ("late", True), "next_round": ("next", False)}
"""The orders of the first screen as the portfolio calls them, and whether its own begin at the other end."""
AROUND = 9
"""Cells of the window's width that an entry does not have."""


class PortfolioPage(Page):
    """Of the assessments that the first screen lists; each part is made in a thread when it is first seen."""

    PAGE = "portfolio"
    BINDINGS = commands.bindings("portfolio")
    AUTO_FOCUS = "Entries"
    FOCUS = "Entries"
    CSS_PATH = "portfolio.tcss"
    FIELD_KEYS = frozenset(("left", "right"))

    listing = query_one(Entries)

    @dataclass
    class Told(Message):
        """So many assessments are read, of how many that have to be."""

        done: int
        all: int

    @dataclass
    class Made(Message):
        """Assessments are read, and a part of what they come to is made."""

        portfolio: Portfolio
        name: str
        part: Part

    @dataclass
    class Refused(Message):
        """The assessments cannot be listed."""

        error: ReadinessError

    def __init__(self) -> None:
        super().__init__()
        self.parts = (ProgramCommands(self),)
        self._portfolio: Portfolio | None = None
        """None until the assessments are read."""
        self._made: dict[str, Part] = {}
        self._names: PortfolioNames | None = None
        self._by: str | None = None
        """The field by which companies are compared."""
        self._is_chosen = False
        """Whether a person has chosen it."""
        self._progress = ""

    def body(self) -> Iterable[Widget]:
        """The parts, what is to be known of one, and its list."""
        yield Tabs(id="parts")
        yield Prose(id="about")
        yield Line(id="heads")
        yield Entries(id="entries")

    def heading(self) -> tuple[str, str]:
        """That this is the portfolio, and of which assessments."""
        navigation = self.program.navigation
        said = narrowing_said(navigation.narrowing, navigation.asked, self.words)
        return self.words("Portfolio"), dotted(*said)

    def on_mount(self) -> None:
        """Read the assessments."""
        self.await_content()
        super().on_mount()
        self._make(self._seen)

    def settle(self) -> None:
        """The window has another size: rows may say more or less."""
        self.show_body()

    def say_language(self) -> None:
        """Everything is said again."""
        self._names = None
        super().say_language()

    @property
    def _seen(self) -> str:
        """The part that is seen."""
        return self.program.navigation.portfolio_part

    @property
    def _where(self) -> list[Where]:
        """What the first screen lists."""
        return where_of(self.program.navigation.narrowing)

    def show_body(self) -> None:
        """Show the part that is chosen, or that it is being made."""
        words = self.words
        self.query_one(Tabs).set([words(label) for label in PARTS.values()], list(PARTS).index(self._seen))
        part, about, heads = self._made.get(self._seen), self.query_one("#about", Prose), Content("")
        if part is None or self._portfolio is None:
            about.say(self._progress or words("Preparing…"))
            self.listing.show((), lambda key: Entry(Content(key)))
        else:
            how = self._how(self._portfolio)
            about.say(part.about(how) if self._portfolio.lines else self._empty(how))
            heads = part.head(how)
            self._fill(part, how)
        self.query_one("#heads", Line).say(heads)
        self.show_keys()

    def _fill(self, part: Part, how: How) -> None:
        gap = 0 if self._seen in ("table", "gaps") or self.has_class("-short") else 1
        self.listing.show(part.keys, lambda key: Entry(part.entry(key, how), 2), gap)
        if self.listing.highlighted is None:
            self.listing.highlighted = 0
        self.listing.show_highlighted()

    def _empty(self, how: How) -> str:
        words = how.words
        back = self.program.table.key(self.PAGE, "back", words)
        said = words(
            "There is no assessment yet: {key} goes back to the first screen, to start one.", key=back
        )
        return dotted(said, Table((), self._portfolio.unread if self._portfolio else ()).about(how))

    def _how(self, portfolio: Portfolio) -> How:
        if self._names is None:
            self._names = PortfolioNames(
                portfolio, self.words, self.words("All companies together"), one_line
            )
        return How(self.words, self._names, self.app.size.width - AROUND, portfolio.day)

    # What is made

    @work(thread=True, exclusive=True, group="portfolio")
    def _make(self, name: str) -> None:
        """Read the assessments, the first time, and make a part of what they come to."""
        try:
            portfolio = self._portfolio or self._read()
            part = self._part(portfolio, name)
        except ReadinessError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.Made(portfolio, name, part))

    def _read(self) -> Portfolio:
        settings, workspace = self.program.settings, self.program.workspace
        return Portfolio(
            workspace,
            local_day(workspace.clock()),
            least=settings.least_companies,
            first=settings.group_by,
            progress=self._tell_progress,
        )

    def _tell_progress(self, done: int, count: int) -> None:
        self.post_message(self.Told(done, count))

    def _part(self, portfolio: Portfolio, name: str) -> Part:
        where = self._where
        match name:
            case "trends":
                chains = portfolio.trends(where)
                several = [chain for chain in chains if len(chain) > 1]
                return Trends(several, len(chains) - len(several))
            case "benchmark":
                return self._groups(portfolio, where)
            case "gaps":
                return Gaps(portfolio.gaps(where))
            case "late":
                return Late(*portfolio.late(where))
            case _:
                sorting = Sorting.read(self.program.settings.sorting)
                by, turned = SORTS.get(sorting.by, (sorting.by, False))
                lines = portfolio.table(where, by, reverse=turned != sorting.backwards)
                return Table(lines, portfolio.unread)

    def _groups(self, portfolio: Portfolio, where: list[Where]) -> Groups:
        try:
            if not self._is_chosen:
                return self._first_groups(portfolio, where)
            return Groups(portfolio.benchmark(self._by, where), self._by)
        except ReadinessError as error:
            # Not everything that is listed can be told of: then it is all companies.
            return self._groups_of_all(portfolio) if where else Groups(error.fault, self._by)

    def _first_groups(self, portfolio: Portfolio, where: list[Where]) -> Groups:
        """The first groups of which more than one may be told of; else all companies together."""
        asked = {one.field for one in where}
        for field in portfolio.grouping_fields:
            if field not in asked:
                found = portfolio.benchmark(field, where)
                if sum(group.companies is not None for group in found.groups) > 1:
                    self._by = field
                    return Groups(found, field)
        self._by = None
        return Groups(portfolio.benchmark(None, where), None)

    def _groups_of_all(self, portfolio: Portfolio) -> Groups:
        try:
            if not self._is_chosen:
                return replace(self._first_groups(portfolio, []), of_all=True)
            return Groups(portfolio.benchmark(self._by), self._by, of_all=True)
        except ReadinessError as error:
            return Groups(error.fault, self._by)

    @on(Told)
    def _told(self, event: Told) -> None:
        done, count = (self.words.number(one, 0) for one in (event.done, event.all))
        self._progress = self.words("Reading: {count} of {all}", count=done, all=count)
        if self._portfolio is None:
            self.query_one("#about", Prose).say(self._progress)

    @on(Made)
    def _is_made(self, event: Made) -> None:
        self._portfolio = event.portfolio
        self._made[event.name] = event.part
        self.show_body()
        self.arrived()

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        self.arrived()
        self.tell_fault(event.error.fault)

    @on(Tabs.Chosen)
    def _tab_clicked(self, event: Tabs.Chosen) -> None:
        event.stop()
        self.do_part(event.place)

    @on(Entries.Selected)
    def _selected(self, event: Entries.Selected) -> None:
        event.stop()
        self.later("open_company")

    # Commands

    def do_part(self, place: int) -> None:
        """See one part."""
        name = list(PARTS)[place]
        self.program.leave(replace(self.program.navigation, portfolio_part=name))
        self.listing.highlighted = None
        if name not in self._made:
            self._make(name)
        self.show_body()

    def do_next_part(self, step: int) -> None:
        """See the part to the left or to the right."""
        self.do_part((list(PARTS).index(self._seen) + step) % len(PARTS))

    async def do_compare_by(self) -> None:
        """Choose the field by which companies are compared."""
        portfolio, words = self._portfolio, self.words
        if portfolio is None:
            return
        names = self._how(portfolio).names
        choices = [Choice(name, names.field(name)) for name in portfolio.grouping_fields]
        choices.append(Choice(EVERYBODY, words("All companies together")))

        def taken(identifier: str | None) -> None:
            if identifier is not None:
                self._by, self._is_chosen = (None if identifier == EVERYBODY else identifier), True
                self._made.pop("benchmark", None)
                self.do_part(list(PARTS).index("benchmark"))

        await self.program.show(Picker(words("Compare by…"), choices, self._by or ""), taken)

    async def do_open_company(self) -> None:
        """Open the assessment that an entry is about; at an action that is late, its plan."""
        part, key = self._made.get(self._seen), self.listing.chosen
        reference = part.reference(key) if part is not None and key is not None else None
        if reference is None:
            return
        to_plan = self._seen == "late"
        try:
            await self.program.open_session(reference)
        except ReadinessError as error:
            self.tell_fault(error.fault)
            return
        session = self.program.session
        if to_plan and session is not None and session.change is None:
            await self.program.go("plan")

    async def do_back(self) -> None:
        """Go back to the first screen."""
        await self.program.go("home")
