"""From figures that were measured to a level that is proposed, by the rules of the questionnaire.

A proposal is never an answer: it becomes one when a person accepts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .assessment import Assessment
from .questionnaire import Criterion, Measure, MeasuredLevel, Questionnaire
from .scope import given, scope

if TYPE_CHECKING:
    from .measured import Figure, Measured

AT_LEAST, AT_MOST = "_at_least", "_at_most"
CONTRADICTS = 2
"""Levels between what was measured and what was answered from which on they contradict each other."""


class Proposal(NamedTuple):
    """What a measure says of one criterion."""

    criterion: Criterion
    measure: str
    level: int | None
    """0 to 4; None where no rule holds, or a figure that it asks for is not there."""


class Contradiction(NamedTuple):
    """A level that was answered, and one that was measured far from it."""

    criterion: Criterion
    measure: str
    answered: int
    measured: int
    lines: tuple[str, ...]


def proposals(
    questionnaire: Questionnaire, assessment: Assessment, measured: Measured
) -> tuple[Proposal, ...]:
    """What a measure proposes, for each criterion in scope that it serves, in the order of the questionnaire.

    Args:
        questionnaire: with the rules.
        assessment: its profile decides what is asked.
        measured: the figures.
    """
    numbers = measured.figures.numbers
    return tuple(
        Proposal(criterion, measured.measure, proposed_level(rule, numbers))
        for criterion in scope(questionnaire, assessment)
        for rule in criterion.measures
        if rule.measure == measured.measure
    )


def proposed_level(rule: Measure, numbers: Mapping[str, Figure]) -> int | None:
    """The level of the first rule that holds, 0 to 4; None where none does.

    Args:
        rule: the levels with their conditions, in the order in which they are tried.
        numbers: the figures by name.
    """
    return next((one.level for one in rule.levels if _holds(one, numbers)), None)


def figure_of(condition: str) -> str:
    """The name of the figure that a condition is about: `posts` for `posts_at_least`."""
    return condition.removesuffix(AT_LEAST).removesuffix(AT_MOST)


def contradictions(questionnaire: Questionnaire, assessment: Assessment) -> Iterator[Contradiction]:
    """Where the newest measurement of a kind proposes a level far from the one that was answered.

    Args:
        questionnaire: what is answered.
        assessment: with what was measured.
    """
    for criterion in scope(questionnaire, assessment):
        answered = given(criterion, assessment)
        if not isinstance(answered, int):
            continue
        seen: set[str] = set()
        for one in assessment.answer_to(criterion.id).measures:
            newest = one.measure not in seen
            seen.add(one.measure)
            if newest and one.proposes is not None and abs(one.proposes - answered) >= CONTRADICTS:
                yield Contradiction(criterion, one.measure, answered, one.proposes, one.lines)


def _holds(rule: MeasuredLevel, numbers: Mapping[str, Figure]) -> bool:
    """Whether all conditions hold; one on a figure that is not there never does."""
    return all(_is_as(condition, limit, numbers) for condition, limit in rule.when.items())


def _is_as(condition: str, limit: Figure, numbers: Mapping[str, Figure]) -> bool:
    found = numbers.get(figure_of(condition))
    if found is None:
        return False
    if condition.endswith(AT_LEAST):
        return found >= limit
    if condition.endswith(AT_MOST):
        return found <= limit
    return found == limit
