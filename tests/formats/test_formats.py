"""HTML, PDF, Word and CSV: what each of them owes to its readers."""

from __future__ import annotations

import csv
import re
from html import unescape
from html.parser import HTMLParser
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from cm_readiness.core.assessment import Answer, Assessment
from cm_readiness.core.brand import Brand, Logo
from cm_readiness.formats.document_tree import parse, text_of
from cm_readiness.formats.html.page import POLICY
from cm_readiness.formats.table_cells import cell
from cm_readiness.language.words import words_for
from tests.documents.test_hostile import FOLLOWED, HOSTILE
from tests.exports import export_of, named, text_in
from tests.reports import AT, EXAMPLES, answered, evaluated, example, shipped

MORE_HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "'Account goals' page",
    "'=1",
    "''",
    "'1.10",
    "1.10",
    "\u202eabc",
    "]]>",
    "<!--",
    "#eval",
    "$x$ @y <z>",
]


def made(form: str, assessment: Assessment | None = None, document: str = "gap_report") -> bytes:
    """A document of an example company, or of an assessment, in English."""
    about = assessment or example("maison_calla.en")
    result = export_of(document, evaluated(about), words_for("en")).make(named(form))
    result.check(result.data)
    return result.data


def hostile() -> list[Assessment]:
    """Assessments whose every text would be markup somewhere."""
    texts = [*HOSTILE, *MORE_HOSTILE]
    names = list(shipped().criteria)
    found = []
    for first in range(0, len(texts), len(names)):
        pairs = zip(names, texts[first:], strict=False)
        answers = {n: Answer(level=3, answered=AT, note=t, evidence=(t,)) for n, t in pairs}
        text = texts[first]
        company = {"name": text, "cm_setup": "agency", "sector": text, "channels": ("instagram",)}
        found.append(answered(answers, company=company, respondent=text, title=text))
    return found


def metadata_of(reader: PdfReader) -> str:
    """What a PDF says of itself; empty when it says nothing."""
    stream: Any = reader.root_object.get("/Metadata")
    return "" if stream is None else stream.get_object().get_data().decode()


