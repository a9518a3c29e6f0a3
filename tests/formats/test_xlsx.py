"""Workbooks: every cell is what the evaluation says, texts stay texts, and nothing is lost or computed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from cm_readiness.cli.runner import main
from cm_readiness.core.assessment import Action, Answer, Assessment
from cm_readiness.core.brand import Brand
from cm_readiness.core.errors import ReadinessError
from cm_readiness.formats.content import Content, PlanRow, Result, Score
from cm_readiness.formats.office import safe
from cm_readiness.formats.xlsx.cells import LIMIT, pieces
from cm_readiness.formats.xlsx.heights import lines_of, row_height
from cm_readiness.formats.xlsx.styles import Styles
from cm_readiness.formats.xlsx.table import Column, Table, write_list
from cm_readiness.formats.xlsx.text import Cell, sheets_of
from cm_readiness.language.words import LANGUAGES, words_for
from tests.exports import export_of, named
from tests.formats.test_formats import hostile
from tests.reports import AS_OF, AT, EDGES, EXAMPLES, answered, evaluated, example, level, shipped
from tests.test_boundaries import EXAMPLE, imported

GOALS, CHANNELS = "purpose.business_goals", "purpose.channel_choice"
ODD = [
    "<r>a & b</r>",
    "<r><t>x</t></r>",
    "_x0041_ x",
    "=1+1",
    "+33 6 12",
    "-1",
    "@x",
    "  =1",
    "a\ufffeb",
    "0012",
    "1.10",
]


def workbook(
    assessment: Assessment, language: str = "en", brand: Brand | None = None
) -> tuple[bytes, Content]:
    """The workbook of an assessment, counted as it is before it gets its name, and what it is made from."""
    export = export_of("gap_report", evaluated(assessment), words_for(language), brand=brand)
    made = export.make(named("xlsx"))
    made.check(made.data)
    return made.data, export.source.content


def part(data: bytes, name: str) -> str:
    """One of the files that a workbook is made of."""
    with ZipFile(BytesIO(data)) as parts:
        return parts.read(name).decode()


def lists(data: bytes) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """The rows of the answers and of the plan, without their heads."""
    *_, answers, plan = sheets_of(data).values()
    return answers[1:], [row for row in plan[1:] if any(cell != "" for cell in row)]


def number_of(data: bytes, sheet: str) -> int:
    """The number of a sheet, as its part is named."""
    names = re.findall(r'<sheet name="(.*?)"', part(data, "xl/workbook.xml"))
    return names.index(sheet) + 1


def shown(cells: Sequence[object]) -> list[object]:
    """Values as a reader finds them: nothing is an empty text."""
    return ["" if cell is None else safe(cell) if isinstance(cell, str) else cell for cell in cells]


def answer_cells(result: Result) -> list[object]:
    """A row of the answers."""
    return shown([
        result.number, result.name, result.dimension, result.question, result.answer, result.level,
        result.target, result.points, result.note, "\n".join(result.evidence), "\n".join(result.flags),
    ])  # fmt: skip


def plan_cells(row: PlanRow) -> list[object]:
    """A row of the plan."""
    levels = [row.from_level, row.to_level] if row.to_level else ["", ""]
    return shown([
        row.number, row.name, row.period, row.what, *levels, row.owner, row.due, row.status, row.days,
        row.points, row.proof, row.key,
    ])  # fmt: skip


def score_cells(score: Score) -> list[object]:
    """What stands beside the name of a dimension."""
    value = score.text if score.value is None else float(score.text)
    return [value, float(score.target_text) if score.target_text else "", score.range, score.band]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_cell_is_what_the_evaluation_says(name: str, language: str) -> None:
    """In every language, read by another program than the one that wrote them."""
    data, content = workbook(example(name), language)
    answers, plan = lists(data)
    assert answers == [answer_cells(result) for result in content.results]
    assert plan == [plan_cells(row) for row in content.plan]
    results = sheets_of(data)[words_for(language)("Results")]
    wanted = [[str(d.number), d.name, *score_cells(d.score), "\n".join(d.answer)] for d in content.dimensions]
    overall = ["", words_for(language)("Overall"), *score_cells(content.headline.score), ""]
    assert results[-len(wanted) - 1 :] == [*wanted, overall]
    said = "\n".join(str(cell) for row in results for cell in row)
    headline = content.headline
    for text in (headline.company, headline.assessment, headline.date, headline.verdict, *headline.state):
        assert text and text in said
    assert headline.meaning in said and headline.advice in said


@pytest.mark.parametrize("edge", EDGES)
def test_it_holds_for_assessments_at_the_edges(edge: str) -> None:
    """Without a company, without a single answer, with what is not counted."""
    data, content = workbook(EDGES[edge]())
    answers, plan = lists(data)
    assert answers == [answer_cells(result) for result in content.results]
    assert plan == [plan_cells(row) for row in content.plan]
    charts = [name for name in ZipFile(BytesIO(data)).namelist() if "charts/" in name]
    assert bool(charts) == any(d.score.value is not None for d in content.dimensions)


def test_an_agreed_day_is_a_date() -> None:
    """It sorts and filters as one; a day before spreadsheets begin to count is a text."""
    actions = (
        Action(id="a", what="Ask", owner="Ana", due=date(2026, 12, 20), status="doing"),
        Action(id="b", what="Wait", due=date(1, 1, 1)),
    )
    data, content = workbook(answered({GOALS: level(2)}, actions=actions))
    plan = {row[3]: row for row in lists(data)[1]}
    assert plan["Ask"][7] == date(2026, 12, 20)
    assert plan["Wait"][7] == "0001-01-01"
    assert plan["Ask"][4:6] == ["", ""]
    assert any(row.due == date(2026, 12, 20) for row in content.plan)


def test_hostile_texts_stay_texts() -> None:
    """Each cell holds what was typed; there is no formula, no link and no file from outside."""
    odd = zip(shipped().criteria, ODD, strict=False)
    extra = answered({name: Answer(level=3, answered=AT, note=text, evidence=(text,)) for name, text in odd})
    for assessment in (*hostile(), extra):
        data, content = workbook(assessment)
        answers, _ = lists(data)
        notes = [result.note for result in content.results]
        assert [str(row[8]).rstrip() for row in answers] == [safe(note).rstrip() for note in notes]
        with ZipFile(BytesIO(data)) as parts:
            for name in parts.namelist():
                text = parts.read(name).decode()
                ElementTree.fromstring(text)  # noqa: S314
                assert "<f>" not in text and "TargetMode" not in text


def test_a_text_that_would_be_computed_stays_one_after_it_was_edited() -> None:
    """By the mark that spreadsheets keep for it, and without an apostrophe in the text."""
    data, _ = workbook(answered({GOALS: level(2, note="=1+1"), CHANNELS: level(2, note="a=1")}))
    assert [row[8] for row in lists(data)[0][:2]] == ["=1+1", "a=1"]
    formats = re.findall(r"<xf .*?(?:/>|</xf>)", part(data, "xl/styles.xml").split("<cellXfs")[1])
    answers = part(data, f"xl/worksheets/sheet{number_of(data, 'Answers')}.xml")
    styles = [int(re.findall(rf'<c r="I{row}" s="(\d+)"', answers)[0]) for row in (2, 3)]
    assert ['quotePrefix="1"' in formats[style] for style in styles] == [True, False]


@pytest.mark.parametrize("letter", ["é", "🙂"])
def test_a_text_that_no_cell_can_hold_goes_on_beside_it(letter: str) -> None:
    """Not a letter is lost, and the columns say that they belong together."""
    evidence = tuple(letter * 19_999 + str(number) for number in range(3))
    note = letter * 20_000
    data, _ = workbook(answered({GOALS: level(2, note=note, evidence=evidence), CHANNELS: level(1)}))
    head, first, second = sheets_of(data)["Answers"][:3]
    places = [place for place, name in enumerate(head) if str(name).startswith("Evidence")]
    assert len(places) == (2 if letter == "é" else 4)
    assert head[places[1]] == "Evidence (2)"
    assert "".join(str(first[place]) for place in places) == "\n".join(evidence)
    notes = [place for place, name in enumerate(head) if str(name).startswith("Note")]
    assert "".join(str(first[place]) for place in notes) == note
    assert [second[place] for place in places] == [""] * len(places)


@given(st.text(st.characters(codec="utf-16"), max_size=40), st.integers(1, 3000))
def test_pieces_are_the_whole_text(text: str, times: int) -> None:
    """None is longer than a cell, and nothing comes twice."""
    found = list(pieces(text * times))
    assert "".join(found) == text * times
    assert all(len(piece.encode("utf-16-le")) <= 2 * LIMIT for piece in found)


@given(st.text(max_size=30))
def test_any_text_is_one_that_xml_can_hold(text: str) -> None:
    """And one that the parser gives back."""
    held = ElementTree.fromstring(f"<a>{re.sub('[&<>]', '', safe(text))}</a>").text  # noqa: S314
    assert (held or "") == re.sub("[&<>]", "", safe(text))


def test_the_number_of_a_criterion_is_a_text() -> None:
    """1.10 is not 1.1, and no warning stands beside it."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        table = Table([Column("No.", 6, "code")], [("1.1",), ("1.10",)])
        write_list(book.add_worksheet("x"), Styles(book, Brand()), table, fixed=1)
    assert sheets_of(out.getvalue())["x"] == [["No."], ["1.1"], ["1.10"]]
    assert 'numberStoredAsText="1"' in part(out.getvalue(), "xl/worksheets/sheet1.xml")


