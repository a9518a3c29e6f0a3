"""Which store a name means: a folder of files, or a team's store in a database."""

from __future__ import annotations

import os
from pathlib import Path

from ..files.paths import default_folder, default_place, is_address
from .clock import utc_now
from .paths import typed_path
from .workspace import Workspace, on_disk

# Every start of the program waits for this module: the team's room is imported only for an address.


def place_chosen(named: str | Path | None, settings_folder: str | None) -> str:
    """Where the assessments of this run are.

    Args:
        named: by the person, for this run.
        settings_folder: what the settings say.

    Returns:
        A folder or an address: what is named, else `CM_READINESS_HOME`, else the settings', else the usual.
    """
    if named is not None and str(named):
        return str(named)
    if settings_folder and not os.environ.get("CM_READINESS_HOME"):
        return settings_folder
    return default_place()


def workspace_at(place: str | Path) -> Workspace:
    """The assessments at a place, and what is done with them.

    Args:
        place: a folder, which need not be there yet, or the address of a database.

    Raises:
        ReadinessError: an address that cannot be used; whether the server is there is not asked.
    """
    if not is_address(str(place)):
        return on_disk(Path(place))
    from ..files.unsent import Unsent
    from ..team.store import PostgresStore
    from .team_store import TeamStore, TeamWorkspace

    store = PostgresStore(str(place), utc_now)
    return TeamWorkspace(TeamStore(store, default_folder(), Unsent(shown_place(place))))


def shown_place(place: str | Path) -> str:
    """A place as it may be shown: an address without anything secret."""
    if not is_address(str(place)):
        return str(place)
    from ..team.address import without_password

    return without_password(str(place).strip())


def typed_place(text: str) -> str:
    """What a person types as the place of the assessments, outside of a shell.

    Raises:
        ReadinessError: as `address_of`.
    """
    if not is_address(text):
        return str(typed_path(text))
    from ..team.address import address_of

    return address_of(text).text


def own_folder(place: str | Path) -> Path:
    """The folder of what a person has besides the assessments, such as templates.

    Args:
        place: of the assessments; for a team's store it is the usual folder.
    """
    return default_folder() if is_address(str(place)) else Path(place)
