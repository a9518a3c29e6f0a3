"""The JSON report: the evaluation, every answer, the plan with the company's actions, and the comparison."""

from __future__ import annotations

from ..core.assessment import mark
from ..core.comparison import Against, compare, side_of
from ..core.evaluation import Evaluation
from ..language.words import Words
from .comparison import compare_data
from .evaluation import Data, score_data
from .plan import action_data, plan_data
from .rounds import rounds_data


def report_data(evaluation: Evaluation, words: Words, *, against: Against | None = None) -> dict[str, Data]:
    """The score object with every answer, note and evidence line, and the plan; never a private note.

    Args:
        evaluation: what is reported on.
        words: the language of the sentences in the plan.
        against: what came before, to compare with.
    """
    data: dict[str, Data] = {
        **score_data(evaluation),
        "answers": _answers(evaluation),
        "plan": plan_data(evaluation, words, verdict=evaluation.questionnaire.verdicts[-1]),
        "actions": [action_data(action) for action in evaluation.assessment.actions],
    }
    if rounds := rounds_data(evaluation.questionnaire, evaluation.assessment):
        data["rounds"] = rounds
    if against is not None:
        data["comparison"] = compare_data(compare(against.side, side_of(evaluation)))
    return data


def _answers(evaluation: Evaluation) -> dict[str, Data]:
    answers: dict[str, Data] = {}
    for criterion_id, answer in sorted(
        evaluation.assessment.answers.items(),
        key=lambda item: (evaluation.questionnaire.order.get(item[0], len(evaluation.standings)), item[0]),
    ):
        entry: dict[str, Data] = {"answer": mark(answer.given)}
        if answer.not_applicable is not None:
            entry["reason"] = answer.not_applicable
        entry |= {
            "note": answer.note,
            "evidence": list(answer.proofs),
            "flagged": answer.flagged,
            "urgent": answer.urgent,
            "answered": answer.answered.isoformat().replace("+00:00", "Z") if answer.answered else None,
        }
        answers[criterion_id] = entry
    return answers
