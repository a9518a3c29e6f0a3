"""A questionnaire as it is put to one company."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from cm_readiness.core.assessment import Assessment
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.core.resolving import resolved
from cm_readiness.core.rewording import reworded
from tests.build import assessment, criterion, dimension, questionnaire, text
from tests.strategies import answered

TODAY = date(2026, 11, 22)
SOLO = {"size": ["solo"]}

ADAPTED = questionnaire(
    dimension(
        "a",
        criterion(
            "x",
            owner=text("the company"),
            variants=[
                {
                    "applies_if": {"size": ["solo"], "setup": ["none"]},
                    "question": text("do you"),
                    "target": 2,
                },
                {"applies_if": SOLO, "question": text("never read"), "owner": text("you")},
                {"applies_if": {"setup": ["none"]}, "levels": [text(f"other {n}") for n in range(5)]},
            ],
        ),
        criterion("left", question=text("The company decides")),
        name=text("what the company does"),
    ),
    undecided={
        "coverage_below": Fraction(1, 2),
        "name": text("too early"),
        "variants": [{"applies_if": SOLO, "advice": text("ask yourself")}],
    },
    pace=[
        {"applies_if": {"size": ["solo"], "setup": ["none"]}, "focus": 1},
        {"applies_if": SOLO, "effort_factor": Fraction(1, 5), "capacity_days": 2, "focus": 2},
    ],
    words=[
        {"applies_if": {"kind": ["charity"]}, "en": [["the company", "the charity"]], "except": ["a.left"]},
        {"en": [["decides", "chooses"]], "fr": [["company", "association"]]},
    ],
)


@pytest.mark.filterwarnings("error")
def test_what_is_resolved_can_be_written_out() -> None:
    """With the words that the company reads, as anonymous reports look for names in them."""
    of = resolved(ADAPTED, {"kind": "charity"})
    assert of.model_dump()["dimensions"][0]["name"]["en"] == "what the charity does (en)"
    assert "the charity" in of.model_dump_json()


def test_each_thing_comes_from_the_first_variant_that_holds_and_has_it() -> None:
    """Question and target from the first, owner from the second, levels from the third."""
    of = resolved(ADAPTED, {"size": "solo", "setup": "none"}).criteria["a.x"]
    assert (of.question.get("en"), of.target) == ("do you (en)", 2)
    assert of.owner is not None
    assert (of.owner.get("en"), of.levels[0].get("en")) == ("you (en)", "other 0 (en)")


def test_a_variant_with_a_field_that_is_not_filled_in_does_not_hold() -> None:
    """Nothing is known of the set-up: only what depends on the size is otherwise."""
    of = resolved(ADAPTED, {"size": "solo"}).criteria["a.x"]
    assert (of.question.get("en"), of.target, of.levels[0].get("en")) == (
        "never read (en)",
        None,
        "level 0 (en)",
    )


@pytest.mark.parametrize(
    ("company", "expected"),
    [
        ({}, (1, 10, 5)),
        ({"size": "solo"}, (Fraction(1, 5), 2, 2)),
        ({"size": "solo", "setup": "none"}, (Fraction(1, 5), 2, 1)),
    ],
)
def test_each_part_of_the_pace_comes_from_the_first_entry_that_has_it(
    company: dict[str, str], expected: tuple[object, ...]
) -> None:
    """Effort factor, capacity and focus, else those of the frame."""
    of = resolved(ADAPTED, company)
    assert (of.effort_factor, of.capacity_days, of.focus) == expected


def test_what_is_said_while_it_is_too_early_has_variants_as_well() -> None:
    """The advice is another one, the name its own."""
    undecided = resolved(ADAPTED, {"size": "solo"}).undecided
    assert undecided is not None
    assert undecided.advice is not None
    assert (undecided.name.get("en"), undecided.advice.get("en")) == ("too early (en)", "ask yourself (en)")


def test_words_are_read_everywhere_but_in_criteria_that_are_excepted() -> None:
    """Names and owners of a charity; what no entry leaves out is said to everybody."""
    of = resolved(ADAPTED, {"kind": "charity"})
    owner = of.criteria["a.x"].owner
    assert owner is not None
    assert (owner.get("en"), owner.get("fr")) == ("the charity (en)", "the association (fr)")
    assert of.dimensions[0].name.get("en") == "what the charity does (en)"
    assert of.criteria["a.left"].question.get("en") == "The company chooses (en)"
    assert reworded("The company decides.", of.phrases["en"]) == "The charity chooses."
    assert reworded("The company decides.", resolved(ADAPTED, {}).phrases["en"]) == "The company chooses."


def test_the_evaluation_speaks_and_counts_as_the_company_is_spoken_to() -> None:
    """Target 2 of the variant; an S and an M step, at a fifth of their days."""
    evaluation = evaluate(
        ADAPTED, assessment({"a.x": 0, "a.left": 4}, company={"size": "solo", "setup": "none"}), TODAY
    )
    (gap,) = evaluation.gaps
    assert (gap.target, gap.effort_days, gap.criterion.question.get("en")) == (
        2,
        Fraction(6, 5),
        "do you (en)",
    )


@given(answered())
def test_resolving_again_changes_nothing(case: tuple[Questionnaire, Assessment]) -> None:
    """What is chosen is chosen, and the authored questionnaire stays as it was."""
    of, answers = case
    before = of.model_dump_json()
    once = resolved(of, answers.company)
    assert resolved(once, answers.company) is once
    assert resolved(of, answers.company) is once
    assert not any(c.variants for c in once.criteria.values())
    assert of.model_dump_json() == before


@given(answered())
def test_the_factor_scales_every_effort_exactly(case: tuple[Questionnaire, Assessment]) -> None:
    """Each gap takes its factor times what it would take at an even pace; nothing else changes."""
    of, answers = case
    even = of.model_copy(
        update={"pace": tuple(p.model_copy(update={"effort_factor": None}) for p in of.pace)}
    )
    factor = resolved(of, answers.company).effort_factor
    paced = {gap.criterion.id: gap for gap in evaluate(of, answers, TODAY).gaps}
    for gap in evaluate(even, answers, TODAY).gaps:
        assert paced[gap.criterion.id].effort_days == gap.effort_days * factor
        assert paced[gap.criterion.id].points == gap.points
