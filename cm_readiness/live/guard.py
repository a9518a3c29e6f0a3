"""What every request has to be before anything is done for it, and what every answer says to browsers."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from aiohttp import web

from ..core.errors import ReadinessError
from .addresses import Origin

MOST_BYTES = 1024
"""Of what a phone sends."""
FORM = "application/x-www-form-urlencoded"
_ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    # With no-referrer, browsers would send the origin of a form as null.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def check(request: web.Request, origins: Mapping[str, Origin], shown: Origin) -> Origin:
    """See that a request is meant for this page, and comes from it.

    Args:
        request: any.
        origins: the addresses of the page, by their hosts.
        shown: the one that phones are to open.

    Returns:
        The address under which the browser knows the page.

    Raises:
        ReadinessError: `phones_foreign_host`, `phones_foreign_origin`, `phones_no_form`, `phones_too_large`.
    """
    hosts = request.headers.getall("Host", [])
    origin = origins.get(hosts[0].lower()) if len(hosts) == 1 else None
    if origin is None:
        # Names that somebody else lets point here would make this page a part of theirs.
        raise ReadinessError("phones_foreign_host", address=str(shown))
    if request.method == "POST":
        _check_sent(request, origin)
    return origin


def _check_sent(request: web.Request, origin: Origin) -> None:
    if request.headers.getall("Origin", []) != [str(origin)]:
        raise ReadinessError("phones_foreign_origin", address=str(origin))
    if request.content_type != FORM:
        raise ReadinessError("phones_no_form")
    if (request.content_length or 0) > MOST_BYTES:
        raise ReadinessError("phones_too_large")


def new_nonce() -> str:
    """What lets the style and the script of one answer run."""
    return secrets.token_urlsafe(12)


def headers(nonce: str | None = None) -> dict[str, str]:
    """What every answer says to browsers.

    Args:
        nonce: of the page; None for an answer that is no page.
    """
    policy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action "
    if nonce is None:
        policy += "'none'"
    else:
        policy += f"'self'; connect-src 'self'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'"
    return {**_ALWAYS, "Content-Security-Policy": policy}


async def hide_server(request: web.Request, response: web.StreamResponse) -> None:
    """Nobody needs to know which versions run here."""
    response.headers.popall("Server", None)
