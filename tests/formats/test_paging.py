"""Where a page may end: not within a short section, not after a line that announces something."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from cm_readiness.formats.document_tree import Tree, parse
from cm_readiness.formats.paging import column_shares, is_dense, is_form, is_one_answer, placed
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.reports import evaluated, example

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

LONG = "A sentence that takes about a line of the page and says nothing beyond that, again and again. " * 3


def whole_and_leading(tree: Tree) -> list[tuple[str, bool, bool]]:
    """Kind of each block, whether it stays whole, and whether the next one stays with it."""
    return [(entry.block.kind, entry.whole, entry.leads) for entry in placed(tree.blocks)]


def test_a_short_section_stays_together() -> None:
    """Its heading and all of its blocks, and nothing of the next one."""
    text = "### One\n\nA question.\n\n- a\n- b\n\n### Two\n\nAnother.\n"
    assert whole_and_leading(parse(text)) == [
        ("heading", True, True), ("paragraph", True, True), ("list", True, False),
        ("heading", True, True), ("paragraph", True, False),
    ]  # fmt: skip


def test_a_long_section_may_be_parted_but_never_after_its_heading() -> None:
    """A page would otherwise end in a hole."""
    text = "### One\n\n" + "".join(f"- {LONG}\n" for _ in range(6))
    assert whole_and_leading(parse(text)) == [("heading", True, True), ("list", False, False)]


@pytest.mark.parametrize("line", ["*What it is about.*", "As follows:", "**To be filled in**"])
def test_what_announces_a_table_stays_with_it(line: str) -> None:
    """An introduction, a line with a colon, a line in bold."""
    found = whole_and_leading(parse(f"## One\n\n{line}\n\n| a | b |\n| - | - |\n| c | d |\n"))
    assert found == [("heading", True, True), ("paragraph", True, True), ("table", True, False)]


def test_a_plain_line_announces_nothing() -> None:
    """Only what stands right under a heading introduces."""
    assert whole_and_leading(parse("One.\n\nTwo.\n\n- a\n"))[:2] == [
        ("paragraph", True, False), ("paragraph", True, False)
    ]  # fmt: skip


def test_a_table_with_a_third_of_its_cells_empty_is_a_form() -> None:
    """It gets lines around its cells and room to write."""
    form = parse("| a | b | c |\n| - | - | - |\n| d | e | |\n").blocks[0]
    assert is_form(form)
    assert not is_form(parse("| a | b | c |\n| - | - | - |\n| d | e | f |\n").blocks[0])


def test_a_form_with_one_empty_row_is_for_one_answer() -> None:
    """Signatures and sentences take more height than a cell of many."""
    assert is_one_answer(parse("| Name | Date |\n| - | - |\n| | |\n").blocks[0])
    assert not is_one_answer(parse("| Name | Date |\n| - | - |\n| a | |\n").blocks[0])
    assert not is_one_answer(parse("| Name | Date |\n| - | - |\n| | |\n| | |\n").blocks[0])


def test_a_table_of_many_full_columns_takes_smaller_letters() -> None:
    """Two columns of sentences have room in the usual letters, five have not."""

    def table(columns: int) -> str:
        return f"{columns * '| a '}|\n{columns * '| - '}|\n{columns * f'| {LONG}'}|\n"

    assert not is_dense(parse(table(2)).blocks[0])
    assert is_dense(parse(table(5)).blocks[0])


def test_a_short_text_with_a_fixed_space_is_not_parted() -> None:
    """A number keeps its unit, so that the column has to hold both."""
    table = parse(f"| a | b |\n| - | - |\n| 17\u00a0jours | {LONG} |\n").blocks[0]
    assert column_shares(table)[0] > len("17 jours")


def test_word_keeps_headings_introductions_and_short_tables_with_what_follows() -> None:
    """The paragraphs say so themselves, whatever the style."""
    from docx import Document

    assessment = example("menuiserie_lenoir.en")
    export = export_of("preparation_sheet", evaluated(assessment), words_for("en"))
    paragraphs = Document(BytesIO(export.make(named("docx")).data)).paragraphs
    headings = [p for p in paragraphs if (p.style.name if p.style else "") == "Heading 1"]
    assert len(headings) > 4 and all(map(_kept, headings))
    introductions = [after for p, after in pairwise(paragraphs) if p in headings]
    assert all(map(_kept, introductions))


def _kept(paragraph: Paragraph) -> bool:
    return paragraph.paragraph_format.keep_with_next is True
