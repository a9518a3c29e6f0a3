"""The disk refuses: what is typed is kept, told apart from what is saved, and saved elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.sidecar_files import lock_path

from .conftest import FIRST, SECOND, created, typed

REFUSED = ("", "Maison Calla", "1", "q")
"""What is typed into a new file whose folder is none: the company, and out."""


@pytest.fixture
def blocked(place: Path) -> Path:
    """A path that no file can have, as its folder is a file."""
    (place / "blocked").write_text("a file, not a folder", "utf-8")
    return place / "blocked" / "new.toml"


@pytest.mark.parametrize("name", ["elsewhere.toml", "elsewhere"])
def test_what_the_disk_refused_is_saved_in_another_file(blocked: Path, place: Path, name: str) -> None:
    """All of it; the results follow, and the command to go on names that file."""
    ended = typed(blocked, *REFUSED, "2", name)
    assert ended.code == 0
    assert ended.err.count("blocked") == 2
    assert ended.out.count("What you type is kept here.") == 1
    assert "Everything is saved in elsewhere.toml." in ended.out
    assert "cm-readiness ask elsewhere.toml" in ended.out
    company = read_assessment(place / "elsewhere.toml").company
    assert company == {"name": "Maison Calla", "size": "solo"}
    assert not lock_path(place / "elsewhere.toml").exists()


def test_another_file_that_is_there_is_not_touched(blocked: Path, place: Path) -> None:
    """It is refused in a sentence, and asked again; Enter goes back to the choice, and so does b."""
    taken = created(place / "taken.toml")
    before = taken.read_bytes()
    ended = typed(blocked, *REFUSED, "2", "taken", "2", "", "2", "b", "2", "blocked/x", "2", "free.toml")
    assert ended.code == 0
    assert ended.out.count("Not everything that you typed is saved.") == 5
    assert taken.read_bytes() == before
    assert not lock_path(taken).exists()
    assert read_assessment(place / "free.toml").company_name == "Maison Calla"


@pytest.mark.parametrize("choice", [("1", "3"), ("q",), ()])
def test_whoever_leaves_it_unsaved_is_told(blocked: Path, place: Path, choice: tuple[str, ...]) -> None:
    """After another attempt, at once, or at the end of the input; with an exit code of its own."""
    ended = typed(blocked, *REFUSED, *choice)
    assert ended.code == 3
    assert ended.err.count("blocked") == (3 if "1" in choice else 2)
    assert "What was typed last is not saved:" in ended.out
    assert "Everything is saved" not in ended.out
    assert [path.name for path in place.iterdir()] == ["blocked"]


if sys.platform != "win32":
    from tests.terminal import Terminal

    PROMPT = "Answer, or h for help:"

    def removed(screen: Terminal, calla: Path) -> Path:
        """Answer once, take the folder away, and answer again."""
        screen.wait(PROMPT)
        screen.type("3\n")
        screen.wait("Saved: level 3.")
        away = calla.parent.with_name("away")
        calla.parent.rename(away)
        screen.type("2\n")
        screen.wait("Kept here, and not saved yet: level 2.")
        return away

    def test_a_folder_that_is_taken_away_costs_nothing(calla: Path, tmp_path: Path) -> None:
        """Everything is saved in another place, and goes on being saved there."""
        with Terminal(["ask", str(calla)], {}) as screen:
            removed(screen, calla)
            screen.type("n\nwritten meanwhile\n\n")
            screen.wait("Kept here, and not saved yet: note.")
            screen.type("q\n2\n")
            screen.wait("Path of the new file")
            screen.type(f"{tmp_path}/usb\n")
            assert screen.ended() == 0
        saved = read_assessment(tmp_path / "usb.toml")
        assert [saved.answer_to(c).level for c in (FIRST, SECOND)] == [3, 2]
        assert "written meanwhile" in [answer.note for answer in saved.answers.values()]
        assert not lock_path(tmp_path / "usb.toml").exists()

    def test_a_folder_that_comes_back_takes_all_of_it(calla: Path) -> None:
        """With the next answer, which is called saved again."""
        with Terminal(["ask", str(calla)], {}) as screen:
            removed(screen, calla).rename(calla.parent)
            screen.type("1\n")
            screen.wait("Saved: level 1.")
            screen.type("q\n")
            assert screen.ended() == 0
        assert [answer.level for answer in read_assessment(calla).answers.values()] == [3, 2, 1]
        assert not lock_path(calla).exists()

    def test_ctrl_c_asks_where_to_save_first(calla: Path, tmp_path: Path) -> None:
        """What is kept here would go with the program."""
        with Terminal(["ask", str(calla)], {}) as screen:
            removed(screen, calla)
            screen.rest()
            screen.type("\x03")
            screen.wait("Not everything that you typed is saved.")
            screen.type("2\n")
            screen.wait("Path of the new file")
            screen.type(f"{tmp_path}/usb.toml\n")
            assert screen.ended() >> 8 == 130
        assert read_assessment(tmp_path / "usb.toml").answer_to(SECOND).level == 2
