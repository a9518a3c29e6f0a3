"""The appendix of answers: every one of them, with its note and its evidence, and never a private note."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..core.assessment import Answer, CompanyValue, NotApplicable, Unknown
from ..core.criterion_result import Standing
from ..core.questionnaire import ProfileField
from .context import Context

if TYPE_CHECKING:
    from .report_shape import AnswersView, AnswerView, CountsView, CriterionRef, ProfileView


def answers_view(context: Context) -> list[AnswersView]:
    """The answers in scope by dimension, unanswered criteria included.

    Args:
        context: the evaluation in one language.
    """
    groups: list[AnswersView] = []
    for number, dimension in enumerate(context.questionnaire.dimensions, 1):
        own = [context.evaluation.standings[c.id] for c in dimension.criteria]
        answers = [_answer(context, s) for s in own if s.in_scope]
        if answers:
            groups.append({"number": number, "name": context.text(dimension.name), "answers": answers})
    return groups


def not_counted_view(context: Context) -> list[AnswerView]:
    """What is kept in the file and counts nowhere: outside the scope, or to a criterion that is gone.

    Args:
        context: the evaluation in one language.
    """
    evaluation = context.evaluation
    outside = [s for s in evaluation.standings.values() if not s.in_scope and _says_something(s.answer)]
    orphaned = ((i, context.assessment.answer_to(i)) for i in evaluation.orphaned)
    return [
        *(_answer(context, s) for s in outside),
        *(_orphan(context, i, answer) for i, answer in orphaned if _says_something(answer)),
    ]


def profile_view(context: Context) -> list[ProfileView]:
    """What the company said about itself, without the fields it left out.

    Args:
        context: the evaluation in one language.
    """
    company = context.assessment.company
    return [
        {
            "question": context.text(field.question),
            "answer": _profile_value(context, field, company[field.id]),
        }
        for field in context.questionnaire.profile
        if company.get(field.id) not in (None, "", ())
    ]


def counts_view(context: Context) -> CountsView:
    """What the file holds, counted without any of the report's own lists.

    Args:
        context: the evaluation in one language.
    """
    answers = context.assessment.answers.values()
    return {
        "answers": sum(answer.given is not None for answer in answers),
        "notes": sum(bool(answer.note.strip()) for answer in answers),
        "evidence": sum(len(answer.proofs) for answer in answers),
    }


def _answer(context: Context, standing: Standing) -> AnswerView:
    criterion = standing.criterion
    question = context.text(context.wording(criterion).question)
    view = _bare(context, context.ref(criterion), standing.answer, question)
    raw = standing.answer.given
    if isinstance(raw, int):
        view["level_text"] = context.level_text(criterion, raw)
    if isinstance(raw, NotApplicable) and not criterion.allow_na:
        view["kind"] = "refused"
        view["remark"] = context.words("This criterion cannot be left out, so it counts as unanswered.")
    if standing.in_scope and standing.needs_proof:
        view["remark"] = context.words(
            "It counts as level {level}: the strict rule asks for evidence from level 3 on.",
            level=standing.level,
        )
    return view


def _orphan(context: Context, identifier: str, answer: Answer) -> AnswerView:
    ref: CriterionRef = {"id": identifier, "number": "", "name": identifier, "dimension": ""}
    view = _bare(context, ref, answer, "")
    view["remark"] = context.words("This version of the questionnaire has no such criterion.")
    return view


def _bare(context: Context, ref: CriterionRef, answer: Answer, question: str) -> AnswerView:
    """An answer as it stands in the file, without what the criterion says about it."""
    view: AnswerView = {
        "id": ref["id"],
        "number": ref["number"],
        "name": ref["name"],
        "dimension": ref["dimension"],
        "question": question,
        "kind": "unanswered",
        "level_name": "",
        "level_text": "",
        "reason": "",
        "answered": context.day(answer.answered),
        "remark": "",
        "note": answer.note.strip(),
        "evidence": [line.strip() for line in answer.proofs],
        "flagged": answer.flagged,
    }
    match answer.given:
        case NotApplicable(reason):
            view["kind"], view["reason"] = "not_applicable", reason.strip()
        case Unknown():
            view["kind"] = "unknown"
        case int(level):
            view["kind"], view["level"] = "level", level
            view["level_name"] = context.text(context.questionnaire.levels[level].name)
    return view


def _says_something(answer: Answer) -> bool:
    return answer.given is not None or bool(answer.note.strip()) or bool(answer.proofs) or answer.flagged


def _profile_value(context: Context, field: ProfileField, value: CompanyValue) -> str:
    names = {option.id: context.text(option.name) for option in field.options}
    if isinstance(value, tuple):
        return context.words.listed(_named(names, value))
    if isinstance(value, bool):
        return context.words.context("answer", "Yes") if value else context.words.context("answer", "No")
    if isinstance(value, str):
        return names.get(value, value)
    return context.figures.number(value)


def _named(names: dict[str, str], values: Iterable[str]) -> list[str]:
    return [names.get(value, value) for value in values]
