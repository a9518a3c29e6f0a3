"""Commands are declared once: keys, footer, palette and help agree, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest
from textual.binding import Binding

from cm_readiness.app.console_link import ConsoleLink
from cm_readiness.app.workspace import Asked
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.tui.setup.onboarding import Onboarding
from cm_readiness.tui.shell import commands
from cm_readiness.tui.shell.command_screen import CommandScreen
from cm_readiness.tui.shell.command_table import COMMANDS
from cm_readiness.tui.shell.commands import bindings, commands_of
from cm_readiness.tui.shell.help import help_rows
from cm_readiness.tui.shell.named_pages import PAGES
from cm_readiness.tui.shell.page import Page
from cm_readiness.tui.widgets.key_bar import entries_of
from cm_readiness.tui.workshop.console import Console
from cm_readiness.tui.workshop.subject import Subject

from .conftest import QUESTIONNAIRE, Drive

SCREENS: dict[str, tuple[str, str]] = {
    "home": ("home.home", "Home"),
    "portfolio": ("portfolio.portfolio", "PortfolioPage"),
    "onboarding": ("setup.onboarding", "Onboarding"),
    "settings": ("setup.settings", "SettingsPage"),
    "keys": ("setup.keys", "KeysPage"),
    "press_key": ("setup.key_dialog", "PressKey"),
    "about": ("setup.about", "About"),
    "changes": ("answering.changes", "Changes"),
    "question": ("answering.question", "Question"),
    "review": ("review.review", "Review"),
    "results": ("results.results", "Results"),
    "finish": ("results.finish", "Finish"),
    "report": ("report.report", "Report"),
    "help": ("shell.help", "Help"),
    "plan": ("plan.plan", "PlanPage"),
    "action": ("plan.action_form", "ActionForm"),
    "what_if": ("plan.what_if", "WhatIfPage"),
    "compare": ("compare.compare", "Compare"),
    "picker": ("shell.dialogs", "Picker"),
    "confirm": ("shell.dialogs", "Confirm"),
    "ask": ("shell.dialogs", "AskText"),
    "sides": ("home.two_sides", "TwoSides"),
    "unsaved": ("shell.leaving", "Unsaved"),
    "explanation": ("results.explanation", "Explanation"),
    "positions": ("positions.positions", "Positions"),
    "position": ("positions.position_sheet", "PositionSheet"),
    "measured": ("answering.measure_sheet", "MeasureSheet"),
    "progress": ("report.progress", "Progress"),
    "export": ("report.export", "ExportForm"),
    "written": ("report.exported", "WrittenSheet"),
    "beginning": ("workshop.beginning", "Beginning"),
    "projector": ("workshop.projector", "Projector"),
    "console": ("workshop.console", "Console"),
    "hands": ("workshop.hands", "Hands"),
    "agenda": ("workshop.agenda_sheet", "AgendaSheet"),
    "lists": ("workshop.lists_sheet", "ListsSheet"),
    "facilitator": ("workshop.facilitator_sheet", "FacilitatorSheet"),
    "joining": ("workshop.join_sheet", "JoinSheet"),
}


def screen_class(page: str) -> type[CommandScreen[object]]:
    """The class of a screen by its name."""
    module, name = SCREENS[page]
    found: type[CommandScreen[object]] = getattr(import_module(f"cm_readiness.tui.{module}"), name)
    return found


def test_every_declared_screen_is_there() -> None:
    """No command belongs to a screen that does not exist."""
    assert {screen for command in COMMANDS for screen in command.screens} == set(SCREENS)


def screen(page: str) -> CommandScreen[object]:
    """A screen by its name; a dialog without what it is asked about."""
    cls = screen_class(page)
    if page in PAGES:
        return cls()
    if issubclass(cls, Console):
        return cast("CommandScreen[object]", Console(cast("ConsoleLink", None), cast("Subject", None)))
    return (
        cast("CommandScreen[object]", Onboarding(Asked(QUESTIONNAIRE)))
        if cls is Onboarding
        else cls.__new__(cls)
    )


@pytest.mark.parametrize("page", SCREENS)
def test_every_command_can_be_done(page: str) -> None:
    """Each has its method on the screen or a part of it, an id of its own, and no key that another has."""
    shown = screen(page)
    keys: list[str] = []
    for command in commands_of(page):
        assert callable(shown.method_of(command))
        keys += [key for key in command.keys.split(",") if key]
    assert len(keys) == len(set(keys))
    identifiers = [command.id for command in commands_of(page)]
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("page", SCREENS)
def test_bindings_are_the_declared_ones(page: str) -> None:
    """A screen binds what is declared for it and nothing else."""
    declared = {c.id: c.keys for c in commands_of(page) if c.keys}
    bound = {b.id: b.key for b in bindings(page) if isinstance(b, Binding)}
    assert bound == declared
    own = screen_class(page).__dict__["BINDINGS"]
    assert own == bindings(page)


@pytest.mark.parametrize("page", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_footer_and_help_name_commands(page: str, language: str) -> None:
    """The footer begins with the few that matter most, and ends with the palette or the way out."""
    words = words_for(language)
    entries = entries_of(commands_of(page), words)
    matter = [c for c in commands_of(page) if c.footer or (c.group and c.group.footer)]
    assert len({command.group or command for command in matter}) <= 11
    assert entries[0].command in {"", *(command.id for command in matter)}
    last = commands.command(page, entries[-1].command)
    assert last.id == "palette" if commands.has(page, "palette") else last.footer
    identifiers = {command.id for command in commands_of(page)}
    assert all(entry.command in identifiers for entry in entries if entry.command)
    lines = help_rows(commands_of(page), words)
    grouped = {command.group for command in commands_of(page) if command.group}
    single = [command for command in commands_of(page) if command.keys and not command.group]
    assert len(lines) == len(grouped) + len(single)


async def test_palette_finds_every_command(drive: Drive, given: Callable[..., Path]) -> None:
    """Each command of the screen that makes sense by name is found by it, and done."""
    async with drive(given(), language="fr") as driver:
        words = driver.app.words
        await driver.press("colon")
        assert driver.page == "picker"
        options = driver.app.screen.query_one("OptionList")
        for command in commands_of("question"):
            if not command.palette:
                continue
            typed = f"{command.title(words)} {command.line(words)}".replace("\N{NARROW NO-BREAK SPACE}", " ")
            await driver.paste(typed)
            assert getattr(options, "option_count", 0) >= 1, command.id
            await driver.pilot.press("ctrl+u")
        await driver.press("escape")
        await driver.press("ctrl+p")
        await driver.type(words("Flag"))
        await driver.press("enter")
        assert next(iter(driver.assessment.answers.values())).flagged
        await driver.press("ctrl+p")
        await driver.type("zzzz")
        assert words("Nothing has this name.") in driver.text()


async def test_help_shows_the_keys_of_the_screen(drive: Drive, given: Callable[..., Path]) -> None:
    """F1, the question mark and h show them."""
    async with drive(given(), size=(120, 60)) as driver:
        for key in ("f1", "question_mark", "h"):
            await driver.press(key)
            assert driver.page == "help"
            text = driver.text()
            for command in commands_of("question"):
                if command.keys and not command.group:
                    assert command.line(driver.app.words)[:30] in text
            await driver.press("escape")
        assert driver.page == "question"


async def test_language_can_be_switched_anywhere(drive: Drive, given: Callable[..., Path]) -> None:
    """Every word changes at once, and the answers do not."""
    async with drive(given()) as driver:
        await driver.press("2")
        name = driver.session.criterion.name
        assert name.get("en") in driver.text()
        await driver.say("language")
        await driver.type("fran")
        await driver.press("enter")
        assert driver.app.words.language == "fr"
        assert name.get("fr") in driver.text()
        assert driver.session.progress.answered == 1


async def test_framework_words_are_not_shown(drive: Drive) -> None:
    """The framework's own palette and its bindings are not there."""
    async with drive() as driver:
        assert driver.app.ENABLE_COMMAND_PALETTE is False
        assert set() == driver.app.COMMANDS
        await driver.press("ctrl+c")
        assert isinstance(driver.app.screen, Page)
        assert driver.message == driver.app.words("Press {key} to leave; everything is saved.", key="q")
