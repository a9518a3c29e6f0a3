"""A disk that fails at any moment leaves the old file or the new one, and the person is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.store import Written
from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.shipped import examples
from cm_readiness.files.writing import open_for_writing

from .faults import CRITERION, changed, example, failing, outcomes

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the calls are those of POSIX")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all cases."""
    return tmp_path_factory.mktemp("faults")


def test_each_call_of_the_saving_path_may_fail(folder: Path) -> None:
    """With a full disk, a broken one, or permission taken away; and saving works again afterwards."""
    found = list(outcomes(folder))
    assert [outcome for outcome in found if not outcome.is_good] == []
    assert {"os.open", "os.write", "os.fsync", "os.replace", "os.link"} <= {o.call for o in found}
    flushed = [outcome for outcome in found if outcome.role == "flush the folder"]
    assert all(outcome.told for outcome in flushed if outcome.error in ("EIO", "ENOSPC"))
    before = [o for o in found if o.role in ("write it", "flush it") or "its name" in o.role]
    assert {outcome.file for outcome in before if outcome.told} <= {"old", "none"}


def test_a_disk_that_takes_a_little_at_a_time_takes_it_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write may stop short without an error."""
    real: Callable[[int, memoryview], int] = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:100]))
    path = tmp_path / "calla.toml"
    write_assessment(path, example())
    assert read_assessment(path).answers == example().answers


def test_a_folder_that_cannot_be_flushed_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some file systems have no such thing, and some folders may be written and not read."""
    path = tmp_path / "calla.toml"
    write_assessment(path, example())
    with failing((os, "fsync"), 2, 22):
        write_assessment(path, changed())
    synced: list[bool] = []
    monkeypatch.setattr(os, "sync", lambda: synced.append(True))
    with failing((os, "open"), 2, 13):
        write_assessment(path, changed())
    assert synced == [True]


def test_what_cannot_be_saved_stays_and_can_be_saved_elsewhere(tmp_path: Path) -> None:
    """Many refusals later, the newest value goes to another path; the old file is as it was."""
    path, other = tmp_path / "calla.toml", tmp_path / "elsewhere" / "calla.toml"
    write_assessment(path, example())
    before = path.read_bytes()
    with open_for_writing(path) as opened:
        for _ in range(3):
            with failing((os, "replace"), 1, 28), pytest.raises(ReadinessError):
                opened.write(changed())
        with open_for_writing(other, new=True) as moved:
            moved.write(changed())
    assert path.read_bytes() == before
    assert read_assessment(other).answer_to(CRITERION).level == 4


@pytest.mark.parametrize("name", ["x" * 300 + ".toml", "nul\0.toml", "none/calla.toml/calla.toml"])
def test_a_name_that_the_platform_refuses_is_said(tmp_path: Path, name: str) -> None:
    """The value stays in memory; another name takes it."""
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "calla.toml").write_bytes(examples()[0].read_bytes())
    with open_for_writing(tmp_path / name, new=True) as opened:
        with pytest.raises(ReadinessError):
            opened.write(example())
        with open_for_writing(tmp_path / "good.toml", new=True) as moved:
            assert moved.write(example()) == Written()
