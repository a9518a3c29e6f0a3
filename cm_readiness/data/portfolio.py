"""Many companies as plain data: what `portfolio --json` prints, in millionths of a point and in days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..core.groups import Group, Quartiles
from ..core.portfolio import CommonGap, Line, change_of
from .evaluation import Data

if TYPE_CHECKING:
    from datetime import date

ALL, OTHER = "all", "other"
"""What stands as the group where nothing is grouped by, and for groups that are put together."""


def line_data(line: Line, named: str = "path") -> dict[str, Data]:
    """One assessment as `portfolio table --json` prints it.

    Args:
        line: it.
        named: what the store calls what it finds an assessment by: `path` or `id`.
    """
    return {
        named: line.reference.key,
        "company": line.said.company,
        "overall_millionths": line.amount.overall_millionths,
        "state": line.amount.state,
        "verdict": line.amount.verdict,
        "open_actions": line.open_actions,
        "late_actions": line.late_actions,
        "next_round": None if line.next_round is None else line.next_round.isoformat(),
    }


def trend_data(chain: Sequence[Line], named: str = "path") -> dict[str, Data]:
    """The rounds of one company as `portfolio trends --json` prints them, the first one first.

    Args:
        chain: the rounds.
        named: as for `line_data`.
    """
    return {
        "company": chain[-1].said.company,
        "change_millionths": change_of(chain),
        "rounds": [
            {
                named: line.reference.key,
                "changed": line.said.changed.isoformat().replace("+00:00", "Z"),
                "overall_millionths": line.amount.overall_millionths,
                "state": line.amount.state,
                "verdict": line.amount.verdict,
            }
            for line in chain
        ],
    }


def group_data(group: Group, *, by: str | None) -> dict[str, Data]:
    """One group as `portfolio benchmark --json` prints it; what is not said is null.

    Args:
        group: it.
        by: the field that is grouped by; None takes all as one.
    """
    return {
        "group": ALL if by is None else OTHER if group.is_other else group.value,
        "companies": group.companies,
        "overall": _quartiles(group.overall),
        "dimensions": {name: _quartiles(found) for name, found in group.dimensions.items()},
    }


def late_data(
    line: Line, what: str, owner: str, due: date, days: int, named: str = "path"
) -> dict[str, Data]:
    """One action that is overdue as `portfolio late --json` prints it.

    Args:
        line: whose it is.
        what: what is to be done.
        owner: by whom.
        due: by when.
        days: how long it is overdue.
        named: as for `line_data`.
    """
    return {
        named: line.reference.key,
        "company": line.said.company,
        "what": what,
        "owner": owner,
        "due": due.isoformat(),
        "days": days,
    }


def gaps_data(gaps: Iterable[CommonGap]) -> list[Data]:
    """The most common gaps as `portfolio gaps --json` prints them."""
    return [gap._asdict() for gap in gaps]


def _quartiles(found: Quartiles | None) -> Data:
    return None if found is None else found._asdict()
