"""How far long work is: one line on a terminal that is written anew, with the time that is left."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..language.words import Words

SOONEST = 0.1
"""Seconds between two writings: nobody reads faster."""
ERASE = "\r\x1b[K"
_MINUTE, _HOUR = 60, 3_600


class Progress:
    """Tells how many are done, of how many, and how long the rest takes; on a terminal alone.

    Args:
        words: the person's language.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._begun = self._written = time.monotonic()
        self._is_shown = sys.stderr.isatty()
        self._line = ""

    def told(self, done: int, number: int) -> None:
        """Take note of how many are done."""
        now = time.monotonic()
        if not self._is_shown or not done or (now - self._written < SOONEST and done < number):
            return
        self._written = now
        self._line = self._said(done, number, (now - self._begun) / done * (number - done))
        self._show(self._line if done < number else "")

    def aside(self) -> None:
        """Make room for a line that stays; the next one that is told comes below it."""
        if self._is_shown and self._line:
            self._show("")
            self._line, self._written = "", 0.0

    def _said(self, done: int, number: int, seconds: float) -> str:
        words = self._words
        if done == number:
            return ""
        left = _left(seconds, words)
        return words("{done} of {number}, about {time} left", done=done, number=number, time=left)

    def _show(self, line: str) -> None:
        sys.stderr.write(f"{ERASE}{line}")
        sys.stderr.flush()


def _left(seconds: float, words: Words) -> str:
    """A time that is left, no finer than it is known."""
    if seconds < _MINUTE:
        return words("{seconds} s", seconds=max(1, round(seconds)))
    if seconds < _HOUR:
        return words("{minutes} min", minutes=round(seconds / _MINUTE))
    hours, rest = divmod(round(seconds / _MINUTE), 60)
    return words("{hours} h {minutes} min", hours=hours, minutes=rest)
