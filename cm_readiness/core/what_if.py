"""A what-if session: levels raised and lowered one by one, the answers untouched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from .evaluation import Evaluation, Outcome, what_if
from .numbers import Rational
from .planning import unmet
from .questionnaire import LEVELS, Requirement


@dataclass(frozen=True)
class WhatIf:
    """Supposed levels over an evaluation; each change gives a new value."""

    evaluation: Evaluation
    levels: Mapping[str, int] = field(default_factory=dict)
    """By full criterion id, those that differ from the present ones, 0 to 4; taken as evidenced."""

    @cached_property
    def outcome(self) -> Outcome:
        """What the supposed levels amount to."""
        return what_if(self.evaluation, self.levels)

    def level(self, criterion_id: str) -> int | None:
        """The supposed level of a criterion, else its present one; None where nobody knows it."""
        if criterion_id in self.levels:
            return self.levels[criterion_id]
        return self.evaluation.standings[criterion_id].level

    def raised(self, criterion_id: str) -> WhatIf:
        """One level up, from 0 where none is known; at 4 everything stays."""
        return self.supposed(criterion_id, (self.level(criterion_id) or 0) + 1)

    def lowered(self, criterion_id: str) -> WhatIf:
        """One level down, to 0 where none is known; at 0 everything stays."""
        return self.supposed(criterion_id, max((self.level(criterion_id) or 0) - 1, 0))

    def supposed(self, criterion_id: str, level: int) -> WhatIf:
        """A criterion at a level; the present one takes the supposition back.

        Args:
            criterion_id: a full id; nothing can be supposed of one that does not apply.
            level: 0 to 4; beyond these everything stays.
        """
        standing = self.evaluation.standings[criterion_id]
        if not standing.applicable or level not in LEVELS:
            return self
        others = {i: n for i, n in self.levels.items() if i != criterion_id}
        return replace(self, levels=others if level == standing.level else {**others, criterion_id: level})

    @property
    def effort_days(self) -> Rational:
        """The work of all raised criteria, from their claimed levels up; lowering costs nothing."""
        questionnaire, places = self.evaluation.questionnaire, self.evaluation.standings
        return sum(
            questionnaire.effort(places[i].criterion, places[i].claimed or 0, level)
            for i, level in self.levels.items()
        )

    @property
    def unmet(self) -> tuple[tuple[str, Requirement], ...]:
        """What raised criteria would need and do not have, each with the criterion that needs it."""
        places = self.evaluation.standings
        known = {i: s.claimed for i, s in places.items() if s.applicable and s.claimed is not None}
        final = {**known, **self.levels}
        return tuple(
            (i, requirement)
            for i, level in self.levels.items()
            if level > known.get(i, 0)
            for requirement in unmet(places[i].criterion, level, places, final)
        )
