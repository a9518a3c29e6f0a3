"""Small questionnaires and assessments of every kind, for tests of laws."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from cm_readiness.core.assessment import (
    Answer,
    Assessment,
    Given,
    NotApplicable,
    PastAnswer,
    QuestionnaireRef,
    Unknown,
)
from cm_readiness.core.questionnaire import Criterion, Questionnaire
from cm_readiness.core.text import cleaned
from tests import build

WEIGHTS: st.SearchStrategy[int | Decimal] = st.sampled_from([1, 2, 3, Decimal("0.5"), Decimal("2.75")])
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40).map(cleaned)
"""What an assessment holds of what a person or a file has: any character, as it is once taken in."""
REASONS = TEXTS.filter(lambda text: bool(text.strip()))


POSTS = ("none", "team", "agency")
"""What a company may answer to the one choice that conditions of these questionnaires name."""
CONDITIONS: st.SearchStrategy[dict[str, tuple[str, ...]]] = st.lists(
    st.sampled_from(POSTS), min_size=1, max_size=2, unique=True
).map(lambda posts: {"post": tuple(posts)})
PROFILE = (
    {"id": "name", "kind": "text", "required": True, "question": build.text("name")},
    {
        "id": "post",
        "kind": "choice",
        "question": build.text("post"),
        "options": [{"id": post, "name": build.text(post)} for post in POSTS],
    },
)
ACTS = st.fixed_dictionaries(
    {"below": st.integers(1, 4), "minutes": st.integers(1, 60), "do": st.just(build.text("act"))}
)


@st.composite
def steps(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Four steps of any efforts, with their proofs or without."""
    proof = {"proof": build.text("proof")} if draw(st.booleans()) else {}
    return [{"effort": draw(st.sampled_from("SML")), "do": build.text("do"), **proof} for _ in range(4)]


@st.composite
def variants(draw: st.DrawFn) -> dict[str, Any]:
    """What is otherwise about a criterion for some posts: any of what may be."""
    said = {
        "question": st.just(build.text("other question")),
        "owner": st.just(build.text("other owner")),
        "target": st.integers(1, 4),
        "levels": st.just([build.text(f"other level {level}") for level in range(5)]),
        "steps": steps(),
        "acts": st.lists(ACTS, max_size=2),
    }
    keys = draw(st.lists(st.sampled_from(sorted(said)), min_size=1, unique=True))
    return {"applies_if": draw(CONDITIONS), **{key: draw(said[key]) for key in keys}}


PACES = st.fixed_dictionaries(
    {"applies_if": st.just({}) | CONDITIONS},
    optional={
        "effort_factor": st.sampled_from([Decimal("0.2"), Decimal("0.3"), Decimal("1.5"), 2]),
        "capacity_days": st.sampled_from([2, 6, Decimal("7.5"), 15]),
        "focus": st.integers(1, 6),
    },
)
UNDECIDED = st.fixed_dictionaries(
    {"name": st.just(build.text("too early"))},
    optional={"coverage_below": st.sampled_from([0, Decimal("0.5"), Decimal("0.9"), 1])},
)


@st.composite
def criteria(draw: st.DrawFn, identifier: str, *, allow_na: bool = False) -> dict[str, Any]:
    """A criterion with any weight, marks, target and efforts; `allow_na` makes sure of that one."""
    return build.criterion(
        identifier,
        draw(WEIGHTS),
        critical=draw(st.booleans()),
        express=draw(st.booleans()),
        allow_na=allow_na or draw(st.booleans()),
        target=draw(st.none() | st.integers(1, 4)),
        urgency=draw(st.integers(1, 3)),
        applies_if=draw(st.just({}) | CONDITIONS),
        steps=draw(steps()),
        acts=draw(st.lists(ACTS, max_size=1)),
        variants=draw(st.lists(variants(), max_size=1)),
    )


