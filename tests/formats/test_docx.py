"""Word documents: nothing of a sample, real lists, scores on one line, large enough letters, page numbers."""

from __future__ import annotations

import re
import struct
from functools import cache
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from cm_readiness.app.export import Export
from cm_readiness.formats.document_tree import Block, parse, text_of
from cm_readiness.formats.docx.bars import HEIGHT_MM, WIDTH_MM, png_of_bar
from cm_readiness.formats.docx.pages import Layout
from cm_readiness.formats.docx.parts import Paragraph, Run
from cm_readiness.formats.docx.sheet import Sheet
from cm_readiness.formats.docx.styles import styles_of
from cm_readiness.formats.docx.widths import lines
from cm_readiness.formats.fitting import ROOMY
from cm_readiness.language.bars import Bar
from cm_readiness.language.words import words_for
from tests.documents.test_documents import ALONE
from tests.exports import export_of, named
from tests.reports import evaluated, example

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU = 12_700
"""Of the measure of pictures in a point."""


@cache
def export(document: str, name: str = "maison_calla.fr") -> Export:
    """A document of an example company, in the language of its file."""
    return export_of(document, evaluated(example(name)), words_for(name.rpartition(".")[2]))


@cache
def parts(document: str, name: str = "maison_calla.fr") -> dict[str, bytes]:
    """The parts of its Word file."""
    with ZipFile(BytesIO(export(document, name).make(named("docx")).data)) as packed:
        return {part: packed.read(part) for part in packed.namelist()}


def xml(document: str, part: str) -> ElementTree.Element:
    """A part of a Word file."""
    return ElementTree.fromstring(parts(document)[part])  # noqa: S314 - our own


def body(document: str) -> ElementTree.Element:
    """The text of a Word file as XML."""
    return xml(document, "word/document.xml")


def style_of(paragraph: ElementTree.Element) -> str:
    """The id of a paragraph's style."""
    named_so = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    return "Normal" if named_so is None else str(named_so.get(f"{WORD}val"))


@pytest.mark.parametrize("document", ["gap_report", "raci"])
def test_nothing_of_the_librarys_sample_is_left(document: str) -> None:
    """No picture, program or date of another file, and the mode that Word has had since 2013."""
    found = parts(document)
    assert not [name for name in found if "thumbnail" in name or "customXml" in name or "app.xml" in name]
    text = b"".join(part for name, part in found.items() if name.endswith((".xml", ".rels"))).decode()
    assert not re.search(r"Macintosh|python-docx|Normal\.dotm|200\d-\d\d-\d\dT|2013-12", text)
    assert re.search(r'compatibilityMode"[^>]*w:val="15"', found["word/settings.xml"].decode())
    assert "2026-11-22T00:00:00Z" in found["docProps/core.xml"].decode()
    assert len(found["word/styles.xml"]) < 20_000


@pytest.mark.parametrize("document", ["gap_report", "technical_annex", "action_plan", "raci"])
def test_lists_are_lists(document: str) -> None:
    """Those in a box as well: no bullet is typed, and each item is a paragraph of a list."""
    tree = parse(export(document).draft.marked)

    def items(blocks: tuple[Block, ...]) -> list[str]:
        found: list[str] = []
        for block in blocks:
            found += [text_of(block.blocks[0].line)] if block.kind == "item" else []
            found += items(block.blocks)
        return [text for text in found if not text.startswith(("☐", "☒"))]

    listed = [
        "".join(text.text or "" for text in paragraph.iter(f"{WORD}t"))
        for paragraph in body(document).iter(f"{WORD}p")
        if style_of(paragraph).startswith(("List", "CalloutBullet"))
    ]
    assert listed == [re.sub(r"\n", "", text) for text in items(tree.blocks)]
    assert not re.search(r">•", parts(document)["word/document.xml"].decode())
    numbering = parts(document)["word/numbering.xml"].decode()
    assert numbering.count('numFmt w:val="bullet"') == 4 and "\uf0b7" not in numbering


def test_a_score_stays_beside_its_bar() -> None:
    """A bar is a picture that is not read out, in a cell that does not break, with a fixed space after it."""
    assert not re.search("[█░│]", parts("executive_summary")["word/document.xml"].decode())
    cells = [
        c for c in body("executive_summary").iter(f"{WORD}tc") if c.find(f".//{DRAWING}inline") is not None
    ]
    assert len(cells) == 6
    for cell in cells:
        assert cell.find(f"{WORD}tcPr/{WORD}noWrap") is not None
        assert re.fullmatch("\u00a0\\d+", "".join(t.text or "" for t in cell.iter(f"{WORD}t")))
        width = cell.find(f"{WORD}tcPr/{WORD}tcW")
        assert width is not None and int(str(width.get(f"{WORD}w"))) / 20 > WIDTH_MM * 72 / 25.4 + 25
        picture = cell.find(f".//{DRAWING}docPr")
        assert picture is not None and picture.get("descr") == ""
        assert b"decorative" in ElementTree.tostring(picture)


