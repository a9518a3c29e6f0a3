"""The last page of a session: points to discuss, milestone, documents, the day of the next round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from textual import on
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...app.documents import MAIN, MINUTES, title_of
from ...app.export_job import Done
from ...app.next_round import plan_round
from ...app.workshop_end import ending
from ...core.calendar import written_day
from ...core.errors import ReadinessError
from ...core.workshop_changes import was_held
from ..report.document_reader import documents_of, file_of, offer
from ..report.export import ExportForm
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.dialogs import AskText
from ..shell.labels import titled
from ..shell.navigation import Finishing
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import assembled, one_line, short_path
from ..widgets.export_fields import Filled
from ..widgets.line import Entry, Prose
from ..widgets.own_keys import Listing
from .finish_steps import TITLES, Step, day_to_propose, steps
from .milestone import freeze

HOME = "home"
"""The row below the steps."""
SIGNS: Mapping[str, str] = {"done": "✓", "skipped": "–", "open": "○"}
HANG = 3


class Finish(Page):
    """Each step is done or left out, in any order; nothing has to be."""

    PAGE = "finish"
    BINDINGS = commands.bindings("finish")
    AUTO_FOCUS = ""
    FOCUS = "Listing"
    CSS_PATH = "finish.tcss"

    listing = query_one(Listing)

    def __init__(self) -> None:
        super().__init__()
        self.parts = (AssessmentCommands(self), ProgramCommands(self))

    def body(self) -> Iterable[Widget]:
        """How far it has come, and the steps."""
        yield Prose(id="intro")
        yield Listing(id="steps")

    def heading(self) -> tuple[str, str]:
        """Whose assessment, and that this is its end."""
        return titled(self.session.assessment), self.words("Finish")

    def terms(self) -> Iterable[str]:
        """One of the steps is called so."""
        return ("Milestone",)

    def show_body(self) -> None:
        """List the steps as they stand; the first one that is open is chosen."""
        words, listing = self.words, self.listing
        found = steps(self.session, self._finishing, words)
        left = [step.id for step in found if step.state == "open"]
        self.query_one("#intro", Prose).say(
            words.plural(
                "{count} thing is left before you close this; do it or skip it.",
                "{count} things are left before you close this; do them or skip them.",
                len(left),
            )
            if left
            else words("That is all: nothing is left to do before you close this.")
        )
        listing.clear_options()
        listing.add_options([Option(self._entry(step), id=step.id) for step in found])
        close = assembled((words("Close this assessment"), "bold"), "\n   ", words("Everything is saved."))
        listing.add_option(Option(Entry(close, HANG), id=HOME))
        places = [*(step.id for step in found), HOME]
        listing.highlighted = places.index(next(iter(left), HOME))

    def _entry(self, step: Step) -> Entry:
        words = self.words
        states = {"done": words("taken care of"), "skipped": words("left out"), "open": ""}
        state = states[step.state]
        content = assembled(
            (f"{SIGNS[step.state]}  {words(TITLES[step.id])}", "bold"),
            (f"  {state}" if state else "", "$text-muted"),
            "\n   ",
            one_line(step.said),
        )
        return Entry(content, HANG)

    @property
    def _finishing(self) -> Finishing:
        """How far this assessment has come; what was done for another one does not count."""
        kept, own = self.program.navigation.finishing, self.session.assessment.id
        return kept if kept.of == own else Finishing(of=own)

    def _keep(self, finishing: Finishing) -> None:
        self.program.leave(replace(self.program.navigation, finishing=finishing))
        self.show_body()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.later("do_step")

    # Commands

    async def do_do_step(self) -> None:
        """Do what is chosen."""
        match self.listing.chosen:
            case None:
                return
            case "flags":
                await self._discuss()
            case "milestone":
                if not self.is_read_only():
                    await freeze(self, self._proposed_name)
            case "minutes":
                await self._write(MINUTES)
            case "pack":
                await self._write(MAIN)
            case "next":
                await self._choose_day()
            case _:
                await self.program.go("home")

    def do_skip_step(self) -> None:
        """Leave out what is chosen, or take that back; what is done stays done."""
        chosen, finishing = self.listing.chosen, self._finishing
        if chosen is not None and chosen in TITLES:
            self._keep(replace(finishing, skipped=finishing.skipped ^ {chosen}))

    async def _discuss(self) -> None:
        """List what is marked to be discussed; going back from there comes back here."""
        navigation = self.program.navigation
        self.program.leave(replace(navigation, review_filter="flagged", review_from="finish"))
        await self.program.go("review")

    @property
    def _proposed_name(self) -> str:
        """Of the milestone: a workshop gives it one."""
        held = was_held(self.session.assessment)
        return ending(self.session, self.words).milestone if held else ""

    async def _write(self, name: str) -> None:
        """Export as from the report.

        Args:
            name: of the document that is offered first.
        """
        file, words = file_of(self), self.words
        form = ExportForm(documents_of(self), file, name, words(title_of(name)), words.language, Filled())

        def done(written: Done | None) -> None:
            if written is not None:
                path, finishing = short_path(written.order.path), self._finishing
                is_minutes = name == MINUTES
                self._keep(
                    replace(finishing, minutes=path) if is_minutes else replace(finishing, written=path)
                )

        await offer(self, form, done)

    async def _choose_day(self) -> None:
        """Ask for the day of the next round, and write the entry for a calendar beside the assessment."""
        session, words = self.session, self.words

        def plan(text: str | None) -> None:
            if text is None:
                return
            try:
                day = written_day(text)
                plan_round(session.reference, session.assessment, day, words, session.clock())
            except ReadinessError as error:
                self.tell_fault(error.fault)
            else:
                self.show_body()

        proposed = day_to_propose(session)
        hint = words("Day, month and year; a file for your calendar is written beside the assessment.")
        question = AskText(words("When is the next round?"), f"{proposed:%d/%m/%Y}", hint)
        await self.program.show(question, plan)

    async def do_back(self) -> None:
        """Go back to the results."""
        await self.program.go("results")
