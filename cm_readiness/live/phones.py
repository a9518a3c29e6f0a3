"""Opens the phones' page for a room; what it needs besides the program is imported then, and not before."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from ..app.phones import HERE, PORT, Interface, Wished
from ..core.errors import ReadinessError

if TYPE_CHECKING:
    from ..app.room import LiveRoom
    from .opened import OpenedPhones

_NEEDED = ("aiohttp", "segno", "psutil")


class LivePhones:
    """Opens the page.

    Args:
        wished: what the command line named.
    """

    def __init__(self, wished: Wished | None = None) -> None:
        self.wished = wished or Wished()

    def interfaces(self) -> tuple[Interface, ...]:
        """As in `Phones`."""
        check_installed()
        from .addresses import interfaces

        return interfaces()

    async def open(
        self, room: LiveRoom, bind: str = HERE, port: int = PORT, public_url: str | None = None
    ) -> OpenedPhones:
        """As in `Phones`."""
        check_installed()
        from .opened import opened

        return await opened(room, bind, port, public_url)

    def check(self) -> None:
        """See that the page could be opened where the command line wishes it, and open nothing.

        Raises:
            ReadinessError: as `open`.
        """
        check_installed()
        from .addresses import bound, public_origin

        if self.wished.public_url is not None:
            public_origin(self.wished.public_url)
        bound(self.wished.bind or HERE, self.wished.port).close()


def check_installed() -> None:
    """See that everything is there.

    Raises:
        ReadinessError: `phones_extra_missing`.
    """
    try:
        for module in _NEEDED:
            import_module(module)
    except ImportError as error:
        raise ReadinessError("phones_extra_missing", extra="live", python=sys.executable) from error
