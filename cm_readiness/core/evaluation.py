"""The one door to the method: an assessment in, everything that is shown about it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from .asked import Asked, asked
from .assessment import Assessment
from .calendar import DayOf, utc_day
from .counting import Counted, weighted_mean
from .criterion_result import (
    Standing,
    Standings,
    applicable,
    evidence_share,
    standings_of,
    target_scores,
)
from .gaps import (
    BrokenRequirement,
    FindOut,
    Gap,
    answered_levels,
    find_broken_requirements,
    find_contradictions,
    find_gaps,
    find_out,
)
from .numbers import Rational
from .questionnaire import Band, Contradiction, Dimension, Questionnaire
from .scope import Progress, tally
from .scoring import DimensionScore, Levels, Scores, score_with_range
from .verdict import Judgement, band_of, judge

NA_WARNING = Fraction(1, 3)
"""A dimension with a larger share of *not applicable* carries a warning wherever it is shown."""


class DimensionResult(NamedTuple):
    """What a dimension amounts to."""

    dimension: Dimension
    score: Rational | None
    """0 to 100; None while nothing is known, or when nothing applies."""
    low: Rational | None
    high: Rational | None
    """The range that missing answers leave open, 0 to 100; None when nothing applies."""
    target: Rational | None
    """The score with every applicable criterion at its target, 0 to 100."""
    band: Band | None
    na_share: Rational | None
    """The share of the weight in scope that is answered *not applicable*, 0 to 1."""
    trace: DimensionScore
    """The terms that the score came from."""

    @property
    def raw(self) -> Rational | None:
        """The score before the gate, 0 to 100."""
        return self.trace.raw

    @property
    def closed_gates(self) -> tuple[str, ...]:
        """The critical criteria that hold this dimension down."""
        return self.trace.closed_gates

    @property
    def na_warning(self) -> bool:
        """Whether more than a third is answered *not applicable*."""
        return self.na_share is not None and self.na_share > NA_WARNING


class OverallResult(NamedTuple):
    """The weighted mean of the dimensions that have a score."""

    score: Rational | None
    low: Rational | None
    high: Rational | None
    target: Rational | None
    band: Band | None


@dataclass(frozen=True)
class Outcome:
    """What one set of levels amounts to, with what the missing ones leave open."""

    overall: OverallResult
    dimensions: tuple[DimensionResult, ...]
    judgement: Judgement

    @property
    def scores(self) -> Scores:
        """The scores alone, without their range."""
        return Scores(self.overall.score, {d.dimension.id: d.trace for d in self.dimensions})

    @property
    def closed_gates(self) -> tuple[str, ...]:
        """All critical criteria that hold a gate closed, in questionnaire order."""
        return tuple(gate for d in self.dimensions for gate in d.closed_gates)


@dataclass(frozen=True)
class Evaluation(Outcome):
    """Everything that screens, reports and exports show about one assessment."""

    questionnaire: Questionnaire
    """As it is put to this company."""
    assessment: Assessment
    as_of: date
    day_of: DayOf
    """The day of a moment where the reader is."""
    standings: Standings
    progress: Progress
    evidence_share: Rational | None
    """The share of answers of level 3 or 4 that list evidence, 0 to 1."""
    gaps: tuple[Gap, ...]
    find_out: tuple[FindOut, ...]
    contradictions: tuple[Contradiction, ...]
    broken_requirements: tuple[BrokenRequirement, ...]
    orphaned: tuple[str, ...]
    """Ids in the file that the questionnaire does not have, sorted."""

    @property
    def unanswered(self) -> tuple[Standing, ...]:
        """Criteria in scope without an answer, in questionnaire order."""
        return tuple(s for s in self.standings.values() if s.in_scope and s.given is None)

    @property
    def stale(self) -> tuple[Standing, ...]:
        """Criteria in scope whose answer is older than its shelf life, in questionnaire order."""
        return tuple(s for s in self.standings.values() if s.stale)

    @property
    def inactive(self) -> tuple[Standing, ...]:
        """Criteria outside the scope that have an answer, in questionnaire order."""
        return tuple(s for s in self.standings.values() if not s.in_scope and s.answer.given is not None)


def evaluate(
    questionnaire: Questionnaire, assessment: Assessment, as_of: date, day_of: DayOf = utc_day
) -> Evaluation:
    """Score an assessment: levels, ranges, gates, verdict, gaps and findings.

    Args:
        as_of: the day on which the age of answers is measured.
        day_of: the day of a moment where the reader is.
    """
    return evaluate_put(asked(questionnaire, assessment.company, assessment.depth), assessment, as_of, day_of)


def evaluate_put(put: Asked, assessment: Assessment, as_of: date, day_of: DayOf) -> Evaluation:
    """As `evaluate`, where it is known already what is put to the company.

    Args:
        put: a questionnaire as it is put to it.
    """
    places = standings_of(put, assessment, as_of, day_of)
    counted = applicable(put.questionnaire, places)
    done = tally([s.given for s in places.values() if s.in_scope])
    outcome = outcome_of(counted, places, known_levels(places), provisional=done.unanswered > 0)
    levels = answered_levels(places)
    rules = find_contradictions(put, levels)
    return Evaluation(
        overall=outcome.overall,
        dimensions=outcome.dimensions,
        judgement=outcome.judgement,
        questionnaire=put.questionnaire,
        assessment=assessment,
        as_of=as_of,
        day_of=day_of,
        standings=places,
        progress=done,
        evidence_share=evidence_share(places),
        gaps=find_gaps(counted, places, outcome.closed_gates),
        find_out=find_out(counted, places),
        contradictions=tuple([rule.contradiction for rule in rules]),
        broken_requirements=find_broken_requirements(put, levels, rules),
        orphaned=tuple(sorted(assessment.answers.keys() - places.keys())),
    )


def what_if(evaluation: Evaluation, levels: Levels) -> Outcome:
    """The outcome with some levels changed, up or down; the answers stay as they are.

    Args:
        levels: levels by criterion id, 0 to 4, taken as evidenced; what does not apply is ignored.
    """
    places = evaluation.standings
    open_left = any(s.criterion.id not in levels for s in evaluation.unanswered)
    changed = {**known_levels(places), **levels}
    counted = applicable(evaluation.questionnaire, places)
    return outcome_of(counted, places, changed, provisional=open_left)


def known_levels(standings: Standings) -> Levels:
    """The effective levels of all criteria that count with one."""
    return {i: s.level for i, s in standings.items() if s.level is not None and s.in_scope}


def outcome_of(counted: Counted, standings: Standings, levels: Levels, *, provisional: bool) -> Outcome:
    """Score a set of levels, and both ends of what the missing ones leave open.

    Args:
        counted: the criteria that count.
        levels: effective levels by criterion id, 0 to 4.
        provisional: whether some criterion in scope is unanswered.
    """
    questionnaire = counted.questionnaire
    scores, low, high, known = score_with_range(counted, levels)
    dimensions = []
    for part, target in zip(counted.parts, target_scores(counted, standings), strict=True):
        identifier = part.dimension.id
        found = scores.dimensions[identifier]
        dimensions.append(
            DimensionResult(
                part.dimension,
                score=found.score,
                low=low.dimensions[identifier].score,
                high=high.dimensions[identifier].score,
                target=target,
                band=band_of(questionnaire, found.score),
                na_share=part.na_share,
                trace=found,
            )
        )
    targets = [
        (part.weight, result.target)
        for part, result in zip(counted.parts, dimensions, strict=True)
        if result.target is not None
    ]
    overall = OverallResult(
        score=scores.overall,
        low=low.overall,
        high=high.overall,
        target=weighted_mean(targets) if targets else None,
        band=band_of(questionnaire, scores.overall),
    )
    judgement = judge(questionnaire, scores, low, high, provisional=provisional, coverage=known)
    return Outcome(overall, tuple(dimensions), judgement)
