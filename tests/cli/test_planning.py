"""`plan` and `explain`: what they print, for people and for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cm_readiness.core.actions import add_own, change, drop, take_over
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.planning import plan_roadmap
from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import examples, questionnaires_folder

from .conftest import Run

QUESTIONNAIRE = read_questionnaire(questionnaires_folder() / "community_manager")
DAY = "2026-11-22"


def evaluation_of(path: Path) -> Evaluation:
    """An assessment of the shipped questionnaire, evaluated on the day of these tests."""
    from datetime import date

    return evaluate(QUESTIONNAIRE, read_assessment(path), date.fromisoformat(DAY))


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_a_plan_names_every_entry_in_its_period(run: Run, path: Path) -> None:
    """In 80 columns and the assessment's language, in the order of the roadmap, with its proof of done."""
    ended = run("plan", path, "--as-of", DAY)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert max(map(len, lines)) <= 80
    evaluation = evaluation_of(path)
    numbers = {criterion.id: number for number, criterion in QUESTIONNAIRE.numbered()}
    headings = [line.split()[0] for line in lines if re.match(r"  \d\.\d .* \d → \d · ", line)]
    periods = plan_roadmap(evaluation).periods
    assert headings == [numbers[entry.criterion.id] for period in periods for entry in period.entries]
    spoken = {"en": "    Done when:", "fr": "    Fait quand", "es": "    Hecho cuando"}
    done = spoken[evaluation.assessment.language]
    assert sum(line.startswith(done) for line in lines) == len(headings)


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_a_plan_as_data_has_the_form_that_is_documented(run: Run, path: Path) -> None:
    """Four periods; what they bring, and the ways, in numbers."""
    data = json.loads(
        run("plan", path, "--json", "--as-of", DAY, "--budget", "20", "--verdict", "conditional").out
    )
    assert list(data) == ["first", "roadmap", "blocked", "cheapest", "budget"]
    assert [period["until_day"] for period in data["roadmap"]] == [30, 60, 90, None]
    for period in data["roadmap"]:
        assert period["effort_days"] == sum(step["effort_days"] for step in period["steps"])
        for step in period["steps"]:
            assert set(step) == {"criterion", "from", "to", "points", "effort_days", "opens_gate"}
            assert step["to"] == step["from"] + 1
    cheapest = data["cheapest"]
    assert set(cheapest) == {
        "verdict", "reachable", "effort_days", "levels", "overall_low", "reaches", "gates_still_closed",
        "open_taken_as_zero",
    }  # fmt: skip
    assert (cheapest["verdict"], cheapest["reachable"]) == ("conditional", True)
    assert set(data["budget"]) == {"days", "effort_days", "levels", "overall_low"}
    assert data["budget"]["effort_days"] <= data["budget"]["days"] == 20
    assert "budget" not in json.loads(run("plan", path, "--json").out)


def test_the_ways_that_are_printed_are_those_of_the_data(run: Run, calla: Path) -> None:
    """The best verdict unless another is named; parts of days with a comma or a point."""
    data = json.loads(run("plan", calla, "--json", "--budget", "7.25").out)
    out = run("plan", calla, "--budget", "7,25").out
    assert data["cheapest"]["verdict"] == "go"
    effort = data["cheapest"]["effort_days"]
    assert f"The cheapest way to “Go on with confidence”: {effort} days of work" in out
    assert f"The best use of 7.25 days of work: {data['budget']['effort_days']} days" in out
    cheapest = out[out.index("The cheapest way") : out.index("The best use")]
    assert len(re.findall(r"^  \d\.\d ", cheapest, re.MULTILINE)) == len(data["cheapest"]["levels"])
    assert "Two answers that nobody knows yet are taken as level 0" in " ".join(cheapest.split())


def test_a_verdict_that_no_levels_reach_says_what_stands_in_the_way(run: Run, calla: Path) -> None:
    """Low targets leave the overall too low; the roadmap is printed all the same."""
    for dimension in QUESTIONNAIRE.dimensions:
        run("edit", calla, "--target", f"{dimension.id}=1")
        for criterion in dimension.criteria:
            run("answer", calla, criterion.id, "1")
    out = run("plan", calla).out
    assert "“Go on with confidence” is out of reach" in out
    assert "the overall stays at" in out
    assert "Within 30 days" in out
    found = json.loads(run("plan", calla, "--json").out)["cheapest"]
    assert (found["reachable"], found["effort_days"]) == (False, None)
    assert set(found["why"]) == {"code", "text"}
    assert found["why"]["code"] == "overall_below"
    assert "is reached already" in run("plan", calla, "--verdict", "not_yet").out


