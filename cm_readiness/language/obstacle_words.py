"""What keeps a verdict out of reach, in words."""

from __future__ import annotations

from collections.abc import Iterable

from ..core.optimum import Unreachable
from ..core.questionnaire import Questionnaire
from ..core.verdict import Condition
from .number_format import Figures
from .words import Words


def why_not(unreachable: Unreachable, questionnaire: Questionnaire, words: Words) -> str:
    """What keeps a verdict out of reach, in one sentence.

    Args:
        unreachable: of an assessment that answers the questionnaire.
        questionnaire: its criteria and dimensions are named.
        words: the person's language; the questionnaire's texts come in it too.
    """
    obstacles = [_obstacle(condition, questionnaire, words) for condition in unreachable.obstacles]
    return words(
        "Even with every criterion raised to its target, {obstacles}; higher targets would leave more room.",
        obstacles=words.listed(obstacles),
    )


def _obstacle(condition: Condition, questionnaire: Questionnaire, words: Words) -> str:
    figures = Figures(questionnaire, words)
    gates = _quoted(condition.gates, questionnaire, words)
    if condition.code == "gates_closed":
        count = len(condition.gates)
        return words.plural(
            "{count} gate stays closed ({gates})", "{count} gates stay closed ({gates})", count, gates=gates
        )
    values = {"reached": figures.score(condition.reached), "limit": figures.score(condition.limit)}
    if condition.code == "overall_below":
        return words("the overall stays at {reached}, below {limit}", **values)
    names = {d.id: d.name.get(words.language) for d in questionnaire.dimensions}
    name = names[condition.dimension or ""]
    if gates:
        return words(
            "“{name}” stays at {reached}, below {limit}, by its gate {gates}",
            name=name,
            gates=gates,
            **values,
        )
    return words("“{name}” stays at {reached}, below {limit}", name=name, **values)


def _quoted(criteria: Iterable[str], questionnaire: Questionnaire, words: Words) -> str:
    names = (questionnaire.criteria[i].name.get(words.language) for i in criteria)
    return words.listed([words("“{name}”", name=name) for name in names])
