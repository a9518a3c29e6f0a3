"""The verdict in words: how far it can be relied on, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.agenda import next_days
from ..core.assessment import VerdictState
from ..language.undecided_words import undecided_name
from .context import Context
from .said import said
from .verdict_reasons import facts, facts_while_open, reasons

if TYPE_CHECKING:
    from .report_shape import VerdictView

FIRST_ASKED = 3
"""Questions that are named as those to find out first."""


def verdict_view(context: Context) -> VerdictView:
    """The verdict with its meaning, certainty and grounds; while it is open, that it is too early for one.

    Args:
        context: the evaluation in one language.
    """
    judgement, verdict = context.evaluation.judgement, context.evaluation.judgement.verdict
    if verdict is None or judgement.state == "open":
        return _undecided(context)
    why, known = reasons(context), facts(context)
    return {
        "state": judgement.state,
        "id": verdict.id,
        "name": context.text(verdict.name),
        "headline": _on_criteria(context, context.text(verdict.name)),
        "low": context.text(judgement.low.name),
        "high": context.text(judgement.high.name),
        "firm": judgement.firm,
        "provisional": judgement.provisional,
        "meaning": said(context.evaluation, verdict.meaning, context.words, context.figures),
        "advice": said(context.evaluation, verdict.advice, context.words, context.figures),
        "next_date": _next_date(context),
        "cover": _on_criteria(context, _cover(context)),
        "certainty": _certainty(context),
        "provisional_text": _provisional(context),
        "reasons": why,
        "facts": known,
        "grounds": why + known,
    }


def verdict_named(context: Context, verdict: str | None, state: VerdictState) -> str:
    """A verdict as it stands beside others; while it is open, that it is too early for one.

    Args:
        context: an evaluation with the same questionnaire.
        verdict: its id, which an earlier questionnaire may have had; None where nothing was known.
        state: of it.
    """
    if verdict is None or state == "open":
        return undecided_name(context.questionnaire, context.words)
    names = {each.id: context.text(each.name) for each in context.questionnaire.verdicts}
    name = names.get(verdict, verdict)
    return context.words("{verdict} (provisional)", verdict=name) if state == "provisional" else name


def _undecided(context: Context) -> VerdictView:
    """Nothing of any verdict: what is missing, what to do about it, and what holds already."""
    name, known = undecided_name(context.questionnaire, context.words), facts_while_open(context)
    return {
        "state": "open",
        "id": "",
        "name": name,
        "headline": _on_criteria(context, name),
        "low": "",
        "high": "",
        "firm": False,
        "provisional": context.evaluation.judgement.provisional,
        "meaning": _undecided_meaning(context),
        "advice": _undecided_advice(context),
        "next_date": _next_date(context),
        "cover": _on_criteria(context, name),
        "certainty": _first_asked(context),
        "provisional_text": "",
        "reasons": [],
        "facts": known,
        "grounds": known,
    }


def _undecided_meaning(context: Context) -> str:
    evaluation, undecided = context.evaluation, context.questionnaire.undecided
    missing = evaluation.progress.unknown + evaluation.progress.unanswered
    if not missing:
        return context.words("Nothing that is asked applies to the company, so there is nothing to conclude.")
    if undecided and undecided.meaning:
        return said(evaluation, undecided.meaning, context.words, context.figures)
    figures, overall = context.figures, evaluation.overall
    return context.plural(
        "{count} answer is missing: the score can still be anywhere from {low} to {high}.",
        "{count} answers are missing: the score can still be anywhere from {low} to {high}.",
        missing, low=figures.score(overall.low), high=figures.score(overall.high),
    )  # fmt: skip


def _undecided_advice(context: Context) -> str:
    undecided = context.questionnaire.undecided
    if not context.evaluation.find_out:
        return ""
    if undecided and undecided.advice:
        return said(context.evaluation, undecided.advice, context.words, context.figures)
    return context.words("Decide nothing on this basis: find out first what is missing.")


def _first_asked(context: Context) -> str:
    first = [item.criterion.id for item in context.evaluation.find_out[:FIRST_ASKED]]
    if not first:
        return ""
    return context.words("To be found out first: {names}.", names=context.quoted_criteria(first))


def _next_date(context: Context) -> str:
    """The day of the next assessment, the same in every document."""
    return context.words.date(context.day_after(next_days(context.evaluation)))


def _certainty(context: Context) -> str:
    words, judgement, done = context.words, context.evaluation.judgement, context.evaluation.progress
    low, high = context.text(judgement.low.name), context.text(judgement.high.name)
    missing = done.unknown + done.unanswered
    if judgement.firm and not missing:
        return words("This verdict is firm: no answer is missing.")
    if judgement.firm:
        return context.plural(
            "This verdict is firm: the one missing answer cannot change it.",
            "This verdict is firm: the {count} missing answers cannot change it.",
            missing,
        )
    if judgement.low.id == judgement.high.id:
        return words("Once the missing answers are in, the verdict will be “{verdict}”.", verdict=low)
    return context.plural(
        "Depending on one missing answer, it will lie between “{low}” and “{high}”.",
        "Depending on {count} missing answers, it will lie between “{low}” and “{high}”.",
        missing, low=low, high=high,
    )  # fmt: skip


def _on_criteria(context: Context, said: str) -> str:
    """A verdict with the number of criteria that it rests on, where they are not all."""
    if context.assessment.depth == "full":
        return said
    return context.words.plural(
        "{verdict}, on the {count} criterion of the express questionnaire",
        "{verdict}, on the {count} criteria of the express questionnaire",
        context.evaluation.progress.in_scope,
        verdict=said,
    )


def _cover(context: Context) -> str:
    """The verdict in one line: firm, or between which ones, and whether it is provisional."""
    words, judgement = context.words, context.evaluation.judgement
    values = {
        "verdict": context.text(judgement.verdict.name if judgement.verdict else None),
        "low": context.text(judgement.low.name),
        "high": context.text(judgement.high.name),
    }
    if judgement.firm and judgement.provisional:
        return words("{verdict} (provisional, but firm: no missing answer can change it)", **values)
    if judgement.firm:
        return words("{verdict} (firm)", **values)
    if judgement.provisional:
        return words("{verdict} (provisional, between “{low}” and “{high}”)", **values)
    return words("{verdict} (between “{low}” and “{high}”)", **values)


def _provisional(context: Context) -> str:
    done = context.evaluation.progress
    if not done.unanswered or not done.known:
        return ""
    return context.plural(
        "The verdict is provisional: {count} of the {asked} criteria is still unanswered.",
        "The verdict is provisional: {count} of the {asked} criteria are still unanswered.",
        done.unanswered, asked=done.in_scope,
    )  # fmt: skip
