"""What a verdict rests on, in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from cm_readiness.core.assessment import Assessment
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.questionnaire import Verdict, When
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import examples, questionnaires_folder
from cm_readiness.language.words import words_for
from cm_readiness.views.context import Context
from cm_readiness.views.report import view
from cm_readiness.views.score_text import score_text
from cm_readiness.views.this_week import act_sentences, this_week_view, week_title
from cm_readiness.views.verdict_reasons import reasons

QUESTIONNAIRE = read_questionnaire(questionnaires_folder() / "community_manager")
CALLA = next(path for path in examples() if path.stem == "maison_calla.en")
TODAY = date(2026, 11, 22)
CLOSED = "purpose.rules_of_the_game"


def calla(**changes: object) -> Assessment:
    """An example company, of which nearly everything is known."""
    return read_assessment(CALLA).model_copy(update=changes)


def test_only_what_holds_is_said() -> None:
    """The overall is not below the limit, so no sentence is about it."""
    evaluation = evaluate(QUESTIONNAIRE, calla(), TODAY)
    assert reasons(Context(evaluation, words_for("en"))) == [
        "Four gates are closed: “Rules of the game”, “Written mandate”, "
        "“Access and continuity” and “Crisis protocol”."
    ]


def test_each_condition_that_holds_has_its_sentence() -> None:
    """The overall first, then each dimension with its closed gates, then the gates."""
    when = When.model_validate({"overall_below": 60, "any_dimension_below": 40, "gates_closed_at_least": 4})
    worst = QUESTIONNAIRE.verdicts[0]
    changed = Verdict.model_validate({**worst.model_dump(by_alias=True), "when": when, "variants": ()})
    strict = QUESTIONNAIRE.model_copy(update={"verdicts": (changed, *QUESTIONNAIRE.verdicts[1:])})
    assert reasons(Context(evaluate(strict, calla(), TODAY), words_for("en"))) == [
        "The overall score is 59, below the threshold of 60.",
        "One dimension is below the threshold of 40: “Role clarity” (31).",
        "Four gates are closed: “Rules of the game”, “Written mandate”, "
        "“Access and continuity” and “Crisis protocol”.",
    ]


def test_too_early_for_a_verdict_is_too_early_for_reasons() -> None:
    """One answer closes a gate, and nothing is said about a verdict."""
    evaluation = evaluate(QUESTIONNAIRE, calla(answers={CLOSED: calla().answer_to(CLOSED)}), TODAY)
    assert evaluation.judgement.state == "open"
    assert evaluation.judgement.reasons
    assert reasons(Context(evaluation, words_for("en"))) == []


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "This week (180 minutes in all):"), ("fr", "Cette semaine (180 minutes en tout) :")],
)
def test_the_week_has_its_minutes(language: str, title: str) -> None:
    """All of them together, and each act's own."""
    words = words_for(language)
    week = this_week_view(Context(evaluate(QUESTIONNAIRE, calla(), TODAY), words))
    assert week_title(week, words).replace("\u00a0", " ") == title
    for act, item in zip(act_sentences(week, words), week["acts"], strict=True):
        assert act.replace("\u00a0", " ").endswith(f"({item['minutes']} min)")


def test_the_score_ends_with_the_sentences_of_the_report() -> None:
    """Reasons, what would change the verdict and this week, word for word."""
    evaluation, words = evaluate(QUESTIONNAIRE, calla(), TODAY), words_for("en")
    page, said = view(evaluation, words), " ".join(score_text(evaluation, words).split())
    ending = [*page["verdict"]["reasons"], *page["change"], *(act["do"] for act in page["this_week"]["acts"])]
    places = [said.find(" ".join(sentence.split())) for sentence in ending]
    assert -1 not in places
    assert places == sorted(places)
