"""What people wrote into a table: cell by cell, and what an answer, a day or a status is among it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Literal
from unicodedata import normalize

from .assessment import Given, NotApplicable, Unknown
from .calendar import written_day
from .errors import Fault, Place, ReadinessError
from .exported import Exported
from .kept import clean

AnswerField = Literal["answer", "note", "evidence"]
ActionField = Literal["what", "owner", "due", "status"]
CellValue = str | float | bool | date | None
"""What a cell holds; a time of a day comes as a text."""

_LEVEL = re.compile(r"([0-4])(?:[.,]0+)?(?:\s+[-–—]\s+(?=[^\W\d]).*)?", re.DOTALL)
"""A level, and what a list puts behind it: "3 – shared table"."""
_NOT_APPLICABLE = re.compile(r"[-–—−]\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Spot:
    """Where a cell is."""

    file: str
    sheet: str
    """Empty in a table that has no sheets."""
    cell: str

    @property
    def place(self) -> Place:
        """As a fault names it."""
        return Place(self.file, f"{self.sheet}!{self.cell}" if self.sheet else self.cell)

    def fault(self, code: str, **values: str | int) -> Fault:
        """A fault of this cell."""
        return Fault(code, values, self.place)


@dataclass(frozen=True)
class Entry:
    """A cell of a criterion that is not as it was exported."""

    criterion: str
    """Its full id."""
    field: AnswerField
    value: CellValue
    spot: Spot


@dataclass(frozen=True)
class ActionEntry:
    """A cell of the plan that is not as it was exported."""

    key: str
    """The id of an action, or the criterion and the level of a step: `purpose.business_goals/2`."""
    field: ActionField
    value: CellValue
    spot: Spot


@dataclass(frozen=True)
class Filled:
    """What came back."""

    exported: Exported | None
    """What had left; None where the table does not say, then what is there now counts as that."""
    entries: tuple[Entry, ...]
    actions: tuple[ActionEntry, ...] = ()
    faults: tuple[Fault, ...] = ()
    """What could not be read, cell by cell."""
    only_plan: bool = False
    """Whether it is a table of the plan, which has no answers at all."""


def shown_value(value: CellValue) -> str:
    """A cell as a person reads it: a whole number without its decimals, a text without space around it."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float | int) and isfinite(value) and value == int(value):
        return str(int(value))
    if isinstance(value, datetime):
        value = value.date() if value.time() == datetime.min.time() else value
    return "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def answer_in(entry: Entry, reason: str) -> Given | None:
    """The answer that a cell gives; None where it is empty.

    Args:
        entry: the cell.
        reason: why the criterion is not applicable, where the cell does not say.

    Raises:
        ReadinessError: `import_no_level`, or `import_no_reason`.
    """
    value, place = entry.value, entry.spot.place
    text = normalize("NFKC", shown_value(value)).strip()
    if isinstance(value, date):
        raise ReadinessError("import_date", place, given=text)
    if not text:
        return None
    if text == "?":
        return Unknown()
    if found := _LEVEL.fullmatch(text):
        return int(found[1])
    if found := _NOT_APPLICABLE.fullmatch(shown_value(value)):
        said = found[1].strip()
        # -1 and -3 are slips of the pen, no reasons.
        if not said[:1].isdigit():
            if not (said or reason.strip()):
                raise ReadinessError("import_no_reason", place)
            return NotApplicable(said or reason.strip())
    raise ReadinessError("import_no_level", place, given=text[:60])


def text_in(entry: Entry | ActionEntry) -> str:
    """The text of a cell, as it is taken in.

    Raises:
        ReadinessError: as `clean`.
    """
    try:
        return clean(shown_value(entry.value))
    except ReadinessError as error:
        raise ReadinessError(error.fault.code, entry.spot.place, faults=(), **error.fault.values) from None


def day_in(entry: ActionEntry) -> date | None:
    """The day that a cell gives; None where it is empty.

    Raises:
        ReadinessError: `not_a_day`.
    """
    value = entry.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = shown_value(value)
    return written_day(text[:60], entry.spot.place) if text else None


def status_in(entry: ActionEntry, statuses: Mapping[str, str]) -> str:
    """The status that a cell gives.

    Args:
        entry: the cell.
        statuses: the statuses by what they are called.

    Raises:
        ReadinessError: `import_no_status`.
    """
    text = shown_value(entry.value)
    known = {name.casefold(): status for name, status in statuses.items()}
    if text.casefold() not in known:
        choices = ", ".join(statuses)
        raise ReadinessError("import_no_status", entry.spot.place, given=text[:60], choices=choices)
    return known[text.casefold()]
