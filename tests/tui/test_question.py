"""The question screen: keys, clicks, notes, and what is saved of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer, NotApplicable, Unknown
from cm_readiness.files.settings import Settings
from cm_readiness.tui.widgets.editor import Editor
from cm_readiness.tui.widgets.key_bar import KeyBar
from cm_readiness.tui.widgets.levels import Strip
from cm_readiness.tui.widgets.line import Prose

from .conftest import CRITERIA, QUESTIONNAIRE, WINDOWS, Drive

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)


async def test_all_digits_at_once(drive: Drive, given: Given) -> None:
    """Keys that arrive together are all honoured, in their order; those too many answer nothing."""
    levels = [place % 5 for place in range(CRITERIA)]
    async with drive(given()) as driver:
        await driver.burst(*map(str, levels), "4", "4", "4")
        assert driver.page == "results"
        answers = driver.saved().answers
    assert [answers[identifier].level for identifier in ORDER] == levels


async def test_french_keyboard(drive: Drive, given: Given) -> None:
    """The digit row of a French keyboard answers without shift."""
    async with drive(given()) as driver:
        await driver.burst("à", "&", "é", '"', "'")
        answers = driver.assessment.answers
    assert [answers[identifier].level for identifier in ORDER[:5]] == [0, 1, 2, 3, 4]


async def test_unknown_clear_undo_redo(drive: Drive, given: Given) -> None:
    """Don't know is an answer, x takes it back, u and ctrl+y go back and forth."""
    first = ORDER[0]
    async with drive(given()) as driver:
        await driver.press("d")
        assert driver.assessment.answer_to(first).given == Unknown()
        await driver.press("left", "x")
        assert driver.assessment.answer_to(first).given is None
        await driver.press("u")
        assert driver.assessment.answer_to(first).given == Unknown()
        await driver.press("ctrl+z")
        assert driver.assessment.answer_to(first).given is None
        await driver.press("u")
        assert driver.message
        await driver.press("ctrl+y", "ctrl+y")
        assert driver.saved().answer_to(first).given is None
        assert driver.session.current == first


async def test_arrows_and_enter(drive: Drive, given: Given) -> None:
    """An answer can be chosen with the arrows and given with Enter."""
    async with drive(given()) as driver:
        await driver.burst("down", "down", "down", "enter", "up", "enter")
        answers = driver.assessment.answers
        assert answers[ORDER[0]].level == 2
        assert driver.session.current == ORDER[1]
        await driver.press("left", "enter")
        assert driver.assessment.answers[ORDER[0]].level == 2


async def test_moving(drive: Drive, given: Given) -> None:
    """Arrows, page keys and brackets move; g goes to one by its name; the ends are said."""
    async with drive(given()) as driver:
        await driver.press("right", "pagedown")
        assert driver.session.current == ORDER[2]
        await driver.press("left", "pageup", "left")
        assert driver.session.current == ORDER[0]
        assert driver.message
        await driver.press("right_square_bracket")
        second = QUESTIONNAIRE.dimensions[1].criteria[0].id
        assert driver.session.current == second
        await driver.press("ctrl+left")
        assert driver.session.current == ORDER[0]
        name = QUESTIONNAIRE.criteria[ORDER[7]].name.get("en")
        await driver.burst("g", *name, "enter")
        assert driver.session.current == ORDER[7]


async def test_answer_moves_to_the_next_open_one(drive: Drive, given: Given) -> None:
    """An answered criterion is passed over; the setting stops the moving on."""
    path = given()
    async with drive(path) as driver:
        await driver.burst("right", "3", "left", "left", "1")
        assert driver.session.current == ORDER[2]
    async with drive(path, settings=Settings(advance=False)) as driver:
        here = driver.session.current
        await driver.press("4")
        assert driver.session.current == here


async def test_score_of_a_finished_dimension(drive: Drive, given: Given) -> None:
    """It stands above the next question until the next answer, and can be turned off."""
    count = len(QUESTIONNAIRE.dimensions[0].criteria)
    name = QUESTIONNAIRE.dimensions[0].name.get("en")
    path = given()
    async with drive(path) as driver:
        await driver.burst(*("2" * count))
        assert f"✓ {name}: 50" in driver.text()
        await driver.press("2")
        assert "✓" not in driver.text()
    async with drive(path, settings=Settings(show_dimension_score=False)) as driver:
        await driver.burst(*("2" * 5))
        assert "✓" not in driver.text()


