"""CSV: all answers, for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.words import N_
from ..format import Format, Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...core.filled import Filled
    from ..content import Content
    from ..source import Source


class _Csv(Format):
    def write(self, source: Source) -> Written:
        from .table import csv_of

        return Written(csv_of(source.content.results, source.words, source.separator).encode())

    def read_back(self, data: bytes, language: str) -> str:
        from .table import cells_of

        return "\n".join(cells_of(data.decode()))

    def filled(self, data: bytes, name: str, now: Callable[[str], Content]) -> Filled:
        from .reading import filled_of

        return filled_of(data, name, now)


FORMAT = _Csv(
    "csv", N_("CSV: all answers, for a spreadsheet"), (".csv",), shows="answers", compares=False,
    taken_in=(".csv",), separators={N_("comma"): ",", N_("semicolon"): ";", N_("tab"): "\t"},
)  # fmt: skip
