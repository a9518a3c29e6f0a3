"""Going through the answers again that are older than their shelf life."""

from __future__ import annotations

from collections.abc import Sequence

from ...app.sitting import Sitting


def still_stale(session: Sitting, stale: Sequence[str]) -> list[str]:
    """The answers that are gone through again and were not confirmed yet.

    Args:
        session: what was confirmed meanwhile.
        stale: all that are gone through, by criterion.
    """
    standings = session.standings()
    return [identifier for identifier in stale if identifier in standings and standings[identifier].stale]


def next_stale(session: Sitting, left: Sequence[str]) -> str:
    """The next one after the current criterion; after the last one, the first that is left.

    Args:
        session: whose questionnaire gives the order.
        left: those that were not confirmed yet; at least one.
    """
    order = session.questionnaire.order
    later = (identifier for identifier in left if order[identifier] > order[session.current])
    return next(later, left[0])
