"""Going from one criterion to another: to the next, to another dimension, to one by its name."""

from __future__ import annotations

from textual import on

from ..widgets.dimensions import DimensionList
from .notes import Noting


class Moving(Noting):
    """A screen that shows the session's current criterion, and can go to any other."""

    def arrive(self) -> None:
        """Show the criterion that the session has gone to."""
        self.show_all()

    def do_move(self, step: int) -> None:
        """Go to the next or the previous criterion; of those to re-check, while they are gone through."""
        stale = self.program.stale
        if self.session.current in stale:
            place = stale.index(self.session.current) + step
            self.session.current = stale[min(max(place, 0), len(stale) - 1)]
        elif not self.session.move(step):
            key = self.program.table.key(self.PAGE, "results", self.words)
            end = self.words("This is the last criterion; {key} shows the results.", key=key)
            self.tell(end if step > 0 else self.words("This is the first criterion."))
        self.arrive()

    def do_dimension(self, step: int) -> None:
        """Go to the next or the previous dimension."""
        self.session.move_dimension(step)
        self.arrive()

    async def do_go_to(self) -> None:
        """Go to a criterion by its name."""
        from ..shell.dialogs import Choice, Picker

        session, language = self.session, self.words.language
        choices = [Choice(c.id, f"{session.numbers[c.id]}  {c.name.get(language)}") for c in session.criteria]
        await self.program.show(Picker(self.words("Go to"), choices, session.current), self._go_to)

    def _go_to(self, criterion: str | None) -> None:
        if criterion is not None and self.end_editing():
            self.session.current = criterion
            self.arrive()

    @on(DimensionList.Chosen)
    def _dimension_clicked(self, event: DimensionList.Chosen) -> None:
        event.stop()
        session = self.session
        found = [
            c.id for c in session.criteria if session.questionnaire.dimension_of(c.id).id == event.dimension
        ]
        open_ones = [c for c in found if session.is_open(session.questionnaire.criteria[c])]
        self._go_to(next(iter(open_ones or found), None))
