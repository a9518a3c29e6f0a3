"""Forms of one page: as PDF, in Word as another office program opens it, and printed by a browser."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cm_readiness.app.export import Export
from cm_readiness.formats.fitting import LEVELS
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.formats.printed import letters
from tests.needs import need
from tests.reports import EXAMPLES, evaluated, example

FORMS = (
    "raci", "watch_note", "channel_matrix", "measurement_plan", "executive_summary",
    "crisis_protocol", "approval_lanes", "intake_form",
)  # fmt: skip
LONG = (
    "Groupement interprofessionnel des artisans menuisiers, ébénistes et charpentiers du Grand Ouest " * 2
)[:170]
"""A name that takes three lines of a title."""


def export(document: str, name: str, *, company: str = "") -> Export:
    """A document of an example company, with another name if one is given."""
    about = example(name)
    if company:
        about = about.model_copy(update={"company": {**about.company, "name": company}})
    return export_of(document, evaluated(about), words_for(name.rpartition(".")[2]))


def pages(data: bytes) -> int:
    """How many a PDF has."""
    return len(PdfReader(BytesIO(data)).pages)


@pytest.mark.parametrize("document", FORMS)
@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_a_form_is_one_page_as_pdf(name: str, document: str) -> None:
    """Set as closely as it takes."""
    made = export(document, name).make(named("pdf"))
    made.check(made.data)
    assert pages(made.data) == 1


@pytest.mark.parametrize("name", ["maison_calla.fr", "menuiserie_lenoir.en"])
def test_a_long_name_leaves_the_summary_on_one_page(name: str) -> None:
    """As PDF, and in Word by its own count."""
    summary = export("executive_summary", name, company=LONG)
    assert pages(summary.make(named("pdf")).data) == 1


def test_what_never_fits_is_set_the_usual_way() -> None:
    """A report of several pages is not made small for nothing."""
    data = export("preparation_sheet", "maison_calla.fr").make(named("pdf")).data
    assert pages(data) > 1
    assert LEVELS[0].title in {round(size, 1) for *_, size in letters(data)}


def word(document: str, name: str, *, company: str = "") -> bytes:
    """A Word file."""
    return export(document, name, company=company).make(named("docx")).data


def opened(folder: Path, files: Mapping[str, bytes]) -> dict[str, int]:
    """The pages of Word files in LibreOffice, all in one start."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    home = f"-env:UserInstallation=file://{folder}/home"
    command = [need("soffice"), home, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, *sorted(map(str, folder.glob("*.docx")))], capture_output=True, check=True, timeout=300
    )
    return {name: pages((folder / f"{name}.pdf").read_bytes()) for name in files}


def test_a_form_is_one_page_in_word_and_its_contents_are_right(tmp_path: Path) -> None:
    """Page numbers stand in the table of contents before anybody renews it, and they are right."""
    names = ("maison_calla.fr", "menuiserie_lenoir.fr")
    forms = {f"{form}.{name}": word(form, name) for name in names for form in FORMS[:5]}
    forms["long"] = word("executive_summary", "maison_calla.fr", company=LONG)
    reports = {f"gap_report.{name}": word("gap_report", name) for name in (*names, "maison_calla.en")}
    reports["annex"] = word("technical_annex", "maison_calla.fr")
    counted = opened(tmp_path, forms | reports)
    assert {name: counted[name] for name in forms} == dict.fromkeys(forms, 1)
    for name, data in reports.items():
        assert listed(data) == real(tmp_path / f"{name}.pdf")


def listed(data: bytes) -> list[tuple[str, int]]:
    """The entries of a table of contents with their pages."""
    import docx

    paragraphs = docx.Document(BytesIO(data)).paragraphs
    entries = [p for p in paragraphs if p.style is not None and str(p.style.name).startswith("toc")]
    texts = ["".join(part.text or "" for part in entry._p.xpath(".//w:t")) for entry in entries]
    return [
        (squeezed(match[1]), int(match[2])) for text in texts if (match := re.fullmatch(r"(.*?)(\d+)", text))
    ]


def real(path: Path) -> list[tuple[str, int]]:
    """The headings of a PDF, two levels deep, with their pages."""
    reader: Any = PdfReader(path)
    found: list[tuple[str, int]] = []

    def walk(entries: list[Any], depth: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, depth + 1)
            elif depth <= 1:
                found.append((squeezed(entry.title), reader.get_destination_page_number(entry) + 1))

    walk(list(reader.outline), 0)
    return found


def squeezed(text: str) -> str:
    """A heading without spaces."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    "document", ["raci", "watch_note", "channel_matrix", "measurement_plan", "executive_summary"]
)
def test_a_form_is_one_page_when_it_is_printed(tmp_path: Path, document: str) -> None:
    """From the page, in letters as wide as this machine has."""
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_bytes(export(document, "maison_calla.fr").make(named("html")).data)
    command = [
        need("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update",
        f"--user-data-dir={tmp_path}/profile",
        "--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    assert pages(printed.read_bytes()) == 1
