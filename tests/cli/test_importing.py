"""Answers that people wrote into a table, taken in on the command line."""

from __future__ import annotations

import json
import re
import struct
import subprocess
from collections.abc import Callable
from datetime import UTC, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cm_readiness.core.assessment import Assessment, mark
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import read_assessment
from tests.needs import need
from tests.reports import shipped
from tests.workbooks import Value, part_of, rewritten, with_cells

from .conftest import Run

GOALS, RULES = "purpose.business_goals", "purpose.rules_of_the_game"


@pytest.fixture
def book(run: Run, calla: Path) -> Path:
    """The example's workbook."""
    path = calla.with_name("book.xlsx")
    assert run("report", calla, "--format", "xlsx", "--output", path).code == 0
    return path


def fill(path: Path, sheet: str, cells: dict[str, Value]) -> Path:
    """Write into cells of a workbook."""
    path.write_bytes(with_cells(path.read_bytes(), sheet, cells))
    return path


def rows_of(assessment: Assessment) -> dict[str, int]:
    """The row of each criterion of the first dimension."""
    asked = [c.id for c in shipped().dimensions[0].criteria if c.id in assessment.answers]
    return {name: row for row, name in enumerate(asked, 2)}


def test_what_nobody_wrote_into_says_nothing_new(run: Run, calla: Path, book: Path) -> None:
    """Neither the workbook nor the table nor the blank questionnaire; the file is as it was."""
    table, blank = calla.with_name("t.csv"), calla.with_name("blank.xlsx")
    run("report", calla, "--format", "csv", "--output", table)
    run("report", calla, "--template", "blank_questionnaire", "--format", "xlsx", "--output", blank)
    before = calla.read_bytes()
    for path in (book, table, blank):
        done = run("import", calla, path)
        assert (done.code, done.out) == (0, "The table says nothing new.\n")
    assert calla.read_bytes() == before


def test_a_filled_in_workbook(run: Run, calla: Path, book: Path) -> None:
    """Levels in every form that spreadsheets give them, notes, evidence and actions; twice is once."""
    rows = rows_of(read_assessment(calla))
    ids = list(rows)[:4]
    typed: list[Value] = [3.0, " 1 ", "4 – shared table", "?"]
    cells = {f"I{rows[name]}": value for name, value in zip(ids, typed, strict=True)}
    fill(book, "Purpose", {**cells, "J2": "A new note", "K2": "One\nTwo"})
    fill(book, "Plan", {"G2": "Ana", "H2": 46376, "I2": "in progress"})
    tried = run("import", calla, book, "--dry-run", "--json")
    assert tried.code == 0 and json.loads(tried.out)["faults"] == []
    done = run("import", calla, book)
    assert done.code == 0 and "A new note" in done.out
    kept = read_assessment(calla)
    assert [mark(kept.answers[name].given) for name in ids] == [3, 1, 4, "unknown"]
    assert (kept.answers[ids[0]].note, kept.answers[ids[0]].evidence) == ("A new note", ("One", "Two"))
    action = next(one for one in kept.actions if one.owner == "Ana")
    assert (str(action.due), action.status) == ("2026-12-20", "doing")
    after = calla.read_bytes()
    assert run("import", calla, book).out == "The table says nothing new.\n"
    assert calla.read_bytes() == after


def test_a_table_of_text(run: Run, calla: Path) -> None:
    """By criterion, whatever its separator; an answer in words keeps its meaning."""
    table = calla.with_name("t.csv")
    run("report", calla, "--format", "csv", "--output", table, "--separator", "semicolon")
    text = table.read_text("utf-8")
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if f'"{GOALS}"' in line)
    lines[at] = re.sub(r';"\d";"(\d)";', r';"4";"\1";', lines[at], count=1)
    table.write_text("\n".join(lines), "utf-8")
    done = run("import", calla, table, "--json")
    assert done.code == 0
    changes = json.loads(done.out)["changes"]
    assert [(one["criterion"], one["field"], one["new"]) for one in changes] == [(GOALS, "answer", 4)]
    assert read_assessment(calla).answers[GOALS].level == 4


