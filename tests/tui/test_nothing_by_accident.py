"""Nothing by accident: each change says itself, and nothing changes that the person does not see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.widgets import OptionList

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer, Unknown
from cm_readiness.files.settings import Settings
from cm_readiness.language.words import LANGUAGES
from cm_readiness.tui.answering.question import Question
from cm_readiness.tui.shell.commands import commands_of
from cm_readiness.tui.shell.keyboard import APART, BURST, runs

from .conftest import CRITERIA, QUESTIONNAIRE, Drive, _event

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)
FIRST = ORDER[0]
NAME = QUESTIONNAIRE.criteria[FIRST].name


def answered(level: int = 3) -> dict[str, Answer]:
    """The first criterion with a level."""
    return {FIRST: Answer(level=level, answered=utc_now())}


# Each change says itself


async def test_a_change_says_itself_and_how_it_is_taken_back(drive: Drive, given: Given) -> None:
    """The criterion, both levels and the key; undo and redo say what they did."""
    async with drive(given(answers=answered())) as driver:
        await driver.press("left", "0")
        assert f"1.1 {NAME.get('en')}: 3 → 0 · u undoes" in driver.lines()[0]
        await driver.press("u")
        assert f"Taken back: 1.1 {NAME.get('en')}: 3 → 0" in driver.lines()[0]
        assert driver.assessment.answer_to(FIRST).level == 3
        await driver.press("ctrl+y")
        assert f"Made again: 1.1 {NAME.get('en')}: 3 → 0" in driver.lines()[0]


async def test_every_change_beside_the_level_says_itself(drive: Drive, given: Given) -> None:
    """Marks, texts, clearing, confirming."""
    async with drive(given(answers=answered())) as driver:
        await driver.press("left")
        for keys, said in (
            (("f",), "to discuss"),
            (("f",), "no longer to discuss"),
            (("exclamation_mark",), "to settle this week"),
            (("n", "x", "escape"), "note changed"),
            (("p", "x", "escape"), "private note changed"),
            (("e", "x", "escape"), "evidence changed"),
            (("3", "left"), "3 confirmed"),
            (("x",), "3 → not answered"),
            (("4", "left"), ": 4 · u undoes"),
            (("d", "left"), "4 → don’t know"),
        ):
            await driver.press(*keys)
            assert said in driver.lines()[0], driver.lines()[0]


async def test_the_last_answer_says_itself_on_the_next_screen(drive: Drive, given: Given) -> None:
    """There it can be undone as well."""
    answers = {name: Answer(level=2, answered=utc_now()) for name in ORDER[:-1]}
    async with drive(given(answers=answers)) as driver:
        await driver.press("1")
        assert driver.page == "results"
        assert "1 · u undoes" in driver.lines()[0]
        await driver.press("u")
        assert "Taken back" in driver.lines()[0]
        assert driver.assessment.answer_to(ORDER[-1]).level is None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_smallest_window_says_it_briefly(drive: Drive, given: Given, language: str) -> None:
    """Number, levels and key, whole."""
    async with drive(given(answers=answered()), language=language, size=(40, 12)) as driver:
        await driver.press("left", "0")
        line = driver.lines()[0]
        assert "1.1" in line
        assert "3 → 0" in line
        assert "…" not in line


async def test_what_is_changed_about_the_assessment_says_itself(drive: Drive, given: Given) -> None:
    """With the key that undoes while a field has the focus."""
    async with drive(given()) as driver:
        await driver.press("a", "end", "2")
        assert "About this assessment: changed · ctrl+z undoes" in driver.lines()[0]


# Nothing unseen changes anything


@pytest.mark.parametrize("keys", [("0",), ("x",), ("f",), ("u",), ("d",), ("down", "enter"), ("n", "a")])
async def test_a_small_window_takes_no_key(drive: Drive, given: Given, keys: tuple[str, ...]) -> None:
    """It says what is needed and what there is."""
    async with drive(given(answers=answered())) as driver:
        await driver.press("left")
        before = driver.assessment
        await driver.pilot.resize_terminal(36, 10)
        await driver.settle()
        shown = [line.strip() for line in driver.lines() if line.strip()]
        assert shown == ["40×12 needed, this is 36×10"]
        await driver.press(*keys)
        await driver.paste("typed")
        assert driver.assessment == before
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert driver.page == "question"
        await driver.press("0")
        assert driver.assessment.answer_to(FIRST).level == 0


async def test_a_hidden_field_takes_no_key(drive: Drive, given: Given) -> None:
    """What was typed stays, and typing goes on when it can be seen again."""
    async with drive(given()) as driver:
        await driver.burst("n", *"abc")
        await driver.pilot.resize_terminal(36, 10)
        await driver.settle()
        await driver.burst(*"zzz", "escape")
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        await driver.burst(*"def", "escape")
        assert driver.assessment.answer_to(FIRST).note == "abcdef"


async def test_leaving_works_unseen(drive: Drive, given: Given) -> None:
    """With everything saved."""
    async with drive(given()) as driver:
        await driver.press("2")
        await driver.pilot.resize_terminal(36, 10)
        await driver.settle()
        await driver.press("ctrl+q")
        assert driver.app.return_value == 0


async def test_a_key_from_before_the_question_was_there_is_no_answer(drive: Drive, given: Given) -> None:
    """Typed while something else stood on the screen; what is typed once it is seen counts."""
    given()
    async with drive() as driver:
        early = _event("3")
        early.time -= 5
        await driver.press("enter")
        assert driver.page == "question"
        driver.app.post_message(early)
        await driver.settle()
        assert driver.assessment.answers == {}
        assert driver.message
        await driver.burst("g", "enter")
        early.time = _event("3").time - 5
        driver.app.post_message(early)
        await driver.settle()
        assert driver.assessment.answers == {}
        await driver.press("3")
        assert driver.assessment.answer_to(FIRST).level == 3


async def test_the_palette_does_nothing_by_itself(drive: Drive, given: Given) -> None:
    """It lists no answers, and Enter alone changes nothing; a name that is typed is done."""
    async with drive(given(answers=answered())) as driver:
        await driver.press("left", "ctrl+p")
        options = driver.app.screen.query_one(OptionList)
        listed = {options.get_option_at_index(place).id for place in range(options.option_count)}
        assert not listed & {
            "unknown",
            "not_applicable",
            "accept",
            "pick",
            *(f"answer_{n}" for n in range(5)),
        }
        writing = {command.id for command in commands_of("question") if command.writes}
        assert options.highlighted is not None
        assert options.get_option_at_index(options.highlighted).id not in writing
        before = driver.assessment
        await driver.press("enter")
        await driver.press("escape", "escape")
        assert (driver.app.session is None) or driver.assessment == before


async def test_help_of_a_writing_command_does_not_preselect_it(drive: Drive, given: Given) -> None:
    """Its line of help is searched too; only its name makes it ready for Enter."""
    async with drive(given(answers=answered())) as driver:
        await driver.press("left", "ctrl+p")
        await driver.type("take the answer back")
        options = driver.app.screen.query_one(OptionList)
        assert options.option_count >= 1
        assert options.highlighted is None
        await driver.press("enter")
        assert driver.assessment.answer_to(FIRST).level == 3


# Don't know, and the old key


async def test_the_question_mark_opens_help(drive: Drive, given: Given) -> None:
    """Don't know is d, or space or Enter on its row."""
    async with drive(given()) as driver:
        await driver.press("question_mark")
        assert driver.page == "help"
        await driver.press("escape", "d")
        assert driver.assessment.answer_to(ORDER[0]).given == Unknown()
        await driver.press("space")
        assert driver.message
        await driver.press(*["down"] * 6, "space")
        assert driver.assessment.answer_to(ORDER[1]).given == Unknown()


