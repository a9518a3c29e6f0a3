"""Where each criterion stands: its answer, effective level, target and age, before any score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from .assessment import Answer, Assessment, Given, NotApplicable
from .calendar import DayOf, utc_day
from .numbers import Rational
from .questionnaire import Criterion, Dimension, Questionnaire
from .resolving import resolved
from .scope import given, scope

CLAIM_WITHOUT_PROOF = 2
"""What a level of 3 or 4 counts as under the strict rule when it lists no evidence."""
PROVED_FROM = 3
"""The lowest level that is asked for evidence."""

GateState = Literal["open", "closed", "unknown", "not_applicable"]


@dataclass(frozen=True)
class Standing:
    """One criterion as this company answered it."""

    criterion: Criterion
    answer: Answer
    given: Given | None
    """The answer as it counts; None while it is unanswered."""
    in_scope: bool
    target: int
    """The level to reach, 1 to 4."""
    level: int | None
    """The effective level, 0 to 4: what the evidence rule leaves of the claimed one."""
    stale: bool

    @property
    def claimed(self) -> int | None:
        """The level as it was answered, 0 to 4."""
        return self.given if isinstance(self.given, int) else None

    @property
    def applicable(self) -> bool:
        """Whether the criterion counts: in scope and not answered *not applicable*."""
        return self.in_scope and not isinstance(self.given, NotApplicable)

    @property
    def needs_proof(self) -> bool:
        """Whether the evidence rule holds the claimed level down."""
        return self.claimed != self.level

    def gate_state(self, opens_at: int) -> GateState:
        """The state of a critical criterion's gate.

        Args:
            opens_at: the level that opens a gate, 1 to 4.
        """
        if not self.applicable:
            return "not_applicable"
        if self.level is None:
            return "unknown"
        return "open" if self.level >= opens_at else "closed"


Standings = Mapping[str, Standing]
"""All criteria of the questionnaire by full id, in questionnaire order."""


def standings(
    questionnaire: Questionnaire, assessment: Assessment, as_of: date, day_of: DayOf = utc_day
) -> Standings:
    """Where every criterion of the questionnaire stands.

    Args:
        as_of: the day on which the age of answers is measured.
        day_of: the day of a moment where the reader is.
    """
    questionnaire = resolved(questionnaire, assessment.company)
    in_scope = {c.id for c in scope(questionnaire, assessment)}
    result: dict[str, Standing] = {}
    for dimension in questionnaire.dimensions:
        for criterion in dimension.criteria:
            answer = assessment.answer_to(criterion.id)
            counted = given(criterion, assessment)
            asked = criterion.id in in_scope
            result[criterion.id] = Standing(
                criterion=criterion,
                answer=answer,
                given=counted,
                in_scope=asked,
                target=_target(questionnaire, assessment, dimension, criterion),
                level=effective_level(counted, answer, assessment) if isinstance(counted, int) else None,
                stale=asked and counted is not None and _is_stale(criterion, answer, as_of, day_of),
            )
    return result


def effective_level(claimed: int, answer: Answer, assessment: Assessment) -> int:
    """What counts of an answered level under the assessment's evidence rule.

    Args:
        claimed: the level as answered, 0 to 4.
    """
    strict = assessment.evidence_rule == "strict"
    return CLAIM_WITHOUT_PROOF if strict and claimed >= PROVED_FROM and not answer.proofs else claimed


def applicable(questionnaire: Questionnaire, standings: Standings) -> Mapping[str, Sequence[Criterion]]:
    """For each dimension id, the criteria that count, in questionnaire order."""
    return {
        d.id: tuple(c for c in d.criteria if standings[c.id].applicable) for d in questionnaire.dimensions
    }


def target_score(criteria: Sequence[Criterion], standings: Standings) -> Rational | None:
    """The score of a dimension whose criteria all stand at their targets, 0 to 100.

    Args:
        criteria: the dimension's applicable criteria; None comes back when there are none.
    """
    weight = sum(c.weight for c in criteria)
    if not criteria:
        return None
    return Fraction(25 * sum(c.weight * standings[c.id].target for c in criteria)) / weight


def na_share(dimension: Dimension, standings: Standings) -> Rational | None:
    """The share of a dimension's weight in scope that is answered *not applicable*, 0 to 1."""
    asked = [standings[c.id] for c in dimension.criteria if standings[c.id].in_scope]
    if not asked:
        return None
    left_out = sum(s.criterion.weight for s in asked if not s.applicable)
    return Fraction(left_out) / sum(s.criterion.weight for s in asked)


def evidence_share(standings: Standings) -> Rational | None:
    """The share of answers in scope of level 3 or 4 that list evidence, 0 to 1."""
    claims = [
        s for s in standings.values() if s.in_scope and s.claimed is not None and s.claimed >= PROVED_FROM
    ]
    return Fraction(sum(bool(s.answer.proofs) for s in claims), len(claims)) if claims else None


def _target(
    questionnaire: Questionnaire, assessment: Assessment, dimension: Dimension, criterion: Criterion
) -> int:
    chosen = assessment.targets.get(criterion.id) or assessment.targets.get(dimension.id) or criterion.target
    target = chosen or dimension.target
    return max(target, questionnaire.gate.opens_at) if criterion.critical else target


def _is_stale(criterion: Criterion, answer: Answer, as_of: date, day_of: DayOf) -> bool:
    if answer.answered is None:
        return False
    return (as_of - day_of(answer.answered)).days > criterion.shelf_life_days