@pytest.mark.parametrize(("value", "target"), [(0.0, 75.0), (50.0, None), (100.0, 100.0), (3.0, 0.0)])
def test_a_bar_is_as_long_as_its_score(value: float, target: float | None) -> None:
    """A picture of its size, whose line in the middle has as many pixels of the accent."""
    import zlib

    data = png_of_bar(Bar(value, target), "1B5E83")
    width, height = struct.unpack(">II", data[16:24])
    assert width / height == pytest.approx(WIDTH_MM / HEIGHT_MM, rel=0.02)
    pixels = zlib.decompress(data[data.index(b"IDAT") + 4 : data.index(b"IEND") - 8])
    middle = pixels[(width + 1) * (height // 2) + 1 :][:width]
    marked = 0 if target is None else 9
    assert abs(middle.count(3) - width * value / 100) <= marked + 1
    assert (middle.count(4) > 0) == (target is not None)


@pytest.mark.parametrize("document", ALONE)
def test_letters_are_large_enough(document: str) -> None:
    """9 points in tables and text, 8 and a half at the head and foot of a page, 8 in charts."""
    styles = xml(document, "word/styles.xml")
    sizes = {
        str(style.get(f"{WORD}styleId")): int(str(size.get(f"{WORD}val"))) / 2
        for style in styles.iter(f"{WORD}style")
        if (size := style.find(f"{WORD}rPr/{WORD}sz")) is not None
    }
    for name, least in (("Header", 8.5), ("Footer", 8.5)):
        assert sizes.pop(name) >= least
    sizes.pop("Between")
    assert min(sizes.values()) >= 9
    own = [int(str(size.get(f"{WORD}val"))) / 2 for size in body(document).iter(f"{WORD}sz")]
    assert min(own, default=9) >= 9
    for text in body(document).findall(f".//{WORD}tc//{WORD}r"):
        assert text.find(f"{WORD}rPr/{WORD}sz") is not None or text.find(f"{WORD}t") is None
    page = export(document).source.page
    drawings = (*page.drawings("dimensions"), *page.drawings("risks")) if document == "gap_report" else ()
    wide = [
        int(str(extent.get("cx"))) / EMU
        for extent in body(document).iter(f"{DRAWING}extent")
        if int(str(extent.get("cx"))) / EMU > 100
    ]
    for drawing, width in zip(drawings, wide, strict=True):
        smallest = min(map(int, re.findall(r'font-size="(\d+)"', drawing.svg)))
        assert smallest * width / drawing.width >= 8


def test_the_letters_of_words_own_font_are_known() -> None:
    """As wide as they are printed: a line is full when it is, and a word without end is broken."""
    assert lines([("n" * 10, False)], 53, 10) == 1
    assert lines([("n" * 10, False)], 52, 10) == 2
    assert lines([("n" * 10, True)], 53, 10) == 2
    assert lines([("one two\nthree", False)], 500, 10) == 2
    assert lines([("one ", False), ("two", True)], 20, 10) == 2
    assert lines([("a\u00a0b", False)], 5, 10) == 3


def laid_out(*texts: str) -> dict[str, int]:
    """Pages of headings of a document: `#` before a heading, `|` for one that begins a page."""
    page = export("technical_annex").source.page
    parts = [
        Paragraph(
            "Heading1" if text[0] in "#|" else "Normal",
            [Run(text.lstrip("#|"))],
            anchor=text.lstrip("#|") if text[0] in "#|" else None,
            begins_page=text[0] == "|",
        )
        for text in texts
    ]
    styles = styles_of(export("technical_annex").source.tree, page, ROOMY)
    return dict(Layout(parts, styles, Sheet(page, has_cover=True)).pages())


def test_pages_are_counted_as_word_fills_them() -> None:
    """A heading goes with what follows it, a long paragraph is parted, and nothing else is."""
    line = "A line."
    assert laid_out("#a", *[line] * 34, "#b", line) == {"a": 1, "b": 2, "": 2}
    assert laid_out("#a", *[line] * 30, "#b", line) == {"a": 1, "b": 1, "": 1}
    assert laid_out("#a", line, "|b", line) == {"a": 1, "b": 2, "": 2}
    assert laid_out("#a", *[line] * 30, "#b", "word " * 400) == {"a": 1, "b": 1, "": 2}