def test_the_same_assessment_gives_the_same_bytes() -> None:
    """Nothing in a workbook is of the hour at which it was written; its day is that of the evaluation."""
    first, second = (workbook(example("maison_calla.en"))[0] for _ in range(2))
    assert first == second
    assert f"{AS_OF.isoformat()}T00:00:00Z</dcterms:created>" in part(first, "docProps/core.xml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_whose_it_is(language: str) -> None:
    """Title, language and company among its properties; sheets with names of their own that Excel allows."""
    data, _ = workbook(example("menuiserie_lenoir.fr"), language)
    core = part(data, "docProps/core.xml")
    assert f"<dc:language>{language}</dc:language>" in core
    title = words_for(language)("{company}: gap report", company="Menuiserie Lenoir &amp; Fils")
    assert f"<dc:title>{title}</dc:title>" in core
    assert "<dc:creator>Menuiserie Lenoir &amp; Fils</dc:creator>" in core
    assert "<Company>Menuiserie Lenoir &amp; Fils</Company>" in part(data, "docProps/app.xml")
    words = words_for(language)
    names = list(sheets_of(data))
    dimensions = [dimension.name.get(language) for dimension in shipped().dimensions]
    assert names == [words("Read me"), *dimensions, words("Results"), words("Answers"), words("Plan")]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in names)


