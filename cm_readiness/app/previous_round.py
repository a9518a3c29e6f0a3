"""The round that an assessment follows, found again among the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..core.comparison import Against, present
from ..core.errors import ReadinessError
from .workspace import Workspace

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.store import Reference


def previous_round(
    workspace: Workspace, assessment: Assessment, stopped: Callable[[], bool] = lambda: False
) -> Against | None:
    """What an assessment follows, as one side of a comparison; None where it follows nothing that is there.

    Args:
        workspace: where it is looked for.
        assessment: the later round.
        stopped: whether nobody waits for it any more.
    """
    if assessment.follows is None:
        return None
    try:
        for reference in workspace.store.references():
            if stopped():
                return None
            if _id_of(workspace, reference) == assessment.follows:
                return present(workspace.evaluation(reference), reference.label)
    except ReadinessError:
        pass  # What cannot be read is not compared; the list of assessments says why.
    return None


def _id_of(workspace: Workspace, reference: Reference) -> str | None:
    """The id of an assessment; None for one that cannot be read."""
    try:
        return workspace.read(reference).id
    except ReadinessError:
        return None
