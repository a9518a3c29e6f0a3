"""The cheapest way to a verdict, and the best use of a budget: the method's questions as exact choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, lcm

from .budget import most_worth
from .cheapest import least_cost
from .counting import PER_LEVEL
from .criterion_result import Standing, applicable
from .entry import typed_number
from .errors import Place, ReadinessError
from .evaluation import Evaluation
from .numbers import Rational
from .planning import unmet
from .prices import Choice, Group, Worth
from .questionnaire import Criterion, Dimension, Verdict, When
from .relaxing import Costs
from .scoring import Scores, completed, score
from .verdict import Condition, conditions, verdict_on

LEVEL_BITS = 3
"""Bits that a level takes in a cost."""
MOST_DAYS = 10_000
"""A budget beyond which somebody has mistyped: some forty years of work."""


@dataclass(frozen=True)
class Solution:
    """Final levels, what they take, and what they lead to."""

    levels: Mapping[str, int]
    """The raised criteria and their final levels, in questionnaire order."""
    effort_days: Rational
    overall_low: Rational | None
    """The low end of the overall with these levels, 0 to 100."""
    reaches: Verdict
    """The verdict on the low levels."""
    gates_still_closed: tuple[str, ...]
    open_taken_as_zero: int
    """Don't know and unanswered criteria, which start at level 0."""


@dataclass(frozen=True)
class Unreachable:
    """No set of levels reaches the verdict, and what stands in the way."""

    obstacles: tuple[Condition, ...]
    """Conditions of worse verdicts that hold even with everything raised as far as it may be."""


def cheapest_way(evaluation: Evaluation, verdict: Verdict) -> Solution | Unreachable:
    """The least effort that makes the verdict on the low levels the wanted one or a better one.

    Of equals: fewer raised criteria, then the higher level at the first criterion that differs.

    Args:
        verdict: one of the questionnaire's.

    Raises:
        ReadinessError: `plan_too_large`.
    """
    verdicts = evaluation.questionnaire.verdicts
    worse = [v.when for v in verdicts[: [v.id for v in verdicts].index(verdict.id)] if v.when]
    gates = [w.gates_closed_at_least for w in worse if w.gates_closed_at_least is not None]
    strictest = When(
        overall_below=max((w.overall_below or 0 for w in worse), default=0),
        any_dimension_below=max((w.any_dimension_below or 0 for w in worse), default=0),
        gates_closed_at_least=min(gates, default=None),
    )
    problem = _Problem(evaluation, strictest)
    if obstacles := problem.obstacles():
        return Unreachable(obstacles)
    most_closed = strictest.gates_closed_at_least - 1 if strictest.gates_closed_at_least else None
    cost = least_cost(problem.groups(), floor(problem.overall * problem.unit), most_closed, problem.costs())
    return problem.solution(cost or 0)


def best_use(evaluation: Evaluation, budget_days: Rational) -> Solution:
    """The highest low end of the overall that a budget of effort can buy.

    Of equals: less effort, then as for the cheapest way.

    Args:
        budget_days: days of effort, 0 or more.

    Raises:
        ReadinessError: `plan_too_large`.
    """
    problem = _Problem(evaluation)
    cost = most_worth(problem.groups(), problem.dearest(budget_days), problem.costs())
    return problem.solution(cost or 0)


def written_budget(given: str, where: Place | None = None) -> Rational:
    """Days of work as somebody writes them, with a point or a comma.

    Args:
        given: what was written.
        where: it was written.

    Raises:
        ReadinessError: `bad_budget`, or `number_in_two_ways`.
    """
    try:
        number = typed_number(given, where)
    except ReadinessError as error:
        if error.fault.code == "number_in_two_ways":
            raise
        number = MOST_DAYS + 1
    if number > MOST_DAYS:
        raise ReadinessError("bad_budget", where, given=given, most=MOST_DAYS)
    return number


