"""Where companies like the one reported on stand, in words: quartiles, and never a name."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ..core.numbers import Rational, whole
from ..language.words import N_

if TYPE_CHECKING:
    from ..core.groups import Quartiles
    from ..core.peers import Peers
    from .context import Context
    from .peers_shape import PeerScoreView, PeersView

_MILLION = 1_000_000
_ALIKE = {
    None: N_(
        "Of {count} companies that answered the same questions, half score {median} or more, and the middle "
        "half lies between {q1} and {q3}."
    ),
    "sector": N_(
        "Of {count} companies in the same line of business that answered the same questions, half score "
        "{median} or more, and the middle half lies between {q1} and {q3}."
    ),
    "size": N_(
        "Of {count} companies of the same size that answered the same questions, half score {median} or "
        "more, and the middle half lies between {q1} and {q3}."
    ),
    "country": N_(
        "Of {count} companies in the same country that answered the same questions, half score {median} or "
        "more, and the middle half lies between {q1} and {q3}."
    ),
}
"""What they have in common, by the field of the profile."""


def peers_view(context: Context, peers: Peers | None) -> PeersView:
    """Where companies like this one stand; nothing while it is too early to say where it stands itself.

    Args:
        context: the evaluation in one language.
        peers: the others with this one among them; None where nothing is to be said.
    """
    evaluation = context.evaluation
    own = evaluation.overall.score
    overall = peers.group.overall if peers is not None else None
    if peers is None or overall is None or own is None or evaluation.judgement.state == "open":
        return {"sentences": [], "scores": []}
    scores = [_score(context, "", context.words("Overall"), own, overall)]
    for result in evaluation.dimensions:
        spread = peers.group.dimensions.get(result.dimension.id)
        if spread is not None and result.score is not None:
            name = context.text(result.dimension.name)
            scores.append(_score(context, result.dimension.id, name, result.score, spread))
    return {"sentences": _sentences(context, peers, overall, own), "scores": scores}


def _middle(context: Context, millionths: int | None) -> str:
    """A median or a quartile as people read it."""
    return "–" if millionths is None else context.figures.score(Fraction(millionths, _MILLION))


def _score(context: Context, identifier: str, name: str, own: Rational, spread: Quartiles) -> PeerScoreView:
    return {
        "id": identifier,
        "name": name,
        "score": context.figures.score(own),
        "q1": _middle(context, spread.q1),
        "median": _middle(context, spread.median),
        "q3": _middle(context, spread.q3),
    }


def _sentences(context: Context, peers: Peers, spread: Quartiles, own: Rational) -> list[str]:
    words, companies = context.words, peers.group.companies or 0
    q1, median, q3 = (_middle(context, one) for one in spread)
    alike = _ALIKE.get(peers.by, _ALIKE[None])
    return [
        words(alike, count=words.number(companies), q1=q1, median=median, q3=q3),
        words(_standing(own, spread), score=context.figures.score(own)),
        words("It is counted among them; none of them is named."),
    ]


def _standing(own: Rational, spread: Quartiles) -> str:
    """Where the company stands, a message; true as well where several have the same score."""
    at = whole(own * _MILLION)
    if spread.q1 is not None and at < spread.q1:
        return N_("With {score}, this company stands below the middle half.")
    if spread.q3 is not None and at > spread.q3:
        return N_("With {score}, this company stands above the middle half.")
    if at < spread.median:
        return N_("With {score}, this company stands in the middle half, below its middle.")
    if at > spread.median:
        return N_("With {score}, this company stands in the middle half, above its middle.")
    return N_("With {score}, this company stands in the middle.")
