"""A comparison in words: what rose, what fell, and which actions show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..core.actions import UNDER_WAY, Effect, Item, effect, gone
from ..core.assessment import Action, AnswerMark
from ..core.comparison import Against, Comparison, CriterionDifference, Difference, compare
from ..core.numbers import Rational, rounded, whole
from ..language.words import N_
from .context import Context
from .plan import entry_view
from .verdict import verdict_named

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


def comparison_view(context: Context, old: Against, new: Against) -> ComparisonView:
    """Two sides in one language.

    Args:
        context: the evaluation of the new side, or of the file that its milestone is in.
        old: the side before, or one of two people.
        new: the side after, or the other one.

    Raises:
        ReadinessError: `other_questionnaire`.
    """
    found = compare(old.side, new.side)
    both = {c.criterion for c in found.widest}
    actions = _actions(old.assessment.actions, new.assessment.actions)
    names = {d.id: d.name for d in context.questionnaire.dimensions}
    return {
        "old": _side(context, old),
        "new": _side(context, new),
        "same_questionnaire": found.same_questionnaire,
        "two_companies": _two_companies(context, old, new),
        "summary": _summary(context, found),
        "overall": _difference(context, context.words("Overall"), found.overall),
        "dimensions": [
            _difference(context, context.text(names[i]) if i in names else i, d)
            for i, d in found.dimensions.items()
        ],
        "improved": [_change(context, c) for c in found.improved],
        "slipped": [_change(context, c) for c in found.slipped],
        "unchanged": sum(c.old == c.new for c in found.criteria),
        "open": [_change(context, c) for c in found.criteria if c.criterion not in both and c.old != c.new],
        "widest": [_change(context, c) for c in found.widest],
        "only_old": [_ref(context, i) for i in found.only_old],
        "only_new": [_ref(context, i) for i in found.only_new],
        "done": [_done(context, action) for action in actions if action.status == "done"],
        "under_way": [_under_way(context, action) for action in actions if action.status in UNDER_WAY],
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


def _side(context: Context, against: Against) -> SideView:
    return {
        "name": against.name,
        "date": context.words.date(against.on),
        "verdict": verdict_named(context, against.side.verdict, against.side.state),
    }


def _two_companies(context: Context, old: Against, new: Against) -> str:
    before, after = old.assessment.company_name.strip(), new.assessment.company_name.strip()
    if not before or not after or before.casefold() == after.casefold():
        return ""
    return context.words("These are two companies: {old} and {new}.", old=before, new=after)


def _difference(context: Context, name: str, difference: Difference) -> DifferenceView:
    figures, change = context.figures, difference.change or 0
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


def _change(context: Context, change: CriterionDifference) -> ChangeView:
    return {
        **_ref(context, change.criterion),
        "old": _mark(context, change.old),
        "new": _mark(context, change.new),
        "change": signed(change.change),
        "apart": abs(change.change or 0),
        "old_text": _level_text(context, change.criterion, change.old),
        "new_text": _level_text(context, change.criterion, change.new),
        "next_step": _next_step(context, change.criterion, change.new),
        "gate": _gate(context, change),
        "note": context.assessment.answer_to(change.criterion).note.strip(),
    }


def _ref(context: Context, identifier: str) -> CriterionRef:
    """A criterion as it is named; one that the questionnaire no longer has keeps its id."""
    criterion = context.questionnaire.criteria.get(identifier)
    if criterion is None:
        return {"id": identifier, "number": "", "name": identifier, "dimension": ""}
    return context.ref(criterion)


def _mark(context: Context, answer: AnswerMark) -> str:
    return str(answer) if isinstance(answer, int) else context.words(_NO_LEVEL[answer])


def _level_text(context: Context, identifier: str, answer: AnswerMark) -> str:
    criterion = context.questionnaire.criteria.get(identifier)
    return context.level_text(criterion, answer) if criterion and isinstance(answer, int) else ""


def _next_step(context: Context, identifier: str, answer: AnswerMark) -> str:
    standing = context.evaluation.standings.get(identifier)
    if standing is None or not isinstance(answer, int) or answer >= standing.target:
        return ""
    return context.text(context.wording(standing.criterion).steps[answer].do)


def _gate(context: Context, change: CriterionDifference) -> str:
    criterion, opens_at = (
        context.questionnaire.criteria.get(change.criterion),
        context.questionnaire.gate.opens_at,
    )
    if not (criterion and criterion.critical and isinstance(change.old, int) and isinstance(change.new, int)):
        return ""
    if change.old < opens_at <= change.new:
        return "opened"
    return "closed" if change.new < opens_at <= change.old else ""


def _done(context: Context, action: Action) -> DoneView:
    shown = effect(context.evaluation, action)
    standing = context.evaluation.standings.get(action.criterion or "")
    level = standing.claimed if standing is not None else None
    return {
        **_under_way(context, action),
        "effect": shown,
        "effect_text": context.words(EFFECTS[shown], level=level, wanted=action.to_level),
    }


def _under_way(context: Context, action: Action) -> EntryView:
    return entry_view(context, Item(None, action, gone(context.evaluation, action)))


def _summary(context: Context, found: Comparison) -> list[str]:
    return [
        *_overall(context, found),
        *_verdicts(context, found),
        *_counts(context, found),
        *_gates(context, found),
    ]


def _overall(context: Context, found: Comparison) -> list[str]:
    words, difference = context.words, found.overall
    change = difference.change
    values = {
        "old": context.figures.score(difference.old.score),
        "new": context.figures.score(difference.new.score),
    }
    if change is None:
        return [words("There is no overall score on both sides that could be compared.")]
    points = context.figures.points(max(change, -change))
    if not rounded(change, 1):
        return [words("The overall score is still {new}.", **values)]
    if values["old"] == values["new"]:
        rose = words("The overall score rose by {points} and still reads {new}.", points=points, **values)
        fell = words("The overall score fell by {points} and still reads {new}.", points=points, **values)
        return [rose if change > 0 else fell]
    if change > 0:
        return [words("The overall score rose from {old} to {new} ({points} more).", points=points, **values)]
    return [words("The overall score fell from {old} to {new} ({points} less).", points=points, **values)]


def _verdicts(context: Context, found: Comparison) -> list[str]:
    words = context.words
    if None in (found.old_verdict, found.new_verdict) or "open" in (found.old_state, found.new_state):
        return []
    old = verdict_named(context, found.old_verdict, found.old_state)
    new = verdict_named(context, found.new_verdict, found.new_state)
    if old == new:
        return [words("The verdict is still “{verdict}”.", verdict=new)]
    return [words("The verdict was “{old}” and is now “{new}”.", old=old, new=new)]


def _counts(context: Context, found: Comparison) -> list[str]:
    sentences = []
    if found.improved:
        sentences.append(
            context.plural(
                "{count} criterion rose by a level or more.",
                "{count} criteria rose by a level or more.",
                len(found.improved),
            )
        )
    if found.slipped:
        sentences.append(
            context.plural("{count} criterion slipped.", "{count} criteria slipped.", len(found.slipped))
        )
    if not found.improved and not found.slipped:
        sentences.append(context.words("No criterion rose or slipped."))
    return sentences


def _gates(context: Context, found: Comparison) -> list[str]:
    sentences, changes = [], {c.criterion: _gate(context, c) for c in found.criteria}
    opened = [i for i, gate in changes.items() if gate == "opened"]
    closed = [i for i, gate in changes.items() if gate == "closed"]
    if opened:
        gates = context.quoted_criteria(opened)
        sentences.append(
            context.plural(
                "{count} gate opened: {gates}.", "{count} gates opened: {gates}.", len(opened), gates=gates
            )
        )
    if closed:
        gates = context.quoted_criteria(closed)
        sentences.append(
            context.plural(
                "{count} gate has closed again: {gates}.",
                "{count} gates have closed again: {gates}.",
                len(closed),
                gates=gates,
            )
        )
    return sentences
