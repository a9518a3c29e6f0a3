"""An open assessment: damage costs nothing, nobody writes over anybody, older formats come along."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cm_readiness.core.assessment import Assessment, with_answer, with_remarks
from cm_readiness.core.errors import Fault, ReadinessError
from cm_readiness.core.store import Written
from cm_readiness.files import migration
from cm_readiness.files.assessments import (
    assessment_files,
    dump_assessment,
    read_assessment,
    to_trash,
    write_assessment,
)
from cm_readiness.files.opening import open_kept
from cm_readiness.files.sidecar_files import last_good_path, lock_path
from cm_readiness.files.toml_file import Table
from cm_readiness.files.trash import from_trash, trash_files
from cm_readiness.files.writing import open_for_writing

from .assessments import TEXT, full_assessment
from .folders import said

AT = datetime(2026, 11, 22, 10, 0, 0, tzinfo=UTC)
GOALS = "purpose.goals"
OTHER = "purpose.audience"


def clock() -> datetime:
    """A clock that stands still."""
    return AT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An assessment that was saved twice, so that there is a last good copy."""
    path = tmp_path / "calla.toml"
    path.write_text(TEXT, "utf-8")
    write_assessment(path, answered(path, 1))
    return path


def answered(path: Path, level: int) -> Assessment:
    """What the file says, with another answer."""
    return with_answer(read_assessment(path), GOALS, level, AT)


def codes(faults: tuple[Fault, ...]) -> list[str]:
    """The codes of faults, each of which has a sentence."""
    said(faults)
    return [fault.code for fault in faults]


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


def test_what_is_saved_stands_in_two_places(path: Path) -> None:
    """The last good copy is the user's alone, hidden, and no assessment to be listed."""
    with open_for_writing(path, clock=clock) as opened:
        assert opened.write(with_answer(opened.assessment, GOALS, 3, AT)) == Written()
    assert last_good_path(path).read_bytes() == path.read_bytes()
    assert names(path.parent) == [".calla.toml.bak", "calla.toml"]
    assert assessment_files(path.parent) == (path,)
    if os.name != "nt":
        assert stat.S_IMODE(last_good_path(path).stat().st_mode) == 0o600


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "zeros": lambda data: b"\0" * len(data),
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut at a table": lambda data: data[: data.rindex(b"[answers")],
    "one byte short": lambda data: data[:-1],
    "half of it zeros": lambda data: data[: len(data) // 2] + b"\0" * (len(data) // 2),
    "not UTF-8": lambda data: data.replace(b"Maison", b"\xff\xfe"),
    "another file": lambda data: b"\x89PNG\r\n\x1a\n" + data,
    "headless": lambda data: data[data.index(b"[questionnaire]") :],
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_costs_nothing(path: Path, kind: str) -> None:
    """The last good copy is used with a message; the damaged file is set aside when it is saved next."""
    good = read_assessment(path)
    damaged = DAMAGE[kind](path.read_bytes())
    path.write_bytes(damaged)
    before = names(path.parent)
    read = open_kept(path)
    assert read.assessment == good
    assert codes(read.notices)[-1] == "last_good_used"
    assert names(path.parent) == before
    with open_for_writing(path, clock=clock) as opened:
        assert opened.notices == read.notices
        assert codes(opened.write(opened.assessment).told) == ["damaged_kept"]
        assert opened.write(opened.assessment) == Written()
    aside = path.with_name("calla.damaged-20261122T100000Z.toml")
    assert aside.read_bytes() == damaged
    assert read_assessment(path) == good
    assert assessment_files(path.parent) == (path,)


def test_damage_upon_damage_is_all_kept(path: Path) -> None:
    """In the same second as well."""
    for turn in range(3):
        path.write_bytes(b"spoilt %d" % turn)
        with open_for_writing(path, clock=clock) as opened:
            opened.write(opened.assessment)
    kept = [entry.read_bytes() for entry in path.parent.glob("calla.damaged-*")]
    assert sorted(kept) == [b"spoilt 0", b"spoilt 1", b"spoilt 2"]


def test_a_damaged_file_without_a_copy_is_left_alone(path: Path) -> None:
    """It is refused with its line, by readers and writers."""
    last_good_path(path).unlink()
    path.write_bytes(b"format = 1\nspoilt")
    for attempt in (open_kept, open_for_writing):
        with pytest.raises(ReadinessError) as caught:
            attempt(path)
        assert codes(caught.value.faults) == ["invalid_toml"]
    assert names(path.parent) == ["calla.toml"]


@pytest.mark.parametrize("lines", [0, 1, 3, 8, 20])
def test_a_file_that_was_cut_off_anywhere_is_taken_from_its_copy(path: Path, lines: int) -> None:
    """At the end of a line it is good TOML, of which something is missing."""
    good = read_assessment(path)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:lines]))
    opened = open_kept(path)
    assert opened.assessment == good
    assert opened.damage is not None


