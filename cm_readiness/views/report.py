"""An evaluation as plain values for templates; `report_shape` says what each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ..core.criterion_result import Standing
from ..core.evaluation import DimensionResult, Evaluation, OverallResult
from ..language.words import Words
from .answers import answers_view, counts_view, not_counted_view, profile_view
from .context import Context
from .dimension_answers import DimensionAnswers
from .findings import contradictions_view, find_out_text, find_out_view, trust_view
from .later import Later, made
from .law import law_view, remarks
from .measured import differences_of_measures, measured_view
from .peers import peers_view
from .plan import plan_view
from .priorities import priorities_text, priorities_total, priorities_view
from .risk_map import risk_map_view
from .this_week import this_week_view
from .verdict import verdict_view
from .verdict_change import verdict_change
from .workshop import workshop_view

if TYPE_CHECKING:
    from ..core.comparison import Against
    from ..core.peers import Peers
    from .base_shape import CriterionRef
    from .report_shape import (
        DimensionView,
        ProgressView,
        ReportView,
        ScoreView,
        SourceView,
        StandingView,
        TraceView,
    )


def view(
    evaluation: Evaluation,
    words: Words,
    *,
    against: Against | None = None,
    with_notes: bool = False,
    peers: Peers | None = None,
) -> ReportView:
    """Everything that a report can show, in one language; the arguments are those of `values`."""
    report = values(evaluation, words, against=against, with_notes=with_notes, peers=peers)
    return cast("ReportView", made(report))


def values(
    evaluation: Evaluation,
    words: Words,
    *,
    against: Against | None = None,
    with_notes: bool = False,
    peers: Peers | None = None,
) -> dict[str, object]:
    """What `ReportView` says, where what takes a while is made later.

    Args:
        evaluation: what is reported on.
        words: the language of the report.
        against: what came before, to compare with.
        with_notes: whether what was noted is asked for, on a sheet of its own.
        peers: where companies like this one stand, where it is to be said.

    Raises:
        ReadinessError: `other_questionnaire`.
    """
    context = Context(evaluation, words)
    assessment, questionnaire = evaluation.assessment, evaluation.questionnaire
    report: dict[str, object] = {
        "language": words.language,
        "company": assessment.company_name.strip(),
        "sector": str(assessment.company.get("sector", "")).strip(),
        "assessment": assessment.title.strip(),
        "date": words.date(evaluation.as_of),
        "as_of": evaluation.as_of.isoformat(),
        "respondent": assessment.respondent.strip(),
        "facilitator": assessment.facilitator.strip(),
        "depth": assessment.depth,
        "with_notes": with_notes,
        "strict": assessment.evidence_rule == "strict",
        "questionnaire": {
            "id": questionnaire.id,
            "title": context.text(questionnaire.title),
            "question": context.text(questionnaire.question or questionnaire.title),
            "version": questionnaire.version,
            "fingerprint": questionnaire.fingerprint,
        },
        "how_to_read": [context.text(line) for line in questionnaire.how_to_read],
        "notices": Later(lambda: remarks(context)),
        "law": Later(lambda: law_view(context)),
        "progress": Later(lambda: _progress(context)),
        "verdict": Later(lambda: verdict_view(context)),
        "change": Later(lambda: verdict_change(context)),
        "this_week": Later(lambda: this_week_view(context)),
        "overall": Later(lambda: _score(context, evaluation.overall)),
        "dimensions": Later(lambda: _dimensions(context)),
        "peers": Later(lambda: peers_view(context, peers)),
        "priorities": Later(lambda: priorities_view(context)),
        "priorities_text": Later(lambda: priorities_text(context)),
        "risk_map": Later(lambda: risk_map_view(context)),
        "priorities_total": Later(lambda: priorities_total(context)),
        "contradictions": Later(lambda: contradictions_view(context)),
        "measured": Later(lambda: measured_view(context)),
        "measured_otherwise": Later(lambda: differences_of_measures(context)),
        "flagged": Later(lambda: _flagged(context)),
        "find_out": Later(lambda: find_out_view(context)),
        "find_out_text": Later(lambda: find_out_text(context)),
        "plan": Later(lambda: plan_view(context)),
        "workshop": Later(lambda: workshop_view(context)),
        "trust": Later(lambda: trust_view(context)),
        "profile": Later(lambda: profile_view(context)),
        "answers": Later(lambda: answers_view(context)),
        "not_counted": Later(lambda: not_counted_view(context)),
        "trace": Later(lambda: _trace(context)),
        "sources": Later(lambda: _sources(context)),
        "manifest": Later(lambda: counts_view(context)),
    }
    if against is not None:
        from ..core.comparison import present
        from .comparison import comparison_view

        report["comparison"] = comparison_view(context, against, present(evaluation))
    return report


def _flagged(context: Context) -> list[CriterionRef]:
    standings = context.evaluation.standings.values()
    return [context.ref(s.criterion) for s in standings if s.in_scope and s.answer.flagged]


def _trace(context: Context) -> TraceView:
    from .score_trace import trace_view

    return trace_view(context)


def _progress(context: Context) -> ProgressView:
    done = context.evaluation.progress
    return {
        "in_scope": done.in_scope,
        "total": len(context.questionnaire.criteria),
        "known": done.known,
        "unknown": done.unknown,
        "not_applicable": done.not_applicable,
        "unanswered": done.unanswered,
        "open": done.unknown + done.unanswered,
    }


def _score(context: Context, result: OverallResult | DimensionResult) -> ScoreView:
    figures = context.figures
    return {
        "rated": result.score is not None,
        "value": figures.value(result.score),
        "text": figures.score(result.score),
        "range": figures.range(result.low, result.high),
        "band": context.text(result.band.name if result.band else None),
        "target": "" if result.target is None else figures.score(result.target),
        "target_value": figures.value(result.target),
    }


def _dimensions(context: Context) -> list[DimensionView]:
    answers = DimensionAnswers(context)
    return [_dimension(context, answers, n, r) for n, r in enumerate(context.evaluation.dimensions, 1)]


def _dimension(
    context: Context, answers: DimensionAnswers, number: int, result: DimensionResult
) -> DimensionView:
    dimension = result.dimension
    own = [context.evaluation.standings[c.id] for c in dimension.criteria]
    counted = [s for s in own if s.applicable]
    known = [s for s in counted if s.level is not None]
    standing = [_standing(context, s, s.level) for s in known if s.level is not None and s.level >= s.target]
    return {
        "id": dimension.id,
        "number": number,
        "name": context.text(dimension.name),
        "question": context.text(dimension.question),
        "why": context.text(dimension.why),
        "score": _score(context, result),
        "gates": _gates(context, own, result),
        "closed_gates": [context.name(i) for i in result.closed_gates],
        "answer": answers.answer(result),
        "standing": standing,
        "standing_text": "" if standing else answers.nothing_reached(known),
        "missing": [
            _standing(context, s, s.level) for s in known if s.level is not None and s.level < s.target
        ],
        "open": [context.ref(s.criterion) for s in counted if s.level is None],
        "standing_names": _with_levels(context, standing),
        "missing_first": _with_ranks(context, known),
        "asides": _asides(context, own),
        "warning": _warning(context, result),
    }


def _standing(context: Context, standing: Standing, level: int) -> StandingView:
    criterion = standing.criterion
    steps = context.wording(criterion).steps
    claimed = standing.claimed if standing.claimed is not None else level
    reached = claimed >= standing.target
    return {
        **context.ref(criterion),
        "level": level,
        "target": standing.target,
        "text": context.level_text(criterion, claimed),
        "next_step": "" if reached else context.text(steps[claimed].do),
        "closed_gate": criterion.id in context.evaluation.closed_gates,
        "unproved": standing.needs_proof,
        "priority": context.ranks.get(criterion.id, 0),
    }  # fmt: skip


def _with_levels(context: Context, standing: list[StandingView]) -> str:
    """The names of criteria at their target, each with its level."""
    words = context.words
    return ", ".join(
        words("{name} (level {level})", name=each["name"], level=each["level"]) for each in standing
    )


def _with_ranks(context: Context, known: list[Standing]) -> str:
    """The names of criteria that are priorities, each with its number among them."""
    words, ranks = context.words, context.ranks
    named = sorted((ranks[s.criterion.id], s.criterion.id) for s in known if s.criterion.id in ranks)
    closed = context.evaluation.closed_gates
    return ", ".join(
        words("{name} (no. {rank}, closed gate)", name=context.name(identifier), rank=rank)
        if identifier in closed
        else words("{name} (no. {rank})", name=context.name(identifier), rank=rank)
        for rank, identifier in named
    )


def _asides(context: Context, own: list[Standing]) -> list[str]:
    """Criteria that need no lines of their own: claims that lack proof, and those without a level."""
    counted = [s for s in own if s.applicable]
    known = context.ranks
    bare = [s.criterion.id for s in counted if s.needs_proof and s.criterion.id not in known and _short(s)]
    open_ones = [s.criterion.id for s in counted if s.level is None]
    asides = []
    if bare:
        names = context.quoted_criteria(bare)
        asides.append(context.words("Answered higher, but without evidence: {names}.", names=names))
    if open_ones:
        names = context.quoted_criteria(open_ones)
        asides.append(context.words("Not known yet, see “What to find out”: {names}.", names=names))
    if left_out := [s.criterion.id for s in own if s.in_scope and not s.applicable]:
        names = context.quoted_criteria(left_out)
        asides.append(context.words("Answered not applicable: {names}.", names=names))
    return asides


def _short(standing: Standing) -> bool:
    return standing.level is not None and standing.level < standing.target


def _gates(context: Context, own: list[Standing], result: DimensionResult) -> str:
    words, opens_at = context.words, context.questionnaire.gate.opens_at
    states = [s.gate_state(opens_at) for s in own if s.criterion.critical]
    closed, unknown = len(result.closed_gates), states.count("unknown")
    if closed:
        return words.plural("{count} closed", "{count} closed", closed)
    if unknown:
        return words.plural("{count} not known", "{count} not known", unknown)
    return words.context("gates", "open") if "open" in states else "–"


def _warning(context: Context, result: DimensionResult) -> str:
    if not result.na_warning or result.na_share is None:
        return ""
    return context.words(
        "Read with caution: {share} of “{name}”, by weight, is answered not applicable.",
        share=context.words.percent(float(result.na_share)),
        name=context.text(result.dimension.name),
    )


def _sources(context: Context) -> list[SourceView]:
    """The sources that the criteria in scope and the notices draw on, as far as they may be printed."""
    cited = {i for s in context.evaluation.standings.values() if s.in_scope for i in s.criterion.sources}
    cited |= {i for n in context.notices for i in n.sources}
    return [
        {
            "id": s.id,
            "title": s.title,
            "language": context.foreign(s.language),
            "url": s.url,
            "year": "" if s.year is None else str(s.year),
        }
        for s in context.questionnaire.sources
        if s.print and s.id in cited
    ]
