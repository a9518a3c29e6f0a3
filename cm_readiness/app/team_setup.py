"""Setting up the store of a team, for every face."""

from __future__ import annotations

from ..core.errors import Place, ReadinessError
from ..team import schema
from ..team.address import address_of
from ..team.schema import TeamRoles


def set_up(address: str, team: str, *, named: bool, private_notes: bool) -> TeamRoles:
    """Set up the store of a team in a database.

    Args:
        address: of the database; a team that it names is the one that is meant.
        team: what it is called.
        named: whether a person said so.
        private_notes: whether private notes are kept there, too; what was chosen before stays without it.

    Raises:
        ReadinessError: `team_named_twice`, or as `schema.create`.
    """
    in_address = address_of(address).team
    if named and in_address and in_address != team:
        raise ReadinessError("team_named_twice", Place("store"), one=team, other=in_address)
    return schema.create(address, in_address or team, private_notes=private_notes or None)


def bring_up_to_date(address: str) -> tuple[int, int]:
    """Bring the tables of a store up to date.

    Returns:
        Their version before and after.

    Raises:
        ReadinessError: as `schema.upgrade`.
    """
    return schema.upgrade(address)
