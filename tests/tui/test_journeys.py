"""The whole job from the first start to the exported report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.files.assessments import assessment_files, read_assessment
from cm_readiness.language.words import LANGUAGES
from cm_readiness.tui.widgets.choices import Choices
from cm_readiness.tui.widgets.entries import Entries
from cm_readiness.tui.widgets.score_bar import ScoreBar
from tests.exports import text_in

from .conftest import CRITERIA, Drive

Given = Callable[..., Path]
SIZES = [(120, 36), (80, 24), (40, 12)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_first_run_to_exported_report(
    drive: Drive, documents: Path, size: tuple[int, int], language: str
) -> None:
    """A person who starts with nothing ends with what a client gets, in files, by keyboard alone."""
    async with drive(size=size, language=language) as driver:
        await driver.press("enter")
        assert driver.page == "onboarding"
        await driver.type("Maison Calla")
        await driver.press("enter", "tab", "tab", "down", "down", "space", "f2")
        assert driver.page == "question"
        assert driver.assessment.company == {"name": "Maison Calla", "cm_setup": "in_house"}
        await driver.burst(*("2" * CRITERIA))
        assert driver.page == "results"
        assert driver.app.screen.query_one(ScoreBar).render().plain.startswith("█")
        assert driver.app.screen.query_one(ScoreBar).size.height == 1
        await driver.press("r")
        assert driver.page == "report"
        await driver.press("e", "enter")
        await driver.press("enter")
        assert str(documents / "Maison Calla") in driver.message
        reports = sorted((documents / "Maison Calla").iterdir())
        assert len(reports) == 3
        assert all("Maison Calla" in text_in("pdf", path.read_bytes(), language) for path in reports)
        saved = driver.saved()
    assert {answer.given for answer in saved.answers.values()} == {2}
    assert len(saved.answers) == CRITERIA


async def test_enter_at_the_last_field_starts(drive: Drive) -> None:
    """From field to field by Enter alone; what has to be answered first is said, and Tab starts nothing."""
    async with drive() as driver:
        await driver.press("n")
        screen = driver.app.screen
        last = screen.query(".field").last()
        screen.set_focus(last)
        await driver.press("enter")
        assert driver.page == "onboarding"
        assert driver.message.startswith("Please answer first")
        assert screen.focused is screen.query(".field").first()
        await driver.type("Maison Calla")
        await driver.press("enter", "tab", "tab", "space")
        screen.set_focus(last)
        await driver.press("tab")
        assert driver.page == "onboarding"
        screen.set_focus(last)
        await driver.press("enter")
        assert driver.page == "question"
        assert driver.assessment.company_name == "Maison Calla"


async def test_resume(drive: Drive, given: Callable[..., Path]) -> None:
    """What was left in the middle opens at the first open criterion after the last answered one."""
    path = given()
    async with drive() as driver:
        await driver.press("enter", "1", "2", "right", "right", "3")
        left = driver.session.current
        await driver.press("escape")
        assert driver.page == "home"
    async with drive() as driver:
        await driver.press("enter")
        assert driver.page == "question"
        assert driver.session.current == left
        assert str(driver.session.reference) == str(path)
        assert driver.session.progress.answered == 3


async def test_complete_one_opens_at_its_results(drive: Drive, given: Callable[..., Path]) -> None:
    """When nothing is open, the results are what there is to see."""
    path = given()
    async with drive(path) as driver:
        await driver.burst(*("3" * CRITERIA))
    async with drive(path) as driver:
        assert driver.page == "results"
        await driver.press("t")
        assert driver.page == "question"
        await driver.press("r", "escape")
        assert driver.page == "home"


async def test_example_is_a_copy(drive: Drive) -> None:
    """An example company is opened as a copy in the folder, in the language of the program."""
    async with drive(language="fr") as driver:
        await driver.press("down", "enter", "enter")
        assert driver.page in ("question", "results")
        assert Path(str(driver.session.reference)).parent == driver.folder
        assert driver.assessment.language == "fr"
        await driver.press("escape", "escape")
        assert driver.page == "home"
        assert len(driver.app.screen.query_one(Entries).keys) == 1


async def test_home_lists_what_it_cannot_read(drive: Drive, given: Callable[..., Path], folder: Path) -> None:
    """A file with a fault is listed with it, and the others still work."""
    given(name="Sound")
    (folder / "broken.toml").write_text("format = [", encoding="utf-8")
    async with drive() as driver:
        assert "broken.toml" in driver.text()
        assert "⚠" in driver.text()
        assert "Sound" in driver.text()
        await driver.press("home", "enter")
        assert driver.page == "home"
        assert driver.message
        await driver.press("down", "enter")
        assert driver.assessment.company_name == "Sound"


async def test_delete_asks_and_keeps(drive: Drive, given: Callable[..., Path], folder: Path) -> None:
    """Deleting asks first, and what is deleted lies in the trash."""
    path = given()
    async with drive() as driver:
        await driver.press("d")
        assert driver.page == "confirm"
        await driver.press("escape")
        assert path.exists()
        await driver.press("d", "y")
        assert not path.exists()
        assert assessment_files(folder) == ()
    assert [kept.name for kept in (folder / "trash").iterdir()] == [path.name]


async def test_restore_from_the_trash(drive: Drive, given: Callable[..., Path]) -> None:
    """What was deleted can be brought back by name; an empty trash says so."""
    path = given(name="ACME [Holdings]")
    async with drive() as driver:
        await driver.say("restore")
        assert driver.message == driver.app.words("The trash is empty.")
        await driver.press("d", "y")
        assert not path.exists()
        await driver.say("restore")
        assert "ACME [Holdings]" in driver.text()
        await driver.press("enter")
        assert path.exists()
        assert "ACME [Holdings]" in driver.text()


async def test_open_a_file_from_elsewhere(drive: Drive, given: Callable[..., Path], tmp_path: Path) -> None:
    """Any path can be opened; one that is not there is named."""
    elsewhere = tmp_path / "elsewhere.toml"
    given().rename(elsewhere)
    async with drive() as driver:
        await driver.press("o", "ctrl+u")
        await driver.type(str(tmp_path / "nothing.toml"))
        await driver.press("enter")
        assert "nothing.toml" in driver.message
        await driver.press("o", "ctrl+u")
        await driver.type(str(elsewhere))
        await driver.press("enter")
        assert str(driver.session.reference) == str(elsewhere)


async def test_onboarding_keeps_what_was_typed(drive: Drive) -> None:
    """Leaving the form loses nothing, and only two fields are required."""
    async with drive() as driver:
        await driver.press("n")
        await driver.type("ACME")
        await driver.press("escape", "n")
        await driver.press("f2")
        assert driver.page == "onboarding"
        assert driver.message
        await driver.press("space", "f2")
        assert driver.page == "question"
        assert driver.assessment.company_name == "ACME"


async def test_the_language_is_chosen_while_the_form_is_filled_in(drive: Drive) -> None:
    """Every word changes, what was filled in stays, and the assessment has it; the palette's switch shows."""
    async with drive() as driver:
        await driver.press("n")
        await driver.type("ACME")
        field = driver.app.screen.query_one("#language", Choices)
        assert field.chosen == ("en",)
        driver.app.screen.set_focus(field)
        await driver.press("down", "space")
        assert "Nouvelle évaluation" in driver.text()
        assert field.chosen == ("fr",)
        await driver.say("language")
        await driver.type("English")
        await driver.press("enter")
        assert field.chosen == ("en",)
        driver.app.screen.set_focus(field)
        await driver.press("down", "space")
        driver.app.screen.set_focus(driver.app.screen.query_one("#profile-cm_setup"))
        await driver.press("space", "f2")
        assert driver.saved().company_name == "ACME"
        assert driver.saved().language == "fr"


