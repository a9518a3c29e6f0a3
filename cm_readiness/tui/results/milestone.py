"""Freezing the present results under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...app.sitting import utc_now
from ...core.comparison import with_milestone
from ...core.errors import ReadinessError

if TYPE_CHECKING:
    from ..shell.page import Room


async def freeze(room: Room) -> None:
    """Ask for a name, and freeze the present results under it.

    Args:
        room: a screen of one assessment.
    """
    from ..shell.dialogs import AskText

    def add(name: str | None) -> None:
        if name is None:
            return
        try:
            frozen = with_milestone(room.session.evaluation(), name, utc_now())
        except ReadinessError as error:
            room.tell_fault(error.fault)
        else:
            room.session.revise(frozen, "")
            room.show_all()
            room.tell(room.words("The results of now are frozen as “{name}”.", name=name))

    known = [milestone.name for milestone in room.session.assessment.milestones]
    hint = room.words("Frozen already: {names}", names=", ".join(known)) if known else ""
    await room.host.show(AskText(room.words("Name of the milestone"), hint=hint), add)
