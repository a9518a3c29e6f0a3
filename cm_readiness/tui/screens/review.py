"""The criteria that are still open, flagged or not known; choosing one goes to it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...core.assessment import Unknown
from ...core.questionnaire import Criterion
from .. import commands
from ..text import assembled, one_line
from ..widgets.line import Prose
from ..widgets.own_keys import Listing
from .base import Room
from .wording import titled


class Review(Room):
    """Lists what is left to do, in questionnaire order."""

    ROOM = "review"
    BINDINGS = commands.bindings("review")
    CSS_PATH = "review.tcss"
    AUTO_FOCUS = ""

    def body(self) -> Iterable[Widget]:
        """A sentence, and the list."""
        yield Prose(id="summary")
        yield Listing(id="open")

    def ready(self) -> None:
        """The list takes the arrows."""
        self.set_focus(self._list)

    def heading(self) -> tuple[str, str]:
        """Whose assessment, and how far it has come."""
        progress = self.session.progress
        done = self.words("{answered} of {all}", answered=progress.answered, all=progress.in_scope)
        return titled(self.session.assessment), done

    def show_body(self) -> None:
        """List what is open now."""
        session, options = self.session, self._list
        listed = [c for c in session.criteria if self._marks(c)]
        kept = options.highlighted
        options.clear_options()
        options.add_options([Option(self._prompt(c), id=c.id) for c in listed])
        if listed:
            options.highlighted = min(kept or 0, len(listed) - 1)
        left = session.progress.unanswered
        summary = self.words.plural(
            "{count} criterion is still open.", "{count} criteria are still open.", left
        )
        nothing = self.words("Nothing is open or marked.")
        self.query_one("#summary", Prose).say(summary if listed else nothing)

    @property
    def _list(self) -> OptionList:
        return self.query_one("#open", OptionList)

    def _marks(self, criterion: Criterion) -> list[str]:
        session, words = self.session, self.words
        answer = session.assessment.answer_to(criterion.id)
        marks = []
        if session.is_open(criterion):
            marks.append(words("not answered"))
        if isinstance(answer.given, Unknown):
            marks.append("? " + words("don’t know"))
        if answer.flagged:
            marks.append("⚑ " + words("to discuss"))
        return marks

    def _prompt(self, criterion: Criterion) -> Content:
        name = Content(one_line(criterion.name.get(self.words.language))).truncate(
            28, ellipsis=True, pad=True
        )
        number = self.session.numbers[criterion.id]
        return assembled(
            (f"{number}  ", "bold"),
            name.stylize("bold"),
            "  ",
            (" · ".join(self._marks(criterion)), "$text-muted"),
        )

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.later("edit")

    # Commands

    async def do_edit(self) -> None:
        """Go to the criterion that is chosen; going back from it comes back here."""
        place = self._list.highlighted
        chosen = None if place is None else self._list.get_option_at_index(place).id
        if chosen is not None:
            self.session.current = chosen
            self.host.back_to = "review"
            await self.host.go("question")

    async def do_results(self) -> None:
        """See the scores as they stand."""
        await self.host.go("results")

    def do_undo(self) -> None:
        """Take the last change back."""
        if self.session.undo() is None:
            self.tell(self.words("There is nothing to undo."))
        self.show_all()

    def do_redo(self) -> None:
        """Make the change again that was undone last."""
        if self.session.redo() is None:
            self.tell(self.words("There is nothing to make again."))
        self.show_all()

    async def do_back(self) -> None:
        """Go back to the questions."""
        self.host.back_to = "home"
        await self.host.go("question")
