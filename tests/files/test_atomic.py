"""Writing in one step: the old file or the new one, and nothing beside it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.files import atomic
from cm_readiness.files.atomic import WRITE_REFUSALS, make_folder, move, write_bytes

from .folders import said

POSIX = pytest.mark.skipif(os.name == "nt", reason="permissions and links of POSIX")


def mode(path: Path) -> int:
    """The permissions of a path."""
    return stat.S_IMODE(path.stat().st_mode)


def refused(path: Path, *, replace: bool) -> str:
    """The code of the refusal to write, which is one of those that are announced, with a sentence."""
    with pytest.raises(ReadinessError) as caught:
        write_bytes(path, b"new", replace=replace)
    assert caught.value.fault.code in WRITE_REFUSALS
    assert said(caught.value.faults)
    return caught.value.fault.code


def no_room(*_: object) -> NoReturn:
    """What a full disk says."""
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("replace", [True, False])
def test_a_new_file_is_the_users_alone(tmp_path: Path, replace: bool) -> None:
    """And nothing else is left in its folder."""
    write_bytes(tmp_path / "a.toml", b"text", replace=replace)
    assert (tmp_path / "a.toml").read_bytes() == b"text"
    assert list(tmp_path.iterdir()) == [tmp_path / "a.toml"]
    if os.name != "nt":
        assert mode(tmp_path / "a.toml") == 0o600


@POSIX
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    """Somebody may have shared it on purpose."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_bytes(path, b"new", replace=True)
    assert (path.read_bytes(), mode(path)) == (b"new", 0o640)


@POSIX
@pytest.mark.parametrize("marked", [0o444, 0o400, 0o464])
def test_a_file_that_is_marked_read_only_is_not_replaced(tmp_path: Path, marked: int) -> None:
    """Its owner took the right to write it away, whatever the folder allows; through a link as well."""
    path, link = tmp_path / "a.toml", tmp_path / "link.toml"
    path.write_bytes(b"old")
    path.chmod(marked)
    link.symlink_to(path)
    assert refused(path, replace=True) == "read_only"
    assert refused(link, replace=True) == "read_only"
    assert (path.read_bytes(), mode(path)) == (b"old", marked)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.toml", "link.toml"]
    path.chmod(marked | 0o200)
    write_bytes(path, b"new", replace=True)
    assert path.read_bytes() == b"new"


def test_nothing_is_replaced_unless_it_may_be(tmp_path: Path) -> None:
    """Neither a file nor a folder."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    assert refused(tmp_path / "a", replace=False) == "output_exists"
    assert refused(tmp_path / "folder", replace=False) == "output_exists"
    assert refused(tmp_path / "folder", replace=True) == "is_a_folder"
    assert (tmp_path / "a").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "folder"]


@POSIX
def test_a_link_is_written_through_and_never_replaced(tmp_path: Path) -> None:
    """The file that it points to may lie in a synchronised folder."""
    target, link = tmp_path / "there" / "a.toml", tmp_path / "link.toml"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_bytes(link, b"new", replace=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    target.unlink()
    assert refused(link, replace=False) == "output_exists"


@POSIX
def test_a_device_is_left_alone(tmp_path: Path) -> None:
    """A pipe or /dev/null would be replaced by a file."""
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe", replace=True) == "not_a_file"
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize("replace", [True, False])
@pytest.mark.parametrize("name", ["none/a", "file/a", "x" * 300, "nul\0"])
def test_a_path_that_cannot_be_is_refused(tmp_path: Path, name: str, replace: bool) -> None:
    """No folder, a file as a folder, a name too long, a character that no name has."""
    (tmp_path / "file").write_bytes(b"")
    refused(tmp_path / name, replace=replace)
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_a_disk_that_fills_up_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    """And no half-written one beside it."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, function, no_room)
    assert refused(path, replace=True) == "disk_full"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("replace", [True, False])
def test_what_is_checked_is_what_can_be_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    """Not what was meant to be written: a disk that spoils it is found out, and the old file stays."""
    path = tmp_path / "a"
    if replace:
        path.write_bytes(b"old")
    real: Callable[[int, bytes], int] = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, b"x" * len(data)))
    seen: list[bytes] = []

    def check(written: bytes) -> None:
        seen.append(written)
        raise ReadinessError("export_short")

    with pytest.raises(ReadinessError) as caught:
        write_bytes(path, b"new", replace=replace, check=check)
    assert (caught.value.fault.code, seen) == ("export_short", [b"xxx"])
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == ([b"old"] if replace else [])


def test_without_hard_links_a_name_is_still_taken_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems, such as that of a USB stick, have none."""

    def no_links(*_: object) -> NoReturn:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_bytes(tmp_path / "a", b"first", replace=False)
    assert refused(tmp_path / "a", replace=False) == "output_exists"
    assert (tmp_path / "a").read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_of_several_writers_one_gets_the_name(tmp_path: Path) -> None:
    """The others are told so, and its content is whole."""

    def attempt(number: int) -> bool:
        try:
            write_bytes(tmp_path / "a", str(number).encode() * 5000, replace=False)
        except ReadinessError as error:
            assert error.fault.code == "output_exists"
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(attempt, range(8)))
    assert results.count(True) == 1
    assert (tmp_path / "a").read_bytes() == str(results.index(True)).encode() * 5000
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_folders_are_created_for_the_user_alone(tmp_path: Path) -> None:
    """Those above as well; one that is there is left as it is."""
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    if os.name != "nt":
        assert (mode(tmp_path / "a"), mode(tmp_path / "a" / "b")) == (0o700, 0o700)
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "file", tmp_path / "file" / "x"):
        with pytest.raises(ReadinessError) as caught:
            make_folder(path)
        assert caught.value.fault.code in WRITE_REFUSALS
        assert said(caught.value.faults)


def test_a_file_moves_to_a_free_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also to another file system, where it is copied first."""
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    with pytest.raises(ReadinessError) as caught:
        move(tmp_path / "a", tmp_path / "b")
    assert caught.value.fault.code == "output_exists"
    with pytest.raises(ReadinessError) as caught:
        move(tmp_path / "none", tmp_path / "c")
    assert caught.value.fault.code == "no_such_file"
    move(tmp_path / "a", tmp_path / "c")
    assert (tmp_path / "c").read_bytes() == b"a"

    def far_away(*_: object) -> NoReturn:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(atomic, "_name_without_replacing", far_away)
    with pytest.raises(ReadinessError):
        move(tmp_path / "c", tmp_path / "d")
    assert (tmp_path / "c").read_bytes() == b"a"
