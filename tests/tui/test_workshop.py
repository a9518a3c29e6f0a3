"""A workshop from its beginning to its end, by keys alone, and without any phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.core.workshop_agenda import MINUTES_EACH
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.tui.setup.form import Form
from cm_readiness.tui.widgets.choices import Choices
from cm_readiness.tui.widgets.key_bar import KeyBar

from .conftest import CRITERIA, QUESTIONNAIRE, WINDOWS, Drive, Driver
from .workshops import begin, count, room_of

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)


def footer(driver: Driver) -> str:
    """The keys that are named."""
    return str(driver.app.screen.query(KeyBar).first().render())


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_some_questions_by_hand(
    drive: Drive, given: Given, language: str, size: tuple[int, int]
) -> None:
    """Enter does what comes next; the levels that were agreed on are in the file, with their rounds."""
    async with drive(given(), language=language, size=size) as driver:
        await begin(driver)
        for place, hands in enumerate(("00170", "0 0 2 12 1", "011112")):
            await driver.press("enter")
            assert room_of(driver).room.criterion == ORDER[place]
            await driver.press("enter")
            assert driver.page == "hands"
            await driver.type(hands)
            await driver.press("enter", "enter", "enter")
            assert room_of(driver).room.phase == "agreed"
        saved = driver.saved()
        levels = [saved.answers[name].level for name in ORDER[:3]]
        assert levels == [3, 3, 2]
        rounds = [saved.answers[name].rounds[-1] for name in ORDER[:3]]
        assert [(one.counts, one.unknown, one.agreed) for one in rounds] == [
            ((0, 0, 1, 7, 0), 0, 3), ((0, 0, 2, 12, 1), 0, 3), ((0, 1, 1, 1, 1), 2, 2),
        ]  # fmt: skip


async def test_the_whole_questionnaire_by_hand(drive: Drive, given: Given) -> None:
    """Every question of the agenda, and then the end leads out."""
    async with drive(given()) as driver:
        await begin(driver)
        for _ in ORDER:
            await driver.press("enter")
            await driver.press("m")
            await driver.type("00170")
            await driver.press("enter", "enter", "enter")
        assert driver.saved().workshop is not None
        assert [driver.assessment.answers[name].level for name in ORDER] == [3] * CRITERIA
        assert driver.app.words("Finish").lower() in footer(driver)
        await driver.press("enter", "enter")
        assert driver.page == "finish"
        assert not driver.session.room_is_open


async def test_what_was_typed_wrong_is_explained_and_stays(drive: Drive, given: Given) -> None:
    """Nothing is counted before it can be read."""
    async with drive(given()) as driver:
        await begin(driver)
        await driver.press("enter")
        await count(driver, "0017")
        assert driver.page == "hands"
        assert "00170" in driver.text()
        assert "0017" in driver.text()
        assert room_of(driver).room.phase == "open"
        await driver.type("0")
        await driver.press("enter")
        assert room_of(driver).room.phase == "closed"


async def test_a_second_vote_and_another_level_than_the_median(drive: Drive, given: Given) -> None:
    """Both rounds are kept; the digit is the level, whatever the median."""
    async with drive(given()) as driver:
        await begin(driver)
        await driver.press("enter")
        await count(driver, "40004")
        await driver.press("r", "a")
        assert room_of(driver).room.number == 2
        await count(driver, "01520")
        await driver.press("r", "3")
        answer = driver.saved().answers[ORDER[0]]
        assert [one.counts for one in answer.rounds] == [(4, 0, 0, 0, 4), (0, 1, 5, 2, 0)]
        assert (answer.level, answer.rounds[-1].agreed) == (3, 3)


async def test_undo_takes_an_agreed_level_back(drive: Drive, given: Given) -> None:
    """As everywhere, and says it in the header."""
    async with drive(given()) as driver:
        await begin(driver)
        await driver.press("enter")
        await count(driver, "00170")
        await driver.press("r", "3")
        assert driver.assessment.answers[ORDER[0]].level == 3
        assert ": 3 · u undoes" in driver.lines()[0]
        await driver.press("u")
        assert driver.assessment.answers[ORDER[0]].level is None


async def test_parking_and_deciding_from_everywhere(drive: Drive, given: Given) -> None:
    """Before a question, during a vote, after the reveal; owners and done in the list."""
    async with drive(given()) as driver:
        await begin(driver)
        for key, text in (("p", "Ask the lawyer"), ("d", "One tone of voice")):
            await driver.press(key)
            await driver.type(text)
            await driver.press("enter")
        await driver.press("enter", "p")
        await driver.type("Who pays?")
        await driver.press("enter")
        await count(driver, "00170")
        await driver.press("r", "d")
        await driver.type("Tom owns it")
        await driver.press("enter", "l", "enter")
        await driver.type("Clara")
        await driver.press("enter")
        assert driver.page == "lists"
        await driver.press("down", "space")
        assert "Clara" in driver.text()
        workshop = driver.saved().workshop
        assert workshop is not None
        parked = [(one.text, one.criterion, one.owner, one.done) for one in workshop.parked]
        assert parked == [
            ("Ask the lawyer", None, "Clara", False),
            ("Who pays?", ORDER[0], "", True),
        ]
        decided = [(one.text, one.criterion) for one in workshop.decisions]
        assert decided == [("One tone of voice", None), ("Tom owns it", ORDER[0])]


async def test_any_question_can_be_put_from_the_agenda(drive: Drive, given: Given) -> None:
    """What was up is left out; the list says what is over."""
    async with drive(given()) as driver:
        await begin(driver)
        await driver.press("enter", "g", "down", "down", "enter")
        assert room_of(driver).room.criterion == ORDER[2]
        await driver.press("s", "g")
        assert "✓ 1.1" in driver.text()
        assert "✓ 1.3" in driver.text()
        await driver.press("escape", "enter")
        assert room_of(driver).room.criterion == ORDER[1]
        await driver.press("P")
        workshop = driver.saved().workshop
        assert workshop is not None
        assert [one.criterion for one in workshop.parked] == [ORDER[1]]


async def test_a_break(drive: Drive, given: Given) -> None:
    """Space begins and ends it; Enter goes on too."""
    async with drive(given()) as driver:
        await begin(driver)
        await driver.press("enter", "space")
        assert driver.app.words("Break") in driver.text()
        assert room_of(driver).room.phase == "paused"
        await driver.press("enter")
        assert room_of(driver).room.phase == "open"


async def test_the_beginning_says_what_is_put_and_for_how_long(drive: Drive, given: Given) -> None:
    """Express, or some; minutes follow what is put; names are only those that were typed."""
    express = [name for name in ORDER if QUESTIONNAIRE.criteria[name].express]
    async with drive(given()) as driver:
        await driver.press("W")
        form = driver.app.screen.query_one(Form)
        of_first = [name for name in ORDER if name.startswith("purpose.")]
        assert form.text("minutes-purpose") == str(MINUTES_EACH * len(of_first))
        await driver.press("down")
        assert form.text("extent") == "express"
        expected = MINUTES_EACH * sum(name in express for name in of_first)
        assert form.text("minutes-purpose") == str(expected)
        driver.app.screen.set_focus(form.query_one("#people"))
        await driver.type("Clara Morel, marketing; Tom;")
        await driver.press("f2")
        workshop = driver.saved().workshop
        assert workshop is not None
        assert workshop.participants == ("Clara Morel, marketing", "Tom")
        assert [slot.criterion for slot in room_of(driver).agenda] == express


async def test_only_some_questions(drive: Drive, given: Given) -> None:
    """Ticked in a list; none is refused."""
    async with drive(given()) as driver:
        await driver.press("W")
        form = driver.app.screen.query_one(Form)
        assert not form.query_one("#criteria").display
        await driver.press("down", "down")
        criteria = form.query_one("#criteria", Choices)
        assert criteria.display
        criteria.chosen = ()
        await driver.press("f2")
        assert driver.page == "beginning"
        assert "Tick at least one question" in driver.message
        criteria.chosen = (ORDER[4], ORDER[1])
        await driver.press("f2")
        assert [slot.criterion for slot in room_of(driver).agenda] == [ORDER[1], ORDER[4]]


async def test_answers_given_alone_are_offered_for_confirmation(drive: Drive, given: Given) -> None:
    """Ticked ones are put to the room; the others keep their answers."""
    answers = {name: Answer(level=2, answered=utc_now()) for name in ORDER[:2]}
    async with drive(given(answers=answers)) as driver:
        await driver.press("W")
        confirm = driver.app.screen.query_one("#confirm", Choices)
        assert confirm.chosen == tuple(ORDER[:2])
        confirm.chosen = (ORDER[1],)
        await driver.press("f2")
        assert [slot.criterion for slot in room_of(driver).agenda] == ORDER[1:]
        assert driver.assessment.answers[ORDER[0]].level == 2


@pytest.mark.parametrize("typed", ["x9", "601"])
async def test_minutes_that_are_none_are_refused(drive: Drive, given: Given, typed: str) -> None:
    """Nothing begins, and what was typed stays."""
    async with drive(given()) as driver:
        await driver.press("W")
        form = driver.app.screen.query_one(Form)
        form.query_one("#minutes-purpose").value = typed  # type: ignore[attr-defined]
        await driver.press("f2")
        assert driver.page == "beginning"
        assert driver.message
        assert driver.assessment.workshop is None


@pytest.mark.parametrize("ending", ["leave", "kill"])
async def test_what_was_left_goes_on_where_it_was(drive: Drive, given: Given, ending: str) -> None:
    """Opened again, it is offered; the question is up, what is agreed stays."""
    path = given()
    async with drive(path) as driver:
        await begin(driver)
        await driver.press("enter")
        await count(driver, "00170")
        await driver.press("enter", "enter", "enter")
        code = room_of(driver).code
        if ending == "leave":
            await driver.press("escape", "enter")
            assert driver.page == "question"
            assert not driver.session.room_is_open
    async with drive(path) as driver:
        assert driver.page == "picker"
        assert driver.app.words("A workshop on this was left: go on where it was?") in driver.text()
        await driver.press("enter")
        assert driver.page == "projector"
        assert room_of(driver).code == code
        assert room_of(driver).room.criterion == ORDER[1]
        assert driver.assessment.answers[ORDER[0]].level == 3


async def test_begun_anew_after_an_earlier_one(drive: Drive, given: Given) -> None:
    """What was agreed on stays in the assessment."""
    async with drive(given()) as driver:
        await begin(driver)
        code = room_of(driver).code
        await driver.press("enter", "escape", "enter", "W", "down", "enter")
        assert driver.page == "beginning"
        await driver.press("f2")
        assert room_of(driver).code != code
        assert room_of(driver).room.phase == "lobby"


async def test_the_end_is_asked_for_and_leads_out(drive: Drive, given: Given) -> None:
    """Esc goes on; yes leads to what ends a session, and nothing is offered afterwards."""
    path = given()
    async with drive(path) as driver:
        await begin(driver)
        await driver.press("F", "escape")
        assert driver.page == "projector"
        await driver.press("F", "enter")
        assert driver.page == "finish"
        await driver.press("escape", "W")
        assert driver.page == "beginning"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_footer_names_what_comes_next(drive: Drive, given: Given, language: str) -> None:
    """And nothing that cannot be done now."""
    words = words_for(language)
    async with drive(given(), language=language) as driver:
        await begin(driver)
        for said, key in (
            ("Open the vote", "enter"), ("Close the vote", "m"), ("Show what was said", "r"),
        ):  # fmt: skip
            label = words(said)
            assert label[:1].lower() + label[1:] in footer(driver)
            await driver.press(key)
            if key == "m":
                await driver.type("00170")
                await driver.press("enter")
        label = words("Agree on {level}", level=3)
        assert label[:1].lower() + label[1:] in footer(driver)
        again = words("Vote again")
        assert again[:1].lower() + again[1:] in footer(driver)
