"""Stores of each kind, and what people do in any of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.app.workspace import Workspace
from cm_readiness.core.store import AssessmentStore, Reference
from cm_readiness.files.file_store import FileStore
from tests.team.stores import team_store

from .conftest import QUESTIONNAIRE
from .memory_store import MemoryStore


@contextmanager
def store_of(kind: str, request: pytest.FixtureRequest, place: Path) -> Iterator[AssessmentStore]:
    """An empty store of a kind; the test is skipped where there is no PostgreSQL for a team's.

    Args:
        kind: `files`, `memory` or `team`.
        request: of the test.
        place: a folder to work in.
    """
    match kind:
        case "team":
            with team_store(request.getfixturevalue("cluster")) as store:
                yield store
        case "files":
            yield FileStore(place / "folder", utc_now)
        case _:
            yield MemoryStore(QUESTIONNAIRE)


def begun(workspace: Workspace, name: str = "Maison Calla") -> Reference:
    """A new assessment."""
    asked = workspace.named_questionnaire(QUESTIONNAIRE.id)
    company = {"name": name, "cm_setup": "in_house"}
    return workspace.create(workspace.draft(asked, language="en", title="Baseline", company=company))[0]
