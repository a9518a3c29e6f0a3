"""An assessment whose questionnaire has changed since it was saved."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.shipped import questionnaires_folder

from .conftest import QUESTIONNAIRE, Drive

Given = Callable[..., Path]
FIRST, SECOND, THIRD = list(QUESTIONNAIRE.criteria)[:3]


def aged(path: Path) -> None:
    """An assessment of an earlier version of the questionnaire."""
    assessment = read_assessment(path)
    reference = assessment.questionnaire
    digests = {**reference.criteria, SECOND: "00000000", "purpose.gone [x]": "11111111"}
    del digests[FIRST]
    old = reference.model_copy(update={"version": "0.9.0", "fingerprint": "0" * 12, "criteria": digests})
    answers = {"purpose.gone [x]": Answer(level=2, answered=utc_now(), note="kept [y]")}
    write_assessment(path, assessment.model_copy(update={"questionnaire": old, "answers": answers}))


async def test_what_changed_is_said_first(drive: Drive, given: Given) -> None:
    """One screen lists what was added, reworded and removed, and orphaned answers; Enter goes on."""
    path = given()
    aged(path)
    async with drive(path) as driver:
        assert driver.page == "changes"
        text = driver.text()
        for name in (FIRST, SECOND):
            assert QUESTIONNAIRE.criteria[name].name.get("en") in text
        assert text.count("purpose.gone [x]") == 2
        assert "kept [y]" in text
        assert "0.9.0" in text
        await driver.press("enter")
        assert driver.page == "question"
        await driver.press("2")
        assert "purpose.gone [x]" in driver.saved().answers
        await driver.say("changes")
        assert driver.page == "changes"
        await driver.press("enter")
        assert driver.page == "question"
    async with drive(path) as driver:
        assert driver.page == "question"


async def test_leaving_it_goes_home(drive: Drive, given: Given) -> None:
    """Escape leaves the file as it is, and it is said again the next time."""
    path = given()
    aged(path)
    before = path.read_bytes()
    async with drive(path) as driver:
        await driver.press("escape")
        assert driver.page == "home"
        await driver.press("enter")
        assert driver.page == "changes"
    assert path.read_bytes() == before


async def test_without_a_change_nothing_is_said(drive: Drive, given: Given) -> None:
    """The questions come first; asked for by name, the screen says that nothing changed."""
    async with drive(given()) as driver:
        assert driver.page == "question"
        await driver.say("changes")
        assert "says what it said" in driver.text()


async def test_a_questionnaire_of_ones_own(drive: Drive, given: Given, folder: Path) -> None:
    """A newer version beside the files is the one that is used, and what it changed is named."""
    path = given()
    own = folder / "questionnaires" / "community_manager"
    shutil.copytree(questionnaires_folder() / "community_manager", own)
    for name in ("questionnaire.toml", "purpose.toml"):
        file = own / name
        text = file.read_text("utf-8")
        text = text.replace(f'version = "{QUESTIONNAIRE.version}"', 'version = "99.0.0"')
        old = QUESTIONNAIRE.criteria[THIRD].levels[0].get("en")
        file.write_text(text.replace(old, old + " [again]"), "utf-8")
    async with drive(path) as driver:
        assert driver.page == "changes"
        assert QUESTIONNAIRE.criteria[THIRD].name.get("en") in driver.text()
        assert "99.0.0" in driver.text()
