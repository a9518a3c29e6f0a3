"""Versions of one assessment, found and put together."""

from __future__ import annotations

from pathlib import Path

from ..core.assessment import Assessment
from ..core.errors import Place, ReadinessError
from ..core.merging import Merged, descends, merge
from ..core.store import AssessmentStore, Reference
from ..files.conflicted import ConflictedFile
from .clock import utc_now


def base_of(
    store: AssessmentStore, reference: Reference, ours: Assessment, theirs: Assessment
) -> Assessment | None:
    """What two versions come from, as far as the store can tell.

    Args:
        store: where ours is kept.
        reference: what it is there.
        ours: one version.
        theirs: the other one.

    Returns:
        The version that was kept last, where both descend from it; else None.
    """
    kept = store.earlier(reference)
    if kept is None or not (descends(ours, kept) and descends(theirs, kept)):
        return None
    return kept


def preview(path: Path) -> Merged:
    """What both sides of a file with conflict markers come to; nothing is written.

    Raises:
        ReadinessError: as `ConflictedFile`, or as `merge`.
    """
    with ConflictedFile(path, utc_now) as file:
        return merge(file.base, file.ours, file.theirs)


def resolve(path: Path, seen: Merged | None = None) -> Merged:
    """Put both sides of a file with conflict markers together, in its place.

    Args:
        path: the file.
        seen: what somebody was shown and has said yes to; None where nobody was asked.

    Raises:
        ReadinessError: as `ConflictedFile`, or as `merge`; `changed_meanwhile` where it is no longer what
            was seen. The file is as it was then.
    """
    with ConflictedFile(path, utc_now) as file:
        merged = merge(file.base, file.ours, file.theirs)
        if seen is not None and merged != seen:
            raise ReadinessError("changed_meanwhile", Place(str(path)))
        file.write(merged.assessment)
    return merged
