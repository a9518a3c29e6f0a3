"""What changed in a questionnaire, in sentences for a person."""

from __future__ import annotations

from ..core.changes import QuestionnaireChange
from ..core.questionnaire import Questionnaire
from .words import Words


def change_lines(
    change: QuestionnaireChange, questionnaire: Questionnaire, words: Words
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What changed, as paragraphs: a sentence, and the criteria that it is about.

    Args:
        change: what changed.
        questionnaire: the one that there is now.
        words: the person's language.
    """
    sections = (
        (words("New, and still to be answered:"), change.added),
        (words("Reworded; please confirm these answers:"), change.reworded),
        (words("No longer asked:"), change.removed),
        (words("Answered, but no longer asked; these answers are kept and count nowhere:"), change.orphaned),
    )
    head = words("The questionnaire has changed since this assessment was saved; every answer is kept.")
    if change.before and change.before != change.now:
        head = words(
            "The questionnaire has changed since this assessment was saved (version {before}, now {now}); "
            "every answer is kept.",
            before=change.before,
            now=change.now,
        )
    named = [(text, _names(ids, questionnaire, words)) for text, ids in sections if ids]
    return ((head, ()), *named)


def _names(ids: tuple[str, ...], questionnaire: Questionnaire, words: Words) -> tuple[str, ...]:
    """Criteria as people know them, number and name; one that is no longer there by its id."""
    numbers = {criterion.id: number for number, criterion in questionnaire.numbered()}
    known = questionnaire.criteria
    return tuple(
        f"{numbers[name]} {known[name].name.get(words.language)}" if name in known else name for name in ids
    )
