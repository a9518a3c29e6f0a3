"""Companies by their names, for the firm alone: where each stands, what is late, how it moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.portfolio import folded
from ..language.fault_messages import sentence

if TYPE_CHECKING:
    from ..core.portfolio import Line
    from .portfolio_context import PortfolioContext
    from .portfolio_shape import ClientView, LateView, RoundsView, UnreadView


def clients_view(context: PortfolioContext) -> list[ClientView]:
    """Every company, by name."""
    ordered = sorted(context.findings.clients, key=lambda line: folded(context.name(line)))
    return [_client(context, line) for line in ordered]


def _client(context: PortfolioContext, line: Line) -> ClientView:
    amount, is_open = line.amount, line.amount.state == "open"
    score = "–" if is_open else context.score(amount.overall_millionths, context.questionnaire(line))
    verdict, words = _verdict(context, line), context.words
    if amount.state == "provisional":
        verdict = words("{verdict}, provisional", verdict=verdict)
    return {
        "name": context.name(line),
        "score": score,
        "verdict": verdict,
        "open_actions": line.open_actions,
        "late_actions": line.late_actions,
        "next": _next(context, line),
    }


def _verdict(context: PortfolioContext, line: Line) -> str:
    """The verdict as the company’s own pages say it, and as it is counted where that is another name."""
    own, counted = context.own_verdict(line), context.verdict(line)
    return own if own == counted or len(line.amount.names) > 1 else f"{own} ({counted})"


def _next(context: PortfolioContext, line: Line) -> str:
    """What comes next for a company, as the first screen says it; empty where nothing does."""
    words, day = context.words, line.next_round
    if line.amount.continue_at is not None:
        return words("continue at {number}", number=line.amount.continue_at)
    if day is None:
        return ""
    if day < context.findings.as_of:
        return words("next round due since {day}", day=words.date(day))
    return words("next round {day}", day=words.date(day))


def late_view(context: PortfolioContext) -> list[LateView]:
    """The companies with overdue actions, those first that wait for the longest time."""
    words, as_of = context.words, context.findings.as_of
    return [
        {
            "name": context.name(line),
            "actions": words.plural("{count} action", "{count} actions", line.late_actions),
            "since": words.date(line.oldest_due),
            "days": (as_of - line.oldest_due).days,
        }
        for line in context.findings.late
        if line.oldest_due is not None
    ]


def rounds_view(context: PortfolioContext) -> list[RoundsView]:
    """The companies that came back, by name."""
    ordered = sorted(context.findings.moved, key=lambda one: folded(context.name(one.last)))
    return [
        {
            "name": context.name(one.last),
            "rounds": one.rounds,
            "first_date": context.day(one.first),
            "first": context.score(one.first.amount.overall_millionths, context.questionnaire(one.first)),
            "last_date": context.day(one.last),
            "last": context.score(one.last.amount.overall_millionths, context.questionnaire(one.last)),
            "change": context.change(one.change),
        }
        for one in ordered
    ]


def unread_view(context: PortfolioContext) -> list[UnreadView]:
    """What is not counted, and why."""
    return [
        {"name": reference.name, "reason": sentence(fault, context.words)}
        for reference, fault in context.findings.unread
    ]
