"""What to do first, the roadmap and what it cannot reach, from section 8 of the method."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.gaps import Gap, find_outs, gap_of, gaps
from tests.oracle.numbers import days, shown
from tests.oracle.reading import Company, Criterion, Table

PERIODS = (30, 60, 90)


def first(company: Company) -> list[Table]:
    """What costs no effort and comes before anything: find out, then prove."""
    unknown = [each for each in find_outs(company) if each.kind == "unknown"]
    proofs = [gap.criterion for gap in gaps(company) if gap.kind == "prove"]
    return [{"criterion": each.id, "kind": "find_out"} for each in unknown] + [
        {"criterion": each.id, "kind": "prove"} for each in proofs
    ]


def period_end(as_of: date, until_day: int) -> date:
    """The last working day on or before a day of the roadmap."""
    end = as_of + timedelta(days=until_day)
    return end - timedelta(days=max(0, end.weekday() - 4))


def this_week(company: Company) -> list[tuple[str, Table]]:
    """The acts of one person, five at most: of what is urgent, of closed gates, of gates nobody knows.

    What is unanswered is no gap; it stands where a *don't know* would. What is urgent and at its target
    stands behind what else is urgent.
    """
    around = [gap_of(company, each) for each in company.criteria if each.applicable]
    asked = [
        gap
        for gap in around
        if gap.criterion.urgent or gap.gate_closed or (gap.criterion.critical and gap.criterion.is_open)
    ]
    acts = [
        (gap.criterion.id, act)
        for gap in sorted(asked, key=Gap.order)
        for act in gap.criterion.acts
        if gap.criterion.start < act["below"]
    ]
    return acts[:5]


@dataclass
class Period:
    """What is put into some thirty days."""

    used: Fraction = Fraction()
    counted: set[str] = field(default_factory=set)
    steps: list[Table] = field(default_factory=list)


class Roadmap:
    """Steps up to the targets, taken one after another."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.by_id = {each.id: each for each in company.criteria}
        self.order = {each.id: place for place, each in enumerate(company.criteria)}
        self.planned = {each.id: each.start for each in company.criteria if each.known}
        self.periods: list[Period] = []
        for _ in PERIODS:
            self.periods.append(Period())
            while chosen := self._fitting(self.periods[-1]):
                self._take(*chosen)
        self.periods.append(Period())
        while queue := self._queue():
            self._take(*queue[0])

    def blocked(self) -> list[Table]:
        """What stays below its target, with what it needs."""
        return [
            {
                "criterion": each.id,
                "to": self.planned[each.id] + 1,
                "needs": [
                    {"of": need["of"], "at_least": need["at_least"]}
                    for need in self._unmet(each, self.planned[each.id] + 1)
                ],
            }
            for each in self._unfinished()
        ]

    def _unfinished(self) -> list[Criterion]:
        return [each for each in self.company.criteria if each.known and self.planned[each.id] < each.target]

    def _unmet(self, criterion: Criterion, to: int) -> list[Table]:
        """What a criterion needs to stand at a level and does not have at the planned levels."""
        return [
            need
            for need in criterion.requires
            if need["level"] <= to
            and self.by_id[need["of"]].applicable
            and self.planned.get(need["of"], 0) < need["at_least"]
        ]

    def _serving(self, criterion: Criterion) -> set[str]:
        """A criterion, and all that its next step requires, directly or through others."""
        found = {criterion.id}
        waiting = self._unmet(criterion, self.planned[criterion.id] + 1)
        while waiting:
            need = waiting.pop()
            found.add(need["of"])
            waiting += self._unmet(self.by_id[need["of"]], need["at_least"])
        return found

    def _queue(self) -> list[tuple[Criterion, bool]]:
        """The next steps whose requirements are met, in order; with each whether (1) or (2) holds for it."""
        unfinished = self._unfinished()
        urgent = {name for each in unfinished if each.urgent for name in self._serving(each)}
        gates: dict[str, int] = {}
        for each in unfinished:
            if each.critical and self.planned[each.id] < self.company.opens_at:
                for name in self._serving(each):
                    gates[name] = min(each.urgency, gates.get(name, each.urgency))
        able = [each for each in unfinished if not self._unmet(each, self.planned[each.id] + 1)]
        able.sort(
            key=lambda each: (
                each.id not in urgent,
                gates.get(each.id, 4),
                -self.company.unit(each) / each.efforts[self.planned[each.id]],
                self.order[each.id],
            )
        )
        return [(each, each.id in urgent or each.id in gates) for each in able]

    def _fitting(self, period: Period) -> tuple[Criterion, bool] | None:
        queue = self._queue()
        if not queue:
            return None
        if not period.steps and queue[0][0].efforts[self.planned[queue[0][0].id]] > self.company.capacity:
            return queue[0]
        for criterion, before in queue:
            fits = period.used + criterion.efforts[self.planned[criterion.id]] <= self.company.capacity
            in_focus = criterion.id in period.counted or len(period.counted) < self.company.focus
            if fits and (before or in_focus):
                return criterion, before
        return None

    def _take(self, criterion: Criterion, before: bool) -> None:
        level = self.planned[criterion.id]
        period = self.periods[-1]
        period.used += criterion.efforts[level]
        if not before:
            period.counted.add(criterion.id)
        self.planned[criterion.id] = level + 1
        period.steps.append(
            {
                "criterion": criterion.id,
                "from": level,
                "to": level + 1,
                "points": shown(self.company.unit(criterion)),
                "effort_days": days(criterion.efforts[level]),
                "opens_gate": criterion.critical and level + 1 == self.company.opens_at,
            }
        )


def plan(company: Company) -> Table:
    """The `first`, `roadmap` and `blocked` of `plan --json`."""
    roadmap = Roadmap(company)
    return {
        "first": first(company),
        "roadmap": [
            {"until_day": until, "effort_days": days(period.used), "steps": period.steps}
            for until, period in zip((*PERIODS, None), roadmap.periods, strict=True)
        ],
        "blocked": roadmap.blocked(),
    }
