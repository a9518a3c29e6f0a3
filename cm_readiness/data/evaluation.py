"""An evaluation as plain data: the object of `score --json`."""

from __future__ import annotations

from typing import TypeAlias

from ..core.assessment import mark
from ..core.criterion_result import Standing
from ..core.evaluation import DimensionResult, Evaluation
from ..core.gaps import Gap
from ..core.numbers import Rational, days, rounded
from ..core.verdict import Condition

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | float | bool | None"
"""What JSON can hold."""

FORMAT = 1


def score_data(evaluation: Evaluation) -> dict[str, Data]:
    """The evaluation as `score --json` prints it: scores and points to one decimal, shares to three."""
    assessment, questionnaire = evaluation.assessment, evaluation.questionnaire
    overall, judgement = evaluation.overall, evaluation.judgement
    opens_at = questionnaire.gate.opens_at
    anything_applies = overall.low is not None
    return {
        "format": FORMAT,
        "questionnaire": {
            "id": questionnaire.id,
            "version": questionnaire.version,
            "fingerprint": questionnaire.fingerprint,
        },
        "assessment": {
            "id": assessment.id,
            "title": assessment.title,
            "depth": assessment.depth,
            "evidence_rule": assessment.evidence_rule,
        },
        "as_of": evaluation.as_of.isoformat(),
        "progress": {
            "in_scope": evaluation.progress.in_scope,
            "known": evaluation.progress.known,
            "unknown": evaluation.progress.unknown,
            "not_applicable": evaluation.progress.not_applicable,
            "unanswered": evaluation.progress.unanswered,
        },
        "evidence_share": _share(evaluation.evidence_share),
        "overall": {
            "score": _score(overall.score),
            "low": _score(overall.low),
            "high": _score(overall.high),
            "target": _score(overall.target),
            "band": overall.band.id if overall.band else None,
        },
        "dimensions": [_dimension(result) for result in evaluation.dimensions],
        "verdict": {
            "id": judgement.verdict.id if judgement.verdict else None,
            "low": judgement.low.id if anything_applies else None,
            "high": judgement.high.id if anything_applies else None,
            "firm": judgement.firm,
            "provisional": judgement.provisional,
            "state": judgement.state,
            "coverage": _share(judgement.coverage),
            "reasons": [_reason(reason) for reason in judgement.reasons],
        },
        "gates": [
            {"criterion": s.criterion.id, "state": s.gate_state(opens_at)}
            for s in evaluation.standings.values()
            if s.criterion.critical
        ],
        "criteria": [_criterion(standing) for standing in evaluation.standings.values()],
        "gaps": [_gap(gap) for gap in evaluation.gaps],
        "find_out": [
            {
                "criterion": item.criterion.id,
                "kind": item.kind,
                "critical": item.criterion.critical,
                "points": rounded(item.points, 1),
            }
            for item in evaluation.find_out
        ],
        "unanswered": [s.criterion.id for s in evaluation.unanswered],
        "stale": [s.criterion.id for s in evaluation.stale],
        "inactive": [s.criterion.id for s in evaluation.inactive],
        "contradictions": [rule.id for rule in evaluation.contradictions],
        "broken_requirements": [
            {
                "criterion": broken.criterion.id,
                "level": broken.requirement.level,
                "needs": {"of": broken.requirement.of, "at_least": broken.requirement.at_least},
            }
            for broken in evaluation.broken_requirements
        ],
        "orphaned": list(evaluation.orphaned),
    }


def _reason(reason: Condition) -> Data:
    """A condition as the questionnaire's file names it, with its limit and the value that meets it."""
    limit, value = rounded(reason.limit, 1), rounded(reason.reached, 1)
    match reason.code:
        case "gates_closed":
            return {
                "condition": "gates_closed_at_least",
                "limit": int(reason.limit),
                "value": int(reason.reached),
                "criteria": list(reason.gates),
            }
        case "dimension_below":
            return {
                "condition": "any_dimension_below",
                "limit": limit,
                "dimension": reason.dimension,
                "value": value,
            }
        case code:
            return {"condition": code, "limit": limit, "value": value}


def _dimension(result: DimensionResult) -> Data:
    weight = result.dimension.weight
    return {
        "id": result.dimension.id,
        "weight": weight if isinstance(weight, int) else float(weight),
        "score": _score(result.score),
        "raw": _score(result.raw),
        "low": _score(result.low),
        "high": _score(result.high),
        "target": _score(result.target),
        "band": result.band.id if result.band else None,
        "closed_gates": list(result.closed_gates),
        "na_share": _share(result.na_share),
        "na_warning": result.na_warning,
    }


def _criterion(standing: Standing) -> Data:
    return {
        "id": standing.criterion.id,
        "in_scope": standing.in_scope,
        "answer": mark(standing.given),
        "level": standing.level,
        "target": standing.target,
        "stale": standing.stale,
        "flagged": standing.answer.flagged,
        "evidence": len(standing.answer.proofs),
    }


def _gap(gap: Gap) -> Data:
    step = gap.next_step
    return {
        "criterion": gap.criterion.id,
        "kind": gap.kind,
        "level": gap.level,
        "claimed": gap.claimed,
        "target": gap.target,
        "points": rounded(gap.points, 1),
        "gate_closed": gap.gate_closed,
        "urgent": gap.urgent,
        "effort_days": days(gap.effort_days),
        "class": gap.gap_class,
        "next_step": {"points": rounded(step.points, 1), "effort_days": days(step.effort_days)}
        if step
        else None,
    }


def _score(value: Rational | None) -> float | None:
    return None if value is None else rounded(value, 1)


def _share(value: Rational | None) -> float | None:
    return None if value is None else rounded(value, 3)
