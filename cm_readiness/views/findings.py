"""What the answers leave to talk through: contradictions, what nobody knows yet, and what to rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.criterion_result import PROVED_FROM, Standing
from ..core.gaps import BrokenRequirement, FindOut
from .context import Frame

if TYPE_CHECKING:
    from .report_shape import ClaimsView, ContradictionView, FindOutView, TrustView


def contradictions_view(frame: Frame) -> list[ContradictionView]:
    """Answers that do not go together: the questionnaire's rules, then broken requirements.

    Args:
        frame: the evaluation in one language.
    """
    rules: list[ContradictionView] = [
        {"id": c.id, "name": frame.text(c.name), "meaning": frame.text(c.meaning), "ask": frame.text(c.ask)}
        for c in frame.evaluation.contradictions
    ]
    return rules + [_broken(frame, broken) for broken in frame.evaluation.broken_requirements]


def _broken(frame: Frame, broken: BrokenRequirement) -> ContradictionView:
    words, other = frame.words, broken.requirement.of
    claimed = frame.evaluation.standings[broken.criterion.id].claimed
    values = {"name": frame.text(broken.criterion.name), "other": frame.name(other)}
    return {
        "id": "",
        "name": words("“{name}” without “{other}”", **values),
        "meaning": words(
            "“{name}” is answered at level {level}, which presupposes level {needed} of “{other}”; that "
            "one stands at {stands}.",
            level=claimed,
            needed=broken.requirement.at_least,
            stands=frame.evaluation.standings[other].claimed,
            **values,
        ),
        "ask": words("What does “{name}” rest on in practice, as long as “{other}” is missing?", **values),
    }


def find_out_view(frame: Frame) -> list[FindOutView]:
    """What nobody knows yet, in the order in which to find it out.

    Args:
        frame: the evaluation in one language.
    """
    return [_find_out(frame, item) for item in frame.evaluation.find_out]


def _find_out(frame: Frame, item: FindOut) -> FindOutView:
    wording = frame.wording(item.criterion)
    return {
        **frame.ref(item.criterion),
        "unanswered": item.kind == "unanswered",
        "critical": item.criterion.critical,
        "points": frame.figures.points(item.points),
        "ask": frame.text(wording.probe or wording.question),
        "evidence": frame.text(wording.evidence),
        "note": frame.assessment.answer_to(item.criterion.id).note.strip(),
    }


def find_out_text(frame: Frame) -> list[str]:
    """How much is open, and what it leaves open.

    Args:
        frame: the evaluation in one language.
    """
    items, words, overall = frame.evaluation.find_out, frame.words, frame.evaluation.overall
    if not items:
        return []
    count = frame.plural(
        "{count} criterion has no level yet.",
        "{count} criteria have no level yet; those that matter most for the result come first.",
        len(items),
    )
    if not frame.figures.range(overall.low, overall.high):
        return [count]
    low, high = frame.figures.score(overall.low), frame.figures.score(overall.high)
    spread = words("Until then, the overall score lies between {low} and {high}.", low=low, high=high)
    return [count, spread]


def trust_view(frame: Frame) -> TrustView:
    """What rests on evidence, and what has grown old.

    Args:
        frame: the evaluation in one language.
    """
    evaluation = frame.evaluation
    claims = [
        s
        for s in evaluation.standings.values()
        if s.in_scope and s.claimed is not None and s.claimed >= PROVED_FROM
    ]
    bare = [s for s in claims if not s.answer.proofs]
    return {
        "sentences": [_evidence_text(frame, len(claims), len(bare)), _age_text(frame)],
        "stale": [
            {
                **frame.ref(s.criterion),
                "answered": frame.day(s.answer.answered),
                "shelf_life_days": s.criterion.shelf_life_days,
            }
            for s in evaluation.stale
        ],
        "unevidenced": _by_dimension(frame, bare),
    }


def _by_dimension(frame: Frame, bare: list[Standing]) -> list[ClaimsView]:
    groups: list[ClaimsView] = []
    for dimension in frame.questionnaire.dimensions:
        own = {criterion.id for criterion in dimension.criteria}
        ids = [s.criterion.id for s in bare if s.criterion.id in own]
        if ids:
            groups.append({"dimension": frame.text(dimension.name), "names": frame.quoted_criteria(ids)})
    return groups


def _evidence_text(frame: Frame, claims: int, bare: int) -> str:
    words = frame.words
    if not claims:
        return words("No answer claims level 3 or 4, so none needs evidence yet.")
    if not bare:
        return frame.plural(
            "The one answer of level 3 or 4 lists its evidence.",
            "All {count} answers of level 3 or 4 list their evidence.",
            claims,
        )
    if frame.assessment.evidence_rule == "strict":
        return frame.plural(
            "{count} answer of level 3 or 4 lists no evidence; under the strict rule it counts as level 2.",
            "{count} answers of level 3 or 4 list no evidence; under the strict rule they count as level 2.",
            bare,
        )
    if bare == claims:
        return frame.plural(
            "The one answer of level 3 or 4 rests on what was said, without evidence.",
            "All {count} answers of level 3 or 4 rest on what was said, without evidence.",
            bare,
        )
    return frame.plural(
        "{count} of the {claims} answers of level 3 or 4 rests on what was said, without evidence.",
        "{count} of the {claims} answers of level 3 or 4 rest on what was said, without evidence.",
        bare, claims=claims,
    )  # fmt: skip


def _age_text(frame: Frame) -> str:
    stale = len(frame.evaluation.stale)
    if not frame.evaluation.progress.answered:
        return frame.words("Nothing has been answered yet.")
    if not stale:
        return frame.words("No answer is older than the time for which it can be relied on.")
    return frame.plural(
        "{count} answer is older than the time for which it can be relied on; it still counts.",
        "{count} answers are older than the time for which they can be relied on; they still count.",
        stale,
    )
