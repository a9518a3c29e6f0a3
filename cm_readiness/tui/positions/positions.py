"""Where several people stand: all criteria, the widest differences first, and the level that was agreed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from textual import on
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...app.gathering import agree, take_over
from ...core.assessment import Assessment
from ...core.gathering import Person, Position, called_apart, positions, put_together
from ...views.context import Context
from ...views.differences import summary_of
from ..compare.comparison_sides import Pair
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.labels import titled
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import dotted
from ..widgets.line import Prose
from ..widgets.own_keys import Listing
from .position_sheet import PositionSheet
from .rows import Columns, row_of

AROUND = 5
"""Cells of the window's width that the text of an entry does not have."""


class Positions(Page):
    """Of the open assessment, with what was gathered into it; or of two people's files, to look at."""

    PAGE = "positions"
    BINDINGS = commands.bindings("positions")
    AUTO_FOCUS = ""
    FOCUS = "Listing"
    CSS_PATH = "positions.tcss"

    listing = query_one(Listing)

    def __init__(self) -> None:
        super().__init__()
        self.parts = (AssessmentCommands(self), ProgramCommands(self))

    def body(self) -> Iterable[Widget]:
        """What came of it, the levels above their cells, and the list."""
        yield Prose(id="summary")
        yield Prose(id="nothing")
        yield Prose(id="head")
        yield Listing(id="positions")

    @property
    def _pair(self) -> Pair | None:
        """The two people whose files are looked at; None where an assessment is open."""
        return None if self.program.session is not None else self.program.navigation.compared

    @cached_property
    def _of_pair(self) -> Assessment:
        """Two people's answers as one round."""
        assert self._pair is not None  # noqa: S101 - shown only with an assessment or with two sides
        one, other = (Person(side.reference.label, side.evaluation.assessment) for side in self._pair)
        asked, now = self._pair[1].evaluation.questionnaire, self.program.workspace.clock()
        return put_together(asked, called_apart(one, other), now)

    @property
    def _assessment(self) -> Assessment:
        return self._of_pair if self._pair is not None else self.session.assessment

    @property
    def _told(self) -> Context:
        evaluation = self.session.evaluation() if self._pair is None else self._pair[1].evaluation
        return Context(evaluation, self.words)

    @property
    def _found(self) -> tuple[Position, ...]:
        return positions(self._told.questionnaire, self._assessment)

    def heading(self) -> tuple[str, str]:
        """Whose assessment, or whose two."""
        if self._pair is None:
            return titled(self.session.assessment), self.words("Positions")
        people = dict.fromkeys(name for one in self._found for name in one.round.people)
        return dotted(*people), self.words("Positions")

    def settle(self) -> None:
        """The window has another size: rows may take one line or two."""
        self.show_body()

    def show_body(self) -> None:
        """List all criteria that people answered; the one that was highlighted stays so."""
        context, found, options = self._told, self._found, self.listing
        rows = [row_of(context, position, self._assessment, self.words) for position in found]
        columns = Columns(rows, self.app.size.width - AROUND)
        chosen = options.chosen
        options.clear_options()
        for position, row in zip(found, rows, strict=True):
            options.add_option(Option(columns.content(row), id=position.criterion.id))
        places = [position.criterion.id for position in found]
        if places:
            options.highlighted = places.index(chosen) if chosen in places else 0
        options.display = bool(places)
        self.query_one("#head", Prose).say(*((columns.head(),) if places else ()))
        self.query_one("#summary", Prose).say(" ".join(summary_of(context, found)) if places else "")
        self.query_one("#nothing", Prose).say("" if places else self._empty())

    def _empty(self) -> str:
        if self._pair is not None:
            return self.words("Neither of the two has answered anything yet.")
        return self.words(
            "Nobody else’s answers are in this assessment yet. Everybody answers in a file of their own, "
            "then cm-readiness gather puts them together here."
        )

    async def perform(self, identifier: str) -> None:
        """As on every page; two people's own files are only looked at, and kept nowhere else."""
        if identifier == "save_as" and self._pair is not None:
            self.is_read_only()
        else:
            await super().perform(identifier)

    def is_read_only(self) -> bool:
        """As on every page; and nothing is agreed on in two people's own files."""
        if self._pair is None:
            return super().is_read_only()
        self.tell(
            self.words(
                "These are two people’s own files. A level is agreed on in the company’s assessment: "
                "cm-readiness gather puts their answers together there."
            )
        )
        return True

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.later("read")

    # Commands

    async def do_read(self) -> None:
        """Read the level texts of the lowest and the highest, and the question to ask."""
        chosen = self.listing.chosen
        position = next((one for one in self._found if one.criterion.id == chosen), None)
        if position is None:
            return
        level = self._assessment.answer_to(position.criterion.id).level
        sheet = PositionSheet(self._told, position, level, names=self._pair is not None)

        def agreed(level: int | None) -> None:
            if level is not None and not self.is_read_only():
                self.do_agree(level)

        await self.program.show(sheet, agreed)

    def do_agree(self, level: int) -> None:
        """Set the level that was agreed on, for the criterion that is chosen."""
        chosen = self.listing.chosen
        if chosen is not None:
            agree(self.session, chosen, level)
            self.show_all()

    def do_take_over(self) -> None:
        """Set each level on which all are at one, and the median of two that lie side by side."""
        words, taken = self.words, take_over(self.session)
        self.show_all()
        if not taken:
            self.tell(words("Nothing is left to take over: the others have to be talked about."))
            return
        self.tell(words.plural("{count} level taken over.", "{count} levels taken over.", taken))

    async def do_back(self) -> None:
        """Go back to where this was asked for."""
        place = self.program.navigation.positions_from if self._pair is None else "compare"
        await self.program.go(place)
