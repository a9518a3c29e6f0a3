"""The themes: every text can be read on every ground, and few colours are used."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from textual.color import Color

import cm_readiness.tui
from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.tui.shell.themes import GROUNDS, LETTERS, NAMES
from cm_readiness.tui.widgets.radar import radar
from cm_readiness.tui.widgets.score_bar import EMPTY, FULL, POSSIBLE, TARGET, bar

from .conftest import QUESTIONNAIRE, Drive

LEAST = {"dark": 4.5, "light": 4.5, "high-contrast": 7.0}
"""The contrast of text by theme: levels AA and AAA of the accessibility guidelines."""


def luminance(color: Color) -> float:
    """How bright a colour is, as the guidelines say."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: Color, other: Color) -> float:
    """How well one colour stands out from another, from 1 to 21."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_as_the_guidelines_define_it() -> None:
    """Black on white is 21; the well-known grey #767676 on white is the palest that may be read."""
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#ffffff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", LEAST)
async def test_every_text_can_be_read_on_every_ground(drive: Drive, theme: str) -> None:
    """The notice of what needs attention has its own letters; all others stand on all grounds."""
    async with drive() as driver:
        driver.app.theme = theme
        await driver.settle()
        colors = driver.app.theme_variables
        pale = {
            f"{letters} on {ground}: {found:.2f}"
            for letters, ground in product(LETTERS, GROUNDS)
            if (found := contrast(Color.parse(colors[letters]), Color.parse(colors[ground]))) < LEAST[theme]
            and (ground != "warning-muted" or letters in ("foreground", "text-warning"))
        }
        assert not pale
        edge = Color.parse(colors["border-blurred"])
        assert contrast(edge, Color.parse(colors["background"])) >= 3


@pytest.mark.parametrize("theme", LEAST)
async def test_what_is_chosen_and_fields_stand_out(drive: Drive, theme: str) -> None:
    """At 3:1 against what they lie on; letters can be read on them; the cursor is calmer than the choice."""
    async with drive() as driver:
        driver.app.theme = theme
        await driver.settle()
        found = {
            name: Color.parse(value) for name, value in driver.app.theme_variables.items() if value[0] == "#"
        }
        for ground in ("background", "surface", "room-ground"):
            assert contrast(found["selection"], found[ground]) >= 3, ground
            assert contrast(found["primary-muted"], found[ground]) < contrast(
                found["selection"], found[ground]
            )
        for ground in ("background", "surface", "panel"):
            assert contrast(found["border-blurred"], found[ground]) >= 3, ground
            assert contrast(found["primary"], found[ground]) >= 3, ground
        assert contrast(found["selection-letters"], found["selection"]) >= LEAST[theme]
        assert contrast(found["room-letters"], found["room-ground"]) >= 7
        assert contrast(found["room-letters"], found["primary-muted"]) >= 4.5
        assert contrast(found["text-primary"], found["room-ground"]) >= LEAST[theme]


async def test_the_rows_are_drawn_in_these_colours(drive: Drive, given: Callable[..., Path]) -> None:
    """The answer on the ground of what is chosen, the arrows on the calmer one; and both signs."""
    first = next(iter(QUESTIONNAIRE.criteria))
    async with drive(given(answers={first: Answer(level=2, answered=utc_now())})) as driver:
        await driver.press("left", "down")
        sheet, colors = driver.sheet, driver.app.theme_variables
        chosen, here, other = sheet.rows[2:5]
        chosen_style, here_style = (sheet.get_visual_style(row.look) for row in (chosen, here))
        assert chosen_style.background == Color.parse(colors["selection"])
        assert chosen_style.foreground == Color.parse(colors["selection-letters"])
        assert here_style.background == Color.parse(colors["primary-muted"])
        assert other.look == ""
        assert [row.said.plain[:2] for row in (chosen, here, other)] == [" ▶", "› ", "  "]
        await driver.press("up")
        assert chosen.said.plain.startswith("›▶")


def test_pictures_rest_on_form() -> None:
    """Score, what is possible, target and edge are other signs in a bar, and other lines in the radar."""
    cells = bar(40, 60, 80, 20).plain
    assert {FULL, POSSIBLE, EMPTY, TARGET} == set(cells)
    pictures = [
        radar(scores, targets, 40, 16).plain
        for scores, targets in (([80] * 5, [None] * 5), ([None] * 5, [80] * 5), ([None] * 5, [None] * 5))
    ]
    dots = [sum((ord(one) - 0x2800).bit_count() for one in text if one > "\u2800") for text in pictures]
    full, dashed = dots[0] - dots[2], dots[1] - dots[2]
    assert 0 < dashed < 0.7 * full


@pytest.mark.parametrize("theme", LEAST)
async def test_two_accents_at_most(drive: Drive, theme: str) -> None:
    """What is not grey is of the accent's hue or of that of attention."""
    async with drive() as driver:
        driver.app.theme = theme
        await driver.settle()
        colors = driver.app.theme_variables
        names = ("primary", "secondary", "accent", "success", "warning", "error", *LETTERS)
        hues = {
            round(color.hsl.h * 12) % 12 for name in names if (color := Color.parse(colors[name])).hsl.s > 0.2
        }
        assert len(hues) <= 2


def test_no_other_colour_is_written_in() -> None:
    """What the program writes in is what the contrast was computed for."""
    folder = Path(cm_readiness.tui.__file__).parent
    used = {
        found
        for path in folder.rglob("*")
        if path.suffix in (".py", ".tcss")
        for found in re.findall(r"\$(text[a-z-]*)", path.read_text("utf-8"))
    }
    assert used <= set(LETTERS)


def test_the_themes_are_those_of_the_settings() -> None:
    """Each theme with colours of its own is looked at here."""
    assert {*LEAST, "ansi"} == set(NAMES)
