"""What came back in a table, as data for programs."""

from __future__ import annotations

from collections.abc import Callable

from ..core.errors import Fault
from ..core.importing import Import
from .evaluation import Data
from .merging import merge_data, plain


def import_data(outcome: Import, sentence: Callable[[Fault], str]) -> dict[str, Data]:
    """Every change, every conflict, and every fault with its sheet and its cell.

    Args:
        outcome: what came of the table.
        sentence: a fault in words.
    """
    changes: list[Data] = []
    for change in outcome.changes:
        data: dict[str, Data] = {
            "criterion": change.criterion or None,
            "field": change.field,
            "old": plain(change.old),
            "new": plain(change.new),
        }
        changes.append({**data, "action": change.action} if change.action else data)
    return {
        "changes": changes,
        "conflicts": merge_data(outcome.merged)["conflicts"],
        "faults": [_fault(fault, sentence) for fault in outcome.faults],
    }


def _fault(fault: Fault, sentence: Callable[[Fault], str]) -> Data:
    sheet, found, cell = fault.where.key.rpartition("!")
    if not found:
        # A sheet alone, or a cell of a table that has no sheets.
        single = fault.where.key
        is_cell = single[:1].isupper() and single[-1:].isdigit() and single.isalnum()
        sheet, cell = ("", single) if is_cell else (single, "")
    return {"sheet": sheet or None, "cell": cell or None, "text": sentence(fault)}
