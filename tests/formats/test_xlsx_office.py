"""Workbooks as another office program opens them: printed, and saved again."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from pypdf import PdfReader

from cm_readiness.formats.xlsx.text import sheets_of
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.formats.test_formats import hostile
from tests.needs import need
from tests.reports import evaluated, example


def opened(folder: Path, data: bytes, form: str) -> Path:
    """What LibreOffice makes of a workbook."""
    (folder / "in").mkdir()
    file = folder / "in" / "book.xlsx"
    file.write_bytes(data)
    home = f"-env:UserInstallation=file://{folder}/home"
    command = [need("soffice"), home, "--headless", "--convert-to", form, "--outdir", str(folder), str(file)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return folder / f"book.{form}"


def test_it_prints_on_landscape_pages_that_are_one_wide(tmp_path: Path) -> None:
    """How to fill it in, then one page with verdict and chart; others have their head, and all a number."""
    export = export_of("gap_report", evaluated(example("maison_calla.fr")), words_for("fr"))
    pages = PdfReader(opened(tmp_path, export.make(named("xlsx")).data, "pdf")).pages
    assert all(round(page.mediabox.width) == 842 and round(page.mediabox.height) == 595 for page in pages)
    texts = [re.sub(r"\s+", " ", page.extract_text()) for page in pages]
    assert len(pages) < 14
    headed = ("Continuer sur l’essentiel", "Profil des dimensions")
    results = [number for number, text in enumerate(texts, 1) if all(word in text for word in headed)]
    assert len(results) == 1
    for number, text in enumerate(texts, 1):
        assert f"{number} / {len(pages)}" in text
        assert number in (1, *results) or "Critère" in text


def test_saved_again_it_holds_the_same(tmp_path: Path) -> None:
    """Cell for cell, with texts that look like formulas and markup."""
    data = export_of("gap_report", evaluated(hostile()[-1]), words_for("en")).make(named("xlsx")).data
    again = sheets_of(opened(tmp_path, data, "xlsx").read_bytes())
    for name, rows in sheets_of(data).items():
        kept = [[str(cell) for cell in row[: len(rows[0])]] for row in again[name][: len(rows)]]
        assert kept == [[str(cell) for cell in row] for row in rows]
