"""Measuring in the plain way: asked for a path, told what follows, taken or left."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.plain.console import Console
from tests.cli.test_measuring import ADVERT, BUNDLED

from .conftest import QUESTIONNAIRE, typed

NUMBERS = {criterion.id: number for number, criterion in QUESTIONNAIRE.numbered()}
CALENDAR, MATERIAL, REWRITE = (
    "trend_watch.test_and_learn", "format_readiness.asset_handover", "format_readiness.native_rewrite",
)  # fmt: skip


@pytest.fixture
def advert(place: Path) -> Path:
    """A job advert with three trades of specialists, whose name has a space."""
    path = place / "the advert.txt"
    path.write_text(ADVERT, "utf-8")
    return path


def _to(criterion: str) -> str:
    return f"g {NUMBERS[criterion]}"


def test_the_level_is_taken_with_its_lines(calla: Path, advert: Path) -> None:
    """The path stands behind the command; then the next criterion is put."""
    ended = typed(calla, _to(BUNDLED), f"m {advert}", "1")

    answer = ended.answer(BUNDLED)
    assert (answer.level, answer.measures[0].accepted) == (1, True)
    assert set(answer.measures[0].lines) <= set(answer.evidence)
    assert "Level 1 follows from it:" in ended.out
    assert "Saved: level 1." in ended.out
    assert ended.err == ""


def test_the_path_is_asked_for_and_may_be_quoted(calla: Path, advert: Path) -> None:
    """Undo takes all of it back at one go."""
    ended = typed(calla, _to(BUNDLED), "m", f"'{advert}'", "1", "u")

    assert "The advert, as text, web page, PDF or Word file" in ended.out
    assert BUNDLED not in ended.assessment.answers


def test_the_lines_alone_leave_the_answer(calla: Path, advert: Path) -> None:
    """What was measured is kept, and not taken."""
    answer = typed(calla, _to(BUNDLED), f"m {advert}", "2").answer(BUNDLED)

    assert (answer.level, answer.measures[0].accepted, answer.measures[0].proposes) == (None, False, 1)
    assert answer.evidence


@pytest.mark.parametrize("lines", [("3",), ("",), ("b",), ("q",), ()])
def test_what_is_left_changes_nothing(calla: Path, advert: Path, lines: tuple[str, ...]) -> None:
    """Said so, with Enter alone, by going back, by quitting, or as the input ends."""
    before = calla.read_bytes()

    typed(calla, _to(BUNDLED), f"m {advert}", *lines)

    assert calla.read_bytes() == before


@pytest.mark.parametrize("lines", [("",), ("b",), ("no such file",)])
def test_nothing_is_measured_without_a_file(calla: Path, lines: tuple[str, ...]) -> None:
    """The same question stands."""
    ended = typed(calla, _to(BUNDLED), "m", *lines, "r")

    assert ended.code == 0
    assert "Nothing has changed." in ended.out
    assert BUNDLED not in ended.assessment.answers
    assert ("no such file" in ended.err) is (lines == ("no such file",))


def test_a_file_that_cannot_be_measured_says_why(calla: Path, place: Path) -> None:
    """Nothing can be taken of it."""
    (place / "empty.pdf").touch()

    ended = typed(calla, _to(BUNDLED), "m empty.pdf", "1")

    assert "Nothing could be measured." in ended.out
    assert "there is nothing in this file" in ended.err
    # What is typed then is an answer again.
    assert ended.answer(BUNDLED).measures == ()


def test_of_several_measures_one_is_chosen(calla: Path, place: Path) -> None:
    """And Enter chooses none."""
    folder = place / "came/2026-11-20 Opening"
    folder.mkdir(parents=True)
    (folder / "photo.jpg").write_bytes(b"something")

    ended = typed(calla, _to(MATERIAL), "m", "", "m", "2", str(place / "came"), "3")

    assert "1. Pictures and films" in ended.out
    assert "2. What came in" in ended.out
    assert MATERIAL not in ended.assessment.answers


def test_a_day_that_may_be_two_is_asked_about(calla: Path, place: Path) -> None:
    """And the answer is what counts."""
    (place / "posts.csv").write_text("Date,Type\n3/4/2026,Reel\n5/6/2026,Photo\n", "utf-8")

    ended = typed(calla, _to(CALENDAR), "m posts.csv", "1", "3")

    assert "How 3/4/2026 is meant" in ended.out
    assert "3 April 2026" in ended.out


def test_a_release_is_asked_for_before_the_posts(calla: Path, place: Path) -> None:
    """Two paths, one after the other."""
    for name, text in {
        "release": "in the old town this Saturday morning.",
        "post": "in the old town!",
    }.items():
        (place / name).with_suffix(".txt").write_text(f"The house opens its new workshop {text}", "utf-8")

    ended = typed(calla, _to(REWRITE), "m", "release.txt", "post.txt", "1")

    assert ended.answer(REWRITE).level == 0


def test_where_nothing_measures_it_says_so(calla: Path) -> None:
    """Rather than ask for a file in vain."""
    about = next(one.id for one in QUESTIONNAIRE.criteria.values() if not one.measures)

    ended = typed(calla, _to(about), "m", "r")

    assert ended.err.count("Nothing of what a company has at hand measures this criterion.") == 1


def test_a_long_folder_says_how_far_it_has_come(calla: Path, place: Path) -> None:
    """Ten times, whatever the number of files."""
    ended = typed(calla, _to(MATERIAL), "m", "2", str(_full(place)), "3")

    assert ended.out.count("of 20 files read") == 10
    assert "20 of 20 files read" in ended.out


def test_reading_can_be_stopped(calla: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With Ctrl+C: nothing is changed, and the question stands."""
    say = Console.say

    def interrupted(console: Console, *texts: str, indent: int = 0) -> None:
        if any("files read" in text for text in texts):
            raise KeyboardInterrupt
        say(console, *texts, indent=indent)

    monkeypatch.setattr(Console, "say", interrupted)
    ended = typed(calla, _to(MATERIAL), "m", "2", str(_full(place)), "3")

    assert "Reading was stopped." in ended.out
    answer = ended.answer(MATERIAL)
    assert (answer.level, answer.measures) == (3, ())


def _full(place: Path) -> Path:
    folder = place / "came/2026-11-20 Opening"
    folder.mkdir(parents=True)
    for number in range(20):
        (folder / f"{number}.jpg").write_bytes(b"something")
    return place / "came"


def test_the_help_names_it(calla: Path) -> None:
    """Among what can be typed."""
    assert "m: measure it" in typed(calla, "h").out
