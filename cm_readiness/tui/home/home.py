"""The first screen: the assessments of the folder, newest first, or how to begin."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from textual import events, on, work
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from ...app.overview import Overview
from ...app.paths import is_address
from ...core.errors import Fault, ReadinessError
from ...core.narrowing import ORDERS, Narrowing, Sorting
from ...core.store import Reference
from ...language.fault_messages import sentence
from ...language.local_days import local_day
from ..shell import commands
from ..shell.choice import Choice
from ..shell.command import Command
from ..shell.dialogs import AskText, Confirm, Picker
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..widgets.entries import Entries
from ..widgets.fields import TextField
from ..widgets.line import Entry, Prose
from .found import Found
from .narrowing import NarrowedLine, NarrowingCommands
from .reading import Reading, giving_way, uncollected
from .rows import EXAMPLE, NEW, PREPARE, Row, Said, first_choices

WITH_ONE = (
    "follow_up", "compare", "delete", "search", "end_search", "filter", "filter_late", "filter_client",
    "sort", "portfolio", *(f"sort_{by}" for by in ORDERS),
)  # fmt: skip
"""Commands for which there has to be an assessment."""
CONFLICT = "conflict_markers"
"""The code of the fault that git has left both sides of a conflict in a file."""

SEARCH_KEYS = frozenset(("up", "down", "enter"))
"""Keys that go on choosing while something is searched for."""
REACH_SEARCH = SEARCH_KEYS | commands.REACH_TEXT


class Home(Page):
    """Lists the assessments; the rows are there at once, what they say is read in a thread."""

    PAGE = "home"
    BINDINGS = commands.bindings("home")
    FOCUS = "Entries"
    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "Entries"
    FIELD_KEYS = SEARCH_KEYS

    listing = query_one(Entries)
    search = query_one("#search", TextField)

    @dataclass
    class Listed(Message):
        """The files of the folder are known; None where they cannot be listed."""

        overview: Overview | None
        away: Fault | None = None
        """Why they are not all there are."""

    @dataclass
    class Read(Message):
        """Some of the files have been read."""

        keys: Sequence[str]
        is_last: bool

    class Prepared(Message):
        """The search can tell of every file whether it is meant."""

    def __init__(self) -> None:
        super().__init__()
        self.narrowing = NarrowingCommands(self, lambda: self._found, self._listed_anew)
        self.parts = (self.narrowing, ProgramCommands(self))
        self._found: Found | None = None
        """None until the files of the folder are known."""
        self._away: Fault | None = None
        """Why what is listed is not all there is: it stays to be read."""
        self._in_view: Sequence[str] = ()
        """What a person sees of them, to be read before all others."""
        self._preparing = False
        """Whether what they are found by is being made ready."""

    def body(self) -> Iterable[Widget]:
        """A greeting for a first run, what is searched for and filtered by, and the list."""
        yield Prose(id="greeting")
        yield Prose(id="away")
        yield TextField(id="search", classes="-away")
        yield NarrowedLine(id="narrowed")
        yield Prose(id="nothing")
        yield Entries(id="assessments")

    def on_mount(self) -> None:
        """Start reading."""
        super().on_mount()
        self.call_after_refresh(self._list_files)

    def settle(self) -> None:
        """The window has another size: entries may say more or less."""
        self.show_body()

    def show_body(self) -> None:
        """List what is known so far."""
        found = self._found
        if found is None:
            self.query_one("#greeting", Prose).say()
            return
        # A store that cannot be asked is no empty one.
        greeting = () if found or self._away is not None else (self._greeting(),)
        self.query_one("#greeting", Prose).say(*greeting)
        self.query_one("#away", Prose).say(sentence(self._away, self.words) if self._away is not None else "")
        self.search.say_hint(self.words("Company, title, verdict, …"))
        self.show_keys()
        found.word(self._said)
        choices = {} if found else first_choices(self.words)
        keys = found.listed(self.search.value, ready=self._preparing) if found else tuple(choices)
        self._say_narrowed(found, None if self._preparing and self.search.value else len(keys))
        self._fill(keys, lambda key: Entry(choices[key] if key in choices else found.content(key), 2))

    def _say_narrowed(self, found: Found, count: int | None) -> None:
        """Say what is listed, and where that is nothing how to get back.

        Args:
            found: the files.
            count: how many are listed; None as long as that is not known.
        """
        searched = bool(self.search.value)
        self.query_one(NarrowedLine).say(self.narrowing.line(found, count, searched) if found else "")
        nothing = ""
        if count == 0 and found.narrowing:
            key = self.program.table.key(self.PAGE, "end_search", self.words)
            nothing = self.words("No assessment is like this. {key} lists everything again.", key=key)
        elif count == 0:
            nothing = self.words("Nothing has this name.")
        self.query_one("#nothing", Prose).say(nothing)

    def _fill(self, keys: Sequence[str], entry: Callable[[str], Entry]) -> None:
        """Fill the list; what was highlighted stays so, else what stands in its place."""
        listing, kept = self.listing, self.listing.highlighted
        listing.show(keys, entry, gap=0 if self.has_class("-short") else 1)
        if listing.highlighted is None:
            narrowed = self.search.value or (self._found is not None and self._found.narrowing)
            listing.highlighted = 0 if narrowed else kept or 0
        listing.show_highlighted()

    @property
    def _said(self) -> Said:
        key = self.program.table.key(self.PAGE, "open", self.words)
        today = local_day(self.program.workspace.clock())
        return Said(self.words, key, today, self.has_class("-short"))

    def acting(self) -> Sequence[Command]:
        """As on every screen: nothing with an assessment where there is none, no letters in the search."""
        found = super().acting()
        if self.focused is self.search:
            return [c for c in found if c.keys.split(",")[0] in REACH_SEARCH]
        empty = self._found is not None and not self._found
        return [command for command in found if not empty or command.id not in WITH_ONE]

    @on(events.DescendantFocus)
    def _focus_here(self) -> None:
        self.show_keys()

    def _greeting(self) -> str:
        words = self.words
        about = words(
            "Five questions tell whether a company is ready to hand its social media to a community manager."
        )
        key = self.program.table.key(self.PAGE, "open", words)
        begin = words("Choose how to begin, and press {key}.", key=key)
        return begin if self.has_class("-short") else f"{about}\n{begin}"

    @work(thread=True, exclusive=True, group="home")
    def _list_files(self) -> None:
        """Find the files of the folder; those that were changed last come first."""
        try:
            with uncollected():
                overview = Overview(self.program.workspace)
        except ReadinessError as error:
            self.post_message(self.Listed(None, error.fault))
        else:
            self.post_message(self.Listed(overview, self.program.workspace.away))

    @work(thread=True, exclusive=True, group="home")
    def _read(self, overview: Overview) -> None:
        """Read what is not known yet; the names stand there already."""
        worker = get_current_worker()
        Reading(
            overview,
            first=lambda: self._in_view,
            pressed=lambda: self.program.key_time,
            told=lambda keys, is_last: self.post_message(self.Read(keys, is_last)),
            stopped=lambda: worker.is_cancelled,
        ).run()

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        navigation, sorting = self.program.navigation, Sorting.read(self.program.settings.sorting)
        with uncollected():
            self._found = Found(event.overview, self._said, navigation.narrowing, sorting)
        self._away = event.away
        self.show_body()
        if navigation.narrowing or sorting != Sorting():
            # By itself the list begins with what was opened last.
            self.listing.highlight(navigation.opened)
        self.program.leave(replace(navigation, opened=""))
        if event.overview is not None:
            self._in_view = self.listing.in_view
            self.call_after_refresh(self._read, event.overview)

    @on(Read)
    def _some_read(self, event: Read) -> None:
        found = self._found
        if found is None:
            return
        of_others = found.read(event.keys)
        if event.is_last and found.sorting != Sorting():
            # Until now those that were not read stood at the end: nothing moves under anybody's hands.
            found.sort(found.sorting)
        in_view = self.listing.in_view
        if self.search.value or found.narrowing or found.sorting != Sorting():
            self.show_body()
        elif of_others or event.is_last or not set(in_view).isdisjoint(event.keys):
            self.listing.say_again()
        self._in_view = in_view

    @work(thread=True, exclusive=True, group="search")
    def _prepare(self, found: Found) -> None:
        """Make the search ready while somebody begins to type."""
        worker = get_current_worker()
        with giving_way():
            found.prepare(lambda: worker.is_cancelled)
        self.post_message(self.Prepared())

    @on(Prepared)
    def _prepared(self) -> None:
        self._preparing = False
        if self.search.value:
            self.show_body()

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        self.show_body()

    @on(NarrowedLine.Clicked)
    def _narrowed_clicked(self) -> None:
        self.later("filter")

    def _listed_anew(self, to_top: bool) -> None:
        """Something else is listed, or in another order, because a person wants it so."""
        self.show_body()
        if to_top:
            self.listing.action_end(-1)

    @on(Entries.Selected)
    def _selected(self, event: Entries.Selected) -> None:
        event.stop()
        self.later("open")

    # Commands

    async def do_open(self) -> None:
        """Go on with the assessment that is chosen, or do what a first run offers."""
        if self.search.value:
            # Keys may be faster than the messages about them.
            self._preparing = False
            self.show_body()
        chosen = self.listing.chosen
        begin = {NEW: self.do_new, EXAMPLE: self.do_example, PREPARE: self.do_prepare}
        if chosen in begin and not self._found:
            await begin[chosen]()
        elif chosen is not None:
            await self._open_or_put_together(self._named(chosen))

    def do_cursor(self, step: int) -> None:
        """Highlight the one above or below, also while something is searched for."""
        self.listing.action_cursor(step)

    def do_search(self) -> None:
        """List only what has a text in it, as it is typed."""
        if self._found:
            self.search.remove_class("-away")
            self.set_focus(self.search)
            self._preparing = True
            self._prepare(self._found)
            key = self.program.table.key(self.PAGE, "end_search", self.words)
            self.tell(self.words("{key} lists everything again.", key=key))

    def do_end_search(self) -> None:
        """List everything again."""
        self.search.value = ""
        self.search.add_class("-away")
        self.set_focus(self.listing)
        self.narrowing.narrow(Narrowing())

    def do_filter_client(self) -> None:
        """List only the assessments of the company that is chosen, or those of all again."""
        row = self._chosen
        if row is not None and (row.company or (self._found and self._found.narrowing.company)):
            self.narrowing.do_filter_client(row.company)

    async def do_new(self) -> None:
        """Start a new assessment; where there is a choice of questionnaires, choose one first."""
        await self._with_questionnaire(self._new)

    async def _with_questionnaire(self, then: Callable[[str], Awaitable[None]]) -> None:
        """Do something with a questionnaire, chosen first where there are several."""
        found = self.program.workspace.choices()
        if len(found) == 1:
            await then(found[0].id)
            return

        async def chosen(identifier: str | None) -> None:
            if identifier is not None:
                await then(identifier)

        choices = [Choice(one.id, one.title.get(self.words.language)) for one in found]
        await self.program.show(Picker(self.words("Questionnaire"), choices), chosen)

    async def do_example(self) -> None:
        """Look at an example company, as a copy in the folder."""
        found = self.program.workspace.examples(self.words.language)
        choices = [Choice(one.reference.key, one.assessment.company_name) for one in found]
        await self.program.show(Picker(self.words("Example company"), choices), self._open_example)

    async def do_open_file(self) -> None:
        """Open an assessment from any folder."""
        await self.program.show(
            AskText(self.words("Path of the assessment"), self._where(), path=True),
            self._open_text,
        )

    def _where(self) -> str:
        """What a path begins with; a team's store has names alone."""
        return "" if is_address(self.program.place) else f"{self.program.folder}/"

    async def do_prepare(self) -> None:
        """Write the sheet that prepares a meeting, before there is an assessment."""
        from .preparing import prepare

        await self._with_questionnaire(lambda identifier: prepare(self, identifier))

    async def do_follow_up(self) -> None:
        """Start the next round of the assessment that is chosen, after asking."""
        chosen = self._chosen
        if chosen is None:
            return

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._follow_up(chosen.reference)

        question = self.words(
            "Start the next round of {name}? It becomes a file of its own, with profile, targets and open "
            "actions; this one stays as it is.",
            name=chosen.name,
        )
        await self.program.show(Confirm(question), answered)

    async def _follow_up(self, reference: Reference) -> None:
        from .follow_up import create_follow_up

        try:
            created = create_follow_up(reference, self.program.workspace, self.program.settings.facilitator)
        except ReadinessError as error:
            self.tell_fault(error.fault)
        else:
            await self._open(created)

    async def do_compare(self) -> None:
        """Put two assessments, or two moments of one, side by side."""
        from .follow_up import choose_pair

        try:
            files = await asyncio.to_thread(self.program.workspace.evaluations)
        except ReadinessError as error:
            self.tell_fault(error.fault)
            return
        chosen = self._chosen
        await choose_pair(self, files, chosen.reference if chosen else None)

    async def do_recent(self) -> None:
        """Open one of the files that were open last."""
        recent = self.program.settings.recent
        if not recent:
            self.tell(self.words("No file was open yet."))
            return
        choices = [Choice(str(path), path.stem, str(path.parent)) for path in recent]
        await self.program.show(Picker(self.words("Recent files"), choices), self._open_text)

    async def do_settings(self) -> None:
        """Language, theme, and what else holds for all assessments."""
        await self.program.go("settings")

    async def do_portfolio(self) -> None:
        """See all companies of the list at once, where there are any."""
        if self._found:
            await self.program.go("portfolio")

    async def do_delete(self) -> None:
        """Move the assessment that is chosen to the trash, after asking."""
        from .trash import ask_to_delete

        row = self._chosen
        if row is not None:
            await ask_to_delete(self, row.reference, row.company, self._list_files)

    async def do_restore(self) -> None:
        """Bring back an assessment from the trash."""
        from .trash import choose_to_restore

        await choose_to_restore(self, self._list_files)

    @property
    def _chosen(self) -> Row | None:
        """What is known of the file that is highlighted."""
        chosen = self.listing.chosen
        return self._found[chosen] if self._found and chosen is not None else None

    def _named(self, key: str) -> Reference:
        return self.program.workspace.store.named(key)

    async def _open_or_put_together(self, reference: Reference) -> None:
        original = self._found.original_of(reference) if self._found else None
        if original is None:
            await self._open(reference)
            return
        from .versions import ask_to_put_together

        await ask_to_put_together(self, original, reference, self._list_files)

    async def _open(self, reference: Reference) -> None:
        try:
            await self.program.open_session(reference)
        except ReadinessError as error:
            self.tell_fault(error.fault)
            await self.offer(reference, error.fault)
        else:
            self.program.leave(replace(self.program.navigation, opened=reference.key))

    async def offer(self, reference: Reference, fault: Fault) -> None:
        """Where git has left both sides of a conflict in a file, offer to put them together."""
        if fault.code == CONFLICT:
            from .two_sides import offer_to_put_together

            await offer_to_put_together(self, reference, fault, self._open)

    async def _open_text(self, text: str | None) -> None:
        if text is not None:
            await self._open(self.program.workspace.typed(text))

    async def _open_example(self, text: str | None) -> None:
        if text is None:
            return
        try:
            copy = self.program.workspace.copy_example(self._named(text), self.words.language)
        except ReadinessError as error:
            self.tell_fault(error.fault)
        else:
            await self._open(copy)

    async def _new(self, identifier: str) -> None:
        try:
            await self.program.new_session(identifier)
        except ReadinessError as error:
            self.tell_fault(error.fault)
