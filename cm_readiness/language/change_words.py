"""A change of an assessment in a few words, for whoever is to know that it happened, or was taken back."""

from __future__ import annotations

from ..core.assessment import Answer, Assessment, Given, NotApplicable, Unknown
from ..core.questionnaire import Questionnaire
from .words import Words


def change_words(
    before: Assessment,
    after: Assessment,
    about: str,
    questionnaire: Questionnaire,
    words: Words,
    *,
    brief: bool = False,
) -> str:
    """What is different: `4.5 Crisis protocol: 3 → 0`.

    Args:
        before: the assessment before the change.
        after: and after it.
        about: the full id of the criterion that changed; empty for the assessment's own data.
        questionnaire: that is answered.
        words: the person's language.
        brief: with the criterion's number alone.
    """
    criterion = questionnaire.criteria.get(about)
    if criterion is None:
        return _own_data(before, after, words)
    number = next(number for number, one in questionnaire.numbered() if one.id == about)
    name = number if brief else f"{number} {criterion.name.get(words.language)}"
    what = answer_change(before.answer_to(about), after.answer_to(about), words)
    return words("{name}: {change}", name=name, change=what)


def answer_change(before: Answer, after: Answer, words: Words) -> str:
    """What is different in an answer: its level, or what stands beside it.

    Args:
        before: the answer before the change.
        after: and after it.
        words: the person's language.
    """
    old, new = before.given, after.given
    if old != new:
        said = given_word(new, words)
        return said if old is None else f"{given_word(old, words)} → {said}"
    if before.flagged != after.flagged:
        return words("to discuss") if after.flagged else words("no longer to discuss")
    if before.urgent != after.urgent:
        return words("to settle this week") if after.urgent else words("no longer for this week")
    if before.note != after.note:
        return words("note changed")
    if before.private != after.private:
        return words("private note changed")
    if before.evidence != after.evidence:
        return words("evidence changed")
    return words("{answer} confirmed", answer=given_word(new, words))


def given_word(given: Given | None, words: Words) -> str:
    """An answer in a word: a level, or why there is none."""
    match given:
        case None:
            return words("not answered")
        case Unknown():
            return words("don’t know")
        case NotApplicable():
            return words("not applicable")
        case level:
            return str(level)


def _own_data(before: Assessment, after: Assessment, words: Words) -> str:
    """What is different beside one answer."""
    if before.answers != after.answers:
        return words("Several answers changed")
    if before.actions != after.actions:
        return words("Plan changed")
    if before.milestones != after.milestones:
        return words("Milestones changed")
    return words("About this assessment: changed")
