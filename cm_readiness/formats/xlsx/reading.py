"""What people wrote into a workbook: every cell that is not as it was exported, found by its criterion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, cast

from ...core.errors import Fault, Place, ReadinessError
from ...core.exported import Exported, answer_cell, exported_from
from ...core.filled import ActionEntry, ActionField, AnswerField, CellValue, Entry, Filled, Spot, shown_value
from ...core.importing import NEW
from .base_sheet import FIELDS, NAME, read_base
from .cells import LIMIT, first_piece
from .container import At, Container, SheetMarks, reference

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_ANSWER_FIELDS: tuple[AnswerField, ...] = ("answer", "note", "evidence")
_Table = Mapping[str, object]


def filled_of(data: bytes, name: str) -> Filled:
    """What came back in a workbook.

    Args:
        data: the file, `.xlsx` or `.ods`.
        name: what it is called in faults.

    Raises:
        ReadinessError: it is no workbook, one that cannot be read, or none that this program wrote.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    container = Container(data, name)
    base: Mapping[str, object] | None = None
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        if NAME in container.sheets:
            container.marks(NAME)
            base = read_base(book.get_sheet_by_name(NAME).to_python())
        exported = exported_from(base) if base is not None else None
        if base is None or exported is None:
            raise ReadinessError("import_without_base", Place(name))
        return _Reading(book, container, name, base, exported).filled()
    except CalamineError as error:
        raise ReadinessError("import_no_workbook", Place(name)) from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        # The hidden sheet is data that somebody may have changed.
        raise ReadinessError("import_without_base", Place(name)) from error


def check_unfilled(data: bytes) -> tuple[str, ...]:
    """See that a workbook in which nobody has written says what was exported.

    Args:
        data: the file.

    Returns:
        The names of the sheets that are filled in.

    Raises:
        ReadinessError: `export_short`.
    """
    from python_calamine import CalamineWorkbook

    filled = filled_of(data, "")
    wrong = [*(one.spot for one in filled.entries), *(one.spot for one in filled.actions)]
    if wrong or filled.faults:
        number = len(wrong) + len(filled.faults)
        cell = wrong[0].place.key if wrong else filled.faults[0].where.key
        raise ReadinessError("export_short", missing=number, promised=number, text=cell)
    base = read_base(CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(NAME).to_python())
    return tuple(cast("Mapping[str, object]", (base or {})["sheets"]))


@dataclass
class _Sheet:
    """A sheet with the columns that are read."""

    name: str
    rows: Sequence[Sequence[object]]
    columns: Mapping[str, int]
    marks: SheetMarks

    def value(self, row: int, column: str) -> CellValue:
        """What a cell holds; a time of the day as a text."""
        place = self.columns[column]
        cells = self.rows[row]
        value = cells[place] if place < len(cells) else None
        return value if value is None or isinstance(value, str | float | int | date) else str(value)


