"""What changed in a questionnaire since an assessment was saved; every answer is kept, whatever it was."""

from __future__ import annotations

from dataclasses import dataclass

from .assessment import Assessment
from .questionnaire import Questionnaire


@dataclass(frozen=True)
class QuestionnaireChange:
    """What is different now, by full criterion id in the order of the questionnaire."""

    before: str
    """The version at the last save; empty where the assessment does not say."""
    now: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    """Answers to criteria that there are no longer; they are kept and count nowhere."""


def change_since(assessment: Assessment, questionnaire: Questionnaire) -> QuestionnaireChange | None:
    """What changed since an assessment was saved; None where nothing did, or where nothing is known of it.

    Args:
        questionnaire: the one that it is opened with, of the same id.
    """
    reference = assessment.questionnaire
    if not reference.fingerprint or reference.fingerprint == questionnaire.fingerprint:
        return None
    old, new = reference.criteria, questionnaire.digests
    return QuestionnaireChange(
        before=reference.version,
        now=questionnaire.version,
        added=tuple(name for name in new if name not in old) if old else (),
        removed=tuple(name for name in old if name not in new),
        reworded=tuple(
            name for name in new if name in old and old[name] not in _wordings(questionnaire, name)
        ),
        orphaned=tuple(name for name in assessment.answers if name not in questionnaire.criteria),
    )


def _wordings(questionnaire: Questionnaire, criterion: str) -> tuple[str, ...]:
    """Its digests with and without the languages that may have come later: a translation rewords nothing."""
    return (questionnaire.digests[criterion], *questionnaire.digests_before.get(criterion, ()))
