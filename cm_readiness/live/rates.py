"""How often something may be tried: a bucket that fills again with time."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Bucket:
    """Holds so many tries, and gets new ones at an even pace.

    Args:
        most: tries in a row.
        each_second: new ones.
        clock: seconds that only go forward.
    """

    def __init__(self, most: int, each_second: float, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._each_second = each_second
        self._clock = clock
        self._left = float(most)
        self._at = clock()

    @property
    def is_empty(self) -> bool:
        """Whether nothing more may be tried now."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._each_second)
        self._at = now
        return self._left < 1

    def take(self) -> bool:
        """Use up a try; whether there was one."""
        if self.is_empty:
            return False
        self._left -= 1
        return True
