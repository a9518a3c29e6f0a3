"""Excel workbooks: the results, every answer and the plan, to sort, filter and go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.words import N_
from ..format import Extra, Format, Written

if TYPE_CHECKING:
    from ..source import Source


class _Xlsx(Format):
    def write(self, source: Source) -> Written:
        from .workbook import xlsx_of

        return Written(xlsx_of(source.content, source.words, source.brand))

    def read_back(self, data: bytes, language: str) -> str:
        from .text import xlsx_text

        return xlsx_text(data)


FORMAT = _Xlsx(
    "xlsx", N_("Excel (XLSX): results, answers and plan"), (".xlsx",), shows="answers", compares=False,
    binary=True, styled=True, extra=Extra("xlsx", "Excel", ("xlsxwriter", "python_calamine")),
)  # fmt: skip
