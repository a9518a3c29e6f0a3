"""From gaps to a roadmap: what to do in 30, 60 and 90 days, and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .criterion_result import Standings, applicable
from .evaluation import Evaluation
from .gaps import FindOut, Gap, level_points
from .numbers import Rational
from .questionnaire import Criterion, Questionnaire, Requirement

PERIODS: tuple[int | None, ...] = (30, 60, 90, None)
"""The days at which periods end; the last one is open."""


@dataclass(frozen=True)
class PlannedStep:
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


@dataclass(frozen=True)
class Entry:
    """Consecutive steps of one criterion in one period, as people see them."""

    criterion: Criterion
    from_level: int
    to_level: int
    points: Rational
    effort_days: Rational
    opens_gate: bool


@dataclass(frozen=True)
class Period:
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


@dataclass(frozen=True)
class Blocked:
    """A criterion that stays below its target because something else does not stand high enough."""

    criterion: Criterion
    to_level: int
    needs: tuple[Requirement, ...]


@dataclass(frozen=True)
class Roadmap:
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
    planner = _Planner.start(evaluation)
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


@dataclass
class _Planner:
    """The levels planned so far, and the choice of the step that comes next."""

    questionnaire: Questionnaire
    standings: Standings
    points: Mapping[str, Rational]
    """Of one level, by criterion id."""
    levels: dict[str, int] = field(default_factory=dict)

    @classmethod
    def start(cls, evaluation: Evaluation) -> _Planner:
        questionnaire, standings = evaluation.questionnaire, evaluation.standings
        points = level_points(questionnaire, applicable(questionnaire, standings))
        claimed = {i: s.claimed for i, s in standings.items() if s.applicable and s.claimed is not None}
        return cls(questionnaire, standings, points, claimed)

    def fill_period(self) -> list[PlannedStep]:
        """Take steps while one fits into the capacity and the focus of a period."""
        left, steps, criteria = self.questionnaire.capacity_days, list[PlannedStep](), set[str]()
        while ready := self._ready():
            whole_period = not steps and ready[0].effort_days > self.questionnaire.capacity_days
            fits = (
                step
                for step in ready
                if step.effort_days <= left
                and len(criteria | {step.criterion.id}) <= self.questionnaire.focus
            )
            step = ready[0] if whole_period else next(fits, None)
            if step is None:
                break
            steps.append(self._take(step))
            criteria.add(step.criterion.id)
            left -= step.effort_days
        return steps

    def fill_rest(self) -> list[PlannedStep]:
        """Take all steps that are left, without limit."""
        steps = []
        while ready := self._ready():
            steps.append(self._take(ready[0]))
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

    def _ready(self) -> Sequence[PlannedStep]:
        """The next steps whose requirements are met, in the order in which to take them."""
        urgent = self._urgent()
        opens_at = self.questionnaire.gate.opens_at
        steps = [
            PlannedStep(
                criterion,
                level,
                self.points[criterion.id],
                self.questionnaire.effort(criterion, level - 1, level),
                opens_gate=criterion.critical and level == opens_at,
            )
            for criterion, level in self._next_levels()
            if not unmet(criterion, level, self.standings, self.levels)
        ]
        order = self.questionnaire.order
        return sorted(
            steps,
            key=lambda step: (
                step.criterion.id not in urgent,
                -step.points / step.effort_days,
                order[step.criterion.id],
            ),
        )

    def _urgent(self) -> set[str]:
        """Criteria that hold a gate closed, and those that their next steps need, directly or not."""
        opens_at = self.questionnaire.gate.opens_at
        closed = [
            identifier
            for identifier, level in self.levels.items()
            if self.standings[identifier].criterion.critical and level < opens_at
        ]
        found = set(closed)
        needs = [(identifier, self.levels[identifier] + 1) for identifier in closed]
        while needs:
            identifier, level = needs.pop()
            criterion = self.standings[identifier].criterion
            for requirement in unmet(criterion, level, self.standings, self.levels):
                found.add(requirement.of)
                needs.append((requirement.of, requirement.at_least))
        return found