def test_actions_stand_in_the_plan_with_owner_date_and_status(run: Run, calla: Path) -> None:
    """In the place of their entries, beside the roadmap, or at the end; what is odd is said."""
    from datetime import date

    evaluation = evaluation_of(calla)
    first, second, *_ = plan_roadmap(evaluation).periods[0].entries
    assessment = take_over(take_over(evaluation.assessment, first, "1"), second, "2")
    assessment = change(
        assessment, "1", owner="Jade [CEO]", due=date(2026, 10, 1), status="doing", note="Soon"
    )
    assessment = add_own(drop(assessment, "2"), "Call the agency", "3")
    assessment = add_own(assessment, "Old thing", "4", criterion="purpose.gone", to_level=2)
    write_assessment(calla, assessment)
    out = run("plan", calla, "--as-of", DAY).out
    flat = " ".join(out.split())
    assert "Owner: Jade [CEO]" in out
    assert "Committed: in progress, due 1 October 2026 (this day has passed)" in flat
    assert "Note: Soon" in out
    beside = out[out.index("Actions beside the roadmap") : out.index("Dropped")]
    assert "Call the agency" in beside
    assert "the questionnaire no longer has this criterion" in " ".join(beside.split())
    dropped = out[out.index("Dropped") : out.index("The cheapest way")]
    assert second.criterion.name.get("en") in dropped
    assert (
        run("plan", calla, "--json", "--as-of", DAY).out
        == run("plan", example_path(), "--json", "--as-of", DAY).out
    )
    exported = json.loads(run("report", calla, "--format", "json").out)
    assert [(a["id"], a["status"], a["due"]) for a in exported["actions"]] == [
        ("1", "doing", "2026-10-01"), ("2", "dropped", None), ("3", "open", None), ("4", "open", None),
    ]  # fmt: skip
    assert "roadmap" in exported["plan"]
    checked = run("check", calla)
    assert checked.code == 1
    assert "purpose.gone" in checked.out


def example_path() -> Path:
    """The example that the fixture is a copy of, without actions."""
    return next(path for path in examples() if path.stem == "maison_calla.en")


def test_an_assessment_without_answers_has_a_plan(run: Run) -> None:
    """Nothing is known, so nothing is in the roadmap; the cheapest way, if asked for, starts from 0."""
    run("new", "new.toml")
    out = run("plan", "new.toml").out
    assert "No criterion has a level yet" in out
    assert "Too early to say" in out
    assert "“Go on with confidence”" not in out
    assert "The cheapest way to “Go”: 130 days of work" in run("plan", "new.toml", "--verdict", "go").out


def test_a_plan_of_another_day_has_that_day(run: Run, calla: Path) -> None:
    """Old answers are said; even the last day of the calendar has a plan."""
    out = run("plan", calla, "--as-of", "2028-11-22").out
    assert "answers are older than their shelf life" in out
    assert "Within 30 days, by 22 December 2028" in out
    assert "by 31 December 9999" in run("plan", calla, "--as-of", "9999-12-20").out


def test_an_explanation_goes_down_to_the_answers(run: Run, calla: Path) -> None:
    """The overall with all dimensions; a dimension or a criterion by id or number."""
    out = run("explain", calla).out
    assert max(map(len, out.splitlines())) <= 80
    assert "1.1 Business goals: weight 3, level 2" in out
    assert "Verdict: “Go on with the essentials”" in out
    assert run("explain", calla, "overall").out == out
    assert run("explain", calla, "1").out == run("explain", calla, "purpose").out
    assert run("explain", calla, "1.4").out == run("explain", calla, "purpose.rules_of_the_game").out
    data = json.loads(run("explain", calla, "purpose", "--json").out)
    assert (data["format"], data["of"]) == (1, "purpose")
    assert data["lines"][0] == {
        "code": "level", "about": "purpose.business_goals", "sum": [3, "×", 2], "result": 6, "numbers": [],
        "text": "1.1 Business goals: weight 3, level 2", "operation": "3 × 2 = 6",
    }  # fmt: skip
