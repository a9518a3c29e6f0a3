"""The values that templates other than the gap report are given besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import cast

from ..core.assessment import Action
from ..core.planning import Entry, Period, plan_roadmap
from ..core.questionnaire import Criterion, Requirement
from ..core.scope import minutes
from ..core.standing import Standing
from ..i18n import N_
from .frame import Frame
from .more_shape import (
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
from .reference import formats_view, trades_view

DECIDED_FROM = 2
"""The lowest level at which something is settled enough to tell a person who begins."""
STATUSES: Mapping[str, str] = {
    "open": N_("to do"), "doing": N_("under way"), "done": N_("done"), "dropped": N_("dropped"),
}  # fmt: skip
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
        self.roadmap = plan_roadmap(frame.evaluation)
        self.ends = {
            entry.criterion.id: period
            for period in reversed(self.roadmap.periods)
            for entry in period.entries
        }
        """The first period in which a criterion is worked on."""
        self.agreed: dict[str, list[Action]] = {}
        for action in frame.assessment.actions:
            if action.criterion and action.status != "dropped":
                self.agreed.setdefault(action.criterion, []).append(action)

    def view(self) -> RoadmapView:
        return {
            "periods": [self._period(p) for p in self.roadmap.periods if p.steps],
            "prove": [self.frame.ref(gap.criterion) for gap in self.roadmap.prove],
            "blocked": [
                cast(
                    BlockedView,
                    {
                        **self.frame.ref(b.criterion),
                        "to_level": b.to_level,
                        "needs": self._needs(b.needs),
                    },
                )
                for b in self.roadmap.blocked
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
            "status_text": self.words(STATUSES[action.status]),
            "proof": frame.level_text(criterion, level) if criterion and level else "",
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

    def _period(self, period: Period) -> PeriodView:
        words = self.words
        title = (
            words("After that")
            if period.until_day is None
            else words("Within {days} days", days=period.until_day)
        )
        end = self._end(period)
        return {
            "title": title,
            "until": words.date(end) if end else "",
            "effort": self.frame.figures.days(period.effort_days),
            "steps": [self._step(entry, period) for entry in period.entries],
        }

    def _step(self, entry: Entry, period: Period) -> StepView:
        frame, criterion = self.frame, entry.criterion
        steps = frame.wording(criterion).steps[entry.from_level : entry.to_level]
        action = self._agreed(criterion.id, entry.from_level, entry.to_level)
        end = self._end(period)
        own = [action.what.strip()] if action and action.what.strip() else []
        due = action.due if action and action.due else end
        return {
            **frame.ref(criterion),
            "from_level": entry.from_level,
            "to_level": entry.to_level,
            "todo": own or [frame.text(step.do) for step in steps],
            "proof": frame.level_text(criterion, entry.to_level),
            "owner": (action.owner.strip() if action else "") or frame.text(criterion.owner),
            "deliverable": frame.text(criterion.deliverable),
            "effort": frame.figures.days(entry.effort_days),
            "points": frame.figures.points(entry.points),
            "opens_gate": entry.opens_gate,
            "due": self.words.date(due) if due else "",
            "agreed": action is not None,
            "status": self.words(STATUSES[action.status]) if action else "",
        }

    def _agreed(self, criterion_id: str, above: int, up_to: int) -> Action | None:
        """What was committed to for the levels of an entry; the highest one comes first."""
        fitting = [
            action
            for action in self.agreed.get(criterion_id, ())
            if action.to_level is None or above < action.to_level <= up_to
        ]
        return max(fitting, key=lambda action: action.to_level or 0, default=None)

    def _end(self, period: Period) -> date | None:
        if period.until_day is None:
            return None
        return self.frame.evaluation.as_of + timedelta(days=period.until_day)

    def _owner(self, criterion: Criterion) -> str:
        agreed = [action.owner.strip() for action in self.agreed.get(criterion.id, ())]
        return next(filter(None, agreed), "") or self.frame.text(criterion.owner)

    def _when(self, criterion_id: str) -> str:
        """When something is settled: on the agreed date, else in the period in which it is worked on."""
        dates = [a.due for a in self.agreed.get(criterion_id, ()) if a.due and a.status != "done"]
        if dates:
            return self.words("by {date}", date=self.words.date(min(dates)))
        period = self.ends.get(criterion_id)
        if period is None:
            return ""
        end = self._end(period)
        return self.words("by {date}", date=self.words.date(end)) if end else self.words("later")

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
                frame.words("“{name}” at level {level}", name=frame.name(need.of), level=need.at_least)
                for need in needs
            ]
        )
