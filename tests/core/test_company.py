"""The profile as the method reads it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cm_readiness.core.assessment import CompanyValue
from cm_readiness.core.company import filled, holds
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.resolving import resolved
from cm_readiness.core.scope import notices, scope
from tests.build import assessment, criterion, dimension, questionnaire, text

NOT_ALONE = ({"size": ("micro", "large")}, {"setup": ("team",)})

ASKING = questionnaire(
    dimension(
        "a",
        criterion("always"),
        criterion("mandate", applies_if=NOT_ALONE),
        variants=[{"applies_if": {"size": ["solo"]}, "question": text("do you")}],
        why=text("because"),
    ),
    question=text("is the company ready"),
    variants=[{"applies_if": {"size": ["solo"]}, "question": text("are you ready")}],
    notices=[
        {"id": "alone", "applies_if": {"size": ["solo"]}, "text": text("alone")},
        {"id": "law", "applies_if": {"kind": ["public"]}, "places": ["hint"], "text": text("law")},
    ],
    pace=[{"applies_if": {"size": ["solo"]}, "effort_factor": Fraction(1, 5)}],
    profile=[
        {"id": "name", "kind": "text", "required": True, "question": text("name")},
        {
            "id": "size",
            "kind": "choice",
            "question": text("size"),
            "options": [
                {"id": "solo", "name": text("one"), "if_blank": {"headcount": {"at_most": 1}}},
                {"id": "micro", "name": text("few"), "if_blank": {"headcount": {"at_most": 9}}},
                {"id": "large", "name": text("many"), "if_blank": {"headcount": {"at_least": 9}}},
            ],
        },
        {
            "id": "kind",
            "kind": "choice",
            "question": text("kind"),
            "default": "company",
            "options": [
                {"id": "company", "name": text("company")},
                {"id": "public", "name": text("public"), "if_blank": {"public_body": [True]}},
            ],
        },
        {
            "id": "setup",
            "kind": "choice",
            "question": text("who"),
            "options": [
                {
                    "id": "none",
                    "name": text("nobody"),
                    "variants": [{"applies_if": {"size": ["solo"]}, "name": text("you do")}],
                },
                {"id": "team", "name": text("a team")},
            ],
        },
    ],
)


@pytest.mark.parametrize(
    ("company", "size", "kind"),
    [
        ({}, None, "company"),
        ({"headcount": 0}, "solo", "company"),
        ({"headcount": 1, "public_body": True}, "solo", "public"),
        ({"headcount": Fraction(3, 2), "public_body": False}, "micro", "company"),
        ({"headcount": Fraction(19, 2)}, "large", "company"),
        ({"headcount": True}, None, "company"),
        ({"headcount": "12"}, None, "company"),
        ({"size": "solo", "headcount": 40, "kind": "company", "public_body": True}, "solo", "company"),
        ({"size": "", "headcount": 40}, "large", "company"),
    ],
)
def test_a_blank_field_is_taken_from_another_then_from_its_default(
    company: dict[str, CompanyValue], size: str | None, kind: str
) -> None:
    """What is answered stays; the first option that the other field tells stands for a blank."""
    found = filled(ASKING, company)
    assert (found.get("size") or None, found["kind"]) == (size, kind)
    assert {name: found[name] for name in company if company[name] != ""} == {
        name: value for name, value in company.items() if value != ""
    }


def test_one_alternative_of_a_condition_is_enough() -> None:
    """Not asked of somebody alone without a team; a blank field excludes nothing."""

    def asked(**company: str) -> bool:
        return len(scope(ASKING, assessment({}, company=company))) == 2

    assert not asked(size="solo", setup="none")
    assert asked(size="solo", setup="team")
    assert asked(size="micro", setup="none")
    assert asked()
    assert not holds(NOT_ALONE, {}, unfilled=False)


def test_scope_words_pace_and_notices_read_a_blank_size_from_the_headcount() -> None:
    """An older file with a headcount of one is somebody alone everywhere, and stays as it is."""
    alone = assessment({"a.always": 0}, company={"headcount": 1, "setup": "none"})
    evaluation = evaluate(ASKING, alone, date(2026, 11, 22))
    of = evaluation.questionnaire
    assert evaluation.progress.in_scope == 1
    assert of.question is not None
    assert of.question.get("en") == "are you ready (en)"
    assert of.dimensions[0].question.get("en") == "do you (en)"
    assert of.dimensions[0].why == ASKING.dimensions[0].why
    assert of.effort_factor == Fraction(1, 5)
    assert of.profile[3].options[0].name.get("en") == "you do (en)"
    assert [n.id for n in notices(of, alone)] == ["alone"]
    assert "size" not in evaluation.assessment.company


def test_what_is_otherwise_is_left_to_others() -> None:
    """A company of many is asked the questions as they stand."""
    of = resolved(ASKING, {"size": "large"})
    assert of.question == ASKING.question
    assert of.dimensions[0].question == ASKING.dimensions[0].question
    assert of.profile[3].options[0].name == ASKING.profile[3].options[0].name
