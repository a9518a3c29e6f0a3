"""`workshop`: opens an assessment straight into the live workshop, with the page for the phones."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ..app.phones import PORT, Wished
from ..core.errors import Place, ReadinessError
from ..language.words import N_
from .declared import Declared, Option
from .options import File, Language
from .session import Session
from .terminal import is_terminal

if TYPE_CHECKING:
    from ..app.phones import Phones

PLACE = "workshop"
_LAST_PORT = 65535


def workshop(
    session: Session,
    file: File,
    bind: Annotated[
        str | None,
        Option(
            "--bind",
            metavar=N_("ADDRESS"),
            help=N_("The address of this computer that phones open; else the screen lets you choose."),
        ),
    ] = None,
    port: Annotated[
        str | None,
        Option("--port", metavar="N", help=N_("The port that phones open; 8765 unless given.")),
    ] = None,
    public_url: Annotated[
        str | None,
        Option(
            "--public-url",
            metavar="URL",
            help=N_("What phones open where that is another address, such as that of a tunnel."),
        ),
    ] = None,
    console: Annotated[
        bool,
        Option(
            "--console",
            help=N_("Opens the facilitator’s own window, beside the one that the projector shows."),
        ),
    ] = False,
    no_phones: Annotated[
        bool, Option("--no-phones", help=N_("Opens nothing to the network: votes are counted by hand."))
    ] = False,
    language: Language = None,
) -> int:
    """Open the workshop of an assessment, or the second window of one that is open."""
    session.speak(language, PLACE)
    session.refuse_missing(file)
    named = bind is not None or port is not None or public_url is not None
    if named and (console or no_phones):
        raise ReadinessError(
            "phones_not_here", Place(PLACE), option="--console" if console else "--no-phones"
        )
    phones = None
    if not console:
        phones = None if no_phones else _phones(Wished(bind, _port(port), public_url))
        _see_that_it_opens(session, file)
    if not is_terminal():
        raise ReadinessError("no_terminal")
    from ..tui.shell.running import run_workshop

    gc.enable()
    return run_workshop(file, session.folder, session.language, phones, console=console)


def _phones(wished: Wished) -> Phones:
    """What opens the page, once it is sure that it can."""
    from ..live.phones import LivePhones

    phones = LivePhones(wished)
    phones.check()
    return phones


def _port(given: str | None) -> int:
    if given is None:
        return PORT
    if given.isascii() and given.isdecimal() and 0 < int(given[:6]) <= _LAST_PORT:
        return int(given)
    raise ReadinessError("phones_bad_port", Place(PLACE), given=given)


def _see_that_it_opens(session: Session, file: Path) -> None:
    """Before the screen changes: that it is an assessment, and that nobody else has it open."""
    reference = session.named(file)
    with session.hold(session.workspace.store.open(reference)) as opened:
        session.asked_by(opened.assessment, reference, None)


WORKSHOP = Declared(
    "workshop",
    workshop,
    N_(
        "Runs a workshop: everybody votes on a phone before anybody hears the others.\n\n"
        "Nothing leaves the room: phones open a page of this computer, which only it can open until you "
        "choose a network. Without phones, hands are counted. What is agreed is saved in FILE."
    ),
    "cm-readiness workshop calla.toml\n"
    "cm-readiness workshop calla.toml --console\n"
    "cm-readiness workshop calla.toml --bind 192.168.1.20",
)
