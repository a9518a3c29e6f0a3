"""The formats that there are, one line each; what each of them needs is imported when it is written."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from .format import Format

PACKAGES = (
    "cm_readiness.formats.markdown",
    "cm_readiness.formats.html",
    "cm_readiness.formats.pdf",
    "cm_readiness.formats.docx",
    "cm_readiness.formats.pptx",
    "cm_readiness.formats.json",
    "cm_readiness.formats.csv",
    "cm_readiness.formats.xlsx",
    "cm_readiness.formats.ics",
)
"""Each has a `FORMAT`; in the order in which people are shown them, the one for text first."""


def formats() -> tuple[Format, ...]:
    """All formats, in their order."""
    return tuple(map(_registered, PACKAGES))


def text_format() -> Format:
    """The one that is meant unless another is named."""
    return formats()[0]


def find_format(identifier: str) -> Format | None:
    """The format of an id, if there is one.

    Args:
        identifier: such as `pdf`, in small or capital letters.
    """
    return next((form for form in formats() if form.id == identifier.casefold()), None)


def format_of_ending(ending: str) -> Format | None:
    """The format whose files end so, if there is one.

    Args:
        ending: with its dot, such as `.htm`, in small or capital letters.
    """
    return next((form for form in formats() if ending.casefold() in form.suffixes), None)


def format_taken_in(ending: str) -> Format | None:
    """The format that takes answers in from files that end so, if there is one.

    Args:
        ending: with its dot, such as `.csv`, in small or capital letters.
    """
    return next((form for form in formats() if ending.casefold() in form.taken_in), None)


@cache
def _registered(package: str) -> Format:
    form = import_module(package).FORMAT
    assert isinstance(form, Format)  # noqa: S101 - what a package is in the list for
    return form
