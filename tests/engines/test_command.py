"""`portfolio benchmark --engine` on the servers of a firm: what it prints is what Python computes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines import clickhouse as clickhouse_server
from tests.portfolio._companies import folder_of
from tests.team.cluster import Cluster


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Companies in sectors."""
    return folder_of(tmp_path / "clients", 40)


def printed(folder: Path, *arguments: str, **environment: str) -> str:
    """What the command prints."""
    command = [sys.executable, "-m", "cm_readiness", "portfolio", "benchmark", "--json", *arguments]
    environment = {**os.environ, "CM_READINESS_HOME": str(folder), **environment}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("arguments", [(), ("--by", "size", "--least", "3")])
def test_postgresql(folder: Path, arguments: tuple[str, ...], cluster: Cluster) -> None:
    """Its address stands in the environment."""
    address = cluster.address(cluster.database())
    found = printed(folder, *arguments, "--engine", "postgres", CM_READINESS_POSTGRES=address)
    assert found == printed(folder, *arguments)
    assert '"median"' in found


def test_clickhouse(folder: Path, clickhouse: str) -> None:
    """Its password too."""
    found = printed(
        folder, "--by", "size", "--engine", "clickhouse",
        CM_READINESS_CLICKHOUSE=clickhouse, CLICKHOUSE_PASSWORD=clickhouse_server.PASSWORD,
    )  # fmt: skip
    assert found == printed(folder, "--by", "size")
