"""Who has an assessment open: one at a time, and nobody waits for the dead."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cm_readiness.core.assessment import with_answer
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.store import Written
from cm_readiness.files.lock import RENEW_SECONDS, SILENT, Lock
from cm_readiness.files.process import Process, is_running, this_process
from cm_readiness.files.sidecar_files import lock_path
from cm_readiness.files.writing import open_for_writing
from cm_readiness.language.local_days import local_time
from cm_readiness.language.words import words_for

from .assessments import TEXT
from .folders import said

AT = datetime(2026, 11, 22, 10, 0, 0, tzinfo=UTC)
FAR = Process("ana", "far-away", 4711)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An assessment."""
    path = tmp_path / "calla.toml"
    path.write_text(TEXT, "utf-8")
    return path


def at(moment: datetime) -> str:
    """A moment as a sentence says it."""
    return words_for("en").moment(local_time(moment))


def locked(path: Path, who: Process, at: datetime) -> Lock:
    """A lock by somebody, whose file is as old as it says."""
    lock = Lock(path, who)
    assert lock.acquire(at) is None
    assert lock.is_mine
    aged(path, at)
    return lock


def aged(path: Path, at: datetime) -> None:
    """Let a lock's file be from a moment."""
    os.utime(lock_path(path), (at.timestamp(), at.timestamp()))


