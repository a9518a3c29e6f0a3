"""The results as a person hears them: the score text with its bars and columns put into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..core.evaluation import DimensionResult
from ..core.gaps import Gap
from ..language.text_layout import wrapped
from ..views.score_text import ScorePage


class SpokenPage(ScorePage):
    """One fact after another, each with its unit."""

    BETWEEN = ", "

    def scores(self) -> Iterable[str]:
        """Each dimension in a line of its own."""
        for place, result in enumerate(self.evaluation.dimensions, 1):
            yield from wrapped(f"{place} {self.dimension(result)}", hang=2)

    def dimension(self, result: DimensionResult) -> str:
        """A dimension with its score, band, range and target."""
        words = self.words
        name = result.dimension.name.get(words.language)
        if result.score is None:
            parts = [words("{name}: {score}", name=name, score=self._band(result))]
        else:
            score = self._whole(result.score)
            parts = [words("{name}: {score} out of 100", name=name, score=score), self._band(result)]
        if result.low is not None and result.high is not None and result.low != result.high:
            low, high = self._whole(result.low), self._whole(result.high)
            parts.append(words("range {low} to {high}", low=low, high=high))
        if result.target is not None:
            parts.append(words("target {target}", target=self._whole(result.target)))
        return ", ".join(parts)

    def rows(self, rows: Sequence[Sequence[str]]) -> Iterable[str]:
        """Each criterion in a line of its own."""
        for name, *facts in rows:
            said = self.words("{name}: {facts}", name=name, facts=", ".join(filter(None, facts)))
            yield from wrapped(said, indent=2, hang=4)

    def way(self, gap: Gap) -> str:
        """From where to where a gap leads."""
        return self.words("level {level}, target {target}", level=gap.level, target=gap.target)
