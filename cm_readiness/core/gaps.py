"""From levels to what is missing: ranked gaps, what to find out, and what does not go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .assessment import Assessment, Unknown
from .company import filled, holds
from .criterion_result import Standing, Standings
from .numbers import Rational, in_whole
from .questionnaire import LEAST_URGENT, Contradiction, Criterion, LevelTest, Questionnaire, Requirement
from .scoring import PER_LEVEL

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
    urgent: bool
    """The answer is marked to be settled this week."""
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
        of_weight = {weight: share * weight for weight in {c.weight for c in criteria}}
        points.update((c.id, of_weight[c.weight]) for c in criteria)
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
    short = [s for s in standings.values() if s.applicable and _is_short(s)]
    steps = [points[s.criterion.id] for s in short if _kind(s) == "raise"]
    mean = Fraction(sum(steps)) / len(steps) if steps else 0
    return tuple(
        _gap(questionnaire, s, points[s.criterion.id], mean, gate_closed=s.criterion.id in closed_gates)
        for s in in_order(short, questionnaire, points, closed_gates)
    )


def in_order(
    standings: Sequence[Standing],
    questionnaire: Questionnaire,
    points: Mapping[str, Rational],
    closed_gates: Sequence[str],
) -> list[Standing]:
    """Applicable criteria in the order in which to see to them; one that is unanswered as *don't know*.

    Args:
        points: as for `find_gaps`.
        closed_gates: as for `find_gaps`.
    """
    missing = [points[s.criterion.id] * max(s.target - (s.level or 0), 0) for s in standings]
    worth = dict(zip((s.criterion.id for s in standings), in_whole(missing), strict=True))

    def place(standing: Standing) -> tuple[int, int, Rational, int]:
        criterion = standing.criterion
        return (
            _rank(standing, gate_closed=criterion.id in closed_gates),
            -worth[criterion.id],
            questionnaire.effort(criterion, standing.claimed or 0, standing.target),
            questionnaire.order[criterion.id],
        )

    return sorted(standings, key=place)


def _rank(standing: Standing, *, gate_closed: bool) -> int:
    """What goes before points: marks of urgency, then closed gates by their urgency; proof comes last."""
    if standing.answer.urgent:
        return 0
    if gate_closed:
        return standing.criterion.urgency
    return LEAST_URGENT + (2 if _kind(standing) == "prove" else 1)


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

    company = filled(questionnaire, assessment.company)
    return tuple(
        rule
        for rule in questionnaire.contradictions
        if holds(rule.applies_if, company, unfilled=False)
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


def _is_short(standing: Standing) -> bool:
    """Whether a criterion falls short of its target, or nobody knows whether it does."""
    if standing.level is None:
        return isinstance(standing.given, Unknown)
    return standing.level < standing.target


def _kind(standing: Standing) -> GapKind:
    if standing.level is None:
        return "find_out"
    return "prove" if standing.needs_proof else "raise"


def _gap(
    questionnaire: Questionnaire,
    standing: Standing,
    per_level: Rational,
    mean: Rational,
    *,
    gate_closed: bool,
) -> Gap:
    criterion, kind = standing.criterion, _kind(standing)
    level, claimed = standing.level or 0, standing.claimed or 0
    next_step = None
    if kind == "raise":
        effort = questionnaire.effort(criterion, level, level + 1)
        next_step = NextStep(per_level, effort, criterion.steps[level].effort)
    return Gap(
        criterion=criterion,
        kind=kind,
        level=standing.level,
        claimed=standing.claimed,
        target=standing.target,
        points=per_level * (standing.target - level),
        gate_closed=gate_closed,
        urgent=standing.answer.urgent,
        effort_days=questionnaire.effort(criterion, claimed, standing.target),
        gap_class=_class(kind, next_step, mean, gate_closed=gate_closed),
        next_step=next_step,
    )


def _class(kind: GapKind, step: NextStep | None, mean: Rational, *, gate_closed: bool) -> GapClass:
    """The class by the next step: short or longer, and worth at least the mean of all next steps or less."""
    if kind != "raise" or step is None:
        return "find_out" if kind == "find_out" else "prove"
    if gate_closed:
        return "gate"
    if step.points >= mean:
        return "quick_win" if step.effort == "S" else "major"
    return "fill_in" if step.effort == "S" else "later"
