"""Large letters: of every verdict in every language, at the widths of a window."""

from __future__ import annotations

import string

import pytest

from cm_readiness.language.words import LANGUAGES
from cm_readiness.tui.widgets.block_letters import LETTERS, block_letters, large

from .conftest import QUESTIONNAIRE

DRAWN = set(" ▀▄█")
FRAME = "┏"


def test_no_two_letters_look_alike() -> None:
    """Accents count as well, and rows of a letter are as wide as each other."""
    pictures = [tuple(block_letters(letter)) for letter in string.ascii_uppercase + "ÉÈÊËÑÜÔ"]
    assert len(set(pictures)) == len(pictures)
    assert all(len({len(row) for row in rows}) == 1 for rows in LETTERS.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "most"), [(60, 2), (76, 1), (104, 2)])
def test_every_verdict_is_large(language: str, width: int, most: int) -> None:
    """In blocks, or spaced in a frame, and never wider than there is room."""
    names = [verdict.name for verdict in QUESTIONNAIRE.verdicts]
    names += [
        variant.name for verdict in QUESTIONNAIRE.verdicts for variant in verdict.variants if variant.name
    ]
    for name in names:
        rows = large(name.get(language), width, most)
        assert len(rows) in (3, 6)
        assert max(map(len, rows)) <= width
        assert rows[0][0] == FRAME or set("".join(rows)) <= DRAWN


def test_what_has_no_picture_or_no_room_stays_as_it_is() -> None:
    """Other scripts are framed, and a long name is wrapped; nothing of it is lost."""
    assert large("לא עכשיו", 60)[1] == "┃ ל א   ע כ ש י ו ┃"
    assert large("[bold]x[/]", 60)[1] == "┃ [ B O L D ] X [ / ] ┃"
    assert " ".join(large("one two three four five", 12)) == "one two three four five"
    assert large("", 20) == [""] * 3
