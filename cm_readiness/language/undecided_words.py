"""What stands where a verdict would, while it is too early for one."""

from __future__ import annotations

from ..core.questionnaire import Questionnaire
from .words import Words


def undecided_name(questionnaire: Questionnaire, words: Words) -> str:
    """What the questionnaire calls it, else what the program does."""
    undecided = questionnaire.undecided
    return undecided.name.get(words.language) if undecided else words("Too early to say")
