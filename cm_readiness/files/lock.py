"""Who has an assessment open for writing: one process at a time, on one machine or on a shared drive."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import tomli_w

from ..core.errors import Fault, Place, ReadinessError
from .atomic import write_bytes
from .faults import shown
from .process import Process, is_running
from .sidecar_files import lock_path

RENEW_SECONDS = 30
"""How often whoever has an assessment open says that it still has."""
SILENT = timedelta(minutes=2)
"""After how long without a word another machine is taken to be gone; and how far ahead its clock may be."""
HEADER = "# cm-readiness has the file of this name open; this one goes when it is closed.\n"
_MOST_BYTES = 4096
_MOST_SHOWN = 100
_ATTEMPTS = 5


@dataclass(frozen=True)
class Holder:
    """Who has an assessment open, and when it last said so."""

    process: Process
    said: datetime
    """Of the moments that its lock bears, the latest that is not still to come."""
    token: str = ""
    """Tells one opening from another by the same process."""
    moments: tuple[datetime, ...] = ()
    """What its lock bears: by the holder's clock, and by the disk's."""

    @property
    def mark(self) -> str:
        """What stands for this very word of this holder in the name of a file."""
        word = repr((self.process, self.token, self.moments))
        return hashlib.sha256(word.encode("utf-8", "replace")).hexdigest()[:12]

    def fault(self, code: str, path: Path) -> Fault:
        """What a sentence about this holder needs.

        Args:
            code: of the sentence.
            path: the assessment.
        """
        values: dict[str, str | int] = {
            "user": self.process.user or "?",
            "machine": self.process.machine or "?",
            "process": self.process.number,
            "said": self.said.isoformat(),
        }
        return Fault(code, values, Place(shown(path)))


class Lock:
    """The word of one process that it has an assessment open.

    Where the disk takes no lock, as in a folder that cannot be written, nobody holds it: the saving itself
    is going to be refused there.

    Args:
        path: the assessment.
        who: the process that wants to write it.
    """

    def __init__(self, path: Path, who: Process) -> None:
        self._path = path
        self._lock = lock_path(path)
        self._who = who
        self._token = uuid4().hex
        self.is_mine = False
        self.held_by_other: Holder | None = None
        """Who else has it open; this process only reads then."""

    def acquire(self, now: datetime) -> Fault | None:
        """Say that this process has the assessment open, unless another one has.

        Returns:
            What to tell when somebody who is gone was taken over, or when nobody can say such a thing here.
        """
        told: Fault | None = None
        for _ in range(_ATTEMPTS):
            try:
                write_bytes(self._lock, self._text(now), replace=False, flush=False)
            except ReadinessError as error:
                if error.fault.code != "output_exists":
                    return told
            else:
                self.is_mine, self.held_by_other = True, None
                return told
            if self._lock.is_dir() and not self._lock.is_symlink():
                # No lock of ours, whatever its age.
                try:
                    self._lock.rmdir()
                except OSError:
                    name = shown(Path(self._lock.name))
                    return Fault("lock_is_a_folder", {"name": name}, Place(shown(self._path)))
                continue
            holder = _read(self._lock, now)
            if holder is None:
                continue
            gone = self._gone(holder, now)
            if gone is None:
                self.held_by_other = holder
                return None
            if self._put_away(holder, now):
                told = gone
        self.held_by_other = _read(self._lock, now)
        return told

    def is_free(self, now: datetime) -> bool:
        """Whether another process that has it open is gone by now, or has closed it."""
        if self.held_by_other is None:
            return False
        holder = _read(self._lock, now)
        if holder is None:
            return self._lock.parent.is_dir()
        return self._gone(holder, now) is not None

    def renew(self, now: datetime) -> bool:
        """Say that this process still has the assessment open; due every `RENEW_SECONDS`.

        A machine that slept for long may find that another one has taken over.

        Returns:
            Whether nobody else has it open.
        """
        if self.held_by_other is not None or not self.is_mine:
            return self.held_by_other is None
        holder = _read(self._lock, now)
        if holder is not None and holder.token != self._token:
            self.held_by_other, self.is_mine = holder, False
            return False
        with suppress(ReadinessError):
            write_bytes(self._lock, self._text(now), replace=holder is not None, flush=False)
        return True

    def release(self) -> None:
        """Take the word back; what belongs to somebody else stays."""
        if self.is_mine:
            holder = _read(self._lock, datetime.now(UTC))
            if holder is not None and holder.token == self._token:
                with suppress(OSError):
                    self._lock.unlink()
        self.is_mine = False

    def _text(self, now: datetime) -> bytes:
        table = {
            "user": self._who.user,
            "machine": self._who.machine,
            "process": self._who.number,
            "started": self._who.started,
            "boot": self._who.boot,
            "time": now.astimezone(UTC).replace(microsecond=0),
            "token": self._token,
        }
        return (HEADER + tomli_w.dumps(table)).encode("utf-8", "replace")

    def _gone(self, holder: Holder, now: datetime) -> Fault | None:
        """What to tell about a holder that is gone; None for one that may still be there."""
        process = holder.process
        if process.shares_machine(self._who):
            if is_running(process.number, process.started):
                return None
            return holder.fault("lock_of_ended_process", self._path)
        if holder.said > now + SILENT:
            return holder.fault("lock_ahead", self._path)
        if now - holder.said <= SILENT:
            return None
        return holder.fault("lock_silent", self._path)

    def _put_away(self, holder: Holder, now: datetime) -> bool:
        """Remove the lock of a holder that is gone; of several who want to, one does.

        Returns:
            Whether it was this one.
        """
        claim = self._lock.with_name(f"{self._lock.name}.{holder.mark}")
        try:
            os.close(os.open(claim, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except OSError:
            _remove_if_old(claim, now)
            return False
        try:
            found = _read(self._lock, now)
            if found is None or found.mark != holder.mark:
                return False
            self._lock.unlink()
        except OSError:
            return False
        finally:
            with suppress(OSError):
                claim.unlink()
        return True


def error_of_holder(holder: Holder, path: Path) -> ReadinessError:
    """That somebody else has an assessment open, as an error."""
    fault = holder.fault("held_by_other", path)
    return ReadinessError(fault.code, fault.where, faults=(fault,), **fault.values)


def _read(lock: Path, now: datetime) -> Holder | None:
    """Who holds a lock; None when nobody does. One that cannot be read has nothing but its age."""
    try:
        written = datetime.fromtimestamp(lock.lstat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return None
    import tomllib

    unknown = Holder(Process("", "", 0), written, moments=(written,))
    try:
        if lock.is_symlink() or not lock.is_file():
            return unknown
        with lock.open("rb") as file:
            data = tomllib.loads(file.read(_MOST_BYTES).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return unknown
    number, said = data.get("process"), data.get("time")
    user, machine, started, boot = (_text(data, key) for key in ("user", "machine", "started", "boot"))
    process = Process(user, machine, number if isinstance(number, int) else 0, started, boot)
    moments: tuple[datetime, ...] = (written,)
    if isinstance(said, datetime) and said.tzinfo is not None:
        moments = (said, written)
    credible = [moment for moment in moments if moment <= now + SILENT]
    return Holder(process, max(credible, default=min(moments)), _text(data, "token"), moments)


def _text(data: dict[str, object], key: str) -> str:
    value = data.get(key)
    return value[:_MOST_SHOWN] if isinstance(value, str) else ""


def _remove_if_old(claim: Path, now: datetime) -> None:
    """Remove what a process left that was ended while it took over."""
    with suppress(OSError, OverflowError, ValueError):
        if now - datetime.fromtimestamp(claim.stat().st_mtime, UTC) > SILENT:
            claim.unlink()