class Page(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every tag of a name."""
        return [attributes for tag, attributes in self.tags if tag == name]


def test_a_page_stands_alone() -> None:
    """No script, nothing from outside, and the policy that says so comes first in the head."""
    text = made("html").decode()
    page = Page(text)
    assert text.index("<meta") == text.index('<meta http-equiv="Content-Security-Policy"')
    assert page.named("meta")[0]["content"] == POLICY
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "iframe", "object", "embed", "form", "img", "base"}
    assert not [a for _, a in page.tags if any(k.startswith("on") or k == "src" for k in a)]
    assert not re.search(r"url\(|@import", text)


def test_a_page_has_what_assistive_technology_needs() -> None:
    """Language, one heading of the first level, landmarks, captions, scopes, ids that are unique."""
    text = made("html").decode()
    page = Page(text)
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    assert page.named("html")[0]["lang"] == "en"
    for name in ("h1", "main", "header", "footer", "title", "nav"):
        assert len([tag for tag, _ in page.tags if tag == name]) >= 1
    assert len(page.named("h1")) == 1
    assert len(page.named("caption")) == len(page.named("table")) >= 3
    assert all(a.get("scope") in ("col", "row") for a in page.named("th"))
    charts = [a for a in page.named("svg") if "aria-hidden" not in a]
    assert len(charts) == 2
    for chart in charts:
        assert chart["role"] == "img"
        assert set(str(chart["aria-labelledby"]).split()) <= set(ids)
    links = [str(a["href"]) for a in page.named("a")]
    assert all(link[1:] in ids for link in links if link.startswith("#"))


def test_a_wide_table_says_its_columns_beside_each_cell() -> None:
    """A phone shows its rows one below the other; a narrow table stays one."""
    page, annex = (Page(made("html", document=name).decode()) for name in ("gap_report", "technical_annex"))
    tags = [*page.tags, *annex.tags]
    kinds = [str(a["class"]).split() for tag, a in tags if tag == "div" and "table" in str(a.get("class"))]
    assert {"wide" in kind for kind in kinds} == {True, False}
    titles = {str(a.get("data-title")) for a in page.named("td")}
    assert {"Score", "Target", "Gates", "Effort"} <= titles


def test_a_page_says_in_the_language_of_the_report_what_only_some_hear() -> None:
    """The link that skips the contents, and the captions of tables."""
    export = export_of("gap_report", evaluated(example("maison_calla.fr")), words_for("fr"))
    text = export.make(named("html")).data.decode()
    assert ">Aller au texte</a>" in text and ">Tableau\u00a0: " in text
    assert "Skip to" not in text and "Table: " not in text


@pytest.mark.parametrize("form", ["md", "html", "pdf", "docx", "json", "csv"])
def test_hostile_texts_are_literal_in_every_format(form: str) -> None:
    """Each note and line of evidence is read back as it was typed, and none of it is markup."""
    for assessment in hostile():
        result = export_of("technical_annex", evaluated(assessment), words_for("en")).make(named(form))
        result.check(result.data)
        if form == "html":
            page = Page(result.data.decode())
            assert not {tag for tag, _ in page.tags} & {"script", "img", "b", "iframe"}
            printed = {s.url for s in shipped().sources}
            printed |= {address for addresses in FOLLOWED.values() for address in addresses}
            assert {str(a["href"]) for a in page.named("a") if not str(a["href"]).startswith("#")} <= printed
        if form == "docx":
            with ZipFile(BytesIO(result.data)) as parts:
                outside = re.findall(rb'Target="(https?:[^"]*)"', parts.read("word/_rels/document.xml.rels"))
            assert len(outside) <= len(shipped().sources)


@pytest.mark.parametrize("document", ["cm_mandate", "format_spec_sheet", "action_plan", "onboarding_brief"])
@pytest.mark.parametrize("form", ["html", "pdf", "docx"])
def test_hostile_texts_are_literal_in_other_documents(form: str, document: str) -> None:
    """What holds for the report holds for all."""
    for assessment in hostile():
        made(form, assessment, document)


def test_a_pdf_is_tagged_and_has_bookmarks() -> None:
    """It claims the standard for accessible PDF, which the typesetter checks, with title and language."""
    reader = PdfReader(BytesIO(made("pdf")))
    assert "/StructTreeRoot" in reader.root_object
    assert str(reader.root_object["/Lang"]) == "en"
    assert "pdfuaid:part" in metadata_of(reader)
    assert reader.metadata is not None and reader.metadata.title == "Maison Calla: gap report"
    tree = parse(export_of("gap_report", evaluated(example("maison_calla.en")), words_for("en")).draft.marked)
    assert len(reader.outline) > 0
    assert len([i for i in reader.outline if not isinstance(i, list)]) == len(tree.headings(2))
    assert len(reader.pages) > 5


def test_the_text_of_a_pdf_is_that_of_the_markdown() -> None:
    """Read by another program's reader as well: every paragraph of the report, page by page."""
    data = made("pdf")
    theirs = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    squeezed, ours = re.sub(r"\s", "", theirs), re.sub(r"\s", "", text_in("pdf", data, "en"))
    tree = parse(export_of("gap_report", evaluated(example("maison_calla.en")), words_for("en")).draft.marked)
    for block in tree.blocks:
        if block.kind == "heading":
            title = re.sub(r"\s", "", text_of(block.line))
            assert title in squeezed and title in ours


def test_a_word_document_has_real_headings_tables_and_pictures() -> None:
    """Its headings are those of the text, its tables repeat their heads, its charts are described."""
    document = docx.Document(BytesIO(made("docx")))
    tree = parse(export_of("gap_report", evaluated(example("maison_calla.en")), words_for("en")).draft.marked)
    wanted = [text_of(b.line) for b in tree.blocks if b.kind == "heading"]
    styled = [p for p in document.paragraphs if str(p.style.name).startswith(("Heading", "Title"))]  # type: ignore[union-attr]
    assert [p.text for p in styled] == wanted
    tables = [b for b in tree.blocks if b.kind == "table"]
    assert [len(t.rows) for t in document.tables] == [len(t.rows) for t in tables]
    for table in document.tables:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    pictures = list(document.element.body.iter(qn("wp:docPr")))
    assert len(pictures) == sum(b.kind == "chart" for b in tree.blocks) and all(
        len(str(p.get("descr"))) > 40 for p in pictures
    )
    assert document.core_properties.author == "Maison Calla"
    assert document.core_properties.comments == ""


def test_word_opens_the_document_without_a_question() -> None:
    """Its table of contents is filled in and asks for no renewal."""
    with ZipFile(BytesIO(made("docx"))) as parts:
        body = unescape(parts.read("word/document.xml").decode())
        assert "updateFields" not in parts.read("word/settings.xml").decode()
    assert "w:dirty" not in body
    assert 'TOC \\o "1-2" \\h \\z' in body, "renewed in Word, it has page numbers"
    contents = body[body.index("TOC \\o") : body.index('w:pStyle w:val="Heading1"')]
    assert "What to find out" in contents and contents.count("<w:hyperlink") > 10


def test_a_table_for_spreadsheets_has_a_row_for_each_criterion() -> None:
    """With what the program knows of it, in columns, and nothing that would be computed."""
    text = made("csv").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert {len(row) for row in rows} == {12}
    assert [row[1] for row in rows[1:]] == list(shipped().criteria)
    assert made("csv").startswith(b"\xef\xbb\xbf")
    french = export_of("gap_report", evaluated(example("maison_calla.fr")), words_for("fr")).make(
        named("csv")
    )
    assert french.data.decode("utf-8-sig").startswith('"Dimension";"Critère (identifiant)"')


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    """An apostrophe stands before what a spreadsheet would compute."""
    assert cell(text).startswith("'")
    assert cell("a=1") == "a=1"


def test_a_house_style_reaches_page_pdf_and_word() -> None:
    """Its colour, its logo with a text alternative, its footer."""
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
    brand = Brand(accent="#7a1f3d", footer="Conseil Martin", logo=Logo(svg, "svg", "Conseil Martin"))
    export = export_of(
        "executive_summary", evaluated(example("maison_calla.en")), words_for("en"), brand=brand
    )
    page = export.make(named("html")).data.decode()
    assert "#7a1f3d" in page and 'alt="Conseil Martin"' in page and "img-src data:" in page
    pdf = PdfReader(BytesIO(export.make(named("pdf")).data))
    assert "Conseil Martin" in pdf.pages[0].extract_text()
    with ZipFile(BytesIO(export.make(named("docx")).data)) as parts:
        assert "7A1F3D" in parts.read("word/styles.xml").decode()
        assert 'descr="Conseil Martin"' in parts.read("word/header1.xml").decode()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_for_a_director_stays_one_page_with_a_logo(name: str) -> None:
    """However high the logo is drawn."""
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
    brand = Brand(logo=Logo(svg, "svg", "Conseil Martin"))
    assessment = example(name)
    export = export_of("executive_summary", evaluated(assessment), words_for(name[-2:]), brand=brand)
    assert len(PdfReader(BytesIO(export.make(named("pdf")).data)).pages) == 1
