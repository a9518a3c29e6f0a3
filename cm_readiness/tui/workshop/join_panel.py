"""How to come in, beside the question: QR code, address, code; and how many have voted, and the time."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from ...app.phones import OpenPhones
from ...app.room_states import ProjectorState
from ...language.words import Words
from ..widgets.block_letters import BlockLetters
from ..widgets.line import Prose
from .qr import QrCode
from .said import address_words, code_words


class JoinPanel(Vertical):
    """A column at the right of the wall."""

    def __init__(self) -> None:
        super().__init__(id="side")

    def compose(self) -> ComposeResult:
        """From the code down."""
        yield QrCode(id="qr")
        yield Prose(id="address")
        yield Prose(id="code")
        yield BlockLetters(id="tally")
        yield Prose(id="voted")
        yield Prose(id="time")

    def show(
        self,
        phones: OpenPhones | None,
        state: ProjectorState,
        voted: str,
        time: tuple[str, bool],
        words: Words,
    ) -> None:
        """Show it.

        Args:
            phones: their page; None where no phone is let in.
            state: the room.
            voted: how many have voted, in words.
            time: what the clock says, and whether that is more than was planned.
            words: the person's language.
        """
        self.query_one(QrCode).show(phones.qr if phones is not None else ())
        # Between two questions they stand large beside it.
        is_up = phones is not None and state.criterion is not None
        self.query_one("#address", Prose).say((address_words(phones) if phones and is_up else "", "bold"))
        code = words("Code {code}", code=code_words(state.code)) if is_up else ""
        self.query_one("#code", Prose).say((code, "bold"))
        is_open = state.phase in ("open", "closed") and bool(state.members)
        self.query_one("#tally", BlockLetters).say(f"{state.voted}/{state.members}" if is_open else "")
        self.query_one("#voted", Prose).say((voted if is_up else "", "bold"))
        said, late = time
        self.query_one("#time", Prose).say((said, "bold $text-warning" if late else ""))
