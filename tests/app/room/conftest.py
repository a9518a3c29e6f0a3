"""A live room on an open assessment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.app.room import LiveRoom
from cm_readiness.app.sitting import Sitting
from cm_readiness.app.workspace import Workspace
from cm_readiness.files.file_store import FileStore

from ..conftest import created
from .rooms import opened


@pytest.fixture
def file(place: Path) -> Path:
    """An assessment."""
    return created(place / "calla.toml")


@pytest.fixture
def workspace(file: Path) -> Workspace:
    """Where it lies."""
    return Workspace(FileStore(file.parent, utc_now))


@pytest.fixture
def sitting(workspace: Workspace, file: Path) -> Iterator[Sitting]:
    """The same, open here."""
    here = opened(workspace, file)
    yield here
    here.close()


@pytest.fixture
def room(workspace: Workspace, sitting: Sitting) -> LiveRoom:
    """A room on it."""
    return LiveRoom(workspace, sitting)