async def test_open_ones_are_reviewed_after_the_last(drive: Drive, given: Given) -> None:
    """After the last criterion the open ones are listed; one leads to its question and back."""
    async with drive(given()) as driver:
        await driver.burst("right", *("2" * (CRITERIA - 1)), "2", "2")
        assert driver.page == "review"
        await driver.press("enter")
        assert driver.session.current == ORDER[0]
        await driver.press("escape")
        assert driver.page == "review"
        await driver.press("enter", "1")
        assert driver.page == "results"


async def test_notes_and_evidence(drive: Drive, given: Given) -> None:
    """Letters and digits in a field are text; what is typed is kept beside the right criterion."""
    first = ORDER[0]
    async with drive(given()) as driver:
        await driver.burst("n", *"2 posts", "escape", "p", *"q? x", "escape")
        await driver.burst("e", *"plan", "enter", *"chart", "escape", "f", "3")
        answer = driver.saved().answer_to(first)
    assert (answer.note, answer.private) == ("2 posts", "q? x")
    assert answer.evidence == ("plan", "chart")
    assert answer.flagged
    assert answer.level == 3


async def test_what_cannot_wait_is_marked(drive: Drive, given: Given) -> None:
    """One key marks it and takes the mark off, undo brings it back; three screens show it."""
    answered = {ORDER[0]: Answer(level=0, answered=utc_now())}
    async with drive(given(answers=answered), size=(120, 90)) as driver:
        driver.session.current = ORDER[0]
        await driver.press("exclamation_mark")
        assert driver.saved().answer_to(ORDER[0]).urgent
        assert "! to settle this week" in driver.text()
        await driver.press("l")
        assert "! to settle this week" in driver.text()
        await driver.press("r")
        assert "! to settle this week" in driver.text()
        await driver.press("t", "exclamation_mark")
        assert not driver.assessment.answer_to(ORDER[0]).urgent
        assert "! to settle this week" not in driver.text()
        await driver.press("u")
        assert driver.assessment.answer_to(ORDER[0]).urgent


async def test_a_note_is_saved_while_it_is_typed(drive: Drive, given: Given) -> None:
    """It is on the disk a moment after the last key, with the field still open; one undo takes it back."""
    async with drive(given()) as driver:
        await driver.burst("n", *"first")
        await driver.until(lambda: driver.assessment.answer_to(ORDER[0]).note == "first")
        await driver.burst(*" second")
        await driver.until(lambda: driver.assessment.answer_to(ORDER[0]).note == "first second")
        assert driver.saved().answer_to(ORDER[0]).note == "first second"
        await driver.press("escape", "u")
        assert driver.assessment.answer_to(ORDER[0]).note == ""


async def test_a_note_is_saved_on_leaving(drive: Drive, given: Given) -> None:
    """Leaving the program in the middle of a note keeps it."""
    path = given()
    async with drive(path) as driver:
        await driver.burst("n", *"last words", "ctrl+q")
    async with drive(path) as driver:
        assert driver.assessment.answer_to(ORDER[0]).note == "last words"


async def test_too_long_a_note_stays_in_the_field(drive: Drive, given: Given) -> None:
    """It is refused with a sentence and never cut."""
    async with drive(given()) as driver:
        await driver.press("n")
        driver.app.screen.query_one("#editor-text").load_text("x" * 20_001)  # type: ignore[attr-defined]
        await driver.press("escape")
        header, hint = driver.lines()[0], str(driver.app.screen.query_one("#editor-hint", Prose).content)
        assert header.rstrip().endswith("· not saved")
        assert "20001 characters" in hint and hint.startswith("Not saved: ")
        assert driver.assessment.answer_to(ORDER[0]).note == ""
        await driver.press("delete")
        await driver.until(lambda: len(driver.assessment.answer_to(ORDER[0]).note) == 20_000)
        await driver.until(lambda: driver.lines()[0].rstrip().endswith("· saved"))
        assert "Esc closes; what you type is saved." in driver.text()
        await driver.press("escape")
        assert len(driver.assessment.answer_to(ORDER[0]).note) == 20_000


