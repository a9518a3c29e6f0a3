"""The cheapest way to a verdict and the best use of a budget, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.errors import ReadinessError
from ..core.numbers import Rational
from ..core.optimum import Solution, Unreachable, best_use, cheapest_way
from ..core.questionnaire import Verdict
from ..language.fault_messages import sentence
from ..language.obstacle_words import why_not
from .context import Context

if TYPE_CHECKING:
    from .plan_shape import RaiseView, WayView


def cheapest_view(context: Context, verdict: Verdict) -> WayView:
    """The least effort that leads to a verdict, or why none does.

    Args:
        context: the evaluation in one language.
        verdict: one of the questionnaire's.
    """
    words, name = context.words, context.text(verdict.name)
    try:
        found = cheapest_way(context.evaluation, verdict)
    except ReadinessError as error:
        title = words("The cheapest way to “{verdict}”", verdict=name)
        return {"title": title, "raises": [], "sentences": [sentence(error.fault, words)]}
    if isinstance(found, Unreachable):
        title = words("“{verdict}” is out of reach", verdict=name)
        return {"title": title, "raises": [], "sentences": [why_not(found, context.questionnaire, words)]}
    if not found.levels:
        title = words("“{verdict}” is reached already", verdict=name)
        return {"title": title, "raises": [], "sentences": _sentences(context, found, verdict)}
    effort = context.figures.counted_days(found.effort_days)
    title = words("The cheapest way to “{verdict}”: {effort} of work", verdict=name, effort=effort)
    return {
        "title": title,
        "raises": _raises(context, found),
        "sentences": _sentences(context, found, verdict),
    }


def budget_view(context: Context, budget_days: Rational) -> WayView:
    """The most that a budget of effort can bring.

    Args:
        context: the evaluation in one language.
        budget_days: days of work, 0 or more.
    """
    words = context.words
    budget = context.figures.counted_days(budget_days)
    try:
        found = best_use(context.evaluation, budget_days)
    except ReadinessError as error:
        title = words("The best use of {budget} of work", budget=budget)
        return {"title": title, "raises": [], "sentences": [sentence(error.fault, words)]}
    effort = context.figures.counted_days(found.effort_days)
    if found.effort_days == budget_days:
        title = words("The best use of {budget} of work", budget=budget)
    else:
        title = words("The best use of {budget} of work: {effort}", budget=budget, effort=effort)
    raises = _raises(context, found)
    nothing = [] if raises else [words("Nothing that it would pay for raises the overall.")]
    return {
        "title": title,
        "raises": raises,
        "sentences": nothing + _sentences(context, found, found.reaches),
    }


def _raises(context: Context, solution: Solution) -> list[RaiseView]:
    questionnaire, standings = context.questionnaire, context.evaluation.standings
    raises: list[RaiseView] = []
    for identifier, level in solution.levels.items():
        standing = standings[identifier]
        effort = questionnaire.effort(standing.criterion, standing.claimed or 0, level)
        start = "?" if standing.claimed is None else str(standing.claimed)
        raises.append(
            {
                **context.ref(standing.criterion),
                "levels": context.words("to prove") if start == str(level) else f"{start} → {level}",
                "to_level": 0 if start == str(level) else level,
                "effort": context.figures.counted_days(effort) if effort else context.words("no work"),
            }
        )
    return raises


def _sentences(context: Context, solution: Solution, wanted: Verdict) -> list[str]:
    words, sentences = context.words, list[str]()
    if solution.overall_low is None:
        sentences.append(words("Nothing in the questionnaire applies, so there is nothing to raise."))
    else:
        score = context.figures.score(solution.overall_low)
        too_early = context.evaluation.judgement.state == "open"
        if too_early or (solution.reaches.id == wanted.id and solution.levels):
            sentences.append(words("The overall is then at least {score}.", score=score))
        else:
            name = context.text(solution.reaches.name)
            sentences.append(
                words("The overall is then at least {score}: “{verdict}”.", score=score, verdict=name)
            )
    if solution.gates_still_closed:
        gates = context.quoted_criteria(solution.gates_still_closed)
        count = len(solution.gates_still_closed)
        sentences.append(
            context.plural(
                "{count} gate stays closed: {gates}.",
                "{count} gates stay closed: {gates}.",
                count,
                gates=gates,
            )
        )
    if solution.open_taken_as_zero:
        sentences.append(
            context.plural(
                "{count} answer that nobody knows yet is taken as level 0; finding it out first may save "
                "work.",
                "{count} answers that nobody knows yet are taken as level 0; finding them out first may "
                "save work.",
                solution.open_taken_as_zero,
            )
        )
    return sentences
