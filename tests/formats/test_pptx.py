"""Slides, opened again: what stands on them, what is said beside them, and that nothing runs over."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import datetime, time
from functools import cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pptx
import pytest
from pptx.oxml.ns import qn

from cm_readiness.app.export import Export, Made
from cm_readiness.core.assessment import Action, Assessment
from cm_readiness.core.brand import Brand, Logo
from cm_readiness.core.errors import ReadinessError
from cm_readiness.formats.measure import Ruler
from cm_readiness.formats.pptx.boxes import HEIGHT, LEAST, NUMBER, WIDTH
from cm_readiness.formats.pptx.deck import shown
from cm_readiness.language.records import RECORDS
from cm_readiness.language.words import words_for
from tests.exports import export_of, named, text_in
from tests.formats.test_formats import hostile
from tests.reports import AS_OF, EDGES, EXAMPLES, evaluated, example

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
EVERY = [(name, language) for name in EXAMPLES for language in RECORDS]
INCH = 914400


def exported(assessment: Assessment, language: str = "en", brand: Brand | None = None) -> Export:
    """The slides of an assessment, to be made."""
    return export_of("gap_report", evaluated(assessment), words_for(language), brand=brand)


def made(export: Export) -> Made:
    """Slides in which nothing is missing."""
    result = export.make(named("pptx"))
    result.check(result.data)
    return result


def opened(data: bytes) -> Any:  # noqa: ANN401 - the library knows few of its own types
    """What another program reads."""
    return pptx.Presentation(BytesIO(data))


@cache
def deck_of(name: str, language: str) -> Any:  # noqa: ANN401 - as above
    """The slides of an example company."""
    return opened(made(exported(example(name), language)).data)


def frames(slide: Any, kind: str) -> list[Any]:  # noqa: ANN401 - as above
    """The charts or tables of a slide."""
    return [shape for shape in slide.shapes if getattr(shape, f"has_{kind}", False)]


def holders(slide: Any, kind: str) -> list[Any]:  # noqa: ANN401 - as above
    """The places of a kind on a slide, such as `title`."""
    found = (shape._element.find(f".//{qn('p:ph')}") for shape in slide.shapes)
    return [ph for ph in found if ph is not None and ph.get("type") == kind]


def texts_of(shape: Any) -> list[str]:  # noqa: ANN401 - as above
    """The paragraphs of a place or of a table."""
    return ["".join(t.text for t in p.iter(qn("a:t"))) for p in shape._element.iter(qn("a:p"))]


def rows_of(deck: Any, title: str) -> list[list[str]]:  # noqa: ANN401 - as above
    """The cells of all tables whose slides have such titles, without their heads."""
    slides = [slide for slide in deck.slides if slide.shapes.title.text.startswith(title)]
    rows = [row for s in slides for frame in frames(s, "table") for row in list(frame.table.rows)[1:]]
    return [[cell.text for cell in row.cells] for row in rows]


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a file by their names."""
    with ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def parsed(part: bytes) -> ElementTree.Element:
    """A part that this program wrote."""
    return ElementTree.fromstring(part)  # noqa: S314


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_each_slide_has_a_title_notes_and_a_number(name: str, language: str) -> None:
    """All in real places, so that outline view and screen readers find them; no title comes twice."""
    deck = deck_of(name, language)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert all(titles) and len(set(titles)) == len(titles)
    for number, slide in enumerate(deck.slides, 1):
        assert slide.notes_slide.notes_text_frame.text.strip()
        assert len(holders(slide, "sldNum")) == len(holders(slide, "ftr")) == (number > 1)
        assert number == 1 or texts_of(slide.shapes[-1]) == [str(number)]
        assert all(texts_of(holder) != [""] for holder in slide.placeholders)


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_verdict_bars_priorities_and_plan_are_there(name: str, language: str) -> None:
    """Whatever the company and the language, as the values say them."""
    content = exported(example(name), language).source.content
    deck = deck_of(name, language)
    slides = ["\n".join(line for shape in slide.shapes for line in texts_of(shape)) for slide in deck.slides]
    assert content.headline.company in slides[0] and content.headline.date in slides[0]
    assert content.headline.verdict in slides[1] and content.headline.score.text in slides[1]
    cells = rows_of(deck, "")
    for priority in content.priorities:
        assert [str(priority.rank)] == [c[0] for c in cells if f"{priority.number} {priority.title}" in c[1]]
    planned = rows_of(deck, "Plan – ")
    assert [row[0].split("\n")[0] for row in planned] == [f"{r.number} {r.name}" for r in content.plan]
    assert [row[2] for row in planned] == [f"{r.from_level} → {r.to_level}" for r in content.plan]
    assert {row.period for row in content.plan} <= {
        re.sub(r"^Plan – | \(\d+ \w+ \d+\)$", "", slide.shapes.title.text) for slide in deck.slides
    }


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_the_bars_are_a_native_chart_with_the_values(name: str, language: str) -> None:
    """One for each dimension with its target; ranges stand in words, and all of it in the alt text."""
    dimensions = exported(example(name), language).source.content.dimensions
    (frame,) = [frame for slide in deck_of(name, language).slides for frame in frames(slide, "chart")]
    plot = frame.chart.plots[0]
    assert [list(series.values) for series in plot.series] == [
        [d.score.value for d in dimensions],
        [d.score.target for d in dimensions],
    ]
    wanted = [f"{d.name} ({d.score.range})" if d.score.range else d.name for d in dimensions]
    assert list(plot.categories) == wanted
    assert all(series.data_labels.show_value for series in plot.series)
    said = frame._element.nvGraphicFramePr.cNvPr.get("descr")
    assert all(d.name in said and d.score.text in said and d.score.range in said for d in dimensions)