def requirements(of: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """A requirement on one of these criteria; no circle can come of it."""
    return st.fixed_dictionaries(
        {"level": st.integers(1, 4), "of": st.sampled_from(list(of)), "at_least": st.integers(1, 4)}
    )


@st.composite
def questionnaires(
    draw: st.DrawFn, *, allow_na: bool = False, most: int = 4, tied: bool = False
) -> Questionnaire:
    """One to three dimensions of one to `most` criteria; when `tied`, some require one that stands before."""
    dimensions = []
    before: list[str] = []
    for name in "abc"[: draw(st.integers(1, 3))]:
        found = []
        for inner in "wxyz"[: draw(st.integers(1, most))]:
            criterion = draw(criteria(inner, allow_na=allow_na))
            if tied and before:
                criterion["requires"] = draw(st.lists(requirements(before), max_size=2))
            before.append(f"{name}.{inner}")
            found.append(criterion)
        dimensions.append(build.dimension(name, *found, weight=draw(WEIGHTS), target=draw(st.integers(1, 4))))
    gate = {"opens_at": draw(st.integers(1, 4)), "cap": draw(st.sampled_from([0, 24, 49, 100]))}
    undecided = draw(st.none() | UNDECIDED)
    return build.questionnaire(
        *dimensions,
        gate=gate,
        profile=PROFILE,
        pace=draw(st.lists(PACES, max_size=2)),
        **({"undecided": undecided} if undecided is not None else {}),
    )


GIVENS: st.SearchStrategy[Given | None] = st.none() | st.integers(0, 4) | st.just(Unknown())
GIVENS_OR_REASONS: st.SearchStrategy[Given | None] = GIVENS | REASONS.map(NotApplicable)
PAST = st.lists(st.builds(PastAnswer, level=st.integers(0, 4), answered=MOMENTS), max_size=2)
SOME_TEXTS = st.lists(TEXTS, max_size=2)
"""Built once: what a strategy is made of is looked into each time that it is made anew."""


def givens(criterion: Criterion) -> st.SearchStrategy[Given | None]:
    """Any answer that a criterion allows, or none."""
    return GIVENS_OR_REASONS if criterion.allow_na else GIVENS


@st.composite
def answers(draw: st.DrawFn, criterion: Criterion, *, remarks: bool = False) -> Answer:
    """What may be recorded for a criterion, nothing included; with `remarks`, what stands beside it too."""
    given = draw(givens(criterion))
    answer = Answer(
        level=given if isinstance(given, int) else None,
        unknown=isinstance(given, Unknown),
        not_applicable=given.reason if isinstance(given, NotApplicable) else None,
        answered=None if given is None else draw(MOMENTS),
        evidence=("proof",) if draw(st.booleans()) else (),
        urgent=draw(st.sampled_from([False, False, False, True])),
    )
    if not remarks:
        return answer
    past = draw(PAST)
    return answer.model_copy(
        update={
            "note": draw(TEXTS),
            "private": draw(TEXTS),
            "evidence": tuple(draw(SOME_TEXTS)),
            "flagged": draw(st.booleans()),
            "history": tuple(past),
        }
    )


@st.composite
def assessments(draw: st.DrawFn, questionnaire: Questionnaire, *, remarks: bool = False) -> Assessment:
    """Answers to any of a questionnaire's criteria, in either depth, under either evidence rule."""
    recorded = {c.id: draw(answers(c, remarks=remarks)) for c in questionnaire.criteria.values()}
    texts = TEXTS if remarks else st.just("")
    targeted = [*questionnaire.criteria, *(d.id for d in questionnaire.dimensions)]
    return Assessment(
        id=str(draw(st.uuids(version=4))),
        title=draw(texts),
        created=draw(MOMENTS),
        language=draw(st.sampled_from(["fr", "en"])),
        depth=draw(st.sampled_from(["full", "express"])),
        evidence_rule=draw(st.sampled_from(["declared", "strict"])),
        respondent=draw(texts),
        questionnaire=QuestionnaireRef(id=questionnaire.id, version=questionnaire.version),
        company=draw(st.sampled_from([{}, *({"post": post} for post in POSTS)])),
        targets=draw(st.dictionaries(st.sampled_from(targeted), st.integers(1, 4), max_size=3)),
        answers={identifier: answer for identifier, answer in recorded.items() if not answer.is_empty},
    )


@st.composite
def answered(
    draw: st.DrawFn, *, allow_na: bool = False, most: int = 4, tied: bool = False
) -> tuple[Questionnaire, Assessment]:
    """A questionnaire with an assessment of it."""
    questionnaire = draw(questionnaires(allow_na=allow_na, most=most, tied=tied))
    return questionnaire, draw(assessments(questionnaire))