def test_a_mistake_of_a_person_is_named_and_not_put_aside(path: Path) -> None:
    """A level of 7 was written on purpose: the line is what helps."""
    path.write_text(path.read_text("utf-8").replace("level = 1", "level = 7", 1), "utf-8")
    with pytest.raises(ReadinessError) as caught:
        open_kept(path)
    assert codes(caught.value.faults) == ["bad_level"]


def test_a_copy_that_is_damaged_too_helps_nobody(path: Path) -> None:
    """The fault of the file itself is told."""
    path.write_bytes(b"spoilt")
    last_good_path(path).write_bytes(b"spoilt as well")
    with pytest.raises(ReadinessError) as caught:
        open_kept(path)
    assert codes(caught.value.faults) == ["invalid_toml"]


def test_a_change_by_another_program_is_put_together_with_ours(path: Path) -> None:
    """No copy is left beside it; what is no version of the assessment is kept under another name."""
    with open_for_writing(path, clock=clock) as opened:
        theirs = with_remarks(opened.assessment, OTHER, note="typed elsewhere")
        path.write_text(dump_assessment(theirs), "utf-8")
        assert opened.is_changed()
        ours = with_answer(opened.assessment, GOALS, 4, AT)
        written = opened.write(ours)
        assert written.told == ()
        assert written.merged is not None
        assert written.merged.conflicts == ()
        assert not opened.is_changed()
        assert opened.write(written.merged.assessment) == Written()
        path.write_bytes(b"changed again")
        assert codes(opened.write(written.merged.assessment).told) == ["changed_kept"]
    kept = read_assessment(path)
    assert (kept.answer_to(GOALS).level, kept.answer_to(OTHER).note) == (4, "typed elsewhere")
    assert path.with_name("calla-2.toml").read_bytes() == b"changed again"
    assert not path.with_name("calla-3.toml").exists()


def test_an_older_version_that_comes_back_takes_nothing_away(path: Path) -> None:
    """A synchronised folder brings back what was saved before the last answers: they stay."""
    with open_for_writing(path, clock=clock) as opened:
        older = path.read_bytes()
        opened.write(with_answer(opened.assessment, GOALS, 4, AT))
        path.write_bytes(older)
        written = opened.write(with_remarks(opened.assessment, GOALS, note="ours"))
    answer = read_assessment(path).answer_to(GOALS)
    assert written == Written()
    assert (answer.level, answer.note) == (4, "ours")


def test_a_version_older_than_what_was_opened_takes_nothing_away(path: Path) -> None:
    """Nobody can tell a note that was taken out from one that was not there yet: it stays."""
    older = path.read_bytes()
    path.write_text(dump_assessment(with_answer(read_assessment(path), OTHER, 4, AT)), "utf-8")
    with open_for_writing(path, clock=clock) as opened:
        path.write_bytes(older)
        assert opened.write(opened.assessment).merged is not None
    assert read_assessment(path).answer_to(OTHER).level == 4


def test_another_assessment_in_its_place_is_kept_apart(path: Path) -> None:
    """It has another id, and is no version of this one."""
    with open_for_writing(path, clock=clock) as opened:
        path.write_text(dump_assessment(opened.assessment.model_copy(update={"id": "another"})), "utf-8")
        assert codes(opened.write(opened.assessment).told) == ["changed_kept"]
    assert read_assessment(path.with_name("calla-2.toml")).id == "another"


