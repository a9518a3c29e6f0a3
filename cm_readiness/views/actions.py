"""What the company has committed to, one action at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.assessment import Action
from ..language.status_words import STATUS
from .context import Context
from .plan import proof_of

if TYPE_CHECKING:
    from .actions_shape import ActionView


def action_view(context: Context, action: Action) -> ActionView:
    """An action with what the questionnaire says where nobody said otherwise.

    Args:
        context: the evaluation in one language.
        action: of the assessment that is evaluated.
    """
    criterion = context.questionnaire.criteria.get(action.criterion or "")
    level = action.to_level or 0
    step = context.wording(criterion).steps[level - 1].do if criterion and level else None
    return {
        "what": action.what.strip() or context.text(step),
        "criterion": context.text(criterion.name) if criterion else "",
        "to_level": level,
        "owner": action.owner.strip() or (context.text(criterion.owner) if criterion else ""),
        "due": context.words.date(action.due) if action.due else "",
        "status": action.status,
        "status_text": context.words(STATUS[action.status]),
        "proof": proof_of(context, criterion, level) if criterion and level else "",
        "note": action.note.strip(),
    }
