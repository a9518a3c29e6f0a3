"""Word documents, to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.words import N_
from ..format import END_OF_PACKAGE, Extra, Format, Written

if TYPE_CHECKING:
    from ..source import Source


class _Docx(Format):
    def write(self, source: Source) -> Written:
        from .document import docx_of

        return Written(docx_of(source.tree, source.page))

    def read_back(self, data: bytes, language: str) -> str:
        from .text import docx_text

        return docx_text(data)


FORMAT = _Docx(
    "docx", N_("Word (DOCX)"), (".docx",), binary=True, styled=True, choice=2,
    extra=Extra("docx", "Word", ("typst",)), closing=END_OF_PACKAGE,
)  # fmt: skip
