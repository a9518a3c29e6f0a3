"""What the answers leave to talk through: contradictions, what nobody knows yet, and what to rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.criterion_result import PROVED_FROM, Standing
from ..core.evaluation import Evaluation
from ..core.gaps import BrokenRequirement, FindOut
from ..language.words import Words
from .context import Context

if TYPE_CHECKING:
    from .report_shape import ClaimsView, ContradictionView, FindOutView, TrustView


def stale_text(evaluation: Evaluation, words: Words) -> str:
    """How many answers are out of date, as a part of a sentence; empty where none is."""
    if not evaluation.stale:
        return ""
    return words.plural(
        "{count} answer is older than its shelf life",
        "{count} answers are older than their shelf life",
        len(evaluation.stale),
    )


def contradictions_view(context: Context) -> list[ContradictionView]:
    """Answers that do not go together: the questionnaire's rules, then broken requirements.

    Args:
        context: the evaluation in one language.
    """
    rules: list[ContradictionView] = [
        {
            "id": c.id,
            "name": context.text(c.name),
            "meaning": context.text(c.meaning),
            "ask": context.text(c.ask),
        }
        for c in context.evaluation.contradictions
    ]
    return rules + [_broken(context, broken) for broken in context.evaluation.broken_requirements]


def _broken(context: Context, broken: BrokenRequirement) -> ContradictionView:
    words, other = context.words, broken.requirement.of
    claimed = context.evaluation.standings[broken.criterion.id].claimed
    values = {"name": context.text(broken.criterion.name), "other": context.name(other)}
    return {
        "id": "",
        "name": words("“{name}” without “{other}”", **values),
        "meaning": words(
            "“{name}” is answered at level {level}, which presupposes level {needed} of “{other}”; that "
            "one stands at {stands}.",
            level=claimed,
            needed=broken.requirement.at_least,
            stands=context.evaluation.standings[other].claimed,
            **values,
        ),
        "ask": words("What does “{name}” rest on in practice, as long as “{other}” is missing?", **values),
    }


def find_out_view(context: Context) -> list[FindOutView]:
    """What nobody knows yet, in the order in which to find it out.

    Args:
        context: the evaluation in one language.
    """
    return [_find_out(context, item) for item in context.evaluation.find_out]


def _find_out(context: Context, item: FindOut) -> FindOutView:
    wording = context.wording(item.criterion)
    return {
        **context.ref(item.criterion),
        "unanswered": item.kind == "unanswered",
        "critical": item.criterion.critical,
        "points": context.figures.points(item.points),
        "ask": context.text(wording.probe or wording.question),
        "evidence": context.text(wording.evidence),
        "note": context.assessment.answer_to(item.criterion.id).note.strip(),
    }


def find_out_text(context: Context) -> list[str]:
    """How much is open, and what it leaves open.

    Args:
        context: the evaluation in one language.
    """
    items, words, overall = context.evaluation.find_out, context.words, context.evaluation.overall
    if not items:
        return []
    count = context.plural(
        "{count} criterion has no level yet.",
        "{count} criteria have no level yet; those that matter most for the result come first.",
        len(items),
    )
    if not context.figures.range(overall.low, overall.high):
        return [count]
    low, high = context.figures.score(overall.low), context.figures.score(overall.high)
    spread = words("Until then, the overall score lies between {low} and {high}.", low=low, high=high)
    return [count, spread]


def trust_view(context: Context) -> TrustView:
    """What rests on evidence, and what has grown old.

    Args:
        context: the evaluation in one language.
    """
    evaluation = context.evaluation
    claims = [
        s
        for s in evaluation.standings.values()
        if s.in_scope and s.claimed is not None and s.claimed >= PROVED_FROM
    ]
    bare = [s for s in claims if not s.answer.proofs]
    return {
        "sentences": [_evidence_text(context, len(claims), len(bare)), _age_text(context)],
        "stale": [
            {
                **context.ref(s.criterion),
                "answered": context.day(s.answer.answered),
                "shelf_life_days": s.criterion.shelf_life_days,
            }
            for s in evaluation.stale
        ],
        "unevidenced": _by_dimension(context, bare),
    }


def _by_dimension(context: Context, bare: list[Standing]) -> list[ClaimsView]:
    groups: list[ClaimsView] = []
    for dimension in context.questionnaire.dimensions:
        own = {criterion.id for criterion in dimension.criteria}
        ids = [s.criterion.id for s in bare if s.criterion.id in own]
        if ids:
            groups.append({"dimension": context.text(dimension.name), "names": context.quoted_criteria(ids)})
    return groups


def _evidence_text(context: Context, claims: int, bare: int) -> str:
    words = context.words
    if not claims:
        return words("No answer claims level 3 or 4, so none needs evidence yet.")
    if not bare:
        return context.plural(
            "The one answer of level 3 or 4 lists its evidence.",
            "All {count} answers of level 3 or 4 list their evidence.",
            claims,
        )
    if context.assessment.evidence_rule == "strict":
        return context.plural(
            "{count} answer of level 3 or 4 lists no evidence; under the strict rule it counts as level 2.",
            "{count} answers of level 3 or 4 list no evidence; under the strict rule they count as level 2.",
            bare,
        )
    if bare == claims:
        return context.plural(
            "The one answer of level 3 or 4 rests on what was said, without evidence.",
            "All {count} answers of level 3 or 4 rest on what was said, without evidence.",
            bare,
        )
    return context.plural(
        "{count} of the {claims} answers of level 3 or 4 rests on what was said, without evidence.",
        "{count} of the {claims} answers of level 3 or 4 rest on what was said, without evidence.",
        bare, claims=claims,
    )  # fmt: skip


def _age_text(context: Context) -> str:
    stale = len(context.evaluation.stale)
    if not context.evaluation.progress.answered:
        return context.words("Nothing has been answered yet.")
    if not stale:
        return context.words("No answer is older than the time for which it can be relied on.")
    return context.plural(
        "{count} answer is older than the time for which it can be relied on; it still counts.",
        "{count} answers are older than the time for which they can be relied on; they still count.",
        stale,
    )