async def test_effort_follows_the_answers(drive: Drive) -> None:
    """The number of criteria that apply changes with depth while the form is filled in."""
    async with drive() as driver:
        await driver.press("n")
        full = driver.lines()[0]
        depth = driver.app.screen.query_one("#depth")
        driver.app.screen.set_focus(depth)
        await driver.press("down", "space")
        assert driver.lines()[0] != full


async def test_report_never_overwrites_unasked(
    drive: Drive, given: Callable[..., Path], documents: Path
) -> None:
    """A report that exists is replaced only after a yes."""
    path = given()
    async with drive(path) as driver:
        await driver.press("r", "r", "e", "enter")
        await driver.press("enter")
        report = documents / "ACME" / "gap report.pdf"
        report.write_text("mine", encoding="utf-8")
        await driver.press("e", "enter")
        assert driver.page == "confirm"
        await driver.press("escape")
        assert driver.page == "export"
        assert report.read_text(encoding="utf-8") == "mine"
        await driver.press("enter", "y")
        assert report.read_bytes() != b"mine"


async def test_report_in_the_other_language(drive: Drive, given: Callable[..., Path]) -> None:
    """The report changes its language without the program changing its own."""
    async with drive(given()) as driver:
        await driver.press("r", "r")
        english = driver.text()
        await driver.press("l")
        assert driver.text() != english
        assert driver.app.words.language == "en"


