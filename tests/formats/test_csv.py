"""The table for spreadsheets, row by row."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.reports import AT, answered, evaluated, level

GOALS = "purpose.business_goals"


def test_what_is_old_or_to_discuss_is_flagged() -> None:
    """Each in words, in the last column; what is neither has none."""
    old = AT - timedelta(days=3000)
    for answer, flags in (
        (level(2), ""),
        (level(2, answered=old), "to be confirmed"),
        (level(2, answered=old, flagged=True), "to discuss; to be confirmed"),
    ):
        data = (
            export_of("gap_report", evaluated(answered({GOALS: answer})), words_for("en"))
            .make(named("csv"))
            .data
        )
        rows = {row[1]: row for row in csv.reader(StringIO(data.decode("utf-8-sig")))}
        assert rows[GOALS][-1] == flags
