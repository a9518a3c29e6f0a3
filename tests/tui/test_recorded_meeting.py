"""A recording of the screen, in text: a colleague answers elsewhere while somebody types a note."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import with_answer
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.writing import content_of
from tests.terminal import Terminal

from .conftest import CRITERIA, QUESTIONNAIRE

FIRST, _, *OTHERS = QUESTIONNAIRE.criteria
WORDS = ("seen ", "on the ", "wall")
EDITOR = "Note: printed"
"""What stands above a note while it is written."""


class Recording:
    """The screens of a terminal, each as it was when it differed from the one before.

    Args:
        terminal: what is recorded whenever something is waited for here.
    """

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.screens: list[str] = []

    def wait(self, what: str) -> None:
        """Record until something stands on the screen."""

        def holds(text: str) -> bool:
            if not self.screens or self.screens[-1] != text:
                self.screens.append(text)
            return what in text

        self._terminal.wait(holds)


@pytest.fixture
def places(folder: Path, tmp_path: Path) -> dict[str, str]:
    """Folders of their own for assessments and settings."""
    return {
        "CM_READINESS_HOME": str(folder),
        "CM_READINESS_CONFIG": str(tmp_path / "config"),
        "HOME": str(tmp_path),
        "LC_ALL": "en_GB.UTF-8",
    }


def answered_elsewhere(path: Path, criterion: str) -> None:
    """A colleague's program answers, and a synchronised folder puts the file where it was."""
    theirs = with_answer(read_assessment(path), criterion, 3, utc_now())
    arriving = path.with_suffix(".arriving")
    arriving.write_bytes(content_of(theirs, path))
    arriving.replace(path)


def test_three_answers_come_in_while_a_note_is_typed(
    given: Callable[..., Path], places: dict[str, str]
) -> None:
    """Each is on the screen before the next word; the note only grows, in one editor that never closes."""
    path = given()
    with Terminal([str(path)], places) as terminal:
        terminal.wait("1.1")
        terminal.by_hand("n")
        terminal.wait(EDITOR)
        recording, typed = Recording(terminal), ""
        for count, (word, criterion) in enumerate(zip(WORDS, OTHERS, strict=False), 1):
            terminal.by_hand(word)
            typed += word
            recording.wait(typed.strip())
            terminal.until(lambda typed=typed: read_assessment(path).answer_to(FIRST).note == typed)  # type: ignore[misc]
            answered_elsewhere(path, criterion)
            recording.wait(f"{count} of {CRITERIA}")
        recording.wait("also changed elsewhere")
        terminal.by_hand("\x11")
        assert terminal.ended() == 0
    lengths = [
        len(max((part for part in _beginnings() if part in one), key=len)) for one in recording.screens
    ]
    assert lengths == sorted(lengths) and lengths[-1] == len("".join(WORDS))
    assert all(EDITOR in screen for screen in recording.screens)
    counts = [next(n for n in range(4) if f"{n} of {CRITERIA}" in one) for one in recording.screens]
    assert counts == sorted(counts) and set(counts) == {0, 1, 2, 3}
    saved = read_assessment(path)
    assert saved.answer_to(FIRST).note == "seen on the wall"
    assert [saved.answer_to(name).level for name in OTHERS[:3]] == [3, 3, 3]
    assert [other.name for other in path.parent.glob("*.toml")] == [path.name]


def _beginnings() -> list[str]:
    """The note at every moment of its being typed."""
    whole = "".join(WORDS)
    return [whole[:length].rstrip() for length in range(len(whole) + 1)]
