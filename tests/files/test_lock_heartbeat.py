"""An assessment that stays open for long is said to be open all the while."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, active_count

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.store import Written
from cm_readiness.files.lock import SILENT, Holder, Lock
from cm_readiness.files.lock_heartbeat import Renewal
from cm_readiness.files.process import Process
from cm_readiness.files.sidecar_files import lock_path
from cm_readiness.files.writing import open_for_writing

from .assessments import TEXT

FAR = Process("ana", "far-away", 4711)
PATIENCE = 30
"""Seconds after which a word that has not been said is not going to be."""


class Moments:
    """A clock that goes on by ten seconds whenever it is read, and tells when it was read often enough."""

    def __init__(self, at: datetime) -> None:
        self.now, self._often = at, at + 2 * SILENT
        self.read_often = Event()

    def __call__(self) -> datetime:
        """The next moment."""
        self.now += timedelta(seconds=10)
        if self.now >= self._often:
            self.read_often.set()
        return self.now


@pytest.fixture
def at() -> datetime:
    """The present moment: a lock is never older than its file, which the test writes."""
    return datetime.now(UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An assessment."""
    path = tmp_path / "calla.toml"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_lock_is_renewed_until_the_work_is_left(path: Path, at: datetime) -> None:
    """However long it takes; then the thread is gone, and so is the lock once it is released."""
    clock, before = Moments(at), active_count()
    with open_for_writing(path, clock=clock, who=FAR) as opened:
        first = lock_path(path).read_bytes()
        with Renewal(opened, every=0.001):
            assert clock.read_often.wait(PATIENCE)
        assert active_count() == before
        assert lock_path(path).read_bytes() != first
        with open_for_writing(path, clock=lambda: clock.now + SILENT - timedelta(minutes=1)) as second:
            assert second.held_by_other is not None
    assert not lock_path(path).exists()


def test_work_that_is_left_at_once_does_not_wait_for_the_next_word(path: Path, at: datetime) -> None:
    """Half a minute would be long at the end of a session."""
    with open_for_writing(path, clock=lambda: at) as opened, Renewal(opened, every=3600):
        opened.write(opened.assessment)
    assert not lock_path(path).exists()


def test_whoever_only_looks_is_told_when_it_is_free_and_renews_once_it_is_taken_over(
    path: Path, at: datetime
) -> None:
    """However long the other was silent before, it is told once."""
    clock, freed = Moments(at), Event()
    told: list[datetime] = []

    def free() -> None:
        told.append(clock.now)
        freed.set()

    first = open_for_writing(path, clock=lambda: at, who=FAR)
    with open_for_writing(path, clock=clock) as looking:
        with Renewal(looking, every=0.001, freed=free):
            assert freed.wait(PATIENCE)
            assert told[0] >= at + SILENT
            assert clock.read_often.wait(PATIENCE)
            assert [fault.code for fault in looking.take_over()] == ["lock_silent"]
            before = lock_path(path).read_bytes()
            clock.read_often.clear()
            assert clock.read_often.wait(PATIENCE)
        assert lock_path(path).read_bytes() != before
        assert len(told) == 1
        assert looking.write(looking.assessment) == Written()
        assert not first.renew()
    assert not lock_path(path).exists()


def test_a_takeover_is_told_once_with_who_it_was(path: Path, at: datetime) -> None:
    """After a machine has slept; what is written then is refused, and the other's lock stays."""
    told: list[Holder] = []
    heard = Event()

    def lost(holder: Holder) -> None:
        told.append(holder)
        heard.set()

    with open_for_writing(path, clock=lambda: at) as opened:
        lock_path(path).unlink()
        assert Lock(path, FAR).acquire(at) is None
        with Renewal(opened, every=0.001, lost=lost):
            assert heard.wait(PATIENCE)
        assert [holder.process for holder in told] == [FAR]
        with pytest.raises(ReadinessError) as caught:
            opened.write(opened.assessment)
        assert caught.value.fault.code == "held_by_other"
    assert lock_path(path).exists()
