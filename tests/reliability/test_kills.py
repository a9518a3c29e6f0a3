"""A process that is killed while it saves loses nothing that it had reported."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .kills import figures
from .room_kills import figures as room_figures
from .sittings import sittings


def test_ten_kills_lose_nothing(tmp_path: Path) -> None:
    """`make reliability` does it 200 times."""
    found = figures(tmp_path, 10, seed=6)
    assert found.is_good, found


def test_ten_kills_of_a_workshop_lose_nothing_that_the_room_was_told(tmp_path: Path) -> None:
    """Nor do they double a round; code and phones come back. `python -m tests.reliability.room_kills`: 50."""
    found = room_figures(tmp_path, 10, seed=6)
    assert found.is_good, found


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_killing_the_terminal_ui_loses_nothing_that_it_called_saved(tmp_path: Path) -> None:
    """`make reliability` does it 100 times, and asks for letters half a second old."""
    found = sittings(tmp_path, 2, seed=6, old=1.0)
    assert found.is_good, found
