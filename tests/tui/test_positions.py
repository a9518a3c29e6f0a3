"""Where several people stand: seen, read, agreed on, taken over and undone, and two people's own files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer, Round
from cm_readiness.files.assessments import read_assessment
from cm_readiness.tui.widgets.line import Prose
from cm_readiness.tui.widgets.own_keys import Listing

from .conftest import QUESTIONNAIRE, WINDOWS, Drive, Driver

IDS = list(QUESTIONNAIRE.criteria)
AT = utc_now() - timedelta(days=1)
TOGETHER, APART, NEAR, UNSURE = IDS[:4]


def votes(*counts: int, unknown: int = 0) -> Answer:
    """What was gathered for one criterion, and nothing agreed yet."""
    return Answer(rounds=(Round(at=AT, how="gathered", counts=counts, unknown=unknown),))


ANSWERS = {
    TOGETHER: votes(0, 0, 7, 0, 0),
    APART: votes(3, 0, 0, 0, 4),
    NEAR: votes(0, 3, 4, 0, 0),
    UNSURE: votes(0, 0, 0, 6, 0, unknown=1),
}
WIDEST_FIRST = [APART, NEAR, TOGETHER, UNSURE]


def levels(driver: Driver) -> list[tuple[int | None, int | None]]:
    """In the file, for each criterion the answer, and what its round says was agreed."""
    answers = driver.saved().answers
    return [(answers[name].level, answers[name].rounds[-1].agreed) for name in WIDEST_FIRST]


def listed(driver: Driver) -> list[str | None]:
    """The criteria in the order in which they stand."""
    options = driver.app.screen.query_one(Listing)
    return [options.get_option_at_index(place).id for place in range(options.option_count)]


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_the_widest_differences_come_first(
    drive: Drive, given: Callable[..., Path], language: str, size: tuple[int, int]
) -> None:
    """A strip of five cells below the levels, agreement in a word; Enter shows both ends and the question."""
    async with drive(given(answers=ANSWERS), language=language, size=size) as driver:
        await driver.press("r", "d")
        assert driver.page == "positions"
        assert listed(driver) == WIDEST_FIRST
        words, text = driver.app.words, driver.text()
        assert " 3  ·  ·  ·  4 " in text and " 0  1  2  3  4 " in text
        assert words("little agreement") in text
        await driver.press("enter")
        assert driver.page == "position"
        said = str(driver.app.screen.query_one("#texts", Prose).content)
        criterion = QUESTIONNAIRE.criteria[APART]
        low, middle, high = (criterion.levels[level].get(language) for level in (0, 2, 4))
        assert low in said and high in said and middle not in said
        assert words("Question to ask") in said
        await driver.press("escape", "escape")
        assert driver.page == "results"


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_a_digit_sets_the_level_and_undo_takes_it_back(
    drive: Drive, given: Callable[..., Path], language: str, size: tuple[int, int]
) -> None:
    """On the list and over it: one step each, in the answer and in the round."""
    async with drive(given(answers=ANSWERS), language=language, size=size) as driver:
        await driver.press("r", "d", "1")
        assert levels(driver) == [(1, 1), (None, None), (None, None), (None, None)]
        assert driver.app.words("level {level}", level=1) in driver.text()
        await driver.press("down", "enter", "2")
        assert driver.page == "positions"
        assert levels(driver)[:2] == [(1, 1), (2, 2)]
        assert listed(driver) == WIDEST_FIRST
        await driver.press("u")
        assert levels(driver)[:2] == [(1, 1), (None, None)]
        await driver.press("u")
        assert levels(driver) == [(None, None)] * 4
        await driver.press("ctrl+y")
        assert levels(driver)[0] == (1, 1)


async def test_what_all_are_at_or_next_to_is_taken_over_in_one_go(
    drive: Drive, given: Callable[..., Path]
) -> None:
    """The median of two side by side; nothing where somebody does not know, or something is agreed."""
    async with drive(given(answers=ANSWERS)) as driver:
        await driver.press("r", "d", "t")
        assert levels(driver) == [(None, None), (2, 2), (2, 2), (None, None)]
        assert driver.message == "2 levels taken over."
        await driver.press("u")
        assert levels(driver) == [(None, None)] * 4
        await driver.press("down", "3", "t")
        assert levels(driver) == [(None, None), (3, 3), (2, 2), (None, None)]
        await driver.press("t")
        assert "Nothing is left" in driver.message
        assert levels(driver) == [(None, None), (3, 3), (2, 2), (None, None)]


async def test_what_was_answered_since_stays(drive: Drive, given: Callable[..., Path]) -> None:
    """Taking over gives way to an answer that is newer than the round, not to an older one."""
    newer = ANSWERS[TOGETHER].model_copy(update={"level": 4, "answered": AT + timedelta(hours=1)})
    older = ANSWERS[NEAR].model_copy(update={"level": 4, "answered": AT - timedelta(hours=1)})
    async with drive(given(answers={**ANSWERS, TOGETHER: newer, NEAR: older})) as driver:
        await driver.press("r", "d", "t")
        assert levels(driver) == [(None, None), (2, 2), (4, None), (None, None)]


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_without_other_peoples_answers(
    drive: Drive, given: Callable[..., Path], language: str, size: tuple[int, int]
) -> None:
    """What leads to them is said, and no key does anything but leave."""
    async with drive(given(), language=language, size=size) as driver:
        before = driver.assessment
        await driver.press("r", "d", "1", "t", "enter", "u")
        assert "cm-readiness gather" in " ".join(driver.text().split())
        assert (driver.page, driver.assessment) == ("positions", before)
        await driver.press("escape")
        assert driver.page == "results"


async def test_by_mouse_and_from_the_palette(drive: Drive, given: Callable[..., Path]) -> None:
    """A click on a criterion opens it; the palette of the question leads here and back."""
    async with drive(given(answers=ANSWERS)) as driver:
        await driver.press("ctrl+p")
        await driver.type("Positions")
        await driver.press("enter")
        assert driver.page == "positions"
        await driver.pilot.click(Listing, offset=(10, 2))
        await driver.settle()
        assert driver.page == "position"
        name = QUESTIONNAIRE.criteria[WIDEST_FIRST[2]].name.get("en")
        assert name in str(driver.app.screen.query_one("#name", Prose).content)
        await driver.press("escape", "escape")
        assert driver.page == "question"


async def test_without_colours(
    drive: Drive, given: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything is told by form: counts, words, the level that holds, and the row that is chosen."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with drive(given(answers=ANSWERS)) as driver:
        await driver.press("r", "d", "1")
        assert " 3  ·  ·  ·  4 " in driver.text() and "✓ level 1" in driver.text()


async def test_the_levels_stand_above_their_cells(drive: Drive, given: Callable[..., Path]) -> None:
    """In a wide window and in a narrow one."""
    for size in ((120, 36), (40, 12)):
        async with drive(given(answers=ANSWERS), size=size) as driver:
            await driver.press("r", "d")
            screen = driver.app.screen
            strips = [
                "".join(part.text for part in screen._compositor.render_strips()[row])
                for row in range(size[1])
            ]
            head = next(line for line in strips if " 0  1  2  3  4 " in line)
            cells = next(line for line in strips if " 3  ·  ·  ·  4 " in line)
            assert head.index(" 0  1") == cells.index(" 3  ·")


@pytest.fixture
def two(given: Callable[..., Path]) -> tuple[Path, Path]:
    """Two people's files of one company, a day apart."""
    files = []
    for name, level, day in (("Clara", 1, 0), ("Tom", 4, 1)):
        answers = {APART: Answer(level=level, answered=AT + timedelta(days=day))}
        answers[TOGETHER] = Answer(level=2, answered=AT + timedelta(days=day))
        files.append(given(respondent=name, answers=answers))
    return files[0], files[1]


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_two_peoples_files(
    drive: Drive, two: tuple[Path, Path], language: str, size: tuple[int, int]
) -> None:
    """Comparing them leads here, never to a progress; a level is agreed on elsewhere, both files stay."""
    before = [path.read_bytes() for path in two]
    async with drive(language=language, size=size) as driver:
        words = driver.app.words
        await driver.press("c")
        await driver.type("Clara")
        await driver.press("enter")
        await driver.type("Tom")
        await driver.press("enter")
        assert driver.page == "compare"
        assert words("What improved") not in str(driver.app.screen.query_one("#changes", Prose).content)
        await driver.press("r")
        assert driver.page == "compare"
        assert driver.message == words(
            "Two people answered apart: neither is before the other. {key} shows where they differ.", key="p"
        )
        await driver.press("p")
        assert driver.page == "positions"
        assert listed(driver) == [APART, TOGETHER]
        assert driver.lines()[0].startswith("Clara · Tom"[: size[0] // 4])
        await driver.press("enter")
        said = str(driver.app.screen.query_one("#texts", Prose).content)
        assert said.index("Clara") < said.index("Tom")
        await driver.press("3")
        assert driver.page == "positions" and "cm-readiness gather" in driver.message
        await driver.press("t")
        assert "cm-readiness gather" in driver.message
        await driver.say("save_as")
        assert driver.page == "positions"
        await driver.press("escape")
        assert driver.page == "compare"
    assert [path.read_bytes() for path in two] == before
    assert all(read_assessment(path).answers[APART].rounds == () for path in two)


async def test_two_moments_are_not_two_people(drive: Drive, given: Callable[..., Path]) -> None:
    """A milestone compared with now has no positions, and says so."""
    given(answers={APART: Answer(level=2, answered=AT)})
    async with drive() as driver:
        await driver.press("enter", "r", "m")
        await driver.type("Start")
        await driver.press("enter", "escape", "escape", "c", "enter")
        assert driver.page == "compare"
        await driver.press("p")
        assert driver.page == "compare"
        assert "two moments of one assessment" in driver.message