def test_a_refused_saving_puts_both_together_when_the_disk_gives_way(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another program has written is not taken as known before it is on the disk with ours."""

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with open_for_writing(path, clock=clock) as opened:
        theirs = with_remarks(opened.assessment, OTHER, note="typed elsewhere")
        path.write_text(dump_assessment(theirs), "utf-8")
        ours = with_answer(opened.assessment, GOALS, 4, AT)
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", refuse)
            for _ in range(2):
                with pytest.raises(ReadinessError):
                    opened.write(ours)
        opened.write(ours)
    kept = read_assessment(path)
    assert (kept.answer_to(GOALS).level, kept.answer_to(OTHER).note) == (4, "typed elsewhere")


def test_a_change_too_large_to_read_is_kept_all_the_same(path: Path) -> None:
    """It is not even looked at."""
    with open_for_writing(path, clock=clock) as opened:
        path.write_bytes(b"#" * 5_000_001)
        assert codes(opened.write(opened.assessment).told) == ["changed_kept"]
    assert path.with_name("calla-2.toml").stat().st_size == 5_000_001


def test_a_file_that_is_gone_is_written_again(path: Path) -> None:
    """With a message; a folder that is gone is not: it may be a disk that was taken out."""
    with open_for_writing(path, clock=clock) as opened:
        path.unlink()
        assert codes(opened.write(opened.assessment).told) == ["was_gone"]
        shutil.rmtree(path.parent)
        with pytest.raises(ReadinessError) as caught:
            opened.write(opened.assessment)
        assert codes(caught.value.faults) == ["no_such_folder"]
        assert not path.parent.exists()
        path.parent.mkdir()
        assert codes(opened.write(opened.assessment).told) == ["was_gone"]
    assert read_assessment(path) == opened.assessment


def test_a_refused_saving_keeps_a_version_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is tried again and again; what was kept is told when it gives way."""

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with open_for_writing(path, clock=clock) as opened:
        path.write_bytes(b"theirs")
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", refuse)
            for _ in range(3):
                with pytest.raises(ReadinessError):
                    opened.write(opened.assessment)
        assert codes(opened.write(opened.assessment).told) == ["changed_kept"]
    assert names(path.parent) == [".calla.toml.bak", "calla-2.toml", "calla.toml"]


def test_a_new_file_is_never_written_over(tmp_path: Path) -> None:
    """The first saving creates it, with its folder; the lock follows."""
    path = tmp_path / "new folder" / "new.toml"
    with open_for_writing(path, new=True, clock=clock) as opened:
        with pytest.raises(ReadinessError):
            _ = opened.assessment
        opened.write(full_assessment())
        assert lock_path(path).exists()
        opened.write(full_assessment())
    with open_for_writing(path, new=True, clock=clock) as opened:
        with pytest.raises(ReadinessError) as caught:
            opened.write(full_assessment())
        assert codes(caught.value.faults) == ["output_exists"]


def test_a_new_file_has_nothing_of_an_earlier_one_of_its_name(path: Path) -> None:
    """Whoever removed that one by hand does not get it back."""
    short = read_assessment(path).model_copy(update={"answers": {}})
    path.unlink()
    with open_for_writing(path, new=True, clock=clock) as opened:
        opened.write(short)
    assert open_kept(path).notices == ()
    assert read_assessment(path).answers == {}


def test_what_would_not_open_again_is_not_saved(path: Path) -> None:
    """An assessment of more than 5 MB stays in memory, and the old file as it is."""
    with open_for_writing(path, clock=clock) as opened:
        before = path.read_bytes()
        evidence = tuple(f"{number:03} " * 4500 for number in range(300))
        with pytest.raises(ReadinessError) as caught:
            opened.write(with_remarks(opened.assessment, GOALS, evidence=evidence))
        assert codes(caught.value.faults) == ["file_too_large_to_save"]
        assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_file_that_was_marked_read_only_stays_and_is_named(path: Path) -> None:
    """Nothing is written or kept for it, however often it is tried; made writable, it takes the answer."""
    path.chmod(0o444)
    before, there = path.read_bytes(), names(path.parent)
    with open_for_writing(path, clock=clock) as opened:
        path.chmod(0o644)
        path.write_bytes(before + b"# theirs\n")
        path.chmod(0o444)
        for _ in range(2):
            with pytest.raises(ReadinessError) as caught:
                opened.write(opened.assessment)
            assert codes(caught.value.faults) == ["read_only"]
            assert "chmod u+w" in said(caught.value.faults)[0]
        assert path.read_bytes() == before + b"# theirs\n"
        assert names(path.parent) == [*there[:1], ".calla.toml.lock", *there[1:]]
        path.chmod(0o644)
        assert codes(opened.write(opened.assessment).told) == ["comments_kept"]


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_everything_lies_beside_the_file_that_a_link_leads_to(path: Path, tmp_path: Path) -> None:
    """Whoever opens it by its other name sees the same lock."""
    link = tmp_path / "elsewhere" / "link.toml"
    link.parent.mkdir()
    link.symlink_to(path)
    with open_for_writing(link, clock=clock) as opened:
        assert lock_path(path).exists()
        with open_for_writing(path, clock=clock) as second:
            assert second.held_by_other is not None
        path.write_bytes(b"theirs")
        opened.write(opened.assessment)
    assert link.is_symlink()
    assert names(link.parent) == ["link.toml"]
    assert path.with_name("calla-2.toml").read_bytes() == b"theirs"


def test_what_a_killed_process_left_aside_is_removed(path: Path) -> None:
    """Of this assessment only: another one may be being saved."""
    for name in (".calla.toml.a1b2c3d4.tmp", "..calla.toml.bak.a1b2c3d4.tmp", ".other.toml.a1b2c3d4.tmp"):
        path.with_name(name).write_bytes(b"half")
    with open_for_writing(path, clock=clock):
        pass
    assert names(path.parent) == [".calla.toml.bak", ".other.toml.a1b2c3d4.tmp", "calla.toml"]


def from_format_0(data: Table) -> Table:
    """A made-up step: format 0 called the answers `replies`."""
    rest = {key: value for key, value in data.items() if key != "replies"}
    return {**rest, "answers": data["replies"]}


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of format 0."""
    monkeypatch.setitem(migration.MIGRATIONS, 0, from_format_0)
    path = tmp_path / "old.toml"
    path.write_text(TEXT.replace("format = 1", "format = 0").replace("[answers.", "[replies."), "utf-8")
    return path


def test_an_older_format_comes_along_and_its_original_is_kept(older: Path) -> None:
    """Reading changes nothing; the first saving keeps the original under its own name."""
    original = older.read_bytes()
    assert read_assessment(older).answer_to(GOALS).level == 2
    assert names(older.parent) == ["old.toml"]
    with open_for_writing(older, clock=clock) as opened:
        assert codes(opened.write(opened.assessment).told) == ["older_format_kept"]
        assert opened.write(opened.assessment) == Written()
    assert older.with_name("old.format-0.toml").read_bytes() == original
    assert read_assessment(older).answer_to(GOALS).level == 2
    assert assessment_files(older.parent) == (older,)


def test_an_older_format_that_does_not_hold_what_it_should_is_refused(older: Path) -> None:
    """In a sentence, and untouched."""
    older.write_text('format = 0\nid = "x"\n', "utf-8")
    with pytest.raises(ReadinessError) as caught:
        read_assessment(older)
    assert codes(caught.value.faults) == ["cannot_migrate"]


@pytest.mark.parametrize("number", [-1, 0, 2, 99])
def test_a_format_without_a_way_here_is_refused(path: Path, number: int) -> None:
    """A newer one above all: it stays as it is, even when there is a copy."""
    path.write_text(path.read_text("utf-8").replace("format = 1", f"format = {number}", 1), "utf-8")
    before = path.read_bytes()
    with pytest.raises(ReadinessError) as caught:
        open_for_writing(path, clock=clock)
    assert codes(caught.value.faults) == ["bad_format" if number < 1 else "newer_format"]
    assert path.read_bytes() == before
    assert not lock_path(path).exists()


def test_the_trash_keeps_the_copy_and_gives_both_back(path: Path) -> None:
    """A deleted assessment that turns out to be damaged can still be opened."""
    folder = path.parent
    for _ in range(2):
        shutil.copy(path, folder / "kept.toml")
        to_trash(path, folder)
        shutil.move(folder / "kept.toml", path)
        write_assessment(path, answered(path, 3))
    assert [entry.name for entry in trash_files(folder)] == ["calla-2.toml", "calla.toml"]
    back = from_trash("calla", folder)
    assert (back.name, read_assessment(back).answer_to(GOALS).level) == ("calla-2.toml", 1)
    back.write_bytes(b"spoilt")
    assert open_kept(back).assessment.answer_to(GOALS).level == 1


def test_what_somebody_has_open_is_not_deleted(path: Path) -> None:
    """They would write it anew without knowing; afterwards it may go."""
    with open_for_writing(path, clock=clock):
        with pytest.raises(ReadinessError) as caught:
            to_trash(path, path.parent)
        assert codes(caught.value.faults) == ["held_by_other"]
        assert path.exists()
    to_trash(path, path.parent)
    assert names(path.parent) == ["trash"]


@pytest.mark.parametrize("name", ["../calla.toml", "/etc/passwd", "trash", "", ".", "..", "x\0", "a" * 300])
def test_only_what_lies_in_the_trash_comes_out_of_it(path: Path, name: str) -> None:
    """A name is one of those that are listed, never a path."""
    to_trash(path, path.parent)
    with pytest.raises(ReadinessError) as caught:
        from_trash(name, path.parent)
    assert codes(caught.value.faults)[0].startswith("not_in_trash")
    assert names(path.parent) == ["trash"]


def test_time_goes_on_while_it_is_open(path: Path) -> None:
    """The lock is renewed with the clock that was given, and goes when it is released."""
    moments = iter([AT, AT + timedelta(seconds=30)])
    with open_for_writing(path, clock=lambda: next(moments)) as opened:
        assert opened.renew()
        assert "2026-11-22 10:00:30" in lock_path(path).read_text("utf-8")
    assert not lock_path(path).exists()
