"""The whole `score --json` of a company, from sections 1 to 9 of the method and the shape in formats."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

from tests.oracle.gaps import Gap, find_outs, gaps, mean_of_next_steps
from tests.oracle.numbers import days, shown
from tests.oracle.reading import Company, Criterion, Table, holds

Levels = Mapping[str, int]
GIVEN = {"level", "unknown", "not_applicable"}
"""What makes an entry an answer."""


@dataclass(frozen=True)
class Scored:
    """Scores on some levels; what has no level has no part in them."""

    overall: Fraction | None
    scores: dict[str, Fraction | None]
    raws: dict[str, Fraction | None]
    closed: list[str]


def scored(company: Company, levels: Levels) -> Scored:
    """Score levels of applicable criteria, with their gates (sections 3 and 4)."""
    scores: dict[str, Fraction | None] = {}
    raws: dict[str, Fraction | None] = {}
    closed: list[str] = []
    top = bottom = Fraction()
    for dimension in company.dimensions:
        rated = [each for each in company.of(dimension) if each.id in levels]
        weight = sum((each.weight for each in rated), Fraction())
        shut = [each.id for each in rated if each.critical and levels[each.id] < company.opens_at]
        closed += shut
        raw = 25 * sum((e.weight * levels[e.id] for e in rated), Fraction()) / weight if rated else None
        score = min(raw, Fraction(company.frame["gate"]["cap"])) if raw is not None and shut else raw
        raws[dimension["id"]], scores[dimension["id"]] = raw, score
        if score is not None:
            top += Fraction(dimension["weight"]) * score
            bottom += Fraction(dimension["weight"])
    return Scored(top / bottom if bottom else None, scores, raws, closed)


def known_levels(company: Company) -> dict[str, int]:
    """The effective levels."""
    return {each.id: each.effective for each in company.criteria if each.known and each.effective is not None}


def with_open_at(company: Company, level: int) -> dict[str, int]:
    """The effective levels, with everything that is open at one level."""
    return known_levels(company) | {each.id: level for each in company.criteria if each.is_open}


def reasons(company: Company, verdict: Table, on: Scored) -> Iterator[Table]:
    """The conditions of a verdict that hold on some scores, in their order."""
    when = verdict.get("when", {})
    if "overall_below" in when and on.overall is not None and on.overall < Fraction(when["overall_below"]):
        yield {
            "condition": "overall_below",
            "limit": shown(Fraction(when["overall_below"])),
            "value": shown(on.overall),
        }
    if "any_dimension_below" in when:
        limit = Fraction(when["any_dimension_below"])
        for name, score in on.scores.items():
            if score is not None and score < limit:
                yield {
                    "condition": "any_dimension_below",
                    "limit": shown(limit),
                    "dimension": name,
                    "value": shown(score),
                }
    if "gates_closed_at_least" in when and len(on.closed) >= when["gates_closed_at_least"]:
        yield {
            "condition": "gates_closed_at_least",
            "limit": when["gates_closed_at_least"],
            "value": len(on.closed),
            "criteria": on.closed,
        }


def rank(company: Company, on: Scored) -> int:
    """The place of the verdict in the list from worst to best."""
    verdicts = company.frame["verdicts"]
    return next(
        place
        for place, verdict in enumerate(verdicts)
        if "when" not in verdict or any(True for _ in reasons(company, verdict, on))
    )


def coverage(company: Company) -> Fraction | None:
    """How much of the weight is known (section 5)."""
    if not company.total():
        return None
    return sum(
        (
            Fraction(dimension["weight"])
            / company.total()
            * sum((each.weight for each in company.of(dimension) if each.known), Fraction())
            / company.applicable_weight(dimension)
            for dimension in company.dimensions
            if company.applicable_weight(dimension)
        ),
        Fraction(),
    )


def verdict(company: Company) -> Table:
    """The verdict, its range, how sure it is and why it is so."""
    verdicts = company.frame["verdicts"]
    now = scored(company, known_levels(company))
    ranks = [rank(company, scored(company, with_open_at(company, level))) for level in (0, 4)]
    reached = rank(company, now)
    any_known = any(each.known for each in company.criteria)
    firm = any_known and ranks == [reached, reached]
    covered = coverage(company)
    enough = Fraction(company.frame.get("undecided", {}).get("coverage_below", Fraction(7, 10)))
    provisional = any(each.in_scope and each.kind == "unanswered" for each in company.criteria)
    too_early = not firm and (covered is None or covered < enough or ranks == [0, len(verdicts) - 1])
    state = "provisional" if provisional else "settled"
    return {
        "id": verdicts[reached]["id"] if any_known else None,
        "low": verdicts[ranks[0]]["id"] if company.total() else None,
        "high": verdicts[ranks[1]]["id"] if company.total() else None,
        "firm": firm,
        "provisional": provisional,
        "state": "open" if not any_known or too_early else state,
        "coverage": shown(covered, 3),
        "reasons": list(reasons(company, verdicts[reached], now)) if any_known else [],
    }


def score(company: Company) -> Table:
    """What `score --json` prints."""
    in_scope = [each for each in company.criteria if each.in_scope]
    listed = gaps(company)
    known = {each.id for each in company.criteria}
    return {
        "format": 1,
        "questionnaire": {
            "id": company.frame["id"],
            "version": company.frame["version"],
            "fingerprint": fingerprint(company),
        },
        "assessment": {key: company.assessment[key] for key in ("id", "title", "depth", "evidence_rule")},
        "as_of": company.as_of.isoformat(),
        "progress": {"in_scope": len(in_scope)}
        | {
            name: sum(1 for each in in_scope if each.kind == kind)
            for name, kind in {
                "known": "level",
                "unknown": "unknown",
                "not_applicable": "not_applicable",
                "unanswered": "unanswered",
            }.items()
        },
        "evidence_share": _evidence_share(in_scope),
        "overall": _overall(company),
        "dimensions": list(_dimensions(company)),
        "verdict": verdict(company),
        "gates": [
            {"criterion": each.id, "state": _gate(company, each)}
            for each in company.criteria
            if each.critical
        ],
        "criteria": [_listed(company, each) for each in company.criteria],
        "gaps": [_gap(each, mean_of_next_steps(listed)) for each in listed],
        "find_out": [
            {
                "criterion": each.id,
                "kind": each.kind,
                "critical": each.critical,
                "points": shown(4 * company.unit(each)),
            }
            for each in find_outs(company)
        ],
        "unanswered": [each.id for each in in_scope if each.kind == "unanswered"],
        "stale": [each.id for each in company.criteria if stale(company, each)],
        "inactive": [each.id for each in company.criteria if not each.in_scope and GIVEN & set(each.answer)],
        "contradictions": [rule["id"] for rule in contradictions(company)],
        "broken_requirements": list(broken_requirements(company)),
        "orphaned": sorted(set(company.assessment.get("answers", {})) - known),
    }


def fingerprint(company: Company) -> str:
    """The first 12 hex digits of the questionnaire's hash."""
    text = json.dumps(
        {"questionnaire": company.frame, "dimensions": company.dimensions},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        default=str,
    )
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def band(company: Company, value: Fraction | None) -> str | None:
    """The band that holds a score."""
    if value is None:
        return None
    return next(
        str(each["id"]) for each in reversed(company.frame["bands"]) if Fraction(each["from"]) <= value
    )