def test_nobody_is_named_where_nobody_is() -> None:
    """Without a company, neither title nor properties have one."""
    data, _ = workbook(EDGES["no company"]())
    core = part(data, "docProps/core.xml")
    assert "<dc:title>Gap report</dc:title>" in core
    assert "<dc:creator></dc:creator>" in core
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core


def test_lists_are_set_up_to_work_with_and_to_print() -> None:
    """The head stays, filters and is on every page; A4 landscape, one page wide, numbered."""
    data, content = workbook(example("maison_calla.en"))
    for name, rows in (("Answers", len(content.results)), ("Plan", len(content.plan))):
        sheet = part(data, f"xl/worksheets/sheet{number_of(data, name)}.xml")
        assert '<pane xSplit="2" ySplit="1" topLeftCell="C2"' in sheet
        assert re.search(rf'<autoFilter ref="A1:[A-Z]+{rows + 1}"', sheet)
    names = part(data, "xl/workbook.xml")
    assert names.count("Print_Titles") == 2 + len(content.asked) and "$1:$1" in names
    for number in (1, 2, *(number_of(data, name) for name in ("Results", "Answers", "Plan"))):
        sheet = part(data, f"xl/worksheets/sheet{number}.xml")
        assert '<pageSetup paperSize="9"' in sheet and 'orientation="landscape"' in sheet
        assert "fitToPage" in sheet and "&amp;R&amp;P / &amp;N" in sheet
    assert "Maison Calla: gap report, 22 November 2026" in part(data, "xl/worksheets/sheet1.xml")


