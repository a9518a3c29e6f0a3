"""Two versions of one assessment that lie beside each other, put together in the place of the first."""

from __future__ import annotations

from ..core.merging import Merged, merge
from ..core.store import Reference
from .merging import base_of
from .opening import saved_at_once
from .workspace import Workspace


def preview(workspace: Workspace, original: Reference, copy: Reference) -> Merged:
    """What two versions of an assessment would be put together to; nothing is written.

    Raises:
        ReadinessError: one of them cannot be read, or they are no versions of one assessment.
    """
    ours, theirs = workspace.read(original), workspace.read(copy)
    return merge(base_of(workspace.store, original, ours, theirs), ours, theirs)


def put_together(workspace: Workspace, original: Reference, copy: Reference) -> Reference:
    """Put a conflict copy together with its original, and move it to the trash.

    Returns:
        Where the copy lies now.

    Raises:
        ReadinessError: as `preview`, or `held_by_other`, or the disk refuses; both files are there then.
    """
    merged = preview(workspace, original, copy)
    sitting = saved_at_once(workspace, workspace.open(original), told=lambda _: None)
    try:
        sitting.take_in(merged.assessment)
    finally:
        sitting.close()
    return workspace.delete(copy)
