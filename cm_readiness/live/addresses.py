"""Where phones find the page: the interfaces of this computer, the port, the public address."""

from __future__ import annotations

import errno
import re
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address
from urllib.parse import urlsplit

import psutil

from ..app.phones import Interface
from ..core.errors import Place, ReadinessError

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_PORTS = {"http": 80, "https": 443}
"""Ports that browsers leave out of the name of a host."""
_BACKLOG = 128


@dataclass(frozen=True)
class Origin:
    """One address under which browsers know the page."""

    scheme: str
    host: str
    """With the port, unless it is that of the scheme."""

    def __str__(self) -> str:
        """As browsers name it in the header `Origin`."""
        return f"{self.scheme}://{self.host}"


def interfaces() -> tuple[Interface, ...]:
    """Where the page can be opened: those that other computers reach first, the loopback last.

    Only IPv4: phones do not take an address in brackets from a QR code reliably.
    """
    return tuple(sorted(_interfaces(), key=lambda found: found.is_loopback))


def _interfaces() -> Iterator[Interface]:
    states = psutil.net_if_stats()
    for name, addresses in psutil.net_if_addrs().items():
        for one in addresses:
            if one.family == socket.AF_INET and name in states and states[name].isup:
                address = IPv4Address(one.address)
                # A link-local address is what is left where no network has given one.
                if not address.is_link_local:
                    yield Interface(name, one.address, address.is_loopback)


def bound(bind: str, port: int) -> socket.socket:
    """A socket that listens at one address of this computer.

    Args:
        bind: the address.
        port: 1 to 65535; 0 lets the system choose.

    Raises:
        ReadinessError: `phones_no_such_address`, `phones_no_network`, `phones_port_in_use`,
            `phones_port_refused`.
    """
    _check_address(bind)
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            # After a crash the port is taken again at once; elsewhere this would let two programs share it.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((bind, port))
        listening.listen(_BACKLOG)
        listening.setblocking(False)
    except OSError as error:
        listening.close()
        raise _refused(error, bind, port) from error
    return listening


def _check_address(bind: str) -> None:
    try:
        address = IPv4Address(bind)
    except AddressValueError:
        address = None
    if address is None or address.is_unspecified or address.is_multicast:
        raise _no_such_address(bind)


def _no_such_address(bind: str) -> ReadinessError:
    known = [found.address for found in interfaces()]
    if known and all(IPv4Address(address).is_loopback for address in known):
        return ReadinessError("phones_no_network", given=bind)
    return ReadinessError("phones_no_such_address", given=bind, known=", ".join(known))


def _refused(error: OSError, bind: str, port: int) -> ReadinessError:
    if error.errno == errno.EADDRNOTAVAIL:
        return _no_such_address(bind)
    taken = error.errno == errno.EADDRINUSE
    # Windows keeps whole ranges of ports back, and answers as if they needed rights.
    code = "phones_port_in_use" if taken else "phones_port_refused"
    return ReadinessError(code, port=str(port), reason=error.strerror or type(error).__name__)


def local_origin(listening: socket.socket) -> Origin:
    """The address of a socket, as browsers name it."""
    host, port = listening.getsockname()
    return Origin("http", host if port == _PORTS["http"] else f"{host}:{port}")


def public_origin(url: str) -> Origin:
    """The address that a person names for phones.

    Args:
        url: such as `https://vote.example.org`; nothing may follow the name and the port.

    Raises:
        ReadinessError: `phones_bad_public_url`.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise _bad_public_url(url) from None
    is_plain = parts.scheme in _PORTS and _HOST.fullmatch(host) and port != 0
    if not is_plain or parts.path not in ("", "/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise _bad_public_url(url)
    return Origin(parts.scheme, host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}")


def _bad_public_url(url: str) -> ReadinessError:
    return ReadinessError("phones_bad_public_url", Place(), given=url)
