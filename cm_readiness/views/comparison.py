"""A comparison in words: what rose, what fell, and which actions show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..core.actions import UNDER_WAY, Effect, Item, effect, gone
from ..core.assessment import Action, AnswerMark, Assessment, Milestone
from ..core.comparison import (
    Comparison,
    CriterionDifference,
    Difference,
    Side,
    compare,
    side_of,
    side_of_milestone,
)
from ..core.evaluation import Evaluation
from ..core.numbers import Rational, rounded, whole
from ..language.words import N_
from .context import Frame
from .plan import entry_view

if TYPE_CHECKING:
    from .comparison_shape import ChangeView, ComparisonView, DifferenceView, DoneView, SideView
    from .plan_shape import EntryView
    from .report_shape import CriterionRef

EFFECTS: Mapping[Effect, str] = {
    "shows": N_("it shows (level {level} now, {wanted} was aimed at)"),
    "does_not_show": N_("it does not show yet (level {level} now, {wanted} was aimed at)"),
    "not_known": N_("whether it shows is not known: the criterion has no level now"),
    "no_level": N_("no level was aimed at that could show it"),
}
_NO_LEVEL = {"unknown": N_("don’t know"), "not_applicable": N_("not applicable"), None: N_("unanswered")}


@dataclass(frozen=True)
class Against:
    """What an evaluation is compared with: one side of the comparison."""

    side: Side
    name: str
    """What people call it."""
    on: date
    assessment: Assessment
    """Whose side it is; that of a milestone is its file as it is now."""


def present(evaluation: Evaluation, name: str = "") -> Against:
    """An assessment as it is now, as one side.

    Args:
        evaluation: of the assessment.
        name: what to call it while it has neither a title nor a company's name.
    """
    assessment = evaluation.assessment
    label = called(assessment) or name
    return Against(side_of(evaluation), label, day_of(evaluation), assessment)


def frozen(milestone: Milestone, evaluation: Evaluation) -> Against:
    """A milestone as one side.

    Args:
        milestone: of the assessment that is evaluated.
        evaluation: as it is now.
    """
    side = side_of_milestone(milestone, evaluation)
    return Against(side, milestone.name, evaluation.day_of(milestone.at), evaluation.assessment)


def called(assessment: Assessment) -> str:
    """What people call an assessment beside another one of the same company: its title, else the company."""
    return assessment.title.strip() or assessment.company_name.strip()


def day_of(evaluation: Evaluation) -> date:
    """The day of the last answer, or of the last change while there is none."""
    assessment = evaluation.assessment
    moments = [answer.answered for answer in assessment.answers.values() if answer.answered]
    return evaluation.day_of(max(moments, default=assessment.updated))


def comparison_view(frame: Frame, old: Against, new: Against) -> ComparisonView:
    """Two sides in one language.

    Args:
        frame: the evaluation of the new side, or of the file that its milestone is in.
        old: the side before, or one of two people.
        new: the side after, or the other one.

    Raises:
        ReadinessError: `other_questionnaire`.
    """
    found = compare(old.side, new.side)
    both = {c.criterion for c in found.widest}
    actions = _actions(old.assessment.actions, new.assessment.actions)
    names = {d.id: d.name for d in frame.questionnaire.dimensions}
    return {
        "old": _side(frame, old),
        "new": _side(frame, new),
        "same_questionnaire": found.same_questionnaire,
        "two_companies": _two_companies(frame, old, new),
        "summary": _summary(frame, found),
        "overall": _difference(frame, frame.words("Overall"), found.overall),
        "dimensions": [
            _difference(frame, frame.text(names[i]) if i in names else i, d)
            for i, d in found.dimensions.items()
        ],
        "improved": [_change(frame, c) for c in found.improved],
        "slipped": [_change(frame, c) for c in found.slipped],
        "unchanged": sum(c.old == c.new for c in found.criteria),
        "open": [_change(frame, c) for c in found.criteria if c.criterion not in both and c.old != c.new],
        "widest": [_change(frame, c) for c in found.widest],
        "only_old": [_ref(frame, i) for i in found.only_old],
        "only_new": [_ref(frame, i) for i in found.only_new],
        "done": [_done(frame, action) for action in actions if action.status == "done"],
        "under_way": [_under_way(frame, action) for action in actions if action.status in UNDER_WAY],
    }


def signed(value: Rational | None) -> str:
    """A change as a whole number with its sign; empty without one."""
    if value is None:
        return ""
    amount = whole(max(value, -value))
    return f"{'−' if value < 0 else '+'}{amount}" if amount else "0"


def _actions(old: Iterable[Action], new: Iterable[Action]) -> list[Action]:
    """The actions of both sides; one that went on into the new side is as it is there."""
    return list({action.id: action for action in (*old, *new)}.values())


def _side(frame: Frame, against: Against) -> SideView:
    names = {verdict.id: frame.text(verdict.name) for verdict in frame.questionnaire.verdicts}
    verdict = against.side.verdict or ""
    return {
        "name": against.name,
        "date": frame.words.date(against.on),
        "verdict": names.get(verdict, verdict),
    }


def _two_companies(frame: Frame, old: Against, new: Against) -> str:
    before, after = old.assessment.company_name.strip(), new.assessment.company_name.strip()
    if not before or not after or before.casefold() == after.casefold():
        return ""
    return frame.words("These are two companies: {old} and {new}.", old=before, new=after)


def _difference(frame: Frame, name: str, difference: Difference) -> DifferenceView:
    figures, change = frame.figures, difference.change or 0
    return {
        "name": name,
        "old": figures.score(difference.old.score),
        "new": figures.score(difference.new.score),
        "change": signed(difference.change),
        "rose": change > 0,
        "fell": change < 0,
        "old_value": figures.value(difference.old.score),
        "new_value": figures.value(difference.new.score),
    }


def _change(frame: Frame, change: CriterionDifference) -> ChangeView:
    return {
        **_ref(frame, change.criterion),
        "old": _mark(frame, change.old),
        "new": _mark(frame, change.new),
        "change": signed(change.change),
        "apart": abs(change.change or 0),
        "old_text": _level_text(frame, change.criterion, change.old),
        "new_text": _level_text(frame, change.criterion, change.new),
        "next_step": _next_step(frame, change.criterion, change.new),
        "gate": _gate(frame, change),
        "note": frame.assessment.answer_to(change.criterion).note.strip(),
    }


def _ref(frame: Frame, identifier: str) -> CriterionRef:
    """A criterion as it is named; one that the questionnaire no longer has keeps its id."""
    criterion = frame.questionnaire.criteria.get(identifier)
    if criterion is None:
        return {"id": identifier, "number": "", "name": identifier, "dimension": ""}
    return frame.ref(criterion)


def _mark(frame: Frame, answer: AnswerMark) -> str:
    return str(answer) if isinstance(answer, int) else frame.words(_NO_LEVEL[answer])


def _level_text(frame: Frame, identifier: str, answer: AnswerMark) -> str:
    criterion = frame.questionnaire.criteria.get(identifier)
    return frame.level_text(criterion, answer) if criterion and isinstance(answer, int) else ""


def _next_step(frame: Frame, identifier: str, answer: AnswerMark) -> str:
    standing = frame.evaluation.standings.get(identifier)
    if standing is None or not isinstance(answer, int) or answer >= standing.target:
        return ""
    return frame.text(frame.wording(standing.criterion).steps[answer].do)


def _gate(frame: Frame, change: CriterionDifference) -> str:
    criterion, opens_at = (
        frame.questionnaire.criteria.get(change.criterion),
        frame.questionnaire.gate.opens_at,
    )
    if not (criterion and criterion.critical and isinstance(change.old, int) and isinstance(change.new, int)):
        return ""
    if change.old < opens_at <= change.new:
        return "opened"
    return "closed" if change.new < opens_at <= change.old else ""


def _done(frame: Frame, action: Action) -> DoneView:
    shown = effect(frame.evaluation, action)
    standing = frame.evaluation.standings.get(action.criterion or "")
    level = standing.claimed if standing is not None else None
    return {
        **_under_way(frame, action),
        "effect": shown,
        "effect_text": frame.words(EFFECTS[shown], level=level, wanted=action.to_level),
    }


def _under_way(frame: Frame, action: Action) -> EntryView:
    return entry_view(frame, Item(None, action, gone(frame.evaluation, action)))


def _summary(frame: Frame, found: Comparison) -> list[str]:
    return [*_overall(frame, found), *_verdicts(frame, found), *_counts(frame, found), *_gates(frame, found)]


def _overall(frame: Frame, found: Comparison) -> list[str]:
    words, difference = frame.words, found.overall
    change = difference.change
    values = {
        "old": frame.figures.score(difference.old.score),
        "new": frame.figures.score(difference.new.score),
    }
    if change is None:
        return [words("There is no overall score on both sides that could be compared.")]
    points = frame.figures.points(max(change, -change))
    if not rounded(change, 1):
        return [words("The overall score is still {new}.", **values)]
    if values["old"] == values["new"]:
        rose = words("The overall score rose by {points} and still reads {new}.", points=points, **values)
        fell = words("The overall score fell by {points} and still reads {new}.", points=points, **values)
        return [rose if change > 0 else fell]
    if change > 0:
        return [words("The overall score rose from {old} to {new} ({points} more).", points=points, **values)]
    return [words("The overall score fell from {old} to {new} ({points} less).", points=points, **values)]


def _verdicts(frame: Frame, found: Comparison) -> list[str]:
    words = frame.words
    names = {verdict.id: frame.text(verdict.name) for verdict in frame.questionnaire.verdicts}
    old, new = found.old_verdict, found.new_verdict
    if old is None or new is None:
        return []
    if old == new:
        return [words("The verdict is still “{verdict}”.", verdict=names.get(new, new))]
    return [
        words("The verdict was “{old}” and is now “{new}”.", old=names.get(old, old), new=names.get(new, new))
    ]


def _counts(frame: Frame, found: Comparison) -> list[str]:
    sentences = []
    if found.improved:
        sentences.append(
            frame.plural(
                "{count} criterion rose by a level or more.",
                "{count} criteria rose by a level or more.",
                len(found.improved),
            )
        )
    if found.slipped:
        sentences.append(
            frame.plural("{count} criterion slipped.", "{count} criteria slipped.", len(found.slipped))
        )
    if not found.improved and not found.slipped:
        sentences.append(frame.words("No criterion rose or slipped."))
    return sentences


def _gates(frame: Frame, found: Comparison) -> list[str]:
    sentences, changes = [], {c.criterion: _gate(frame, c) for c in found.criteria}
    opened = [i for i, gate in changes.items() if gate == "opened"]
    closed = [i for i, gate in changes.items() if gate == "closed"]
    if opened:
        gates = frame.quoted_criteria(opened)
        sentences.append(
            frame.plural(
                "{count} gate opened: {gates}.", "{count} gates opened: {gates}.", len(opened), gates=gates
            )
        )
    if closed:
        gates = frame.quoted_criteria(closed)
        sentences.append(
            frame.plural(
                "{count} gate has closed again: {gates}.",
                "{count} gates have closed again: {gates}.",
                len(closed),
                gates=gates,
            )
        )
    return sentences
