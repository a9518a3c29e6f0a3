"""An anonymous edition: no name of the company or of a person in any format, nor in a file's properties."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from cm_readiness.core.assessment import Action
from cm_readiness.i18n import words_for
from cm_readiness.report.anonymous import anonymised, names_left
from cm_readiness.report.documents import DOCUMENTS
from cm_readiness.report.export import FORMATS, Export
from cm_readiness.report.manifest import text_in

from .reports import answered, evaluated, example, level, shipped
from .test_formats import metadata_of

ALONE = [name for name, document in DOCUMENTS.items() if not document.compares]
"""Documents that need nothing to compare with."""

NAMES = re.compile(r"calla|\bjade\b|\btom\b|\bpaul\b", re.IGNORECASE)
ACTION = Action(id="a", what="Paul calls Tom", owner="Paul, workshop", due=date(2026, 12, 1))


def nameless(language: str) -> Export:
    """The report of an example company without names."""
    about = example(f"maison_calla.{language}").model_copy(update={"actions": (ACTION,)})
    words = words_for(language)
    return Export("gap_report", evaluated(anonymised(about, words, {"Tom": "the community manager"})), words)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_name_is_left_in_any_format(form: str, language: str) -> None:
    """Neither in the text nor in the properties, which are read as they are stored."""
    data = nameless(language).make(form).data
    if form == "docx":
        with ZipFile(BytesIO(data)) as parts:
            texts = [parts.read(name).decode("utf-8", "ignore") for name in parts.namelist()]
        stored = "".join(text for text in texts if text.lstrip().startswith("<"))
    elif form == "pdf":
        reader = PdfReader(BytesIO(data))
        metadata = metadata_of(reader)
        stored = text_in("pdf", data, language) + str(reader.metadata) + metadata
    else:
        stored = data.decode()
    assert not NAMES.search(stored), NAMES.findall(stored)


@pytest.mark.parametrize("document", ALONE)
def test_no_document_names_anybody(document: str) -> None:
    """The starters are prefilled with the same texts."""
    about = example("maison_calla.en").model_copy(update={"actions": (ACTION,)})
    words = words_for("en")
    evaluation = evaluated(anonymised(about, words, {"Tom": "the community manager"}))
    assert not NAMES.search(Export(document, evaluation, words).marked)


def test_only_whole_words_are_replaced_and_capitals_do_not_matter() -> None:
    """Tomorrow stays; a replacement that begins a sentence begins with a capital."""
    about = answered(
        {"purpose.business_goals": level(2, note="TOM said: tomorrow. Tom's list, Tomate, l’atelier de tom.")}
    )
    note = anonymised(about, words_for("en"), {"Tom": "the CM"}).answers["purpose.business_goals"].note
    assert note == "The CM said: tomorrow. The CM's list, Tomate, l’atelier de the CM."


def test_names_that_are_left_are_listed() -> None:
    """Capitalised words that are no words of the questionnaire, with those that begin a sentence."""
    about = answered(
        {
            "purpose.business_goals": level(
                2, note="Zoé wrote to Karim in Nantes on Monday. The page works. Instagram is fine."
            )
        },
        company={"name": "", "cm_setup": "agency"},
    )
    assert names_left([about], shipped(), "en") == ["Karim", "Nantes", "Zoé"]
