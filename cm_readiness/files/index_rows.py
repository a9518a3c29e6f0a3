"""Summaries as rows of the index: a column for each value that lists are filtered or sorted by."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from ..core.errors import Fault, Place
from ..core.summary import Amount, Names, Profile, Said, Summary

FORMAT = 2
"""Of the table; an index of another one is made anew."""

KEY = ("name", "seen", "fingerprint")
"""The file’s name as the disk has it, what tells whether it was written since, and its content’s hash."""
SAID = ("id", "follows", "company", "title", "questionnaire", "changed", "answers")
AMOUNT = (
    "in_scope", "answered", "state", "verdict", "names", "overall_millionths", "score", "low", "high",
    "continue_at", "due", "open_actions", "next_days", "answered_at", "profile",
    "dimensions", "gaps", "family",
)  # fmt: skip
COLUMNS = (*KEY, *SAID, "fault", *AMOUNT)
_SAID = slice(len(KEY), len(KEY) + len(SAID))
_STATE = AMOUNT.index("state")

SCHEMA = f"""
    CREATE TABLE about (format INTEGER NOT NULL, questionnaires TEXT NOT NULL);
    CREATE TABLE assessment (
        name BLOB PRIMARY KEY, seen TEXT NOT NULL, fingerprint BLOB NOT NULL, {", ".join(COLUMNS[len(KEY) :])}
    ) WITHOUT ROWID;
    CREATE INDEX following ON assessment (follows) WHERE follows IS NOT NULL;
"""
INSERT = f"INSERT INTO assessment VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - no text of anybody

Row = tuple[Any, ...]


def row_of(name: bytes, seen: str, fingerprint: bytes, summary: Summary) -> Row:
    """A summary as a row."""
    said, amount, fault = summary.said, summary.amount, summary.fault
    return (
        name,
        seen,
        fingerprint,
        *(_said_row(said) if said is not None else [None] * len(SAID)),
        None if fault is None else _text(_fault_data(fault)),
        *(_amount_row(amount) if amount is not None else [None] * len(AMOUNT)),
    )


def summary_in(row: Sequence[Any], *, whole: bool = True) -> Summary:
    """The summary that a row holds.

    Args:
        row: as `row_of` made it.
        whole: whether what follows from the questionnaire still holds.

    Raises:
        ValueError: it holds none.
    """
    if len(row) != len(COLUMNS):
        raise ValueError("no row of this table")
    said, (fault, *amount) = row[_SAID], row[_SAID.stop :]
    found = None
    if said[0] is not None:
        found = _said_in(*said)
        if not whole:
            return Summary(found)
    return Summary(
        found,
        None if amount[_STATE] is None else _amount_in(*amount),
        None if fault is None else _fault_in(json.loads(fault)),
    )


def without_amount(row: Row) -> Row:
    """A row with what its file says alone; as it is where that is nothing."""
    said = len(KEY) + len(SAID)
    return row if row[len(KEY)] is None else (*row[:said], *[None] * (len(COLUMNS) - said))


def _said_row(said: Said) -> list[object]:
    return [
        said.id, said.follows, said.company, said.title, said.questionnaire, said.changed.isoformat(),
        said.answers,
    ]  # fmt: skip


def _amount_row(amount: Amount) -> list[object]:
    return [
        amount.in_scope, amount.answered, amount.state, amount.verdict, _text(amount.names),
        amount.overall_millionths, amount.score, amount.low, amount.high, amount.continue_at,
        _text([day and day.isoformat() for day in amount.due]), len(amount.due), amount.next_days,
        _text(amount.answered_at), _text(amount.profile), _text(amount.dimensions), _text(amount.gaps),
        amount.family,
    ]  # fmt: skip


def _said_in(
    identifier: str,
    follows: str | None,
    company: str,
    title: str,
    questionnaire: str,
    changed: str,
    answers: int,
) -> Said:
    return Said(identifier, follows, company, title, questionnaire, datetime.fromisoformat(changed), answers)


def _amount_in(*amount: Any) -> Amount:  # noqa: ANN401 - a value of each column of `AMOUNT`
    (
        in_scope, answered, state, verdict, names, overall, score, low, high, continue_at, due, _, next_days,
        answered_at, profile, dimensions, gaps, family,
    ) = amount  # fmt: skip
    return Amount(
        in_scope, answered, state, verdict, _names_in(names), overall, score, low, high, continue_at,
        _days_in(due), next_days, _AnsweredAt(answered_at), _profile_in(profile), json.loads(dimensions),
        _gaps_in(gaps), family,
    )  # fmt: skip


class _AnsweredAt(Mapping[int, tuple[int, ...]]):
    """When answers were given, read once it is asked for: of thousands of assessments nobody does.

    Args:
        text: as the row holds it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: Mapping[int, tuple[int, ...]] | None = None

    @property
    def _known(self) -> Mapping[int, tuple[int, ...]]:
        if self._read is None:
            self._read = {int(days): tuple(at) for days, at in json.loads(self._text).items()}
        return self._read

    def __getitem__(self, days: int) -> tuple[int, ...]:
        return self._known[days]

    def __iter__(self) -> Iterator[int]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __repr__(self) -> str:
        return repr(self._known)


@lru_cache(1024)
def _names_in(text: str) -> tuple[Names | None, ...]:
    """Many assessments are called the same, of few verdicts."""
    return tuple(json.loads(text))


@lru_cache(1024)
def _days_in(text: str) -> tuple[date | None, ...]:
    return tuple(day and date.fromisoformat(day) for day in json.loads(text))


@lru_cache(1024)
def _gaps_in(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(1024)
def _profile_in(text: str) -> Profile:
    return {field: tuple(v) if isinstance(v, list) else v for field, v in json.loads(text).items()}


def _fault_data(fault: Fault) -> dict[str, object]:
    where = fault.where
    return {
        "code": fault.code,
        "values": dict(fault.values),
        "where": [where.file, where.key, where.line, where.column],
        "tolerated": fault.tolerated,
    }


def _fault_in(data: Mapping[str, Any]) -> Fault:
    return Fault(data["code"], data["values"], Place(*data["where"]), data["tolerated"])


def _text(data: object) -> str:
    """Plain data as a text that every database takes, whatever signs are in it."""
    return json.dumps(data, separators=(",", ":"))
