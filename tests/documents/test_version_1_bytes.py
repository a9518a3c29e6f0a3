"""What version 1.0.0 wrote about its examples, byte for byte: a move of code changes no document.

A Word file is compared by its parts, whose packing differs between systems. The versions of the libraries
that write PDF and Word stand beside the table: others write other bytes for the same text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from cm_readiness.core.comparison import present
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.language.words import words_for
from tests.exports import FORMATS, PAGES, export_of, named
from tests.reports import EXAMPLES, evaluated, example

TABLE: Mapping[str, str] = json.loads(Path(__file__).with_name("version_1_bytes.json").read_text("utf-8"))
OF_VERSION_1 = [name for name in DOCUMENTS if any(f"/{name}." in key for key in TABLE)]
RECORDED_WITH = {"pdf": ("typst", "0.15.2"), "docx": ("python-docx", "1.2.0")}


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
    known = {key.rpartition(".")[2] for key in TABLE}
    forms = [form for form in FORMATS if form in known and (form in PAGES or document == "gap_report")]
    return {form: export.make(named(form)).data for form in forms}


def is_comparable(form: str) -> bool:
    """Whether the library that writes a format is the one of the table."""
    package, recorded = RECORDED_WITH.get(form, ("", ""))
    return not package or version(package) == recorded


@pytest.mark.parametrize("document", OF_VERSION_1)
@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_a_document_has_the_bytes_of_version_1(name: str, document: str) -> None:
    """In every format that it came in."""
    found = {f"{name}/{document}.{form}": (form, data) for form, data in written(name, document).items()}
    assert found.keys() == {key for key in TABLE if key.startswith(f"{name}/{document}.")}
    differing = [
        key for key, (form, data) in found.items() if is_comparable(form) and digest(form, data) != TABLE[key]
    ]
    assert differing == []
