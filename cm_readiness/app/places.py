"""Assessments as another process finds them, whatever folder it works in, and back as a person names them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from ..core.errors import Fault, error_of
from ..core.store import Reference
from ..core.summary import Summary
from .paths import is_address
from .stores import workspace_at
from .workspace import Workspace


def place_of(workspace: Workspace) -> str:
    """Where the assessments are, for another process or machine: a whole path, or a team's address."""
    place = workspace.store.place
    return place if is_address(place) else os.path.abspath(place)  # noqa: PTH100 - leaves links alone


def opened(place: str) -> Workspace:
    """The assessments of a place.

    Args:
        place: as `place_of` gives it.
    """
    return workspace_at(place)


def check_reached(fault: Fault | None) -> None:
    """Do not go on to the next assessment where it is the store that cannot be reached.

    Raises:
        ReadinessError: it cannot: the same would be said of each of thousands, after waiting for each.
    """
    if fault is None:
        return
    from ..team.refusals import GONE

    if fault.code in GONE:
        raise error_of([fault])


class Renamed:
    """Files under their whole path, and back as a person named them.

    Args:
        workspace: the assessments.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._named, self._whole = workspace.store.place, place_of(workspace)

    def key(self, reference: Reference) -> str:
        """What finds an assessment from any folder."""
        if is_address(self._whole):
            return reference.key
        return os.path.abspath(reference.key)  # noqa: PTH100 - leaves links alone

    def fault(self, fault: Fault) -> Fault:
        """A fault as it would have been found here."""
        if self._named == self._whole:
            return fault
        values = {
            name: self._text(one) if isinstance(one, str) else one for name, one in fault.values.items()
        }
        where = replace(fault.where, file=self._text(fault.where.file))
        return replace(fault, values=values, where=where)

    def summary(self, summary: Summary) -> Summary:
        """A summary as it would have been made here."""
        return summary if summary.fault is None else replace(summary, fault=self.fault(summary.fault))

    def _text(self, text: str) -> str:
        whole = os.path.join(self._whole, "")  # noqa: PTH118 - ends in a separator
        if not text.startswith(whole):
            return text
        return str(Path(self._named) / text[len(whole) :])
