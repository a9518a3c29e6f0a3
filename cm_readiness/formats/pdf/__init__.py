"""PDF, for reading and printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.words import N_
from ..format import Extra, Format, Written

if TYPE_CHECKING:
    from ..source import Source


class _Pdf(Format):
    def write(self, source: Source) -> Written:
        from .document import pdf_of

        return pdf_of(source.tree, source.page)

    def read_back(self, data: bytes, language: str) -> str:
        from .text import pdf_text

        return pdf_text(data, language)


FORMAT = _Pdf(
    "pdf", N_("PDF"), (".pdf",), binary=True, styled=True, choice=1,
    extra=Extra("pdf", "PDF", ("typst",)), closing=b"%%EOF",
)  # fmt: skip
