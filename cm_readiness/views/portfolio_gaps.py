"""What many companies lack, and what there is to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.questionnaire import Criterion, Questionnaire

if TYPE_CHECKING:
    from ..core.portfolio import CommonGap
    from .portfolio_context import PortfolioContext
    from .portfolio_shape import CommonGapView

MOST = 10
"""Gaps that are shown."""
_USUAL = 3
"""The level of most targets."""


def common_gaps_view(context: PortfolioContext) -> list[CommonGapView]:
    """The gaps of most companies, the most common first."""
    found: list[CommonGapView] = []
    for gap in context.findings.gaps:
        questionnaire = context.findings.questionnaires[gap.questionnaire]
        criterion = questionnaire.criteria.get(gap.criterion)
        if criterion is not None:
            found.append(_gap(context, gap, questionnaire, criterion, len(found) + 1))
        if len(found) == MOST:
            break
    return found


def _gap(
    context: PortfolioContext, gap: CommonGap, questionnaire: Questionnaire, criterion: Criterion, rank: int
) -> CommonGapView:
    words = context.words
    target = criterion.target or questionnaire.dimension_of(criterion.id).target
    first, last = criterion.steps[0], criterion.steps[(target or _USUAL) - 1]
    return {
        "rank": rank,
        "name": context.text(criterion.name),
        "dimension": context.text(questionnaire.dimension_of(criterion.id).name),
        "companies": words(
            "{count} of {all}", count=words.number(gap.companies, 0), all=words.number(gap.of, 0)
        ),
        "share": words.percent(gap.companies / gap.of),
        "risk": context.text(criterion.risk),
        "first_step": context.text(first.do),
        "last_step": "" if last is first else context.text(last.do),
        "deliverable": context.text(criterion.deliverable),
        "owner": context.text(criterion.owner),
    }
