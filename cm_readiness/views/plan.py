"""The plan in words: what to find out, to prove and to do by when, and the company's own actions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ..core import planning
from ..core.actions import UNDER_WAY, Gone, Item, PeriodItems, Plan, effect, plan_with_actions
from ..core.assessment import Action
from ..core.calendar import Remark, remark_on
from ..core.gaps import Gap
from ..core.numbers import Rational
from ..core.planning import Blocked, Entry
from ..core.questionnaire import Criterion, Step
from ..language.status_words import STATUS
from ..language.words import N_, Words
from .context import Context
from .costs import Costs
from .findings import find_out_view

if TYPE_CHECKING:
    from .plan_shape import BlockedView, EntryView, PeriodView, PlanView, ProveView


GONE: Mapping[Gone, str] = {
    "criterion_gone": N_("the questionnaire no longer has this criterion"),
    "out_of_scope": N_("this criterion is no longer asked of the company"),
    "not_applicable": N_("this criterion is not applicable now"),
    "level_reached": N_("this level is reached already"),
    "target_reached": N_("the target of this criterion is reached already"),
}
REMARKS: Mapping[Remark, str] = {
    "past": N_("this day has passed"),
    "far": N_("more than five years ahead"),
}


def plan_view(context: Context, plan: Plan | None = None) -> PlanView:
    """The roadmap with the company's actions in it.

    Args:
        context: the evaluation in one language.
        plan: of the same evaluation, if it is known already.
    """
    plan = plan or plan_with_actions(context.evaluation)
    costs, done = Costs(context), [e for period in plan.periods for e in _entries(period)]
    effort: Rational = sum(entry.effort_days for entry in done)
    return {
        "limits": _limits(context),
        "find_out": [item for item in find_out_view(context) if not item["unanswered"]],
        "prove": [_prove(context, gap) for gap in plan.roadmap.prove],
        "periods": [_period(context, period) for period in plan.periods],
        "effort": context.figures.days(effort),
        "days": context.figures.number(effort),
        "budget": costs.budget(_cost(costs, entry) for entry in done),
        "others": [entry_view(context, item) for item in plan.others],
        "dropped": [entry_view(context, item) for item in plan.dropped],
        "blocked": [_blocked(context, blocked) for blocked in plan.roadmap.blocked],
    }


def entry_view(context: Context, item: Item, end: date | None = None) -> EntryView:
    """One thing to do.

    Args:
        context: the evaluation in one language.
        item: of a plan of the same evaluation.
        end: the last day of the period that it is in.
    """
    criterion = context.questionnaire.criteria.get(item.criterion or "")
    view = _of_criterion(context, item, criterion) if criterion else _of_nothing(item)
    view["by"] = context.words.date(end) if end is not None else ""
    if item.entry is not None:
        costs = Costs(context)
        view["effort"] = context.figures.days(item.entry.effort_days)
        view["cost"] = costs.text([_cost(costs, item.entry)])
        view["points"] = context.figures.points(item.entry.points)
        view["opens_gate"] = item.entry.opens_gate
    if item.action is not None:
        _commit(context, view, item.action, item.gone)
    return view


def due_remark(due: date | None, today: date, words: Words, end: date | None = None) -> str:
    """What is odd about a due date, in words; empty where nothing is.

    Args:
        due: the day by which something is to be done.
        today: the day on which that is asked.
        words: the person's language.
        end: the last day of the period that it is planned in, if any.
    """
    remark = remark_on(due, today) if due is not None else None
    if remark is not None:
        return words(REMARKS[remark])
    if due is not None and end is not None and due > end:
        return words("after its period, which ends on {date}", date=words.date(end))
    return ""


def period_end(context: Context, item: Item) -> date | None:
    """The last day of the period that something is planned in; None where it is in none that ends.

    Args:
        context: the evaluation in one language.
        item: of its plan.
    """
    periods = plan_with_actions(context.evaluation).periods
    return next((context.day_after(period.until_day) for period in periods if item in period.items), None)


def proof_of(context: Context, criterion: Criterion, level: int) -> str:
    """What shows that a level is reached: the step's proof, else what the level says, or the deliverable.

    Args:
        level: 0 to 4.
    """
    return context.text(planning.proof_of(context.wording(criterion), level))


def _period(context: Context, period: PeriodItems) -> PeriodView:
    words, end = context.words, context.day_after(period.until_day)
    if period.until_day is None or end is None:
        name, title, until = words("After that"), words("After 90 days"), ""
    else:
        until = words.date(end)
        name = words("Within {days} days", days=period.until_day)
        title = words("Within {days} days, by {date}", days=period.until_day, date=until)
    costs, entries = Costs(context), _entries(period)
    effort: Rational = sum(entry.effort_days for entry in entries)
    return {
        "until_day": period.until_day or 0,
        "name": name,
        "title": title,
        "until": until,
        "effort": context.figures.days(effort),
        "days": context.figures.number(effort),
        "cost": costs.text(_cost(costs, entry) for entry in entries),
        "entries": [entry_view(context, item, end) for item in period.items],
    }


def _entries(period: PeriodItems) -> list[Entry]:
    return [item.entry for item in period.items if item.entry is not None]


def _cost(costs: Costs, entry: Entry) -> Rational:
    return costs.steps(entry.criterion, entry.from_level, entry.to_level)


def _limits(context: Context) -> str:
    return context.words.plural(
        "30 days hold {capacity} of work, on {count} criterion at the most.",
        "30 days hold {capacity} of work, on {count} criteria at the most.",
        context.questionnaire.focus,
        capacity=context.figures.days(context.questionnaire.capacity_days),
    )


def _prove(context: Context, gap: Gap) -> ProveView:
    return {
        **context.ref(gap.criterion),
        "claimed": gap.claimed or 0,
        "points": context.figures.points(gap.points),
        "evidence": context.text(context.wording(gap.criterion).evidence),
    }


def _blocked(context: Context, blocked: Blocked) -> BlockedView:
    words = context.words
    needs = [(context.name(need.of), need.at_least) for need in blocked.needs]
    stand = [words("“{name}” is at level {level}", name=name, level=level) for name, level in needs]
    return {
        **context.ref(blocked.criterion),
        "to_level": blocked.to_level,
        "needs": [words("“{name}” at level {level}", name=name, level=level) for name, level in needs],
        "needs_text": words.listed(stand),
    }


def _of_criterion(context: Context, item: Item, criterion: Criterion) -> EntryView:
    """What the criterion says: for an action without an entry, from the present level to the wanted one."""
    standing, action = context.evaluation.standings[criterion.id], item.action
    wanted = action.to_level if action is not None else None
    start = item.entry.from_level if item.entry else (standing.claimed or 0)
    end = item.entry.to_level if item.entry else (wanted or 0)
    wording = context.wording(criterion)
    return {
        **_BLANK,
        **context.ref(criterion),
        "from_level": start,
        "to_level": end,
        "do": _do(context, wording.steps[start:end] or wording.steps[max(end - 1, 0) : end]),
        "owner": context.text(criterion.owner),
        "role": context.text(criterion.owner),
        "deliverable": context.text(criterion.deliverable),
        "done_when": proof_of(context, criterion, end),
    }


def _do(context: Context, steps: tuple[Step, ...]) -> list[str]:
    return [context.text(step.do) for step in steps]


def _of_nothing(item: Item) -> EntryView:
    """An action of one's own, or one whose criterion is gone."""
    level = (item.action.to_level if item.action else None) or 0
    name = item.criterion or ""
    return {**_BLANK, "id": name, "name": name, "from_level": level, "to_level": level}


