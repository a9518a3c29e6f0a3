"""From levels to what is missing: ranked gaps, what to find out, and what does not go together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

from .asked import Asked, Rule
from .assessment import Unknown
from .counting import Counted
from .criterion_result import Standing, Standings
from .numbers import Rational
from .questionnaire import LEAST_URGENT, Criterion, Requirement

GapKind = Literal["raise", "prove", "find_out"]
GapClass = Literal["gate", "quick_win", "major", "fill_in", "later", "prove", "find_out"]


Place = tuple[int, int, int, int]
"""By rank, points, effort and place in the questionnaire: where a criterion stands among those to see to."""
State = tuple[str, int | None, int | None, int, bool, bool]
"""Of a criterion its id, level, claimed level, target, and whether it is urgent and holds a gate closed."""
Tests = tuple[tuple[str, int, int], ...]


class NextStep(NamedTuple):
    """One level up: what it brings to the overall, and what it takes."""

    points: Rational
    effort_days: Rational
    effort: str
    """The effort letter of the step."""


class Gap(NamedTuple):
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


class FindOut(NamedTuple):
    """A criterion whose level nobody knows yet, and how much knowing it narrows the overall's range."""

    criterion: Criterion
    kind: Literal["unknown", "unanswered"]
    points: Rational
    """Width of the overall's range, before gates, that rests on this criterion alone, 0 to 100."""


class BrokenRequirement(NamedTuple):
    """A criterion answered at a level that needs another one to stand higher than it does."""

    criterion: Criterion
    requirement: Requirement


def find_gaps(counted: Counted, standings: Standings, closed_gates: Sequence[str]) -> tuple[Gap, ...]:
    """All gaps, in the order in which to close them.

    Args:
        counted: the criteria that count.
        closed_gates: criteria that hold a gate closed.
    """
    short = [s for s in standings.values() if s.in_scope and _is_short(s)]
    worth, known = counted.worth, counted.gaps
    steps = [worth[s.criterion.id] for s in short if s.level is not None and s.level == s.given]
    # The mean is compared with only: a fraction of it is never made.
    count, total = len(steps), sum(steps)
    found = []
    for _, state, standing in _placed(short, counted, closed_gates):
        at_least_mean = worth[standing.criterion.id] * count >= total
        key = (state, at_least_mean)
        gap = known.get(key)
        if gap is None:
            gap = _gap(counted, standing, gate_closed=state[-1], at_least_mean=at_least_mean)
            known[key] = gap
        found.append(gap)
    return tuple(found)


def in_order(standings: Iterable[Standing], counted: Counted, closed_gates: Sequence[str]) -> list[Standing]:
    """Applicable criteria in the order in which to see to them; one that is unanswered as *don't know*.

    Args:
        counted: as for `find_gaps`.
        closed_gates: as for `find_gaps`.
    """
    return [standing for _, _, standing in _placed(standings, counted, closed_gates)]


def _placed(
    standings: Iterable[Standing], counted: Counted, closed_gates: Sequence[str]
) -> list[tuple[Place, State, Standing]]:
    """Criteria in order, each with its place and with all by which it and its gap differ from others."""
    known, placed = counted.places, []
    for standing in standings:
        criterion, answer, given, _, target, level, _ = standing
        claimed, closed = given if type(given) is int else None, criterion.id in closed_gates
        state = (criterion.id, level, claimed, target, answer.urgent, closed)
        place = known.get(state)
        if place is None:
            place = known[state] = _place(standing, counted, gate_closed=closed)
        placed.append((place, state, standing))
    # No two criteria have the same place.
    placed.sort(key=itemgetter(0))
    return placed


def _place(standing: Standing, counted: Counted, *, gate_closed: bool) -> Place:
    criterion = standing.criterion
    return (
        _rank(standing, gate_closed=gate_closed),
        -counted.worth[criterion.id] * max(standing.target - (standing.level or 0), 0),
        counted.whole_effort(criterion, standing.claimed or 0, standing.target),
        counted.questionnaire.order[criterion.id],
    )


def _rank(standing: Standing, *, gate_closed: bool) -> int:
    """What goes before points: marks of urgency, then closed gates by their urgency; proof comes last."""
    if standing.answer.urgent:
        return 0
    if gate_closed:
        return standing.criterion.urgency
    return LEAST_URGENT + (2 if _kind(standing) == "prove" else 1)


