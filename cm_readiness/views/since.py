"""How far the score has moved since the last milestone, or since the round before."""

from __future__ import annotations

from ..core.comparison import Against, compare, frozen, side_of
from ..core.errors import ReadinessError
from ..core.evaluation import Evaluation
from ..core.numbers import Rational, rounded
from .context import Context


def last_milestone(evaluation: Evaluation) -> Against | None:
    """The newest milestone that the score has moved since; the newest of all where it has moved since none.

    Args:
        evaluation: of the assessment that holds the milestones.
    """
    sides = [frozen(milestone, evaluation) for milestone in reversed(evaluation.assessment.milestones)]
    moved = (side for side in sides if not _same(side.side.overall.score, evaluation.overall.score))
    return next(moved, sides[0] if sides else None)


def since(context: Context, then: Against) -> str:
    """The change of the overall score since a moment; empty where it is too early to speak of one.

    Args:
        context: the evaluation of now, in one language.
        then: the moment before.
    """
    if "open" in (context.evaluation.judgement.state, then.side.state):
        return ""
    try:
        found = compare(then.side, side_of(context.evaluation))
    except ReadinessError:  # Another questionnaire has other points.
        return ""
    change = found.overall.change
    if change is None:
        return ""
    said, name = context.figures.change(change), context.words("“{name}”", name=then.name)
    if said == context.figures.change(0):
        return context.words("unchanged since {name}", name=name)
    return context.words("{change} since {name}", change=said, name=name)


def _same(one: Rational | None, other: Rational | None) -> bool:
    """Whether two scores are shown alike; a milestone keeps one decimal."""
    return one is other if one is None or other is None else rounded(one, 1) == rounded(other, 1)