def _commit(context: Context, view: EntryView, action: Action, reason: Gone | None) -> None:
    """What the company said about it goes before what the questionnaire says."""
    words, due = context.words, action.due
    if action.what.strip():
        view["do"] = [action.what.strip()]
    view["owner"] = action.owner.strip() or view["owner"]
    view["action"], view["status"] = action.id, action.status
    view["status_text"] = words(STATUS[action.status])
    view["note"] = action.note.strip()
    view["gone"] = words(GONE[reason]) if reason else ""
    if action.status == "done" and effect(context.evaluation, action) == "does_not_show":
        view["gone"] = words("it does not show in the level yet")
    if due is not None:
        view["due"] = view["by"] = words.date(due)
        if action.status in UNDER_WAY:
            view["due_remark"] = due_remark(due, context.evaluation.as_of, words)
    view["progress"] = _progress(view, words)


def _progress(view: EntryView, words: Words) -> str:
    parts = [view["status_text"]]
    if view["due_remark"]:
        parts.append(words("due {date} ({remark})", date=view["due"], remark=view["due_remark"]))
    elif view["due"]:
        parts.append(words("due {date}", date=view["due"]))
    return ", ".join(filter(None, [*parts, view["gone"]]))


_BLANK: EntryView = {
    "id": "", "number": "", "name": "", "dimension": "", "from_level": 0, "to_level": 0, "do": [],
    "owner": "", "role": "", "deliverable": "", "done_when": "", "effort": "", "cost": "", "points": "",
    "opens_gate": False, "action": "", "status": "", "status_text": "", "due": "", "by": "",
    "due_remark": "", "note": "", "gone": "", "progress": "",
}  # fmt: skip