def ended_process() -> int:
    """The number of a process that is no more."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_the_second_to_open_reads_and_learns_who_has_it(path: Path) -> None:
    """With user, machine, process and time; it may not write."""
    with open_for_writing(path, clock=lambda: AT) as first, open_for_writing(path) as second:
        assert (first.held_by_other, second.assessment) == (None, first.assessment)
        holder = second.held_by_other
        assert holder is not None
        assert (holder.process, holder.said >= AT) == (this_process(), True)
        with pytest.raises(ReadinessError) as caught:
            second.write(second.assessment)
        sentence = said(caught.value.faults)[0]
        assert all(word in sentence for word in (holder.process.machine, str(os.getpid()), at(holder.said)))
        second.release()
        first.write(first.assessment)
    assert not lock_path(path).exists()


def test_the_lock_says_who_and_is_the_users_alone(path: Path) -> None:
    """Nothing of the answers stands in it."""
    locked(path, FAR, AT)
    text = lock_path(path).read_text("utf-8")
    assert all(word in text for word in ("ana", "far-away", "4711", "2026-11-22 10:00:00"))
    assert "Calla" not in text
    if os.name != "nt":
        assert lock_path(path).stat().st_mode & 0o777 == 0o600


def test_an_ended_process_of_this_machine_is_taken_over_at_once(path: Path) -> None:
    """With a message; there is nothing to wait for."""
    locked(path, replace(this_process(), number=ended_process(), started=""), AT)
    with open_for_writing(path, clock=lambda: AT) as opened:
        assert opened.held_by_other is None
        assert [fault.code for fault in opened.notices] == ["lock_of_ended_process"]
        assert said(opened.notices)
        assert opened.write(opened.assessment) == Written()


def test_a_number_that_was_given_to_another_process_keeps_nobody_out(path: Path) -> None:
    """Where the machine says when a process started."""
    us = this_process()
    assert is_running(us.number, us.started)
    assert is_running(us.number)
    if us.started:
        assert not is_running(us.number, "1")
        locked(path, replace(us, started="1"), AT)
        with open_for_writing(path, clock=lambda: AT) as opened:
            assert opened.held_by_other is None


def test_a_running_process_of_this_machine_may_be_silent_for_long(path: Path) -> None:
    """A laptop that slept, or a program that was stopped, still has it open."""
    locked(path, this_process(), AT)
    with open_for_writing(path, clock=lambda: AT + timedelta(days=3)) as opened:
        assert opened.held_by_other is not None


@pytest.mark.parametrize(("silence", "is_free"), [(SILENT, False), (SILENT + timedelta(seconds=1), True)])
def test_another_machine_is_believed_for_two_minutes(path: Path, silence: timedelta, is_free: bool) -> None:
    """Nobody can see from here whether it still runs."""
    locked(path, FAR, AT)
    with open_for_writing(path, clock=lambda: AT + silence) as opened:
        assert (opened.held_by_other is None) is is_free
        assert [fault.code for fault in opened.notices] == (["lock_silent"] if is_free else [])
        assert said(opened.notices) or not is_free


@pytest.mark.parametrize("ahead", [SILENT + timedelta(seconds=1), timedelta(hours=23), timedelta(days=9000)])
def test_a_word_from_the_future_is_not_believed(path: Path, ahead: timedelta) -> None:
    """Else nobody could write until then; whose it was is said, and that a clock is wrong."""
    locked(path, FAR, AT + ahead)
    with open_for_writing(path, clock=lambda: AT) as opened:
        assert opened.held_by_other is None
        assert [fault.code for fault in opened.notices] == ["lock_ahead"]
        (sentence,) = said(opened.notices)
        assert all(word in sentence for word in ("ana", "far-away", at(AT + ahead), "clock"))
        assert opened.write(opened.assessment) == Written()


@pytest.mark.parametrize("ahead", [timedelta(seconds=30), SILENT])
def test_a_clock_that_is_a_little_ahead_is_believed(path: Path, ahead: timedelta) -> None:
    """No two machines have quite the same time."""
    locked(path, FAR, AT + ahead)
    with open_for_writing(path, clock=lambda: AT) as opened:
        assert opened.held_by_other is not None


@pytest.mark.parametrize("wrong", [timedelta(hours=-3), timedelta(hours=3), timedelta(days=400)])
@pytest.mark.parametrize("server", [True, False])
def test_of_two_clocks_the_one_that_agrees_with_ours_counts(
    path: Path, wrong: timedelta, server: bool
) -> None:
    """The holder's or the disk's: whoever renews is there, whichever of them is wrong."""
    locked(path, FAR, AT if server else AT + wrong)
    aged(path, AT + wrong if server else AT)
    with open_for_writing(path, clock=lambda: AT + timedelta(seconds=50)) as opened:
        assert opened.held_by_other is not None
        assert at(AT) in said([opened.held_by_other.fault("held_by_other", path)])[0]
    with open_for_writing(path, clock=lambda: AT + 2 * SILENT) as opened:
        assert opened.held_by_other is None


def test_a_folder_in_the_place_of_the_lock_keeps_nobody_out(path: Path) -> None:
    """An empty one goes; one with something in it stays, and is named."""
    lock_path(path).mkdir()
    with open_for_writing(path, clock=lambda: AT) as opened:
        assert (opened.held_by_other, opened.notices, lock_path(path).is_file()) == (None, (), True)
    lock_path(path).mkdir()
    (lock_path(path) / "theirs").write_text("theirs", "utf-8")
    with open_for_writing(path, clock=lambda: AT) as opened:
        assert opened.held_by_other is None
        assert [fault.code for fault in opened.notices] == ["lock_is_a_folder"]
        assert lock_path(path).name in said(opened.notices)[0]
        assert opened.write(opened.assessment) == Written()
        assert opened.renew()
    assert (lock_path(path) / "theirs").read_text("utf-8") == "theirs"


def test_whoever_only_looks_learns_when_it_is_free(path: Path) -> None:
    """Closed there, ended, or silent for two minutes: it can be taken over, with what they wrote last."""
    moments = [AT]
    us = this_process()
    first = open_for_writing(path, clock=lambda: AT, who=FAR)
    aged(path, AT)
    with open_for_writing(path, clock=lambda: moments[-1]) as looking:
        assert not looking.is_free()
        assert looking.take_over() == ()
        assert looking.held_by_other is not None
        moments.append(AT + SILENT)
        assert not looking.is_free()
        changed = with_answer(first.assessment, "purpose.goals", 4, AT)
        first.write(changed)
        first.release()
        assert looking.is_free()
        for process, free in ((us, False), (replace(us, number=ended_process(), started=""), True)):
            holder = locked(path, process, AT)
            assert looking.is_free() is free
            if not free:
                holder.release()
        assert [fault.code for fault in looking.take_over()] == ["lock_of_ended_process"]
        assert looking.assessment.answer_to("purpose.goals").level == 4
        assert not looking.is_free()
        assert looking.write(looking.assessment) == Written()
    assert not lock_path(path).exists()


def test_a_file_that_cannot_be_read_any_more_is_not_taken_over(path: Path) -> None:
    """It stays free for others, and what was seen of it stays on the screen."""
    first = open_for_writing(path, clock=lambda: AT, who=FAR)
    with open_for_writing(path, clock=lambda: AT) as looking:
        first.release()
        before = looking.assessment
        path.unlink()
        with pytest.raises(ReadinessError) as caught:
            looking.take_over()
        assert caught.value.fault.code == "no_such_file"
        assert looking.assessment == before
        assert looking.held_by_other is not None
        assert not lock_path(path).exists()


def test_whoever_renews_is_not_silent(path: Path) -> None:
    """Every 30 seconds is often enough for two minutes."""
    other = locked(path, FAR, AT)
    for turn in range(1, 10):
        now = AT + turn * timedelta(seconds=RENEW_SECONDS)
        assert other.renew(now)
        aged(path, now)
    with open_for_writing(path, clock=lambda: now + SILENT) as opened:
        assert opened.held_by_other is not None


def test_two_machines_of_one_name_are_two_machines(path: Path) -> None:
    """Where the start of the machine is known: its processes are not looked for here."""
    us = this_process()
    locked(path, replace(us, number=ended_process(), boot="another start"), AT)
    with open_for_writing(path, clock=lambda: AT) as opened:
        assert opened.held_by_other is not None


def test_whoever_slept_too_long_finds_out_and_stops_writing(path: Path) -> None:
    """The one who took over keeps it; releasing takes nothing from them."""
    first = open_for_writing(path, clock=lambda: AT, who=FAR)
    aged(path, AT)
    later = AT + timedelta(hours=1)
    with open_for_writing(path, clock=lambda: later) as second:
        assert second.held_by_other is None
        assert not first.renew()
        assert first.held_by_other is not None
        assert not first.renew()
        with pytest.raises(ReadinessError) as caught:
            first.write(first.assessment)
        assert caught.value.fault.code == "held_by_other"
        first.release()
        assert second.renew()
        assert lock_path(path).exists()


def test_closing_takes_nothing_from_whoever_took_over_unseen(path: Path) -> None:
    """A machine that slept, and whose program is closed before it looks: the other's word stays."""
    first = open_for_writing(path, clock=lambda: AT, who=FAR)
    aged(path, AT)
    with open_for_writing(path, clock=lambda: AT + timedelta(hours=1)) as second:
        theirs = lock_path(path).read_bytes()
        first.release()
        assert lock_path(path).read_bytes() == theirs
        assert second.renew()
        assert second.write(second.assessment) == Written()


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"not TOML", b"x = " + b"[" * 5000, b"#" * 100_000, b'process = "7"\ntime = 3\n',
     b'machine = "m"\nprocess = 99999999999999999999\ntime = 9999-12-31T00:00:00Z\n'],
)  # fmt: skip
def test_a_lock_that_says_nothing_has_its_age(path: Path, content: bytes) -> None:
    """It holds for two minutes as well, and nobody is locked out for ever."""
    lock_path(path).write_bytes(content)
    aged(path, AT)
    with open_for_writing(path, clock=lambda: AT + SILENT) as opened:
        assert opened.held_by_other is not None
        assert said([opened.held_by_other.fault("held_by_other", path)])
    with open_for_writing(path, clock=lambda: AT + 2 * SILENT) as opened:
        assert opened.held_by_other is None


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_a_lock_that_is_a_link_leads_nowhere(path: Path, tmp_path: Path) -> None:
    """What it points to is neither read nor written."""
    other = tmp_path / "other"
    other.write_text("private", "utf-8")
    lock_path(path).symlink_to(other)
    os.utime(lock_path(path), (AT.timestamp(), AT.timestamp()), follow_symlinks=False)
    with open_for_writing(path, clock=lambda: AT + 2 * SILENT) as opened:
        assert opened.held_by_other is None
        assert opened.renew()
    assert other.read_text("utf-8") == "private"


