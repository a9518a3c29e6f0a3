"""The table for spreadsheets, row by row."""

from __future__ import annotations

import csv
import re
import subprocess
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example as such_as
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.app.export import Export
from cm_readiness.app.formats import SEPARATORS
from cm_readiness.core.text import visible
from cm_readiness.documents.draft import Draft
from cm_readiness.formats.csv.table import cells_of
from cm_readiness.formats.table_cells import cell, text_of
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.needs import need
from tests.reports import AT, answered, evaluated, example, level

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


@given(st.text(alphabet="'=-+@1.eE/: \u00a0\t\nax", max_size=8))
@such_as("'Account goals' page")
@such_as("''=1")
def test_the_guard_is_taken_off_where_it_was_put_on_and_nowhere_else(text: str) -> None:
    """What is read back is what was typed, whatever it begins with."""
    assert text_of(cell(text)) == visible(text)


@pytest.mark.parametrize(
    "text", ["1.10", "1", "007", "3/4", "12.05.2026", "2026-11-29", "1 200,50", "1e5", "9:30", "50 %"]
)
def test_a_text_that_reads_as_a_number_or_a_day_is_guarded_as_well(text: str) -> None:
    """A spreadsheet would show another one."""
    assert cell(text) == f"'{text}"
    assert cell(f"{text} pages") == f"{text} pages"


def test_numbers_stay_numbers_and_the_number_of_a_criterion_is_a_text() -> None:
    """Levels, targets and points are for computing; 1.10 is not 1.1."""
    data = made_of("maison_calla.en")
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"))))
    assert all(re.fullmatch(r"'\d+\.\d+", row["No."]) for row in rows)
    assert {row["Level"] for row in rows} <= {"", *"01234"}
    assert {row["Target"] for row in rows} <= {"", *"1234"}
    assert any(re.fullmatch(r"\d+\.\d+", row["Points to gain"]) for row in rows)


@pytest.mark.parametrize("name", ["maison_calla.en", "maison_calla.fr"])
@pytest.mark.parametrize("separator", ["", *SEPARATORS.values()])
def test_the_separator_is_ones_own_or_that_of_the_language(name: str, separator: str) -> None:
    """Whichever it is, the file is read back and counted."""
    data = made_of(name, separator)
    sign = separator or {"en": ",", "fr": ";"}[name[-2:]]
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=sign))
    assert {len(row) for row in rows} == {12}
    assert list(cells_of(data.decode())) == [text_of(text) for row in rows for text in row]


def test_a_spreadsheet_keeps_the_number_of_a_criterion(tmp_path: Path) -> None:
    """As another office program reads it, with the settings that it has by itself."""
    (tmp_path / "table.csv").write_bytes(made_of("maison_calla.en"))
    home, filtered = (
        f"-env:UserInstallation=file://{tmp_path}/home",
        "--infilter=CSV:44,34,76,1,,1033,false,true",
    )
    command = [need("soffice"), home, "--headless", "--convert-to", "fods", filtered, "table.csv"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=300)
    sheet = (tmp_path / "table.fods").read_text("utf-8")
    number = re.search(r"<table:table-cell[^>]*?value-type=\"(\w+)\"[^>]*>\s*<text:p>&apos;2\.1<", sheet)
    assert number is not None and number[1] == "string"


def made_of(name: str, separator: str = "") -> bytes:
    """The table of an example company, counted."""
    words = words_for(name[-2:])
    made = Export(Draft("gap_report", evaluated(example(name)), words), None, separator).make(named("csv"))
    made.check(made.data)
    return made.data
