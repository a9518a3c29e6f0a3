"""The plan as plain data: the object of `plan --json`."""

from __future__ import annotations

from ..core.assessment import Action
from ..core.errors import ReadinessError
from ..core.evaluation import Evaluation
from ..core.numbers import Rational, days, rounded
from ..core.optimum import Solution, Unreachable, best_use, cheapest_way
from ..core.planning import PlannedStep, Roadmap, plan_roadmap
from ..core.questionnaire import Requirement, Verdict
from ..language.fault_messages import sentence
from ..language.obstacle_words import why_not
from ..language.words import Words
from .evaluation import Data


def plan_data(
    evaluation: Evaluation, words: Words, *, verdict: Verdict, budget_days: Rational | None = None
) -> dict[str, Data]:
    """The roadmap, the cheapest way to a verdict and, if a budget is given, its best use.

    Args:
        evaluation: what is planned for.
        words: the language of the sentence that says why something cannot be reached.
        verdict: one of the questionnaire's.
        budget_days: days of work, 0 or more.
    """
    roadmap = plan_roadmap(evaluation)
    data: dict[str, Data] = {
        "first": _first(roadmap),
        "roadmap": [
            {
                "until_day": period.until_day,
                "effort_days": days(period.effort_days),
                "steps": [_step(step) for step in period.steps],
            }
            for period in roadmap.periods
        ],
        "blocked": [
            {"criterion": b.criterion.id, "to": b.to_level, "needs": [_need(need) for need in b.needs]}
            for b in roadmap.blocked
        ],
        "cheapest": _cheapest(evaluation, words, verdict),
    }
    if budget_days is not None:
        data["budget"] = _budget(evaluation, words, budget_days)
    return data


def action_data(action: Action) -> dict[str, Data]:
    """An action as it stands in the file."""
    return {
        "id": action.id,
        "source": action.source,
        "criterion": action.criterion,
        "to_level": action.to_level,
        "what": action.what,
        "owner": action.owner,
        "due": action.due.isoformat() if action.due else None,
        "status": action.status,
        "changed": action.changed.isoformat().replace("+00:00", "Z") if action.changed else None,
        "note": action.note,
    }


def _first(roadmap: Roadmap) -> list[Data]:
    found: list[Data] = [{"criterion": i.criterion.id, "kind": "find_out"} for i in roadmap.find_out]
    return found + [{"criterion": gap.criterion.id, "kind": "prove"} for gap in roadmap.prove]


def _step(step: PlannedStep) -> Data:
    return {
        "criterion": step.criterion.id,
        "from": step.from_level,
        "to": step.to_level,
        "points": rounded(step.points, 1),
        "effort_days": days(step.effort_days),
        "opens_gate": step.opens_gate,
    }


def _need(need: Requirement) -> Data:
    return {"of": need.of, "at_least": need.at_least}


def _cheapest(evaluation: Evaluation, words: Words, verdict: Verdict) -> Data:
    try:
        found = cheapest_way(evaluation, verdict)
    except ReadinessError as error:
        return _without(verdict, None, error.fault.code, sentence(error.fault, words))
    if isinstance(found, Unreachable):
        text = why_not(found, evaluation.questionnaire, words)
        return _without(verdict, False, found.obstacles[0].code, text)
    return {
        "verdict": verdict.id,
        "reachable": True,
        **_solution(found),
        "reaches": found.reaches.id,
        "gates_still_closed": list(found.gates_still_closed),
        "open_taken_as_zero": found.open_taken_as_zero,
    }


def _without(verdict: Verdict, reachable: bool | None, code: str, text: str) -> Data:
    """Why there are no levels; `reachable` is null where the questionnaire is too large to tell."""
    return {
        "verdict": verdict.id,
        "reachable": reachable,
        "effort_days": None,
        "why": {"code": code, "text": text},
    }


def _budget(evaluation: Evaluation, words: Words, budget_days: Rational) -> Data:
    try:
        found = best_use(evaluation, budget_days)
    except ReadinessError as error:
        why: Data = {"code": error.fault.code, "text": sentence(error.fault, words)}
        return {"days": days(budget_days), "effort_days": None, "why": why}
    return {"days": days(budget_days), **_solution(found)}


def _solution(found: Solution) -> dict[str, Data]:
    low = found.overall_low
    return {
        "effort_days": days(found.effort_days),
        "levels": dict(found.levels),
        "overall_low": None if low is None else rounded(low, 1),
    }
