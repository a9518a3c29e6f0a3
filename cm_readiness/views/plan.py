"""The plan in words: what to find out, to prove and to do by when, and the company's own actions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ..core import planning
from ..core.actions import UNDER_WAY, Gone, Item, Plan, Status, effect, plan_with_actions
from ..core.assessment import Action
from ..core.calendar import Remark, remark_on, working_day
from ..core.gaps import Gap
from ..core.numbers import Rational
from ..core.planning import Blocked
from ..core.questionnaire import Criterion, Step
from ..language.words import N_, Words
from .context import Frame
from .findings import find_out_view

if TYPE_CHECKING:
    from .plan_shape import BlockedView, EntryView, PeriodView, PlanView, ProveView


STATUS: Mapping[Status, str] = {
    "open": N_("to do"),
    "doing": N_("in progress"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}
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


def plan_view(frame: Frame, plan: Plan | None = None) -> PlanView:
    """The roadmap with the company's actions in it.

    Args:
        frame: the evaluation in one language.
        plan: of the same evaluation, if it is known already.
    """
    plan = plan or plan_with_actions(frame.evaluation)
    efforts = [period.effort_days for period in plan.roadmap.periods]
    return {
        "limits": _limits(frame),
        "find_out": [item for item in find_out_view(frame) if not item["unanswered"]],
        "prove": [_prove(frame, gap) for gap in plan.roadmap.prove],
        "periods": [
            _period(frame, period.until_day, effort, period.items)
            for period, effort in zip(plan.periods, efforts, strict=True)
        ],
        "others": [entry_view(frame, item) for item in plan.others],
        "dropped": [entry_view(frame, item) for item in plan.dropped],
        "blocked": [_blocked(frame, blocked) for blocked in plan.roadmap.blocked],
    }


def entry_view(frame: Frame, item: Item) -> EntryView:
    """One thing to do.

    Args:
        frame: the evaluation in one language.
        item: of a plan of the same evaluation.
    """
    criterion = frame.questionnaire.criteria.get(item.criterion or "")
    view = _of_criterion(frame, item, criterion) if criterion else _of_nothing(item)
    if item.entry is not None:
        view["effort"] = frame.figures.days(item.entry.effort_days)
        view["points"] = frame.figures.points(item.entry.points)
        view["opens_gate"] = item.entry.opens_gate
    if item.action is not None:
        _commit(frame, view, item.action, item.gone)
    return view


def due_remark(due: date | None, today: date, words: Words) -> str:
    """What is odd about a due date, in words; empty where nothing is.

    Args:
        due: the day by which something is to be done.
        today: the day on which that is asked.
        words: the person's language.
    """
    remark = remark_on(due, today) if due is not None else None
    return words(REMARKS[remark]) if remark is not None else ""


def proof_of(frame: Frame, criterion: Criterion, level: int) -> str:
    """What shows that a level is reached: the step's proof, else what the level says, or the deliverable.

    Args:
        level: 0 to 4.
    """
    return frame.text(planning.proof_of(frame.wording(criterion), level))


def _period(frame: Frame, until_day: int | None, effort: Rational, items: tuple[Item, ...]) -> PeriodView:
    if until_day is None:
        title = frame.words("After 90 days")
    else:
        as_of = frame.evaluation.as_of
        day = frame.words.date(working_day(as_of, until_day))
        title = frame.words("Within {days} days, by {date}", days=until_day, date=day)
    return {
        "until_day": until_day or 0,
        "title": title,
        "effort": frame.figures.days(effort),
        "entries": [entry_view(frame, item) for item in items],
    }


def _limits(frame: Frame) -> str:
    return frame.words.plural(
        "30 days hold {capacity} of work, on {count} criterion at the most.",
        "30 days hold {capacity} of work, on {count} criteria at the most.",
        frame.questionnaire.focus,
        capacity=frame.figures.days(frame.questionnaire.capacity_days),
    )


def _prove(frame: Frame, gap: Gap) -> ProveView:
    return {
        **frame.ref(gap.criterion),
        "claimed": gap.claimed or 0,
        "points": frame.figures.points(gap.points),
        "evidence": frame.text(frame.wording(gap.criterion).evidence),
    }


def _blocked(frame: Frame, blocked: Blocked) -> BlockedView:
    needs = [
        frame.words("“{name}” at level {level}", name=frame.name(need.of), level=need.at_least)
        for need in blocked.needs
    ]
    return {**frame.ref(blocked.criterion), "to_level": blocked.to_level, "needs": needs}


def _of_criterion(frame: Frame, item: Item, criterion: Criterion) -> EntryView:
    """What the criterion says: for an action without an entry, from the present level to the wanted one."""
    standing, action = frame.evaluation.standings[criterion.id], item.action
    wanted = action.to_level if action is not None else None
    start = item.entry.from_level if item.entry else (standing.claimed or 0)
    end = item.entry.to_level if item.entry else (wanted or 0)
    wording = frame.wording(criterion)
    return {
        **_BLANK,
        **frame.ref(criterion),
        "from_level": start,
        "to_level": end,
        "do": _do(frame, wording.steps[start:end] or wording.steps[max(end - 1, 0) : end]),
        "owner": frame.text(criterion.owner),
        "deliverable": frame.text(criterion.deliverable),
        "done_when": proof_of(frame, criterion, end),
    }


def _do(frame: Frame, steps: tuple[Step, ...]) -> list[str]:
    return [frame.text(step.do) for step in steps]


def _of_nothing(item: Item) -> EntryView:
    """An action of one's own, or one whose criterion is gone."""
    level = (item.action.to_level if item.action else None) or 0
    name = item.criterion or ""
    return {**_BLANK, "id": name, "name": name, "from_level": level, "to_level": level}


def _commit(frame: Frame, view: EntryView, action: Action, reason: Gone | None) -> None:
    """What the company said about it goes before what the questionnaire says."""
    words, due = frame.words, action.due
    if action.what.strip():
        view["do"] = [action.what.strip()]
    view["owner"] = action.owner.strip() or view["owner"]
    view["action"], view["status"] = action.id, action.status
    view["status_text"] = words(STATUS[action.status])
    view["note"] = action.note.strip()
    view["gone"] = words(GONE[reason]) if reason else ""
    if action.status == "done" and effect(frame.evaluation, action) == "does_not_show":
        view["gone"] = words("it does not show in the level yet")
    if due is not None:
        view["due"] = words.date(due)
        if action.status in UNDER_WAY:
            view["due_remark"] = due_remark(due, frame.evaluation.as_of, words)
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
    "owner": "", "deliverable": "", "done_when": "", "effort": "", "points": "", "opens_gate": False,
    "action": "", "status": "", "status_text": "", "due": "", "due_remark": "", "note": "", "gone": "",
    "progress": "",
}  # fmt: skip