def stale(company: Company, criterion: Criterion) -> bool:
    """Whether an answer in scope is older than it may be."""
    moment: datetime | None = criterion.answer.get("answered")
    if not criterion.in_scope or criterion.kind == "unanswered" or moment is None:
        return False
    return (company.as_of - moment.astimezone(UTC).date()).days > criterion.shelf_life


def contradictions(company: Company) -> Iterator[Table]:
    """The rules that hold on the answered levels in scope (section 9)."""
    answered = {each.id: each.start for each in company.criteria if each.known}
    profile = company.assessment.get("company", {})

    def true(condition: Table) -> bool:
        level = answered.get(condition["of"])
        least, most = condition.get("at_least", 0), condition.get("at_most", 4)
        return level is not None and least <= level <= most

    for rule in company.frame.get("contradictions", []):
        any_holds = "any" not in rule or any(true(each) for each in rule["any"])
        applies = holds(rule.get("applies_if", {}), profile, unfilled=False)
        if applies and any_holds and all(true(each) for each in rule["all"]):
            yield rule


def broken_requirements(company: Company) -> Iterator[Table]:
    """Requirements that recorded answers break, unless a contradiction that holds names both sides."""
    answered = {each.id: each.start for each in company.criteria if each.known}
    told = [
        {condition["of"] for condition in [*rule["all"], *rule.get("any", [])]}
        for rule in contradictions(company)
    ]
    for criterion in company.criteria:
        for need in criterion.requires:
            other = answered.get(need["of"])
            if not criterion.known or criterion.start < need["level"]:
                continue
            if other is None or other >= need["at_least"]:
                continue
            if not any({criterion.id, need["of"]} <= names for names in told):
                yield {
                    "criterion": criterion.id,
                    "level": need["level"],
                    "needs": {"of": need["of"], "at_least": need["at_least"]},
                }


