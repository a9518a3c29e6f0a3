"""What documents say of a verdict: nothing while it is open, else what decides it and nothing more."""

from __future__ import annotations

import re
from functools import cache

import pytest

from cm_readiness.core.assessment import Assessment
from cm_readiness.core.comparison import present
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.core.text import Text
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.documents.render import render
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.views.anonymous import Anonymiser
from cm_readiness.views.context import Context
from cm_readiness.views.plan import plan_view
from cm_readiness.views.this_week import this_week_view
from cm_readiness.views.verdict import verdict_view
from tests.build import assessment, criterion, dimension, questionnaire
from tests.exports import FORMATS, PAGES, export_of, named, text_in
from tests.reports import AS_OF, EDGES, EXAMPLES, answered, evaluated, example, level, shipped

GIVEN = "Verdictum"
"""What all verdicts are called here: a word that stands nowhere else."""
EARLY = "Praemature"
FEW = {
    "purpose.business_goals": level(4),
    "role_clarity.mandate": level(0),
    "trend_watch.commitment": level(3),
}
OPEN = {"nothing answered": {}, "few answered": FEW}
SHOWING = ("executive_summary", "gap_report", "technical_annex", "action_plan", "progress_report")
TABLES = [form for form in FORMATS if form not in PAGES and form not in ("json", "ics")]
"""Data keeps the verdict with its state; a calendar has nothing before somebody commits to a day."""


def called(word: str) -> Text:
    """The same name in every language."""
    return Text.model_validate(dict.fromkeys(("fr", "en"), word))


@cache
def marked(undecided: bool) -> Questionnaire:
    """The shipped questionnaire with striking names, with its words for an open verdict or without."""
    of, own = shipped(), shipped().undecided
    assert own is not None
    early = own.model_copy(update={"name": called(EARLY)}) if undecided else None
    # Without the names of some companies: they would stand in place of the striking one.
    verdicts = [v.model_copy(update={"name": called(GIVEN), "variants": ()}) for v in of.verdicts]
    return of.model_copy(update={"verdicts": tuple(verdicts), "undecided": early})


def open_evaluation(
    case: str, *, undecided: bool = True, anonymous: bool = False, language: str = "en"
) -> Evaluation:
    """An assessment of which too little is known."""
    about: Assessment = answered(OPEN[case])
    if anonymous:
        about = Anonymiser(shipped(), [about], words_for(language), {}).assessment(about)
    found = evaluate(marked(undecided), about, AS_OF)
    assert found.judgement.state == "open"
    return found


@pytest.mark.parametrize("case", OPEN)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "document",
    [name for name, about in DOCUMENTS.items() if not (about.rounds or about.workshop or about.portfolio)],
)
def test_no_document_names_a_verdict_while_it_is_open(document: str, language: str, case: str) -> None:
    """With names or without, compared with a side that had a verdict or not."""
    before = evaluate(marked(undecided=True), example("maison_calla.en"), AS_OF)
    assert before.judgement.state == "settled"
    for anonymous in (False, True):
        about = open_evaluation(case, anonymous=anonymous, language=language)
        against = present(before) if DOCUMENTS[document].compares else None
        text = render(document, about, words_for(language), against=against)
        assert GIVEN not in text
        assert (EARLY in text) == (document in SHOWING)


