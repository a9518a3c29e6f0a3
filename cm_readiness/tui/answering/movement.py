"""Going from one criterion to another: to the next, to another dimension, to one by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.widget import Widget

from ..shell.choice import Choice
from ..shell.page import Page


class Movement:
    """The part of a page that shows the session's current criterion with the ways to any other.

    Args:
        page: whose part it is.
        arrive: shows the criterion that the session has gone to.
        scrollers: what is read from top to bottom before the next criterion, one after the other.
    """

    def __init__(
        self, page: Page, arrive: Callable[[], None], scrollers: Callable[[], Sequence[Widget]]
    ) -> None:
        self._page = page
        self._arrive = arrive
        self._scrollers = scrollers

    def do_move(self, step: int) -> None:
        """Go to the next or the previous criterion; of those to re-check, while they are gone through."""
        page, session = self._page, self._page.session
        stale = page.program.navigation.stale
        if session.current in stale:
            place = stale.index(session.current) + step
            session.current = stale[min(max(place, 0), len(stale) - 1)]
        elif not session.move(step):
            key = page.program.table.key(page.PAGE, "results", page.words)
            end = page.words("This is the last criterion; {key} shows the results.", key=key)
            page.tell(end if step > 0 else page.words("This is the first criterion."))
        self._arrive()

    def do_page(self, step: int) -> None:
        """Scroll to what is not seen of the criterion yet; where nothing is left, go to another one."""
        scrollers = [one for one in self._scrollers() if one.display]
        for scroller in scrollers[::step]:
            left = scroller.max_scroll_y - scroller.scroll_y if step > 0 else scroller.scroll_y
            if left > 0:
                page = max(1, scroller.size.height - 1)
                scroller.scroll_relative(y=step * page, animate=False, immediate=True)
                return
        self.do_move(step)

    def do_dimension(self, step: int) -> None:
        """Go to the next or the previous dimension."""
        self._page.session.move_dimension(step)
        self._arrive()

    async def do_go_to(self) -> None:
        """Go to a criterion by its name."""
        from ..shell.dialogs import Picker

        session, words = self._page.session, self._page.words
        choices = [
            Choice(c.id, f"{session.numbers[c.id]}  {c.name.get(words.language)}") for c in session.criteria
        ]
        await self._page.program.show(Picker(words("Go to"), choices, session.current), self.go_to)

    def go_to_dimension(self, dimension: str) -> None:
        """Go to the first open criterion of a dimension, or to its first one.

        Args:
            dimension: its id.
        """
        session = self._page.session
        questionnaire = session.questionnaire
        found = [c.id for c in session.criteria if questionnaire.dimension_of(c.id).id == dimension]
        open_ones = [c for c in found if session.is_open(questionnaire.criteria[c])]
        self.go_to(next(iter(open_ones or found), None))

    def go_to(self, criterion: str | None) -> None:
        """Go to a criterion, unless what is typed cannot be kept.

        Args:
            criterion: its full id; None to stay.
        """
        if criterion is not None and self._page.leaving():
            self._page.session.current = criterion
            self._arrive()
