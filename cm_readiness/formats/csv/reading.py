"""What people wrote into a table of ours, wherever it does not say what the table would say now."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import StringIO

from ...core.errors import Fault, Place, ReadinessError
from ...core.filled import AnswerField, Entry, Filled, Spot
from ...language.words import LANGUAGES, Words, words_for
from ..content import Content
from ..table_cells import text_of
from .plan_reading import plan_columns, plan_filled
from .table import csv_of, head

_SEPARATORS = (",", ";", "\t")
_BOM = "\ufeff"
_FIELDS: tuple[AnswerField, ...] = ("answer", "note", "evidence")


def filled_of(data: bytes, name: str, now: Callable[[str], Content]) -> Filled:
    """What came back in a table.

    Args:
        data: the file.
        name: what it is called in faults.
        now: what the assessment says now, in a language.

    Raises:
        ReadinessError: `import_empty`, or `import_no_table`.
    """
    text = _text(data)
    if not text.strip():
        raise ReadinessError("import_empty", Place(name))
    for separator in _SEPARATORS:
        rows = _rows(text, separator)
        for language in LANGUAGES:
            words = words_for(language)
            if not rows:
                continue
            if _columns(rows[0], words) is not None:
                return _Reading(rows, name, words, now(language)).filled()
            if (columns := plan_columns(rows[0], words)) is not None:
                return plan_filled(rows, name, columns, now(language).plan)
    raise ReadinessError("import_no_table", Place(name))


def _text(data: bytes) -> str:
    """Spreadsheets write what they are told to, or what was usual before Unicode."""
    try:
        return data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str, separator: str) -> list[list[str]]:
    try:
        found = csv.reader(StringIO(text, newline=""), delimiter=separator)
        return [[text_of(cell) for cell in row] for row in found]
    except csv.Error:
        return []


def _columns(row: Sequence[str], words: Words) -> Mapping[str, int] | None:
    """Where the columns are that are read; None where they are not all there, in this language."""
    names = [cell.strip() for cell in row]
    wanted = {
        "id": words("Criterion (id)"), "said": words.context("table", "Answer"), "level": words("Level"),
        "note": words("Note"), "evidence": words("Evidence"),
    }  # fmt: skip
    if any(names.count(head) != 1 for head in wanted.values()):
        return None
    return {field: names.index(head) for field, head in wanted.items()}


class _Reading:
    def __init__(self, rows: Sequence[Sequence[str]], name: str, words: Words, now: Content) -> None:
        self._rows, self._name, self._words = rows, name, words
        self._columns = _columns(rows[0], words) or {}
        table = _rows(csv_of(now.results, words, ",").removeprefix(_BOM), ",")
        ours = _columns(head(words), words) or {}
        self._now = {self._cell(row, "id", ours): self._said(row, ours) for row in table[1:]}

    def filled(self) -> Filled:
        """Every cell that says something else than the table would now."""
        faults: list[Fault] = []
        return Filled(None, tuple(self._entries(faults)), faults=tuple(faults))

    def _entries(self, faults: list[Fault]) -> Iterator[Entry]:
        seen: set[str] = set()
        for number, row in enumerate(self._rows[1:], 1):
            criterion, said = self._cell(row, "id"), self._said(row, self._columns)
            if not criterion and not any(said):
                continue
            if criterion not in self._now:
                code = "import_unknown_row" if criterion else "import_row_without_id"
                faults.append(self._spot(number, "id").fault(code, criterion=criterion[:60]))
            elif criterion in seen:
                faults.append(self._spot(number, "level").fault("import_twice", criterion=criterion))
            else:
                seen.add(criterion)
                for field, new, old in zip(_FIELDS, said, self._now[criterion], strict=True):
                    if new != old:
                        spot = self._spot(number, "level" if field == "answer" else field)
                        yield Entry(criterion, field, new, spot)

    def _said(self, row: Sequence[str], columns: Mapping[str, int]) -> tuple[str, str, str]:
        """Answer, note and evidence of a row; an answer without a level is the one that its words give."""
        level, said, note, evidence = (
            self._cell(row, field, columns) for field in ("level", "said", "note", "evidence")
        )
        return level or self._in_words(said), note, evidence

    def _in_words(self, said: str) -> str:
        words = self._words
        before, _, after = words("not applicable: {reason}", reason="\0").partition("\0")
        if said.casefold().rstrip(".") == words("don’t know.").casefold().rstrip("."):
            return "?"
        if said.startswith(before) and said.endswith(after):
            return f"- {said[len(before) : len(said) - len(after)]}"
        return ""

    def _cell(self, row: Sequence[str], field: str, columns: Mapping[str, int] | None = None) -> str:
        place = (columns or self._columns)[field]
        return row[place].replace("\r\n", "\n").strip() if place < len(row) else ""

    def _spot(self, row: int, field: str) -> Spot:
        return Spot(self._name, "", f"{chr(ord('A') + self._columns[field])}{row + 1}")
