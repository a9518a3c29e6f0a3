"""Where lines break: at plain spaces, and with no word alone on the last line if that can be helped."""

from __future__ import annotations

import pytest
from textual.content import Content

from cm_readiness.tui.widgets.line import wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three four", 14, ["one two", "three four"]),
        ("one two three four", 9, ["one two", "three", "four"]),
        ("one two", 5, ["one", "two"]),
        ("aaa bbb cc dddddddd", 10, ["aaa bbb cc", "dddddddd"]),
        ("aaaaaaaaaaaaaaaa", 10, ["aaaaaaaaaa", "aaaaaa"]),
        ("un deux trois\u00a0; quatre", 16, ["un deux", "trois\u00a0; quatre"]),
    ],
)
def test_no_word_is_left_alone(text: str, width: int, lines: list[str]) -> None:
    """The word before it comes down too, unless that leaves it alone, or there is no room for both."""
    assert [line.plain for line in wrapped(Content(text), width)] == lines


def test_a_hanging_line_keeps_its_room() -> None:
    """The further lines of a paragraph stand in, also where a word came down."""
    lines = [line.plain for line in wrapped(Content("2  one two three four"), 17, 3)]
    assert lines == ["2  one two", "   three four"]
