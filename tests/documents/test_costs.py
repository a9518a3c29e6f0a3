"""What the work costs: only where the company says what a day costs, and so that totals add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.evaluation import Evaluation
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.documents.render import render, values_of
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.views.context import Context
from cm_readiness.views.plan import plan_view
from cm_readiness.views.priorities import priorities_total, priorities_view
from tests.reports import all_with, evaluated, level, shipped

MONEY = re.compile(r"€")


def costed(**company: object) -> Evaluation:
    """A company of ten to forty-nine people that is at level 1 everywhere."""
    about = {"name": "Essai", "cm_setup": "in_house", "size": "small", **company}
    return evaluated(all_with(lambda _: level(1), company=about))


def cents(text: str) -> int:
    """An English amount."""
    return int(Decimal(text.removeprefix("€").replace(",", "")) * 100)


def amounts(evaluation: Evaluation) -> Iterator[tuple[list[int], int]]:
    """What is added up somewhere, and the total that is written below it."""
    context = Context(evaluation, words_for("en"))
    plan = plan_view(context)
    for period in plan["periods"]:
        yield [cents(entry["cost"]) for entry in period["entries"]], cents(period["cost"])
    yield [cents(period["cost"]) for period in plan["periods"]], cents(plan["budget"]["total"])
    yield (
        [cents(gap["cost"]) for gap in priorities_view(context)],
        cents(priorities_total(context)["cost"]),
    )


@given(st.fractions(Fraction(1, 100), 2000, max_denominator=100), st.sampled_from(["solo", "micro", "large"]))
def test_totals_add_up_as_they_are_written(rate: Fraction, size: str) -> None:
    """Whatever a day costs, and at every pace."""
    for parts, total in amounts(costed(day_rate=rate, size=size)):
        assert sum(parts) == total


def test_a_whole_plan_costs_its_days() -> None:
    """With a rate in whole euros nothing is rounded: days times rate."""
    context = Context(costed(day_rate=433), words_for("en"))
    plan = plan_view(context)
    effort = sum(
        shipped().effort(c, 1, 3) for c in shipped().criteria.values() if c.id in context.evaluation.standings
    )
    assert context.questionnaire.effort_factor == Fraction(1, 2)
    days = sum(gap.effort_days for gap in context.evaluation.gaps)
    assert effort > 0
    assert cents(plan["budget"]["total"]) == days * 433 * 100


@pytest.mark.parametrize("document", [name for name, d in DOCUMENTS.items() if d.alone])
def test_no_document_speaks_of_money_where_no_rate_is_given(document: str) -> None:
    """Neither a column nor a sentence; nor where a budget alone is given."""
    bare = render(document, costed(), words_for("en"))
    assert render(document, costed(yearly_budget=9000), words_for("en")).count("€") == bare.count("€") + (
        bare.count("€9,000")
    )
    if document in ("action_plan", "executive_summary", "onboarding_brief"):
        assert "€" not in bare and "| Cost |" not in bare


def test_the_plan_and_the_priorities_have_a_column_where_a_rate_is_given() -> None:
    """And a sentence that says what the amounts are made of."""
    plan = render("action_plan", costed(day_rate=400, yearly_budget=20_000), words_for("en"))
    assert plan.count("| Cost |") > 2
    assert "days of work at €400 a day" in plan and "of the yearly budget of €20,000" in plan
    report = render("gap_report", costed(day_rate=400), words_for("en"))
    assert "| Days | Cost | Effect |" in report
    assert "yearly budget of" not in render("action_plan", costed(day_rate=400), words_for("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_for_the_community_manager_has_no_amounts(language: str) -> None:
    """What a day costs and what may be spent is the company's own."""
    about = costed(day_rate=437, yearly_budget=20_123)
    text = render("onboarding_brief", about, words_for(language))
    assert "437" not in text and "123" not in text and "€" not in text


@pytest.mark.parametrize(
    ("language", "whole", "parts"),
    [
        ("en", "€1,250", "€1,250.50"),
        ("fr", "1\u202f250\u00a0€", "1\u202f250,50\u00a0€"),
        ("es", "1250\u00a0€", "1250,50\u00a0€"),
    ],
)
def test_amounts_are_written_as_the_language_writes_them(language: str, whole: str, parts: str) -> None:
    """Cents only where there are some."""
    words = words_for(language)
    assert words.euros(1250) == whole
    assert words.euros(Fraction(2501, 2)) == parts


@pytest.mark.parametrize("rate", [0, -5, "400", ""])
def test_a_rate_that_nobody_can_count_with_is_none(rate: object) -> None:
    """No column of noughts."""
    values = values_of(costed(day_rate=rate), words_for("en"))
    assert isinstance(values["plan"], dict)
    assert values["plan"]["budget"] == {"day_rate": "", "total": "", "yearly": "", "text": ""}
