"""About this assessment: everything can be changed, is saved, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from cm_readiness.core.scope import scope
from cm_readiness.language.words import LANGUAGES
from cm_readiness.tui.widgets.choices import Choices
from cm_readiness.tui.widgets.line import Prose

from .conftest import QUESTIONNAIRE, Drive

Given = Callable[..., Path]


async def test_opening_it_changes_nothing(drive: Drive, given: Given) -> None:
    """What the fields are filled with is no change, and there is nothing to undo."""
    path = given(name="ACME [Holdings]", targets={"purpose": 4}, respondent="Jo")
    async with drive(path) as driver:
        before, text = driver.assessment, path.read_text("utf-8")
        for page in ("question", "review", "results"):
            if page != "question":
                await driver.say(page)
            assert driver.page == page
            await driver.press("a")
            assert driver.page == "about"
            await driver.press("escape")
            assert driver.page == page
            if page == "review":
                await driver.press("escape")
        assert driver.assessment is before
        assert driver.session.undo() is None
        assert path.read_text("utf-8") == text


async def test_everything_can_be_changed(drive: Drive, given: Given) -> None:
    """Texts, profile, depth, rule and targets are in the file a moment later."""
    async with drive(given()) as driver:
        await driver.press("a")
        screen = driver.app.screen
        for identifier, text in {"title": " 2", "respondent": "Jo [x]", "facilitator": "Al"}.items():
            screen.set_focus(screen.query_one(f"#{identifier}", Input))
            await driver.press("end")
            await driver.type(text)
        screen.set_focus(screen.query_one("#target-purpose", Input))
        await driver.type("94")
        for identifier in ("depth", "rule"):
            screen.set_focus(screen.query_one(f"#{identifier}", Choices))
            await driver.press("down", "space")
        saved = driver.saved()
    assert (saved.title, saved.respondent, saved.facilitator) == ("Baseline 2", "Jo [x]", "Al")
    assert (saved.depth, saved.evidence_rule, dict(saved.targets)) == ("express", "strict", {"purpose": 4})


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_to_count_is_said_below_the_question(drive: Drive, given: Given, language: str) -> None:
    """Each question of the profile that has a help shows it, in the person's language."""
    helps = {field.id: field.help for field in QUESTIONNAIRE.profile if field.help is not None}
    assert helps
    async with drive(given(), language=language) as driver:
        await driver.press("a")
        for identifier, text in helps.items():
            shown = driver.app.screen.query_one(f"#help-profile-{identifier}", Prose)
            assert shown.said.plain == text.get(language)
            assert shown.size.height


async def test_the_number_of_criteria_follows(drive: Drive, given: Given) -> None:
    """Depth and profile change how many criteria apply; undo takes it back, in the fields too."""
    async with drive(given()) as driver:
        await driver.press("a")
        header = driver.lines()[0]
        screen = driver.app.screen
        depth = screen.query_one("#depth", Choices)
        screen.set_focus(depth)
        await driver.press("down", "space")
        driver.app.forget_change()
        assert driver.lines()[0] != header
        assert f"{len(scope(QUESTIONNAIRE, driver.assessment))} " in driver.lines()[0]
        await driver.press("ctrl+z")
        assert depth.chosen == ("full",)
        driver.app.forget_change()
        assert driver.lines()[0] == header
        await driver.press("ctrl+y")
        assert depth.chosen == ("express",)


async def test_a_text_is_undone_as_a_whole(drive: Drive, given: Given) -> None:
    """Keys typed into one field are one step."""
    async with drive(given(title="Old")) as driver:
        await driver.press("a", "end")
        await driver.type(" and new")
        assert driver.assessment.title == "Old and new"
        await driver.press("ctrl+z")
        assert driver.assessment.title == "Old"
        assert driver.app.screen.query_one("#title", Input).value == "Old"


async def test_a_criterion_out_of_scope_is_left(drive: Drive, given: Given) -> None:
    """When the depth excludes the criterion that was shown, another one is."""
    async with drive(given()) as driver:
        left_out = next(c.id for c in QUESTIONNAIRE.criteria.values() if not c.express)
        driver.session.current = left_out
        await driver.press("a")
        driver.app.screen.set_focus(driver.app.screen.query_one("#depth", Choices))
        await driver.press("down", "space", "escape")
        assert driver.page == "question"
        assert driver.session.criterion.express


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_it_fits(drive: Drive, given: Given, size: tuple[int, int]) -> None:
    """The field that has the focus is in view at any size."""
    async with drive(given(), size=size, language="fr") as driver:
        await driver.press("a")
        for _ in range(20):
            await driver.press("tab")
            focused = driver.app.screen.focused
            assert focused is not None
            region = focused.region
            assert 0 <= region.y < size[1]
