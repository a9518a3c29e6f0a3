"""`store`: sets up a team's store, brings it up to date, and copies between stores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ..core.errors import Place, ReadinessError
from ..language.words import N_
from .declared import Argument, Declared, Option
from .output import NOT_WRITTEN, complain, put, talk, writing
from .session import Session
from .values import nearest, no_such

if TYPE_CHECKING:
    from ..app.store_copy import Copied

PLACE = "store"
DEEDS = {"create": ("ADDRESS",), "upgrade": ("ADDRESS",), "copy": ("FROM", "TO")}
"""What can be done, and with what."""
USUAL_TEAM = "team"
LEFT = 1
"""The exit code where something was not copied."""


def store(
    session: Session,
    what: Annotated[
        str,
        Argument(
            metavar="create|upgrade|copy", help=N_("Whether to set up, to bring up to date, or to copy.")
        ),
    ],
    places: Annotated[
        list[str] | None,
        Argument(
            metavar=N_("ADDRESS|FROM TO"),
            help=N_(
                "postgresql://host/database; to copy, two of them or a folder: from where, and to where."
            ),
        ),
    ] = None,
    team: Annotated[
        str | None,
        Option(
            "--team",
            metavar=N_("NAME"),
            help=N_("The team that is set up; team unless given. A database may hold several."),
        ),
    ] = None,
    private_notes: Annotated[
        bool,
        Option(
            "--private-notes",
            help=N_("Keeps private notes in the store too, each for its author alone."),
        ),
    ] = False,
) -> int:
    """Do one of the three."""
    given = _given(what, places or [])
    if what != "create" and (team is not None or private_notes):
        option = "--team" if team is not None else "--private-notes"
        raise ReadinessError("store_option_to_create", Place(PLACE), option=option)
    if what == "create":
        return _create(session, given[0], team, private_notes=private_notes)
    if what == "upgrade":
        return _upgrade(session, given[0])
    return _copy(session, *given)


def _given(what: str, places: list[str]) -> list[str]:
    """As many places as it takes.

    Raises:
        ReadinessError: `no_such_deed`, `missing_argument`, or `unexpected_argument`.
    """
    if what not in DEEDS:
        raise no_such("no_such_deed", PLACE, nearest(what, DEEDS), given=what, known=", ".join(DEEDS))
    wanted = DEEDS[what]
    if len(places) < len(wanted):
        raise ReadinessError("missing_argument", Place(PLACE), argument=wanted[len(places)])
    if len(places) > len(wanted):
        raise ReadinessError("unexpected_argument", Place(PLACE), given=places[len(wanted)])
    return places


def _create(session: Session, address: str, team: str | None, *, private_notes: bool) -> int:
    """Set up a team's store, and say how people are let in."""
    from ..app.team_setup import set_up

    roles = set_up(address, team or USUAL_TEAM, named=team is not None, private_notes=private_notes)
    words = session.words
    put(
        "\n".join(
            (
                words("The store of the team {team} is set up.", team=roles.team),
                words("Who reads and writes has the role {role}.", role=roles.member),
                words("Who only reads has the role {role}.", role=roles.reader),
            )
        )
    )
    talk(
        words(
            "To let somebody in, as the database's administrator: {command}",
            command=f'psql -c \'GRANT "{roles.member}" TO "ana"\'',
        )
    )
    return 0


def _upgrade(session: Session, address: str) -> int:
    from ..app.team_setup import bring_up_to_date

    before, after = bring_up_to_date(address)
    words = session.words
    if before == after:
        put(words("The store is up to date (version {version}); nothing was changed.", version=after))
    else:
        put(words("The store was brought from version {before} to {after}.", before=before, after=after))
    return 0


def _copy(session: Session, source: str, target: str) -> int:
    """Copy, say what came of it, and name what is not there now."""
    from ..app.store_copy import copy_store

    with writing():
        copied = copy_store(source, target)
    complain(tuple(copied.left), session.words)
    put("\n".join(_told(copied, session)))
    if copied.broken_off is not None:
        complain((copied.broken_off,), session.words)
        return NOT_WRITTEN
    return 0 if copied.is_whole else LEFT


def _told(copied: Copied, session: Session) -> list[str]:
    from ..core.text import on_one_line

    words = session.words
    lines = [
        words("Copied: {count}", count=len(copied.done)),
        words("There already, the same: {count}", count=len(copied.same)),
        words("Not copied: {count}", count=len(copied.left)),
    ]
    if copied.besides:
        names = on_one_line(", ".join(copied.besides))
        lines.append(words("Left where they are, as they are no assessments: {names}", names=names))
    return lines


STORE = Declared(
    "store",
    store,
    N_(
        "Sets up the store of a team in PostgreSQL, brings it up to date, or copies between stores.\n\n"
        "A copy goes both ways between a folder and a team's store, byte for byte, the trash and people's "
        "own answers included. Nothing is replaced; what was not copied is named, and the exit code is 1. "
        "Passwords are read from ~/.pgpass, never from the address."
    ),
    "cm-readiness store create postgresql://db.example.com/firm --team nord\n"
    "cm-readiness store copy assessments postgresql://db.example.com/firm\n"
    "cm-readiness store copy postgresql://db.example.com/firm taken-out",
)