def test_the_numbers_behind_the_chart_can_be_edited() -> None:
    """In a workbook of the same numbers, of the same day, and with no formula in it."""
    (frame,) = [f for slide in deck_of("maison_calla.fr", "fr").slides for f in frames(slide, "chart")]
    parts = parts_of(frame.chart.part.chart_workbook.xlsx_part.blob)
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert re.findall(r"<v>(\d+\.\d+)</v>", sheet) and "<f>" not in sheet
    assert "Clarté du rôle (29 à 36)" in parts["xl/sharedStrings.xml"].decode()
    assert set(re.findall(rb"(\d{4}-\d\d-\d\d)T", parts["docProps/core.xml"])) == {str(AS_OF).encode()}


def test_no_name_of_a_bar_is_a_formula() -> None:
    """Whatever a questionnaire calls a dimension: it stands in the chart and in its workbook as it is."""
    from cm_readiness.formats.charts import Axis
    from cm_readiness.formats.pptx.chart import bar_chart
    from cm_readiness.formats.pptx.template import template

    deck = pptx.Presentation(template(words_for("en"), Brand()))
    slide: Any = deck.slides.add_slide(deck.slide_layouts[3])
    names = ["=cmd|' /C calc'!A0", "<b>&", "https://example.org/" + "x" * 3000]
    bars = [Axis(name, 49.6, None, None, None, "49", "") for name in names]
    chart = bar_chart(slide.placeholders[1], bars, words_for("en"), AS_OF).chart
    assert list(chart.plots[0].categories) == names
    parts = parts_of(chart.part.chart_workbook.xlsx_part.blob)
    assert "<f>" not in parts["xl/worksheets/sheet1.xml"].decode()
    strings = parsed(parts["xl/sharedStrings.xml"])
    assert {*names} <= set(strings.itertext())
    label = chart.plots[0].series[0].points[0].data_label
    assert label.text_frame.text == "49", "a number that would be rounded to another one is written out"


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_the_notes_say_how_each_number_came_about(name: str, language: str) -> None:
    """Line by line, and every text in full."""
    content = exported(example(name), language).source.content
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck_of(name, language).slides)
    for explanation in content.explanations:
        assert all(line in notes for line in explanation.lines)
    assert all(row.what in notes and row.proof in notes for row in content.plan)
    assert all(sentence in notes for priority in content.priorities for sentence in priority.sentences)


@pytest.mark.parametrize("language", RECORDS)
def test_every_text_says_its_language(language: str) -> None:
    """On slides, in notes, in charts, and on the layouts of slides to come."""
    code = RECORDS[language].document_code
    data = made(exported(example("maison_calla.fr"), language)).data
    for name, part in parts_of(data).items():
        if not re.match(r"ppt/(slide|notes|chart)\w*/\w+\.xml", name):
            continue
        root = parsed(part)
        spoken = [run.find(qn("a:rPr")) for kind in ("a:r", "a:fld") for run in root.iter(qn(kind))]
        assert all(properties is not None and properties.get("lang") == code for properties in spoken), name
        assert not {element.get("lang") for element in root.iter(qn("a:defRPr"))} - {code, None}, name
    assert opened(data).core_properties.language == code


