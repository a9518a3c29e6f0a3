"""What a verdict rests on, and what is said in its place while it is too early for one."""

from __future__ import annotations

from ..core.evaluation import Evaluation
from ..core.questionnaire import Questionnaire
from ..core.this_week import ThisWeek
from ..core.verdict import Condition
from .number_format import Figures
from .words import Words


def undecided_name(questionnaire: Questionnaire, words: Words) -> str:
    """What stands where a verdict would, while it is too early for one."""
    undecided = questionnaire.undecided
    return undecided.name.get(words.language) if undecided else words("Too early to say")


def reason_sentences(evaluation: Evaluation, words: Words) -> list[str]:
    """The conditions that hold, a sentence each; none while it is too early for a verdict."""
    judgement = evaluation.judgement
    if judgement.state == "open":
        return []
    return [_reason(reason, evaluation.questionnaire, words) for reason in judgement.reasons]


def week_title(week: ThisWeek, words: Words) -> str:
    """That something can be done this week, and how long all of it takes."""
    return words.plural("This week: {count} minute", "This week: {count} minutes", week.minutes)


def act_sentences(week: ThisWeek, words: Words) -> list[str]:
    """What can be done this week, each with its minutes."""
    return [
        words("{act} ({minutes} min)", act=item.act.do.get(words.language), minutes=item.act.minutes)
        for item in week.acts
    ]


def _reason(reason: Condition, questionnaire: Questionnaire, words: Words) -> str:
    figures, language = Figures(questionnaire, words), words.language
    names = (questionnaire.criteria[gate].name.get(language) for gate in reason.gates)
    gates = words.listed([words("“{name}”", name=name) for name in names])
    if reason.code == "gates_closed":
        return words.plural(
            "{count} gate is closed (limit: {limit}): {gates}.",
            "{count} gates are closed (limit: {limit}): {gates}.",
            len(reason.gates),
            limit=int(reason.limit),
            gates=gates,
        )
    values = {"reached": figures.score(reason.reached), "limit": figures.score(reason.limit)}
    if reason.code == "overall_below":
        return words("The overall is at {reached}, below {limit}.", **values)
    dimension = next(d for d in questionnaire.dimensions if d.id == reason.dimension)
    values["name"] = dimension.name.get(language)
    if gates:
        return words.plural(
            "“{name}” is at {reached}, below {limit}, with a closed gate: {gates}.",
            "“{name}” is at {reached}, below {limit}, with closed gates: {gates}.",
            len(reason.gates),
            gates=gates,
            **values,
        )
    return words("“{name}” is at {reached}, below {limit}.", **values)
