"""What is missing to the targets, in its order, and what to find out (sections 6 and 7)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tests.oracle.reading import Company, Criterion


@dataclass(frozen=True)
class Gap:
    """The distance of one criterion to its target."""

    criterion: Criterion
    kind: str
    points: Fraction
    effort: Fraction
    gate_closed: bool
    next_step: tuple[Fraction, Fraction, str] | None
    """Points, days and letter of one level more; only of a gap of kind `raise`."""

    def classed(self, mean: Fraction) -> str:
        """What sort of work comes next, against the mean of the next steps."""
        if self.next_step is None:
            return self.kind
        if self.gate_closed:
            return "gate"
        points, _, letter = self.next_step
        if points >= mean:
            return "quick_win" if letter == "S" else "major"
        return "fill_in" if letter == "S" else "later"

    def order(self) -> tuple[int, int, Fraction, Fraction]:
        """Where it stands among the gaps, before the questionnaire's order."""
        if self.criterion.urgent:
            group = (0, 0)
        elif self.gate_closed:
            group = (1, self.criterion.urgency)
        else:
            group = (3 if self.kind == "prove" else 2, 0)
        return (*group, -self.points, self.effort)


def gaps(company: Company) -> list[Gap]:
    """All gaps in their order."""
    lacking = [
        gap_of(company, each)
        for each in company.criteria
        if (each.known and (each.effective or 0) < each.target)
        or (each.applicable and each.kind == "unknown")
    ]
    return sorted(lacking, key=Gap.order)


def gap_of(company: Company, criterion: Criterion) -> Gap:
    """What an applicable criterion lacks; one that is unanswered, as if it were a *don't know*."""
    level = criterion.effective or 0
    missing = max(0, criterion.target - level)
    unit = company.unit(criterion)
    kind = "find_out" if not criterion.known else "prove" if criterion.start > level else "raise"
    return Gap(
        criterion,
        kind,
        unit * missing,
        criterion.effort(criterion.start, criterion.target),
        criterion.known and criterion.critical and level < company.opens_at,
        (unit, criterion.efforts[level], criterion.letters[level]) if kind == "raise" and missing else None,
    )


def mean_of_next_steps(listed: list[Gap]) -> Fraction:
    """The mean of the points of the next steps over all gaps of kind `raise`."""
    points = [gap.next_step[0] for gap in listed if gap.next_step]
    return sum(points, Fraction()) / len(points) if points else Fraction()


def find_outs(company: Company) -> list[Criterion]:
    """What nobody knows or answered, what matters most first."""
    return sorted(
        (each for each in company.criteria if each.is_open),
        key=lambda each: (not each.critical, -company.unit(each)),
    )
