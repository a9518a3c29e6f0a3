"""PDF for those who hear it: a checker of another make finds nothing but what it asks a person to look at."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import outloud
import pytest
from pypdf import PdfReader

from cm_readiness.app.export import Export
from cm_readiness.formats.document_tree import parse
from cm_readiness.language.words import words_for
from tests.accessibility import unexplained
from tests.exports import export_of, named
from tests.formats.printed import letters
from tests.reports import evaluated, example

SAMPLE = ("gap_report", "executive_summary", "raci", "action_plan")


@cache
def export(document: str, name: str = "maison_calla.fr") -> Export:
    """A document of an example company."""
    return export_of(document, evaluated(example(name)), words_for(name.rpartition(".")[2]))


@cache
def pdf(document: str) -> bytes:
    """It as PDF."""
    return export(document).make(named("pdf")).data


@pytest.mark.parametrize("document", SAMPLE)
def test_the_checker_finds_nothing(tmp_path: Path, document: str) -> None:
    """No error and no warning: labels of lists, order of painting, heads of tables, furniture."""
    file = tmp_path / "document.pdf"
    file.write_bytes(pdf(document))
    assert unexplained(outloud.check(str(file)), export(document).source.tree) == []


def elements(kind: str, document: str) -> list[dict[str, object]]:
    """The elements of a kind in the structure of a PDF."""
    found: list[dict[str, object]] = []

    def walk(element: object) -> None:
        element = element.get_object()  # type: ignore[attr-defined]
        if isinstance(element, list):
            for inner in element:
                walk(inner)
        elif isinstance(element, dict):
            found.extend([element] if element.get("/S") == kind else [])
            if "/K" in element and "/Pg" not in element.get("/Type", ""):
                walk(element["/K"])

    walk(PdfReader(BytesIO(pdf(document))).root_object["/StructTreeRoot"])
    return found


def test_each_row_of_a_table_has_a_head() -> None:
    """The name of a dimension is read with each of its numbers."""
    heads = [e for e in elements("/TH", "executive_summary") if "/Row" in str(e["/A"])]
    table = next(b for b in parse(export("executive_summary").draft.marked).blocks if b.kind == "table")
    assert len(heads) == len(table.rows) - 1
    assert len(elements("/TH", "executive_summary")) == len(heads) + len(table.rows[0])


@pytest.mark.parametrize("document", ["gap_report", "action_plan", "raci", "format_spec_sheet"])
def test_letters_are_large_enough(document: str) -> None:
    """8 points in charts, 8 and a half at the head and foot of a page, 9 everywhere else."""
    page = export(document).source.page
    drawings = (*page.drawings("dimensions"), *page.drawings("risks"))
    charts = {text for drawing in drawings for text in re.findall(r"<text[^>]*>([^<]*)", drawing.svg)}
    for run in letters(pdf(document)):
        least = 8 if run.text in charts else 9 if 0.075 < run.middle < 0.925 else 8.5
        assert run.size >= least - 0.01, run


def test_a_box_to_tick_is_the_label_of_its_item() -> None:
    """Read as a list, whose marks are the boxes."""
    ticks = [block for block in parse(export("action_plan").draft.marked).blocks if block.name == "ticks"]
    labels = [text for element in elements("/Lbl", "action_plan") for text in [element.get("/K")]]
    assert len(labels) >= sum(len(block.blocks) for block in ticks) > 10
    assert None not in labels
    assert sum(run.text.strip() == "☐" for run in letters(pdf("action_plan"))) >= 10