class _Reading:
    def __init__(
        self,
        book: CalamineWorkbook,
        container: Container,
        name: str,
        base: Mapping[str, object],
        exported: Exported,
    ) -> None:
        self._book, self._container, self._name = book, container, name
        self._base, self._exported = base, exported
        self._called = cast("Mapping[str, str]", base["names"])
        self._faults: list[Fault] = []

    def filled(self) -> Filled:
        """All that is not as it was exported, and all that cannot be read."""
        entries: list[Entry] = []
        heads = cast("Mapping[str, str]", self._base["heads"])
        for name, criteria in cast("Mapping[str, list[str]]", self._base["sheets"]).items():
            sheet = self._sheet(name, heads)
            if sheet is not None:
                entries += self._entries(sheet, criteria)
        actions = list(self._actions(cast("_Table", self._base["plan"])))
        only_plan = not self._base["sheets"]
        return Filled(self._exported, tuple(entries), tuple(actions), tuple(self._faults), only_plan)

    def _sheet(self, name: str, heads: Mapping[str, str]) -> _Sheet | None:
        if name not in self._container.sheets:
            self._faults.append(Fault("import_no_sheet", {"sheet": name}, Place(self._name)))
            return None
        marks = self._container.marks(name)
        rows = self._book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        found = [shown_value(cast("CellValue", cell)) for cell in rows[0]] if rows else []
        missing = [head for head in heads.values() if found.count(head) != 1]
        if missing:
            place = Place(self._name, name)
            self._faults += [Fault("import_no_column", {"column": head}, place) for head in missing]
            return None
        columns = {field: found.index(head) for field, head in heads.items()}
        return _Sheet(name, rows, columns, marks)

    def _entries(self, sheet: _Sheet, criteria: Sequence[str]) -> Iterator[Entry]:
        seen: set[str] = set()
        for row in range(1, len(sheet.rows)):
            criterion = shown_value(sheet.value(row, "id"))
            if criterion not in criteria:
                self._check_stray(sheet, row, criterion, _ANSWER_FIELDS)
            elif criterion in seen:
                self._fault(sheet, row, "answer", "import_twice", criterion=self._called[criterion])
            else:
                seen.add(criterion)
                yield from self._changed(sheet, row, criterion)
        self._check_merged(sheet, _ANSWER_FIELDS)
        place = Place(self._name, sheet.name)
        self._faults += [
            Fault("import_row_gone", {"criterion": self._called[one]}, place)
            for one in criteria
            if one not in seen
        ]

    def _changed(self, sheet: _Sheet, row: int, criterion: str) -> Iterator[Entry]:
        answer = self._exported.answers[criterion]
        texts = (answer_cell(answer), answer.note, "\n".join(answer.evidence))
        for field, text in zip(_ANSWER_FIELDS, texts, strict=True):
            value = self._value(sheet, row, field, text)
            if value is not _SAME:
                yield Entry(criterion, field, cast("CellValue", value), self._spot(sheet, row, field))

    def _actions(self, plan: _Table) -> Iterator[ActionEntry]:
        if not plan:
            return
        sheet = self._sheet(str(plan["sheet"]), cast("Mapping[str, str]", plan["heads"]))
        if sheet is None:
            return
        known = cast("Mapping[str, list[str]]", plan["rows"])
        seen: set[str] = set()
        for row in range(1, len(sheet.rows)):
            key = shown_value(sheet.value(row, "id"))
            if key and key not in known:
                self._check_stray(sheet, row, key, FIELDS)
            elif key in seen:
                self._fault(sheet, row, "what", "import_action_twice")
            else:
                seen |= {key} if key else set()
                yield from self._action(sheet, row, key or f"{NEW}{row}", known.get(key, [""] * len(FIELDS)))
        self._check_merged(sheet, FIELDS)

    def _action(self, sheet: _Sheet, row: int, key: str, texts: Sequence[str]) -> Iterator[ActionEntry]:
        for field, text in zip(FIELDS, texts, strict=True):
            value = self._value(sheet, row, field, text)
            if value is not _SAME:
                spot = self._spot(sheet, row, field)
                yield ActionEntry(key, cast("ActionField", field), cast("CellValue", value), spot)

    def _value(self, sheet: _Sheet, row: int, field: str, exported: str) -> object:
        """What a cell holds; `_SAME` where it is as it was exported, or cannot be read."""
        at = (row, sheet.columns[field])
        if at in sheet.marks.formulas or at in sheet.marks.errors:
            self._fault(sheet, row, field, "import_formula" if at in sheet.marks.formulas else "import_error")
            return _SAME
        value = sheet.value(row, field)
        if value == exported:
            return _SAME
        shown = first_piece(exported)
        if shown_value(value) == shown_value(shown):
            return _SAME
        if len(exported) > LIMIT // 2 and len(shown) < len(exported):
            self._fault(sheet, row, field, "import_cut")
            return _SAME
        return value

    def _check_stray(self, sheet: _Sheet, row: int, key: str, fields: Sequence[str]) -> None:
        """A row that is none of ours is a fault where somebody has written into it."""
        for field in fields:
            if shown_value(sheet.value(row, field)):
                code = "import_unknown_row" if key else "import_row_without_id"
                self._fault(sheet, row, field, code, criterion=key[:60])
                return

    def _check_merged(self, sheet: _Sheet, fields: Sequence[str]) -> None:
        for first, last in sheet.marks.merged:
            columns = range(first[1], last[1] + 1)
            if last[0] >= 1 and any(sheet.columns[field] in columns for field in fields):
                spot = Spot(self._name, sheet.name, f"{reference(first)}:{reference(last)}")
                self._faults.append(spot.fault("import_merged"))

    def _fault(self, sheet: _Sheet, row: int, field: str, code: str, **values: str | int) -> None:
        self._faults.append(self._spot(sheet, row, field).fault(code, **values))

    def _spot(self, sheet: _Sheet, row: int, field: str) -> Spot:
        at: At = (row, sheet.columns[field])
        return Spot(self._name, sheet.name, reference(at))


_SAME = object()
