"""What would change the verdict, said on the first page."""

from __future__ import annotations

from datetime import date

import pytest

from cm_readiness.core.assessment import Answer, Given
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.language.words import words_for
from cm_readiness.views.context import Context
from cm_readiness.views.verdict import verdict_view
from cm_readiness.views.verdict_change import verdict_change
from tests.build import assessment, criterion, dimension, questionnaire, text
from tests.reports import AT, EDGES, EXAMPLES, all_with, evaluated, example, level

VERDICTS = [
    {
        "id": "no",
        "name": text("no"),
        "when": {"overall_below": 50, "gates_closed_at_least": 1},
        "next_days": 9,
    },
    {"id": "go", "name": text("go"), "next_days": 9},
]
SMALL = questionnaire(
    dimension("a", criterion("x", critical=True), criterion("y"), criterion("z")), verdicts=VERDICTS
)


def said(answers: dict[str, Given | Answer], asked: Questionnaire = SMALL, **more: object) -> str:
    """The sentences on a small questionnaire, in English."""
    about = evaluate(asked, assessment(answers, **more), date(2026, 11, 22))
    return " ".join(verdict_change(Context(about, words_for("en")))).replace(" (en)", "")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"a.x": 1, "a.y": 3, "a.z": 3}, "of work away: “x” to level 2."),
        ({"a.x": 1, "a.y": 0, "a.z": 3}, "6 days of work away: “y” to level 1, “x” to level 2."),
        ({"a.x": 2, "a.y": 0, "a.z": 0}, "of work away: “z” to level 1, “y” to level 3."),
        ({}, "Answers, not work: find out “x”, “y” and “z”."),
    ],
)
def test_the_cheapest_way_is_named_with_its_levels(answers: dict[str, Given | Answer], expected: str) -> None:
    """With what it takes; while the verdict is open, no verdict is named."""
    assert expected in said(answers)


def test_the_best_verdict_names_what_it_would_be_lost_by() -> None:
    """One level less on the gate closes it; one less elsewhere changes nothing."""
    assert said({"a.x": 2, "a.y": 3, "a.z": 3}).startswith(
        "Nothing has to change. Protect “x”: one level less would cost the verdict."
    )


def test_the_best_verdict_that_nothing_single_costs_names_what_is_critical() -> None:
    """And what to doubt: high answers that name no evidence."""
    assert said({"a.x": 4, "a.y": 4, "a.z": 4}) == (
        "Nothing has to change, and no single step back would cost the verdict. Protect first what is "
        "critical: “x”. To be doubted: three high answers name no evidence, first of all “x”, “y” and “z”."
    )


def test_all_at_the_top_with_evidence_is_doubted_too() -> None:
    """It is rare; somebody from outside should look."""
    top = Answer(level=4, answered=AT, evidence=("Shown.",))
    assert "everything stands at the highest level" in said({"a.x": top, "a.y": top, "a.z": top})
    high = Answer(level=3, answered=AT, evidence=("Shown.",))
    assert "doubted" not in said({"a.x": high, "a.y": top, "a.z": top})


def test_proof_alone_is_said_to_be_enough() -> None:
    """Where the strict rule holds levels down, and no work is asked for."""
    about = evaluated(EDGES["strict without evidence"]())
    sentence = " ".join(verdict_change(Context(about, words_for("en"))))
    assert sentence.startswith("Proof alone leads to “") and "days" not in sentence


def test_a_way_that_rests_on_missing_answers_says_so() -> None:
    """Nobody knows them; they may stand higher already."""
    sentence = " ".join(verdict_change(Context(evaluated(EDGES["mixed and express"]()), words_for("en"))))
    assert sentence.endswith("A missing answer counts as level 0 here: finding it out first may save work.")


def test_a_verdict_out_of_reach_says_what_keeps_it_there() -> None:
    """Targets that are too low for it."""
    low = questionnaire(dimension("a", criterion("x", target=1), criterion("y", target=1)), verdicts=VERDICTS)
    assert "higher targets would leave more room" in said({"a.x": 0, "a.y": 0}, low)


@pytest.mark.parametrize("name", [*EDGES, *sorted(EXAMPLES)])
def test_it_is_one_line_for_any_company(name: str) -> None:
    """Short enough for a first page; nothing is said only where nothing applies."""
    about = evaluated(EDGES[name]() if name in EDGES else example(name))
    for language in ("en", "fr", "es"):
        sentences = " ".join(verdict_change(Context(about, words_for(language))))
        assert len(sentences) < 420
        assert bool(sentences) == (name != "all left out" or bool(about.find_out))
        if about.judgement.state == "open":
            assert not any(v.name.get(language) in sentences for v in about.questionnaire.verdicts)


def test_an_express_verdict_says_on_how_many_criteria_it_rests() -> None:
    """In its headline and wherever it stands in one line; a full one does not."""
    express = all_with(lambda _: level(4, evidence=("Shown.",)), depth="express")
    view = verdict_view(Context(evaluated(express), words_for("en")))
    count = evaluated(express).progress.in_scope
    assert view["headline"] == f"{view['name']}, on the {count} criteria of the express questionnaire"
    assert view["cover"].endswith(f"on the {count} criteria of the express questionnaire")
    full = verdict_view(Context(evaluated(EDGES["all at 4"]()), words_for("en")))
    assert full["headline"] == full["name"]
