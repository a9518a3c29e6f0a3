"""Which questionnaires lie in a folder: as their files say it now, read again only where one has changed."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.files import questionnaire_reading
from cm_readiness.files.heads import heads_in
from cm_readiness.files.questionnaires import find_questionnaire, find_questionnaires

from .folders import edit

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is kept on Windows")
MANY = 15


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose frames are read, in order."""
    found: list[Path] = []
    head_of: Callable[[Path], object] = questionnaire_reading.head_of

    def counted(folder: Path) -> object:
        found.append(folder)
        return head_of(folder)

    monkeypatch.setattr(questionnaire_reading, "head_of", counted)
    return found


@pytest.fixture
def many(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with many questionnaires that were changed long ago, as the clock here goes."""
    monkeypatch.setenv("CM_READINESS_CACHE", str(tmp_path / "cache"))
    place = tmp_path / "work" / "questionnaires"
    for number in range(MANY):
        copy = place / f"own_{number:02}"
        shutil.copytree(folder, copy)
        edit(copy / "questionnaire.toml", 'id = "small"', f'id = "own_{number:02}"')
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 60 * 10**9)
    return place


def ids(place: Path) -> list[str]:
    """What is found in a folder."""
    return [head.id for _, head in heads_in(place)]


def test_a_frame_is_read_once(many: Path, read: list[Path]) -> None:
    """Looking a second time reads none, and finds the same."""
    first = list(heads_in(many))
    assert len(read) == len(first) == MANY
    assert list(heads_in(many)) == first
    assert len(read) == MANY


def test_only_what_has_changed_is_read_again(many: Path, read: list[Path]) -> None:
    """One that is changed, one that comes, one that goes."""
    ids(many)
    read.clear()
    edit(many / "own_03" / "questionnaire.toml", 'id = "own_03"', 'id = "other"')
    shutil.copytree(many / "own_00", many / "own_99")
    shutil.rmtree(many / "own_01")
    assert "other" in ids(many)
    assert [folder.name for folder in read] == ["own_03", "own_99"]
    assert len(ids(many)) == MANY


def test_the_same_size_and_time_are_not_the_same_file(many: Path) -> None:
    """Whoever sets the time back has changed it all the same."""
    frame = many / "own_03" / "questionnaire.toml"
    ids(many)
    before = frame.stat()
    edit(frame, 'id = "own_03"', 'id = "own_3x"')
    os.utime(frame, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "own_3x" in ids(many)


def test_what_was_changed_just_now_is_not_kept(
    many: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within the same tick of the clock it could change again, and nobody would see it."""
    monkeypatch.setattr(time, "time_ns", lambda: (many / "own_00" / "questionnaire.toml").stat().st_ctime_ns)
    ids(many)
    read.clear()
    assert len(ids(many)) == len(read) == MANY


def test_a_damaged_one_is_left_out_and_says_why_where_it_is_meant(many: Path, read: list[Path]) -> None:
    """The first time and later; repaired, it is found again."""
    frame = many / "own_07" / "questionnaire.toml"
    whole = frame.read_text(encoding="utf-8")
    frame.write_text(whole + "[", encoding="utf-8")
    for _ in range(2):
        assert "own_07" not in ids(many)
        with pytest.raises(ReadinessError) as caught:
            find_questionnaire("own_07", near=many.parent, folder=None)
        assert caught.value.fault.where.file.endswith("questionnaire.toml")
    assert len(read) == MANY
    frame.write_text(whole, encoding="utf-8")
    assert "own_07" in ids(many)


def test_what_is_kept_is_what_is_found(many: Path, read: list[Path]) -> None:
    """With titles in all languages and versions."""
    first = find_questionnaires(many.parent, None)
    read.clear()
    assert find_questionnaires(many.parent, None) == first
    assert not read


def test_damage_of_what_is_kept_costs_nothing_but_time(many: Path, tmp_path: Path) -> None:
    """Cut off, something else, or unreadable."""
    first = ids(many)
    for file in (tmp_path / "cache").glob("heads-*/*"):
        for spoiled in (b"", b"nonsense", file.read_bytes()[:-1]):
            file.write_bytes(spoiled)
            assert ids(many) == first
