"""What tests of a live room have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.app.opening import autosaved, saved_at_once
from cm_readiness.app.room import LiveRoom
from cm_readiness.app.sitting import Sitting
from cm_readiness.app.workspace import Opened, Workspace
from cm_readiness.core.errors import Fault, ReadinessError, error_of
from cm_readiness.core.store import Reference
from cm_readiness.core.workshop import AgendaItem

from ..conftest import FIRST, QUESTIONNAIRE, SECOND
from ..memory_store import MemoryStore

TWO = (AgendaItem(dimension=FIRST.partition(".")[0], minutes=10, criteria=(FIRST, SECOND)),)
"""An agenda of two questions, five minutes each."""


class Clock:
    """Seconds that go by when a test says so."""

    now = 1000.0

    def __call__(self) -> float:
        """The present second."""
        return self.now


def opened(workspace: Workspace, file: Path) -> Sitting:
    """The assessment, open here."""
    return saved_at_once(workspace, workspace.open(workspace.store.named(str(file))), told=print)


def saving_apart(workspace: Workspace, opened: Opened) -> Sitting:
    """A sitting that saves away from this thread."""
    return autosaved(
        workspace,
        opened,
        saved=lambda: None,
        refused=lambda _: None,
        told=print,
        freed=lambda: None,
    )


def begun_in(workspace: Workspace) -> Reference:
    """A new assessment."""
    asked = workspace.named_questionnaire(QUESTIONNAIRE.id)
    return workspace.create(workspace.draft(asked, language="en", company={"name": "A"}))[0]


def beside(file: Path) -> Path:
    """What is kept for after a crash."""
    return file.with_name(f".{file.name}.room")


def voted(room: LiveRoom, *votes: int, criterion: str = FIRST) -> list[str]:
    """A question with some votes; the phones' tokens."""
    phones = [room.join() for _ in votes]
    room.open(criterion)
    for phone, vote in zip(phones, votes, strict=True):
        room.vote(phone, criterion, room.room.number, vote)
    return phones


def code(error: pytest.ExceptionInfo[ReadinessError]) -> str:
    """What was refused."""
    return error.value.fault.code


class Refusing(MemoryStore):
    """A store that refuses to be written when a test says so."""

    refuses = False

    def put(self, reference, assessment) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Keep it, or refuse."""
        if self.refuses:
            raise error_of([Fault("disk_full")])
        super().put(reference, assessment)

    def keep_room(self, reference, text) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Keep it, or refuse."""
        if self.refuses:
            raise error_of([Fault("disk_full")])
        super().keep_room(reference, text)
