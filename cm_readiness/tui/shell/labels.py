"""What screens say about answers and scores, from the evaluation."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from ...app.sitting import Sitting
from ...core.assessment import Answer, Assessment, Given, NotApplicable, Unknown
from ...core.criterion_result import Standing
from ...core.evaluation import DimensionResult, Outcome, OverallResult
from ...core.numbers import Rational
from ...core.questionnaire import Questionnaire
from ...core.scope import minutes
from ...language.number_format import Figures
from ...language.undecided_words import undecided_name
from ...language.verdict_said import verdict_said
from ...language.words import Words
from ...views.beside import texts_beside
from .text import Part, assembled, dotted, literal


def titled(assessment: Assessment) -> str:
    """Company and title of an assessment, as a header says them."""
    return " · ".join(assessment.names)


def given_reason(given: Given | None, allowed: bool, words: Words) -> Content:
    """What the row of *not applicable* says."""
    if isinstance(given, NotApplicable):
        return literal(words("Not applicable: {reason}", reason=given.reason))
    if not allowed:
        return assembled((words("Not applicable: not possible here"), "$text-disabled"))
    return literal(words("Not applicable"))


def answer_words(given: Given | None, words: Words) -> str:
    """An answer on its own."""
    match given:
        case None:
            return words("not answered")
        case Unknown():
            return words("don’t know")
        case NotApplicable(reason):
            return words("Not applicable: {reason}", reason=reason)
        case level:
            return words("level {level}", level=level)


def stale_words(standing: Standing, words: Words) -> str:
    """That an answer is older than it should be, with its sign; empty for one that is not."""
    return "◷\u00a0" + words("out of date") if standing.stale else ""


def urgent_words(answer: Answer, words: Words) -> str:
    """That a criterion is to be settled this week, with its sign; empty for one that is not."""
    return "!\u00a0" + words("to settle this week") if answer.urgent else ""


def remarks_content(answer: Answer, private_key: str, words: Words, earlier_note: str = "") -> Content:
    """Note and evidence, as far as there are any; of a private note, only that it is there.

    Args:
        answer: to the criterion that is shown.
        private_key: the key that shows the private note.
        words: the person's language.
        earlier_note: what was noted in the round before.
    """
    entries: list[Content] = []
    if earlier_note:
        entries.append(_entry(words("Note of last time"), earlier_note))
    if answer.note.strip():
        entries.append(_entry(words("Note"), answer.note))
    if answer.private.strip():
        there = ("✎\u00a0" + words("private note"), "bold $text-accent")
        entries.append(assembled(there, "\u00a0· ", (private_key, "bold")))
    if answer.proofs:
        entries.append(_entry(words("Evidence"), "\n".join(answer.proofs)))
    return Content("\n").join(entries)


def info_content(sitting: Sitting, words: Words) -> Content:
    """What helps to answer the current criterion."""
    return Content("\n").join(_entry(title, text) for title, text in info_texts(sitting, words))


def info_texts(sitting: Sitting, words: Words) -> list[tuple[str, str]]:
    """The same, each text with its title."""
    return [*texts_beside(sitting.questionnaire, sitting.assessment, sitting.criterion, words)]


def range_words(low: Rational | None, high: Rational | None, figures: Figures, words: Words) -> str:
    """The range that missing answers leave open; empty when they leave none."""
    text = figures.range(low, high)
    return words("range {range}", range=text) if text else ""


def gate_words(result: DimensionResult, questionnaire: Questionnaire, words: Words) -> str:
    """Which criteria hold a dimension down; empty when none does."""
    if not result.closed_gates:
        return ""
    names = [questionnaire.criteria[gate].name.get(words.language) for gate in result.closed_gates]
    return words.plural(
        "gate closed: {names}", "gates closed: {names}", len(names), names=words.listed(names)
    )


def score_terms(results: Iterable[DimensionResult | OverallResult]) -> list[str]:
    """The words of the glossary that scores are told with: a gate that is closed, a range that is open."""
    found = list(results)
    gates = any(isinstance(result, DimensionResult) and result.closed_gates for result in found)
    ranges = any(result.low is not None and result.low != result.high for result in found)
    return [term for term, holds in (("Gate", gates), ("Range", ranges)) if holds]


def score_line(session: Sitting, dimension: str, words: Words) -> str:
    """What a dimension that was just completed amounts to.

    Args:
        session: the open assessment.
        dimension: its id.
        words: the person's language.
    """
    questionnaire = session.questionnaire
    result = next(d for d in session.evaluation().dimensions if d.dimension.id == dimension)
    figures = Figures(questionnaire, words)
    name, score = result.dimension.name.get(words.language), figures.score(result.score)
    parts = [
        words("{name}: {score}", name=name, score=score)
        if result.score is None
        else words("{name}: {score} out of 100", name=name, score=score),
        result.band.name.get(words.language) if result.band else "",
        range_words(result.low, result.high, figures, words),
        gate_words(result, questionnaire, words),
    ]
    return "✓ " + dotted(*parts)


def effort_words(criteria: int, words: Words) -> str:
    """How many criteria apply, and how long they take.

    Args:
        criteria: how many.
        words: the person's language.
    """
    count = words.plural("{count} criterion", "{count} criteria", criteria)
    return words("{criteria} · about {minutes} min", criteria=count, minutes=minutes(criteria))


def verdict_words(evaluation: Outcome, questionnaire: Questionnaire, words: Words) -> str:
    """The verdict as a sentence says it: firm, between two, or that it is too early for one.

    Args:
        evaluation: of one assessment, or what supposed levels amount to.
        questionnaire: that is answered.
        words: the person's language.
    """
    judgement, language = evaluation.judgement, words.language
    if judgement.state == "open":
        return undecided_name(questionnaire, words)
    low, high = (verdict.name.get(language) for verdict in (judgement.low, judgement.high))
    return verdict_said([high] if judgement.low.id == judgement.high.id else [low, high], words)


def verdict_sentence(evaluation: Outcome, questionnaire: Questionnaire, words: Words) -> str:
    """The verdict as the results begin with it."""
    return words("Verdict: {verdict}", verdict=verdict_words(evaluation, questionnaire, words))


def _entry(title: str, text: str) -> Content:
    parts: list[Part] = [(title, "bold $text-accent"), "\n", (text, "")]
    return assembled(*parts)