def test_bars_stand_behind_numbers_and_the_chart_is_native() -> None:
    """Scores of 100, levels of 4; the chart reads the cells beside it and says in words what it shows."""
    data, content = workbook(example("maison_calla.en"))
    for name, full in (("Results", 100), ("Answers", 4)):
        sheet = part(data, f"xl/worksheets/sheet{number_of(data, name)}.xml")
        assert sheet.count('<cfRule type="dataBar"') == 1 and f'<cfvo type="num" val="{full}"/>' in sheet
    chart = part(data, "xl/charts/chart1.xml")
    references = re.findall(r"<c:f>(.*?)</c:f>", chart)
    assert len(set(references)) == 5 and all(ref.startswith("Results!$") for ref in references)
    described = part(data, "xl/drawings/drawing1.xml")
    for dimension in content.dimensions:
        assert f"{dimension.name}: {dimension.score.text}" in described


def test_the_house_style_shows() -> None:
    """Its colour in heads, bars and chart; its font; its line at the foot, in which nothing is a code."""
    brand = Brand(accent="#7a1f3d", body_font="Lato", footer=f"A&P {'long ' * 99}")
    data, _ = workbook(example("maison_calla.en"), brand=brand)
    styles = part(data, "xl/styles.xml")
    assert "FF7A1F3D" in styles and 'val="Lato"' in styles and 'val="Calibri"' in styles
    assert "7A1F3D" in part(data, "xl/charts/chart1.xml")
    foot = re.findall("<oddFooter>(.*?)</oddFooter>", part(data, "xl/worksheets/sheet1.xml"))[0]
    assert foot.startswith("&amp;LA&amp;&amp;P long") and "…&amp;R&amp;P / &amp;N" in foot
    assert len(foot.replace("&amp;", "&")) <= 255


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("a", 10, 1),
        ("a\nb", 10, 2),
        ("word " * 10, 10, 5),
        ("a" * 100, 10, 9),
        ("株" * 10, 10, 3),
    ],
)
def test_rows_are_as_high_as_their_texts(text: str, width: float, lines: int) -> None:
    """By words, and by letters where a word is wider than its column."""
    assert lines_of(text, width) == lines


def test_no_row_is_higher_than_rows_can_be() -> None:
    """What does not fit is in the cell all the same."""
    assert row_height([("a\n" * 500, 10)]) == 409
    assert row_height([]) == row_height([("a", 10)]) < row_height([("a", 10), ("a\nb", 10)])


@pytest.mark.parametrize("module", ["xlsxwriter", "python_calamine"])
def test_a_missing_addition_is_said_in_one_sentence(
    module: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what installs it, and no file is left behind."""
    monkeypatch.setitem(sys.modules, module, None)
    assert main(["report", str(EXAMPLE), "--output", str(tmp_path / "a.xlsx")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and 'pip install "cm-readiness[xlsx]"' in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [("score", str(EXAMPLE)), ("report", str(EXAMPLE)), ("report", "--help")]
)
def test_nothing_else_waits_for_it(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Neither what writes workbooks nor what reads them is imported for scores and texts."""
    assert not imported(tmp_path, *arguments) & {"xlsxwriter", "python_calamine"}


SPOILT: dict[str, Callable[[Result], Result]] = {
    "a note": lambda result: replace(result, note=""),
    "an answer": lambda result: replace(result, answer=""),
    "a line of evidence": lambda result: replace(result, evidence=result.evidence[1:]),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_workbook_that_lost_something_is_refused(what: str) -> None:
    """It is read back and counted before it gets its name."""
    about = answered({GOALS: level(2, note="A note", evidence=("One", "Two"))})
    export = export_of("gap_report", evaluated(about), words_for("en"))
    first, *others = export.source.content.results
    export.source.content.__dict__["results"] = (SPOILT[what](first), *others)
    made = export.make(named("xlsx"))
    with pytest.raises(ReadinessError, match="export_fewer"):
        made.check(made.data)
