"""What helps to answer a criterion: why it matters, what the law asks, what to ask to see."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.assessment import Assessment
from ..core.questionnaire import Criterion, Place, Questionnaire
from ..core.text import Text
from ..language.words import Words
from .law import law_beside


def texts_beside(
    questionnaire: Questionnaire, assessment: Assessment, criterion: Criterion, words: Words
) -> Iterator[tuple[str, str]]:
    """What the questionnaire says about a criterion beside its levels, each text with its title.

    Args:
        questionnaire: as it is put to this company.
        assessment: the company's; it decides which points of law hold.
        criterion: one of the questionnaire.
        words: the person's language.
    """
    law = law_beside(questionnaire, assessment, criterion.id, words)
    texts: tuple[tuple[str, Text | None, Place | None], ...] = (
        (words("Why it matters"), criterion.why, "why"),
        (words("What the law asks"), None, "hint"),
        (words("What to ask to see"), criterion.evidence, "evidence"),
        (words("Follow-up question"), criterion.probe, None),
        (words("The risk of leaving it"), criterion.risk, None),
    )
    for title, text, place in texts:
        said = [text.get(words.language)] if text else []
        said += law.get(place, []) if place else []
        if said:
            yield title, " ".join(said)