async def test_file_of_another_folder_is_read_back(drive: Drive, given: Callable[..., Path]) -> None:
    """What the screens wrote is what the file says."""
    path = given()
    async with drive(path) as driver:
        await driver.burst("0", "1", "d", "3", "4")
        in_memory = driver.saved().answers
    assert read_assessment(path).answers == in_memory


async def test_the_company_stands_once_where_the_title_begins_with_it(drive: Drive, given: Given) -> None:
    """In the list at home, and in the header of every screen."""
    path = given("ACME", "ACME, baseline")
    async with drive() as driver:
        assert driver.text().count("ACME") == 1
    async with drive(path) as driver:
        assert driver.lines()[0].startswith("ACME, baseline")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_footer_names_what_can_be_done_now(drive: Drive, given: Given, language: str) -> None:
    """Nothing about assessments where there is none, and no answers while a note is typed."""
    async with drive(language=language) as driver:
        footer, compare = driver.lines()[-1], driver.app.words("Compare").lower()
        assert compare not in footer
    async with drive(given(), language=language) as driver:
        answer = driver.app.words("Answer").lower()
        assert answer in driver.lines()[-1]
        await driver.press("n")
        assert answer not in driver.lines()[-1]
        assert driver.app.words("Back").lower() in driver.lines()[-1]
        await driver.press("escape")
        assert answer in driver.lines()[-1]
        await driver.press("escape")
        assert compare in driver.lines()[-1]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_smallest_header_says_that_it_is_saved(drive: Drive, given: Given, language: str) -> None:
    """Also where it says how many criteria apply."""
    async with drive(given(), language=language, size=(40, 12)) as driver:
        await driver.press("a")
        assert driver.page == "about"
        assert driver.lines()[0].endswith(driver.app.words("saved"))


@pytest.mark.parametrize("size", SIZES)
async def test_a_list_shows_what_is_chosen_and_its_keys(
    drive: Drive, given: Given, size: tuple[int, int]
) -> None:
    """However small the window, and however far down the list the criterion stands."""
    async with drive(given(), size=size) as driver:
        await driver.press(*["right"] * 20, "g")
        assert driver.page == "picker"
        text, current = driver.text(), driver.session.criterion
        assert current.name.get("en") in text
        assert "enter choose" in text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_can_be_read_about_a_criterion_is_named(drive: Drive, given: Given, language: str) -> None:
    """Below the levels where there is room; a click shows it, and no level is cut for it."""
    async with drive(given(), language=language) as driver:
        title = driver.app.words("Why it matters")
        why = driver.session.criterion.why
        assert why is not None
        assert title in driver.text()
        assert why.get(language)[:20] not in driver.text()
        await driver.click_on(driver.sheet.more)
        await driver.settle()
        assert why.get(language)[:20] in driver.text()
    async with drive(given(), language=language, size=(40, 12)) as driver:
        assert title not in driver.text()
