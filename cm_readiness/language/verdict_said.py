"""The verdict as a sentence says it: firm, between two, or that it is too early for one."""

from __future__ import annotations

from collections.abc import Sequence

from .words import Words


def verdict_said(names: Sequence[str | None], words: Words) -> str:
    """What is said of a verdict.

    Args:
        names: of the lowest and the highest that are possible, or of the one that both are; while it is too
            early for one, what the questionnaire calls that, or None where it does not say.
        words: the person's language.
    """
    low, high = names[0], names[-1]
    if low is None or high is None:
        return words("Too early to say")
    return high if len(names) == 1 else words("between “{low}” and “{high}”", low=low, high=high)