def answer_earlier(path: Path, *criteria: str) -> None:
    """Have answers been given an hour before: the clock of files counts in whole seconds."""
    text = path.read_text("utf-8")
    for name in criteria:
        given = read_assessment(path).answers[name].answered
        assert given is not None
        now, before = (
            f"{one.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for one in (given, given - timedelta(hours=1))
        )
        text = text.replace(now, before)
    path.write_text(text, "utf-8")


def test_what_changed_meanwhile_is_merged(run: Run, calla: Path, book: Path) -> None:
    """What only the file changed stays; what both changed is a conflict, and the older answer is kept."""
    fill(book, "Purpose", {"I2": "0"})
    first, second = list(rows_of(read_assessment(calla)))[:2]
    run("answer", calla, first, "4")
    run("answer", calla, second, "4")
    answer_earlier(calla, first, second)
    done = run("import", calla, book)
    assert done.code == 1 and "book.xlsx" in done.out
    kept = read_assessment(calla)
    assert kept.answers[second].level == 4
    assert kept.answers[first].level == 0 and kept.answers[first].flagged
    assert kept.answers[first].history[0].level == 4


def renamed(data: bytes) -> bytes:
    """A sheet has another name."""
    return rewritten(data, "xl/workbook.xml", lambda text: text.replace('"Purpose"', '"Aim"'))


def without_row(data: bytes) -> bytes:
    """A row is deleted."""
    part = part_of(data, "Purpose")
    return rewritten(data, part, lambda text: re.sub(r'<row r="3".*?</row>', "", text, flags=re.DOTALL))


def without_column(data: bytes) -> bytes:
    """The column of answers has no head."""
    return with_cells(data, "Purpose", {"I1": None})


def merged(data: bytes) -> bytes:
    """Two answers are one cell."""
    cells = '<mergeCells count="1"><mergeCell ref="I2:I3"/></mergeCells><dataValidations'
    return rewritten(data, part_of(data, "Purpose"), lambda text: text.replace("<dataValidations", cells, 1))


def twice(data: bytes) -> bytes:
    """A row is there twice."""
    return with_cells(data, "Purpose", {"L3": GOALS})


def bomb(_: bytes) -> bytes:
    """Small, and large once it is unpacked."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b" " * 50_000_001)
    return out.getvalue()


def lying(data: bytes) -> bytes:
    """The directory says that a part is shorter than it is."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", 1) + data[at + 28 :]


def far(data: bytes) -> bytes:
    """One cell in the last corner of a sheet, for which a reader would make room for all before it."""
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return rewritten(data, part_of(data, "Purpose"), lambda text: text.replace("</sheetData>", corner))


