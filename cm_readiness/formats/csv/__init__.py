"""CSV: all answers, or the plan, for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.words import N_
from ..format import Format, Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ...core.filled import Filled
    from ...language.words import Words
    from ..content import Content
    from ..plain_table import PlainTable
    from ..source import Source


class _Csv(Format):
    def write(self, source: Source) -> Written:
        content, words, separator = source.content, source.words, source.separator
        if content.only_plan:
            from .plan_table import plan_csv_of

            return Written(plan_csv_of(content.plan, words, separator).encode())
        from .table import csv_of

        return Written(csv_of(content.results, words, separator).encode())

    def tabulate(self, table: PlainTable, words: Words, day: date) -> bytes:
        from .plain_table import plain_csv_of

        return plain_csv_of(table, words).encode()

    def read_back(self, data: bytes, language: str) -> str:
        from .table import cells_of

        return "\n".join(cells_of(data.decode()))

    def texts(self, source: Source) -> Iterable[str]:
        """Every text of the plan, where it shows that alone."""
        if not source.content.only_plan:
            return ()
        from ..plan_rows import plan_texts

        return plan_texts(source.content.plan)

    def filled(self, data: bytes, name: str, now: Callable[[str], Content]) -> Filled:
        from .reading import filled_of

        return filled_of(data, name, now)


FORMAT = _Csv(
    "csv", N_("CSV: all answers, for a spreadsheet"), (".csv",), shows="answers", compares=False,
    name_of_plan=N_("CSV: the plan, for a spreadsheet"), taken_in=(".csv",), tabulates=True,
    separators={N_("comma"): ",", N_("semicolon"): ";", N_("tab"): "\t"},
)  # fmt: skip
