"""The risk map: what critical criteria leave open, and how soon."""

from __future__ import annotations

import re
from html import unescape

import pytest

from cm_readiness.app.content import EvaluationContent
from cm_readiness.core.assessment import Answer
from cm_readiness.formats.charts import drawings
from cm_readiness.language.words import words_for
from cm_readiness.views.context import Context
from cm_readiness.views.risk_map import risk_map_view
from cm_readiness.views.risk_map_shape import RiskMapView
from tests.reports import AT, EDGES, EXAMPLES, all_with, answered, evaluated, example, level, shipped

CRITICAL = [c.id for c in shipped().criteria.values() if c.critical]


def mapped(answers: dict[str, Answer]) -> RiskMapView:
    """The map of a company with these answers, all others at their target."""
    others = {c.id: level(4, evidence=("Shown.",)) for c in shipped().criteria.values()}
    return risk_map_view(Context(evaluated(answered({**others, **answers})), words_for("en")))


def test_a_risk_stands_where_its_level_and_its_urgency_put_it() -> None:
    """A closed gate, one that nobody knows, and an open one below its target; the soonest first."""
    found = mapped(
        {
            "purpose.business_goals": level(2),
            "purpose.rules_of_the_game": Answer(unknown=True, answered=AT),
            "role_clarity.mandate": level(1),
            "strategic_integration.crisis_protocol": level(0),
        }
    )
    assert [(r["id"].split(".")[1], r["soon_text"], r["state_text"], r["level"]) for r in found["risks"]] == [
        ("crisis_protocol", "Any day", "Nothing holds it back", "0"),
        ("rules_of_the_game", "Any day", "Nobody knows", "?"),
        ("mandate", "Within months", "Nothing holds it back", "1"),
        ("business_goals", "Within months", "Held back in part", "2"),
    ]
    assert all(r["risk"] for r in found["risks"])
    assert found["text"] == "Two critical criteria that are not settled can do harm any day."


def test_what_is_marked_urgent_can_do_harm_any_day() -> None:
    """Whoever knows the company knows better than the questionnaire."""
    (risk,) = mapped({"role_clarity.mandate": level(1, urgent=True)})["risks"]
    assert risk["soon_text"] == "Any day"


def test_a_gap_that_is_not_critical_is_no_risk() -> None:
    """And a map without risks says so instead of showing an empty table."""
    found = mapped({"purpose.channel_choice": level(0)})
    assert found["risks"] == []
    assert found["text"] == "No risk is open: every critical criterion has reached its target."


def test_a_company_that_is_asked_nothing_critical_has_nothing_to_map() -> None:
    """Which is another thing than having reached every target."""
    nothing = all_with(lambda c: Answer(not_applicable="No.", answered=AT) if c.allow_na else level(4))
    about = evaluated(nothing)
    critical = [s for s in about.standings.values() if s.applicable and s.criterion.critical]
    text = risk_map_view(Context(about, words_for("en")))["text"]
    assert text.startswith("No risk is open" if critical else "None of the critical criteria")


@pytest.mark.parametrize("name", [*EDGES, *sorted(EXAMPLES)])
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_picture_says_in_words_what_it_shows(name: str, language: str) -> None:
    """Every risk by its name, and in the text that a screen reader has; without risks, no picture."""
    about = evaluated(EDGES[name]() if name in EDGES else example(name))
    words = words_for(language)
    content = EvaluationContent(about, words)
    drawn = drawings("risks", content, words)
    assert len(drawn) == bool(content.risk_map.risks)
    for drawing in drawn:
        shown = unescape(" ".join(re.findall("<text[^>]*>([^<]*)</text>", drawing.svg)))
        for risk, _, _ in content.risk_map.risks:
            assert risk in drawing.description
            assert all(word in shown for word in risk.split())
        assert f'viewBox="0 0 {drawing.width} {drawing.height}"' in drawing.svg


def test_all_at_0_shows_every_critical_criterion_once() -> None:
    """None is left out, and none stands twice."""
    found = risk_map_view(Context(evaluated(EDGES["all at 0"]()), words_for("en")))
    assert sorted(risk["id"] for risk in found["risks"]) == sorted(CRITICAL)