@pytest.mark.parametrize("language", RECORDS)
def test_nothing_of_the_library_s_sample_is_left(language: str) -> None:
    """Neither its format, nor its names, nor its author, dates and comments; the layouts are our own."""
    data = made(exported(example("maison_calla.fr"), language)).data
    deck, parts = opened(data), parts_of(data)
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    text = b"".join(part for name, part in parts.items() if name.endswith((".xml", ".rels"))).decode()
    leftovers = (
        r"Steve Canny|python-pptx|PowerPoint Presentation|Office Theme|Click to|Placeholder|On-screen|4:3"
    )
    assert re.findall(leftovers, text) == []
    assert not [name for name in parts if "printerSettings" in name or "thumbnail" in name]
    kinds = {slide.slide_layout.name for slide in deck.slides}
    assert kinds <= {layout.name for layout in deck.slide_layouts} and len(deck.slide_layouts) == 5
    properties = deck.core_properties
    midnight = datetime.combine(AS_OF, time())
    assert (properties.author, properties.last_modified_by) == ("Maison Calla", "Maison Calla")
    assert properties.created == properties.modified == midnight
    assert properties.title == f"Maison Calla: {words_for(language)('Community manager readiness')}"


def test_the_same_evaluation_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """On another day too."""
    first = made(exported(example("maison_calla.fr"), "fr")).data
    with ZipFile(BytesIO(first)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert made(exported(example("maison_calla.fr"), "fr")).data == first


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_what_is_drawn_can_be_heard(name: str, language: str) -> None:
    """Every picture, chart and table has its text; what is read first stands first."""
    for slide in deck_of(name, language).slides:
        for shape in slide.shapes:
            if not shape.has_text_frame:
                assert shape._element.find(f".//{qn('p:cNvPr')}").get("descr")
        tops = [shape.top for shape in slide.shapes]
        assert tops == sorted(tops), slide.shapes.title.text
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id


def laid_out(deck: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - the library's shapes
    """Every shape with its slide."""
    for slide in deck.slides:
        for shape in slide.shapes:
            yield slide, shape


def sizes_of(paragraph: Any, base: float) -> float:  # noqa: ANN401 - as above
    """The largest letters of a paragraph, in points."""
    return max((run.font.size.pt if run.font.size else base for run in paragraph.runs), default=base)


def needed(ruler: Ruler, frame: Any, width: float, base: float, gap: float) -> float:  # noqa: ANN401 - as above
    """How high the text of a place stands, in inches."""
    paragraphs = [(p.text, sizes_of(p, base)) for p in frame.paragraphs]
    return ruler.height(paragraphs, width, gap=gap)


def assert_nothing_runs_over(deck: Any, ruler: Ruler) -> None:  # noqa: ANN401 - as above
    """Every text is as high as its place at most, and every place is on the slide."""
    for slide, shape in laid_out(deck):
        title, width, height = slide.shapes.title.text, shape.width / INCH, shape.height / INCH
        assert shape.left >= 0 and shape.left + shape.width <= WIDTH * INCH + 10, title
        assert shape.top >= 0 and shape.top + shape.height <= HEIGHT * INCH, title
        if getattr(shape, "has_table", False):
            assert (shape.top + shape.height) / INCH <= NUMBER.top, title
            table = shape.table
            assert sum(row.height for row in table.rows) == pytest.approx(shape.height, abs=50)
            assert sum(column.width for column in table.columns) == pytest.approx(shape.width, abs=50)
            for row in table.rows:
                for cell, column in zip(row.cells, table.columns, strict=True):
                    inner = (column.width - cell.margin_left - cell.margin_right) / INCH
                    high = needed(ruler, cell.text_frame, inner, LEAST, 0)
                    assert high + (cell.margin_top + cell.margin_bottom) / INCH <= row.height / INCH + 0.01, (
                        title
                    )
        elif shape.has_text_frame:
            gap = 10 if len(shape.text_frame.paragraphs) > 1 else 0
            assert needed(ruler, shape.text_frame, width, LEAST, gap) <= height + 0.01, (title, shape.name)
        for size in shape._element.iter(qn("a:rPr")):
            assert int(size.get("sz", LEAST * 100)) >= LEAST * 100


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_nothing_runs_over(name: str, language: str) -> None:
    """Letters are read from some way off, and every text stays where it belongs."""
    assert_nothing_runs_over(deck_of(name, language), Ruler())


LONG = "Groupement interprofessionnel des ateliers de menuiserie et d’agencement du Grand-Ouest " * 2
TEXTS = [
    LONG.strip()[:170],
    "x" * 20_000,
    "Lorem ipsum dolor " * 1_100,
    "שלום עולם " * 30,
    "\u202eabc\x07\x00\x1b[31m\ufffe\uffff tab\tend\nnext",
    "株式会社コミュニティ" * 20,
    "WWWWWWWW" * 40,
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: f"{len(text)} {text[:8]!a}")
def test_long_and_hostile_texts_stay_in_their_places(text: str) -> None:
    """What a slide cuts stands in its notes in full: the check of what is in a file has found it."""
    language = list(RECORDS)[TEXTS.index(text) % len(RECORDS)]
    about = example("menuiserie_lenoir.fr")
    given: dict[str, Any] = {"what": text, "owner": text, "due": AS_OF, "status": "doing"}
    actions = (
        Action(id="one", **given),
        Action(id="two", criterion="purpose.business_goals", to_level=3, **given),
    )
    company = {**about.company, "name": text}
    changed = about.model_copy(update={"title": text, "company": company, "actions": actions})
    data = made(exported(changed, language)).data
    assert_nothing_runs_over(opened(data), Ruler())
    assert text_in("pptx", data, language).count(shown(text[-10:])) >= 4


def test_texts_that_are_markup_elsewhere_are_literal() -> None:
    """Each is read back as it was typed."""
    for assessment in hostile():
        data = made(exported(assessment)).data
        assert shown(assessment.title) in text_in("pptx", data, "en")


@pytest.mark.parametrize("case", EDGES)
def test_every_case_has_slides_that_say_what_there_is(case: str) -> None:
    """Without a verdict, a bar or a priority as well: a sentence says so, and no place is empty."""
    language = list(RECORDS)[list(EDGES).index(case) % len(RECORDS)]
    export = exported(EDGES[case](), language)
    content, words = export.source.content, words_for(language)
    deck = opened(made(export).data)
    assert_nothing_runs_over(deck, Ruler())
    assert all(
        any(texts_of(holder))
        for slide in deck.slides
        for holder in slide.placeholders
        if holder.has_text_frame
    )
    text = "\n".join(line for _, shape in laid_out(deck) for line in texts_of(shape))
    assert words("Verdict: {verdict}", verdict=content.headline.verdict) in text
    charts = [frame for slide in deck.slides for frame in frames(slide, "chart")]
    assert bool(charts) == any(d.score.value is not None for d in content.dimensions)
    assert words("Priorities") in text
    assert (words("Action plan") in text) <= (not content.plan)


def test_a_house_style_shows_on_the_first_slide() -> None:
    """Its colour is that of the theme, its logo has its text, its line stands at the foot."""
    brand = Brand(
        accent="#7a1f3d", body_font="Verdana", footer="Conseil Martin", logo=Logo(SVG, "svg", "Conseil M.")
    )
    data = made(exported(example("maison_calla.fr"), "fr", brand)).data
    deck, theme = opened(data), parts_of(data)["ppt/theme/theme1.xml"].decode()
    assert '<a:accent1><a:srgbClr val="7A1F3D"/>' in theme and 'typeface="Verdana"' in theme
    first, *others = deck.slides
    picture = first.shapes[0]
    assert picture._element.find(f".//{qn('p:cNvPr')}").get("descr") == "Conseil M."
    assert picture.height == pytest.approx(18 / 25.4 * INCH, abs=2) and picture.top < first.shapes.title.top
    assert all(
        "Conseil Martin" in [line for shape in slide.placeholders for line in texts_of(shape)]
        for slide in others
    )
    assert_nothing_runs_over(deck, Ruler(1.2))


def test_a_missing_extra_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """That says what to install."""
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(ReadinessError, match="extra_missing") as caught:
        exported(example("maison_calla.en")).make(named("pptx"))
    assert caught.value.fault.values["extra"] == "pptx"