async def test_not_applicable_needs_a_reason(drive: Drive, given: Given) -> None:
    """The reason is asked, and Enter moves on; without one nothing changes; some criteria always apply."""
    allowed = next(c for c in QUESTIONNAIRE.criteria.values() if c.allow_na)
    refused = next(c for c in QUESTIONNAIRE.criteria.values() if not c.allow_na)
    async with drive(given()) as driver:
        driver.session.current = refused.id
        await driver.press("minus")
        assert driver.message
        assert driver.assessment.answers == {}
        driver.session.current = allowed.id
        await driver.burst("-", "escape")
        assert driver.assessment.answers == {}
        await driver.burst("-", *"no shop", "enter", "2")
        answers = driver.saved().answers
        assert answers[allowed.id].given == NotApplicable("no shop")
        driver.session.current = allowed.id
        await driver.burst("-", *("backspace",) * 7, "escape")
        assert driver.assessment.answer_to(allowed.id).given == NotApplicable("no shop")


async def test_half_a_reason_that_is_emptied_again_changes_nothing(drive: Drive, given: Given) -> None:
    """What the field had handed on meanwhile is taken back with it."""
    allowed = next(c for c in QUESTIONNAIRE.criteria.values() if c.allow_na)
    async with drive(given()) as driver:
        driver.session.current = allowed.id
        await driver.burst("-", *"no")
        await driver.until(lambda: driver.assessment.answer_to(allowed.id).given is not None)
        await driver.burst("backspace", "backspace", "escape")
        assert driver.assessment.answer_to(allowed.id).given is None


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_click_answers(drive: Drive, given: Given, size: tuple[int, int]) -> None:
    """A level, don't know and the footer can be clicked."""
    async with drive(given(), size=size) as driver:
        await driver.click_on(driver.sheet.rows[3])
        await driver.settle()
        await driver.click_on(driver.sheet.rows[5])
        await driver.settle()
        assert driver.assessment.answers[ORDER[0]].level == 3
        assert driver.assessment.answers[ORDER[1]].given == Unknown()
        bar = driver.app.screen.query_one(KeyBar)
        start = next(start for start, one in bar.placed(bar.content_size.width) if one.command == "note")
        await driver.pilot.click(bar, offset=(1 + start, 0))
        await driver.settle()
        assert driver.app.screen.query_one(Editor).kind == "note"


async def test_a_small_window_has_a_strip_of_answers(drive: Drive, given: Given) -> None:
    """Where the levels scroll away, one line of answers stays, and can be clicked."""
    async with drive(given(), size=(40, 12)) as driver:
        strip = driver.app.screen.query_one(Strip)
        await driver.pilot.click(strip, offset=(2 + 4 * 3, 0))
        await driver.settle()
        assert driver.assessment.answers[ORDER[0]].level == 3
        await driver.press("left")
        assert any("[3]" in line for line in driver.lines())


async def test_resizing_keeps_what_is_typed(drive: Drive, given: Given) -> None:
    """A window too small says so in one line; afterwards typing goes on where it was."""
    async with drive(given()) as driver:
        await driver.burst("n", *"abc")
        await driver.pilot.resize_terminal(30, 8)
        await driver.settle()
        assert [line.strip() for line in driver.lines() if line.strip()] == ["40×12 needed, this is 30×8"]
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        await driver.burst(*"def", "escape")
        assert driver.assessment.answer_to(ORDER[0]).note == "abcdef"


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_texts_are_never_cut(drive: Drive, given: Given, size: tuple[int, int], language: str) -> None:
    """Every word of question and levels is on the page at any size, though one may have to scroll."""
    async with drive(given(), size=size, language=language) as driver:
        for identifier in ORDER[::6]:
            driver.session.current = identifier
            await driver.say("next")
            criterion = driver.session.criterion
            width = driver.sheet.scrollable_content_region.width
            for text, row in zip(criterion.levels, driver.sheet.rows, strict=False):
                lines = [line.content.plain for line in row.lines(width)]
                words = " ".join(" ".join(lines).split()).split(" ", 2)[-1]
                assert text.get(language).split()[-1] in words
                assert max(map(len, lines)) <= width
                assert driver.sheet.region_of(row).height == len(lines)


async def test_typing_without_a_pause_is_saved_too(drive: Drive, given: Given) -> None:
    """Whoever types without a pause is not made to stop for it."""
    async with drive(given()) as driver:
        await driver.press("n")
        typed = 0
        while not driver.session.answer.note:
            await driver.pilot.press("a")
            typed += 1
            assert typed < 500
        assert set(driver.session.answer.note) == {"a"}