def cell(value: Value) -> Callable[[bytes], bytes]:
    """The first answer is something."""
    return lambda data: with_cells(data, "Purpose", {"I2": value})


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "half a level": (cell(2.5), "Purpose!I2: 2.5 is not a level; write 0 to 4, ?, or -"),
    "another number": (cell(7), "Purpose!I2: 7 is not a level"),
    "two levels": (cell("3 - 4"), "Purpose!I2: 3 - 4 is not a level"),
    "a word": (cell("yes"), "Purpose!I2: yes is not a level"),
    "a formula": (cell("=1+1"), "Purpose!I2: this is a formula"),
    "merged": (merged, "Purpose!I2:I3: these cells are merged"),
    "a row is gone": (without_row, "Purpose: the row of 1.2"),
    "a column is gone": (without_column, "Purpose: the column Answer is missing"),
    "another name": (renamed, "the sheet Purpose is missing or has another name"),
    "twice": (twice, "is answered twice"),
    "empty": (lambda _: b"", "this file is empty"),
    "of 1997": (lambda _: OLD, "Excel 97"),
    "encrypted": (lambda _: OLD + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "a bomb": (bomb, "larger than 50 MB"),
    "a lie": (lying, "no workbook, or a damaged one"),
    "far away": (far, "Purpose: this sheet has something far away"),
    "cut off": (lambda data: data[:2000], "no workbook, or a damaged one"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_answer_is_named_and_nothing_is_taken_in(
    run: Run, calla: Path, book: Path, what: str
) -> None:
    """One sentence with sheet and cell; not even the right answer beside it comes in."""
    change, said = BAD[what]
    data = with_cells(book.read_bytes(), "Role clarity", {"I2": "0"})
    book.write_bytes(change(data))
    before = calla.read_bytes()
    done = run("import", calla, book)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.replace("Nothing was changed.\n", "").splitlines()) <= 2
    assert calla.read_bytes() == before


def test_what_is_right_comes_in_where_that_is_asked_for(run: Run, calla: Path, book: Path) -> None:
    """The fault is named all the same, and what it stands beside is as it was before."""
    before = read_assessment(calla)
    first, second = list(rows_of(before))[:2]
    assert before.answers[second].level != 0
    fill(book, "Purpose", {"I2": 2.5, "I3": "0"})
    done = run("import", calla, book, "--skip-faults")
    assert done.code == 0 and "Purpose!I2" in done.err
    kept = read_assessment(calla)
    assert kept.answers[first] == before.answers[first]
    assert kept.answers[second].level == 0
    others = before.answers.keys() - {first, second}
    assert {name: kept.answers[name] for name in others} == {name: before.answers[name] for name in others}


def test_sorted_rows_are_found_by_their_criterion(run: Run, calla: Path, book: Path) -> None:
    """Two rows change places, with all their cells."""

    def swapped(text: str) -> str:
        two, three = (re.search(rf'<row r="{n}".*?</row>', text, re.DOTALL) for n in (2, 3))
        assert two and three
        first, second = (
            re.sub(rf'r="([A-Z]*){old}"', rf'r="\g<1>{new}"', found[0])
            for found, old, new in ((two, 2, 3), (three, 3, 2))
        )
        return text.replace(two[0] + three[0], second + first)

    book.write_bytes(rewritten(book.read_bytes(), part_of(book.read_bytes(), "Purpose"), swapped))
    assert run("import", calla, book).out == "The table says nothing new.\n"
    fill(book, "Purpose", {"I3": "0"})
    assert run("import", calla, book).code == 0
    assert read_assessment(calla).answers[next(iter(rows_of(read_assessment(calla))))].level == 0


def test_another_company_and_no_names_are_refused(run: Run, calla: Path, book: Path) -> None:
    """By name."""
    other = calla.with_name("other.toml")
    new = read_assessment(calla)
    new = new.model_copy(update={"id": "another", "company": {**new.company, "name": "Atelier Sud"}})
    other.write_text(assessment_text(new), "utf-8")
    done = run("import", other, book)
    assert done.code == 2 and "Maison Calla" in done.err and "Atelier Sud" in done.err
    run("report", calla, "--anonymous", "--format", "xlsx", "--output", book, "--force")
    assert "without names" in run("import", calla, book).err


def test_saved_by_another_program(run: Run, calla: Path, book: Path, tmp_path: Path) -> None:
    """Filled in, and saved by LibreOffice as a workbook of its own format."""
    fill(book, "Purpose", {"I2": 0, "J2": "From the office", "K2": "A list"})
    command = [
        need("soffice"), f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "ods",
        "--outdir", str(calla.parent), str(book),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    done = run("import", calla, book.with_suffix(".ods"), "--json")
    assert done.code == 0, done.err
    found = {(one["criterion"], one["field"]) for one in json.loads(done.out)["changes"]}
    first = next(iter(rows_of(read_assessment(calla))))
    assert found == {(first, "answer"), (first, "note"), (first, "evidence")}
    answer = read_assessment(calla).answers[first]
    assert (answer.level, answer.note, answer.evidence) == (0, "From the office", ("A list",))


def test_gathering_from_workbooks(run: Run, calla: Path) -> None:
    """Each person fills the blank questionnaire in."""
    blank = calla.with_name("blank.xlsx")
    run("report", calla, "--template", "blank_questionnaire", "--format", "xlsx", "--output", blank)
    files = []
    for name, level in (("ana", 1), ("ben", 3), ("cy", 3)):
        path = calla.with_name(f"{name}.xlsx")
        path.write_bytes(with_cells(blank.read_bytes(), "Purpose", {"I2": level}))
        files.append(path)
    done = run("gather", calla, *files, "--json")
    assert done.code == 0, done.err
    entry = json.loads(done.out)["criteria"][0]
    assert entry["counts"] == [0, 1, 0, 2, 0]
