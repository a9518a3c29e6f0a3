"""Each test has folders of its own for what stays on the machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .cluster import Cluster
from .stores import TeamStore, team_store


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private notes, questionnaires and settings of nobody are."""
    for name in ("TEAM", "HOME", "CONFIG"):
        monkeypatch.setenv(f"CM_READINESS_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
    return tmp_path


@pytest.fixture
def ana(cluster: Cluster) -> Iterator[TeamStore]:
    """The store of a new team, as a member sees it."""
    with team_store(cluster) as store:
        yield store


@pytest.fixture
def ben(cluster: Cluster, ana: TeamStore) -> Iterator[TeamStore]:
    """The same for another member."""
    with team_store(cluster, like=ana) as store:
        yield store


@pytest.fixture
def reader(cluster: Cluster, ana: TeamStore) -> Iterator[TeamStore]:
    """The same for somebody who may only read."""
    with team_store(cluster, like=ana, reader=True) as store:
        yield store