@pytest.mark.parametrize("case", OPEN)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", TABLES)
def test_no_table_names_a_verdict_while_it_is_open(form: str, language: str, case: str) -> None:
    """Workbook and slides say that it is too early, and what to find out; the answers alone say neither."""
    export = export_of("gap_report", open_evaluation(case), words_for(language))
    text = text_in(form, export.make(named(form)).data, language)
    assert GIVEN not in text
    assert (EARLY in text) == (form in ("xlsx", "pptx"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_would_be_seen(language: str) -> None:
    """The same documents show a verdict that is settled: the tests above can fail."""
    settled = evaluate(marked(undecided=True), example("maison_calla.en"), AS_OF)
    for document in ("executive_summary", "gap_report", "action_plan"):
        assert GIVEN in render(document, settled, words_for(language))
    assert GIVEN in text_in(
        "xlsx", export_of("gap_report", settled, words_for(language)).make(named("xlsx")).data, language
    )


@pytest.mark.parametrize(
    ("language", "name", "meaning"),
    [
        ("en", "Too early to say", "31 answers are missing: the score can still be anywhere from 0 to 100."),
        (
            "fr",
            "Trop tôt pour le dire",
            "Il manque 31 réponses\u00a0: le score peut encore aller de 0 à 100.",
        ),
    ],
)
def test_a_questionnaire_without_words_for_it_gets_the_program_s(
    language: str, name: str, meaning: str
) -> None:
    """Name, meaning and advice; and the questions come from the criteria."""
    shown = verdict_view(Context(open_evaluation("nothing answered", undecided=False), words_for(language)))
    assert (shown["name"], shown["cover"], shown["meaning"]) == (name, name, meaning)
    assert shown["advice"] and shown["certainty"]
    assert not any((shown["id"], shown["low"], shown["high"], shown["firm"], shown["reasons"]))


def test_where_nothing_applies_nothing_is_missing() -> None:
    """No answer to find out, so none is said to be missing."""
    small = questionnaire(dimension("a", criterion("x", applies_if={"name": ["b"]})))
    shown = verdict_view(
        Context(evaluate(small, assessment({}, company={"name": "a"}), AS_OF), words_for("en"))
    )
    assert shown["meaning"] == (
        "Nothing that is asked applies to the company, so there is nothing to conclude."
    )
    assert (shown["advice"], shown["certainty"]) == ("", "")


TWO = questionnaire(
    dimension("a", criterion("x", critical=True), criterion("y")),
    dimension("b", criterion("z"), criterion("v", critical=True)),
    dimension("c", criterion("w")),
)


@pytest.mark.parametrize(
    ("levels", "reasons"),
    [
        (
            (1, 4, 3, 3, 3),
            ["One dimension is below the threshold of 50: “a” (49).", "One gate is closed: “x (en)”."],
        ),
        ((2, 2, 2, 2, 1), ["The overall score is 42, below the threshold of 50."]),
        ((3, 3, 3, 3, 2), []),
    ],
)
def test_only_the_reasons_that_hold_are_said(levels: tuple[int, ...], reasons: list[str]) -> None:
    """Each with its limit, its value and its names."""
    answers = dict(zip(("a.x", "a.y", "b.z", "b.v", "c.w"), levels, strict=True))
    shown = verdict_view(Context(evaluate(TWO, assessment(answers), AS_OF), words_for("en")))
    assert [r.replace("“a (en)”", "“a”") for r in shown["reasons"]] == reasons
    assert shown["grounds"] == shown["reasons"] + shown["facts"]


@pytest.mark.parametrize("case", EDGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_reason_is_said_with_or(case: str, language: str) -> None:
    """A list of possible reasons is no reason."""
    shown = verdict_view(Context(evaluated(EDGES[case]()), words_for(language)))
    assert not [text for text in shown["reasons"] if re.search(r"\b(or|ou)\b", text)]


@pytest.mark.parametrize("document", ["executive_summary", "action_plan", "gap_report"])
def test_this_week_stands_in_what_management_reads(document: str) -> None:
    """Every act with its minutes, and the minutes in all; nothing where nothing is pressing."""
    about = evaluated(example("maison_calla.en"))
    week = this_week_view(Context(about, words_for("en")))
    text = render(document, about, words_for("en"))
    assert week["minutes"] == sum(act["minutes"] for act in week["acts"]) == 180
    assert "> **This week (180 minutes in all):**" in text
    assert all(f"> - {act['do']} *({act['minutes']} min)*" in text for act in week["acts"])
    calm = evaluated(EDGES["all at 4"]())
    assert this_week_view(Context(calm, words_for("en")))["acts"] == []
    assert "This week" not in render(document, calm, words_for("en"))


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_done_when_says_a_proof_and_never_a_defect(name: str) -> None:
    """The step's proof, wherever a plan prints it."""
    language = name.rpartition(".")[2]
    about = evaluated(example(name))
    plan = plan_view(Context(about, words_for(language)))
    entries = [entry for period in plan["periods"] for entry in period["entries"]]
    assert entries
    label = words_for(language)("Done when:")
    text = render("action_plan", about, words_for(language))
    for entry in entries:
        step = about.questionnaire.criteria[entry["id"]].steps[entry["to_level"] - 1]
        assert step.proof is not None
        assert entry["done_when"] == step.proof.get(language)
        assert f"- **{label}** {entry['done_when']}" in text
    lines = [line for line in text.splitlines() if label in line]
    assert not [line for line in lines if re.search(r"\b(mais|but|manqu\w*|missing)\b", line, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("about", "date"),
    [
        (example("maison_calla.en"), "19 February 2027"),
        (EDGES["nothing answered"](), "22 December 2026"),
        (EDGES["all at 4"](), "22 November 2027"),
    ],
    ids=["not yet", "open", "go"],
)
def test_report_and_plan_agree_on_the_next_day(about: Assessment, date: str) -> None:
    """A working day; a year at the best verdict, a month while it is too early for one."""
    evaluation, words = evaluated(about), words_for("en")
    assert f"**Next assessment:** {date}" in render("gap_report", evaluation, words)
    assert f"| New assessment | {date} | |" in render("action_plan", evaluation, words)
