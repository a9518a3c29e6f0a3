"""What a person is told whose language a questionnaire does not have: its texts stand in another one."""

from __future__ import annotations

from ..core.questionnaire import Questionnaire
from .words import Words


def texts_notice(questionnaire: Questionnaire, words: Words) -> str:
    """Which language the texts of a questionnaire are in, in a sentence; nothing where it is the person's.

    Args:
        questionnaire: its first language stands in for one that it has not.
        words: the person's language.
    """
    if words.language in questionnaire.languages:
        return ""
    return words(
        "The questionnaire is not translated yet: its texts are in {language}.",
        language=words.name_of(questionnaire.languages[0]),
    )
