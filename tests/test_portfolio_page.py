"""The page for a firm's administrator: its commands, one after the other, on a server of the test's own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.team.cluster import Cluster, running

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "portfolio.md"
EXAMPLES = ROOT / "questionnaires" / "community_manager" / "examples"


def team_part() -> list[tuple[str, str]]:
    """The blocks of the part on a team's store, with what each is written in."""
    text = PAGE.read_text("utf-8")
    part = text[text.index("## A team's store") :]
    end = part.find("\n## ", 4)
    return re.findall(r"```(\w+)\n(.*?)```", part[: end if end > 0 else None], re.DOTALL)


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """A home with the folder that was used so far; the program and PostgreSQL's own by their names."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "cm-readiness").write_text(f'#!/bin/sh\nexec {sys.executable} -m cm_readiness "$@"\n', "utf-8")
    (bin_ / "cm-readiness").chmod(0o755)
    (tmp_path / "assessments" / "trash").mkdir(parents=True)
    shutil.copy(EXAMPLES / "maison_calla.en.toml", tmp_path / "assessments" / "maison-calla.toml")
    shutil.copy(EXAMPLES / "menuiserie_lenoir.en.toml", tmp_path / "assessments" / "trash" / "lenoir.toml")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PG", "CM_", "XDG_"))},
        "HOME": str(tmp_path), "LANG": "C", "PYTHONPATH": str(ROOT),
        "PGSERVICEFILE": str(tmp_path / "services"),
    }  # fmt: skip


def test_the_page_leads_from_nothing_to_a_store_and_out_again(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    """Every command that it shows ends well, and what is taken out are the same bytes."""
    with running() as cluster:
        surroundings["PATH"] = os.pathsep.join(
            (str(tmp_path / "bin"), str(cluster.programs), surroundings["PATH"])
        )
        # Where a command names nobody, it is whoever administers the server.
        surroundings |= {"PGHOST": str(cluster.folder), "PGUSER": "postgres"}
        commands = 0
        for kind, block in team_part():
            if kind == "sql":
                done(cluster, block, surroundings)
            elif kind == "ini":
                (tmp_path / "services").write_text(_here(block, cluster), "utf-8")
            elif kind == "console":
                for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
                    ended = subprocess.run(
                        ["sh", "-c", command], cwd=tmp_path, env=surroundings, capture_output=True, text=True,
                        check=False,
                    )  # fmt: skip
                    assert ended.returncode == 0, f"{command}\n{ended.stdout}{ended.stderr}"
                    commands += 1
        assert commands > 10
    for name in ("maison-calla.toml", "trash/lenoir.toml"):
        before = (tmp_path / "assessments" / name).read_bytes()
        assert (tmp_path / "taken-out" / name).read_bytes() == before
        assert (tmp_path / "from-the-backup" / name).read_bytes() == before


def done(cluster: Cluster, statements: str, surroundings: dict[str, str]) -> None:
    """Do something as whoever administers the server."""
    ended = subprocess.run(
        ["psql", "-v", "ON_ERROR_STOP=1", "-h", cluster.folder, "-U", "postgres"],
        input=statements, env=surroundings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr


def _here(services: str, cluster: Cluster) -> str:
    """The service file, with the test's server in it, which nobody reaches over a network."""
    text = services.replace("host=db.example.com", f"host={cluster.folder}").replace(
        "sslmode=verify-full\n", ""
    )
    return text.replace("[firm]\n", "[firm]\nuser=ana\n")
