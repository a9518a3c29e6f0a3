"""Every document about the examples, byte for byte: a move of code changes none.

A change that is meant to change some records those anew, and says why. A Word file is compared by its parts,
whose packing differs between systems. The version of the library that writes PDF and draws the charts of Word
stands beside the table: others write other bytes for the same text.
"""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from cm_readiness.core.comparison import present
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.language.words import words_for
from tests.exports import PAGES, export_of, named
from tests.reports import EXAMPLES, evaluated, example

TABLE = Path(__file__).with_name("recorded_bytes.json")
RECORDED = ("md", "html", "pdf", "docx", "json", "csv")
RECORDED_WITH = {"pdf": ("typst", "0.15.2"), "docx": ("typst", "0.15.2")}


def digest(form: str, data: bytes) -> str:
    """The SHA-256 of a file, or of the parts of a Word file."""
    if form != "docx":
        return sha256(data).hexdigest()
    parts = sha256()
    with ZipFile(BytesIO(data)) as packed:
        for name in packed.namelist():
            parts.update(name.encode() + packed.read(name))
    return parts.hexdigest()


def written(name: str, document: str) -> dict[str, bytes]:
    """A document of an example in every format; the progress is that since the other company."""
    company, language = name.split(".")
    other = {"maison_calla": "menuiserie_lenoir"}.get(company, "maison_calla")
    against = present(evaluated(example(f"{other}.{language}"))) if DOCUMENTS[document].compares else None
    export = export_of(document, evaluated(example(name)), words_for(language), against=against)
    forms = [form for form in RECORDED if form in PAGES or document == "gap_report"]
    return {form: export.make(named(form)).data for form in forms}


def is_comparable(form: str) -> bool:
    """Whether the library that writes a format is the one of the table."""
    package, recorded = RECORDED_WITH.get(form, ("", ""))
    return not package or version(package) == recorded


def recorded() -> dict[str, str]:
    """The digest of each file."""
    table: dict[str, str] = json.loads(TABLE.read_text("utf-8"))
    return table


@pytest.mark.parametrize(
    "document",
    [name for name, about in DOCUMENTS.items() if not (about.rounds or about.workshop or about.portfolio)],
)
@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_a_document_has_the_recorded_bytes(name: str, document: str, request: pytest.FixtureRequest) -> None:
    """In every format that it comes in; `--update-golden`, in one process, records them anew."""
    found = {f"{name}/{document}.{form}": (form, data) for form, data in written(name, document).items()}
    table = recorded()
    differing = {
        key: digest(form, data)
        for key, (form, data) in found.items()
        if is_comparable(form) and digest(form, data) != table.get(key)
    }
    if request.config.getoption("--update-golden", default=False):
        TABLE.write_text(json.dumps(table | differing, indent=1) + "\n", "utf-8")
        return
    assert found.keys() == {key for key in table if key.startswith(f"{name}/{document}.")}
    assert list(differing) == []
