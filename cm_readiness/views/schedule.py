"""Who settles a criterion, and when: as the company agreed, else as the questionnaire and the plan say."""

from __future__ import annotations

from ..core.actions import Plan, plan_with_actions, under_way
from ..core.questionnaire import Criterion
from .context import Context


class Schedule:
    """The plan of one evaluation, asked about one criterion at a time.

    Args:
        context: the evaluation in one language.
        plan: of the same evaluation, if it is known already.
    """

    def __init__(self, context: Context, plan: Plan | None = None) -> None:
        self._context, self._words = context, context.words
        periods = (plan or plan_with_actions(context.evaluation)).periods
        self._begun = {item.criterion: period for period in reversed(periods) for item in period.items}
        """The first period in which a criterion is worked on."""
        self._ended = {item.criterion: period for period in periods for item in period.items}
        """The last one."""

    def owner(self, criterion: Criterion) -> str:
        """Who is in charge: whom an action names, else the role that usually is."""
        return self._named(criterion.id) or self._context.text(criterion.owner)

    def in_charge(self, criterion: Criterion) -> str:
        """The same for the person who runs the accounts; where it is that person, it says so."""
        return self._named(criterion.id) or self._context.to_reader(criterion.owner)

    def is_agreed(self, criterion_id: str) -> bool:
        """Whether the company has committed to settle it, and has not given that up."""
        return any(a.criterion == criterion_id for a in under_way(self._context.assessment.actions))

    def is_dated(self, criterion_id: str) -> bool:
        """Whether it is settled by a day, at least in part."""
        begun = self._begun.get(criterion_id)
        return self.is_agreed(criterion_id) or (begun is not None and begun.until_day is not None)

    def _named(self, criterion_id: str) -> str:
        own = [a for a in self._context.assessment.actions if a.criterion == criterion_id]
        agreed = [action.owner.strip() for action in own if action.status != "dropped"]
        return next(filter(None, agreed), "")

    def when(self, criterion_id: str) -> str:
        """When it is settled: on the agreed date, else in the last period in which it is worked on."""
        words = self._words
        open_actions = under_way(self._context.assessment.actions)
        dates = [action.due for action in open_actions if action.criterion == criterion_id and action.due]
        if dates:
            return words("by {date}", date=words.date(min(dates)))
        if criterion_id not in self._begun:
            return ""
        begun = self._context.day_after(self._begun[criterion_id].until_day)
        end = self._context.day_after(self._ended[criterion_id].until_day)
        if begun is None:
            return words("later")
        if end is None:
            return words("first step by {date}, the rest later", date=words.date(begun))
        if begun == end:
            return words("by {date}", date=words.date(end))
        return words("first step by {date}, the rest by {end}", date=words.date(begun), end=words.date(end))
