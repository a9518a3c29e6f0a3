"""The program's messages about a company, in the words of the company: an association is no company."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from gettext import NullTranslations

from ..core.rewording import Phrase, reworded

_PLACES = re.compile(r"(\{\w+\}|%\(\w+\)s)")
"""Where values are filled in: their names are no words."""


class CompanyCatalog(NullTranslations):
    """A catalog whose messages are put into a company's words before values are filled in.

    What people wrote is a value, and stays as it is.

    Args:
        catalog: the messages in one language.
        phrases: what reads otherwise, as `longest_first` gives it.
    """

    def __init__(self, catalog: NullTranslations, phrases: tuple[Phrase, ...]) -> None:
        super().__init__()
        self._own, self._phrases = catalog, phrases
        self._read: dict[tuple[str | int, ...], str] = {}

    def gettext(self, message: str) -> str:
        """A message in the company's words."""
        return self._kept((message,), partial(self._own.gettext, message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """A message that depends on a count, in the company's words."""
        return self._kept((msgid1, msgid2, n), partial(self._own.ngettext, msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        """A message whose translation depends on where it stands, in the company's words."""
        return self._kept((context, message), partial(self._own.pgettext, context, message))

    def _kept(self, key: tuple[str | int, ...], message: Callable[[], str]) -> str:
        if key not in self._read:
            self._read[key] = self._worded(message())
        return self._read[key]

    def _worded(self, text: str) -> str:
        parts = _PLACES.split(text)
        parts[::2] = [reworded(part, self._phrases) for part in parts[::2]]
        return "".join(parts)
