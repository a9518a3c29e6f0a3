"""Small questionnaires and assessments, written out so that a test's numbers can be done by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from cm_readiness.core.assessment import (
    Answer,
    Assessment,
    Given,
    NotApplicable,
    QuestionnaireRef,
    Unknown,
)
from cm_readiness.core.questionnaire import Dimension, Questionnaire

AT = datetime(2026, 11, 1, 9, tzinfo=UTC)
"""When the answers of these tests were given."""


def text(words: str) -> dict[str, str]:
    """A text in both languages."""
    return {"fr": f"{words} (fr)", "en": f"{words} (en)"}


def criterion(identifier: str, weight: int | Decimal = 1, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of the model
    """A criterion with an S step first and M steps after it."""
    return {
        "id": identifier,
        "name": text(identifier),
        "weight": weight,
        "shelf_life_days": 90,
        "question": text("question"),
        "levels": [text(f"level {level}") for level in range(5)],
        "steps": [{"effort": letter, "do": text("do")} for letter in "SMMM"],
        **more,
    }


def dimension(identifier: str, *criteria: dict[str, Any], **more: Any) -> Dimension:  # noqa: ANN401
    """A dimension of weight 1; its criteria get their full ids."""
    full = [{**c, "id": f"{identifier}.{c['id']}"} for c in criteria]
    return Dimension.model_validate(
        {
            "id": identifier, "weight": 1, "name": text(identifier), "question": text("question"),
            "criteria": full, **more,
        }
    )  # fmt: skip


def questionnaire(*dimensions: Dimension, **more: Any) -> Questionnaire:  # noqa: ANN401
    """A questionnaire with the bands, gate and verdicts of the shipped one."""
    return Questionnaire.model_validate(
        {
            "id": "small",
            "version": "1.0.0",
            "languages": ["fr", "en"],
            "title": text("title"),
            "dimensions": dimensions,
            "effort_days": {"S": 1, "M": 5, "L": 20},
            "levels": [{"name": text(f"level {level}")} for level in range(5)],
            "bands": [
                {"id": "absent", "from": 0, "name": text("absent")},
                {"id": "emerging", "from": 25, "name": text("emerging")},
                {"id": "structured", "from": 50, "name": text("structured")},
                {"id": "integrated", "from": 75, "name": text("integrated")},
            ],
            "gate": {"opens_at": 2, "cap": 49},
            "verdicts": [
                {
                    "id": "not_yet",
                    "name": text("not yet"),
                    "when": {"overall_below": 50, "any_dimension_below": 25, "gates_closed_at_least": 3},
                },
                {
                    "id": "conditional",
                    "name": text("conditional"),
                    "when": {"overall_below": 65, "any_dimension_below": 50, "gates_closed_at_least": 1},
                },
                {"id": "go", "name": text("go")},
            ],
            "profile": [{"id": "name", "kind": "text", "required": True, "question": text("name")}],
            **more,
        }
    )


def assessment(answers: Mapping[str, Given | Answer], **more: Any) -> Assessment:  # noqa: ANN401
    """An assessment with these answers, all given at `AT`."""
    return Assessment.model_validate(
        {
            "id": "5a4f0000-0000-4000-8000-000000000000",
            "title": "Small",
            "created": AT,
            "questionnaire": QuestionnaireRef(id="small"),
            "answers": {identifier: answer(given) for identifier, given in answers.items()},
            **more,
        }
    )


def answer(given: Given | Answer, **more: Any) -> Answer:  # noqa: ANN401
    """An answer given at `AT`."""
    match given:
        case Answer():
            return given
        case Unknown():
            return Answer(unknown=True, answered=AT, **more)
        case NotApplicable(reason):
            return Answer(not_applicable=reason, answered=AT, **more)
        case level:
            return Answer(level=level, answered=AT, **more)
