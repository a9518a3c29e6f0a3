"""What three screens look like, to the cell; `pytest --snapshot-update` takes the pictures anew.

A picture depends on how the framework draws, so it is compared on one version of Python and of Textual.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.files.settings import Settings
from cm_readiness.tui.shell.app import ReadinessApp
from tests.conftest import SNAPSHOTS_OF, snapshots_hold_here

from .conftest import QUESTIONNAIRE

Given = Callable[..., Path]

pytestmark = pytest.mark.skipif(not snapshots_hold_here(), reason=f"pictures are those of {SNAPSHOTS_OF}")


def answers(count: int) -> dict[str, Answer]:
    """Answers of all levels, the first with a note and a flag."""
    now = utc_now()
    given = {
        name: Answer(level=place % 5, answered=now)
        for place, name in zip(range(count), QUESTIONNAIRE.criteria, strict=False)
    }
    first = next(iter(given))
    return {**given, first: given[first].model_copy(update={"note": "Seen [x].", "flagged": True})}


@pytest.mark.parametrize(
    ("count", "keys", "size"),
    [(8, (), (120, 36)), (8, (), (80, 24)), (31, (), (120, 36)), (31, ("v",), (80, 24))],
    ids=["question", "question-80x24", "results", "review-80x24"],
)
def test_looks(
    snap_compare: Callable[..., bool],
    given: Given,
    folder: Path,
    count: int,
    keys: tuple[str, ...],
    size: tuple[int, int],
) -> None:
    """Each looks as it did when somebody last looked at it and found it good."""
    app = ReadinessApp(folder, Settings(), "en", given(name="ACME", answers=answers(count)))

    async def lead_there(pilot: Pilot[int]) -> None:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            for _ in range(3):
                await pilot.pause()
                await pilot.app.workers.wait_for_complete()

    assert snap_compare(app, terminal_size=size, run_before=lead_there)
