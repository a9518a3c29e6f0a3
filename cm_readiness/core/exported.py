"""What an assessment said when it left for a spreadsheet, so that what comes back is merged against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .assessment import Answer, Assessment, NotApplicable, QuestionnaireRef, Unknown

_KEPT = frozenset({"level", "unknown", "not_applicable", "answered", "note", "evidence"})
"""What of an answer leaves: never the private note."""


@dataclass(frozen=True)
class Exported:
    """An assessment as it was exported."""

    id: str
    """Empty where it left without names."""
    company: str
    questionnaire: QuestionnaireRef
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """Of each criterion that was exported, an empty one where nothing was answered."""

    def as_data(self) -> dict[str, object]:
        """As plain data; the same assessment gives the same."""
        return {
            "format": 1,
            "id": self.id,
            "company": self.company,
            "questionnaire": self.questionnaire.model_dump(
                mode="json", include={"id", "version", "fingerprint"}
            ),
            "answers": {
                name: answer.model_dump(mode="json", include=set(_KEPT), exclude_defaults=True)
                for name, answer in self.answers.items()
            },
        }


def exported(
    assessment: Assessment, questionnaire: QuestionnaireRef, criteria: tuple[str, ...], *, blank: bool
) -> Exported:
    """What leaves of an assessment.

    Args:
        assessment: it.
        questionnaire: what it answers.
        criteria: the full ids of those that are exported.
        blank: whether it leaves without its answers.
    """
    nothing = Answer()
    return Exported(
        assessment.id,
        assessment.company_name.strip(),
        questionnaire,
        {name: nothing if blank else assessment.answer_to(name) for name in criteria},
    )


def exported_from(data: Mapping[str, object]) -> Exported | None:
    """What left, read back from plain data; None where it is none of ours.

    Args:
        data: as `Exported.as_data` gives it.
    """
    try:
        if data["format"] != 1:
            return None
        return Exported(
            str(data["id"]),
            str(data["company"]),
            QuestionnaireRef.model_validate(data["questionnaire"]),
            {str(name): Answer.model_validate(answer) for name, answer in _table(data["answers"])},
        )
    except (KeyError, ValueError):
        return None


def _table(value: object) -> Iterable[tuple[object, object]]:
    if not isinstance(value, Mapping):
        raise ValueError("not a table")
    return value.items()


def answer_cell(answer: Answer) -> str:
    """An answer as it stands in one cell: a digit, ? for *don't know*, - with the reason, or nothing."""
    match answer.given:
        case None:
            return ""
        case Unknown():
            return "?"
        case NotApplicable(reason):
            return f"- {reason}"
        case level:
            return str(level)
