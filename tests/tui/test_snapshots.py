"""What three screens look like, to the cell; `pytest tests/tui --update-golden` takes the pictures anew.

A picture depends on how the framework draws, so it is compared on one version of Python and of Textual.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from tests.conftest import SNAPSHOTS_OF, snapshots_hold_here
from tests.golden import Golden

from .conftest import CRITERIA, QUESTIONNAIRE, Drive

Given = Callable[..., Path]
PICTURES = Path(__file__).parent / "pictures"
ID = re.compile(r"\bterminal-\d+-")
"""What the framework puts before the names in a picture, another one each time."""

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
    ("name", "count", "keys", "size"),
    [
        ("question", 8, (), (120, 36)),
        ("question-80x24", 8, (), (80, 24)),
        ("results", CRITERIA, (), (120, 36)),
        ("review-80x24", CRITERIA, ("l",), (80, 24)),
    ],
)
async def test_looks(
    name: str,
    count: int,
    keys: tuple[str, ...],
    size: tuple[int, int],
    drive: Drive,
    given: Given,
    golden: Golden,
) -> None:
    """Each looks as it did when somebody last looked at it and found it good."""
    async with drive(given(name="ACME", answers=answers(count)), size=size) as driver:
        await driver.press(*keys)
        golden(PICTURES / f"{name}.svg", ID.sub("terminal-", driver.app.export_screenshot(simplify=True)))
