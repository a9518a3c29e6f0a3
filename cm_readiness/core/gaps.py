"""From levels to what is missing: ranked gaps, what to find out, and what does not go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from .assessment import Assessment, Unknown
from .numbers import Rational
from .questionnaire import Contradiction, Criterion, LevelTest, Questionnaire, Requirement
from .scope import holds
from .scoring import PER_LEVEL
from .standing import Standing, Standings

GapKind = Literal["raise", "prove", "find_out"]
GapClass = Literal["gate", "quick_win", "major", "fill_in", "later", "prove", "find_out"]


@dataclass(frozen=True)
class NextStep:
    """One level up: what it brings to the overall, and what it takes."""

    points: Rational
    effort_days: Rational
    effort: str
    """The effort letter of the step."""


@dataclass(frozen=True)
class Gap:
    """The distance from a criterion's level to its target."""

    criterion: Criterion
    kind: GapKind
    level: int | None
    """The effective level; None when it is not known."""
    claimed: int | None
    """The answered level; None when it is not known."""
    target: int
    points: Rational
    """What closing the gap adds to the overall before gates, 0 to 100; of `find_out` at the most."""
    gate_closed: bool
    """This criterion is one that holds its dimension's gate closed now."""
    effort_days: Rational
    gap_class: GapClass
    next_step: NextStep | None


@dataclass(frozen=True)
class FindOut:
    """A criterion whose level nobody knows yet, and how much knowing it narrows the overall's range."""

    criterion: Criterion
    kind: Literal["unknown", "unanswered"]
    points: Rational
    """Width of the overall's range, before gates, that rests on this criterion alone, 0 to 100."""


@dataclass(frozen=True)
class BrokenRequirement:
    """A criterion answered at a level that needs another one to stand higher than it does."""

    criterion: Criterion
    requirement: Requirement


def level_points(
    questionnaire: Questionnaire, applicable: Mapping[str, Sequence[Criterion]]
) -> Mapping[str, Rational]:
    """For each applicable criterion, what one level adds to the overall before gates.

    Args:
        applicable: for each dimension id, its applicable criteria.

    Returns:
        By criterion id, points out of 100: `25 · w / Σ_A w · W / ΣW`.
    """
    counted = [d for d in questionnaire.dimensions if applicable[d.id]]
    all_weights = sum(d.weight for d in counted)
    points: dict[str, Rational] = {}
    for dimension in counted:
        criteria = applicable[dimension.id]
        share = Fraction(PER_LEVEL * dimension.weight) / (sum(c.weight for c in criteria) * all_weights)
        points.update((c.id, share * c.weight) for c in criteria)
    return points


def find_gaps(
    questionnaire: Questionnaire,
    standings: Standings,
    points: Mapping[str, Rational],
    closed_gates: Sequence[str],
) -> tuple[Gap, ...]:
    """All gaps, in the order in which to close them.

    Args:
        points: of one level, by criterion id, as `level_points` gives them.
        closed_gates: criteria that hold a gate closed.
    """
    found = []
    for standing in standings.values():
        if standing.applicable:
            gap = _gap(
                questionnaire, standing, points[standing.criterion.id], standing.criterion.id in closed_gates
            )
            if gap is not None:
                found.append(gap)
    classed = [replace(gap, gap_class=_class_of(gap, _mean_step(found))) for gap in found]
    order = questionnaire.order
    return tuple(
        sorted(
            classed,
            key=lambda gap: (not gap.gate_closed, -gap.points, gap.effort_days, order[gap.criterion.id]),
        )
    )


def find_out(
    questionnaire: Questionnaire, standings: Standings, points: Mapping[str, Rational]
) -> tuple[FindOut, ...]:
    """What to find out next: critical criteria first, then what narrows the overall's range most.

    Args:
        points: of one level, by criterion id, as `level_points` gives them.
    """
    found = [
        FindOut(s.criterion, "unanswered" if s.given is None else "unknown", 4 * points[s.criterion.id])
        for s in standings.values()
        if s.applicable and s.level is None
    ]
    order = questionnaire.order
    return tuple(sorted(found, key=lambda f: (not f.criterion.critical, -f.points, order[f.criterion.id])))


def find_contradictions(
    questionnaire: Questionnaire, assessment: Assessment, standings: Standings
) -> tuple[Contradiction, ...]:
    """The rules on answers that do not go together, as far as they hold."""

    def passes(test: LevelTest) -> bool:
        level = _answered_level(standings, test.of)
        if level is None:
            return False
        return (test.at_least is None or level >= test.at_least) and (
            test.at_most is None or level <= test.at_most
        )

    return tuple(
        rule
        for rule in questionnaire.contradictions
        if holds(rule.applies_if, assessment.company, unfilled=False)
        and all(map(passes, rule.all))
        and (not rule.any or any(map(passes, rule.any)))
    )


def find_broken_requirements(
    standings: Standings, contradictions: Sequence[Contradiction]
) -> tuple[BrokenRequirement, ...]:
    """Answers that stand on something the company says it does not have.

    Args:
        contradictions: the rules that hold; a pair that one of them names is not listed again.
    """
    named = [{test.of for test in (*rule.all, *rule.any)} for rule in contradictions]
    broken = []
    for standing in standings.values():
        level = _answered_level(standings, standing.criterion.id)
        for requirement in standing.criterion.requires:
            other = _answered_level(standings, requirement.of)
            if level is None or other is None:
                continue
            pair = {standing.criterion.id, requirement.of}
            breaks = level >= requirement.level and other < requirement.at_least
            if breaks and not any(pair <= ids for ids in named):
                broken.append(BrokenRequirement(standing.criterion, requirement))
    return tuple(broken)


def _answered_level(standings: Standings, criterion_id: str) -> int | None:
    standing = standings[criterion_id]
    return standing.claimed if standing.in_scope else None


def _gap(
    questionnaire: Questionnaire, standing: Standing, per_level: Rational, closes_gate: bool
) -> Gap | None:
    criterion, level, target = standing.criterion, standing.level, standing.target
    if level is None:
        if not isinstance(standing.given, Unknown):
            return None
        effort = questionnaire.effort(criterion, 0, target)
        return Gap(
            criterion, "find_out", None, None, target, per_level * target, False, effort, "find_out", None
        )
    if level >= target:
        return None
    claimed = standing.claimed if standing.claimed is not None else level
    kind: GapKind = "prove" if standing.needs_proof else "raise"
    next_step = None
    if kind == "raise":
        letter = criterion.steps[level].effort
        next_step = NextStep(per_level, questionnaire.effort(criterion, level, level + 1), letter)
    return Gap(
        criterion=criterion,
        kind=kind,
        level=level,
        claimed=claimed,
        target=target,
        points=per_level * (target - level),
        gate_closed=closes_gate,
        effort_days=questionnaire.effort(criterion, claimed, target),
        gap_class="prove" if kind == "prove" else "later",
        next_step=next_step,
    )


def _mean_step(gaps: Sequence[Gap]) -> Rational:
    steps = [gap.next_step.points for gap in gaps if gap.next_step]
    return Fraction(sum(steps)) / len(steps) if steps else 0


def _class_of(gap: Gap, mean: Rational) -> GapClass:
    if gap.next_step is None:
        return gap.gap_class
    if gap.gate_closed:
        return "gate"
    short, large = gap.next_step.effort == "S", gap.next_step.points >= mean
    if large:
        return "quick_win" if short else "major"
    return "fill_in" if short else "later"