@pytest.mark.parametrize("key", ["?", "question_mark"])
async def test_an_old_keymap_still_works(drive: Drive, given: Given, key: str) -> None:
    """A key that is new in the program gives way to the one that a person had chosen."""
    settings = Settings(keys={"unknown": key, "flag": "d"})
    async with drive(given(), settings=settings) as driver:
        assert driver.message == ""
        await driver.press("d")
        assert driver.session.answer.flagged
        await driver.press("question_mark")
        assert driver.assessment.answer_to(FIRST).given == Unknown()
        await driver.press("f1")
        assert driver.page == "help"


# Bursts


def times(*apart: float) -> list[events.Key]:
    """Keys with so many seconds before each."""
    keys, at = [], 100.0
    for seconds in apart:
        at += seconds
        key = _event("2")
        key.time = at
        keys.append(key)
    return keys


def test_what_a_person_types_is_no_burst() -> None:
    """However quick: fingers that fall together, a held key, a whole questionnaire typed ahead."""
    assert not any(run.is_burst for run in runs(times(*[APART * 1.5] * 40)))
    together = [0.08 if place % (BURST - 1) == 0 else 0.001 for place in range(30)]
    assert not any(run.is_burst for run in runs(times(*together)))


def test_what_comes_at_once_is_one() -> None:
    """All of it is dropped, and nothing that was typed before or after."""
    found = runs(times(1.0, *[0.001] * 11, 0.3, 0.3))
    assert [(len(run.keys), run.is_burst) for run in found] == [(12, True), (1, False), (1, False)]


