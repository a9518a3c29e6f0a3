"""From gaps to a roadmap: what to do in 30, 60 and 90 days, and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .criterion_result import Standings, applicable
from .evaluation import Evaluation
from .gaps import FindOut, Gap
from .numbers import Rational
from .questionnaire import LEAST_URGENT, Criterion, Requirement
from .text import Text

REAL_LEVEL = 2
"""The lowest level whose text says what is done rather than what is missing."""
PERIODS: tuple[int | None, ...] = (30, 60, 90, None)
"""The days at which periods end; the last one is open."""


class PlannedStep(NamedTuple):
    """One criterion raised by one level."""

    criterion: Criterion
    to_level: int
    points: Rational
    """What the step adds to the overall before gates, 0 to 100."""
    effort_days: Rational
    opens_gate: bool

    @property
    def from_level(self) -> int:
        """The level that the step starts from."""
        return self.to_level - 1


class Entry(NamedTuple):
    """Consecutive steps of one criterion in one period, as people see them."""

    criterion: Criterion
    from_level: int
    to_level: int
    points: Rational
    effort_days: Rational
    opens_gate: bool

    @property
    def proof(self) -> Text:
        """What can be seen when the last step is done."""
        return proof_of(self.criterion, self.to_level)


def proof_of(criterion: Criterion, level: int) -> Text:
    """What shows that a level is reached: the step's proof, else what the level says, or the deliverable.

    Args:
        level: 0 to 4.
    """
    proof = criterion.steps[level - 1].proof if level > 0 else None
    if proof is not None:
        return proof
    deliverable = criterion.deliverable if level < REAL_LEVEL else None
    return deliverable or criterion.levels[level]


class Period(NamedTuple):
    """What is planned until a day, in the order in which it is to be done."""

    until_day: int | None
    """Days from the date of the evaluation; None after the last one."""
    steps: tuple[PlannedStep, ...]

    @property
    def effort_days(self) -> Rational:
        """The effort of all steps."""
        return sum(step.effort_days for step in self.steps)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The steps, those of one criterion put together at its first one's place."""
        grouped: dict[str, list[PlannedStep]] = {}
        for step in self.steps:
            grouped.setdefault(step.criterion.id, []).append(step)
        return tuple(
            Entry(
                steps[0].criterion,
                steps[0].from_level,
                steps[-1].to_level,
                sum(step.points for step in steps),
                sum(step.effort_days for step in steps),
                any(step.opens_gate for step in steps),
            )
            for steps in grouped.values()
        )


class Blocked(NamedTuple):
    """A criterion that stays below its target because something else does not stand high enough."""

    criterion: Criterion
    to_level: int
    needs: tuple[Requirement, ...]


class Roadmap(NamedTuple):
    """What comes before anything, the steps by period, and what stays blocked."""

    find_out: tuple[FindOut, ...]
    prove: tuple[Gap, ...]
    periods: tuple[Period, ...]
    blocked: tuple[Blocked, ...]


def requirement_met(requirement: Requirement, standings: Standings, levels: Mapping[str, int]) -> bool:
    """Whether the criterion that a requirement names stands high enough, or does not apply.

    Args:
        levels: levels by criterion id; one that is missing is not known, and counts as 0.
    """
    other = standings[requirement.of]
    return not other.applicable or levels.get(requirement.of, 0) >= requirement.at_least


def unmet(
    criterion: Criterion, to_level: int, standings: Standings, levels: Mapping[str, int]
) -> tuple[Requirement, ...]:
    """What stands in the way of raising a criterion to a level.

    Args:
        to_level: 1 to 4.
        levels: levels by criterion id; one that is missing is not known, and counts as 0.
    """
    return tuple(
        requirement
        for requirement in criterion.requires
        if to_level >= requirement.level and not requirement_met(requirement, standings, levels)
    )


def plan_roadmap(evaluation: Evaluation) -> Roadmap:
    """Lay the steps up to the targets out over 30, 60 and 90 days, and after."""
    planner = _Planner(evaluation)
    periods = []
    for until_day in PERIODS:
        steps = planner.fill_rest() if until_day is None else planner.fill_period()
        periods.append(Period(until_day, tuple(steps)))
    return Roadmap(
        find_out=tuple(item for item in evaluation.find_out if item.kind == "unknown"),
        prove=tuple(gap for gap in evaluation.gaps if gap.kind == "prove"),
        periods=tuple(periods),
        blocked=planner.blocked(),
    )


