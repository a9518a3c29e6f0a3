"""The appendix of answers: every one of them, with its note and its evidence, and never a private note."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..core.assessment import Answer, CompanyValue, NotApplicable, Unknown
from ..core.criterion_result import Standing
from ..core.questionnaire import ProfileField
from .context import Frame

if TYPE_CHECKING:
    from .report_shape import AnswersView, AnswerView, CountsView, CriterionRef, ProfileView


def answers_view(frame: Frame) -> list[AnswersView]:
    """The answers in scope by dimension, unanswered criteria included.

    Args:
        frame: the evaluation in one language.
    """
    groups: list[AnswersView] = []
    for number, dimension in enumerate(frame.questionnaire.dimensions, 1):
        own = [frame.evaluation.standings[c.id] for c in dimension.criteria]
        answers = [_answer(frame, s) for s in own if s.in_scope]
        if answers:
            groups.append({"number": number, "name": frame.text(dimension.name), "answers": answers})
    return groups


def not_counted_view(frame: Frame) -> list[AnswerView]:
    """What is kept in the file and counts nowhere: outside the scope, or to a criterion that is gone.

    Args:
        frame: the evaluation in one language.
    """
    evaluation = frame.evaluation
    outside = [s for s in evaluation.standings.values() if not s.in_scope and _says_something(s.answer)]
    orphaned = ((i, frame.assessment.answer_to(i)) for i in evaluation.orphaned)
    return [
        *(_answer(frame, s) for s in outside),
        *(_orphan(frame, i, answer) for i, answer in orphaned if _says_something(answer)),
    ]


def profile_view(frame: Frame) -> list[ProfileView]:
    """What the company said about itself, without the fields it left out.

    Args:
        frame: the evaluation in one language.
    """
    company = frame.assessment.company
    return [
        {"question": frame.text(field.question), "answer": _profile_value(frame, field, company[field.id])}
        for field in frame.questionnaire.profile
        if company.get(field.id) not in (None, "", ())
    ]


def counts_view(frame: Frame) -> CountsView:
    """What the file holds, counted without any of the report's own lists.

    Args:
        frame: the evaluation in one language.
    """
    answers = frame.assessment.answers.values()
    return {
        "answers": sum(answer.given is not None for answer in answers),
        "notes": sum(bool(answer.note.strip()) for answer in answers),
        "evidence": sum(len(answer.proofs) for answer in answers),
    }


def _answer(frame: Frame, standing: Standing) -> AnswerView:
    criterion = standing.criterion
    question = frame.text(frame.wording(criterion).question)
    view = _bare(frame, frame.ref(criterion), standing.answer, question)
    raw = standing.answer.given
    if isinstance(raw, int):
        view["level_text"] = frame.level_text(criterion, raw)
    if isinstance(raw, NotApplicable) and not criterion.allow_na:
        view["kind"] = "refused"
        view["remark"] = frame.words("This criterion cannot be left out, so it counts as unanswered.")
    if standing.in_scope and standing.needs_proof:
        view["remark"] = frame.words(
            "It counts as level {level}: the strict rule asks for evidence from level 3 on.",
            level=standing.level,
        )
    return view


def _orphan(frame: Frame, identifier: str, answer: Answer) -> AnswerView:
    ref: CriterionRef = {"id": identifier, "number": "", "name": identifier, "dimension": ""}
    view = _bare(frame, ref, answer, "")
    view["remark"] = frame.words("This version of the questionnaire has no such criterion.")
    return view


def _bare(frame: Frame, ref: CriterionRef, answer: Answer, question: str) -> AnswerView:
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
        "answered": frame.day(answer.answered),
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
            view["level_name"] = frame.text(frame.questionnaire.levels[level].name)
    return view


def _says_something(answer: Answer) -> bool:
    return answer.given is not None or bool(answer.note.strip()) or bool(answer.proofs) or answer.flagged


def _profile_value(frame: Frame, field: ProfileField, value: CompanyValue) -> str:
    names = {option.id: frame.text(option.name) for option in field.options}
    if isinstance(value, tuple):
        return frame.words.listed(_named(names, value))
    if isinstance(value, bool):
        return frame.words.context("answer", "Yes") if value else frame.words.context("answer", "No")
    if isinstance(value, str):
        return names.get(value, value)
    return frame.figures.number(value)


def _named(names: dict[str, str], values: Iterable[str]) -> list[str]:
    return [names.get(value, value) for value in values]
