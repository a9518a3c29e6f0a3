"""The looks that a person can choose from; each has one accent, and one colour for what needs attention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

from ...language.words import N_

USUAL = "dark"
"""Where nobody has chosen."""

NAMES: Mapping[str, str] = {
    "dark": N_("Dark"),
    "light": N_("Light"),
    "high-contrast": N_("High contrast"),
    "ansi": N_("The terminal’s own colours"),
}
"""The themes by their names in the settings, with what people call them."""

LETTERS = ("foreground", "text-primary", "text-accent", "text-warning", "text-muted", "text-disabled")
"""The colours that texts are written in; all can be read on every ground."""
GROUNDS = ("background", "surface", "panel", "primary-muted", "warning-muted")
"""The colours that texts are written on."""


class Hue(NamedTuple):
    """A colour as a line or a block, as letters, and as a ground behind letters."""

    line: str
    letters: str
    ground: str


def _theme(
    name: str,
    accent: Hue,
    attention: Hue,
    letters: tuple[str, str],
    grounds: tuple[str, str, str],
    edge: str,
    selection: tuple[str, str],
) -> Theme:
    """A theme of few colours.

    Args:
        name: as in `NAMES`.
        accent: leads the eye, and marks what is chosen.
        attention: marks what needs attention; the only other hue.
        letters: the usual ones, and those of what comes second.
        grounds: of the window, of what lies over it, and of header, footer and fields.
        edge: of boxes, and of what is empty in a picture.
        selection: the ground of what is chosen, and the letters on it.
    """
    usual, second = letters
    background, surface, panel = grounds
    black, white = "#000000", "#ffffff"
    room = (white, black) if name == "light" else (black, white)
    return Theme(
        name=name,
        primary=accent.line,
        accent=accent.line,
        secondary=accent.line,
        success=accent.line,
        warning=attention.line,
        error=attention.line,
        foreground=usual,
        background=background,
        surface=surface,
        panel=panel,
        dark=name != "light",
        text_alpha=1.0,
        variables={
            "primary-muted": accent.ground,
            "warning-muted": attention.ground,
            "selection": selection[0],
            "selection-letters": selection[1],
            "room-ground": room[0],
            "room-letters": room[1],
            "blank": black,
            "text": usual,
            "text-primary": accent.letters,
            "text-accent": accent.letters,
            "text-warning": attention.letters,
            "text-muted": second,
            "text-disabled": second,
            "footer-key-foreground": accent.letters,
            "border": accent.line,
            "border-blurred": edge,
            "button-color-foreground": background,
            "button-focus-text-style": "bold underline",
        },
    )


_DARK = _theme(
    "dark",
    accent=Hue("#7fb2e5", "#9cc6ef", "#24405c"),
    attention=Hue("#e3b565", "#ecc888", "#4a3915"),
    letters=("#e3e6ea", "#b0b8c1"),
    grounds=("#14171b", "#1b1f25", "#262c34"),
    edge="#6b7683",
    selection=("#3d73ab", "#ffffff"),
)
_LIGHT = _theme(
    "light",
    accent=Hue("#1d5c94", "#174d7d", "#cfe1f2"),
    attention=Hue("#8a5800", "#6e4600", "#f6e4bf"),
    letters=("#1c2127", "#4e555d"),
    grounds=("#fbfaf7", "#f2f1ec", "#e4e3dc"),
    edge="#7a7d76",
    selection=("#1d5c94", "#ffffff"),
)
_HIGH_CONTRAST = _theme(
    "high-contrast",
    accent=Hue("#6fd3ff", "#8adcff", "#003e6b"),
    attention=Hue("#ffe14d", "#ffe14d", "#4d4000"),
    letters=("#ffffff", "#ffffff"),
    grounds=("#000000", "#000000", "#1f1f1f"),
    edge="#c8c8c8",
    selection=("#6fd3ff", "#000000"),
)
_ANSI = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="ansi",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        # The terminal's colours may be anything: nothing is written in dim or coloured letters.
        "primary-muted": "ansi_default",
        "selection": "ansi_default",
        "selection-letters": "ansi_default",
        "room-ground": "ansi_default",
        "room-letters": "ansi_default",
        "blank": "ansi_black",
        "text-muted": "ansi_default",
        "text-disabled": "ansi_default",
        "text-primary": "ansi_default",
        "text-accent": "ansi_default",
        "text-warning": "ansi_default",
        "footer-key-foreground": "ansi_default",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "input-cursor-text-style": "reverse",
    },
)


OWN: Mapping[str, str] = {
    name: _DARK.variables[name]
    for name in ("selection", "selection-letters", "room-ground", "room-letters", "blank")
}
"""Colours that the framework does not have, for as long as it shows a theme of its own."""


def register(app: App[int]) -> None:
    """Make all themes known to the program."""
    for theme in (_DARK, _LIGHT, _HIGH_CONTRAST, _ANSI):
        app.register_theme(theme)
