"""Reports on screen: tables that can be read at every width."""

from __future__ import annotations

import re

import pytest

from cm_readiness.tui.widgets.markdown import Document
from tests.documents.test_documents import ALONE, export
from tests.exports import named

TABLE = """\
| Dimension | Score | Range | Gates |
| --- | --- | --- | ---: |
| Strategic integration | `█████░░░│░░` 49 | 29 to 36 | 1 closed |
| Purpose | `█████░░░│░░` 49 | – | none |
"""


def lines(text: str, width: int) -> list[str]:
    """A text as it is laid out at a width."""
    return Document(text).at(width).plain.split("\n")


def test_a_table_with_room_has_columns() -> None:
    """A row is a line, below the titles."""
    found = lines(TABLE, 80)
    assert found[0].split() == ["Dimension", "Score", "Range", "Gates"]
    assert found[2].startswith("Strategic integration  █████░░░│░░ 49  29 to 36")


def test_a_table_without_room_is_stacked() -> None:
    """Each cell has its own line, after the title of its column."""
    assert lines(TABLE, 36) == [
        "Dimension Strategic integration", "  Score █████░░░│░░ 49", "  Range 29 to 36", "  Gates 1 closed",
        "",
        "Dimension Purpose", "  Score █████░░░│░░ 49", "  Range –", "  Gates none",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [36, 56, 76, 116])
@pytest.mark.parametrize("document", ALONE)
def test_no_word_is_broken(document: str, width: int) -> None:
    """What stands on a narrow sheet are whole words of the document, in tables as well."""
    text = re.sub("<https?://[^>]*>", "", export(document, "maison_calla.fr").make(named("md")).data.decode())
    words = set(re.findall(r"\w+", text))
    pieces = {word for line in lines(text, width) for word in re.findall(r"\w+", line)}
    assert {piece for piece in pieces if piece.isalpha()} == {word for word in words if word.isalpha()}