@dataclass(frozen=True)
class _Option:
    """A final level that a criterion may have."""

    level: int
    """The level that requirements see."""
    effective: int
    """The level that the score sees: a claim without proof counts less until it is proved."""
    effort: Rational = 0
    raised: bool = True
    proves: bool = False
    """Evidence is given for the level that is claimed already."""


class _Problem:
    """What may be chosen, in whole numbers, and back.

    A cost is one integer that orders as the method does: effort first, then the number of raised criteria,
    then the list of final levels, the higher first. It adds up, and the levels can be read back from it.
    """

    def __init__(self, evaluation: Evaluation, avoided: When | None = None) -> None:
        self.avoided = avoided or When()
        self.overall: Rational = self.avoided.overall_below or 0
        self.questionnaire, self.standings = evaluation.questionnaire, evaluation.standings
        self.applicable = applicable(self.questionnaire, self.standings)
        self.dimensions = [d for d in self.questionnaire.dimensions if self.applicable[d.id]]
        self.criteria = [c for d in self.dimensions for c in self.applicable[d.id]]
        self.options = {c.id: tuple(self._options(self.standings[c.id])) for c in self.criteria}
        self._scale_costs()
        self._scale_worths()

    def _options(self, standing: Standing) -> Iterator[_Option]:
        """The present level, its proof where that is missing, and every level up to the target."""
        present = standing.claimed or 0
        effective = present if standing.level is None else standing.level
        yield _Option(present, effective, raised=False)
        if effective < present:
            yield _Option(present, present, proves=True)
        for level in range(present + 1, max(present, standing.target) + 1):
            yield _Option(level, level, self.questionnaire.effort(standing.criterion, present, level))

    def _scale_costs(self) -> None:
        efforts = [Fraction(option.effort) for options in self.options.values() for option in options]
        self.day = lcm(*(effort.denominator for effort in efforts), 1)
        self.effort_unit = gcd(*(int(effort * self.day) for effort in efforts)) or 1
        count = len(self.criteria)
        self.rank = {c.id: count - 1 - place for place, c in enumerate(self.criteria)}
        self.raised_shift = (LEVEL_BITS + 1) * count
        self.effort_shift = self.raised_shift + (count + 2).bit_length()

    def _scale_worths(self) -> None:
        """The unit in which every part of the overall is a whole number."""
        weights = [Fraction(c.weight) for c in self.criteria]
        self.weight_unit = lcm(*(weight.denominator for weight in weights), 1)
        shares = [Fraction(d.weight) for d in self.dimensions]
        self.share = {d.id: share / sum(shares) for d, share in zip(self.dimensions, shares, strict=True)}
        parts = [self.share[d.id] * PER_LEVEL / self._full(d) for d in self.dimensions]
        parts += [self.share[d.id] * self.questionnaire.gate.cap for d in self.dimensions]
        limit = Fraction(self.overall).denominator
        self.unit = lcm(*(part.denominator for part in parts), limit)

    def _full(self, dimension: Dimension) -> Fraction:
        """The sum of a dimension's weights, in units of weight."""
        return Fraction(sum(c.weight for c in self.applicable[dimension.id])) * self.weight_unit

    def groups(self) -> list[Group]:
        """The dimensions, each with the choices of its criteria."""
        pairs = {(r.of, r.at_least) for c in self.criteria for r in c.requires if r.of in self.options}
        bits = {pair: 1 << place for place, pair in enumerate(sorted(pairs))}
        return [
            Group([self._choices(c, bits) for c in self.applicable[d.id]], self._worth(d))
            for d in self.dimensions
        ]

    def _choices(self, criterion: Criterion, bits: Mapping[tuple[str, int], int]) -> list[Choice]:
        opens_at = self.questionnaire.gate.opens_at
        weight = int(criterion.weight * self.weight_unit)
        choices = []
        for option in self.options[criterion.id]:
            binding = [r for r in criterion.requires if option.raised and option.level >= r.level]
            met = [pair for pair in bits if pair[0] == criterion.id and option.level >= pair[1]]
            choices.append(
                Choice(
                    cost=self._cost(criterion, option),
                    value=weight * option.effective,
                    closed=int(criterion.critical and option.effective < opens_at),
                    needs=sum({bits[r.of, r.at_least] for r in binding if r.of in self.options}),
                    meets=sum(bits[pair] for pair in met),
                )
            )
        return choices

    def _cost(self, criterion: Criterion, option: _Option) -> int:
        rank, count = self.rank[criterion.id], len(self.criteria)
        effort = int(option.effort * self.day) << self.effort_shift
        level = option.level << (LEVEL_BITS * rank + count)
        return effort + (int(option.raised) << self.raised_shift) - level - (int(option.proves) << rank)

    def _worth(self, dimension: Dimension) -> Worth:
        per_value, share = PER_LEVEL / self._full(dimension), self.share[dimension.id] * self.unit
        at_least, cap = Fraction(self.avoided.any_dimension_below or 0), Fraction(self.questionnaire.gate.cap)
        return Worth(
            int(per_value * share), int(cap * share), ceil(at_least / per_value), all_open=cap < at_least
        )

    def costs(self) -> Costs:
        """What is known of costs: their effort in whole units, and the sums of each dimension."""
        return Costs(self.effort_unit << self.effort_shift, self._sums)

    def _sums(self, cost: int) -> list[tuple[int, bool]]:
        final, opens_at = self._decoded(cost), self.questionnaire.gate.opens_at
        return [
            (
                sum(int(c.weight * self.weight_unit) * final[c.id].effective for c in criteria),
                any(c.critical and final[c.id].effective < opens_at for c in criteria),
            )
            for criteria in (self.applicable[d.id] for d in self.dimensions)
        ]

    def dearest(self, budget_days: Rational) -> int:
        """The highest cost within a budget: below the least cost that one more unit of effort could have."""
        return ((floor(budget_days * self.day) + 1) << self.effort_shift) - (1 << self.raised_shift)

    def solution(self, cost: int) -> Solution:
        """The levels in a cost, and what they lead to."""
        final = self._decoded(cost)
        scores = self._scores(final)
        return Solution(
            levels={identifier: option.level for identifier, option in final.items() if option.raised},
            effort_days=sum(option.effort for option in final.values()),
            overall_low=scores.overall,
            reaches=verdict_on(self.questionnaire, scores),
            gates_still_closed=scores.closed_gates,
            open_taken_as_zero=sum(self.standings[c.id].level is None for c in self.criteria),
        )

    def _decoded(self, cost: int) -> Mapping[str, _Option]:
        """The option of each criterion that a cost is made of."""
        count = len(self.criteria)
        code = -cost % (1 << self.raised_shift)
        final = {}
        for criterion in self.criteria:
            rank = self.rank[criterion.id]
            level = code >> (LEVEL_BITS * rank + count) & ((1 << LEVEL_BITS) - 1)
            proves = bool(code >> rank & 1)
            final[criterion.id] = next(
                o for o in self.options[criterion.id] if (o.level, o.proves) == (level, proves)
            )
        return final

    def _scores(self, options: Mapping[str, _Option]) -> Scores:
        levels = {identifier: option.effective for identifier, option in options.items()}
        return score(self.applicable, completed(self.criteria, levels, 0))

    def obstacles(self) -> tuple[Condition, ...]:
        """What still keeps the goal from being reached with everything as high as it may be raised."""
        return conditions(self.avoided, self._scores(self._highest()))

    def _highest(self) -> Mapping[str, _Option]:
        """Every criterion as high as targets and requirements allow; lowering one may lower others."""
        places = {identifier: len(options) - 1 for identifier, options in self.options.items()}
        while True:
            final = {identifier: self.options[identifier][place] for identifier, place in places.items()}
            levels = {identifier: option.level for identifier, option in final.items()}
            too_high = [
                c.id
                for c in self.criteria
                if final[c.id].raised and unmet(c, final[c.id].level, self.standings, levels)
            ]
            if not too_high:
                return final
            for identifier in too_high:
                places[identifier] -= 1
