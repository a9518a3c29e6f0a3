"""The criteria in scope as they are put to this company, for documents that are filled in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.questionnaire import Criterion
from .context import Context
from .law import law_beside

if TYPE_CHECKING:
    from .asked_shape import AskedGroupView, AskedView


def asked_view(context: Context) -> list[AskedGroupView]:
    """The criteria in scope as they are put to this company.

    Args:
        context: the evaluation in one language.
    """
    groups: list[AskedGroupView] = []
    for number, dimension in enumerate(context.questionnaire.dimensions, 1):
        own = [c for c in dimension.criteria if context.evaluation.standings[c.id].in_scope]
        if own:
            groups.append(
                {
                    "number": number,
                    "name": context.text(dimension.name),
                    "question": context.text(dimension.question),
                    "why": context.text(dimension.why),
                    "criteria": [_asked(context, criterion) for criterion in own],
                }
            )
    return groups


def _asked(context: Context, criterion: Criterion) -> AskedView:
    worded = context.wording(criterion)
    law = law_beside(context.questionnaire, context.assessment, criterion.id, context.words)
    return {
        **context.ref(criterion),
        "question": context.text(worded.question),
        "why": context.text(criterion.why),
        "law": list(law.get("hint", ())),
        "levels": [context.text(level) for level in worded.levels],
        "bring": context.text(worded.evidence),
        "who": context.text(criterion.owner),
        "critical": criterion.critical,
        "allow_na": criterion.allow_na,
        "na_when": context.text(criterion.na_when),
    }
