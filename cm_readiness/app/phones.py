"""What the phones' page is to the terminal UI, which knows no other face: who starts both hands it over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..core.errors import Fault

if TYPE_CHECKING:
    from .room import LiveRoom

PORT = 8765
"""Where phones find the page unless another one is named; after a restart it is the same one."""
HERE = "127.0.0.1"
"""Where nobody but this computer finds the page: nothing else is opened before a person chooses it."""


class Interface(NamedTuple):
    """One way into this computer from a network."""

    name: str
    """As the system calls it, such as `en0` or `Wi-Fi`."""
    address: str
    is_loopback: bool = False
    """Whether only this computer itself can use it."""


class Wished(NamedTuple):
    """What the command line named."""

    bind: str | None = None
    """The address; None while nobody has chosen one."""
    port: int = PORT
    public_url: str | None = None
    """What phones open where that is another address, such as that of a tunnel."""


class OpenPhones(Protocol):
    """The page while phones can open it."""

    @property
    def address(self) -> str:
        """What people type, without the code."""

    @property
    def link(self) -> str:
        """The address with the code, as the QR code holds it."""

    @property
    def qr(self) -> tuple[tuple[bool, ...], ...]:
        """The modules of the QR code with the quiet zone, row by row, True for the dark ones."""

    @property
    def is_local(self) -> bool:
        """Whether only this computer can open it."""

    @property
    def seen(self) -> int:
        """How many phones have opened it so far, whether they joined or not."""

    def picture(self) -> Path:
        """The QR code as a picture, which is there until the page is closed.

        Raises:
            ReadinessError: the disk refuses.
        """

    def self_test(self, seconds: float) -> Fault | None:
        """What to try when nobody comes.

        Args:
            seconds: since it was opened.

        Returns:
            None while there is nothing to say.
        """

    async def close(self) -> None:
        """Close it: afterwards no port, task, thread or file is left."""


class Phones(Protocol):
    """Opens the page of a room."""

    @property
    def wished(self) -> Wished:
        """What the command line named."""

    def interfaces(self) -> tuple[Interface, ...]:
        """Where it can be opened: those that other computers reach first, the loopback last.

        Raises:
            ReadinessError: `phones_extra_missing`.
        """

    async def open(
        self, room: LiveRoom, bind: str = HERE, port: int = PORT, public_url: str | None = None
    ) -> OpenPhones:
        """Open it, in the loop that runs.

        Args:
            room: what is voted on.
            bind: the address of one of the interfaces.
            port: 1 to 65535.
            public_url: what phones open where that is another address.

        Raises:
            ReadinessError: `phones_extra_missing`, `phones_port_in_use`, `phones_port_refused`,
                `phones_no_such_address`, `phones_no_network`, `phones_bad_public_url`.
        """
