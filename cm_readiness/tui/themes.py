"""The looks that a person can choose from; each has one accent, and one colour for what needs attention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

from ..i18n import N_

USUAL = "dark"
"""Where nobody has chosen."""

NAMES: Mapping[str, str] = {
    "dark": N_("Dark"),
    "light": N_("Light"),
    "high-contrast": N_("High contrast"),
    "ansi": N_("The terminal’s own colours"),
}
"""The themes by their names in the settings, with what people call them."""

_DARK = Theme(
    name="dark",
    primary="#7fb2e5",
    accent="#7fb2e5",
    secondary="#7fb2e5",
    warning="#e3b565",
    error="#e58a8a",
    success="#9ac58a",
    foreground="#e3e6ea",
    background="#14171b",
    surface="#1b1f25",
    panel="#262c34",
    variables={
        "primary-muted": "#24405c",
        "text-primary": "#9cc6ef",
        "text-accent": "#9cc6ef",
        "text-warning": "#ecc888",
        "text-success": "#b3d8a6",
        "text-muted": "#a6aeb8",
        "text-disabled": "#66707c",
        "footer-key-foreground": "#9cc6ef",
    },
)
_LIGHT = Theme(
    name="light",
    primary="#1d5c94",
    accent="#1d5c94",
    secondary="#1d5c94",
    warning="#8a5800",
    error="#a02a2a",
    success="#2f6a2c",
    foreground="#1c2127",
    background="#fbfaf7",
    surface="#f2f1ec",
    panel="#e4e3dc",
    dark=False,
    variables={
        "primary-muted": "#cfe1f2",
        "warning-muted": "#f6e4bf",
        "text-primary": "#174d7d",
        "text-accent": "#174d7d",
        "text-warning": "#6e4600",
        "text-success": "#245421",
        "text-muted": "#565d66",
        "text-disabled": "#94978f",
        "footer-key-foreground": "#174d7d",
    },
)
_HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#6fd3ff",
    accent="#6fd3ff",
    secondary="#6fd3ff",
    warning="#ffe14d",
    error="#ffb0b0",
    success="#8dff8d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1f1f1f",
    text_alpha=1.0,
    variables={
        "primary-muted": "#00508a",
        "warning-muted": "#4d4000",
        "text": "#ffffff",
        "text-primary": "#8adcff",
        "text-accent": "#8adcff",
        "text-warning": "#ffe14d",
        "text-success": "#8dff8d",
        "text-muted": "#ffffff",
        "text-disabled": "#c8c8c8",
        "footer-key-foreground": "#8adcff",
        "border": "#ffffff",
        "border-blurred": "#c8c8c8",
    },
)
_ANSI = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="ansi",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        # The terminal's colours may be anything: nothing is written in dim or coloured letters.
        "primary-muted": "ansi_default",
        "text-muted": "ansi_default",
        "text-disabled": "ansi_default",
        "text-primary": "ansi_default",
        "text-accent": "ansi_default",
        "text-warning": "ansi_default",
        "text-success": "ansi_default",
        "footer-key-foreground": "ansi_default",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "input-cursor-text-style": "reverse",
    },
)


def register(app: App[int]) -> None:
    """Make all themes known to the program."""
    for theme in (_DARK, _LIGHT, _HIGH_CONTRAST, _ANSI):
        app.register_theme(theme)
