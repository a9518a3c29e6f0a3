"""How far several people agree on one criterion, from how many of them are at each level."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Shape = Literal["single", "unanimous", "adjacent", "outlier", "polarised", "spread"]
Agreed = Literal["strong", "partial", "low"]

LEAST_FOR_A_BAND = 6
"""Votes from which on agreement is put into a word; fewer say nothing but themselves."""
BANDS: tuple[tuple[Fraction, Agreed], ...] = ((Fraction(4, 5), "strong"), (Fraction(3, 5), "partial"))
"""The least agreement of each band, the highest first; what is below is low."""
SPAN = 4
"""From the lowest level to the highest."""
FAR = 2
"""Levels away from the middle from which on a vote is an outlier."""
SHARE_OF_OUTLIERS = Fraction(15, 100)
SHARE_OF_A_POLE = Fraction(30, 100)


@dataclass(frozen=True)
class Votes:
    """How many people are at each level of one criterion."""

    counts: tuple[int, ...]
    """Of the levels 0 to 4, none negative."""

    @property
    def number(self) -> int:
        """All votes for a level."""
        return sum(self.counts)

    @property
    def middle(self) -> tuple[int, ...]:
        """The median: one level, or two of an even number that differ, the lower first; none of no votes."""
        votes = self._sorted()
        if not votes:
            return ()
        low, high = votes[(len(votes) - 1) // 2], votes[len(votes) // 2]
        return (low,) if low == high else (low, high)

    @property
    def suggested(self) -> int | None:
        """The lower level of the median; None of no votes."""
        return next(iter(self.middle), None)

    @property
    def mean(self) -> Fraction | None:
        """The mean level, 0 to 4; None of no votes."""
        if not self.number:
            return None
        return Fraction(sum(level * count for level, count in enumerate(self.counts)), self.number)

    @property
    def agreement(self) -> float | None:
        """1 where all are at one level, 0 where they are halved between both ends; None below two votes.

        It is 1 + Σ p·log2(1 − |level − mean| ÷ 4): W. J. Tastle and M. J. Wierman, "Consensus and
        dissention: A measure of ordinal dispersion", International Journal of Approximate Reasoning 45
        (2007).
        """
        if self.number < 2:
            return None
        terms = (count * math.log2(near) for count, near in self._nearness())
        return 1 + math.fsum(terms) / self.number

    @property
    def band(self) -> Agreed | None:
        """Agreement in a word, by its exact value; None below six votes."""
        if self.number < LEAST_FOR_A_BAND:
            return None
        return next((name for least, name in BANDS if self._is_at_least(least)), "low")

    @property
    def shape(self) -> Shape | None:
        """What the votes look like, the first that fits; None of no votes."""
        if not self.number:
            return None
        levels = [level for level, count in enumerate(self.counts) if count]
        span = levels[-1] - levels[0]
        if self.number == 1:
            return "single"
        if span < FAR:
            return "adjacent" if span else "unanimous"
        if self._has_outliers():
            return "outlier"
        return "polarised" if self._has_poles() else "spread"

    def _sorted(self) -> Sequence[int]:
        return [level for level, count in enumerate(self.counts) for _ in range(count)]

    def _nearness(self) -> Sequence[tuple[int, Fraction]]:
        """For each level that has votes: how many, and how near it is to the mean, above 0 and up to 1."""
        mean = self.mean or Fraction(0)
        return [(count, 1 - abs(level - mean) / SPAN) for level, count in enumerate(self.counts) if count]

    def _is_at_least(self, least: Fraction) -> bool:
        """Whether agreement reaches a limit, in whole numbers: no logarithm is rounded."""
        product = math.prod((near**count for count, near in self._nearness()), start=Fraction(1))
        # 1 + log2(product) / n >= least, both sides to the power that makes the exponent whole.
        exponent = (1 - least) * self.number
        return bool(product**exponent.denominator * 2**exponent.numerator >= 1)

    def _has_outliers(self) -> bool:
        if self.number < 3:
            return False
        away = [
            (min(abs(level - mid) for mid in self.middle), count) for level, count in enumerate(self.counts)
        ]
        far = sum(count for distance, count in away if distance >= FAR)
        return 1 <= far <= max(Fraction(1), SHARE_OF_OUTLIERS * self.number)

    def _has_poles(self) -> bool:
        least = SHARE_OF_A_POLE * self.number
        poles = [level for level, count in enumerate(self.counts) if count and count >= least]
        return any(
            high - low >= FAR
            and all(count < min(self.counts[low], self.counts[high]) for count in self.counts[low + 1 : high])
            for low in poles
            for high in poles
        )
