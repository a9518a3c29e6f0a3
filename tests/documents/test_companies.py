"""Ten invented companies, their documents against what a consultant expects of them.

The companies and the expectations lie in `tests/companies`. Where a document differs, somebody judges who is
right: a table is changed because it was wrong, never because the program says something else.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TypedDict

import pytest
from pypdf import PdfReader

from cm_readiness.core.evaluation import Evaluation
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.documents.render import render
from cm_readiness.files.assessments import read_assessment
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.reports import EXAMPLES, evaluated, example, shipped

HERE = Path(__file__).parent.parent / "companies"
DAY = date(2026, 11, 30)
WRITTEN = [name for name, about in DOCUMENTS.items() if about.alone]
READ = [
    "gap_report", "executive_summary", "action_plan", "onboarding_brief", "preparation_sheet",
]  # fmt: skip
"""What somebody reads; the others are starters to fill in, annexes and forms."""
DEFECTS = {
    "fr": r"\b(mais|manqu\w*)\b",
    "en": r"\b(but|missing|lacks?)\b",
    "es": r"\b(pero|falta\w*)\b",
}
DATED = ["gap_report", "action_plan"]
"""Documents that name the day of the next assessment."""


class Expected(TypedDict, total=False):
    """What is expected of one company: see the head of the file."""

    headline: dict[str, str]
    state: str
    priorities: list[str]
    questions: list[str]
    next: date
    never: dict[str, list[str]]
    not_read: dict[str, list[str]]
    said: dict[str, dict[str, list[str]]]
    pages: dict[str, int]


TABLES: Mapping[str, Expected] = tomllib.loads((HERE / "expectations.toml").read_text("utf-8"))
COMPANIES = sorted(TABLES)
EACH = [(name, language) for name in COMPANIES for language in ("fr", "en")]
EVERYBODY = [*EACH, *((name, name.rpartition(".")[2]) for name in sorted(EXAMPLES))]


@cache
def about(name: str) -> Evaluation:
    """A company of these, or an example, on the day."""
    return evaluated(example(name) if name in EXAMPLES else read_assessment(HERE / f"{name}.toml"), DAY)


@cache
def document(name: str, kind: str, language: str) -> str:
    """A document of a company as people read it; each is made once, and its spaces are plain ones."""
    text = render(kind, about(name), words_for(language))
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def documents(name: str, language: str, kinds: list[str] = WRITTEN) -> Iterator[tuple[str, str]]:
    """The documents of a company by their names."""
    for kind in kinds:
        yield kind, document(name, kind, language)


def standing(words: list[str], name: str, language: str, kinds: list[str]) -> list[str]:
    """Where whole words stand that may not, with what stands around them."""
    found = []
    for word in words:
        pattern = re.compile(rf".{{0,60}}(?<!\w){re.escape(word)}(?!\w).{{0,60}}", re.IGNORECASE)
        for kind, text in documents(name, language, kinds):
            found += [f"{kind}: {hit[0]}" for hit in pattern.finditer(without_sources(text, name))]
    return found


def without_sources(text: str, name: str) -> str:
    """A document without its list of sources and their titles beside the law: others gave them these."""
    for source in about(name).questionnaire.sources:
        text = text.replace(source.title.replace("\u00a0", " ").replace("\u202f", " "), "")
    return re.sub(r"^## (?:[A-Z]\. )?Sources$.*?(?=^## |\Z)", "", text, flags=re.MULTILINE | re.DOTALL)


def test_there_are_ten_and_a_table_for_each() -> None:
    """No file without expectations, no expectations without a file; half in French, half in English."""
    files = {path.stem: path for path in HERE.glob("*.toml") if path.stem != "expectations"}
    assert sorted(files) == COMPANIES
    assert len(COMPANIES) == 10
    written = [read_assessment(path).language for path in files.values()]
    assert (written.count("fr"), written.count("en")) == (5, 5)


@pytest.mark.parametrize("name", COMPANIES)
def test_the_headline_is_the_expected_one(name: str) -> None:
    """In each language that is listed: in the report's box, the summary's, and at the head of the plan."""
    for language, headline in TABLES[name]["headline"].items():
        for kind in ("gap_report", "executive_summary"):
            box = re.search(r"^> \*\*(.+?)\.?\*\*", document(name, kind, language), re.MULTILINE)
            assert box is not None and box[1].startswith(headline)
        assert headline in document(name, "action_plan", language)
    assert about(name).judgement.state == TABLES[name]["state"]


@pytest.mark.parametrize(("name", "language"), EACH)
def test_the_first_decisions_are_the_expected_ones(name: str, language: str) -> None:
    """Numbered on the first page and in the summary: priorities, or questions while it is open."""
    first = TABLES[name].get("priorities", TABLES[name].get("questions", []))
    names = [about(name).questionnaire.criteria[i].name.get(language) for i in first]
    shown = [
        title.partition(" (")[0].rstrip(".")
        for title in re.findall(
            r"^1?[123]\. \*\*(.+?)\*\*", document(name, "gap_report", language), re.MULTILINE
        )
    ][:3]
    assert shown == names
    summary = document(name, "executive_summary", language)
    places = [summary.find(f"**{title}") for title in names]
    assert -1 not in places and places == sorted(places)


@pytest.mark.parametrize(("name", "language"), EVERYBODY)
def test_priorities_are_read_in_their_order(name: str, language: str) -> None:
    """Whatever headings stand between them: the second is never read before the first."""
    report = document(name, "gap_report", language)
    numbers = [int(found) for found in re.findall(r"^#### (\d+)\. ", report, re.MULTILINE)]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(("name", "language"), EACH)
def test_no_word_stands_that_may_not(name: str, language: str) -> None:
    """Neither owners that the company does not have, nor words for another kind of organisation."""
    assert standing(TABLES[name]["never"][language], name, language, WRITTEN) == []
    assert standing(TABLES[name]["not_read"][language], name, language, READ) == []


@pytest.mark.parametrize(("name", "language"), EACH)
def test_what_has_to_be_said_is_said(name: str, language: str) -> None:
    """The company's own words, what its kind has to hear, and the law that it needs."""
    for kind, texts in TABLES[name]["said"].items():
        for text in texts.get(language, []):
            assert text in document(name, kind, language), (kind, text)


