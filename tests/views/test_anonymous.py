"""An anonymous edition: no name of the company or of a person in any format, nor in a file's properties."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from cm_readiness.app.export import Export
from cm_readiness.core.assessment import Action, Answer, Assessment
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.language.words import words_for
from cm_readiness.views.anonymous import Anonymiser, names_left
from tests.exports import FORMATS, export_of, named, text_in
from tests.formats.test_formats import metadata_of
from tests.reports import answered, evaluated, example, level, shipped

ALONE = [name for name, document in DOCUMENTS.items() if document.alone]
"""Documents that need nothing to compare with."""

NAMES = re.compile(r"calla|\bjade\b|\btom\b|\bpaul\b", re.IGNORECASE)
ACTION = Action(id="a", what="Paul calls Tom", owner="Paul, workshop", due=date(2026, 12, 1))


def hidden(about: Assessment, language: str = "en", /, **instead: str) -> Assessment:
    """An assessment without names."""
    return Anonymiser(shipped(), [about], words_for(language), instead).assessment(about)


def nameless(language: str) -> Export:
    """The report of an example company without names."""
    about = example(f"maison_calla.{language}").model_copy(update={"actions": (ACTION,)})
    words = words_for(language)
    return export_of("gap_report", evaluated(hidden(about, language, Tom="the community manager")), words)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_name_is_left_in_any_format(form: str, language: str) -> None:
    """Neither in the text nor in the properties, which are read as they are stored."""
    data = nameless(language).make(named(form)).data
    if data.startswith(b"PK"):
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
    evaluation = evaluated(hidden(about, "en", Tom="the community manager"))
    assert not NAMES.search(export_of(document, evaluation, words).draft.marked)


def test_only_whole_words_are_replaced_and_capitals_do_not_matter() -> None:
    """Tomorrow stays; a replacement that begins a sentence begins with a capital."""
    about = answered(
        {"purpose.business_goals": level(2, note="TOM said: tomorrow. Tom's list, Tomate, l’atelier de tom.")}
    )
    note = hidden(about, Tom="the CM").answers["purpose.business_goals"].note
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
    assert names_left([about], shipped()) == ["Karim", "Nantes", "Zoé"]


@pytest.mark.parametrize("name", ["Purpose", "Freelance", "fr", "Threads", "mandate", "in_house"])
def test_an_edition_without_names_scores_the_same(name: str) -> None:
    """A company that is called like a dimension, a choice or a country changes no answer and no scope."""
    about = example("maison_calla.en")
    called = about.model_copy(update={"company": {**about.company, "name": name}})
    told = hidden(called, mandate="scope")
    assert told.company == {**about.company, "name": ""}
    assert told.answers.keys() == about.answers.keys()
    assert evaluated(told).overall.score == evaluated(about).overall.score


@pytest.mark.parametrize(
    ("name", "note", "told"),
    [
        ("Jörg Groß", "Jörg Groß came, and JÖRG GROSS too.", "X came, and X too."),
        ("İpek", "İpek was here.", "X was here."),
        ("Ayni", "Aynı gün", "X gün"),
        ("L'Oréal", "At L’Oréal.", "At X."),
        ("L’Oréal", "At L'Oréal.", "At X."),
        ("Jean-Luc", "With Jean‑Luc.", "With X."),
        ("Tom", "See reports_Tom.pdf and Tom_2026.xlsx.", "See reports_X.pdf and X_2026.xlsx."),
        ("Marie Anne", "With Marie\u00a0Anne.", "With X."),
        ("Dupont", "With Du\u00adpont.", "With X."),
    ],
)
def test_a_name_is_found_however_it_is_typed(name: str, note: str, told: str) -> None:
    """With other apostrophes, hyphens and spaces, in capitals, and between low lines."""
    about = answered({"purpose.business_goals": level(2, note=note)})
    about = about.model_copy(update={"respondent": ""})
    swapped = Anonymiser(shipped(), [about], words_for("en"), {name: "X"}).assessment(about)
    assert swapped.answers["purpose.business_goals"].note == told


def test_a_name_that_is_left_out_leaves_its_line() -> None:
    """Evidence that was nothing but a name is still a line of evidence, and a reason still one."""
    about = answered(
        {
            "purpose.business_goals": level(3, evidence=("Tom",), note="Tom"),
            "purpose.launch_gate": Answer(not_applicable="Tom"),
        }
    )
    told = hidden(about, Tom="").answers
    assert told["purpose.business_goals"].evidence == ("…",)
    assert told["purpose.business_goals"].note == "…"
    assert told["purpose.launch_gate"].not_applicable == "…"


def test_names_in_the_names_of_files_are_listed() -> None:
    """A low line parts words."""
    about = answered({"purpose.business_goals": level(3, evidence=("reports_Karim.pdf",))})
    assert names_left([about], shipped()) == ["Karim"]


def test_the_longest_name_is_replaced_first() -> None:
    """Else a part of it would be left; and nothing private comes along, whoever shows it."""
    note = level(2, note="Tom Martin called Tom.", private="Tom leaves in May.")
    told = hidden(answered({"purpose.business_goals": note}, respondent="Tom Martin"), Tom="the CM")
    answer = told.answers["purpose.business_goals"]
    assert (answer.note, answer.private) == ("The respondent called the CM.", "")
