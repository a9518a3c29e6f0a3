"""The themes: every text can be read on every ground, and few colours are used."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from textual.color import Color

import cm_readiness.tui
from cm_readiness.tui.shell.themes import GROUNDS, LETTERS, NAMES

from .conftest import Drive

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
