"""The cheapest way as a mixed-integer programme for HiGHS: a second exact method for effort, in floats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import highspy

from cm_readiness.core.criterion_result import applicable
from cm_readiness.core.evaluation import Evaluation
from cm_readiness.core.questionnaire import Criterion, Verdict

LEVELS = 4


def least_effort(evaluation: Evaluation, verdict: Verdict, *, relaxed: bool = False) -> float:
    """The days of the cheapest way to a verdict, of a company that answered everything with evidence.

    Args:
        verdict: one that can be reached.
        relaxed: whether levels may be parts of a level, which gives a lower bound.
    """
    model: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    model.setOptionValue("mip_rel_gap", 0.0)
    questionnaire, standings = evaluation.questionnaire, evaluation.standings
    counted = applicable(questionnaire, standings)

    def at_least(criterion: str, level: int) -> Any:  # noqa: ANN401 - a number, or a variable of the solver
        """1 where the criterion stands at the level or above."""
        present = standings[criterion].claimed or 0
        if level <= present:
            return 1
        return reached[criterion, level] if level <= standings[criterion].target else 0

    reached = {
        (c.id, level): model.addVariable(lb=0, ub=1) if relaxed else model.addBinary()
        for criteria in counted.values()
        for c in criteria
        for level in range((standings[c.id].claimed or 0) + 1, standings[c.id].target + 1)
    }
    effort: Any = 0
    for (criterion, level), raised in reached.items():
        step = questionnaire.effort(standings[criterion].criterion, level - 1, level)
        effort += float(step) * raised
        if (criterion, level + 1) in reached:
            model.addConstr(reached[criterion, level + 1] <= raised)
        for need in standings[criterion].criterion.requires:
            # It binds from its level on, and only what is raised.
            if level >= need.level and standings[need.of].applicable:
                model.addConstr(raised <= at_least(need.of, need.at_least))
    _reach(model, evaluation, verdict, counted, at_least, relaxed=relaxed)
    model.minimize(effort)
    return float(model.getInfo().objective_function_value)


def _reach(
    model: Any,  # noqa: ANN401
    evaluation: Evaluation,
    verdict: Verdict,
    counted: Mapping[str, Sequence[Criterion]],
    at_least: Callable[[str, int], Any],
    *,
    relaxed: bool,
) -> None:
    """The conditions under which no worse verdict holds."""
    questionnaire = evaluation.questionnaire
    verdicts = questionnaire.verdicts
    worse = [v.when for v in verdicts[: [v.id for v in verdicts].index(verdict.id)] if v.when]
    gate = questionnaire.gate
    overall: Any = 0
    closed_gates: Any = 0
    lowest = max([float(w.any_dimension_below or 0) for w in worse], default=0)
    for dimension in questionnaire.dimensions:
        criteria = counted[dimension.id]
        if not criteria:
            continue
        total = sum(c.weight for c in criteria)
        raw: Any = 0
        shut = model.addVariable(lb=0, ub=1) if relaxed else model.addBinary()
        for c in criteria:
            for level in range(1, LEVELS + 1):
                raw += float(25 * c.weight / total) * at_least(c.id, level)
            if c.critical:
                opened = at_least(c.id, gate.opens_at)
                model.addConstr(shut + opened >= 1)
                closed_gates += 1 - opened
        score = model.addVariable(lb=lowest, ub=100)
        model.addConstr(score - raw <= 0)
        model.addConstr(score + float(100 - gate.cap) * shut <= 100)
        overall += float(dimension.weight) * score
    weights = float(sum(d.weight for d in questionnaire.dimensions if counted[d.id]))
    model.addConstr(overall >= weights * max([float(w.overall_below or 0) for w in worse], default=0) - 1e-7)
    most = [w.gates_closed_at_least - 1 for w in worse if w.gates_closed_at_least is not None]
    if most and not isinstance(closed_gates, int):
        model.addConstr(closed_gates <= min(most))
