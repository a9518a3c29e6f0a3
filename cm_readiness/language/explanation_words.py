"""The lines of an explanation in the person's language: what each is, and the sum to redo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..core.evaluation import Evaluation
from ..core.explanation import Code, Explanation, Line
from ..core.numbers import Rational, rounded
from .words import N_, Words

DECIMALS = 3
"""How exactly a number stands in a sum."""

MESSAGES: Mapping[Code, str] = {
    "level": N_("{name}: weight {weight}, level {level}"),
    "level_without_proof": N_(
        "{name}: weight {weight}; level {claimed} lacks evidence and counts as {level}"
    ),
    "dont_know": N_("{name}: don’t know, so its weight of {weight} is left out of the score"),
    "unanswered": N_("{name}: unanswered, so its weight of {weight} is left out of the score"),
    "not_applicable": N_("{name}: not applicable, so its weight of {weight} leaves the sum"),
    "out_of_scope": N_("{name}: not asked of this company or at this depth, so it counts nowhere"),
    "weighted_levels": N_("Weights times levels, added up"),
    "weights": N_("Their weights, added up"),
    "mean_level": N_("Mean level by weight, at 25 points a level"),
    "gate_holds": N_("The gate “{name}” is closed: the score cannot exceed {cap}, so it is {result}"),
    "gate_changes_nothing": N_(
        "The gate “{name}” is closed: the score cannot exceed {cap}; it is {result} anyway"
    ),
    "no_score": N_("No criterion has a level yet, so there is no score"),
    "low": N_("Lowest possible, with what is not known at level 0"),
    "low_gate": N_("The gate “{name}” is closed then: the lowest possible is {result}"),
    "high": N_("Highest possible, with what is not known at level 4"),
    "high_gate": N_("The gate “{name}” stays closed: the highest possible is {result}"),
    "nothing_applies": N_("None of its criteria applies, so it has no score"),
    "dimension": N_("{name}: weight {weight}, score {score}"),
    "dimension_without_score": N_("{name}: no score yet, so it is left out"),
    "dimension_not_applicable": N_("{name}: none of its criteria applies, so it is left out"),
    "overall": N_("Overall: the mean of these scores by weight"),
    "overall_low": N_("Lowest possible: the same with the low ends"),
    "overall_high": N_("Highest possible: the same with the high ends"),
    "overall_missing": N_("No dimension has a score yet, so there is no overall"),
    "band": N_("Band: “{name}”, from {result} on"),
    "verdict": N_("Verdict: “{name}”"),
    "verdict_missing": N_("Nothing is known yet, so there is no verdict"),
    "overall_below": N_("The overall of {result} is below {limit}"),
    "dimension_below": N_("{name}, at {result}, is below {limit}"),
    "no_condition": N_("“{name}”: none of its conditions holds"),
    "coverage": N_("Share of the weight that is known"),
    "open_by_coverage": N_(
        "Too early for a verdict: what is missing could change it, and less than {limit} of the weight "
        "is known"
    ),
    "open_by_range": N_(
        "Too early for a verdict: what is missing could still lead from the worst one to the best"
    ),
    "provisional": N_("Provisional, as long as something that is asked is unanswered"),
    "settled": N_("Everything that is asked is answered"),
    "target": N_("Target: level {result}"),
    "target_reached": N_("The target is reached: there is no gap"),
    "per_level": N_("One level, in points of the overall"),
    "gap": N_("Gap to the target, in points of the overall"),
    "gap_up_to": N_("Gap to the target, in points of the overall at most"),
    "effort": N_("Work up to the target, in days"),
    "gate_open": N_("It is a gate, open from level {opens_at} on"),
    "gate_closed": N_(
        "It is a gate, closed below level {opens_at}: its dimension cannot exceed {cap} until then"
    ),
    "gate_unknown": N_("It is a gate: below level {opens_at}, its dimension could not exceed {cap}"),
    "width": N_("Range of the overall that rests on it, in points at most"),
}
"""What a line is, by its code; how many gates are closed has a message with a count of its own."""


@dataclass(frozen=True)
class Said:
    """One line in words."""

    text: str
    """What it is, without a full stop."""
    operation: str
    """The sum and what it comes to, such as `3 × 2 = 6`; empty for a line without a sum."""


def explained(explanation: Explanation, evaluation: Evaluation, words: Words) -> list[Said]:
    """All lines of an explanation in one language.

    Args:
        evaluation: what the explanation explains.
        words: the person's language; names of the questionnaire come in it too.
    """
    return [said(line, evaluation, words) for line in explanation.lines]


def said(line: Line, evaluation: Evaluation, words: Words) -> Said:
    """One line in one language.

    Args:
        evaluation: what the line belongs to.
        words: the person's language; names of the questionnaire come in it too.
    """
    if line.code == "gates_closed":
        closed, limit = int(line.result or 0), number(line.numbers[0], words)
        text = words.plural(
            "{count} gate is closed; {limit} or more decide",
            "{count} gates are closed; {limit} or more decide",
            closed,
            limit=limit,
        )
    else:
        text = words(MESSAGES[line.code], **_values(line, evaluation, words))
    return Said(text, operation(line, words))


def operation(line: Line, words: Words) -> str:
    """The sum of a line as it is typed into a calculator, with its result.

    A result or a part that is rounded to three decimals makes it `≈` instead of `=`.
    """
    if not line.sum or line.result is None:
        return ""
    written = " ".join(t if isinstance(t, str) else number(t, words) for t in line.sum)
    numbers = [token for token in line.sum if not isinstance(token, str)]
    if numbers == [line.result]:
        return number(line.result, words)
    sign = "=" if all(map(_is_shown_exactly, [*numbers, line.result])) else "≈"
    written = written.replace("( ", "(").replace(" )", ")")
    return f"{written} {sign} {number(line.result, words)}"


def number(value: Rational, words: Words) -> str:
    """A number with as many decimals as it needs, at most three."""
    return words.number(rounded(value, DECIMALS), DECIMALS)


def name_of(identifier: str, evaluation: Evaluation, words: Words) -> str:
    """What people call the overall, a dimension or a criterion, with its number.

    Args:
        identifier: `overall`, the id of a dimension or the full id of a criterion.
        evaluation: whose questionnaire it is.
        words: the person's language.
    """
    questionnaire, language = evaluation.questionnaire, words.language
    if identifier == "overall":
        return words("Overall")
    if identifier in questionnaire.criteria:
        numbers = {criterion.id: place for place, criterion in questionnaire.numbered()}
        return f"{numbers[identifier]} {questionnaire.criteria[identifier].name.get(language)}"
    places = enumerate(questionnaire.dimensions, 1)
    return next(f"{n} {d.name.get(language)}" for n, d in places if d.id == identifier)


def _values(line: Line, evaluation: Evaluation, words: Words) -> dict[str, str]:
    """What the message of a line names: its subject, its result, and its numbers."""
    values = {}
    if line.about:
        values["name"] = _name_in(line, evaluation, words)
    if line.result is not None:
        values["result"] = number(line.result, words)
    match line.code:
        case "level" | "level_without_proof":
            values |= {"weight": _token(line, 0, words), "level": _token(line, 2, words)}
        case "dimension":
            values |= {"weight": _token(line, 0, words), "score": _token(line, 2, words)}
        case _:
            pass
    for name, value in zip(_NUMBERS.get(line.code, ()), line.numbers, strict=False):
        values[name] = number(value, words)
    return values


_NUMBERS: Mapping[Code, tuple[str, ...]] = {
    "level_without_proof": ("claimed",),
    "dont_know": ("weight",),
    "unanswered": ("weight",),
    "not_applicable": ("weight",),
    "gate_holds": ("cap",),
    "gate_changes_nothing": ("cap",),
    "low_gate": ("cap",),
    "high_gate": ("cap",),
    "overall_below": ("limit",),
    "dimension_below": ("limit",),
    "open_by_coverage": ("limit",),
    "gate_open": ("opens_at", "cap"),
    "gate_closed": ("opens_at", "cap"),
    "gate_unknown": ("opens_at", "cap"),
}
"""What the further numbers of a line are called in its message."""


def _name_in(line: Line, evaluation: Evaluation, words: Words) -> str:
    """The subject of a line; a band and a verdict may bear the id of something else."""
    questionnaire, language = evaluation.questionnaire, words.language
    match line.code:
        case "band":
            return next(b.name.get(language) for b in questionnaire.bands if b.id == line.about)
        case "verdict" | "no_condition":
            return next(v.name.get(language) for v in questionnaire.verdicts if v.id == line.about)
        case _:
            return name_of(line.about, evaluation, words)


def _token(line: Line, place: int, words: Words) -> str:
    token = line.sum[place]
    return token if isinstance(token, str) else number(token, words)


def _is_shown_exactly(value: Rational) -> bool:
    return Fraction(value * 10**DECIMALS).denominator == 1
