"""An assessment that is open for writing: by one process at a time, and never over somebody else's work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .. import __version__
from ..core.assessment import Assessment
from ..core.errors import Fault, Place, ReadinessError
from ..core.store import Written
from .assessment_reading import parse_assessment
from .assessment_text import HEADER, assessment_text
from .atomic import check_replaceable, keep_under, make_folder, remove_leftovers, write_bytes
from .faults import shown
from .lock import Holder, Lock, error_of_holder
from .migration import FORMAT
from .opening import Opened, forget_last_good, keep_last_good, open_kept
from .process import Process, this_process
from .sidecar_files import free_names, real_path, under_free_name
from .toml_file import MAX_BYTES, read_content, text_of
from .toml_lines import has_comments

if TYPE_CHECKING:
    from ..core.merging import Merged

Clock = Callable[[], datetime]

CONTENT_REFUSALS = frozenset({"text_not_unicode", "file_too_large_to_save"})
"""The codes that `content_of` raises: no file could hold this, wherever it is."""


def utc_now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class OpenAssessment:
    """An assessment's file as this process knows it; made by `open_for_writing`.

    Leaving the `with` block, or `release`, lets others write it.
    """

    def __init__(self, path: Path, lock: Lock, clock: Clock, told: Fault | None) -> None:
        self.path = path
        """As the person gave it."""
        self.notices: tuple[Fault, ...] = (told,) if told else ()
        """What to tell the person about how it was opened."""
        self._lock = lock
        self._clock = clock
        self._real = real_path(path)
        self._opened: Opened | None = None
        self._signature: tuple[int, ...] | None = None
        """By what the file on the disk was known when it was read or written here last."""
        self._known: set[bytes] = set()
        """What this process has read, written or kept elsewhere, and may therefore replace."""
        self._may_have_comments = False
        """Whether a person may have written what is in the file."""
        self._before: set[bytes] = set()
        """Digests of what this process has read or written here: an older version that comes back is ours."""
        self._with_comments: set[bytes] = set()
        """Versions of another program that were kept for their comments."""
        self._kept: tuple[Fault, ...] = ()
        """What was kept and is still to be told: the saving after it was refused."""

    @property
    def held_by_other(self) -> Holder | None:
        """Who else has it open for writing; it can only be read then."""
        return self._lock.held_by_other

    @property
    def assessment(self) -> Assessment:
        """What the file says, or its last good copy.

        Raises:
            ReadinessError: `no_such_file` for one that is still to be created.
        """
        if self._opened is None:
            raise ReadinessError("no_such_file", Place(shown(self.path)))
        return self._opened.assessment

    def is_free(self) -> bool:
        """Whether whoever else has it open is gone by now, so that it can be taken over; from any thread."""
        return self._lock.is_free(self._clock())

    def take_over(self) -> tuple[Fault, ...]:
        """Write it from now on, if whoever else has it open is gone; what the file says is taken up anew.

        Returns:
            What to tell the person; `held_by_other` says whether it may be written.

        Raises:
            ReadinessError: as `opening.open_kept`; it can only be read then, as before.
        """
        before = self.held_by_other
        if before is None or not self.is_free():
            return ()
        gone = self._lock.acquire(self._clock())
        if not self._lock.is_mine:
            return ()
        try:
            remove_leftovers(self._real)
            self.read()
        except BaseException:
            self._lock.held_by_other = before
            self._lock.release()
            raise
        told = self._opened.notices if self._opened is not None else ()
        return (gone, *told) if gone is not None else told

    def renew(self) -> bool:
        """Say that it is still open here; due every `lock.RENEW_SECONDS`, from any thread.

        Returns:
            Whether it may still be written; else `held_by_other` says who has it now.
        """
        return self._lock.renew(self._clock())

    def release(self) -> None:
        """Let others write it."""
        self._lock.release()

    def is_changed(self) -> bool:
        """Whether another program has written the file since it was read or written here; from any thread."""
        if self._opened is None or self._signature is None:
            return False
        now = _signature(self._real)
        return now is not None and now != self._signature

    def write(self, assessment: Assessment) -> Written:
        """Save in one step; returns when it is on the disk.

        Another version of it that somebody else has saved meanwhile is put together with it; whatever else
        lies there that this process has not read stays, under a name of its own.

        Raises:
            ReadinessError: `held_by_other`; one of `atomic.WRITE_REFUSALS`; or what keeps the file from
                being looked at before it is replaced. The old file is whole.
        """
        if self.held_by_other is not None:
            raise error_of_holder(self.held_by_other, self.path)
        merged: Merged | None = None
        content = content_of(assessment, self.path)
        if self._opened is None and not self._known:
            self._create(content)
        else:
            check_replaceable(self.path)
            merged = self._look_at_what_is_there(assessment)
            if merged is not None:
                assessment = merged.assessment
                content = content_of(assessment, self.path)
            self._known.add(content)
            write_bytes(self.path, content, replace=True)
            keep_last_good(self.path, content)
        self._known = {content}
        self._before.add(_digest(content))
        self._may_have_comments = False
        self._opened = Opened(self.path, assessment, content)
        self._signature = self._signature_of(content)
        told, self._kept = self._kept, ()
        return Written(told, merged)

    def read(self) -> None:
        """Take up what the file says.

        Raises:
            ReadinessError: as `opening.open_kept`.
        """
        self._signature = _signature(self._real)
        self._opened = open_kept(self.path)
        self._known = {self._opened.content}
        self._before.add(_digest(self._opened.content))
        self._may_have_comments = True
        self.notices += self._opened.notices

    def _signature_of(self, content: bytes) -> tuple[int, ...] | None:
        """The signature of what was just written; one that no file has where it was replaced since."""
        signature = _signature(self._real)
        try:
            return signature if read_content(self._real) == content else ()
        except ReadinessError:
            return ()

    def _create(self, content: bytes) -> None:
        make_folder(self.path.parent)
        try:
            write_bytes(self.path, content, replace=False)
        except ReadinessError as error:
            if error.fault.code != "output_exists":
                # It may be there all the same, and is ours then: only the flushing was refused.
                self._known.add(content)
            raise
        forget_last_good(self.path)
        self._real = real_path(self.path)
        if not self._lock.is_mine:
            self._lock.acquire(self._clock())

    def _look_at_what_is_there(self, ours: Assessment) -> Merged | None:
        """Put another version together with ours; keep under another name what else must not be lost."""
        try:
            found = read_content(self._real)
        except ReadinessError as error:
            if error.fault.code == "file_too_large":
                self._keep("changed_kept")
            elif error.fault.code != "no_such_file":
                raise
            elif self._opened is not None and self._real.parent.is_dir():
                self._kept = (Fault("was_gone", {}, Place(shown(self.path))),)
            return None
        opened = self._opened
        if found not in self._known and _digest(found) not in self._before:
            merged = self._merged(ours, found)
            if merged is None:
                self._keep("changed_kept")
                self._known.add(found)
            elif found not in self._with_comments and has_comments(text_of(found), HEADER):
                self._keep("comments_kept", ".comments")
                self._with_comments.add(found)
            # It is known once what it was put together to is on the disk: a refused saving tries again.
            self._may_have_comments = False
            return merged
        if opened is not None and found == opened.content and opened.damage is not None:
            self._keep("damaged_kept", self._clock().astimezone(UTC).strftime(".damaged-%Y%m%dT%H%M%SZ"))
        elif opened is not None and found == opened.content and opened.format != FORMAT:
            self._keep("older_format_kept", f".format-{opened.format}")
        elif self._may_have_comments and has_comments(text_of(found), HEADER):
            self._keep("comments_kept", ".comments")
        else:
            return None
        self._may_have_comments = False
        if opened is not None:
            self._opened = replace(opened, damage=None, format=FORMAT)
        return None

    def _merged(self, ours: Assessment, found: bytes) -> Merged | None:
        """Ours and what another program has written; None where that is no version of it."""
        from ..core.merging import descends, merge

        try:
            theirs = parse_assessment(self.path, found)[0]
            before = self._opened.assessment if self._opened is not None else None
            # Without what was there before, an older version that came back would take answers away.
            base = before if before is not None and descends(theirs, before) else None
            return merge(base, ours, theirs)
        except ReadinessError:
            return None

    def _keep(self, code: str, mark: str = "") -> None:
        kept = under_free_name(free_names(self._real, mark), lambda name: keep_under(self._real, name))
        self._kept += (Fault(code, {"name": shown(Path(kept.name))}, Place(shown(self.path))),)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _digest(content: bytes) -> bytes:
    return sha256(content).digest()


def _signature(path: Path) -> tuple[int, ...] | None:
    """What tells whether a file was written; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def open_for_writing(
    path: Path, *, new: bool = False, clock: Clock = utc_now, who: Process | None = None
) -> OpenAssessment:
    """Open an assessment to write it, or only to read it while somebody else has it open.

    Use it as a context: leaving it lets others write.

    Args:
        path: the file.
        new: it is still to be created: nothing is read, and the first `write` refuses what is there.
        clock: gives the present moment.
        who: the process that opens it; this one unless given.

    Raises:
        ReadinessError: as `opening.open_kept`.
    """
    lock = Lock(path, who or this_process())
    opened = OpenAssessment(path, lock, clock, lock.acquire(clock()))
    if new:
        return opened
    try:
        if lock.is_mine:
            remove_leftovers(real_path(path))
        opened.read()
    except BaseException:
        opened.release()
        raise
    return opened


def content_of(assessment: Assessment, path: Path) -> bytes:
    """The bytes of an assessment's file, written by this version.

    Args:
        path: the file, for the sentence.

    Raises:
        ReadinessError: one of `CONTENT_REFUSALS`; `file_too_large_to_save` for one that would not open again.
    """
    try:
        content = assessment_text(assessment.model_copy(update={"written_by": __version__})).encode("utf-8")
    except UnicodeEncodeError:
        raise ReadinessError("text_not_unicode", Place(shown(path))) from None
    if len(content) > MAX_BYTES:
        raise ReadinessError("file_too_large_to_save", Place(shown(path)), megabytes=MAX_BYTES // 1_000_000)
    return content
