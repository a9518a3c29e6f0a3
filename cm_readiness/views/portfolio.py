"""Many companies in words: where they stand together, what they lack most often, how they move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .portfolio_clients import clients_view, late_view, rounds_view, unread_view
from .portfolio_context import PortfolioContext
from .portfolio_gaps import common_gaps_view
from .portfolio_groups import groups_view
from .portfolio_movement import movement_view
from .portfolio_said import NONE

if TYPE_CHECKING:
    from ..core.portfolio_findings import PortfolioFindings
    from ..language.words import Words
    from .portfolio_shape import PortfolioDocumentView, PortfolioView, SpreadView, VerdictCountView


def portfolio_document_view(
    findings: PortfolioFindings, words: Words, *, named: bool
) -> PortfolioDocumentView:
    """Everything that the document on many companies can show, in one language.

    Args:
        findings: all there is to say.
        words: the language.
        named: whether the part that names companies is wanted.
    """
    return {
        "language": words.language,
        "date": words.date(findings.as_of),
        "as_of": findings.as_of.isoformat(),
        "portfolio": portfolio_view(PortfolioContext(findings, words), named=named),
    }


def portfolio_view(context: PortfolioContext, *, named: bool) -> PortfolioView:
    """Everything about many companies.

    Args:
        context: all there is to say, in one language.
        named: whether the part that names companies is wanted.
    """
    findings, words = context.findings, context.words
    verdicts, verdicts_text = _verdicts(context)
    scores, scores_text = _scores(context)
    gaps, movement = common_gaps_view(context), movement_view(context)
    return {
        "date": words.date(findings.as_of),
        "companies": len(findings.clients),
        "assessments": sum(map(len, findings.rounds)),
        "least": findings.least,
        "filters": [
            {"field": context.title(one.field), "value": context.value(one.field, one.value) or NONE}
            for one in findings.where
        ],
        "summary": _summary(context, verdicts, scores),
        "verdicts": verdicts,
        "verdicts_text": verdicts_text,
        "scores": scores,
        "scores_text": scores_text,
        "groups": groups_view(context),
        "gaps": gaps,
        "movement": movement,
        "named": named,
        "clients": clients_view(context) if named else [],
        "late": late_view(context) if named else [],
        "rounds": rounds_view(context) if named else [],
        "unread": unread_view(context) if named else [],
        "unread_text": words.plural(
            "{count} assessment could not be read and is not counted.",
            "{count} assessments could not be read and are not counted.",
            len(findings.unread),
        )
        if findings.unread
        else "",
    }


def _summary(
    context: PortfolioContext, verdicts: list[VerdictCountView], scores: list[SpreadView]
) -> list[str]:
    """What matters most; of too few companies, that they are too few."""
    findings, words, number = context.findings, context.words, len(context.findings.clients)
    if not number:
        return []
    if findings.where and not findings.told:
        return [
            words.plural(
                "{count} company meets these conditions: no figures are given of so few.",
                "{count} companies meet these conditions. No figures are given of them: they are fewer than "
                "{least}, or figures would tell of a few others.",
                number,
                least=findings.least,
            )
        ]
    if number == 1:
        return [words("There is one company so far: there is nothing yet to compare it with.")]
    if not findings.told:
        return [
            words(
                "There are {count} companies so far. Figures about all of them together are given from "
                "{least} companies on: of fewer, each could be recognised.",
                count=number,
                least=findings.least,
            )
        ]
    sentences = [_of_verdicts(context, verdicts, number)]
    if scores:
        sentences += _of_scores(context, scores)
    if gaps := common_gaps_view(context)[:1]:
        sentences.append(
            words(
                "What is missing most often is “{name}”: {companies} companies are below their target there.",
                name=gaps[0]["name"],
                companies=gaps[0]["companies"],
            )
        )
    return sentences + (movement_view(context) if findings.movement else [])


def _of_verdicts(context: PortfolioContext, verdicts: list[VerdictCountView], number: int) -> str:
    words = context.words
    told = [
        words("{count} at “{verdict}”", count=one["companies"], verdict=one["name"])
        for one in verdicts
        if one["companies"] != "0"
    ]
    count = words.number(number, 0)
    if not told:
        return words("{count} companies have been assessed.", count=count)
    return words("Where the {count} companies stand: {verdicts}.", count=count, verdicts=words.listed(told))


def _of_scores(context: PortfolioContext, scores: list[SpreadView]) -> list[str]:
    words, (overall, *dimensions) = context.words, scores
    sentences = [
        words(
            "Half of those compared score {median} or more out of 100, and the middle half lies between {q1} "
            "and {q3}.",
            median=overall["median"],
            q1=overall["q1"],
            q3=overall["q3"],
        )
    ]
    rated = [one for one in dimensions if one["value"] is not None]
    weakest, strongest = (
        choose(rated, key=lambda one: one["value"] or 0, default=None) for choose in (min, max)
    )
    if weakest and strongest and weakest["value"] != strongest["value"]:
        sentences.append(
            words(
                "They are strongest in “{strongest}” (median {high}), and weakest in “{weakest}” "
                "(median {low}).",
                strongest=strongest["name"],
                high=strongest["median"],
                weakest=weakest["name"],
                low=weakest["median"],
            )
        )
    return sentences


def _verdicts(context: PortfolioContext) -> tuple[list[VerdictCountView], list[str]]:
    """How many companies have which verdict, the best first; then what has to be said of it."""
    findings, words = context.findings, context.words
    counts: dict[str, int] = {}
    for identifier in dict.fromkeys(line.said.questionnaire for line in findings.told):
        for verdict in reversed(findings.questionnaires[identifier].verdicts):
            counts.setdefault(context.text(verdict.name), 0)
    for line in findings.told:
        name = context.verdict(line)
        counts[name] = counts.get(name, 0) + 1
    provisional = sum(line.amount.state == "provisional" for line in findings.told)
    sentences = (
        [
            words(
                "For {count} of them, questions are still open: the verdict may change.",
                count=words.number(provisional, 0),
            )
        ]
        if provisional
        else []
    )
    return [{"name": name, "companies": words.number(count, 0)} for name, count in counts.items()], sentences


def _scores(context: PortfolioContext) -> tuple[list[SpreadView], list[str]]:
    """The overall score and the dimensions of all that can be compared; then whose they are."""
    findings, words = context.findings, context.words
    questionnaire, figures = context.compared, findings.figures
    if findings.refused is not None:
        return [], [
            words(
                "Of companies chosen like this no figures are given: beside those of another report, they "
                "could tell of single ones."
            )
        ]
    if questionnaire is None or figures is None:
        return [], []
    whole = figures.whole
    rows = [context.spread(words("Overall"), whole.companies, whole.overall)]
    rows += [
        context.spread(context.text(dimension.name), whole.companies, whole.dimensions[dimension.id])
        for dimension in questionnaire.dimensions
        if dimension.id in whole.dimensions
    ]
    said = words.plural(
        "{count} company answered the same questions by the same rules, and is compared here.",
        "{count} companies answered the same questions by the same rules, and are compared here.",
        whole.companies or 0,
    )
    if findings.where or not findings.compared.others:
        return rows, [said]
    left_out = words.plural(
        "{count} company answered other questions or by other rules, or has no score yet, and is left out.",
        "{count} companies answered other questions or by other rules, or have no score yet, and are left "
        "out.",
        findings.compared.others,
    )
    return rows, [said, left_out]
