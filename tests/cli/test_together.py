"""Several programs, and several mishaps, around one file: what changes a file, and `restore`, do then."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cm_readiness.files.assessments import read_assessment, to_trash
from cm_readiness.files.lock import Lock
from cm_readiness.files.process import Process
from cm_readiness.files.sidecar_files import last_good_path, lock_path
from cm_readiness.files.writing import open_for_writing
from tests.reports import shipped

from .conftest import Run, start, tree

CHANGES = {
    "answer": ("answer", "calla.toml", "purpose.business_goals", "3"),
    "edit": ("edit", "calla.toml", "--title", "New"),
    "milestone": ("milestone", "calla.toml", "add", "spring"),
}


@pytest.mark.parametrize("command", CHANGES)
def test_what_is_open_elsewhere_is_not_changed(run: Run, calla: Path, command: str) -> None:
    """The sentence names who has it; the exit code is that of what could not be written."""
    with open_for_writing(calla) as opened:
        before = tree(calla.parent)
        for ended in (run(*CHANGES[command]), start(*CHANGES[command])):
            assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
            assert f"process {os.getpid()}" in ended.err
        assert tree(calla.parent) == before
        assert run("score", calla).code == 0
        opened.write(opened.assessment)
    assert run(*CHANGES[command]).code == 0
    assert not lock_path(calla).exists()


@pytest.mark.parametrize("command", CHANGES)
def test_a_machine_that_went_silent_is_taken_over(run: Run, calla: Path, command: str) -> None:
    """With a message, and the work is done."""
    long_ago = datetime.now(UTC) - timedelta(minutes=3)
    assert Lock(calla, Process("ana", "far-away", 7)).acquire(long_ago) is None
    os.utime(lock_path(calla), (long_ago.timestamp(), long_ago.timestamp()))
    ended = run(*CHANGES[command])
    assert ended.code == 0
    assert "ana" in ended.err
    assert "far-away" in ended.err
    assert not lock_path(calla).exists()


@pytest.mark.parametrize("command", ["score", "report", *CHANGES])
def test_a_damaged_file_is_opened_from_its_copy(run: Run, calla: Path, command: str) -> None:
    """Readers change nothing; writers keep the damaged file beside it."""
    assert run("answer", "calla.toml", "1.1", "4").code == 0
    whole = read_assessment(calla)
    calla.write_bytes(calla.read_bytes()[:3000])
    ended = run(*CHANGES.get(command, (command, "calla.toml")))
    assert ended.code == 0
    assert "last good copy" in ended.err
    kept = list(calla.parent.glob("calla.damaged-*.toml"))
    if command in CHANGES:
        assert [path.stat().st_size for path in kept] == [3000]
        assert len(read_assessment(calla).answers) == len(whole.answers)
        assert kept[0].name in ended.err
    else:
        assert kept == []
    assert run("check", "calla.toml").code == (0 if command in CHANGES else 1)


def test_nothing_lasting_is_left_by_a_change(run: Run, calla: Path) -> None:
    """The assessment and its last good copy."""
    assert run(*CHANGES["answer"]).code == 0
    assert set(tree(calla.parent)) == {"calla.toml", ".calla.toml.bak"}
    assert last_good_path(calla).read_bytes() == calla.read_bytes()


def test_what_was_deleted_is_listed_and_comes_back(run: Run, calla: Path, place: Path) -> None:
    """The data is the path; a name that is taken gets a number; nothing is replaced."""
    folder = place.parent / "home" / "assessments"
    assert run("restore").code == 0
    assert "empty" in run("restore").err
    text = calla.read_bytes()
    for _ in range(2):
        calla.write_bytes(text)
        to_trash(calla, folder)
    listed = run("restore")
    assert listed.out.count(f"{len(shipped().criteria)} answers") == 2
    assert "calla.toml\n" in listed.out
    assert "calla-2.toml\n" in listed.out
    for name, restored in (("calla", "calla.toml"), ("calla-2.toml", "calla-2.toml")):
        ended = run("restore", name)
        assert (ended.code, ended.out, ended.err) == (0, f"{folder / restored}\n", "")
        assert (folder / restored).read_bytes() == text
    to_trash(folder / "calla-2.toml", folder)
    (folder / "calla-2.toml").write_text("another", "utf-8")
    assert run("restore", "calla-2").out == f"{folder / 'calla-2-2.toml'}\n"
    assert (folder / "calla-2.toml").read_text("utf-8") == "another"


@pytest.mark.parametrize("name", ["../calla.toml", "/etc/passwd", "none", "\x1b]0;x\x07"])
def test_what_is_not_in_the_trash_is_bad_input(run: Run, calla: Path, name: str) -> None:
    """One sentence, and nothing moves."""
    before = tree(calla.parent.parent)
    ended = run("restore", name)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "\x1b" not in ended.err
    assert tree(calla.parent.parent) == before


def test_the_trash_of_another_folder(run: Run, calla: Path, place: Path) -> None:
    """`--folder` says which."""
    to_trash(calla, place)
    assert run("restore", "calla", "--folder", place).out == f"{calla}\n"
    assert calla.is_file()
