"""How a number came about: each line a sum that a person can redo with a pocket calculator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .assessment import NotApplicable, Unknown
from .counting import PER_LEVEL
from .criterion_result import Standing, applicable
from .errors import ReadinessError
from .evaluation import DimensionResult, Evaluation
from .gaps import Gap
from .numbers import Rational

Token = Rational | Literal["+", "×", "÷", "(", ")"]
Sum = tuple[Token, ...]
"""A sum as it is written: numbers and signs."""

Code = Literal[
    # the levels of a dimension
    "level", "level_without_proof", "dont_know", "unanswered", "not_applicable", "out_of_scope",
    # the score of a dimension and its range
    "weighted_levels", "weights", "mean_level", "gate_holds", "gate_changes_nothing", "no_score",
    "low", "low_gate", "high", "high_gate", "nothing_applies",
    # the overall
    "dimension", "dimension_without_score", "dimension_not_applicable", "overall", "overall_low",
    "overall_high", "overall_missing", "band", "verdict", "verdict_missing",
    "overall_below", "dimension_below", "gates_closed", "no_condition",
    "coverage", "open_by_coverage", "open_by_range", "provisional", "settled",
    # a criterion
    "target", "target_reached", "per_level", "gap", "gap_up_to", "effort", "gate_open", "gate_closed",
    "gate_unknown", "width",
]  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One step of an explanation; its words are found by its code."""

    code: Code
    about: str = ""
    """The id of the criterion, dimension, band or verdict that the line is about."""
    sum: Sum = ()
    result: Rational | None = None
    """What the sum comes to, exactly; or the one number of a line without a sum."""
    numbers: tuple[Rational, ...] = ()
    """Further numbers that its words name, in the order in which they name them."""


@dataclass(frozen=True)
class Explanation:
    """The lines that lead to a number, in order."""

    of: str
    """`overall`, or the id of a dimension or a criterion."""
    lines: tuple[Line, ...]


def explain(evaluation: Evaluation, of: str = "overall") -> Explanation:
    """How the overall, a dimension's score or a criterion's gap came about.

    Args:
        of: `overall`, the id of a dimension or the full id of a criterion.

    Raises:
        ReadinessError: `nothing_to_explain` for another id.
    """
    if of == "overall":
        return Explanation(of, tuple(_overall(evaluation)))
    for result in evaluation.dimensions:
        if result.dimension.id == of:
            return Explanation(of, tuple(_dimension(evaluation, result)))
    if of in evaluation.standings:
        return Explanation(of, tuple(_criterion(evaluation, evaluation.standings[of])))
    raise ReadinessError("nothing_to_explain", what=of)


# A dimension


def _dimension(evaluation: Evaluation, result: DimensionResult) -> Iterator[Line]:
    """Levels by weight, their mean, the gate, and both ends of the range."""
    places = [evaluation.standings[c.id] for c in result.dimension.criteria]
    yield from (_level(place) for place in places if place.in_scope)
    counted = [place for place in places if place.applicable]
    known = [place for place in counted if place.level is not None]
    if not counted:
        yield Line("nothing_applies", result.dimension.id)
        return
    if known:
        yield from _mean(known, "weighted_levels", "mean_level")
        yield from _gate(evaluation, result.raw, result.score, result.closed_gates)
    else:
        yield Line("no_score", result.dimension.id)
    if len(known) < len(counted):
        yield from _end(evaluation, counted, 0, "low", "low_gate")
        yield from _end(evaluation, counted, 4, "high", "high_gate")


def _level(place: Standing) -> Line:
    """What one criterion brings: weight times level, or why nothing."""
    identifier, weight = place.criterion.id, place.criterion.weight
    if place.level is not None:
        code: Code = "level_without_proof" if place.needs_proof else "level"
        claimed = (place.claimed or 0,) if place.needs_proof else ()
        return Line(code, identifier, (weight, "×", place.level), weight * place.level, claimed)
    if isinstance(place.given, NotApplicable):
        return Line("not_applicable", identifier, numbers=(weight,))
    return Line(
        "dont_know" if isinstance(place.given, Unknown) else "unanswered", identifier, numbers=(weight,)
    )


