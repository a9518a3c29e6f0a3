"""Titles and laws in another language than their document say so, for those who have it read out."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, cast
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from cm_readiness.documents.render import render, render_marked
from cm_readiness.formats.document_tree import Inline, Line, parse, text_of
from cm_readiness.language.markdown_text import escape_markdown, link, unmarked
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.reports import evaluated, example, shipped

TITLE = "Brackets ] and [ “both” | with \\ and *stars*"


def foreign(line: Line) -> list[tuple[str, str]]:
    """The texts of a line that are marked, with their language."""
    found: list[tuple[str, str]] = []
    for piece in line:
        found += [(text_of(piece.inside), piece.href)] if piece.kind == "foreign" else foreign(piece.inside)
    return found


def test_a_link_says_the_language_of_its_text() -> None:
    """In the tree; who reads the Markdown sees an ordinary link."""
    marked = str(link("https://example.org/a", TITLE, "fr"))
    (block,) = parse(marked).blocks
    inner = Inline("link", href="https://example.org/a", inside=(Inline("text", TITLE),))
    assert block.line == (Inline("foreign", href="fr", inside=(inner,)),)
    assert unmarked(marked) == f"{link('https://example.org/a', TITLE)}\n"


def test_what_somebody_typed_marks_nothing() -> None:
    """Not even in the form of the mark."""
    typed = '[a](<https://example.org> "lang:fr") [b](lang:fr)'
    shown = str(escape_markdown(typed))
    assert not foreign(parse(shown).blocks[0].line)
    assert unmarked(shown) == f"{shown}\n"


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_foreign_titles_are_marked_and_no_others(language: str) -> None:
    """In the technical annex every title that has another language than the document."""
    text = render_marked("technical_annex", evaluated(example("maison_calla.fr")), words_for(language))
    named_ones = {s.title: s.language for s in shipped().sources if s.print and f"{s.url}>" in text}
    assert set(named_ones.values()) >= {"fr", "en"}
    found = dict(
        pair for block in parse(text).blocks for item in block.blocks for pair in marked_in(item.blocks)
    )
    wanted = {title: own for title, own in named_ones.items() if own and own != language}
    assert {title: found.get(title) for title in wanted} == wanted
    assert not found.keys() & (named_ones.keys() - wanted.keys())


def marked_in(blocks: tuple[object, ...]) -> list[tuple[str, str]]:
    """The marked texts of an item."""
    return [pair for block in blocks for pair in foreign(getattr(block, "line", ()))]


def test_french_law_is_french_in_an_english_report() -> None:
    """Its articles too; the Markdown has no mark."""
    about = evaluated(example("menuiserie_lenoir.en"))
    text = render_marked("gap_report", about, words_for("en"))
    assert re.search(r"\*\[[^\]]*(?:Code|Loi|[Dd]écret)[^\]]*\]\(lang:fr\)\.\*", text)
    assert "(lang:fr)" not in render_marked("gap_report", about, words_for("fr"))
    assert "lang:" not in render("gap_report", about, words_for("en"))


def test_every_format_says_it() -> None:
    """HTML with `lang`, Word with `w:lang`, PDF with `Lang` in its structure."""
    export = export_of("technical_annex", evaluated(example("menuiserie_lenoir.en")), words_for("en"))
    title = "Droit à l’image des salariés et réseaux sociaux de l’entreprise (Le Bouard Avocats)"
    page = export.make(named("html")).data.decode()
    assert f'<span lang="fr">{title}</span>' in page
    with ZipFile(BytesIO(export.make(named("docx")).data)) as parts:
        document = parts.read("word/document.xml").decode()
    (run,) = [run for run in re.findall(r"<w:r>.*?</w:r>", document) if title in run]
    assert '<w:lang w:val="fr"/>' in run
    pdf = PdfReader(BytesIO(export.make(named("pdf")).data))
    entries: list[Any] = [pdf.get_object(number) for number in range(1, cast("int", pdf.trailer["/Size"]))]
    assert {str(e["/Lang"]) for e in entries if isinstance(e, dict) and "/Lang" in e} == {"fr", "en"}
