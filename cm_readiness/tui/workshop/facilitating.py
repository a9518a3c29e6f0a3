"""What a facilitator does, the same from the window on the wall and from their own."""

from __future__ import annotations

from collections.abc import Callable

from ...app.room_deeds import Deed, DeedName, RoomAccess
from ...app.room_states import ConsoleState
from ...core.errors import ReadinessError
from ..shell.dialogs import AskText
from ..shell.page import Page
from .agenda_sheet import AgendaSheet
from .hands import Hands
from .lists_sheet import Change, ListsSheet
from .said import next_question, next_step
from .subject import Subject


class Facilitating:
    """The part of a page with the commands of a facilitator; each asks the room, wherever it is.

    Args:
        page: whose part it is.
        access: the room; asked for anew each time, as the subject.
        subject: what it is about.
    """

    def __init__(self, page: Page, access: Callable[[], RoomAccess], subject: Callable[[], Subject]) -> None:
        self._page = page
        self._asked = access
        self._subject = subject

    @property
    def _access(self) -> RoomAccess:
        return self._asked()

    @property
    def _state(self) -> ConsoleState:
        return self._access.state

    async def ask(self, name: DeedName, text: str = "", level: int | None = None) -> bool:
        """Ask the room to do something; says why where it does not.

        Returns:
            Whether it is done.
        """
        return await self._do(Deed(name, text, level))

    async def _do(self, deed: Deed) -> bool:
        try:
            await self._access.do(deed)
        except ReadinessError as error:
            self._page.tell_fault(error.fault)
            return False
        return True

    # One question after the other

    async def do_step_on(self) -> None:
        """Do what comes next."""
        state, words = self._state, self._page.words
        match next_step(state):
            case "put":
                await self.do_put()
            case "close_vote":
                await self.do_close_vote()
            case "reveal":
                await self.do_reveal()
            case "agree":
                await self.do_agree(state.suggested or 0)
            case "rest":
                await self.do_rest()
            case "finish":
                self._page.later("finish")
            case "level":
                self._page.tell(words("Nobody gave a level: type the one that you agree on, 0 to 4."))

    async def do_put(self) -> None:
        """Open the vote on the next question of the agenda."""
        following = next_question(self._state)
        if following is None:
            self._page.tell(self._page.words("That was the last question of the agenda."))
        else:
            await self._put(following)

    async def _put(self, criterion: str) -> None:
        """Put a question; one that was up and is not agreed on is left."""
        phase = self._state.phase
        if phase == "paused":
            await self.ask("resume")
        if phase in ("open", "closed", "revealed") and not await self.ask("skip"):
            return
        await self.ask("open", criterion)

    async def do_close_vote(self) -> None:
        """End the voting; with no vote by phone, hands are counted."""
        state = self._state
        if state.phase == "open" and not state.voted:
            await self.do_by_hand()
        else:
            await self.ask("close")

    async def do_reveal(self) -> None:
        """Show everybody what was said."""
        if self._state.phase == "open" and not await self._closed():
            return
        await self.ask("reveal")

    async def _closed(self) -> bool:
        """End the voting; whether it is ended, and not waiting for hands to be counted."""
        await self.do_close_vote()
        return self._state.phase == "closed"

    async def do_again(self) -> None:
        """Put the same question once more."""
        await self.ask("again")

    async def do_agree(self, level: int) -> None:
        """Set the level that was agreed on; what was noted with it before stays in the note."""
        await self.ask("agree", level=level)

    async def do_dissent(self) -> None:
        """Note who sees it otherwise."""
        state, words = self._state, self._page.words
        if state.phase != "agreed" or state.level is None:
            self._page.tell(words("First agree on a level; then note who sees it otherwise."))
            return
        level = state.level

        async def note(text: str | None) -> None:
            if text is not None:
                await self.ask("agree", text, level)

        hint = words("The minutes print it, beside level {level}.", level=level)
        await self._page.program.show(AskText(words("Who sees it otherwise, and why?"), hint=hint), note)

    async def do_skip_question(self) -> None:
        """Leave the question out."""
        await self.ask("skip")

    async def do_put_off(self) -> None:
        """Put the question itself into the parking lot."""
        state = self._state
        if state.criterion is None:
            self._page.tell(self._page.words("No question is up."))
            return
        await self.ask("park_question", self._subject().named(state.criterion, self._page.words))

    async def do_by_hand(self) -> None:
        """Type in how many hands went up."""
        state, words = self._state, self._page.words
        if state.phase not in ("open", "closed"):
            self._page.tell(words("First open the vote; then count the hands."))
            return

        async def count(text: str) -> bool:
            await self._access.do(Deed("count", text))
            return True

        await self._page.program.show(Hands(count))

    # Beside the questions

    async def do_park(self) -> None:
        """Put a line into the parking lot."""
        await self._line("park", self._page.words("For later, in one line"))

    async def do_decide(self) -> None:
        """Write down what was decided."""
        await self._line("decide", self._page.words("What was decided, in one line"))

    async def _line(self, name: DeedName, title: str) -> None:
        async def keep(text: str | None) -> None:
            if text is not None and await self.ask(name, text):
                words = self._page.words
                self._page.tell(words("Parked.") if name == "park" else words("Noted as decided."))

        await self._page.program.show(AskText(title), keep)

    async def do_agenda(self) -> None:
        """See the agenda, and put any question of it."""

        async def put(criterion: str | None) -> None:
            if criterion is not None and not self._page.is_read_only():
                await self._put(criterion)

        await self._page.program.show(AgendaSheet(self._state, self._subject()), put)

    async def do_lists(self) -> None:
        """See what was parked and decided; a change comes back here, and the list again after it."""

        async def change(asked: Change | None) -> None:
            if asked is None or self._page.is_read_only():
                return
            if asked.owner:
                await self._own(asked.place)
                return
            item = self._state.parking_lot[asked.place]
            await self._do(Deed("change_parked", place=asked.place, done=not item.done))
            await self._page.program.show(ListsSheet(self._state, asked.place), change)

        await self._page.program.show(ListsSheet(self._state), change)

    async def _own(self, place: int) -> None:
        item, words = self._state.parking_lot[place], self._page.words

        async def own(text: str | None) -> None:
            if text is not None:
                await self._do(Deed("change_parked", text, place=place))
            await self.do_lists()

        await self._page.program.show(AskText(words("Who takes it?"), item.owner, item.text), own)

    async def do_doors(self) -> None:
        """Lock the room, or unlock it."""
        words, locked = self._page.words, self._state.locked
        if await self.ask("unlock" if locked else "lock"):
            said = words("Phones can come in again.") if locked else words("No further phone can come in.")
            self._page.tell(said)

    async def do_rest(self) -> None:
        """Have a break, or go on."""
        await self.ask("resume" if self._state.paused else "pause")

    async def do_undo(self) -> None:
        """Take the last change back."""
        await self.ask("undo")

    async def do_redo(self) -> None:
        """Make the change again that was undone last."""
        await self.ask("redo")
