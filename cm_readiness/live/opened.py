"""The phones' page while it is open: it ends without a port, a task, a thread or a file that stays."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp.web import AppRunner, SockSite

from ..app.room import LiveRoom
from ..core.errors import Fault, Place, ReadinessError
from .addresses import Origin, bound, local_origin, public_origin
from .logs import kept_off_the_screen
from .qr import Rows, rows, write_picture
from .server import Server

NOBODY_AFTER = 30.0
"""Seconds without any phone after which something is in the way."""
_IDLE = 75.0
"""Seconds that a connection may say nothing."""


async def opened(room: LiveRoom, bind: str, port: int, public_url: str | None) -> OpenedPhones:
    """Open the page; as `Phones.open`."""
    public = None if public_url is None else public_origin(public_url)
    async with AsyncExitStack() as stack:
        listening = bound(bind, port)
        stack.callback(listening.close)
        stack.enter_context(kept_off_the_screen())
        local = local_origin(listening)
        server = Server(room, [local, *([public] if public else [])])
        runner = AppRunner(
            server.app, handle_signals=False, access_log=None, shutdown_timeout=1, keepalive_timeout=_IDLE,
            lingering_time=1, auto_decompress=False,
        )  # fmt: skip
        stack.push_async_callback(runner.cleanup)
        stack.callback(server.stop)
        await runner.setup()
        await SockSite(runner, listening).start()
        ending = stack.pop_all()
    return OpenedPhones(room.code, public or local, local, server, ending)


class OpenedPhones:
    """As `OpenPhones`.

    Args:
        code: what lets a phone in.
        shown: the address that phones open.
        local: the address of this computer.
        server: answers them.
        ending: what closes everything.
    """

    def __init__(
        self, code: str, shown: Origin, local: Origin, server: Server, ending: AsyncExitStack
    ) -> None:
        self.address = str(shown)
        self.link = f"{self.address}/{code}".upper()
        self.qr: Rows = rows(self.link)
        self.is_local = shown is local and local.host.startswith("127.")
        self._server = server
        self._ending = ending
        self._picture: Path | None = None

    @property
    def seen(self) -> int:
        """As in `OpenPhones`."""
        return self._server.seen

    def picture(self) -> Path:
        """As in `OpenPhones`."""
        if self._picture is None:
            try:
                folder = self._ending.enter_context(TemporaryDirectory(prefix="cm-readiness-"))
                path = Path(folder) / "workshop.png"
                write_picture(self.link, path)
            except OSError as error:
                reason = error.strerror or type(error).__name__
                raise ReadinessError("cannot_write", Place("workshop.png"), reason=reason) from error
            self._picture = path
        return self._picture

    def self_test(self, seconds: float) -> Fault | None:
        """As in `OpenPhones`."""
        if self.seen or seconds < NOBODY_AFTER:
            return None
        code = "phones_only_here" if self.is_local else "phones_none_seen"
        return Fault(code, {"seconds": int(seconds), "address": self.address})

    async def close(self) -> None:
        """As in `OpenPhones`."""
        await self._ending.aclose()
