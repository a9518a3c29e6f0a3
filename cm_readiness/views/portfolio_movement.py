"""How companies moved from their first round to their latest one, in words and without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..core.portfolio_findings import Movement
    from .portfolio_context import PortfolioContext


def movement_view(context: PortfolioContext) -> list[str]:
    """What came of later rounds, a sentence each; of too few companies, that they are too few."""
    findings, words = context.findings, context.words
    if findings.movement is not None:
        return _of(context, findings.movement)
    if not findings.moved:
        return [words("No company has come back for another round yet.")] if findings.clients else []
    if findings.where:
        return [
            words(
                "How companies moved is said of all of them together only; leave the conditions out to read "
                "it."
            )
        ]
    return [
        words(
            "Fewer than {least} companies have come back for another round with the same questions: how they "
            "moved is not said without their names.",
            least=findings.least,
        )
    ]


def _of(context: PortfolioContext, movement: Movement) -> list[str]:
    words, change = context.words, movement.change
    q1, median, q3 = (context.change(one.mean) for one in (change.q1, change.median, change.q3))
    kinds = (
        (movement.rose, words("{count} rose", count=words.number(movement.rose, 0))),
        (movement.same, words("{count} stayed where they were", count=words.number(movement.same, 0))),
        (movement.fell, words("{count} fell", count=words.number(movement.fell, 0))),
    )
    told = words.listed([said for count, said in kinds if count])
    return [
        words(
            "{count} companies have come back for another round with the same questions: {moves}.",
            count=words.number(movement.companies, 0),
            moves=told,
        ),
        words(
            "From the first round to the latest one, the middle one of the changes of their overall scores "
            "is {median}; half of the changes lie between {q1} and {q3}.",
            median=median,
            q1=q1,
            q3=q3,
        ),
    ]
