"""Keeps what a person chooses, in the settings file, off the UI's thread of control."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..core.assessment import Assessment
from ..core.errors import Fault
from ..core.store import Reference
from ..files.settings import Settings, read_settings, remember, settings_path, write_settings
from .saver import Saver

__all__ = ["Keeper", "Settings", "read_settings", "scores_on_the_way", "settings_path"]

FLUSH_SECONDS = 5.0


def scores_on_the_way(chosen: bool | None, assessment: Assessment) -> bool:
    """Whether the score of a dimension is shown as soon as it is finished.

    Args:
        chosen: by the person; None when nothing was.
        assessment: a room that is asked by somebody should not see scores before it has finished.
    """
    return not assessment.facilitator.strip() if chosen is None else chosen


@dataclass(frozen=True)
class Wanted:
    """All that was chosen since the start."""

    changes: tuple[tuple[str, object], ...] = ()
    opened: tuple[Path, ...] = ()
    """Files that were opened, the latest last."""


class Keeper:
    """Writes choices one after the other; what another window has written meanwhile stays.

    Args:
        refused: told, in another thread, why a choice could not be kept, or what was set aside for it.
    """

    def __init__(self, refused: Callable[[Fault], None]) -> None:
        self._wanted = Wanted()
        self._refused = refused
        self._saver: Saver[Wanted] | None = None
        self._remembered = 0

    def keep(self, **changes: object) -> None:
        """Keep settings from now on."""
        merged = {**dict(self._wanted.changes), **changes}
        self._submit(replace(self._wanted, changes=tuple(merged.items())))

    def opened(self, reference: Reference) -> None:
        """An assessment was opened: it is the most recent one now."""
        self._submit(replace(self._wanted, opened=(*self._wanted.opened, Path(reference.key))))

    def flush(self) -> bool:
        """Wait until everything is written or refused.

        Returns:
            Whether everything is on the disk.
        """
        return self._saver is None or self._saver.flush(FLUSH_SECONDS)

    def close(self) -> bool:
        """Flush, and have nothing tried again; what is chosen after that is kept all the same.

        Returns:
            Whether everything is on the disk.
        """
        saver, self._saver = self._saver, None
        return saver is None or saver.close(FLUSH_SECONDS)

    def _submit(self, wanted: Wanted) -> None:
        self._wanted = wanted
        if self._saver is None:
            self._saver = Saver[Wanted](self._write, lambda: None, self._refused)
        self._saver.submit(wanted)

    def _write(self, wanted: Wanted) -> None:
        for path in wanted.opened[self._remembered :]:
            self._tell(remember(path))
        self._remembered = len(wanted.opened)
        changes: dict[str, Any] = dict(wanted.changes)
        present, _ = read_settings()
        changed = replace(present, **changes)
        if changed != present:
            self._tell(write_settings(changed))

    def _tell(self, told: tuple[Fault, ...]) -> None:
        for fault in told:
            self._refused(fault)
