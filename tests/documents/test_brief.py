"""The brief speaks to whoever runs the accounts, in three states with days, and tells no secrets."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import pytest

from cm_readiness.core.assessment import Action, Answer
from cm_readiness.core.evaluation import Evaluation
from cm_readiness.documents.render import render
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.views.brief import brief_view
from cm_readiness.views.brief_shape import PointView
from cm_readiness.views.context import Context
from cm_readiness.views.schedule import Schedule
from tests.reports import all_with, answered, evaluated, level

SETUPS = ("none", "hiring", "in_house", "freelance", "agency", "team", "volunteers")
SIZES = ("solo", "micro", "small", "medium", "large")
ORGANISATIONS = ("company", "association", "public_body")
BEHIND_THE_BACK = {
    "fr": r"\bCM\b|\bprestataire|\bcelui qui publie|\bceux qui publient|\bla personne qui publie"
    r"|^.*\| Prestataire",
    "en": r"\bCMs?\b|\bsuppliers?\b|\bwhoever posts\b|\bthose who post\b",
    "es": r"\bCM\b|\bproveedor|\bquienes publican\b|\bla persona que publica\b",
}
"""How somebody is spoken of who ought to be spoken to."""
YOU = {"fr": r"\bvous\b", "en": r"\byou\b", "es": r"\busted(?:es)?\b|\bsu\b"}
PAY = {
    "fr": r"rémunération|salaire|honoraires|budget",
    "en": r"\bpay\b|salar|\bfees?\b|budget",
    "es": r"retribución|salari|honorarios|presupuesto",
}


def page_of(criterion: str) -> str:
    """What a page of evidence is called here."""
    return criterion.rpartition(".")[2].replace("_", " ")


def briefed(setup: str, size: str = "medium", organisation: str = "company", **more: object) -> Evaluation:
    """A company that is at level 1, 2 and 3 by turns, with evidence and a note everywhere."""
    company = {"name": "Essai", "cm_setup": setup, "size": size, "organisation": organisation}
    turns = iter([1, 2, 3] * 11)
    return evaluated(
        all_with(
            lambda c: level(next(turns), evidence=(f"Page {page_of(c.id)}",), note="Ours."),
            company=company,
            **more,
        )
    )


def points(evaluation: Evaluation, language: str = "en") -> dict[str, tuple[str, PointView]]:
    """Each point by its id, with its state."""
    context = Context(evaluation, words_for(language))
    return {
        point["id"]: (state, point)
        for group in brief_view(context, Schedule(context))
        for state, listed in (
            ("settled", group["settled"]),
            ("under_way", group["under_way"]),
            ("nothing_yet", group["nothing_yet"]),
        )
        for point in listed
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("setup", SETUPS)
def test_whoever_runs_the_accounts_is_spoken_to(setup: str, language: str) -> None:
    """In every set-up, size and kind of organisation, and never spoken of."""
    for size, organisation in product(SIZES, ORGANISATIONS):
        text = render("onboarding_brief", briefed(setup, size, organisation), words_for(language))
        _title, _, body = text.partition("\n")
        assert not re.search(BEHIND_THE_BACK[language], body), (size, organisation)
        assert len(re.findall(YOU[language], body, re.IGNORECASE)) > 3
        assert not re.search(PAY[language], body, re.IGNORECASE), (size, organisation)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_reader_has_a_brief_of_their_own(language: str) -> None:
    """In its title, and an agency or a freelance in what is bought and agreed."""
    texts = {s: render("onboarding_brief", briefed(s), words_for(language)) for s in SETUPS}
    assert len({text.splitlines()[0] for text in texts.values()}) == len(SETUPS)
    words = words_for(language)
    for setup, text in texts.items():
        bought = setup in ("freelance", "agency")
        assert (f"## {words('Your assignment')}" in text) == bought
        assert (words("Contract and invoices") in text) == bought
    thanks = words("Thank you for giving your time to these accounts.")
    assert [setup for setup, text in texts.items() if thanks in text] == ["volunteers"]


def test_a_point_is_settled_being_settled_or_not_there_yet() -> None:
    """At its target; in part, or with a day; neither."""
    found = points(
        evaluated(
            answered(
                {
                    "purpose.business_goals": level(3, evidence=("Goal sheet",)),
                    "purpose.channel_choice": level(2),
                    "purpose.rules_of_the_game": level(0),
                    "purpose.launch_gate": level(0),
                    "role_clarity.mandate": Answer(unknown=True),
                    "role_clarity.workload": Answer(unknown=True),
                },
                actions=(
                    Action(id="a", criterion="role_clarity.workload", owner="Ada", due=date(2027, 1, 4)),
                ),
            )
        )
    )
    state, goals = found["purpose.business_goals"]
    assert (state, goals["see"], goals["coming"], goals["by"]) == ("settled", ["Goal sheet"], "", "")
    assert found["purpose.channel_choice"][0] == "under_way"
    state, rules = found["purpose.rules_of_the_game"]
    assert (state, rules["agreed"]) == ("under_way", False)
    assert "December 2026" in rules["by"]
    state, mandate = found["role_clarity.mandate"]
    assert (state, mandate["unknown"], mandate["by"]) == ("nothing_yet", True, "")
    state, load = found["role_clarity.workload"]
    assert (state, load["agreed"], load["in_charge"]) == ("under_way", True, "Ada")
    assert load["by"] == "by 4 January 2027"


def test_what_has_no_day_for_long_is_not_there_yet() -> None:
    """A step after the last period is no promise; at level 2, something is there all the same."""
    found = points(evaluated(all_with(lambda _: level(1))))
    late = [point for state, point in found.values() if state == "nothing_yet"]
    assert late and all(point["by"] == "later" for point in late)
    found = points(evaluated(all_with(lambda _: level(2))))
    assert {state for state, _ in found.values()} == {"under_way"}


def test_what_is_confidential_stays_with_the_company() -> None:
    """Pay is not told at all, means without their evidence; notes only where they were ticked."""
    evaluation = briefed("in_house")
    found = points(evaluation)
    assert "role_clarity.pay_seniority" in evaluation.standings
    assert "role_clarity.pay_seniority" not in found
    _, means = found["trend_watch.commitment"]
    assert (means["see"], means["note"], means["ask_where"]) == ([], "", False)
    text = render("onboarding_brief", evaluation, words_for("en"))
    assert "Page business goals" in text
    assert "Page pay seniority" not in text and "Page commitment" not in text
    assert "Ours." not in text


def test_actions_of_the_company_are_not_told_in_its_words() -> None:
    """Who settles a point and by when, and nothing else of what the company plans for itself."""
    actions = (
        Action(id="a", criterion="purpose.launch_gate", what="Find another agency", owner="Ada"),
        Action(id="b", what="Cut the budget", owner="Bo"),
        Action(id="c", criterion="role_clarity.pay_seniority", what="Raise", owner="Cy"),
    )
    text = render("onboarding_brief", briefed("agency", actions=actions), words_for("en"))
    assert "Ada" in text
    for kept in ("another agency", "Cut the budget", "Bo |", "Raise", "Cy"):
        assert kept not in text


def test_a_claim_without_its_proof_is_to_be_asked_for() -> None:
    """Under the strict rule it counts as level 2, and the brief says what it is."""
    found = points(evaluated(all_with(lambda _: level(4), evidence_rule="strict")))
    assert {state for state, _ in found.values()} == {"under_way"}
    assert all(point["unproved"] for _, point in found.values())
    about = all_with(lambda _: level(4), evidence_rule="strict")
    text = render("onboarding_brief", evaluated(about), words_for("en"))
    assert "said to be in place: ask to see it" in text


@pytest.mark.parametrize("setup", SETUPS)
def test_a_brief_about_nothing_says_so(setup: str) -> None:
    """No table without lines, no heading without a text."""
    company = {"name": "Essai", "cm_setup": setup}
    left_out = all_with(lambda _: level(0).model_copy(update={"level": None}), company=company)
    text = render("onboarding_brief", evaluated(left_out), words_for("en"))
    assert "to be found out first" in text
    assert not re.search(r"^###.*\n\n#", text, re.MULTILINE)


def test_hours_stand_in_the_brief_where_they_are_given() -> None:
    """The company says how many a week; nothing is said otherwise."""
    company = {"name": "Essai", "cm_setup": "agency", "cm_hours": 12}
    text = render(
        "onboarding_brief", evaluated(all_with(lambda _: level(2), company=company)), words_for("en")
    )
    assert "- **Your hours a week:** 12\n" in text
    assert "Your hours" not in render("onboarding_brief", briefed("agency"), words_for("en"))
