"""Slides as another office program shows them."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pptx
import pytest
from pypdf import PdfReader

from cm_readiness.language.records import RECORDS
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.needs import need
from tests.reports import evaluated, example


@pytest.mark.parametrize("language", RECORDS)
def test_it_prints_as_many_pages_as_there_are_slides(tmp_path: Path, language: str) -> None:
    """In the format of the slides, each with its title and, but for the first, its number."""
    data = (
        export_of("gap_report", evaluated(example("maison_calla.fr")), words_for(language))
        .make(named("pptx"))
        .data
    )
    file = tmp_path / "slides.pptx"
    file.write_bytes(data)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [
        need("soffice"),
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(file),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    pages = PdfReader(tmp_path / "slides.pdf").pages
    slides = list(pptx.Presentation(BytesIO(data)).slides)
    assert len(pages) == len(slides)
    for number, (page, slide) in enumerate(zip(pages, slides, strict=True), 1):
        assert page.mediabox.width / page.mediabox.height == pytest.approx(16 / 9, abs=0.01)
        text = re.sub(r"\s+", "", page.extract_text())
        title = slide.shapes.title
        assert title is not None and re.sub(r"\s+", "", title.text_frame.text) in text
        assert (
            number == 1
            or text.endswith(str(number))
            or str(number) in re.findall(r"\d+", page.extract_text())
        )
