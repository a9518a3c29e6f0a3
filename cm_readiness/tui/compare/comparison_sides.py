"""What can be compared: the assessments of the folder, and the milestones in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ...core.assessment import Milestone
from ...core.comparison import Against, frozen, present
from ...core.evaluation import Evaluation
from ...core.store import Reference
from ...core.text import read_together
from ...language.words import Words
from ..shell.choice import Choice


@dataclass(frozen=True)
class Chosen:
    """One side: an assessment as it is now, or one of its milestones."""

    reference: Reference
    evaluation: Evaluation
    milestone: Milestone | None = None

    @property
    def against(self) -> Against:
        """The side as comparisons take it."""
        if self.milestone is not None:
            return frozen(self.milestone, self.evaluation)
        return present(self.evaluation, self.reference.label)

    @property
    def company(self) -> str:
        """Whose it is."""
        return self.evaluation.assessment.company_name.strip()

    def choice(self, identifier: str, words: Words) -> Choice:
        """The side as a list offers it, with who answered: two people’s files may be alike in all else."""
        against = self.against
        names = [*read_together(self.company or self.reference.label, against.name), words.date(against.on)]
        kind = [words("Milestone")] if self.milestone else []
        label = " · ".join(dict.fromkeys([*names, *kind]))
        return Choice(identifier, label, self.evaluation.assessment.respondent.strip())


Pair: TypeAlias = tuple[Chosen, Chosen]
"""The side before and the side after, or two people."""


def sides_of(files: Iterable[tuple[Reference, Evaluation]]) -> list[Chosen]:
    """Every side that there is, each assessment before its milestones.

    Args:
        files: the assessments that can be read.
    """
    sides = []
    for reference, evaluation in files:
        sides.append(Chosen(reference, evaluation))
        sides += [Chosen(reference, evaluation, one) for one in reversed(evaluation.assessment.milestones)]
    return sides


def pairs_of(sides: Iterable[Chosen], reference: Reference | None) -> list[Pair]:
    """The pairs that offer themselves: a follow-up with what it follows, a milestone with now.

    Args:
        sides: every side that there is.
        reference: the assessment whose pairs come first.
    """
    present = [side for side in sides if side.milestone is None]
    by_id = {side.evaluation.assessment.id: side for side in present}
    pairs = []
    for side in sorted(present, key=lambda one: one.reference != reference):
        earlier = by_id.get(side.evaluation.assessment.follows or "")
        if earlier is not None and earlier is not side:
            pairs.append((earlier, side))
        if side.reference == reference:
            evaluation = side.evaluation
            milestones = reversed(evaluation.assessment.milestones)
            pairs += [(Chosen(side.reference, evaluation, one), side) for one in milestones]
    return pairs
