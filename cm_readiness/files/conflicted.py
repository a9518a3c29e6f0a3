"""A file that git left with both sides of a conflict: read as two versions, and written as one."""

from __future__ import annotations

from pathlib import Path

from ..core.assessment import Assessment
from ..core.errors import Place, ReadinessError
from .assessment_reading import parse_assessment
from .atomic import write_bytes
from .conflict_markers import Sides, sides
from .faults import shown
from .lock import Lock, error_of_holder
from .opening import keep_last_good
from .process import this_process
from .toml_file import read_content, text_of
from .writing import Clock, content_of


class ConflictedFile:
    """A file with conflict markers, held while it is put together; leaving the `with` block lets go of it.

    Args:
        path: the file.
        clock: gives the present moment.

    Raises:
        ReadinessError: `no_conflict_markers`, `held_by_other`, or what keeps a side from being opened.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._lock = Lock(path, this_process())
        self._lock.acquire(clock())
        try:
            if self._lock.held_by_other is not None:
                raise error_of_holder(self._lock.held_by_other, path)
            self._content = read_content(path)
            found = self._sides()
            self.ours = self._parsed(found.ours)
            self.theirs = self._parsed(found.theirs)
            self.base = None if found.base is None or not found.base.strip() else self._parsed(found.base)
            """What both come from; None where git did not write it down."""
        except BaseException:
            self._lock.release()
            raise

    def write(self, assessment: Assessment) -> None:
        """Put what the two sides came to in their place.

        Raises:
            ReadinessError: it cannot be written, or the file is not what it was; it is whole then.
        """
        content = content_of(assessment, self._path)
        if read_content(self._path) != self._content:
            raise ReadinessError("changed_meanwhile", Place(shown(self._path)))
        write_bytes(self._path, content, replace=True)
        keep_last_good(self._path, content)

    def close(self) -> None:
        """Let go of it."""
        self._lock.release()

    def __enter__(self) -> ConflictedFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _sides(self) -> Sides:
        try:
            found = sides(text_of(self._content))
        except UnicodeDecodeError:
            found = None
        if found is None:
            raise ReadinessError("no_conflict_markers", Place(shown(self._path)))
        return found

    def _parsed(self, text: str) -> Assessment:
        return parse_assessment(self._path, text.encode("utf-8"))[0]
