"""What would change the verdict: the cheapest way to a better one, or what the best one rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..core.criterion_result import PROVED_FROM, Standing
from ..core.errors import ReadinessError
from ..core.evaluation import what_if
from ..core.optimum import Solution, Unreachable, cheapest_way
from ..core.questionnaire import Verdict
from ..language.obstacle_words import why_not
from .context import Context

MOST_RAISED = 5
"""Criteria that a way names with their levels; of a longer one, the first are named."""
FIRST_NAMED = 3
"""Criteria that stand for all of a kind."""


def verdict_change(context: Context) -> list[str]:
    """One sentence or a few; none where nothing that is asked applies to the company.

    Args:
        context: the evaluation in one language.
    """
    judgement, verdicts = context.evaluation.judgement, context.questionnaire.verdicts
    if judgement.verdict is None or judgement.state == "open":
        return _answers(context)
    better = verdicts[verdicts.index(judgement.verdict) + 1 :]
    if better:
        return _way(context, better[0])
    return [*_kept(context), *_doubts(context)] if judgement.firm else _answers(context)


def _answers(context: Context) -> list[str]:
    """Answers decide it, not work."""
    missing = [item.criterion.id for item in context.evaluation.find_out]
    if not missing:
        return []
    names = context.quoted_criteria(missing[:FIRST_NAMED])
    if len(missing) <= FIRST_NAMED:
        return [context.words("Answers, not work: find out {names}.", names=names)]
    return [
        context.words(
            "Answers, not work: {count} are missing; find out first {names}.", count=len(missing), names=names
        )
    ]


def _way(context: Context, verdict: Verdict) -> list[str]:
    """The least work that leads to a better verdict, whatever the missing answers will be."""
    try:
        found = cheapest_way(context.evaluation, verdict)
    except ReadinessError:  # The questionnaire is too large for an exact answer, and a guess is none.
        return []
    if isinstance(found, Unreachable):
        return [why_not(found, context.questionnaire, context.words)]
    values = {"verdict": context.text(found.reaches.name), "effort": context.figures.days(found.effort_days)}
    return [_work(context, found, values), *_taken_as_zero(context, found)]


def _work(context: Context, way: Solution, values: Mapping[str, str]) -> str:
    first = context.quoted_criteria(_first(context, way.levels))
    if not way.effort_days:
        return context.plural(
            "Proof alone leads to “{verdict}”: show the evidence for {names}.",
            "Proof alone leads to “{verdict}”: show the evidence for {count} answers, first of all {names}.",
            len(way.levels), names=first, **values,
        )  # fmt: skip
    if len(way.levels) > MOST_RAISED:
        return context.words(
            "“{verdict}” is {effort} of work away, on {count} criteria; to begin with: {names}.",
            count=len(way.levels), names=first, **values,
        )  # fmt: skip
    levels = sorted(set(way.levels.values()))
    raised = [
        context.words(
            "{names} to level {level}",
            names=context.quoted_criteria(i for i, level in way.levels.items() if level == reached),
            level=reached,
        )
        for reached in levels
    ]
    return context.words(
        "“{verdict}” is {effort} of work away: {raised}.", raised=", ".join(raised), **values
    )


def _first(context: Context, chosen: Iterable[str]) -> list[str]:
    """The first of these criteria, in the order of the gaps."""
    gaps = [gap.criterion.id for gap in context.evaluation.gaps]
    order = {identifier: place for place, identifier in enumerate(gaps)}
    return sorted(chosen, key=lambda identifier: order.get(identifier, len(order)))[:FIRST_NAMED]


def _taken_as_zero(context: Context, way: Solution) -> list[str]:
    if all(context.evaluation.standings[identifier].level is not None for identifier in way.levels):
        return []
    return [context.words("A missing answer counts as level 0 here: finding it out first may save work.")]


def _kept(context: Context) -> list[str]:
    """What the best verdict would be lost by, one level down, else what holds its gates open."""
    words, evaluation = context.words, context.evaluation
    known = [s for s in evaluation.standings.values() if s.applicable and s.level]
    costly = [s.criterion.id for s in known if _costs(context, s)]
    if costly:
        names = context.quoted_criteria(_weightiest(context, costly))
        return [
            context.plural(
                "Nothing has to change. Protect {names}: one level less would cost the verdict.",
                "Nothing has to change. On any of {count} criteria, one level less would cost the verdict; "
                "protect first {names}.",
                len(costly), names=names,
            )
        ]  # fmt: skip
    gates = [s.criterion.id for s in known if s.criterion.critical]
    if not gates:
        return [words("Nothing has to change, and no single step back would cost the verdict.")]
    names = context.quoted_criteria(_weightiest(context, gates))
    return [
        words(
            "Nothing has to change, and no single step back would cost the verdict. Protect first what is "
            "critical: {names}.",
            names=names,
        )
    ]


def _costs(context: Context, standing: Standing) -> bool:
    """Whether the verdict would be a worse one with this criterion a level lower."""
    judgement = context.evaluation.judgement
    lowered = what_if(context.evaluation, {standing.criterion.id: (standing.level or 0) - 1})
    return lowered.judgement.verdict != judgement.verdict


def _weightiest(context: Context, chosen: Iterable[str]) -> list[str]:
    """The first to protect: critical ones, then where harm comes soonest, then by weight."""
    criteria = [context.questionnaire.criteria[identifier] for identifier in chosen]
    criteria.sort(key=lambda c: (not c.critical, c.urgency, -c.weight))
    return [c.id for c in criteria[:FIRST_NAMED]]


def _doubts(context: Context) -> list[str]:
    """What to ask of a very good result: claims that nothing proves, or answers at the top throughout."""
    known = [s for s in context.evaluation.standings.values() if s.applicable and s.claimed is not None]
    bare = [s for s in known if (s.claimed or 0) >= PROVED_FROM and not s.answer.proofs]
    if bare:
        names = context.quoted_criteria(_weightiest(context, [s.criterion.id for s in bare]))
        return [
            context.plural(
                "To be doubted: {count} high answer names no evidence: {names}.",
                "To be doubted: {count} high answers name no evidence, first of all {names}.",
                len(bare), names=names,
            )
        ]  # fmt: skip
    if known and all(s.claimed == len(s.criterion.levels) - 1 for s in known):
        return [
            context.words(
                "To be doubted: everything stands at the highest level, which is rare. Have somebody from "
                "outside look at the evidence before you rely on it."
            )
        ]
    return []
