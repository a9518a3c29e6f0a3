"""The door between the two windows of a workshop: open to programs of the same person on the same machine.

A socket in a folder that only its owner can enter; where the system has none, a port on the loopback with a
secret in a file that only its owner can read.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import ReadinessError
from ..files.private_folder import keep_to_owner, private_place, read_secret, remove, write_secret

LOOPBACK = "127.0.0.1"
SECONDS_TO_ENTER = 5.0
"""How long somebody at the door may take to say the secret."""
MOST_ASKED = 131_072
"""Bytes of one line that the console sends: a text of 20,000 characters, with room to spare."""
MOST_TOLD = 4_194_304
"""Bytes of one line that the room sends."""

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Door:
    """A door that is open."""

    server: asyncio.Server
    path: Path
    """What lies in the private folder as long as it is open."""

    async def close(self) -> None:
        """Let nobody in any more; nothing is left."""
        self.server.close()
        remove(self.path)


def has_sockets() -> bool:
    """Whether programs here can talk through a socket that lies in a folder."""
    return sys.platform != "win32" and hasattr(asyncio, "open_unix_connection")


async def open_door(file: Path, serve: Serve, *, loopback: bool | None = None) -> Door:
    """Open the door of a workshop.

    Args:
        file: the assessment.
        serve: is given each who comes in.
        loopback: whether to use a port with a secret; by default where there is no other way.

    Raises:
        ReadinessError: there is no place of the user's own, or the system refuses.
    """
    try:
        if has_sockets() if loopback is None else not loopback:
            path = private_place(file, "sock")
            # The room holds the lock of the file: a socket that lies here was left by one that is gone.
            remove(path)
            server = await asyncio.start_unix_server(serve, path, limit=MOST_ASKED)
            keep_to_owner(path)
            return Door(server, path)
        return await _loopback_door(private_place(file, "door"), serve)
    except OSError as error:
        raise ReadinessError("console_door_shut", reason=error.strerror or type(error).__name__) from error


async def knock(
    file: Path, *, loopback: bool | None = None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Go in by the door of a workshop.

    Args:
        file: the assessment.
        loopback: as for `open_door`.

    Raises:
        ReadinessError: `no_workshop_here` where nobody opens.
    """
    try:
        if has_sockets() if loopback is None else not loopback:
            return await asyncio.open_unix_connection(private_place(file, "sock"), limit=MOST_TOLD)
        told = json.loads(read_secret(private_place(file, "door")))
        reader, writer = await asyncio.open_connection(LOOPBACK, int(told["port"]), limit=MOST_TOLD)
        writer.write(json.dumps({"secret": str(told["secret"])}).encode() + b"\n")
    except (OSError, ValueError, TypeError, KeyError, ReadinessError) as error:
        raise ReadinessError("no_workshop_here") from error
    return reader, writer


async def _loopback_door(path: Path, serve: Serve) -> Door:
    secret = secrets.token_urlsafe(32)

    async def check(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if await _knows(reader, secret):
            await serve(reader, writer)
        else:
            writer.close()

    server = await asyncio.start_server(check, LOOPBACK, 0, limit=MOST_ASKED)
    port = server.sockets[0].getsockname()[1]
    try:
        write_secret(path, json.dumps({"port": port, "secret": secret}))
    except ReadinessError:
        server.close()
        raise
    return Door(server, path)


async def _knows(reader: asyncio.StreamReader, secret: str) -> bool:
    try:
        line = await asyncio.wait_for(reader.readline(), SECONDS_TO_ENTER)
        said = json.loads(line)
    except (OSError, ValueError, TimeoutError):
        return False
    given = said.get("secret") if isinstance(said, dict) else None
    return isinstance(given, str) and secrets.compare_digest(given.encode(), secret.encode())
