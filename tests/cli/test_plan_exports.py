"""The plan on the command line: as a table, as a workbook that comes back, as a calendar."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cm_readiness.app.export_order import family
from cm_readiness.documents.document_set import DocumentSet
from cm_readiness.files.assessments import read_assessment
from tests.reports import AS_OF, shipped
from tests.workbooks import with_cells

from .conftest import Run

DUE = """
[[actions]]
id = "first"
source = "roadmap"
criterion = "purpose.rules_of_the_game"
to_level = 2
owner = "Jade"
due = 2026-12-20
status = "doing"
changed = 2026-11-22T10:41:07Z
"""


@pytest.fixture
def due(calla: Path) -> Path:
    """The example with something that is due."""
    with calla.open("a", encoding="utf-8") as file:
        file.write(DUE)
    return calla


def test_the_plan_is_printed_as_a_table(run: Run, due: Path) -> None:
    """The plan, where it was asked for; else all answers, as before."""
    done = run("report", due, "--template", "action_plan", "--format", "csv")
    assert done.code == 0
    rows = list(csv.DictReader(StringIO(done.out.removeprefix("\ufeff"))))
    assert ("2026-12-20", "Jade") in {(row["Due"], row["Owner"]) for row in rows}
    assert "Question" in run("report", due, "--format", "csv").out.partition("\n")[0]


def test_a_calendar_is_the_plan_whatever_is_asked_for(run: Run, due: Path) -> None:
    """By its format or its ending; another document is refused by name."""
    printed = run("report", due, "--format", "ics")
    assert printed.code == 0 and "DTSTART;VALUE=DATE:20261220" in printed.out
    path = due.with_name("plan.ics")
    assert run("report", due, "--output", path).code == 0
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    refused = run("report", due, "--template", "gap_report", "--format", "ics")
    assert refused.code == 2 and "gap_report" in refused.err


def test_nothing_due_is_one_sentence_and_no_file(run: Run, calla: Path) -> None:
    """It says what to do."""
    path = calla.with_name("plan.ics")
    done = run("report", calla, "--output", path)
    assert (done.code, done.out) == (2, "") and len(done.err.splitlines()) == 1
    assert "due date" in done.err and not path.exists()


def test_a_calendar_without_names(run: Run, due: Path) -> None:
    """Neither company nor owner."""
    due.write_text(due.read_text("utf-8").replace('owner = "Jade"', 'owner = "Zoe"'), "utf-8")
    done = run("report", due, "--format", "ics", "--anonymous")
    text = done.out.replace("\r\n ", "")
    assert done.code == 0 and "Owner: Person 1" in text
    assert "Calla" not in text and "Zoe" not in text


def test_all_documents_have_the_plan_in_each_of_its_formats(run: Run, due: Path) -> None:
    """And no calendar where nothing is due."""
    folder = due.with_name("all")
    for form in ("csv", "ics"):
        done = run("report", due, "--all", folder, "--format", form, "--language", "en", "--force")
        assert done.code == 0, done.err
    names = sorted(path.name for path in (folder / "en").iterdir())
    assert names == ["action_plan.csv", "action_plan.ics", "gap_report.csv"]


def test_no_calendar_is_no_fault_of_other_documents(run: Run, calla: Path) -> None:
    """All documents go without it; all calendars together are none."""
    folder = calla.with_name("all")
    done = run("report", calla, "--all", folder, "--format", "ics", "--language", "en")
    assert done.code == 2 and "due date" in done.err and not folder.exists()
    orders = DocumentSet(shipped(), read_assessment(calla), AS_OF)
    names = {member.path.name for member in family(orders, folder, languages=("en",))}
    assert {"action_plan.csv", "action_plan.md"} <= names and "action_plan.ics" not in names


def test_the_plan_s_workbook_comes_back(run: Run, due: Path) -> None:
    """Owner, day and status of a row; nobody else's answers are touched."""
    book = due.with_name("plan.xlsx")
    assert run("report", due, "--template", "action_plan", "--output", book).code == 0
    assert run("import", due, book).out == "The table says nothing new.\n"
    before = read_assessment(due)
    book.write_bytes(with_cells(book.read_bytes(), "Plan", {"G2": "Ana", "H2": 46387, "I2": "done"}))
    done = run("import", due, book, "--json")
    assert done.code == 0, done.err
    changed = {one["field"]: one["new"] for one in json.loads(done.out)["changes"]}
    assert changed == {"owner": "Ana", "due": "2026-12-31", "status": "done"}
    after = read_assessment(due)
    assert after.answers == before.answers and after.actions[0].owner == "Ana"


def test_the_plan_s_table_comes_back(run: Run, due: Path) -> None:
    """By the id of each row, whatever the order of rows; a row without one is an action of one's own."""
    table = due.with_name("plan.csv")
    assert run("report", due, "--template", "action_plan", "--output", table).code == 0
    before = due.read_bytes()
    assert run("import", due, table).out == "The table says nothing new.\n"
    assert due.read_bytes() == before
    rows = list(csv.reader(StringIO(table.read_text("utf-8-sig"), newline="")))
    head, first, second, *others = rows
    assert first[12] == "first"
    first[6:9] = ["Ana", "31/12/2026", "done"]
    new = ["", "", "", "Buy a tripod", "", "", "Tom", "2027-01-31", "", "", "", "", ""]
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, second, first, *others, new])
    done = run("import", due, table)
    assert done.code == 0, done.err
    actions = read_assessment(due).actions
    assert [(one.owner, str(one.due), one.status) for one in actions] == [
        ("Ana", "2026-12-31", "done"), ("Tom", "2027-01-31", "open"),
    ]  # fmt: skip
    assert actions[1].what == "Buy a tripod" and actions[0].what == ""
    after = due.read_bytes()
    assert run("import", due, table).code == 0
    assert due.read_bytes() == after


def test_a_row_of_the_plan_that_is_none_is_named(run: Run, due: Path) -> None:
    """By its cell, and nothing comes in."""
    table = due.with_name("plan.csv")
    assert run("report", due, "--template", "action_plan", "--output", table).code == 0
    text = table.read_text("utf-8")
    before = due.read_bytes()
    for old, new, said in (
        ('"2026-12-20"', '"tomorrow"', "H2: tomorrow is not a date"),
        ('"in progress"', '"soon"', "I2: soon is no status"),
        ('"first"', '"second"', "M2: nothing is called second here"),
    ):
        table.write_text(text.replace(old, new), "utf-8")
        done = run("import", due, table)
        assert done.code == 2 and said in done.err
        assert due.read_bytes() == before


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_plan_is_nobody_s_answers(run: Run, due: Path, ending: str) -> None:
    """Gathering refuses it by name."""
    path = due.with_name(f"plan.{ending}")
    assert run("report", due, "--template", "action_plan", "--output", path).code == 0
    done = run("gather", due, path, "--names")
    assert done.code == 2 and "holds no answers" in done.err
