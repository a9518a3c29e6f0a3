"""What is recorded for a criterion, in one sign each."""

from __future__ import annotations

from ...core.assessment import Answer, Given, NotApplicable, Unknown

FLAGGED, URGENT, NOTED, PROVED, UNPROVED, STALE = "⚑", "!", "✎", "∃", "∄", "◷"
"""To discuss, to settle this week, with a note, with evidence, without any, out of date."""
UNKNOWN = "?"
"""Nobody knew."""


def answer_sign(given: Given | None) -> str:
    """An answer in one sign.

    Args:
        given: None where nothing is answered.
    """
    match given:
        case None:
            return "·"
        case Unknown():
            return UNKNOWN
        case NotApplicable():
            return "–"
        case level:
            return str(level)


def is_noted(answer: Answer) -> bool:
    """Whether there is a note of either kind."""
    return bool(answer.note.strip() or answer.private.strip())


def beside_signs(answer: Answer) -> str:
    """What stands beside an answer, as signs: flags, a note of either kind, evidence."""
    marks = (
        (answer.flagged, FLAGGED),
        (answer.urgent, URGENT),
        (is_noted(answer), NOTED),
        (bool(answer.proofs), PROVED),
    )
    return "".join(sign for holds, sign in marks if holds)
