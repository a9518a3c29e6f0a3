"""Reports for tests: the shipped questionnaire and examples, and assessments at the edges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache

from cm_readiness.core.assessment import Answer, Assessment
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.questionnaire import Criterion, Questionnaire
from cm_readiness.documents.render import render
from cm_readiness.files.assessments import new_assessment, read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import examples, questionnaires_folder
from cm_readiness.language.words import words_for

AS_OF = date(2026, 11, 22)
AT = datetime(2026, 11, 17, 9, tzinfo=UTC)
EXAMPLES = {path.stem: path for path in examples()}
"""The example companies by name and language, such as `maison_calla.fr`."""
IN_POST = {"name": "Essai", "cm_setup": "in_house"}


@cache
def shipped() -> Questionnaire:
    """The questionnaire that comes with the program."""
    return read_questionnaire(questionnaires_folder() / "community_manager")


def example(name: str) -> Assessment:
    """One of the example companies."""
    return read_assessment(EXAMPLES[name])


def evaluated(assessment: Assessment, as_of: date = AS_OF) -> Evaluation:
    """An assessment of the shipped questionnaire, evaluated."""
    return evaluate(shipped(), assessment, as_of)


def report(assessment: Assessment, language: str = "en", as_of: date = AS_OF) -> str:
    """The gap report of an assessment."""
    return render("gap_report", evaluated(assessment, as_of), words_for(language))


def answered(answers: Mapping[str, Answer], **more: object) -> Assessment:
    """An assessment with a community manager in post and these answers."""
    bare = new_assessment(shipped(), company=IN_POST, language="en", depth="full", at=AT)
    return bare.model_copy(update={"answers": answers, **more})


def all_with(make: Callable[[Criterion], Answer], **more: object) -> Assessment:
    """An assessment that answers every criterion of the questionnaire."""
    return answered({c.id: make(c) for c in shipped().criteria.values()}, **more)


def level(value: int, **more: object) -> Answer:
    """An answer with a level."""
    return Answer.model_validate({"level": value, "answered": AT, **more})


def left_out(criterion: Criterion) -> Answer:
    """*Not applicable*, also where the criterion does not allow it."""
    return Answer(not_applicable="Not for us.", answered=AT)


def one_left_out(criterion: Criterion) -> Answer:
    """All of one dimension not applicable as far as it allows, the rest in place."""
    if criterion.id.startswith("trend_watch.") and criterion.allow_na:
        return left_out(criterion)
    return level(3, evidence=("Shown.",))


def _mixed(criterion: Criterion) -> Answer:
    place = shipped().order[criterion.id]
    if place % 7 == 3:
        return Answer(unknown=True, answered=AT, note="To be asked.")
    return level(place % 5, note="Line one.\n\nLine two.\n  - a list", evidence=("One", "Two"))


def _waits_for_goals(criterion: Criterion) -> Answer:
    """Most can only be raised once the goals are known, and they are not."""
    return Answer(unknown=True, answered=AT) if criterion.id == "purpose.business_goals" else level(2)


EDGES: Mapping[str, Callable[[], Assessment]] = {
    "nothing answered": lambda: answered({}),
    "no company": lambda: answered({}, company={}),
    "nobody in post": lambda: all_with(_mixed, company={"name": "Essai", "cm_setup": "none"}),
    "all unknown": lambda: all_with(lambda _: Answer(unknown=True, answered=AT)),
    "all at 0": lambda: all_with(lambda _: level(0)),
    "all at 3 without evidence": lambda: all_with(lambda _: level(3)),
    "strict without evidence": lambda: all_with(lambda _: level(4), evidence_rule="strict"),
    "all at 4": lambda: all_with(lambda _: level(4, evidence=("Shown.",))),
    "one dimension left out": lambda: all_with(one_left_out),
    "all left out": lambda: all_with(left_out),
    "mixed": lambda: all_with(_mixed),
    "mixed and express": lambda: all_with(_mixed, depth="express"),
    "one answer": lambda: answered({"purpose.business_goals": level(2)}),
    "orphaned": lambda: answered({"purpose.gone": level(2, note="Kept."), "purpose.launch_gate": level(1)}),
    "only a note": lambda: answered({"purpose.business_goals": Answer(note="Later.", flagged=True)}),
    "blocked": lambda: all_with(_waits_for_goals),
    "without dates": lambda: all_with(lambda _: Answer(level=2)),
}
"""Assessments for which a report must read as well as for the examples."""
