"""The program's own words as one company reads them: an association is no company, a supplier is no CM."""

from __future__ import annotations

import gettext
from functools import lru_cache

from ..core.questionnaire import Questionnaire
from ..core.rewording import Phrase, reworded
from .words import Words, words_for


def words_of(questionnaire: Questionnaire, words: Words) -> Words:
    """The words of a language, with the phrases that read otherwise for a company.

    What is filled into a message stays as it is: only the message is the program's own.

    Args:
        questionnaire: resolved for the company.
        words: the language.
    """
    return words_with(words.language, questionnaire.phrases.get(words.language, ()))


@lru_cache(maxsize=64)
def words_with(language: str, phrases: tuple[Phrase, ...]) -> Words:
    """The words of a language with phrases that read otherwise.

    Args:
        language: a code of `LANGUAGES`.
        phrases: the longest first, as `longest_first` gives them.
    """
    own = words_for(language)
    if not phrases:
        return own
    return Words(language, _Reworded(own.gettext, phrases))


class _Reworded(gettext.NullTranslations):
    """A catalog whose messages are read in a company's words."""

    def __init__(self, own: gettext.NullTranslations, phrases: tuple[Phrase, ...]) -> None:
        super().__init__()
        self._own, self._phrases = own, phrases
        self._read = lru_cache(maxsize=2048)(self._reworded)

    def _reworded(self, message: str) -> str:
        return reworded(message, self._phrases)

    def gettext(self, message: str) -> str:
        """A message."""
        return self._read(self._own.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """A message that depends on a count."""
        return self._read(self._own.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        """A message whose translation depends on where it stands."""
        return self._read(self._own.pgettext(context, message))
