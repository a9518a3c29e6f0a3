"""Addresses of team's stores: `postgresql://host/database#team`, and never a password in one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from ..core.errors import Place, ReadinessError

SCHEMES = ("postgresql://", "postgres://")
TEAM = re.compile(r"[a-z][a-z0-9_]{0,29}")
"""What a team may be called: its name becomes a part of the names of its roles."""
_IN_PASSWORD = re.compile(r"(?<=://)([^:/@?#]*):[^?]*(?=@)")
"""Whatever stands between a name with a colon and the last @: passwords have every sign in them."""
_SERVER = re.compile(r"(\[[^\]]*\]|[^:\[\]]*)(:\d*)?")
"""A server by name or number, and its port."""
_PARAMETER = re.compile(r"(?<=[?&])((?:ssl)?password)=[^&#]*", re.IGNORECASE)


@dataclass(frozen=True)
class Address:
    """An address, taken apart."""

    connection: str
    """What the server is reached by, as PostgreSQL's own programs take it."""
    team: str
    """The team that is meant; empty where the person is in one alone."""
    text: str
    """All of it, as it may be printed."""


def is_address(text: str) -> bool:
    """Whether a text is the address of a team's store, and not the name of a folder."""
    return text.strip().lower().startswith(SCHEMES)


def without_password(text: str) -> str:
    """An address as it may be printed, whatever was typed."""
    return _PARAMETER.sub(r"\1=…", _IN_PASSWORD.sub(r"\1:…", text))


def address_of(text: str) -> Address:
    """An address, taken apart.

    Raises:
        ReadinessError: `store_address`; `store_password_in_address`; `team_name`.
    """
    text = text.strip()
    shown = without_password(text)
    if shown != text:
        raise ReadinessError("store_password_in_address", Place(shown))
    connection, _, team = text.partition("#")
    if not is_address(text) or not connection.isprintable() or any(sign.isspace() for sign in connection):
        raise ReadinessError("store_address", Place(shown))
    kind, _, way = connection.partition("://")
    servers = re.split("[/?]", way)[0].rpartition("@")[2].split(",")
    if not all(_SERVER.fullmatch(server) for server in servers):
        # A word in the place of a port may be the beginning of a password.
        raise ReadinessError("store_address", Place(f"{kind}://…"))
    team = unquote(team)
    if team:
        check_team(team, shown)
    return Address(connection, team, text)


def check_team(team: str, address: str) -> None:
    """Refuse a name that no team can have.

    Args:
        team: the name.
        address: where it is to be, as it may be printed.

    Raises:
        ReadinessError: `team_name`.
    """
    if not TEAM.fullmatch(team):
        raise ReadinessError("team_name", Place(address), word=team[:60])
