"""The rules of the shipped questionnaire, from figures to levels, on both sides of each threshold."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from cm_readiness.core.measured import FIGURES, Figure
from cm_readiness.core.proposals import proposed_level
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder

QUESTIONNAIRE = read_questionnaire(questionnaires_folder() / "community_manager")
RULES = {
    (criterion.id, rule.measure): rule
    for criterion in QUESTIONNAIRE.criteria.values()
    for rule in criterion.measures
}
LITTLE = Fraction(1, 1000)
ADVERT: Mapping[str, Figure] = {
    "is_advert": True, "specialist_trades": 5, "pay_named": False, "hours_named": False,
    "reports_to_named": False,
}  # fmt: skip


def _of(measure: str, **numbers: Figure) -> tuple[str, Mapping[str, Figure]]:
    return measure, numbers


def _advert(**numbers: Figure) -> tuple[str, Mapping[str, Figure]]:
    return "job_advert", {**ADVERT, **numbers}


def _share(measure: str, name: str, share: Fraction) -> tuple[str, Mapping[str, Figure]]:
    return measure, {name: share}


HALF, FIFTH = Fraction(1, 2), Fraction(1, 5)
CASES = [
    ("role_clarity.mandate", _advert(), 1),
    ("role_clarity.mandate", _of("job_advert", is_advert=False), None),
    ("role_clarity.skill_bundling", _advert(specialist_trades=0), 2),
    ("role_clarity.skill_bundling", _advert(specialist_trades=2), 2),
    ("role_clarity.skill_bundling", _advert(specialist_trades=3), 1),
    ("role_clarity.skill_bundling", _advert(specialist_trades=4), 1),
    ("role_clarity.skill_bundling", _advert(specialist_trades=5), 0),
    ("role_clarity.skill_bundling", _of("job_advert", is_advert=False), None),
    ("role_clarity.workload", _advert(), 0),
    ("role_clarity.workload", _advert(specialist_trades=4), None),
    ("role_clarity.workload", _advert(hours_named=True), None),
    ("role_clarity.pay_seniority", _advert(), 0),
    ("role_clarity.pay_seniority", _advert(specialist_trades=4), None),
    ("role_clarity.pay_seniority", _advert(pay_named=True), None),
    ("role_clarity.pay_seniority", _advert(reports_to_named=True), None),
    ("format_readiness.asset_handover", _share("media_folder", "fits_share", HALF), 2),
    ("format_readiness.asset_handover", _share("media_folder", "fits_share", HALF - LITTLE), 1),
    ("format_readiness.asset_handover", _share("media_folder", "fits_share", FIFTH - LITTLE), 0),
    ("format_readiness.asset_handover", _of("media_folder", files=0), None),
    ("format_readiness.asset_handover", _share("intake", "usable_share", HALF), 2),
    ("format_readiness.asset_handover", _share("intake", "usable_share", HALF - LITTLE), 1),
    ("format_readiness.asset_handover", _share("intake", "usable_share", FIFTH - LITTLE), 0),
    ("format_readiness.asset_handover", _of("intake", arrivals=0), None),
    ("format_readiness.native_rewrite", _share("copied_text", "copied_share", Fraction(15, 100)), 2),
    ("format_readiness.native_rewrite", _share("copied_text", "copied_share", Fraction(16, 100)), 1),
    ("format_readiness.native_rewrite", _share("copied_text", "copied_share", HALF + LITTLE), 0),
    ("format_readiness.publish_ready_checks", _share("media_folder", "captions_share", HALF), 2),
    ("format_readiness.publish_ready_checks", _share("media_folder", "captions_share", HALF - LITTLE), 1),
    ("format_readiness.publish_ready_checks", _share("media_folder", "captions_share", Fraction(0)), None),
    ("format_readiness.video_cutdowns", _of("media_folder", films_fit_share=HALF, captions_share=HALF), 2),
    ("format_readiness.video_cutdowns",
     _of("media_folder", films_fit_share=HALF, captions_share=HALF - LITTLE), 1),
    ("format_readiness.video_cutdowns", _of("media_folder", films_fit_share=Fraction(29, 100)), 0),
    ("strategic_integration.planning_seat", _of("intake", days_before_median=2), 2),
    ("strategic_integration.planning_seat", _of("intake", days_before_median=1), 1),
    ("strategic_integration.planning_seat", _of("intake", days_before_median=-3), 1),
    ("strategic_integration.planning_seat", _of("intake", arrivals=3), None),
    ("trend_watch.commitment", _share("posting_calendar", "weeks_with_a_post", Fraction(4, 5)), 1),
    ("trend_watch.commitment", _share("posting_calendar", "weeks_with_a_post", Fraction(79, 100)), None),
    ("trend_watch.commitment", _share("posting_calendar", "weeks_with_a_post", HALF), 0),
    ("trend_watch.test_and_learn", _of("posting_calendar", formats=3), 1),
    ("trend_watch.test_and_learn", _of("posting_calendar", formats=2), None),
    ("trend_watch.test_and_learn", _of("posting_calendar", formats=1), 0),
]  # fmt: skip


@pytest.mark.parametrize(("criterion", "measured", "level"), CASES)
def test_a_level_follows_from_its_figures(
    criterion: str, measured: tuple[str, Mapping[str, Figure]], level: int | None
) -> None:
    """Where a figure is not there, none does."""
    measure, numbers = measured

    assert proposed_level(RULES[criterion, measure], numbers) == level


def test_every_rule_is_tried() -> None:
    """A rule that is added is tried here too."""
    assert {(criterion, measure) for criterion, (measure, _), _ in CASES} == RULES.keys()


def test_every_measure_serves_something() -> None:
    """Whatever can be measured is asked about by a criterion."""
    assert {measure for _, measure in RULES} == FIGURES.keys()


def test_no_measure_proposes_that_everything_is_in_place() -> None:
    """Levels 3 and 4 ask for what no file shows: that it is agreed, used and looked at again."""
    assert max(level.level for rule in RULES.values() for level in rule.levels) <= 2
