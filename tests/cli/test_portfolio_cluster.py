"""`portfolio index` and `portfolio report` on a real scheduler of Dask, which loses workers and goes away."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from cm_readiness import __version__
from tests.cluster import Dask

from .conftest import Run, start, tree
from .portfolios import BROKEN, folder_of, names, running, some_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals")
MANY = 30
SOON = 0.5
"""Seconds that are waited for what does not come."""
FIRST = 8
"""Those among which something is under way when the first document is there."""
MD = ("--format", "md")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder for what is kept."""
    monkeypatch.setenv("CM_READINESS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def other_program(tmp_path: Path) -> Path:
    """A folder that has another version of the program."""
    folder = tmp_path / "other" / "cm_readiness"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text('__version__ = "0.0.1"\n')
    return folder.parent


def test_a_worker_that_is_killed_costs_a_retry(place: Path, tmp_path: Path) -> None:
    """The index is read and every document is there and whole; the others do what the dead one had."""
    folder, out = folder_of(place / "many", MANY), place / "out"
    (folder / "broken.toml").write_text(BROKEN)
    with Dask(tmp_path) as dask:
        read = start("portfolio", "index", "--folder", "many", "--scheduler", dask.address, at=place)
        assert (read.code, read.out) == (
            1,
            f"{MANY + 1} assessments in the index, {MANY + 1} of them read now\n",
        )
        assert read.err.startswith("many/broken.toml, line ")
        command = ("portfolio", "report", out, *MD, "--folder", folder)
        with running(*command, "--scheduler", dask.address) as program:
            program.wait_for_line()
            dask.workers[0].kill()
            ended = program.ended()
    assert ended.code == 2
    assert ended.err.splitlines()[0] == f"{MANY} documents written, 0 there already, 1 failed"
    assert ended.err.splitlines()[1].startswith(f"{folder / 'broken.toml'}, line ")
    made = tree(out)
    assert len(made) == MANY
    (folder / "broken.toml").unlink()
    rest = start(*command)
    assert (rest.code, rest.err) == (0, f"0 documents written, {MANY} there already, 0 failed\n")
    few = some_of(folder, place / "few", FIRST)
    assert start("portfolio", "report", place / "here", *MD, "--folder", few).code == 0
    here = tree(place / "here")
    assert len(here) == FIRST
    assert here.items() <= made.items()


def test_a_scheduler_that_goes_away_is_said_and_the_same_command_does_the_rest(
    place: Path, tmp_path: Path
) -> None:
    """What was done is kept; the rest is done by whoever is there."""
    folder, out = folder_of(place / "many", MANY), place / "out"
    command = ("portfolio", "report", out, *MD, "--folder", folder)
    with Dask(tmp_path) as dask:
        with running(*command, "--scheduler", dask.address) as program:
            program.wait_for_line()
            for worker in dask.workers:
                worker.send(signal.SIGSTOP)
            dask.scheduler.kill()
            ended = program.ended()
        assert ended.code == 2
        assert ended.err == (
            f"{dask.address}: this scheduler does not answer any more; what was done is kept, and the same "
            "command does the rest.\n"
        )
    there = {name: data for name, data in tree(out).items() if not name.startswith(".")}
    assert 0 < len(there) < MANY
    rest = start(*command, "--jobs", "2")
    assert rest.err == f"{MANY - len(there)} documents written, {len(there)} there already, 0 failed\n"
    assert len(names(out)) == MANY
    assert {name: data for name, data in tree(out).items() if name in there} == there


def test_ctrl_c_takes_back_what_waits(place: Path, tmp_path: Path) -> None:
    """Documents that are being made are made to the end; none begins after that."""
    folder, out = folder_of(place / "many", MANY), place / "out"
    command = ("portfolio", "report", out, *MD, "--folder", folder)
    with Dask(tmp_path) as dask:
        with running(*command, "--scheduler", dask.address) as program:
            program.wait_for_line()
            program.interrupt()
            ended = program.ended()
        assert ended.code == 130
        assert ended.err == "Stopped: what is done is kept, and the same command does the rest.\n"
        left = {name: data for name, data in tree(out).items() if not name.startswith(".")}
        assert 0 < len(left) < MANY
        rest = start(*command, "--scheduler", dask.address)
    assert rest.code == 0
    assert len(names(out)) == MANY
    assert {name: data for name, data in tree(out).items() if name in left} == left


def test_a_worker_of_another_version_is_named(place: Path, tmp_path: Path, other_program: Path) -> None:
    """Before anything is given to it."""
    folder = folder_of(place / "few", 2)
    with Dask(tmp_path, 1) as dask:
        other = dask.add_worker({"PYTHONPATH": str(other_program)})
        ended = start(
            "portfolio", "report", place / "out", *MD, "--folder", folder, "--scheduler", dask.address
        )
    assert ended.code == 2
    assert ended.err == (
        f"{other.address}: cm-readiness 0.0.1 runs there, not {__version__}; "
        "install the same version everywhere.\n"
    )
    assert not (place / "out").exists()


@pytest.mark.parametrize("where", ["scheduler", "worker"])
def test_where_the_program_is_missing_it_is_said(place: Path, tmp_path: Path, where: str) -> None:
    """A scheduler needs it as well: it looks into what it hands on."""
    folder = folder_of(place / "few", 2)
    without = tmp_path / "without" / "cm_readiness"
    without.mkdir(parents=True)
    (without / "__init__.py").write_text("raise ModuleNotFoundError\n")
    environment = {"PYTHONPATH": str(without.parent)}
    of_worker, of_scheduler = (environment, None) if where == "worker" else (None, environment)
    with Dask(tmp_path, 1, of_worker, of_scheduler) as dask:
        ended = start(
            "portfolio", "report", place / "out", *MD, "--folder", folder, "--scheduler", dask.address
        )
    address = dask.workers[0].address if where == "worker" else dask.address
    assert ended.code == 2
    assert ended.err == f"{address}: cm-readiness is not installed there; install version {__version__}.\n"


def test_a_scheduler_without_workers_is_said(
    place: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for ever for what nobody does."""
    folder = folder_of(place / "few", 2)
    monkeypatch.setattr("cm_readiness.app.cluster.WORKER_WITHIN", SOON)
    with Dask(tmp_path, 0) as dask:
        ended = run("portfolio", "index", "--folder", folder, "--scheduler", dask.address)
    assert ended.code == 2
    assert ended.err == (
        f"{dask.address}: this scheduler has no worker; start one, and give the same command again.\n"
    )


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "tcp://", "http://127.0.0.1:1", ""])
def test_where_no_scheduler_is_it_is_said(
    place: Path, address: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, and nothing is made."""
    monkeypatch.setattr("cm_readiness.app.cluster.ANSWERED_WITHIN", SOON)
    folder = folder_of(place / "few", 2)
    ended = run("portfolio", "report", place / "out", *MD, "--folder", folder, "--scheduler", address)
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert "o scheduler answers at this address; start it" in ended.err
    assert not (place / "out").exists()


def test_without_the_addition_it_is_said_what_to_install(place: Path, tmp_path: Path) -> None:
    """The library is asked for when it is needed, and only then."""
    folder = folder_of(place / "few", 2)
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "distributed.py").write_text("raise ImportError\n")
    environment = {"PYTHONPATH": f"{tmp_path / 'hidden'}:{Path(__file__).parents[2]}"}
    command = ("portfolio", "report", place / "out", *MD, "--folder", folder)
    ended = start(*command, "--scheduler", "tcp://127.0.0.1:1", env=environment)
    assert ended.code == 2
    assert ended.err.startswith("Work on a cluster needs an addition; install it with: ")
    assert start(*command, env=environment).code == 0
