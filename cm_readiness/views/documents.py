"""The values that templates other than the gap report are given besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from ..core.actions import PeriodItems, plan_with_actions, under_way
from ..core.assessment import Action
from ..core.calendar import working_day
from ..core.criterion_result import Standing
from ..core.planning import Entry
from ..core.questionnaire import Criterion, Requirement
from ..core.scope import minutes
from ..documents.reference import formats_view, trades_view
from .context import Frame
from .plan import STATUS, proof_of

if TYPE_CHECKING:
    from .documents_shape import (
        ActionView,
        AskedGroupView,
        AskedView,
        BlockedView,
        BriefView,
        ComingView,
        DecidedView,
        MoreView,
        OptionView,
        PeriodView,
        RoadmapView,
        StarterView,
        StepView,
    )

DECIDED_FROM = 2
"""The lowest level at which something is settled enough to tell a person who begins."""
_BEFORE = ("none", "hiring")
_SUPPLIERS = ("freelance", "agency")


def more_view(frame: Frame) -> MoreView:
    """Everything besides, in one language.

    Args:
        frame: the evaluation in one language.
    """
    company = frame.assessment.company
    setup = str(company.get("cm_setup", ""))
    plan = _Plan(frame)
    settled = {s.criterion.id: plan.starter(s) for s in frame.evaluation.standings.values() if s.in_scope}
    return {
        "setup": setup,
        "before": setup in _BEFORE,
        "supplier": setup in _SUPPLIERS,
        "channels": _channels(frame),
        "advertises": company.get("paid_advertising") is not False,
        "in_90_days": frame.words.date(working_day(frame.evaluation.as_of, 90)),
        "roadmap": plan.view(),
        "actions": [plan.action(action) for action in frame.assessment.actions],
        "asked": asked_view(frame),
        "minutes": minutes(frame.evaluation.progress.in_scope),
        "brief": plan.brief(),
        "starters": _by_deliverable(frame, plan, settled),
        "settled": settled,
        "formats": formats_view(frame),
        "trades": trades_view(frame),
    }


def _channels(frame: Frame) -> list[OptionView]:
    chosen = frame.assessment.company.get("channels") or ()
    options = {
        o.id: o for field in frame.questionnaire.profile if field.id == "channels" for o in field.options
    }
    if not isinstance(chosen, tuple):
        return []
    return [
        {"id": i, "name": frame.text(options[i].name) if i in options else i} for i in chosen if i != "other"
    ]


def _by_deliverable(frame: Frame, plan: _Plan, settled: Mapping[str, StarterView]) -> dict[str, StarterView]:
    """For every document of the questionnaire; one whose criterion is not asked stands as not known."""
    found: dict[str, StarterView] = {}
    for standing in frame.evaluation.standings.values():
        name = standing.criterion.deliverable_id
        if name:
            found[name] = settled.get(standing.criterion.id) or plan.starter(standing)
    return found


def asked_view(frame: Frame) -> list[AskedGroupView]:
    """The criteria in scope as they are put to this company.

    Args:
        frame: the evaluation in one language.
    """
    groups: list[AskedGroupView] = []
    for number, dimension in enumerate(frame.questionnaire.dimensions, 1):
        own = [c for c in dimension.criteria if frame.evaluation.standings[c.id].in_scope]
        if own:
            groups.append(
                {
                    "number": number,
                    "name": frame.text(dimension.name),
                    "question": frame.text(dimension.question),
                    "why": frame.text(dimension.why),
                    "criteria": [_asked(frame, criterion) for criterion in own],
                }
            )
    return groups


def _asked(frame: Frame, criterion: Criterion) -> AskedView:
    worded = frame.wording(criterion)
    return {
        **frame.ref(criterion),
        "question": frame.text(worded.question),
        "why": frame.text(criterion.why),
        "levels": [frame.text(level) for level in worded.levels],
        "bring": frame.text(worded.evidence),
        "who": frame.text(criterion.owner),
        "critical": criterion.critical,
        "allow_na": criterion.allow_na,
        "na_when": frame.text(criterion.na_when),
    }


class _Plan:
    """The roadmap of one evaluation with what the company has committed to."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.words = frame, frame.words
        self.plan = plan_with_actions(frame.evaluation)
        self.begun = {
            item.criterion: period for period in reversed(self.plan.periods) for item in period.items
        }
        """The first period in which a criterion is worked on."""
        self.ended = {item.criterion: period for period in self.plan.periods for item in period.items}
        """The last one."""

    def view(self) -> RoadmapView:
        return {
            "periods": [self._period(period) for period in self.plan.periods if period.items],
            "prove": [self.frame.ref(gap.criterion) for gap in self.plan.roadmap.prove],
            "blocked": [
                cast(
                    "BlockedView",
                    {
                        **self.frame.ref(b.criterion),
                        "to_level": b.to_level,
                        "needs": self._needs(b.needs),
                    },
                )
                for b in self.plan.roadmap.blocked
            ],
        }

    def action(self, action: Action) -> ActionView:
        frame = self.frame
        criterion = frame.questionnaire.criteria.get(action.criterion or "")
        level = action.to_level or 0
        step = frame.wording(criterion).steps[level - 1].do if criterion and level else None
        return {
            "what": action.what.strip() or frame.text(step),
            "criterion": frame.text(criterion.name) if criterion else "",
            "to_level": level,
            "owner": action.owner.strip() or (frame.text(criterion.owner) if criterion else ""),
            "due": self.words.date(action.due) if action.due else "",
            "status": action.status,
            "status_text": self.words(STATUS[action.status]),
            "proof": proof_of(self.frame, criterion, level) if criterion and level else "",
            "note": action.note.strip(),
        }

    def brief(self) -> list[BriefView]:
        """What a person who begins has to know, by dimension; those with nothing to say are left out."""
        groups: list[BriefView] = []
        for number, dimension in enumerate(self.frame.questionnaire.dimensions, 1):
            own = [self.frame.evaluation.standings[c.id] for c in dimension.criteria]
            counted = [s for s in own if s.applicable]
            settled = [s for s in counted if s.level is not None and s.level >= DECIDED_FROM]
            coming = [s for s in counted if s.level is None or s.level < s.target]
            if counted:
                groups.append(
                    {
                        "number": number,
                        "name": self.frame.text(dimension.name),
                        "why": self.frame.text(dimension.question),
                        "decided": [self._decided(s) for s in settled],
                        "coming": [self._coming(s) for s in coming],
                    }
                )
        return groups

    def starter(self, standing: Standing) -> StarterView:
        frame, criterion = self.frame, standing.criterion
        level = standing.claimed
        steps = frame.wording(criterion).steps
        return {
            **frame.ref(criterion),
            "asked": standing.in_scope,
            "known": level is not None,
            "level": level or 0,
            "target": standing.target,
            "text": "" if level is None else frame.level_text(criterion, level),
            "target_text": frame.level_text(criterion, standing.target),
            "next_step": frame.text(steps[level or 0].do) if (level or 0) < standing.target else "",
            "owner": self._owner(criterion),
            "note": standing.answer.note.strip(),
            "evidence": [line.strip() for line in standing.answer.proofs],
            "due": self._when(criterion.id),
        }

    def _period(self, period: PeriodItems) -> PeriodView:
        words = self.words
        title = (
            words("After that")
            if period.until_day is None
            else words("Within {days} days", days=period.until_day)
        )
        end = self._end(period)
        entries = [(item.entry, item.action) for item in period.items if item.entry]
        return {
            "title": title,
            "until": words.date(end) if end else "",
            "effort": self.frame.figures.days(sum(entry.effort_days for entry, _ in entries)),
            "steps": [self._step(entry, action, end) for entry, action in entries],
        }

    def _step(self, entry: Entry, action: Action | None, end: date | None) -> StepView:
        """An entry of the roadmap, with what the company has agreed on in its place."""
        frame, criterion = self.frame, entry.criterion
        steps = frame.wording(criterion).steps[entry.from_level : entry.to_level]
        own = [action.what.strip()] if action and action.what.strip() else []
        due = action.due if action and action.due else end
        return {
            **frame.ref(criterion),
            "from_level": entry.from_level,
            "to_level": entry.to_level,
            "todo": own or [frame.text(step.do) for step in steps],
            "proof": proof_of(self.frame, criterion, entry.to_level),
            "owner": (action.owner.strip() if action else "") or frame.text(criterion.owner),
            "role": frame.text(criterion.owner),
            "deliverable": frame.text(criterion.deliverable),
            "effort": frame.figures.days(entry.effort_days),
            "points": frame.figures.points(entry.points),
            "opens_gate": entry.opens_gate,
            "due": self.words.date(due) if due else "",
            "agreed": action is not None,
            "status": self.words(STATUS[action.status]) if action else "",
        }

    def _end(self, period: PeriodItems) -> date | None:
        if period.until_day is None:
            return None
        return working_day(self.frame.evaluation.as_of, period.until_day)

    def _owner(self, criterion: Criterion) -> str:
        own = [a for a in self.frame.assessment.actions if a.criterion == criterion.id]
        agreed = [action.owner.strip() for action in own if action.status != "dropped"]
        return next(filter(None, agreed), "") or self.frame.text(criterion.owner)

    def _when(self, criterion_id: str) -> str:
        """When something is settled: on the agreed date, else in the last period in which it is worked on."""
        open_actions = under_way(self.frame.assessment.actions)
        dates = [action.due for action in open_actions if action.criterion == criterion_id and action.due]
        if dates:
            return self.words("by {date}", date=self.words.date(min(dates)))
        if criterion_id not in self.begun:
            return ""
        begun, end = self._end(self.begun[criterion_id]), self._end(self.ended[criterion_id])
        if begun is None:
            return self.words("later")
        if end is None:
            return self.words("first step by {date}, the rest later", date=self.words.date(begun))
        if begun == end:
            return self.words("by {date}", date=self.words.date(end))
        return self.words(
            "first step by {date}, the rest by {end}", date=self.words.date(begun), end=self.words.date(end)
        )

    def _decided(self, standing: Standing) -> DecidedView:
        frame, criterion = self.frame, standing.criterion
        level = standing.claimed if standing.claimed is not None else 0
        answer = standing.answer
        return {
            **frame.ref(criterion),
            "text": frame.level_text(criterion, level),
            "see": [line.strip() for line in answer.proofs],
            "ask": self._owner(criterion),
            "note": answer.note.strip() if answer.brief else "",
        }

    def _coming(self, standing: Standing) -> ComingView:
        frame, criterion = self.frame, standing.criterion
        return {
            **frame.ref(criterion),
            "what": frame.text(criterion.deliverable) or frame.text(criterion.name),
            "ask": self._owner(criterion),
            "when": self._when(criterion.id),
            "unknown": standing.level is None,
        }

    def _needs(self, needs: Sequence[Requirement]) -> str:
        frame = self.frame
        return frame.words.listed(
            [
                frame.words("“{name}” is at level {level}", name=frame.name(need.of), level=need.at_least)
                for need in needs
            ]
        )