def _evidence_share(in_scope: list[Criterion]) -> float | None:
    high = [each for each in in_scope if each.kind == "level" and each.start >= 3]
    return shown(Fraction(sum(1 for each in high if each.evidence), len(high)), 3) if high else None


def _target(company: Company, dimension: Table) -> Fraction | None:
    weight = company.applicable_weight(dimension)
    applicable = [each for each in company.of(dimension) if each.applicable]
    return 25 * sum((e.weight * e.target for e in applicable), Fraction()) / weight if weight else None


def _overall(company: Company) -> Table:
    now = scored(company, known_levels(company)).overall
    targets = [
        Fraction(dimension["weight"]) * value
        for dimension in company.dimensions
        if (value := _target(company, dimension)) is not None
    ]
    return {
        "score": shown(now),
        "low": shown(scored(company, with_open_at(company, 0)).overall),
        "high": shown(scored(company, with_open_at(company, 4)).overall),
        "target": shown(sum(targets, Fraction()) / company.total() if targets else None),
        "band": band(company, now),
    }


def _dimensions(company: Company) -> Iterator[Table]:
    now = scored(company, known_levels(company))
    low, high = (scored(company, with_open_at(company, level)) for level in (0, 4))
    for dimension in company.dimensions:
        name = dimension["id"]
        weights = [(each.weight, each.kind) for each in company.of(dimension) if each.in_scope]
        away = sum((weight for weight, kind in weights if kind == "not_applicable"), Fraction())
        share = away / sum((weight for weight, _ in weights), Fraction()) if weights else None
        yield {
            "id": name,
            "weight": days(Fraction(dimension["weight"])),
            "score": shown(now.scores[name]),
            "raw": shown(now.raws[name]),
            "low": shown(low.scores[name]),
            "high": shown(high.scores[name]),
            "target": shown(_target(company, dimension)),
            "band": band(company, now.scores[name]),
            "closed_gates": [each.id for each in company.of(dimension) if each.id in now.closed],
            "na_share": shown(share, 3),
            "na_warning": share is not None and share > Fraction(1, 3),
        }


def _gate(company: Company, criterion: Criterion) -> str:
    if not criterion.applicable:
        return "not_applicable"
    if criterion.effective is None:
        return "unknown"
    return "open" if criterion.effective >= company.opens_at else "closed"


def _listed(company: Company, criterion: Criterion) -> Table:
    answers = {"level": criterion.claimed, "unanswered": None}
    return {
        "id": criterion.id,
        "in_scope": criterion.in_scope,
        "answer": answers.get(criterion.kind, criterion.kind),
        "level": criterion.effective,
        "target": criterion.target,
        "stale": stale(company, criterion),
        "flagged": bool(criterion.answer.get("flagged", False)),
        "evidence": criterion.evidence,
    }


def _gap(gap: Gap, mean: Fraction) -> Table:
    step = gap.next_step
    return {
        "criterion": gap.criterion.id,
        "kind": gap.kind,
        "level": gap.criterion.effective,
        "claimed": gap.criterion.claimed,
        "target": gap.criterion.target,
        "points": shown(gap.points),
        "gate_closed": gap.gate_closed,
        "urgent": gap.criterion.urgent,
        "effort_days": days(gap.effort),
        "class": gap.classed(mean),
        "next_step": step and {"points": shown(step[0]), "effort_days": days(step[1])},
    }
