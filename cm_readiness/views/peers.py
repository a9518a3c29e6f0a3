"""Where companies like the one reported on stand, in words: quartiles, and never a name."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ..core.numbers import Rational, whole
from ..language.words import N_

if TYPE_CHECKING:
    from ..core.distribution import Distribution, Middle
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
    if peers is None or own is None or evaluation.judgement.state == "open":
        return {"sentences": [], "scores": []}
    scores = [_score(context, "", context.words("Overall"), own, peers.overall)]
    for result in evaluation.dimensions:
        spread = peers.dimensions.get(result.dimension.id)
        if spread is not None and result.score is not None:
            name = context.text(result.dimension.name)
            scores.append(_score(context, result.dimension.id, name, result.score, spread))
    return {"sentences": _sentences(context, peers, own), "scores": scores}


def middle_score(context: Context, middle: Middle) -> str:
    """A median or a quartile of scores as people read it."""
    return context.figures.score(Fraction(middle.mean, _MILLION))


def _score(
    context: Context, identifier: str, name: str, own: Rational, spread: Distribution
) -> PeerScoreView:
    return {
        "id": identifier,
        "name": name,
        "score": context.figures.score(own),
        "q1": middle_score(context, spread.q1),
        "median": middle_score(context, spread.median),
        "q3": middle_score(context, spread.q3),
    }


def _sentences(context: Context, peers: Peers, own: Rational) -> list[str]:
    words, spread = context.words, peers.overall
    q1, median, q3 = (middle_score(context, one) for one in (spread.q1, spread.median, spread.q3))
    alike = _ALIKE.get(peers.by, _ALIKE[None])
    return [
        words(alike, count=words.number(peers.companies), q1=q1, median=median, q3=q3),
        words(_standing(own, spread), score=context.figures.score(own)),
        words("It is counted among them; none of them is named."),
    ]


def _standing(own: Rational, spread: Distribution) -> str:
    """Where the company stands, a message; true as well where several have the same score."""
    at = whole(own * _MILLION)
    if at < spread.q1.mean:
        return N_("With {score}, this company stands below the middle half.")
    if at > spread.q3.mean:
        return N_("With {score}, this company stands above the middle half.")
    if at < spread.median.mean:
        return N_("With {score}, this company stands in the middle half, below its middle.")
    if at > spread.median.mean:
        return N_("With {score}, this company stands in the middle half, above its middle.")
    return N_("With {score}, this company stands in the middle.")
