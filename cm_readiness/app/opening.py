"""Ways to begin a sitting: saving by itself, or at once; on an assessment that is there, or a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ..core.errors import Fault, error_of
from ..core.store import OpenedAssessment
from .direct_saver import DirectSaver, Refused
from .keeping import Keeping, Told
from .saver import Saver
from .sitting import Sitting
from .workspace import Draft, Opened, Workspace


def autosaved(
    workspace: Workspace,
    opened: Opened,
    *,
    saved: Callable[[], None],
    refused: Callable[[Fault], None],
    told: Told,
    freed: Callable[[], None],
) -> Sitting:
    """A sitting that saves by itself, away from the thread that it is changed in.

    Args:
        workspace: the assessments.
        opened: what is answered.
        saved: told, in another thread, when the newest value is on the disk.
        refused: told, in another thread, why it is not.
        told: told, in another thread, what was kept beside it, or who has taken it over.
        freed: told, in another thread, when whoever had it open is gone.
    """
    keeping = Keeping(workspace, opened.asked, opened.file, told, freed=freed)
    return Sitting(workspace, opened.file.assessment, keeping, lambda write: Saver(write, saved, refused))


def saved_at_once(
    workspace: Workspace, opened: Opened, *, told: Told, refused: Refused | None = None
) -> Sitting:
    """A sitting whose every change is on the disk when it returns.

    Args:
        workspace: the assessments.
        opened: what is answered.
        told: told what was kept beside it.
        refused: as for `DirectSaver`.

    Raises:
        ReadinessError: `held_by_other`.
    """
    keeping = Keeping(workspace, opened.asked, _ours(opened.file), told)
    return Sitting(workspace, opened.file.assessment, keeping, lambda write: DirectSaver(write, refused))


def begun(
    workspace: Workspace,
    draft: Draft,
    file: OpenedAssessment | None,
    *,
    told: Told,
    refused: Refused | None = None,
) -> Sitting:
    """A sitting with a new assessment, which is kept as soon as something is known of the company.

    Args:
        workspace: the assessments.
        draft: the new assessment.
        file: where it is going to be kept; under a free name where nobody said so.
        told: as for `saved_at_once`.
        refused: as for `saved_at_once`.

    Raises:
        ReadinessError: `held_by_other`.
    """
    keeping = Keeping(workspace, draft.asked, _ours(file), told, new=True)
    return Sitting(workspace, draft.assessment, keeping, lambda write: DirectSaver(write, refused))


File = TypeVar("File", OpenedAssessment, "OpenedAssessment | None")


def _ours(file: File) -> File:
    """What is open here alone; else it is released again."""
    if file is not None and file.held_by_other is not None:
        file.release()
        raise error_of([file.held_by_other])
    return file