def test_arrows_that_a_slow_line_brings_together_count() -> None:
    """No pasted text has them in it."""
    keys = times(*[0.001] * 10)
    for key in keys:
        key.key, key.character = "down", None
    assert not any(run.is_burst for run in runs(keys))


async def test_a_paste_without_brackets_is_no_answer(drive: Drive, given: Given) -> None:
    """It is dropped and said in one line; a field takes it as a text."""
    async with drive(given(answers=answered())) as driver:
        before = driver.assessment
        await driver.pour(*"2024 sales: 130420", "enter", *"q1")
        assert driver.assessment == before
        assert driver.page == "question"
        assert "21" in driver.message
        await driver.press("n")
        await driver.pour(*"2024 sales", "enter", *"more")
        await driver.press("escape")
        assert driver.session.answer.note == "2024 sales\nmore"


async def test_typing_ahead_counts(drive: Drive, given: Given) -> None:
    """Every key, in its order."""
    async with drive(given()) as driver:
        await driver.burst(*"01234" * 6)
        levels = [driver.assessment.answer_to(name).level for name in ORDER[:30]]
    assert levels == [0, 1, 2, 3, 4] * 6


# A level is seen as chosen


async def test_a_level_is_seen_as_chosen(drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next key brings the next question; a click meanwhile answers nothing."""
    monkeypatch.setattr("cm_readiness.tui.answering.answers.SHOWN_SECONDS", 1000)
    async with drive(given(), motion=True) as driver:
        await driver.pilot.press("3")
        await driver.pilot.pause(0)
        screen = driver.app.screen
        assert isinstance(screen, Question)
        assert driver.session.current == FIRST
        assert screen.sheet.rows[3].look == "levels--recorded"
        await driver.click_on(screen.sheet.rows[0])
        assert driver.assessment.answer_to(FIRST).level == 3
        await driver.press("2")
        assert driver.assessment.answer_to(ORDER[1]).level == 2
        assert driver.session.progress.answered == 2


async def test_the_last_answer_typed_ahead_with_motion(drive: Drive, given: Given) -> None:
    """Keys typed ahead do not wait for it, and those too many answer nothing."""
    async with drive(given(), motion=True) as driver:
        await driver.burst(*"2" * CRITERIA, "1", "1")
        await driver.until(lambda: driver.page == "results")
        assert {answer.level for answer in driver.assessment.answers.values()} == {2}


async def test_the_last_answer_with_motion(drive: Drive, given: Given) -> None:
    """A moment later the results are there, without another key."""
    answers = {name: Answer(level=2, answered=utc_now()) for name in ORDER[:-1]}
    async with drive(given(answers=answers), motion=True) as driver:
        await driver.pilot.press("3")
        await driver.until(lambda: driver.page == "results")
        await driver.settle()
        assert "Verdict" in driver.text()


async def test_reduced_motion(drive: Drive, given: Given) -> None:
    """With the setting, the next question is there at once."""
    async with drive(given(), motion=True, settings=Settings(reduced_motion=True)) as driver:
        await driver.pilot.press("3")
        assert driver.session.current == ORDER[1]


# Private notes


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_a_private_note_is_not_on_the_screen(drive: Drive, given: Given, size: tuple[int, int]) -> None:
    """Only that there is one, and the key; the field says who could read it."""
    answers = {FIRST: Answer(level=3, answered=utc_now(), private="the boss is wrong")}
    async with drive(given(answers=answers), size=size) as driver:
        await driver.press("left")
        assert "the boss is wrong" not in driver.text()
        if size[1] > 12:
            assert "✎ private note · p" in driver.text()
        await driver.press("p")
        text = " ".join(driver.text().split())
        assert "the boss is wrong" in text
        assert "in the room can see this screen" in text
        await driver.press("escape")
        assert "the boss is wrong" not in driver.text()


# What is refused is not called saved


async def test_too_long_a_note_is_not_called_saved(drive: Drive, given: Given) -> None:
    """Neither in the header nor below the field, until it is."""
    async with drive(given()) as driver:
        await driver.press("n")
        driver.app.screen.query_one("#editor-text").load_text("x" * 20_001)  # type: ignore[attr-defined]
        await driver.press("escape")
        assert driver.lines()[0].endswith("not saved")
        assert "what you type is saved" not in driver.text()
        await driver.press("delete", "escape")
        assert driver.saved().answer_to(FIRST).note == "x" * 20_000
        await driver.settle()
        assert driver.lines()[0].endswith("· saved")
