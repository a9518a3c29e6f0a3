"""An evaluation as plain values for templates; `shape` says what each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ..core.criterion_result import Standing
from ..core.evaluation import DimensionResult, Evaluation, OverallResult
from ..core.scope import notices
from ..language.words import Words
from .answers import answers_view, counts_view, not_counted_view, profile_view
from .context import Frame
from .findings import contradictions_view, find_out_text, find_out_view, trust_view
from .phrases import Phrases
from .plan import plan_view
from .priorities import priorities_text, priorities_view
from .trace import trace_view
from .verdict import verdict_view

if TYPE_CHECKING:
    from .comparison import Against
    from .report_shape import DimensionView, ProgressView, ReportView, ScoreView, SourceView, StandingView


def view(evaluation: Evaluation, words: Words, *, against: Against | None = None) -> ReportView:
    """Everything that a report can show, in one language.

    Args:
        evaluation: what is reported on.
        words: the language of the report.
        against: what came before, to compare with.

    Raises:
        ReadinessError: `other_questionnaire`.
    """
    frame = Frame(evaluation, words)
    assessment, questionnaire = evaluation.assessment, evaluation.questionnaire
    report: ReportView = {
        "language": words.language,
        "company": assessment.company_name.strip(),
        "sector": str(assessment.company.get("sector", "")).strip(),
        "assessment": assessment.title.strip(),
        "date": words.date(evaluation.as_of),
        "as_of": evaluation.as_of.isoformat(),
        "respondent": assessment.respondent.strip(),
        "facilitator": assessment.facilitator.strip(),
        "depth": assessment.depth,
        "strict": assessment.evidence_rule == "strict",
        "questionnaire": {
            "id": questionnaire.id,
            "title": frame.text(questionnaire.title),
            "version": questionnaire.version,
            "fingerprint": questionnaire.fingerprint,
        },
        "how_to_read": [frame.text(line) for line in questionnaire.how_to_read],
        "notices": _notices(frame),
        "progress": _progress(frame),
        "verdict": verdict_view(frame),
        "overall": _score(frame, evaluation.overall),
        "dimensions": _dimensions(frame),
        "priorities": priorities_view(frame),
        "priorities_text": priorities_text(frame),
        "contradictions": contradictions_view(frame),
        "flagged": [
            frame.ref(s.criterion) for s in evaluation.standings.values() if s.in_scope and s.answer.flagged
        ],
        "find_out": find_out_view(frame),
        "find_out_text": find_out_text(frame),
        "plan": plan_view(frame),
        "trust": trust_view(frame),
        "profile": profile_view(frame),
        "answers": answers_view(frame),
        "not_counted": not_counted_view(frame),
        "trace": trace_view(frame),
        "sources": _sources(frame),
        "manifest": counts_view(frame),
    }
    if against is not None:
        from .comparison import comparison_view, present

        report["comparison"] = comparison_view(frame, against, present(evaluation))
    return report


def _notices(frame: Frame) -> list[str]:
    found = notices(frame.questionnaire, frame.assessment)
    return [frame.text(n.text) for n in found if "notice" in n.places]


def _progress(frame: Frame) -> ProgressView:
    done = frame.evaluation.progress
    return {
        "in_scope": done.in_scope,
        "total": len(frame.questionnaire.criteria),
        "known": done.known,
        "unknown": done.unknown,
        "not_applicable": done.not_applicable,
        "unanswered": done.unanswered,
        "open": done.unknown + done.unanswered,
    }


def _score(frame: Frame, result: OverallResult | DimensionResult) -> ScoreView:
    figures = frame.figures
    return {
        "rated": result.score is not None,
        "value": figures.value(result.score),
        "text": figures.score(result.score),
        "range": figures.range(result.low, result.high),
        "band": frame.text(result.band.name if result.band else None),
        "target": "" if result.target is None else figures.score(result.target),
        "target_value": figures.value(result.target),
    }


def _dimensions(frame: Frame) -> list[DimensionView]:
    phrases = Phrases(frame)
    return [_dimension(frame, phrases, n, r) for n, r in enumerate(frame.evaluation.dimensions, 1)]


def _dimension(frame: Frame, phrases: Phrases, number: int, result: DimensionResult) -> DimensionView:
    dimension = result.dimension
    own = [frame.evaluation.standings[c.id] for c in dimension.criteria]
    counted = [s for s in own if s.applicable]
    known = [s for s in counted if s.level is not None]
    standing = [_standing(frame, s, s.level) for s in known if s.level is not None and s.level >= s.target]
    return {
        "id": dimension.id,
        "number": number,
        "name": frame.text(dimension.name),
        "question": frame.text(dimension.question),
        "why": frame.text(dimension.why),
        "score": _score(frame, result),
        "gates": _gates(frame, own, result),
        "closed_gates": [frame.name(i) for i in result.closed_gates],
        "answer": phrases.answer(result),
        "standing": standing,
        "standing_text": "" if standing else phrases.nothing_reached(known),
        "missing": [
            _standing(frame, s, s.level) for s in known if s.level is not None and s.level < s.target
        ],
        "open": [frame.ref(s.criterion) for s in counted if s.level is None],
        "asides": _asides(frame, counted),
        "warning": _warning(frame, result),
    }


def _standing(frame: Frame, standing: Standing, level: int) -> StandingView:
    criterion = standing.criterion
    steps = frame.wording(criterion).steps
    claimed = standing.claimed if standing.claimed is not None else level
    reached = claimed >= standing.target
    return {
        **frame.ref(criterion),
        "level": level,
        "target": standing.target,
        "text": frame.level_text(criterion, claimed),
        "next_step": "" if reached else frame.text(steps[claimed].do),
        "closed_gate": criterion.id in frame.evaluation.closed_gates,
        "unproved": standing.needs_proof,
        "priority": frame.ranks.get(criterion.id, 0),
    }  # fmt: skip


def _asides(frame: Frame, counted: list[Standing]) -> list[str]:
    """Criteria that need no lines of their own: claims that lack proof, and those without a level."""
    known = frame.ranks
    bare = [s.criterion.id for s in counted if s.needs_proof and s.criterion.id not in known and _short(s)]
    open_ones = [s.criterion.id for s in counted if s.level is None]
    asides = []
    if bare:
        names = frame.quoted_criteria(bare)
        asides.append(frame.words("Answered higher, but without evidence: {names}.", names=names))
    if open_ones:
        names = frame.quoted_criteria(open_ones)
        asides.append(frame.words("Not known yet, see “What to find out”: {names}.", names=names))
    return asides


def _short(standing: Standing) -> bool:
    return standing.level is not None and standing.level < standing.target


def _gates(frame: Frame, own: list[Standing], result: DimensionResult) -> str:
    words, opens_at = frame.words, frame.questionnaire.gate.opens_at
    states = [s.gate_state(opens_at) for s in own if s.criterion.critical]
    closed, unknown = len(result.closed_gates), states.count("unknown")
    if closed:
        return words.plural("{count} closed", "{count} closed", closed)
    if unknown:
        return words.plural("{count} not known", "{count} not known", unknown)
    return words.context("gates", "open") if "open" in states else words.context("gates", "none")


def _warning(frame: Frame, result: DimensionResult) -> str:
    if not result.na_warning or result.na_share is None:
        return ""
    return frame.words(
        "Read with caution: {share} of “{name}”, by weight, is answered not applicable.",
        share=frame.words.percent(float(result.na_share)),
        name=frame.text(result.dimension.name),
    )


def _sources(frame: Frame) -> list[SourceView]:
    """The sources that the criteria in scope and the notices draw on, as far as they may be printed."""
    cited = {i for s in frame.evaluation.standings.values() if s.in_scope for i in s.criterion.sources}
    cited |= {i for n in notices(frame.questionnaire, frame.assessment) for i in n.sources}
    return [
        {"id": s.id, "title": s.title, "url": s.url, "year": "" if s.year is None else str(s.year)}
        for s in frame.questionnaire.sources
        if s.print and s.id in cited
    ]


def plain(report: ReportView) -> dict[str, object]:
    """The view as a template's variables."""
    return cast("dict[str, object]", dict(report))
