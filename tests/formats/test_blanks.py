"""Lines to write on: dots in Markdown, drawn to the end of the line elsewhere; never what somebody typed."""

from __future__ import annotations

from io import BytesIO

import pytest

from cm_readiness.documents.render import render
from cm_readiness.formats.document_tree import parse, texts
from cm_readiness.language.blanks import blank, is_blank, with_text_blanks
from cm_readiness.language.words import words_for
from tests.exports import PAGES, export_of, named
from tests.reports import answered, evaluated, example, level


@pytest.mark.parametrize("dots", [1, 20, 120])
def test_a_mark_becomes_dots(dots: int) -> None:
    """As many as were asked for; nothing of the mark is left."""
    mark = str(blank(dots))
    assert is_blank(mark.strip("`"))
    assert with_text_blanks(f"Name: {mark}") == f"Name: {'…' * dots}"


@pytest.mark.parametrize("dots", [0, -1, 121])
def test_a_line_beyond_the_page_is_refused(dots: int) -> None:
    """A template that asks for it hears of it."""
    with pytest.raises(ValueError, match="1 to 120"):
        blank(dots)


def test_dots_that_somebody_typed_are_text() -> None:
    """In every format, between backticks as well."""
    note = "Wait `………` and ………… see"
    evaluation = evaluated(answered({"purpose.business_goals": level(2, note=note)}))
    assert "Wait \\`………\\` and ………… see" in render("technical_annex", evaluation, words_for("en"))
    export = export_of("technical_annex", evaluation, words_for("en"))
    assert any(note in text for text in texts(export.source.tree.blocks))
    for form in PAGES:
        made = export.make(named(form))
        made.check(made.data)


def test_a_line_is_no_text_of_a_document() -> None:
    """What is counted in a file is what stands beside it."""
    tree = parse("Name: `……………`\n")
    assert list(texts(tree.blocks)) == ["Name: "]


def test_word_and_web_pages_draw_it() -> None:
    """A tab with a dotted leader, and an element that fills what is left of the line."""
    from docx import Document

    export = export_of("cm_mandate", evaluated(example("maison_calla.en")), words_for("en"))
    assert "They go to:" in export.draft.marked
    assert (
        '<span class="blanks"><span>They go to: </span><span class="dots"></span></span>'
        in export.make(named("html")).data.decode()
    )
    paragraphs = Document(BytesIO(export.make(named("docx")).data)).paragraphs
    (goes,) = [p for p in paragraphs if p.text.startswith("They go to:")]
    assert goes.text.endswith("\t")
    assert len(goes.paragraph_format.tab_stops) == 1
