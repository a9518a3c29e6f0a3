"""Tables that are not what they should be, or are all the same: whose they are, and what stands in them."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.shipped import questionnaires_folder
from tests.workbooks import Value, part_of, rewritten, with_cells

from .conftest import Run
from .test_importing import book

__all__ = ["book"]

OTHER = "other_questions"


def row_below_the_plan(data: bytes) -> int:
    """The first row of the plan that is left blank."""
    with ZipFile(BytesIO(data)) as file:
        text = file.read(part_of(data, "Plan")).decode()
    return max(map(int, re.findall(r'<c r="M(\d+)"', text))) + 1


def written(path: Path, cells: dict[str, Value]) -> None:
    """Write into the plan of a workbook."""
    path.write_bytes(with_cells(path.read_bytes(), "Plan", cells))


def test_another_questionnaire_is_refused_by_name(run: Run, calla: Path, place: Path) -> None:
    """Both are named, and nothing comes in."""
    folder = place / "questionnaires" / OTHER
    shutil.copytree(questionnaires_folder() / "community_manager", folder)
    front = folder / "questionnaire.toml"
    front.write_text(re.sub(r'(?m)^id = ".*"', f'id = "{OTHER}"', front.read_text("utf-8"), count=1), "utf-8")
    other, before = place / "other.toml", calla.read_bytes()
    assert run("new", other, "--questionnaire", OTHER, "--set", "name=Maison Calla").code == 0
    table = place / "other.xlsx"
    assert run("report", other, "--format", "xlsx", "--output", table).code == 0
    done = run("import", calla, table)
    assert (
        done.code == 2
        and f"other.xlsx: this answers the questionnaire {OTHER}, not community_manager" in done.err
    )
    assert len(done.err.splitlines()) == 1 and calla.read_bytes() == before


def test_actions_of_ones_own_in_the_blank_rows(run: Run, calla: Path, book: Path) -> None:
    """Each is one action, however often the workbook comes in."""
    row = row_below_the_plan(book.read_bytes())
    written(book, {
        f"D{row}": "Buy a tripod", f"G{row}": "Ana", f"H{row}": 46376, f"I{row}": "in progress",
        f"D{row + 2}": "Two lamps\nand a cable",
    })  # fmt: skip
    assert run("import", calla, book).code == 0
    actions = read_assessment(calla).actions
    assert [(one.source, one.what, one.owner, str(one.due), one.status) for one in actions] == [
        ("own", "Buy a tripod", "Ana", "2026-12-20", "doing"),
        ("own", "Two lamps\nand a cable", "", "None", "open"),
    ]
    after = calla.read_bytes()
    assert run("import", calla, book).out == "The table says nothing new.\n"
    assert calla.read_bytes() == after


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"G": "Ana"}, "Plan!G{row}: an action needs words; say what is to be done."),
        ({"D": "Buy a tripod", "H": "soon"}, "Plan!H{row}: soon is not a date; write it as 20/12/2026"),
        ({"D": "Buy a tripod", "I": "later"}, "Plan!I{row}: later is no status of an action"),
        ({"D": "=1+1"}, "Plan!D{row}: this is a formula"),
    ],
)
def test_a_blank_row_with_something_wrong_is_named(
    run: Run, calla: Path, book: Path, cells: dict[str, Value], said: str
) -> None:
    """By its cell, and nothing comes in."""
    row, before = row_below_the_plan(book.read_bytes()), calla.read_bytes()
    written(book, {f"{column}{row}": value for column, value in cells.items()})
    done = run("import", calla, book)
    assert done.code == 2 and said.format(row=row) in done.err, done.err
    assert len(done.err.splitlines()) == 2 and calla.read_bytes() == before


def test_a_workbook_whose_structure_is_protected_comes_in(run: Run, calla: Path, book: Path) -> None:
    """Nothing in it is hidden from a reader: only who opens it cannot move its sheets."""
    guard = '<workbookProtection workbookPassword="CC1A" lockStructure="1"/><bookViews>'
    data = with_cells(book.read_bytes(), "Purpose", {"I2": 0})
    book.write_bytes(rewritten(data, "xl/workbook.xml", lambda text: text.replace("<bookViews>", guard)))
    done = run("import", calla, book)
    assert done.code == 0 and "1.1" in done.out


ERRORS = {
    "an error": ('<c r="I2" t="e"><v>#N/A</v></c>', "this cell holds an error instead of a value"),
    "its letters first": ("<c t='e' r='I2'><v>#REF!</v></c>", "this cell holds an error instead of a value"),
    "without end": ('<c r="I2"><v>1e999</v></c>', "inf is not a level"),
    "no number": ('<c r="I2"><v>NaN</v></c>', "nan is not a level"),
    "true": ('<c r="I2" t="b"><v>1</v></c>', "True is not a level"),
}


@pytest.mark.parametrize("what", ERRORS)
def test_what_is_no_value_takes_no_answer_away(run: Run, calla: Path, book: Path, what: str) -> None:
    """A reader of values shows an error as an empty cell, which would clear the answer."""
    cell, said = ERRORS[what]

    def with_error(text: str) -> str:
        return re.sub(r'<c r="I2".*?(?:/>|</c>)', cell, text, count=1)

    book.write_bytes(rewritten(book.read_bytes(), part_of(book.read_bytes(), "Purpose"), with_error))
    before = calla.read_bytes()
    done = run("import", calla, book)
    assert done.code == 2 and f"Purpose!I2: {said}" in done.err
    assert calla.read_bytes() == before


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".csv"])
def test_an_empty_file_is_named(run: Run, calla: Path, ending: str) -> None:
    """Whatever it is called."""
    path, before = calla.with_name(f"empty{ending}"), calla.read_bytes()
    path.touch()
    done = run("import", calla, path)
    assert (done.code, done.err) == (2, f"{path}: this file is empty.\n")
    assert calla.read_bytes() == before


def test_two_answers_for_one_criterion_in_a_table(run: Run, calla: Path) -> None:
    """The cell of the second one is named."""
    table = calla.with_name("t.csv")
    assert run("report", calla, "--format", "csv", "--output", table, "--separator", "comma").code == 0
    text, before = table.read_text("utf-8"), calla.read_bytes()
    (row,) = re.findall(r'(?m)^"Purpose","purpose\.business_goals".*(?:\n(?!"Purpose").*)*$', text)[:1]
    table.write_text(f"{text}{row}\n", "utf-8")
    done = run("import", calla, table)
    assert done.code == 2 and re.search(r"t\.csv: G\d+: purpose\.business_goals is answered twice", done.err)
    assert calla.read_bytes() == before
