"""What was promised is counted in a file: each behind the one before it, and none twice."""

from __future__ import annotations

import pytest

from cm_readiness.documents.completeness import Promise, kept

FIRST, SECOND = Promise("answers", "The brief is written"), Promise("answers", "Nobody has looked")
NOTE = Promise("notes", "Ask Ana")


@pytest.mark.parametrize(
    ("promises", "text", "counts"),
    [
        ([FIRST, SECOND], "The brief is written. Nobody has looked.", {"answers": 2}),
        ([FIRST, SECOND], "Nobody has looked. The brief is written.", {"answers": 1}),
        ([FIRST, FIRST], "The brief is written.", {"answers": 1}),
        ([FIRST, FIRST], "The brief is written. The brief is written.", {"answers": 2}),
        ([FIRST, NOTE, SECOND], "The brief is written. Nobody has looked.", {"answers": 2}),
        ([NOTE, FIRST], "The brief\nis  written.", {"answers": 1}),
        ([FIRST, NOTE], "Ask Ana", {"notes": 1}),
        ([FIRST], "The brief is", {}),
    ],
)
def test_promises_are_looked_for_in_their_order(
    promises: list[Promise], text: str, counts: dict[str, int]
) -> None:
    """An answer whose text another one has as well counts as often as it stands there."""
    assert kept(promises, text) == counts


def test_what_the_file_cannot_show_is_left_out_of_both() -> None:
    """As was said to the person; everything else has to be there."""
    told = Promise("notes", "株 Ask Ana 🙂")
    assert kept([told], "Ask Ana") == {}
    assert kept([told], "Ask Ana", without="株🙂") == {"notes": 1}
    assert kept([told], "Ask", without="株🙂") == {}
