"""The objects of a PDF: found by its table, changed one by one, and a file that is cut off is refused."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from cm_readiness.core.errors import ReadinessError
from cm_readiness.formats.pdf.objects import Objects, entries, references
from cm_readiness.formats.pdf.text import pdf_text
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.reports import evaluated, example


@cache
def pdf() -> bytes:
    """A summary with a table whose rows have heads."""
    return (
        export_of("executive_summary", evaluated(example("maison_calla.en")), words_for("en"))
        .make(named("pdf"))
        .data
    )


def test_entries_are_told_apart() -> None:
    """Names as values, dictionaries and lists within, and brackets in texts."""
    found = entries(b"<</Type/Page/A[1 0 R<</B/C>>]/T(a (b) \\) >>/N)/K 3/D<</E<</F 1>>>>>>/Z 1")
    assert found == {
        "/Type": b"/Page", "/A": b"[1 0 R<</B/C>>]", "/T": b"(a (b) \\) >>/N)", "/K": b"3",
        "/D": b"<</E<</F 1>>>>",
    }  # fmt: skip
    assert references(found["/A"]) == [1]


def test_a_changed_file_is_read_by_another_library() -> None:
    """As many objects as before, each where the table says."""
    objects = Objects(pdf())
    number = references(entries(objects.trailer)["/Root"])[0]
    longer = objects[number].removesuffix(b">>") + b"/PageLayout/SinglePage>>"
    reader = PdfReader(BytesIO(objects.changed({number: longer})), strict=True)
    assert str(reader.root_object["/PageLayout"]) == "/SinglePage"
    assert str(len(list(objects)) + 1) == str(reader.trailer["/Size"])
    assert pdf_text(objects.changed({number: longer}), "en") == pdf_text(pdf(), "en")


@pytest.mark.parametrize("kept", [0, 100, 0.5, 0.99])
def test_a_file_that_is_cut_off_is_refused(kept: float) -> None:
    """It says so, whatever is left of it."""
    end = int(kept * len(pdf())) if kept < 1 else int(kept)
    with pytest.raises(ReadinessError, match="pdf_failed"):
        pdf_text(pdf()[:end], "en")


def test_a_file_whose_table_is_wrong_is_refused() -> None:
    """Its objects lie elsewhere."""
    with pytest.raises(ReadinessError, match="pdf_failed"):
        pdf_text(pdf().replace(b"%PDF-1.7\n", b"%PDF-1.7\n\n\n", 1), "en")
