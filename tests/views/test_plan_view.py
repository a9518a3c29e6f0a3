"""The plan that screen, text and documents show: one view, and its older name in templates."""

from __future__ import annotations

import pytest

from cm_readiness.core.actions import drop, plan_with_actions, take_over
from cm_readiness.documents.render import values_of
from cm_readiness.language.words import words_for
from cm_readiness.views.context import Context
from cm_readiness.views.documents_shape import DocumentsView
from cm_readiness.views.plan import plan_view
from cm_readiness.views.roadmap import roadmap_view

from ..reports import EDGES, EXAMPLES, evaluated, example
from .test_view import fits


def test_what_was_dropped_takes_no_days_of_its_period() -> None:
    """A period's effort is that of what is listed in it, in the document as on the screen."""
    assessment = example("maison_calla.en")
    period = plan_with_actions(evaluated(assessment)).periods[0]
    entry = period.items[0].entry
    assert entry is not None
    dropped = drop(take_over(assessment, entry, "given-up"), "given-up")
    context = Context(evaluated(dropped), words_for("en"))
    days = sum(item.entry.effort_days for item in period.items if item.entry)
    assert plan_view(context)["periods"][0]["effort"] == context.figures.days(days - entry.effort_days)


@pytest.mark.parametrize("name", EXAMPLES)
def test_documents_have_the_values_that_are_documented(name: str) -> None:
    """No more and no fewer, in every part."""
    values = values_of(evaluated(example(name)), words_for("en"))
    fits({key: values[key] for key in DocumentsView.__annotations__}, DocumentsView)


@pytest.mark.parametrize("name", EDGES)
def test_the_older_name_says_what_the_plan_says(name: str) -> None:
    """A template of version 1.0.0 prints the same steps, in the same periods."""
    plan = plan_view(Context(evaluated(EDGES[name]()), words_for("en")))
    roadmap = roadmap_view(plan)
    listed = [period for period in plan["periods"] if period["entries"]]
    assert [period["title"] for period in roadmap["periods"]] == [period["name"] for period in listed]
    for old, new in zip(roadmap["periods"], listed, strict=True):
        assert [(s["id"], s["todo"], s["due"]) for s in old["steps"]] == [
            (entry["id"], entry["do"], entry["by"]) for entry in new["entries"]
        ]
    assert [one["id"] for one in roadmap["prove"]] == [claim["id"] for claim in plan["prove"]]