def find_out(counted: Counted, standings: Standings) -> tuple[FindOut, ...]:
    """What to find out next: critical criteria first, then what narrows the overall's range most.

    Args:
        counted: the criteria that count.
    """
    order, worth = counted.questionnaire.order, counted.worth
    found = [
        FindOut(
            s.criterion, "unanswered" if s.given is None else "unknown", counted.points_of(s.criterion, 4)
        )
        for s in standings.values()
        if s.level is None and s.applicable
    ]
    return tuple(
        sorted(found, key=lambda f: (not f.criterion.critical, -worth[f.criterion.id], order[f.criterion.id]))
    )


def find_contradictions(put: Asked, levels: Mapping[str, int]) -> tuple[Rule, ...]:
    """The rules on answers that do not go together, as far as they hold.

    Args:
        levels: as `answered_levels` gives them.
    """
    return tuple(
        [
            rule
            for rule in put.rules
            if _all_pass(rule.all, levels) and (not rule.any or _one_passes(rule.any, levels))
        ]
    )


def _all_pass(tests: Tests, levels: Mapping[str, int]) -> bool:
    for criterion, lowest, highest in tests:
        level = levels.get(criterion)
        if level is None or not lowest <= level <= highest:
            return False
    return True


def _one_passes(tests: Tests, levels: Mapping[str, int]) -> bool:
    return any(_all_pass((test,), levels) for test in tests)


def find_broken_requirements(
    put: Asked, levels: Mapping[str, int], rules: Sequence[Rule]
) -> tuple[BrokenRequirement, ...]:
    """Answers that stand on something the company says it does not have.

    Args:
        levels: as for `find_contradictions`.
        rules: the contradictions that hold; a pair that one of them names is not listed again.
    """
    named = [rule.names for rule in rules]
    broken = []
    for identifier, needing, of, at_least, criterion, requirement in put.requirements:
        level, other = levels.get(identifier), levels.get(of)
        if level is None or other is None or level < needing or other >= at_least:
            continue
        if not any(identifier in names and of in names for names in named):
            broken.append(BrokenRequirement(criterion, requirement))
    return tuple(broken)


def answered_levels(standings: Standings) -> Mapping[str, int]:
    """The levels of the criteria in scope as they were answered."""
    return {i: s.given for i, s in standings.items() if s.in_scope and isinstance(s.given, int)}


def _is_short(standing: Standing) -> bool:
    """Whether a criterion falls short of its target, or nobody knows whether it does."""
    if standing.level is None:
        return type(standing.given) is Unknown
    return standing.level < standing.target


def _kind(standing: Standing) -> GapKind:
    if standing.level is None:
        return "find_out"
    return "raise" if standing.level == standing.given else "prove"


def _gap(counted: Counted, standing: Standing, *, gate_closed: bool, at_least_mean: bool) -> Gap:
    """A gap.

    Args:
        at_least_mean: whether one level is worth the mean of the next steps of all gaps of kind `raise`.
    """
    criterion, kind = standing.criterion, _kind(standing)
    level, claimed = standing.level or 0, standing.claimed or 0
    next_step = None
    if kind == "raise":
        effort = counted.effort(criterion, level, level + 1)
        next_step = NextStep(counted.points_of(criterion, 1), effort, criterion.steps[level].effort)
    return Gap(
        criterion,
        kind,
        level=standing.level,
        claimed=standing.claimed,
        target=standing.target,
        points=counted.points_of(criterion, standing.target - level),
        gate_closed=gate_closed,
        urgent=standing.answer.urgent,
        effort_days=counted.effort(criterion, claimed, standing.target),
        gap_class=_class(kind, next_step, at_least_mean=at_least_mean, gate_closed=gate_closed),
        next_step=next_step,
    )


def _class(kind: GapKind, step: NextStep | None, *, at_least_mean: bool, gate_closed: bool) -> GapClass:
    """The class by the next step: short or longer, and worth at least the mean of all next steps or less."""
    if kind != "raise" or step is None:
        return "find_out" if kind == "find_out" else "prove"
    if gate_closed:
        return "gate"
    if at_least_mean:
        return "quick_win" if step.effort == "S" else "major"
    return "fill_in" if step.effort == "S" else "later"
