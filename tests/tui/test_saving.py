"""Saving: off the UI's thread, in order, and honest about a disk that refuses."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from cm_readiness.app.saver import Saver
from cm_readiness.core.errors import Fault
from cm_readiness.files.assessments import read_assessment

from .conftest import Drive

Given = Callable[..., Path]


async def test_refusing_disk(drive: Drive, given: Given, folder: Path) -> None:
    """The warning stays, the answers stay, and both are mended by saving elsewhere."""
    path = given()
    async with drive(path) as driver:
        await driver.press("1")
        assert driver.saved().answers
        shutil.rmtree(folder)
        folder.write_text("a file where the folder was", encoding="utf-8")
        await driver.press("2", "3")
        await driver.until(lambda: driver.app.save_fault is not None)
        await driver.settle()
        assert "Not saved" in driver.text()
        assert "· saved" not in driver.text()
        assert driver.session.progress.answered == 3
        await driver.press("r")
        assert "Not saved" in driver.text()
        await driver.press("S", "ctrl+u")
        elsewhere = folder.parent / "elsewhere.toml"
        await driver.type(str(elsewhere))
        await driver.press("enter")
        await driver.until(lambda: driver.app.save_fault is None)
        await driver.settle()
        assert "Not saved" not in driver.text()
    assert len(read_assessment(elsewhere).answers) == 3


async def test_disk_that_comes_back(drive: Drive, given: Given, folder: Path) -> None:
    """What could not be saved is saved with the next answer, and the warning goes."""
    path = given()
    async with drive(path) as driver:
        kept = folder.rename(folder.parent / "kept")
        folder.write_text("", encoding="utf-8")
        await driver.press("2")
        await driver.until(lambda: driver.app.save_fault is not None)
        folder.unlink()
        kept.rename(folder)
        await driver.press("3")
        await driver.until(lambda: driver.app.save_fault is None)
        assert len(driver.saved().answers) == 2


def test_the_newest_value_is_written_last() -> None:
    """Values that come while one is being written are passed over but for the newest; so is saying saved."""
    written: list[int] = []
    started, go_on = threading.Event(), threading.Event()

    def write(value: int) -> None:
        started.set()
        go_on.wait(10)
        written.append(value)

    told: list[list[int]] = []
    is_told = threading.Event()

    def saved() -> None:
        told.append(list(written))
        if written[-1] == 49:
            is_told.set()

    saver = Saver[int](write, saved, lambda fault: None)
    saver.submit(1)
    started.wait(10)
    for value in range(2, 50):
        saver.submit(value)
    assert not saver.up_to_date
    go_on.set()
    assert saver.close(10)
    assert written == [1, 49]
    assert is_told.wait(10)
    assert told == [[1, 49]]


def test_a_refusal_is_told_and_flushed_again() -> None:
    """A flush tries a refused value once more, and says whether it is on the disk."""
    refuse = True
    written: list[int] = []

    def write(value: int) -> None:
        if refuse:
            raise OSError("no")
        written.append(value)

    faults: list[Fault] = []
    saver = Saver[int](write, lambda: None, faults.append)
    saver.submit(7)
    assert not saver.flush(10)
    assert faults
    refuse = False
    assert saver.close(10)
    assert written == [7]
