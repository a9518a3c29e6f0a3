"""Gaps, contradictions and open points of an evaluation, as screens list them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.content import Content

from ...core.evaluation import Evaluation
from ...core.gaps import Gap
from ...language.number_format import Figures
from ...language.words import N_, Words
from ..shell.labels import stale_words, urgent_words
from ..shell.text import assembled, dotted, one_line

FIRST = 5
"""Gaps and open points that are listed; the report has them all."""

CLASSES: Mapping[str, str] = {
    "gate": N_("opens a gate"),
    "quick_win": N_("quick win"),
    "major": N_("major step"),
    "fill_in": N_("small step"),
    "later": N_("later"),
    "prove": N_("needs proof"),
    "find_out": N_("to find out"),
}


@dataclass(frozen=True)
class Finding:
    """One line of a list of criteria."""

    of: str
    """The full id of the criterion."""
    content: Content


def gap_rows(evaluation: Evaluation, words: Words) -> list[Finding]:
    """The first gaps, with what closing them brings and takes."""
    gaps = enumerate(evaluation.gaps[:FIRST], 1)
    return [Finding(gap.criterion.id, _gap(gap, place, evaluation, words)) for place, gap in gaps]


def more_gaps(evaluation: Evaluation, words: Words) -> str:
    """How many gaps there are beside the first."""
    left = len(evaluation.gaps) - FIRST
    return (
        words.plural("and {count} more in the report", "and {count} more in the report", left)
        if left > 0
        else ""
    )


def _gap(gap: Gap, place: int, evaluation: Evaluation, words: Words) -> Content:
    figures = Figures(evaluation.questionnaire, words)
    name = one_line(gap.criterion.name.get(words.language))
    level = "?" if gap.level is None else str(gap.level)
    points = figures.points(gap.points)
    details = [
        words("level {level}, target {target}", level=level, target=gap.target),
        words("up to {points}", points=points) if gap.kind == "find_out" else f"+{points}",
        figures.days(gap.effort_days),
        words(CLASSES[gap.gap_class]),
        urgent_words(evaluation.standings[gap.criterion.id].answer, words),
        stale_words(evaluation.standings[gap.criterion.id], words),
    ]
    return assembled((f"{place}  {name}", "bold"), "\n   ", (dotted(*details), "$text-muted"))


def contradictions_content(evaluation: Evaluation, words: Words) -> Content:
    """Answers that do not go together, each with the question to ask."""
    language = words.language
    lines = [
        assembled(
            (one_line(rule.name.get(language)), "bold"),
            "\n   ",
            one_line(rule.meaning.get(language)),
            "\n   → ",
            one_line(rule.ask.get(language)),
        )
        for rule in evaluation.contradictions
    ]
    criteria = evaluation.questionnaire.criteria
    for broken in evaluation.broken_requirements:
        needs = broken.requirement
        text = words(
            "“{name}” at level {level} needs “{other}” at level {at_least} or above.",
            name=one_line(broken.criterion.name.get(language)),
            level=needs.level,
            other=one_line(criteria[needs.of].name.get(language)),
            at_least=needs.at_least,
        )
        lines.append(assembled(text))
    return Content("\n").join(lines)


def find_out_rows(evaluation: Evaluation, words: Words) -> list[Finding]:
    """Criteria whose level nobody knows yet, the ones that matter most first."""
    figures = Figures(evaluation.questionnaire, words)
    kinds = {"unknown": words("don’t know"), "unanswered": words("not answered")}
    rows = []
    for open_one in evaluation.find_out[:FIRST]:
        details = [
            kinds[open_one.kind],
            words("decides {points} of the range", points=figures.points(open_one.points)),
        ]
        if open_one.criterion.critical:
            details.append(words("decides a gate"))
        details.append(urgent_words(evaluation.standings[open_one.criterion.id].answer, words))
        name = one_line(open_one.criterion.name.get(words.language))
        content = assembled((name, "bold"), "\n   ", (dotted(*details), "$text-muted"))
        rows.append(Finding(open_one.criterion.id, content))
    return rows


def more_findings(evaluation: Evaluation, words: Words) -> str:
    """How many open points there are beside the first."""
    left = len(evaluation.find_out) - FIRST
    return words.plural("and {count} more", "and {count} more", left) if left > 0 else ""