@pytest.mark.parametrize(("name", "language"), EACH)
def test_documents_agree_on_the_next_day(name: str, language: str) -> None:
    """The same day wherever one is named, and the advice's own number of days."""
    day = words_for(language).date(TABLES[name]["next"])
    assert [kind for kind in DATED if day not in document(name, kind, language)] == []
    next_one = re.compile(
        r"(?:Next assessment|New assessment|Prochaine évaluation|Nouvelle évaluation)\W+?"
        r"(\d{1,2}(?:er)? \w+ \d{4})"
    )
    days = {hit for _, text in documents(name, language) for hit in next_one.findall(text)}
    assert days == {day}


@pytest.mark.parametrize("name", COMPANIES)
def test_the_pdf_has_no_more_pages(name: str) -> None:
    """The report in the language of the company; the summary on one page."""
    language = about(name).assessment.language
    for kind, most in TABLES[name]["pages"].items():
        made = export_of(kind, about(name), words_for(language)).make(named("pdf"))
        assert len(PdfReader(BytesIO(made.data)).pages) <= most, kind


@pytest.mark.parametrize(("name", "language"), EVERYBODY)
def test_what_is_to_be_reached_is_no_defect(name: str, language: str) -> None:
    """Neither what shows that a step is done, nor the target of a priority or a starter."""
    label = re.compile(
        r"^.*\*\*(?:Done when:|Fait quand\W|Hecho cuando|Target:|Où il faut arriver\W|Objetivo:"
        r"|What this document has to reach|Ce que ce document doit atteindre|Lo que este).*$",
        re.MULTILINE,
    )
    lines = [line for _, text in documents(name, language) for line in label.findall(text)]
    assert lines or not about(name).gaps
    defect = re.compile(DEFECTS[language], re.IGNORECASE)
    assert [line for line in lines if defect.search(line)] == []


@pytest.mark.parametrize(("name", "language"), EVERYBODY)
def test_no_private_note_stands_anywhere(name: str, language: str) -> None:
    """Nor a part of one."""
    private = [a.private for a in about(name).assessment.answers.values() if a.private]
    for kind, text in documents(name, language):
        assert not [note for note in private if note in text or note[:25] in text], kind


def test_there_are_private_notes_to_be_kept() -> None:
    """The test above can fail."""
    kept = [a for name in COMPANIES for a in about(name).assessment.answers.values() if a.private]
    assert len(kept) >= 6


@pytest.mark.parametrize(
    ("name", "language"), [(n, lang) for n, lang in EVERYBODY if about(n).judgement.state == "open"]
)
def test_an_open_verdict_names_none(name: str, language: str) -> None:
    """Only where the report says how it is read do the names of verdicts stand."""
    own = {v.name.get(language) for v in about(name).questionnaire.verdicts}
    names = {*own, *(v.name.get(language) for v in shipped().verdicts)}
    for kind, text in documents(name, language, READ):
        bold = {hit.rstrip(". ") for hit in re.findall(r"\*\*(.+?)\*\*", text)}
        quoted = set(re.findall(r"[“«]\s?(.+?)\s?[”»]", text))
        assert not names & (bold | quoted), kind
