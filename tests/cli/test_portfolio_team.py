"""`portfolio` over a team's store: its index, and a folder of documents that is kept up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.team.cluster import Cluster
from tests.team.cluster import running as running_server

from .conftest import Run
from .portfolios import folder_of, names, running

MD = ("--format", "md")
MANY = 60
"""More than are written before a server has ended."""


@pytest.fixture
def store(cluster: Cluster, place: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A team's store with six companies, as a member sees it."""
    monkeypatch.setenv("CM_READINESS_CACHE", str(tmp_path / "cache"))
    database = cluster.database()
    administrator = cluster.address(database)
    assert run("store", "create", administrator, "--team", "nord").code == 0
    assert run("store", "copy", folder_of(place / "many", 6), administrator).code == 0
    ((member,),) = cluster.run("SELECT member FROM cm_readiness.team", database=database)
    return cluster.address(database, cluster.role("ana", member))


def written(run: Run, store: str, out: Path) -> list[str]:
    """The documents that one run writes."""
    ended = run("--folder", store, "portfolio", "report", out, *MD, "--jobs", "1")
    assert (ended.code, ended.err.endswith(" 0 failed\n")) == (0, True)
    return sorted(Path(line).name.partition(".")[0] for line in ended.out.splitlines())


def test_each_is_read_once_by_whoever_asks(run: Run, store: str) -> None:
    """Two processes read all of them, and nothing the second time; what was saved since is read."""
    index = ("--folder", store, "portfolio", "index", "--jobs", "2")
    assert run(*index).out == "6 assessments in the index, 6 of them read now\n"
    assert run(*index).out.endswith(" 0 of them read now\n")
    assert run("--folder", store, "answer", "company-00002", "1.1", "3").code == 0
    assert run(*index).out.endswith(" 1 of them read now\n")
    assert "Company 00002" in run("--folder", store, "portfolio", "table").out


def test_a_second_run_writes_what_was_saved_since(run: Run, store: str, place: Path) -> None:
    """An answer counts, and so does another title, which is no answer; nothing else is written."""
    out = place / "out"
    every = [f"company-0000{number}" for number in range(6)]
    assert written(run, store, out) == every
    assert names(out) == [f"{name}.gap_report.md" for name in every]
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.iterdir()}
    assert written(run, store, out) == []
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.iterdir()} == before
    assert run("--folder", store, "answer", "company-00002", "1.1", "3").code == 0
    assert written(run, store, out) == ["company-00002"]
    assert run("--folder", store, "edit", "company-00004", "--title", "Another one").code == 0
    assert written(run, store, out) == ["company-00004"]
    assert "Another one" in (out / "company-00004.gap_report.md").read_text("utf-8")
    assert written(run, store, out) == []
    (out / "company-00003.gap_report.md").unlink()
    assert written(run, store, out) == ["company-00003"]


def test_a_server_that_goes_away_is_said_once(
    run: Run, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not of each of the others after waiting for it; what is written is whole, and a rerun does the rest."""
    monkeypatch.setenv("CM_READINESS_CACHE", str(tmp_path / "cache"))
    out = place / "out"
    with running_server() as server:
        store = server.address(server.database())
        assert run("store", "create", store).code == 0
        assert run("store", "copy", folder_of(place / "many", MANY), store).code == 0
        with running("--folder", store, "portfolio", "report", out, *MD, "--jobs", "2") as program:
            program.wait_for_line()
            server.stop()
            ended = program.ended()
        assert ended.code == 2
        (sentence,) = ended.err.splitlines()
        assert sentence.startswith(f"{store}: the ")
        wrote = ended.out.splitlines()
        assert sorted(wrote) == [str(out / name) for name in names(out)]
        for command in (("index", "--jobs", "2"), ("index",), ("table",), ("report", out)):
            ended = run("--folder", store, "portfolio", *command)
            assert (ended.code, len(ended.err.splitlines())) == (2, 1)
        server.start()
        rest = run("--folder", store, "portfolio", "report", out, *MD, "--jobs", "2")
        assert (rest.code, len(rest.out.splitlines())) == (0, MANY - len(wrote))
        assert len(names(out)) == MANY