class _Ready(NamedTuple):
    """A step that could be next, and what puts it before others."""

    step: PlannedStep
    urgent: bool
    """The answer is marked urgent, or one that is needs this."""
    gate: int | None
    """The urgency of the gate that it holds closed, or serves; None without such a gate."""

    @property
    def goes_first(self) -> bool:
        """Whether it is taken before all that is only worth its effort, and beside the focus."""
        return self.urgent or self.gate is not None


class _Planner:
    """The levels planned so far, and the choice of the step that comes next."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.questionnaire, self.standings = evaluation.questionnaire, evaluation.standings
        self.points = applicable(self.questionnaire, self.standings).points
        """Of one level, by criterion id."""
        self.levels = {
            i: s.claimed for i, s in self.standings.items() if s.applicable and s.claimed is not None
        }

    def fill_period(self) -> list[PlannedStep]:
        """Take steps while one fits into the capacity and the focus of a period."""
        capacity, focus = self.questionnaire.capacity_days, self.questionnaire.focus
        left, steps, criteria = capacity, list[PlannedStep](), set[str]()
        while ready := self._ready():
            whole_period = not steps and ready[0].step.effort_days > capacity
            fits = (
                item
                for item in ready
                if item.step.effort_days <= left
                and (item.goes_first or len(criteria | {item.step.criterion.id}) <= focus)
            )
            item = ready[0] if whole_period else next(fits, None)
            if item is None:
                break
            steps.append(self._take(item.step))
            left -= item.step.effort_days
            if not item.goes_first:
                criteria.add(item.step.criterion.id)
        return steps

    def fill_rest(self) -> list[PlannedStep]:
        """Take all steps that are left, without limit."""
        steps = []
        while ready := self._ready():
            steps.append(self._take(ready[0].step))
        return steps

    def blocked(self) -> tuple[Blocked, ...]:
        """What is still below its target, in questionnaire order."""
        return tuple(
            Blocked(criterion, level, unmet(criterion, level, self.standings, self.levels))
            for criterion, level in self._next_levels()
        )

    def _take(self, step: PlannedStep) -> PlannedStep:
        self.levels[step.criterion.id] = step.to_level
        return step

    def _next_levels(self) -> Iterable[tuple[Criterion, int]]:
        """Each known criterion below its target, with its next level."""
        for identifier, level in self.levels.items():
            standing = self.standings[identifier]
            if level < standing.target:
                yield standing.criterion, level + 1

    def _ready(self) -> Sequence[_Ready]:
        """The next steps whose requirements are met, in the order in which to take them."""
        following = list(self._next_levels())
        urgent = self._served(c for c, _ in following if self.standings[c.id].answer.urgent)
        gates = self._served_gates(c for c, level in following if c.critical and level <= self._opens_at)
        steps = [
            _Ready(self._step(criterion, level), criterion.id in urgent, gates.get(criterion.id))
            for criterion, level in following
            if not unmet(criterion, level, self.standings, self.levels)
        ]
        order = self.questionnaire.order
        return sorted(
            steps,
            key=lambda item: (
                not item.urgent,
                LEAST_URGENT + 1 if item.gate is None else item.gate,
                -item.step.points / item.step.effort_days,
                order[item.step.criterion.id],
            ),
        )

    @property
    def _opens_at(self) -> int:
        return self.questionnaire.gate.opens_at

    def _step(self, criterion: Criterion, level: int) -> PlannedStep:
        return PlannedStep(
            criterion,
            level,
            self.points[criterion.id],
            self.questionnaire.effort(criterion, level - 1, level),
            opens_gate=criterion.critical and level == self._opens_at,
        )

    def _served_gates(self, closed: Iterable[Criterion]) -> Mapping[str, int]:
        """Criteria that hold a gate closed or that one needs, with the lowest urgency of these gates."""
        served: dict[str, int] = {}
        for gate in sorted(closed, key=lambda gate: gate.urgency):
            for identifier in self._served([gate]):
                served.setdefault(identifier, gate.urgency)
        return served

    def _served(self, criteria: Iterable[Criterion]) -> set[str]:
        """Criteria and all that their next steps need, directly or through others."""
        found = {criterion.id: self.levels[criterion.id] + 1 for criterion in criteria}
        left = list(found.items())
        while left:
            identifier, level = left.pop()
            for need in unmet(self.standings[identifier].criterion, level, self.standings, self.levels):
                if found.get(need.of, 0) < need.at_least:
                    found[need.of] = need.at_least
                    left.append((need.of, need.at_least))
        return set(found)
