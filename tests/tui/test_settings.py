"""Settings: chosen anywhere, kept in the file, and keys of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from cm_readiness.files.settings import Settings, read_settings, settings_path, write_settings
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.tui.shell.command_table import COMMANDS
from cm_readiness.tui.shell.keymap import Table, is_key
from cm_readiness.tui.widgets.choices import Choices

from .conftest import Drive

Given = Callable[..., Path]


def kept(driver: object) -> Settings:
    """What the file of the settings says, once everything is flushed."""
    assert driver.app._keeper.flush()  # type: ignore[attr-defined]
    return read_settings()[0]


async def test_every_setting_is_kept(drive: Drive) -> None:
    """Each change holds at once and is in the file; opening the screen alone changes nothing."""
    async with drive() as driver:
        await driver.press("s")
        assert driver.page == "settings"
        assert not settings_path().exists()
        screen = driver.app.screen
        for identifier, keys in {
            "language": ("down", "space"),
            "theme": ("down", "space"),
            "advance": ("down", "space"),
            "show_dimension_score": ("down", "down", "enter"),
            "peers": ("up", "space"),
        }.items():
            screen.set_focus(screen.query_one(f"#{identifier}", Choices))
            await driver.press(*keys)
        assert driver.app.words.language == "fr"
        assert driver.app.theme == "light"
        screen.set_focus(screen.query_one("#facilitator", Input))
        await driver.type("Jade [x]")
        screen.set_focus(screen.query_one("#folder", Input))
        await driver.type("/elsewhere")
        settings = kept(driver)
        await driver.press("escape")
        assert driver.page == "home"
    assert settings == Settings(
        language="fr", theme="light", advance=False, show_dimension_score=False,
        peers=True, facilitator="Jade [x]", folder="/elsewhere",
    )  # fmt: skip


async def test_language_and_theme_chosen_anywhere_are_kept(drive: Drive, given: Given) -> None:
    """The palette's choice is that of the settings, and an opened file is remembered."""
    path = given()
    async with drive(path) as driver:
        await driver.say("theme")
        await driver.type("high")
        await driver.press("enter")
        assert driver.app.theme == "high-contrast"
        await driver.say("language")
        await driver.type("fran")
        await driver.press("enter")
        settings = kept(driver)
    assert (settings.theme, settings.language, settings.recent) == ("high-contrast", "fr", (path,))


async def test_a_refusing_settings_file_is_said(drive: Drive, tmp_path: Path) -> None:
    """The choice holds all the same."""
    (tmp_path / "config").write_text("a file where the folder would be", encoding="utf-8")
    async with drive() as driver:
        await driver.say("theme")
        await driver.type("light")
        await driver.press("enter")
        assert driver.app.theme == "light"
        await driver.until(lambda: bool(driver.message))


async def test_remapped_keys(drive: Drive, given: Given) -> None:
    """They act, and footer, help and palette show them; the usual key does nothing then."""
    settings = Settings(keys={"flag": "m", "results": "R", "answer_0": "a,0", "about": "A"})
    path = given()
    async with drive(path, settings=settings, size=(120, 60)) as driver:
        await driver.press("f")
        assert not driver.session.answer.flagged
        await driver.press("m")
        assert driver.session.answer.flagged
        assert "R results" in driver.lines()[-1]
        assert "a 1 2 3 4 answer" in driver.lines()[-1]
        await driver.press("f1")
        assert any(line.strip(" │").startswith("m  ") for line in driver.lines())
        assert any(line.strip(" │").startswith("R  ") for line in driver.lines())
        await driver.press("escape", "a")
        assert driver.session.progress.answered == 1
        await driver.press("R")
        assert driver.page == "results"


async def test_wrong_keys_are_named_once(drive: Drive, given: Given) -> None:
    """An unknown name, a key that does not exist and a clash are said at the start; the usual keys stay."""
    write_settings(Settings(keys={"flaq": "m", "note": "f", "private": "hyperspace", "review": "z"}))
    settings, _ = read_settings()
    async with drive(settings=settings) as driver:
        for part in ("flaq", "flag?", "hyperspace", "f "):
            assert part in driver.message
        await driver.press("down")
        await driver.say("example")
        await driver.press("escape")
        assert "flaq" not in driver.message
    async with drive(given(), settings=settings) as driver:
        await driver.press("f")
        assert driver.session.answer.flagged
        await driver.press("z")
        assert driver.page == "review"


def test_keys_can_be_exchanged() -> None:
    """Two commands may take each other's key; a chosen key that is taken gives way to the declared one."""
    table = Table({"note": "f", "flag": "n"})
    assert dict(table.keymap) == {"note": "f", "flag": "n"}
    assert table.key("question", "note", words_for("en")) == "f"
    table = Table({"note": "f", "unknown": "f"})
    assert table.keymap == {}
    assert [fault.code for fault in table.faults] == ["key_taken", "key_taken"]


def test_a_key_may_do_something_else_on_another_screen() -> None:
    """It clashes with the commands that are there at the same time."""
    alone = [c for c in COMMANDS if len(c.keys) == 1 and c.keys.isalpha() and len(c.screens) == 1]
    one, other = next(
        (one, other)
        for one in alone
        for other in alone
        if not set(one.screens) & set(other.screens)
        and not any(other.keys in c.keys.split(",") and set(c.screens) & set(one.screens) for c in COMMANDS)
    )
    table = Table({one.id: other.keys})
    assert (dict(table.keymap), table.faults) == ({one.id: other.keys}, ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_of_keys_have_sentences(language: str) -> None:
    """Each is one sentence with the name that the person wrote."""
    for chosen in ({"flaq": "m"}, {"xyz": "m"}, {"flag": "nokey"}, {"flag": "n"}, {"flag": ""}):
        (fault,) = Table(chosen, "settings.toml").faults
        assert f"keys.{next(iter(chosen))}" in sentence(fault, words_for(language))


def test_names_of_keys() -> None:
    """Letters, named keys and modifiers are keys; words are not."""
    for key in ("a", "é", "f3", "ctrl+n", "question_mark", "shift+tab", "minus"):
        assert is_key(key)
    for key in ("hyperspace", "ctrl+", "foo+a", ""):
        assert not is_key(key)


@pytest.mark.parametrize("leave", ["tab", "enter", "escape", "ctrl+q"])
async def test_an_address_is_kept_when_its_field_is_left(drive: Drive, leave: str) -> None:
    """What has been typed of it until then is the address of another store."""
    async with drive() as driver:
        await driver.press("s")
        screen = driver.app.screen
        screen.set_focus(screen.query_one("#folder", Input))
        await driver.type("/elsewhere")
        screen.query_one("#folder", Input).value = ""
        await driver.type("postgresql:///nord#su")
        assert kept(driver).folder is None
        await driver.type("d")
        await driver.press(leave)
        assert kept(driver).folder == "postgresql:///nord#sud"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("postgresql://ana:secret@host/nord", "password"), ("postgresql://ana:secret", "postgresql://host")],
)
async def test_what_cannot_be_an_address_is_not_kept(drive: Drive, typed: str, said: str) -> None:
    """Nor is a password that stands in it; what was wrong is said before the page is left."""
    async with drive() as driver:
        await driver.press("s")
        screen = driver.app.screen
        screen.set_focus(screen.query_one("#folder", Input))
        await driver.type(typed)
        await driver.press("escape")
        assert (driver.page, said in driver.text()) == ("settings", True)
        assert not settings_path().exists() or "secret" not in settings_path().read_text(encoding="utf-8")
        await driver.press("escape")
        assert (driver.page, kept(driver).folder) == ("home", None)
