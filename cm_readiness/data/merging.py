"""Two versions put together, as data for programs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from ..core.merging import Merged
from ..core.model import Model
from .evaluation import Data

_ANSWERS = "answers."


def merge_data(merged: Merged) -> dict[str, Data]:
    """What was taken from where, and each conflict with both values."""
    taken: list[Data] = [
        {"criterion": one.field.removeprefix(_ANSWERS), "from": one.source}
        if one.field.startswith(_ANSWERS)
        else {"field": one.field, "from": one.source}
        for one in merged.taken
    ]
    conflicts: list[Data] = [
        {
            "field": one.field,
            "ours": plain(one.ours),
            "theirs": plain(one.theirs),
            "kept": plain(one.kept),
        }
        for one in merged.conflicts
    ]
    return {"taken": taken, "conflicts": conflicts}


def plain(value: object) -> Data:
    """A value as JSON has it."""
    match value:
        case None | bool() | int() | str():
            return value
        case Fraction() | Decimal() | float():
            return int(value) if value == int(value) else float(value)
        case Model():
            return plain(value.model_dump(exclude_none=True))
        case dict():
            return {str(key): plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
        case date():
            return value.isoformat()
        case _:
            return str(value)
