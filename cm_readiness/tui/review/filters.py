"""Which criteria the review lists: all, or those that something is to be done about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...core.assessment import Unknown
from ...core.criterion_result import PROVED_FROM, Standing
from ...language.words import N_


@dataclass(frozen=True)
class Filter:
    """One choice of the review."""

    id: str
    label: str
    """In English."""
    lets_through: Callable[[Standing], bool]


def lacks_evidence(standing: Standing) -> bool:
    """Whether a high level stands without anything that proves it."""
    return standing.claimed is not None and standing.claimed >= PROVED_FROM and not standing.answer.proofs


def is_inactive(standing: Standing) -> bool:
    """Whether there is an answer to a criterion that is not asked."""
    return not standing.in_scope and standing.answer.given is not None


FILTERS = (
    Filter("all", N_("all"), lambda s: s.in_scope or is_inactive(s)),
    Filter("open", N_("open"), lambda s: s.in_scope and s.given is None),
    Filter("flagged", N_("to discuss"), lambda s: s.in_scope and s.answer.flagged),
    Filter("urgent", N_("this week"), lambda s: s.in_scope and s.answer.urgent),
    Filter("unknown", N_("don’t know"), lambda s: s.in_scope and isinstance(s.given, Unknown)),
    Filter("no_evidence", N_("no evidence"), lambda s: s.in_scope and lacks_evidence(s)),
    Filter("stale", N_("out of date"), lambda s: s.stale),
)
"""In the order in which they are shown."""

PLACES: Mapping[str, int] = {one.id: place for place, one in enumerate(FILTERS)}
