"""Slides, to show and to work on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...language.words import N_
from ..format import END_OF_PACKAGE, Extra, Format, Written

if TYPE_CHECKING:
    from ..source import Source


class _Pptx(Format):
    def write(self, source: Source) -> Written:
        from .presentation import pptx_of

        return Written(pptx_of(source))

    def read_back(self, data: bytes, language: str) -> str:
        from .text import pptx_text

        return pptx_text(data)

    def texts(self, source: Source) -> Iterable[str]:
        from .deck import promised

        return promised(source.content)


FORMAT = _Pptx(
    "pptx", N_("Slides (PPTX)"), (".pptx",), shows="summary", compares=False, binary=True, styled=True,
    choice=4,
    extra=Extra("pptx", "PowerPoint", ("pptx", "typst")), closing=END_OF_PACKAGE,
)  # fmt: skip
