"""The room view: question and levels alone, for a wall; and a screen that shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer, PastAnswer
from cm_readiness.files.settings import Settings
from cm_readiness.language.words import LANGUAGES
from cm_readiness.tui.widgets.key_bar import KeyBar

from .conftest import CRITERIA, QUESTIONNAIRE, Drive, Driver, _event

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)
FIRST = QUESTIONNAIRE.criteria[ORDER[0]]
SIZES = [(140, 40), (120, 36), (80, 24), (40, 12)]
WIDE = 76


def answers(count: int, **beside: object) -> dict[str, Answer]:
    """The first answers, with this beside the first one."""
    given = {name: Answer(level=2, answered=utc_now()) for name in ORDER[:count]}
    return {**given, ORDER[0]: given[ORDER[0]].model_copy(update=beside)}


def footer_is_seen(driver: Driver) -> bool:
    """Whether the keys can be read."""
    bar = driver.app.screen.query_one(KeyBar)
    return bar.visible and bool(driver.lines()[-1].strip())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_a_room_sees_question_and_levels_alone(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """No name, no scores, no notes, no list of dimensions, no keys; progress as a fraction."""
    path = given(answers=answers(6, note="Seen.", private="secret", evidence=("A page.",), flagged=True))
    async with drive(path, size=size, language=language) as driver:
        await driver.press("v", "home")
        await driver.press("left", "left", "left", "left", "left", "left")
        await driver.press("b", "b")
        text = driver.text()
        assert driver.session.current == ORDER[0]
        assert f"6 / {CRITERIA}" in driver.lines()[0]
        for hidden in ("ACME", "Seen.", "secret", "✎", "⚑", "6/6", "ctrl+p", "0-4"):
            assert hidden not in text, hidden
        question = FIRST.question.get(language)
        assert all(word in text for word in question.split()[:3])
        if size[1] > 12:
            for level in FIRST.levels:
                assert level.get(language).split()[-1] in text


@pytest.mark.parametrize("size", SIZES[:3])
async def test_it_is_narrow_and_in_the_middle(drive: Drive, given: Given, size: tuple[int, int]) -> None:
    """At most 76 columns, as much empty at the left as at the right."""
    async with drive(given(), size=size) as driver:
        await driver.press("v")
        main = driver.app.screen.query_one("#main").region
        assert main.width <= WIDE
        assert abs(main.x - (size[0] - main.right)) <= 1
        top, bottom = driver.region(driver.sheet.rows[0]).y, driver.region(driver.sheet.rows[-1]).bottom
        assert all(cell_len(line) <= WIDE for line in driver.lines()[top:bottom])


async def test_levels_stand_apart_where_the_height_allows(drive: Drive, given: Given) -> None:
    """A blank line between two of them; where it does not, all of them are seen rather than that."""
    async with drive(given(), size=(140, 40)) as driver:
        await driver.press("v")
        regions = [driver.region(row) for row in driver.sheet.rows]
        tops, heights = [region.y for region in regions], [region.height for region in regions]
        assert all(tops[n + 1] == tops[n] + heights[n] + 1 for n in range(6))
        await driver.pilot.resize_terminal(80, 20)
        await driver.settle()
        assert driver.sheet.max_scroll_y == 0
        assert driver.region(driver.sheet.rows[6]).bottom <= 19


async def test_the_keys_are_shown_on_an_unused_key(drive: Drive, given: Given) -> None:
    """Until the next command; a click beside the answers shows them as well, and they can be clicked."""
    async with drive(given()) as driver:
        assert footer_is_seen(driver)
        await driver.press("v")
        assert "esc leaves it" in driver.message
        assert not footer_is_seen(driver)
        await driver.press("z")
        assert footer_is_seen(driver)
        assert "v room view" in driver.lines()[-1]
        await driver.press("right")
        assert not footer_is_seen(driver)
        await driver.pilot.click("#page", offset=(1, 30))
        await driver.settle()
        assert footer_is_seen(driver)
        await driver.pilot.click(KeyBar, offset=(2, 0))
        await driver.settle()
        assert driver.session.assessment.answers == {}
        assert footer_is_seen(driver)
        assert "ACME" in driver.text()


async def test_answering_goes_on_as_before(drive: Drive, given: Given) -> None:
    """Answers, a click, undo, notes, flags, moves; each change says itself."""
    async with drive(given()) as driver:
        await driver.press("v", "3")
        assert driver.assessment.answer_to(ORDER[0]).level == 3
        assert ": 3 · u undoes" in driver.lines()[0]
        await driver.click_on(driver.sheet.rows[1])
        await driver.settle()
        assert driver.assessment.answer_to(ORDER[1]).level == 1
        await driver.press("u")
        assert driver.assessment.answer_to(ORDER[1]).level is None
        await driver.burst("n", *"said", "escape", "f")
        assert driver.assessment.answer_to(ORDER[1]).note == "said"
        assert driver.assessment.answer_to(ORDER[1]).flagged
        await driver.press("right_square_bracket")
        assert driver.session.current == QUESTIONNAIRE.dimensions[1].criteria[0].id
        await driver.press("down", "down", "enter")
        assert driver.assessment.answer_to(QUESTIONNAIRE.dimensions[1].criteria[0].id).level == 1
        assert driver.app.screen.has_class("-room")


@pytest.mark.parametrize("key", ["i", "p"])
async def test_what_is_not_for_a_room_stays_away(drive: Drive, given: Given, key: str) -> None:
    """It says how to leave the room view, also from the palette."""
    async with drive(given(answers=answers(1, private="secret"))) as driver:
        await driver.press("left", "v", key)
        assert "esc leaves it" in driver.message
        assert "secret" not in driver.text()
        assert not driver.app.navigation.show_info


async def test_what_was_answered_last_time_is_not_taken_unseen(drive: Drive, given: Given) -> None:
    """A room does not see it, and Enter does not answer with it."""
    past = (PastAnswer(level=2, answered=utc_now()),)
    async with drive(given(answers={ORDER[0]: Answer(history=past)})) as driver:
        await driver.press("v", "enter")
        assert driver.assessment.answer_to(ORDER[0]).level is None
        assert driver.message
        await driver.press("v", "enter")
        assert driver.assessment.answer_to(ORDER[0]).level == 2


async def test_it_is_remembered_in_the_sitting(drive: Drive, given: Given) -> None:
    """On the way to other screens and back; not in the file, nor for the next assessment."""
    async with drive(given()) as driver:
        await driver.press("v", "l", "enter")
        assert driver.app.screen.has_class("-room")
        before = driver.saved()
        await driver.press("escape")
        assert not driver.app.screen.has_class("-room")
        assert driver.page == "question"
        await driver.press("v", "l", "escape", "v", "v")
        assert driver.saved() == before
        await driver.press("l")
        await driver.say("back")
        await driver.app.go("home")
        await driver.until(lambda: driver.page == "home")
        await driver.settle()
        await driver.press("enter")
        assert driver.page == "question"
        assert not driver.app.screen.has_class("-room")


async def test_after_the_last_question_no_scores_come_by_themselves(drive: Drive, given: Given) -> None:
    """It says the key that shows them; a digit typed ahead changes nothing."""
    async with drive(given(answers=answers(CRITERIA - 1))) as driver:
        await driver.press("v")
        early = _event("0")
        await driver.press("3")
        assert driver.page == "question"
        assert "r shows the results" in driver.message
        driver.app.post_message(early)
        await driver.settle()
        assert driver.assessment.answer_to(ORDER[-1]).level == 3
        await driver.press("r")
        assert driver.page == "results"


async def test_after_the_last_question_what_is_open_waits(drive: Drive, given: Given) -> None:
    """The list of it is a key away."""
    given_answers = answers(CRITERIA - 1)
    del given_answers[ORDER[3]]
    async with drive(given(answers=given_answers)) as driver:
        driver.session.current = ORDER[-1]
        await driver.press("v", "3")
        assert driver.page == "question"
        assert "l lists what is still open" in driver.message
        await driver.press("l")
        assert driver.page == "review"
        assert driver.app.navigation.review_filter == "open"


@pytest.mark.parametrize(
    ("who", "chosen", "shown"),
    [("", None, True), ("Jade", None, False), ("Jade", True, True), ("", False, False)],
)
async def test_scores_on_the_way(
    drive: Drive, given: Given, who: str, chosen: bool | None, shown: bool
) -> None:
    """Where somebody asks the questions there are none, unless they are wanted."""
    count = len(QUESTIONNAIRE.dimensions[0].criteria)
    settings = Settings(show_dimension_score=chosen)
    async with drive(given(facilitator=who), settings=settings) as driver:
        await driver.burst(*("2" * count))
        assert ("✓" in driver.text()) is shown
        await driver.press("v")
        assert "✓" not in driver.text()


@pytest.mark.parametrize(
    "key", ["b", "0", "x", "u", "escape", "tab", "enter", "ctrl+c", "f1", "v", "q", "pagedown"]
)
async def test_any_key_brings_a_blank_screen_back(drive: Drive, given: Given, key: str) -> None:
    """And does nothing else, whatever it does elsewhere."""
    async with drive(given(answers=answers(3))) as driver:
        before, here = driver.assessment, driver.session.current
        await driver.press("b")
        assert driver.text().strip() == ""
        await driver.press(key)
        assert driver.page == "question"
        assert driver.assessment == before
        assert driver.session.current == here
        assert driver.text().strip()


async def test_leaving_works_from_a_blank_screen(drive: Drive, given: Given) -> None:
    """As wherever nothing can be seen: it changes nothing."""
    async with drive(given()) as driver:
        await driver.press("b", "ctrl+q")
        assert driver.app.return_value == 0


async def test_a_click_or_a_paste_brings_it_back(drive: Drive, given: Given) -> None:
    """From the room view as well, which goes on."""
    async with drive(given(), size=(80, 24)) as driver:
        await driver.press("v", "b")
        await driver.pilot.click(offset=(20, 10))
        await driver.settle()
        assert driver.page == "question"
        assert driver.assessment.answers == {}
        await driver.press("b")
        await driver.paste("3")
        assert driver.page == "question"
        assert driver.assessment.answers == {}
        assert driver.app.screen.has_class("-room")


@pytest.mark.parametrize("name", ["flag", "room"])
async def test_an_old_remapping_wins(drive: Drive, given: Given, name: str) -> None:
    """Whoever had given v, b or l to something else keeps it."""
    settings = Settings(keys={name: "v", "note": "b", "evidence": "l"})
    async with drive(given(), settings=settings) as driver:
        assert driver.message == ""
        await driver.press("v")
        assert driver.session.answer.flagged is (name == "flag")
        await driver.burst("b", *"noted", "escape")
        assert driver.session.answer.note == "noted"
        await driver.burst("l", *"seen", "escape")
        assert driver.session.answer.evidence == ("seen",)


async def test_it_is_in_the_palette(drive: Drive, given: Given) -> None:
    """By its name."""
    async with drive(given()) as driver:
        await driver.press("ctrl+p")
        await driver.type("room view")
        await driver.press("enter")
        assert driver.app.screen.has_class("-room")


@pytest.mark.parametrize("size", SIZES)
async def test_without_colours(
    drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """The answer and the place of the arrows are told apart by their signs."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with drive(given(answers=answers(1)), size=size) as driver:
        await driver.press("left", "v", "down")
        assert driver.sheet.rows[2].said.plain.startswith(" ▶ 2")
        assert driver.sheet.rows[3].said.plain.startswith("›  3")
