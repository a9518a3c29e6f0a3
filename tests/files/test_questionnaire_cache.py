"""What is kept of a questionnaire: the same value, and never one that its files no longer say."""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.text import Text
from cm_readiness.files.questionnaire_cache import kept_in
from cm_readiness.files.questionnaires import check_questionnaire, read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder

from .folders import edit

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is kept on Windows")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is kept."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("CM_READINESS_CACHE", str(folder))
    return folder


def kept(cache: Path) -> list[Path]:
    """The files that are kept."""
    return sorted(cache.glob("questionnaires-*/*"))


def summed(data: bytes) -> bytes:
    """Data with the sum that it is kept with."""
    return hashlib.sha256(data).hexdigest().encode() + b"\n" + data


def keep_another_title(folder: Path) -> None:
    """As if the files of a folder had another title."""
    place = kept_in(folder)
    assert place is not None
    place.write(read_questionnaire(folder).model_copy(update={"title": Text({"en": "Kept!"})}))


def test_what_is_kept_is_the_same_value(cache: Path, folder: Path) -> None:
    """To the last fraction, for a small questionnaire with halves and quarters and for the shipped one."""
    for place in (folder, questionnaires_folder() / "community_manager"):
        first = read_questionnaire(place)
        second = read_questionnaire(place)
        assert second == first
        assert repr(second) == repr(first)
    assert len(kept(cache)) == 2


def test_what_is_kept_is_used(cache: Path, folder: Path) -> None:
    """Another title that is kept comes back, so the files were not read again."""
    keep_another_title(folder)
    assert read_questionnaire(folder).title.get("en") == "Kept!"


@pytest.mark.parametrize("name", ["questionnaire.toml", "watch.toml"])
def test_a_changed_file_is_read_again(cache: Path, folder: Path, name: str) -> None:
    """Whichever it is; and only the newest state is kept."""
    before = read_questionnaire(folder)
    edit(folder / name, 'en = "', 'en = "New ')
    after = read_questionnaire(folder)
    assert after != before
    assert read_questionnaire(folder) == after
    assert len(kept(cache)) == 1


def test_a_fault_that_comes_later_is_found(cache: Path, folder: Path) -> None:
    """What was kept before does not hide it."""
    read_questionnaire(folder)
    edit(folder / "watch.toml", "weight = 1", "weight = 0")
    with pytest.raises(ReadinessError):
        read_questionnaire(folder)


def test_faults_that_are_tolerated_are_still_named(cache: Path, folder: Path) -> None:
    """Checking reads the files, whatever is kept."""
    edit(folder / "questionnaire.toml", '{ fr = "Lire", en = "Read" }', '{ fr = "Lire" }')
    read_questionnaire(folder)
    assert [fault.code for fault in check_questionnaire(folder)] == ["missing_language"]


@pytest.mark.parametrize("data", [b"", b"nonsense", b"{}\n{}", marshal.dumps(1)])
def test_what_is_damaged_is_made_again(cache: Path, folder: Path, data: bytes) -> None:
    """Cut off, something else, or with one sign changed: the questionnaire is read, and kept anew."""
    before = read_questionnaire(folder)
    (file,) = kept(cache)
    whole = file.read_bytes()
    odd = whole.replace(b"Small", b"Smell", 1)
    assert odd != whole
    for spoiled in (data, whole.partition(b"\n")[0] + b"\n" + data, summed(data), odd, whole[:-1]):
        file.write_bytes(spoiled)
        assert read_questionnaire(folder) == before
        assert file.read_bytes() == whole


def test_a_folder_that_others_can_write_to_is_not_believed(cache: Path, folder: Path) -> None:
    """Somebody else could put a questionnaire there."""
    keep_another_title(folder)
    (file,) = kept(cache)
    file.parent.chmod(0o777)
    assert read_questionnaire(folder).title.get("en") == "Small"


def test_the_folders_above_are_the_users_alone(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the machine usually does: others could put a questionnaire there."""
    monkeypatch.setenv("CM_READINESS_CACHE", str(tmp_path / "home" / ".cache" / "cm-readiness"))
    old = os.umask(0)
    try:
        read_questionnaire(folder)
    finally:
        os.umask(old)
    made = [path for path in (tmp_path / "home", *(tmp_path / "home").rglob("*")) if path.is_dir()]
    assert len(made) == 4
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o700}


def test_without_a_cache_everything_works(cache: Path, folder: Path) -> None:
    """A file stands where the folder should be."""
    cache.write_text("in the way", encoding="utf-8")
    assert read_questionnaire(folder).title.get("en") == "Small"


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "\udc80"])
def test_a_folder_that_cannot_be_is_kept_nowhere(cache: Path, name: str) -> None:
    """Its sentence is that of a folder that is not there."""
    with pytest.raises(ReadinessError):
        read_questionnaire(Path(name))
    assert not kept(cache)
