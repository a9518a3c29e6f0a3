"""Writers who are killed and a server that crashes: a small one of what `tests.portfolio store` counts."""

from __future__ import annotations

from tests.portfolio.store import write_at_once


def test_what_was_called_saved_outlives_a_killed_writer_and_a_crashed_server() -> None:
    """Of three real processes at once, by every answer that they were told is saved."""
    found = write_at_once(3, 6)
    assert found.lost == 0
    assert found.is_good
    assert found.revisions > len(found.said)
