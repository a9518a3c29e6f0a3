"""What people wrote into a table of the plan, wherever it does not say what the plan says now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from ...core.errors import Fault
from ...core.filled import ActionEntry, ActionField, Filled, Spot
from ...core.importing import NEW
from ...language.words import Words
from ..content import PlanRow
from ..plan_rows import READ, plan_heads

_FIELDS = READ[1:]


def plan_columns(row: Sequence[str], words: Words) -> Mapping[str, int] | None:
    """Where the columns are that are read; None where they are not all there, in this language.

    Args:
        row: the first one.
        words: the language.
    """
    names, heads = [cell.strip() for cell in row], plan_heads(words)
    if any(names.count(heads[column]) != 1 for column in READ):
        return None
    return {column: names.index(heads[column]) for column in READ}


def plan_filled(
    rows: Sequence[Sequence[str]], name: str, columns: Mapping[str, int], plan: Sequence[PlanRow]
) -> Filled:
    """Every cell that says something else than the plan does now.

    Args:
        rows: of the table, the head first.
        name: what it is called in faults.
        columns: as `plan_columns` gives them.
        plan: as it is now.
    """
    now = {row.key: _said(row) for row in plan}
    faults: list[Fault] = []
    entries = tuple(_entries(rows, name, columns, now, faults))
    return Filled(None, (), entries, tuple(faults), only_plan=True)


def _entries(
    rows: Sequence[Sequence[str]],
    name: str,
    columns: Mapping[str, int],
    now: Mapping[str, Sequence[str]],
    faults: list[Fault],
) -> Iterator[ActionEntry]:
    seen: set[str] = set()
    for number, row in enumerate(rows[1:], 1):
        key, *said = (_cell(row, columns[column]) for column in READ)
        if key in seen:
            faults.append(_spot(name, number, columns["what"]).fault("import_action_twice"))
            continue
        if key and key not in now:
            if any(said):
                faults.append(
                    _spot(name, number, columns["id"]).fault("import_unknown_row", criterion=key[:60])
                )
            continue
        seen |= {key} if key else set()
        before = now.get(key, [""] * len(_FIELDS))
        for field, new, old in zip(_FIELDS, said, before, strict=True):
            if new != old:
                spot = _spot(name, number, columns[field])
                yield ActionEntry(key or f"{NEW}{number}", cast("ActionField", field), new, spot)


def _said(row: PlanRow) -> list[str]:
    due = row.due.isoformat() if row.due is not None else ""
    return [text.strip() for text in (row.what, row.owner, due, row.status)]


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].replace("\r\n", "\n").strip() if place < len(row) else ""


def _spot(name: str, row: int, column: int) -> Spot:
    return Spot(name, "", f"{chr(ord('A') + column)}{row + 1}")
