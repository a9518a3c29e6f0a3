"""What the work costs, where the company says what a day of work costs it; nothing anywhere else."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from ..core.company import Company
from ..core.numbers import Rational, whole
from ..core.questionnaire import Criterion
from .context import Context

if TYPE_CHECKING:
    from .plan_shape import BudgetView

DAY_RATE = "day_rate"
YEARLY_BUDGET = "yearly_budget"


class Costs:
    """The cost of steps in euros; each step is rounded once, to the cent, so that all totals add up.

    Args:
        context: the evaluation in one language.
    """

    def __init__(self, context: Context) -> None:
        self._context, of = context, context.questionnaire
        self._rate = amount_in(context.assessment.company, DAY_RATE)
        days = [effort * of.effort_factor for effort in of.effort_days.values()]
        self._cents = any(_in_cents(effort * (self._rate or 0)) % 100 for effort in days)
        """Whether some amount has cents: then all are written with them, to be read below each other."""

    def steps(self, criterion: Criterion, start: int, end: int) -> Rational:
        """Of raising a criterion; 0 where no rate is known.

        Args:
            criterion: of the evaluation's questionnaire.
            start: the level to start from, 0 to 4.
            end: the level to reach.
        """
        rate, of = self._rate or 0, self._context.questionnaire
        steps = self._context.wording(criterion).steps[start:end]
        return Fraction(sum(_in_cents(of.step_effort(step) * rate) for step in steps), 100)

    def text(self, amounts: Iterable[Rational]) -> str:
        """The sum of amounts as people read it; empty where no rate is known."""
        if self._rate is None:
            return ""
        return self._context.words.euros(sum(amounts), cents=self._cents)

    def budget(self, amounts: Iterable[Rational]) -> BudgetView:
        """What a day costs, and how a whole plan stands to the budget of a year.

        Args:
            amounts: of all that is in the plan.
        """
        words, yearly = self._context.words, amount_in(self._context.assessment.company, YEARLY_BUDGET)
        if self._rate is None:
            return {"day_rate": "", "total": "", "yearly": "", "text": ""}
        total = sum(amounts)
        rate, whole_plan = words.euros(self._rate), self.text([total])
        made_of = words("Costs are days of work at {rate} a day.", rate=rate)
        if yearly is None:
            return {"day_rate": rate, "total": whole_plan, "yearly": "", "text": made_of}
        of_year = words.euros(yearly)
        share = words(
            "The whole plan comes to {total}, which is {share} of the yearly budget of {yearly} for social "
            "media.",
            total=whole_plan,
            share=words.percent(float(total / yearly)),
            yearly=of_year,
        )
        return {"day_rate": rate, "total": whole_plan, "yearly": of_year, "text": f"{made_of} {share}"}


def amount_in(company: Company, field: str) -> Rational | None:
    """An amount that the profile gives; None where there is none, or nothing that one could count with.

    Args:
        company: the profile's answers.
        field: the id of a field of the kind number.
    """
    value = company.get(field)
    if isinstance(value, bool | str | tuple) or value is None or value <= 0:
        return None
    return value


def _in_cents(euros: Rational) -> int:
    return whole(euros * 100)
