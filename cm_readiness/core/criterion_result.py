"""Where each criterion stands: its answer, effective level, target and age, before any score."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from .asked import Asked, Question, asked
from .assessment import NOTHING, Answer, Assessment, Given, NotApplicable
from .calendar import DayOf, utc_day
from .counting import PER_LEVEL, Counted, CountedDimension, counted
from .identity import Same
from .numbers import Rational
from .questionnaire import Criterion, Questionnaire
from .resolving import MOST_KEPT

CLAIM_WITHOUT_PROOF = 2
"""What a level of 3 or 4 counts as under the strict rule when it lists no evidence."""
PROVED_FROM = 3
"""The lowest level that is asked for evidence."""

ANYWHERE = 2
"""Days by which a moment's day may differ between two places: no clock is a day or more off that of UTC."""

GateState = Literal["open", "closed", "unknown", "not_applicable"]


class Standing(NamedTuple):
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
    put = asked(questionnaire, assessment.company, assessment.depth)
    return standings_of(put, assessment, as_of, day_of)


def standings_of(put: Asked, assessment: Assessment, as_of: date, day_of: DayOf) -> Standings:
    """Where every criterion stands that is put to a company, in scope or not.

    Args:
        as_of: as for `standings`.
        day_of: as for `standings`.
    """
    strict, targets = assessment.evidence_rule == "strict", assessment.targets
    answers, today = assessment.answers, as_of.toordinal()
    found: dict[str, Standing] = {}
    for question in put.questions:
        identifier, _, criterion, in_scope, _, _, target, allow_na, shelf_life = question
        answer = answers.get(identifier, NOTHING)
        counts = answer.given
        level = counts if type(counts) is int else None
        if level is None and not allow_na and isinstance(counts, NotApplicable):
            counts = None
        if strict and level is not None:
            level = effective_level(level, answer)
        stale = False
        if in_scope and counts is not None and (answered := answer.answered) is not None:
            age = today - answered.toordinal()
            # Its day is another one where the reader is, but never by more than `ANYWHERE`.
            if shelf_life - ANYWHERE < age <= shelf_life + ANYWHERE:
                age = today - day_of(answered).toordinal()
            stale = age > shelf_life
        if targets:
            target = _target(question, targets)
        found[identifier] = Standing(criterion, answer, counts, in_scope, target, level, stale)
    return found


def effective_level(claimed: int, answer: Answer) -> int:
    """What counts of an answered level under the strict evidence rule.

    Args:
        claimed: the level as answered, 0 to 4.
    """
    return CLAIM_WITHOUT_PROOF if claimed >= PROVED_FROM and not answer.has_proof else claimed


def opens_gate(criterion: Criterion, before: Assessment, after: Assessment, opens_at: int) -> bool:
    """Whether a change of an answer opens the gate that its criterion held closed.

    Args:
        criterion: any; one that is not critical has no gate.
        before: the assessment before the change.
        after: and after it.
        opens_at: the level that opens a gate, 1 to 4.
    """
    old, new = (_level(criterion, assessment) for assessment in (before, after))
    return criterion.critical and old is not None and new is not None and old < opens_at <= new


def _level(criterion: Criterion, assessment: Assessment) -> int | None:
    answer = assessment.answer_to(criterion.id)
    if not isinstance(answer.given, int):
        return None
    return effective_level(answer.given, answer) if assessment.evidence_rule == "strict" else answer.given


def applicable(questionnaire: Questionnaire, standings: Standings) -> Counted:
    """For each dimension id, the criteria that count, with what follows from that alone.

    Args:
        questionnaire: as it is put to the company.
    """
    out_of_scope = tuple([i for i, s in standings.items() if not s.in_scope])
    left_out = tuple([i for i, s in standings.items() if s.in_scope and type(s.given) is NotApplicable])
    return counted(Same(questionnaire), out_of_scope, left_out)


def target_scores(counted: Counted, standings: Standings) -> list[Rational | None]:
    """The score of each dimension whose criteria all stand at their targets, 0 to 100.

    Args:
        counted: what counts of each; None comes back where nothing does.
    """
    return [_target_score(part, tuple([standings[i].target for i in ids])) for part, ids in counted.as_keys]


@lru_cache(MOST_KEPT)
def _target_score(part: Same[CountedDimension], targets: tuple[int, ...]) -> Rational | None:
    if not targets:
        return None
    reached = sum(item.weight * target for item, target in zip(part.value.weighed, targets, strict=True))
    return Fraction(PER_LEVEL * reached, part.value.total)


def evidence_share(standings: Standings) -> Rational | None:
    """The share of answers in scope of level 3 or 4 that list evidence, 0 to 1."""
    claims = [s for s in standings.values() if s.in_scope and type(s.given) is int and s.given >= PROVED_FROM]
    return Fraction(sum([s.answer.has_proof for s in claims]), len(claims)) if claims else None


def _target(question: Question, targets: Mapping[str, int]) -> int:
    chosen = targets.get(question.id) or targets.get(question.dimension) or question.target
    return max(chosen, question.least_target)