def _mean(places: Sequence[Standing], total_code: Code, mean_code: Code) -> Iterator[Line]:
    products = [place.criterion.weight * (place.level or 0) for place in places]
    weights = [place.criterion.weight for place in places]
    total, weight = sum(products), sum(weights)
    yield Line(total_code, sum=_added(products), result=total)
    yield Line("weights", sum=_added(weights), result=weight)
    yield Line(
        mean_code, sum=(PER_LEVEL, "×", total, "÷", weight), result=Fraction(PER_LEVEL * total) / weight
    )


def _gate(
    evaluation: Evaluation, raw: Rational | None, score: Rational | None, closed: Sequence[str]
) -> Iterator[Line]:
    cap = evaluation.questionnaire.gate.cap
    for gate in closed:
        lowered = raw is not None and score is not None and score < raw
        yield Line("gate_holds" if lowered else "gate_changes_nothing", gate, result=score, numbers=(cap,))


def _end(
    evaluation: Evaluation, counted: Sequence[Standing], level: int, code: Code, gate_code: Code
) -> Iterator[Line]:
    """One end of the range: everything that is not known at one level."""
    gate = evaluation.questionnaire.gate
    levels = {p.criterion.id: p.level if p.level is not None else level for p in counted}
    known = sum(p.criterion.weight * p.level for p in counted if p.level is not None)
    open_weight = sum(p.criterion.weight for p in counted if p.level is None)
    weight = sum(p.criterion.weight for p in counted)
    raw = Fraction(PER_LEVEL * (known + open_weight * level)) / weight
    written: Sum = (PER_LEVEL, "×", "(", known, "+", open_weight, "×", level, ")", "÷", weight)
    yield Line(code, sum=written, result=raw)
    closed = [
        p.criterion.id for p in counted if p.criterion.critical and levels[p.criterion.id] < gate.opens_at
    ]
    if closed and raw > gate.cap:
        yield Line(gate_code, closed[0], result=gate.cap, numbers=(gate.cap,))


# The overall


def _overall(evaluation: Evaluation) -> Iterator[Line]:
    """The dimensions by weight, their mean, the range, the band, and what the verdict rests on."""
    for result in evaluation.dimensions:
        identifier, weight = result.dimension.id, result.dimension.weight
        if result.score is not None:
            yield Line("dimension", identifier, (weight, "×", result.score), weight * result.score)
        elif result.low is None:
            yield Line("dimension_not_applicable", identifier)
        else:
            yield Line("dimension_without_score", identifier)
    overall = evaluation.overall
    scored = [(d.dimension.weight, d.score) for d in evaluation.dimensions if d.score is not None]
    yield _weighted(scored, "overall") if scored else Line("overall_missing")
    if (overall.low, overall.high) != (overall.score, overall.score):
        lows = [(d.dimension.weight, d.low) for d in evaluation.dimensions if d.low is not None]
        highs = [(d.dimension.weight, d.high) for d in evaluation.dimensions if d.high is not None]
        if lows:
            yield _weighted(lows, "overall_low")
            yield _weighted(highs, "overall_high")
    if overall.band is not None:
        yield Line("band", overall.band.id, result=overall.band.from_)
    yield from _verdict(evaluation)


def _weighted(parts: Sequence[tuple[Rational, Rational]], code: Code) -> Line:
    products = [weight * value for weight, value in parts]
    weight = sum(weight for weight, _ in parts)
    total = Fraction(sum(products)) / weight
    return Line(code, sum=("(", *_added(products), ")", "÷", weight), result=total)


def _verdict(evaluation: Evaluation) -> Iterator[Line]:
    """The worse verdicts, of which no condition holds, the reasons for the one that is, and its state.

    While it is too early for a verdict, why it is so, and no verdict.
    """
    judgement, verdicts = evaluation.judgement, evaluation.questionnaire.verdicts
    if judgement.verdict is None:
        yield Line("verdict_missing")
        return
    if judgement.state != "open":
        place = next(n for n, v in enumerate(verdicts) if v.id == judgement.verdict.id)
        yield from (Line("no_condition", worse.id) for worse in verdicts[:place])
        for reason in judgement.reasons:
            about = reason.dimension or ""
            yield Line(reason.code, about, result=reason.reached, numbers=(reason.limit,))
        yield Line("verdict", judgement.verdict.id)
    yield from _state(evaluation)


