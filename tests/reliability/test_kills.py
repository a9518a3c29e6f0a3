"""A process that is killed while it saves loses nothing that it had reported."""

from __future__ import annotations

from pathlib import Path

from .kills import figures


def test_ten_kills_lose_nothing(tmp_path: Path) -> None:
    """`make reliability` does it 200 times."""
    found = figures(tmp_path, 10, seed=6)
    assert found.is_good, found
