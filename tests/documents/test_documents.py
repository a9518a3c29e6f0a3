"""The family of documents: in every format, with nothing lost on the way."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from cm_readiness.app.export import Export
from cm_readiness.core.actions import plan_with_actions
from cm_readiness.core.assessment import Action
from cm_readiness.core.errors import ReadinessError
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.documents.render import render
from cm_readiness.files.atomic import write_bytes
from cm_readiness.language.words import words_for
from tests.documents.parsed import sections
from tests.documents.test_document import prose_lines
from tests.exports import FORMATS, PAGES, export_of, named
from tests.reports import EDGES, EXAMPLES, answered, evaluated, example, level

ALONE = [name for name, document in DOCUMENTS.items() if document.alone]
"""Documents that need nothing to compare with."""

FIRST_FR = ("Ce qui changerait ce verdict", "Les décisions à prendre maintenant", "Cette semaine")
FIRST_EN = ("What would change this verdict", "Decisions to take now", "This week")
"""What stands on the first page of a report about a company that is not ready."""
REPORT = ("gap_report", "technical_annex")

SLIPS = {
    "fr": r"['\"“”]|[^\u00a0]:(?!//|\d)|[^\u202f][;!?]|[^\u00a0][%»]|«[^\u00a0]",
    "en": r"['\"]|[ \u00a0\u202f][:;!?%]|[«»]",
}
"""What would be set wrongly in a language; `4:5` is a proportion."""
KNOWN = {"Title", "Contents"}


COMMITTED = Action(id="a", what="Buy a tripod", owner="Ana", due=date(2026, 12, 18))
"""Without a day that was agreed, there is no calendar."""


@cache
def export(document: str, name: str, *actions: Action) -> Export:
    """A document of an example company, in the language of its file."""
    about = example(name).model_copy(update={"actions": actions})
    return export_of(document, evaluated(about), words_for(name.rpartition(".")[2]))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("document", ALONE)
def test_every_document_comes_whole_in_every_format(document: str, form: str) -> None:
    """What was made is read back and counted, and the same file gives the same bytes."""
    name = ("maison_calla.fr", "menuiserie_lenoir.en")[ALONE.index(document) % 2]
    actions = (COMMITTED,) if form == "ics" else ()
    made = export(document, name, *actions).make(named(form))
    made.check(made.data)
    assert made.missing == ""
    assert export(document, name, *actions).make(named(form)).data == made.data


@pytest.mark.parametrize("case", EDGES)
@pytest.mark.parametrize("document", ALONE)
def test_every_document_reads_well_for_any_assessment(document: str, case: str) -> None:
    """One title, no level of heading skipped, nothing empty under a heading, no list run into the next."""
    language = ("en", "fr")[(ALONE.index(document) + list(EDGES).index(case)) % 2]
    text = render(document, evaluated(EDGES[case]()), words_for(language))
    found = sections(text)
    assert [s.level for s in found].count(1) == 1 and found[0].level == 1
    assert all(after.level <= before.level + 1 for before, after in pairwise(found))
    assert [s.title for s in found if not s.filled] == []
    assert not re.search(r"\bNone[.,|;)]|\[\]", text)
    assert not re.search(r"^(?:- |  ).*\n\n- ", text, re.MULTILINE)
    # The report and its annex have their own test, which leaves the titles of sources alone.
    for line in prose_lines(text) if document not in REPORT else ():
        assert not re.search(SLIPS[language], line), line


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_summary_and_the_crisis_protocol_fit_on_one_page(name: str) -> None:
    """A director reads one page; a page on the wall is one."""
    from io import BytesIO

    from pypdf import PdfReader

    for document in ("executive_summary", "crisis_protocol"):
        assert len(PdfReader(BytesIO(export(document, name).make(named("pdf")).data)).pages) == 1


def test_the_brief_prints_a_note_only_where_it_was_ticked() -> None:
    """Notes are the company's own until somebody decides otherwise."""
    answers = {
        "purpose.business_goals": level(3, note="Kept inside."),
        "purpose.channel_choice": level(3, note="For the person who comes.", brief=True),
    }
    text = render("onboarding_brief", evaluated(answered(answers)), words_for("en"))
    assert "For the person who comes." in text
    assert "Kept inside." not in text


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("company", ["maison_calla", "menuiserie_lenoir"])
def test_the_report_is_no_longer_than_a_director_reads(company: str, language: str) -> None:
    """Twelve pages, of which the first says what has to be decided."""
    from io import BytesIO

    from pypdf import PdfReader

    pages = PdfReader(BytesIO(export("gap_report", f"{company}.{language}").make(named("pdf")).data)).pages
    assert len(pages) <= 12
    first = " ".join(pages[0].extract_text().split())
    verdict = evaluated(example(f"{company}.{language}")).judgement.verdict
    assert verdict is not None
    for said in (f"{verdict.name.get(language)}.", *{"fr": FIRST_FR, "en": FIRST_EN}[language]):
        assert said in first


@pytest.mark.parametrize("form", PAGES)
def test_a_file_in_which_a_note_is_missing_is_refused(form: str, tmp_path: Path) -> None:
    """Nothing half-written is left, and what was there before is untouched."""
    short = export_of(
        "technical_annex", evaluated(answered({"purpose.business_goals": level(2)})), words_for("en")
    )
    full = export_of(
        "technical_annex",
        evaluated(answered({"purpose.business_goals": level(2, note="Said in the room.")})),
        words_for("en"),
    )
    path = tmp_path / f"report.{form}"
    path.write_bytes(b"before")
    with pytest.raises(ReadinessError, match="export_"):
        write_bytes(path, short.make(named(form)).data, replace=True, check=full.make(named(form)).check)
    assert path.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_data_in_which_evidence_is_missing_is_refused(form: str) -> None:
    """The same holds for what programs and spreadsheets read."""
    bare = export_of("gap_report", evaluated(answered({"purpose.business_goals": level(3)})), words_for("en"))
    whole = export_of(
        "gap_report",
        evaluated(answered({"purpose.business_goals": level(3, evidence=("A page", "A page"))})),
        words_for("en"),
    )
    with pytest.raises(ReadinessError, match="export_fewer"):
        whole.make(named(form)).check(bare.make(named(form)).data)


def test_the_action_plan_follows_what_the_company_decided() -> None:
    """An action stands in the place of its entry, one that was given up takes it away; no other one does."""
    assessment = example("menuiserie_lenoir.en")
    plan = plan_with_actions(evaluated(assessment))
    first, second, third = (item.entry for item in plan.periods[0].items[:3])
    assert first and second and third
    actions = (
        Action(
            id="1", criterion=first.criterion.id, to_level=first.to_level, what="Ask the bank.", owner="Nora"
        ),
        Action(id="2", criterion=second.criterion.id, to_level=second.to_level, status="dropped"),
        Action(id="3", criterion=third.criterion.id, to_level=4, what="Much later.", owner="Paul"),
    )
    text = render(
        "action_plan", evaluated(assessment.model_copy(update={"actions": actions})), words_for("en")
    )
    period = text[text.index("## Within 30 days") : text.index("## Within 60 days")]
    assert "- ☐ Ask the bank." in period and "| Nora |" in period
    headings = [line for line in period.splitlines() if line.startswith("### ")]
    assert not [line for line in headings if second.criterion.name.get("en") in line]
    assert [line for line in headings if third.criterion.name.get("en") in line]
    assert "Much later." not in period
