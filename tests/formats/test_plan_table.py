"""The plan as a table, of text and as a workbook: days and numbers as such, and nothing that is computed."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from cm_readiness.app.export import Export
from cm_readiness.app.formats import SEPARATORS
from cm_readiness.core.actions import plan_with_actions
from cm_readiness.core.assessment import Action, Assessment
from cm_readiness.core.errors import ReadinessError
from cm_readiness.documents.draft import Draft
from cm_readiness.formats.plan_rows import plan_cells
from cm_readiness.language.words import words_for
from tests.documents.test_hostile import HOSTILE
from tests.exports import export_of, named
from tests.reports import evaluated, example

from .test_formats import MORE_HOSTILE

STEP = Action(
    id="step", source="roadmap", criterion="purpose.rules_of_the_game", to_level=2, owner="@Jade",
    due=date(2026, 12, 20), status="doing",
)  # fmt: skip
OWN = Action(id="own", what="=HYPERLINK(1)", owner="-Tom", due=date(2027, 1, 31))
GIVEN_UP = Action(id="gone", what="Print posters", status="dropped")


def calla(language: str = "en") -> Assessment:
    """The example company with a plan of its own."""
    return example(f"maison_calla.{language}").model_copy(update={"actions": (STEP, OWN, GIVEN_UP)})


def exported(language: str = "en", separator: str = "") -> Export:
    """The plan, to be made in any format."""
    return Export(Draft("action_plan", evaluated(calla(language)), words_for(language)), None, separator)


def made(form: str, language: str = "en", separator: str = "") -> bytes:
    """The plan in a format, read back and counted."""
    written = exported(language, separator).make(named(form))
    written.check(written.data)
    return written.data


def rows_of(data: bytes, separator: str = ",") -> list[dict[str, str]]:
    """The rows of a table by what stands over the columns."""
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


def shown(data: bytes) -> list[list[object]]:
    """The rows of a workbook's only sheet that people see."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return [list(row) for row in book.get_sheet_by_name(book.sheet_names[0]).to_python()]


def test_every_step_and_action_has_a_row() -> None:
    """In the order of the plan; what was given up has none."""
    plan = plan_with_actions(evaluated(calla()))
    count = sum(len(period.items) for period in plan.periods) + len(plan.others)
    keys = [row["Action (id)"] for row in rows_of(made("csv"))]
    assert len(keys) == count and {"step", "own"} <= set(keys) and "gone" not in keys
    table = shown(made("xlsx"))
    assert [row[-1] for row in table[1 : count + 1]] == keys
    assert not any(any(cell != "" for cell in row) for row in table[count + 1 :])


def test_days_and_numbers_are_such() -> None:
    """A spreadsheet sorts and adds them up."""
    rows = {row["Action (id)"]: row for row in rows_of(made("csv"))}
    assert (rows["step"]["Due"], rows["own"]["Due"]) == ("2026-12-20", "2027-01-31")
    assert float(rows["step"]["Days"]) == 0.5 and rows["step"]["To level"] == "2"
    head, *table = shown(made("xlsx"))
    step = dict(zip(head, next(row for row in table if row[-1] == "step"), strict=True))
    assert step["Due"] == date(2026, 12, 20)
    assert (step["Days"], step["From level"], step["To level"]) == (0.5, 1.0, 2.0)


def test_nothing_is_computed() -> None:
    """What begins like a formula is a text in both."""
    rows = {row["Action (id)"]: row for row in rows_of(made("csv"))}
    assert (rows["own"]["Action"], rows["own"]["Owner"]) == ("'=HYPERLINK(1)", "'-Tom")
    assert rows["step"]["Owner"] == "'@Jade" and rows["step"]["No."] == "'1.4"
    with ZipFile(BytesIO(made("xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert any("=HYPERLINK(1)" in row for row in shown(made("xlsx")))


def test_the_workbook_has_one_sheet_with_a_head_that_stays_and_filters() -> None:
    """It may be changed in every way; the sheet that nobody sees holds the plan, and no answer or note."""
    data = made("xlsx")
    with ZipFile(BytesIO(data)) as book:
        sheet, hidden = (book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2))
        texts = book.read("xl/sharedStrings.xml").decode() + hidden
        assert "xl/worksheets/sheet3.xml" not in book.namelist()
        assert 'sheet name="Plan" sheetId="1" r:id' in book.read("xl/workbook.xml").decode()
    assert 'state="frozen"' in sheet and "<autoFilter" in sheet and "sheetProtection" not in sheet
    notes = [answer.note for answer in calla().answers.values() if answer.note.strip()]
    assert notes and not any(note[:40] in texts for note in notes)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("separator", ["", *SEPARATORS.values()])
def test_a_table_has_the_separator_and_the_words_of_its_language(language: str, separator: str) -> None:
    """Whichever it is, all rows have all columns."""
    sign = separator or {"en": ",", "fr": ";", "es": ";"}[language]
    rows = rows_of(made("csv", language, separator), sign)
    assert all(None not in row and None not in row.values() for row in rows)
    assert {"en": "Due", "fr": "Échéance", "es": "Fecha límite"}[language] in rows[0]
    point = {"en": ".", "fr": ",", "es": ","}[language]
    assert f"0{point}5" in {value for row in rows for value in row.values()}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_text_that_is_missing_is_noticed(form: str) -> None:
    """The file of another plan is not taken for this one."""
    other = calla().model_copy(update={"actions": (STEP,)})
    short = export_of("action_plan", evaluated(other), words_for("en")).make(named(form))
    with pytest.raises(ReadinessError, match="export_short"):
        exported().make(named(form)).check(short.data)


@pytest.mark.parametrize("form", ["csv", "xlsx", "ics"])
def test_hostile_texts_are_read_back_as_they_were_typed(form: str) -> None:
    """Each as what is to be done and as who does it; none is a formula, a line or a part of the file."""
    texts = [*HOSTILE, *MORE_HOSTILE, "C:\\New", "_x000D_", "END:VCALENDAR\r\nBEGIN:VCALENDAR"]
    actions = tuple(
        Action(id=f"a{number}", what=f"{text}.", owner=text, due=date(2026, 12, 20))
        for number, text in enumerate(texts)
    )
    about = calla().model_copy(update={"actions": actions})
    written = export_of("action_plan", evaluated(about), words_for("en")).make(named(form))
    written.check(written.data)


def test_the_rows_are_those_of_the_plan() -> None:
    """Cell by cell, as values."""
    content = exported().source.content
    own = next(row for row in content.plan if row.key == "own")
    assert plan_cells(own)[3:9] == ("=HYPERLINK(1)", None, None, "-Tom", date(2027, 1, 31), "to do")
