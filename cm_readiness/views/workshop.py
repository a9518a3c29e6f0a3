"""What a workshop left, in words: who was there, what was voted, agreed, decided and parked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..core.assessment import Round
from ..core.questionnaire import Criterion
from ..core.scope import given
from ..core.workshop import AgendaItem, Decision, Parked
from ..core.workshop_changes import live_rounds, was_held, workshop_of
from ..language.words import N_
from .context import Context, named
from .dimension_answers import plural

if TYPE_CHECKING:
    from .workshop_shape import AgendaItemView, RoundView, SaidView, VotedGroupView, VotedView, WorkshopView

MINUTE = 60


def workshop_view(context: Context) -> WorkshopView:
    """Everything about the workshop, in one language; empty lists where there was none.

    Args:
        context: the evaluation in one language.
    """
    workshop = workshop_of(context.assessment)
    return {
        "held": was_held(context.assessment),
        "participants": list(workshop.participants),
        "days": _days(context),
        "agenda": _agenda(context),
        "summary": _summary(context),
        "voted": _voted(context),
        "decisions": [_said(context, item) for item in workshop.decisions],
        "parked": [_said(context, item) for item in workshop.open_items],
        "done": [_said(context, item) for item in workshop.parked if item.done],
        "open": _open(context),
    }


def _put(context: Context) -> list[Criterion]:
    """The criteria in scope that the room voted on."""
    standings = context.evaluation.standings.values()
    return [s.criterion for s in standings if s.in_scope and live_rounds(context.assessment, s.criterion.id)]


def _rounds(context: Context, criterion: Criterion) -> Sequence[Round]:
    return live_rounds(context.assessment, criterion.id)


def _days(context: Context) -> str:
    """Each day on which something was voted, or on which it began."""
    moments = [one.at for criterion in _put(context) for one in _rounds(context, criterion)]
    moments += [at for at in (workshop_of(context.assessment).started,) if at is not None]
    days = sorted({context.evaluation.day_of(at) for at in moments})
    return context.words.listed([context.words.date(day) for day in days])


def _agenda(context: Context) -> list[AgendaItemView]:
    names = {dimension.id: context.text(dimension.name) for dimension in context.questionnaire.dimensions}
    return [
        {
            "name": names[item.dimension],
            "questions": len(_planned(context, [item])),
            "minutes": item.minutes,
        }
        for item in workshop_of(context.assessment).agenda
        if item.dimension in names
    ]


def _planned(context: Context, agenda: Sequence[AgendaItem]) -> list[str]:
    """The criteria that an agenda goes through."""
    if not agenda:
        return []
    from ..core.pace import slots

    in_scope = [s.criterion.id for s in context.evaluation.standings.values() if s.in_scope]
    return [slot.criterion for slot in slots(agenda, in_scope)]


def _summary(context: Context) -> list[str]:
    put = _put(context)
    agreed = sum(_rounds(context, criterion)[-1].agreed is not None for criterion in put)
    again = sum(len(_rounds(context, criterion)) > 1 for criterion in put)
    workshop = workshop_of(context.assessment)
    counted = (
        (
            plural("{count} question was put to the room.", "{count} questions were put to the room."),
            len(put),
        ),
        (plural("{count} level was agreed.", "{count} levels were agreed."), agreed),
        (plural("{count} question was voted on again.", "{count} questions were voted on again."), again),
        (
            plural("{count} decision was taken.", "{count} decisions were taken."),
            len(workshop.decisions),
        ),
        (plural("{count} point is for later.", "{count} points are for later."), len(workshop.open_items)),
    )
    return [context.plural(message.one, message.many, count) for message, count in counted if count]


def _voted(context: Context) -> list[VotedGroupView]:
    put = {criterion.id for criterion in _put(context)}
    return [
        {
            "number": number,
            "name": context.text(dimension.name),
            "criteria": [_criterion(context, c) for c in dimension.criteria if c.id in put],
        }
        for number, dimension in enumerate(context.questionnaire.dimensions, 1)
        if any(c.id in put for c in dimension.criteria)
    ]


def _criterion(context: Context, criterion: Criterion) -> VotedView:
    rounds = _rounds(context, criterion)
    level, dissent = rounds[-1].agreed, rounds[-1].dissent
    return {
        **context.ref(criterion),
        "question": context.text(context.wording(criterion).question),
        "rounds": [_round(context, one) for one in rounds],
        "level": "" if level is None else context.words("level {level}", level=level),
        "level_text": "" if level is None else context.level_text(criterion, level),
        "dissent": (dissent or "").strip(),
    }


def _round(context: Context, one: Round) -> RoundView:
    from ..core.agreement import Votes
    from ..language.agreement_words import standing_words, strip

    votes = Votes(one.counts)
    return {
        "day": context.day(one.at),
        "spread": strip(votes, context.words),
        "standing": standing_words(votes, context.words) if votes.number + one.unknown else "",
        "unknown": one.unknown,
        "absent": one.absent,
        "time": _time(context, one.seconds),
    }


def _time(context: Context, seconds: int | None) -> str:
    if seconds is None:
        return ""
    minutes, rest = divmod(seconds, MINUTE)
    if not minutes:
        return context.words("{seconds} s", seconds=rest)
    return context.words("{minutes} min {seconds} s", minutes=minutes, seconds=rest)


def _said(context: Context, item: Parked | Decision) -> SaidView:
    criterion = context.questionnaire.criteria.get(item.criterion or "")
    return {
        "text": item.text,
        "about": "" if criterion is None else named(context.ref(criterion)),
        "owner": item.owner if isinstance(item, Parked) else "",
    }


def _open(context: Context) -> list[str]:
    """What was voted and not agreed, what was not reached, and what nobody has answered."""
    put = _put(context)
    unsettled = [c.id for c in put if _rounds(context, c)[-1].agreed is None]
    voted = {c.id for c in put}
    planned = _planned(context, workshop_of(context.assessment).agenda)
    criteria = context.questionnaire.criteria
    left = [i for i in planned if i not in voted and given(criteria[i], context.assessment) is None]
    flagged = [
        s.criterion.id for s in context.evaluation.standings.values() if s.in_scope and s.answer.flagged
    ]
    return [
        *_named(context, N_("Voted on, with no level agreed: {names}."), unsettled),
        *_named(context, N_("On the agenda, and not answered: {names}."), left),
        *_named(context, N_("Marked to be discussed: {names}."), flagged),
    ]


def _named(context: Context, message: str, ids: Iterable[str]) -> list[str]:
    names = list(ids)
    return [context.words(message, names=context.quoted_criteria(names))] if names else []
