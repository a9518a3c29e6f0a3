"""Excel workbooks: the results, every answer and the plan, to sort, filter and go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.words import N_
from ..format import END_OF_PACKAGE, Extra, Format, Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ...core.filled import Filled
    from ...language.words import Words
    from ..content import Content
    from ..plain_table import PlainTable
    from ..source import Source


class _Xlsx(Format):
    def write(self, source: Source) -> Written:
        from .workbook import xlsx_of

        return Written(xlsx_of(source.content, source.words, source.brand))

    def tabulate(self, table: PlainTable, words: Words, day: date) -> bytes:
        from .plain_table import plain_xlsx_of

        return plain_xlsx_of(table, day)

    def read_back(self, data: bytes, language: str) -> str:
        from .reading import check_unfilled
        from .text import xlsx_text

        # The sheets of questions are read as they will be: what nobody filled in says nothing new.
        return xlsx_text(data, without=check_unfilled(data))

    def texts(self, source: Source) -> Iterable[str]:
        """Every text and day of the plan, where it shows that alone."""
        if not source.content.only_plan:
            return ()
        from ..plan_rows import plan_texts
        from .cells import first_piece

        return map(first_piece, plan_texts(source.content.plan))

    def filled(self, data: bytes, name: str, now: Callable[[str], Content]) -> Filled:
        self.check_installed()
        from .reading import filled_of

        return filled_of(data, name)


FORMAT = _Xlsx(
    "xlsx", N_("Excel (XLSX): results, answers and plan"), (".xlsx",), shows="answers", compares=False,
    name_of_plan=N_("Excel (XLSX): the plan"), binary=True, styled=True, choice=5, filled_in=True,
    taken_in=(".xlsx", ".ods"), tabulates=True,
    extra=Extra("xlsx", "Excel", ("xlsxwriter", "python_calamine")), closing=END_OF_PACKAGE,
)  # fmt: skip