def test_a_lock_that_was_removed_is_set_again(path: Path) -> None:
    """Somebody tidied the folder."""
    with open_for_writing(path) as opened:
        lock_path(path).unlink()
        assert opened.renew()
        assert lock_path(path).exists()


def test_where_no_lock_can_be_no_one_is_kept_from_reading(tmp_path: Path) -> None:
    """A name so long that the lock's is too long."""
    path = tmp_path / f"{'x' * 245}.toml"
    path.write_text(TEXT, "utf-8")
    with open_for_writing(path) as opened:
        assert opened.held_by_other is None
        assert opened.renew()
        assert opened.write(opened.assessment) == Written()


def test_of_several_that_take_over_one_gets_it(path: Path) -> None:
    """Also when they come at the same moment."""
    for _ in range(40):
        locked(path, FAR, AT)
        locks = [Lock(path, this_process()) for _ in range(6)]
        with ThreadPoolExecutor(6) as pool:
            list(pool.map(lambda lock: lock.acquire(AT + 2 * SILENT), locks))
        assert [lock.is_mine for lock in locks].count(True) == 1
        lock_path(path).unlink()


def test_whoever_ended_while_taking_over_is_in_nobodys_way(path: Path) -> None:
    """What it left is removed when it is old as well."""
    holder = locked(path, FAR, AT)
    assert holder.is_mine
    with open_for_writing(path, clock=lambda: AT) as opened:
        assert opened.held_by_other is not None
        claim = path.with_name(f"{lock_path(path).name}.{opened.held_by_other.mark}")
    claim.write_bytes(b"")
    os.utime(claim, (AT.timestamp(), AT.timestamp()))
    with open_for_writing(path, clock=lambda: AT + 2 * SILENT) as opened:
        assert opened.held_by_other is None
    assert [entry.name for entry in path.parent.iterdir()] == ["calla.toml"]
