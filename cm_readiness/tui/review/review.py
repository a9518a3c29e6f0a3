"""All criteria with what is recorded for them; choosing one goes to it and comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.cells import cell_len
from textual import on
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...core.assessment import NotApplicable, Unknown
from ...core.criterion_result import Standing
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.labels import titled
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import assembled, dotted, one_line
from ..widgets import signs
from ..widgets.line import Prose
from ..widgets.own_keys import Listing
from ..widgets.signs import answer_sign, is_noted
from ..widgets.tabs import Tabs
from .filters import FILTERS, PLACES, is_inactive, lacks_evidence

ROOMY = 70
"""From this width on the marks are said in words."""
AROUND = 5
"""Cells of the window's width that the text of an entry does not have."""
BESIDE_NAME = 12
"""Cells of a row before the name and between the name and the marks."""


class Review(Page):
    """Lists criteria in questionnaire order: all, or those that a filter lets through."""

    PAGE = "review"
    BINDINGS = commands.bindings("review")
    AUTO_FOCUS = ""
    FOCUS = "Listing"
    CSS_PATH = "review.tcss"
    FIELD_KEYS = frozenset(("left", "right"))

    listing = query_one(Listing)

    def __init__(self) -> None:
        super().__init__()
        self.parts = (AssessmentCommands(self), ProgramCommands(self))

    def body(self) -> Iterable[Widget]:
        """The filters, the list, and a sentence where it is empty."""
        yield Tabs(id="filters")
        yield Prose(id="nothing")
        yield Listing(id="criteria")

    def heading(self) -> tuple[str, str]:
        """Whose assessment, and how far it has come."""
        progress = self.session.progress
        done = self.words("{answered} of {all}", answered=progress.answered, all=progress.in_scope)
        return titled(self.session.assessment), done

    def settle(self) -> None:
        """The window has another size: entries may say more or less."""
        self.show_body()

    def show_body(self) -> None:
        """List what the filter lets through, the session's criterion highlighted."""
        words, standings = self.words, self.session.evaluation().standings
        chosen = FILTERS[self._place]
        counts = [sum(map(one.lets_through, standings.values())) for one in FILTERS]
        labels = [f"{words(one.label)} {count}" for one, count in zip(FILTERS, counts, strict=True)]
        self.query_one(Tabs).set(labels, self._place)
        listed = [standing for standing in standings.values() if chosen.lets_through(standing)]
        options, kept = self.listing, self.listing.highlighted
        options.clear_options()
        marks = [self._said_marks(one) for one in listed]
        room = self._room_for_names(listed, marks)
        for one, said in zip(listed, marks, strict=True):
            options.add_option(Option(self._prompt(one, said, room), id=one.criterion.id))
        places = [one.criterion.id for one in listed]
        current = self.session.current
        if places:
            found = places.index(current) if current in places else min(kept or 0, len(places) - 1)
            options.highlighted = found
            options.scroll_to_highlight()
        options.display = bool(places)
        self.query_one("#nothing", Prose).say("" if places else words("No criterion is like this."))

    @property
    def text_width(self) -> int:
        """The cells that the text of an entry has."""
        return self.app.size.width - AROUND

    @property
    def _place(self) -> int:
        return PLACES[self.program.navigation.review_filter]

    def _said_marks(self, standing: Standing) -> str:
        """The marks in words, or as signs where there is no room for words."""
        marks = self._marks(standing)
        if self.app.size.width < ROOMY:
            return " ".join(sign for sign, _ in marks)
        return dotted(*(f"{sign} {word}" for sign, word in marks))

    def _room_for_names(self, listed: Sequence[Standing], marks: Sequence[str]) -> int:
        """The cells of the column of names: the longest, or what the marks leave, but not less than half."""
        language = self.words.language
        longest = max((cell_len(one_line(s.criterion.name.get(language))) for s in listed), default=0)
        left = self.text_width - BESIDE_NAME - max(map(cell_len, marks), default=0)
        return min(longest, max(left, self.text_width // 2))

    def _prompt(self, standing: Standing, marks: str, room: int) -> Content:
        criterion = standing.criterion
        name = Content(one_line(criterion.name.get(self.words.language))).truncate(
            room, ellipsis=True, pad=True
        )
        dim = "" if standing.in_scope else "$text-muted"
        line = assembled(
            (f"{self.session.numbers[criterion.id]:<4} ", dim or "bold"),
            (self._sign(standing).center(3), "bold $text-primary" if standing.in_scope else dim),
            "  ",
            name.stylize(dim),
            "  ",
            (marks, "$text-muted"),
        )
        return line.truncate(self.text_width, ellipsis=True)

    def _sign(self, standing: Standing) -> str:
        """The answer in one sign."""
        return answer_sign(standing.given if standing.in_scope else standing.answer.given)

    def _marks(self, standing: Standing) -> list[tuple[str, str]]:
        """What else is to be seen, each as a sign and as a word."""
        words, answer = self.words, standing.answer
        marks = [
            (is_inactive(standing), "∅", words("not asked now")),
            (standing.in_scope and standing.given is None, "○", words("open")),
            (isinstance(standing.given, NotApplicable) and standing.in_scope, "–", words("not applicable")),
            (isinstance(standing.given, Unknown) and standing.in_scope, signs.UNKNOWN, words("don’t know")),
            (answer.flagged, signs.FLAGGED, words("to discuss")),
            (answer.urgent, signs.URGENT, words("to settle this week")),
            (is_noted(answer), signs.NOTED, words("note")),
            (standing.in_scope and lacks_evidence(standing), signs.UNPROVED, words("no evidence")),
            (standing.stale, signs.STALE, words("out of date")),
        ]
        return [(sign, word) for holds, sign, word in marks if holds]

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.later("edit")

    @on(Tabs.Chosen)
    def _tab_clicked(self, event: Tabs.Chosen) -> None:
        event.stop()
        self.do_filter(event.place)

    # Commands

    async def do_edit(self) -> None:
        """Go to the criterion that is chosen; going back from it comes back here."""
        chosen = self.listing.chosen
        if chosen is None:
            return
        if not self.session.evaluation().standings[chosen].in_scope:
            self.tell(
                self.words(
                    "This criterion is not asked of this company or at this depth; its answer is kept."
                )
            )
            return
        self.session.current = chosen
        self.program.leave(replace(self.program.navigation, back_to="review"))
        await self.program.go("question")

    def do_filter(self, place: int) -> None:
        """List the criteria of one kind."""
        self.program.leave(replace(self.program.navigation, review_filter=FILTERS[place].id))
        self.listing.highlighted = None
        self.show_body()

    def do_next_filter(self, step: int) -> None:
        """List the criteria of the kind to the left or to the right."""
        self.do_filter((self._place + step) % len(FILTERS))

    async def do_results(self) -> None:
        """See the scores as they stand."""
        await self.program.go("results")

    async def do_back(self) -> None:
        """Go back to the questions, or to the end of the session."""
        navigation = self.program.navigation
        place = navigation.review_from
        self.program.leave(replace(navigation, back_to="home", review_from="question"))
        await self.program.go(place)