def _state(evaluation: Evaluation) -> Iterator[Line]:
    """How much is known, and what follows for the verdict."""
    judgement, state = evaluation.judgement, evaluation.judgement.state
    if judgement.coverage is not None and judgement.coverage < 1:
        yield _coverage(evaluation, judgement.coverage)
    if state != "open":
        yield Line(state)
        return
    if judgement.too_little_known:
        yield Line("open_by_coverage", numbers=(evaluation.questionnaire.coverage_below,))
    if judgement.from_worst_to_best:
        yield Line("open_by_range")


def _coverage(evaluation: Evaluation, result: Rational) -> Line:
    """Each dimension's weight by the share of its criteria that is known: Σ W · Σ_K w / Σ_A w / ΣW."""
    counted = applicable(evaluation.questionnaire, evaluation.standings)
    written: list[Token] = []
    total: Rational = 0
    for dimension in evaluation.questionnaire.dimensions:
        if not counted[dimension.id]:
            continue
        weights = [c.weight for c in counted[dimension.id]]
        known = [c.weight for c in counted[dimension.id] if evaluation.standings[c.id].level is not None]
        total += dimension.weight
        if written:
            written.append("+")
        written += [dimension.weight, "×", sum(known), "÷", sum(weights)]
    return Line("coverage", sum=("(", *written, ")", "÷", total), result=result)


# A criterion


def _criterion(evaluation: Evaluation, place: Standing) -> Iterator[Line]:
    """Its answer, what counts of it, its target, its gate, and what closing the gap brings and takes."""
    criterion = place.criterion
    if not place.in_scope:
        yield Line("out_of_scope", criterion.id)
        return
    yield _level(place)
    if not place.applicable:
        return
    if criterion.critical:
        yield _gate_of(evaluation, place)
    yield Line("target", criterion.id, result=place.target)
    yield _levels_worth(evaluation, place, 1, "per_level")
    gap = next((g for g in evaluation.gaps if g.criterion.id == criterion.id), None)
    if gap is not None:
        yield from _gap(evaluation, place, gap)
    elif place.level is not None:
        yield Line("target_reached", criterion.id)
    if place.level is None:
        yield _levels_worth(evaluation, place, 4, "width")


def _gate_of(evaluation: Evaluation, place: Standing) -> Line:
    opens_at = evaluation.questionnaire.gate.opens_at
    states: dict[str, Code] = {"open": "gate_open", "closed": "gate_closed", "unknown": "gate_unknown"}
    code = states[place.gate_state(opens_at)]
    return Line(code, place.criterion.id, numbers=(opens_at, evaluation.questionnaire.gate.cap))


def _levels_worth(evaluation: Evaluation, place: Standing, levels: int, code: Code) -> Line:
    """What some levels are worth of the overall: n · 25 · w / Σw · W / ΣW."""
    questionnaire = evaluation.questionnaire
    counted = applicable(questionnaire, evaluation.standings)
    dimension = questionnaire.dimension_of(place.criterion.id)
    weight, weights = place.criterion.weight, sum(c.weight for c in counted[dimension.id])
    share, shares = dimension.weight, sum(d.weight for d in questionnaire.dimensions if counted[d.id])
    written: Sum = (PER_LEVEL, "×", weight, "÷", weights, "×", share, "÷", shares)
    if code != "per_level":
        written = (levels, "×", *written)
    return Line(code, place.criterion.id, written, counted.points_of(place.criterion, levels))


def _gap(evaluation: Evaluation, place: Standing, gap: Gap) -> Iterator[Line]:
    missing = gap.target - (gap.level or 0)
    yield _levels_worth(evaluation, place, missing, "gap_up_to" if gap.kind == "find_out" else "gap")
    steps = gap.criterion.steps[gap.claimed or 0 : gap.target]
    efforts = [evaluation.questionnaire.step_effort(step) for step in steps]
    yield Line("effort", gap.criterion.id, _added(efforts or [0]), gap.effort_days)


def _added(parts: Sequence[Rational]) -> Sum:
    tokens: list[Token] = []
    for part in parts:
        if tokens:
            tokens.append("+")
        tokens.append(part)
    return tuple(tokens)
