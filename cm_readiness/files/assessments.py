"""Assessments: read, written in one step, created, listed and put into the trash."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from .. import __version__
from ..core.assessment import Assessment, Depth, EvidenceRule, QuestionnaireRef
from ..core.questionnaire import Questionnaire
from .assessment_checks import check_assessment
from .assessment_reading import read_assessment, validated
from .assessment_text import assessment_text
from .atomic import make_folder, write_bytes
from .file_names import file_name
from .listing import assessment_files
from .opening import forget_last_good, keep_last_good
from .toml_file import frozen
from .trash import to_trash
from .writing import content_of

__all__ = [
    "assessment_files",
    "check_assessment", "create_assessment", "dump_assessment", "file_name", "new_assessment", "new_id",
    "read_assessment", "to_trash", "touched", "write_assessment",
]  # fmt: skip


def new_assessment(
    questionnaire: Questionnaire,
    *,
    company: Mapping[str, object],
    language: str,
    depth: Depth = "full",
    evidence_rule: EvidenceRule = "declared",
    title: str = "",
    respondent: str = "",
    facilitator: str = "",
    targets: Mapping[str, int] | None = None,
    follows: str | None = None,
    at: datetime,
) -> Assessment:
    """An assessment without answers.

    Args:
        questionnaire: the one to be answered.
        company: profile answers by field id.
        language: of the session.
        depth: which criteria are asked.
        evidence_rule: whether a level of 3 or 4 needs evidence to count.
        title: what people call it.
        respondent: who answers.
        facilitator: who asks.
        targets: levels by dimension id or full criterion id.
        follows: the id of the assessment that this one follows up.
        at: when it is created.

    Raises:
        ReadinessError: a text that is too long, or a value of a kind that no file holds.
    """
    data = {
        "written_by": __version__, "id": new_id(), "title": title, "created": at,
        "language": language, "depth": depth, "evidence_rule": evidence_rule, "respondent": respondent,
        "facilitator": facilitator, "follows": follows, "questionnaire": _reference(questionnaire),
        "company": frozen(dict(company)), "targets": dict(targets or {}),
    }  # fmt: skip
    return validated(data, None)


def new_id() -> str:
    """An id that no other assessment has."""
    return str(uuid4())


def touched(assessment: Assessment, questionnaire: Questionnaire) -> Assessment:
    """An assessment as it is saved: with what the questionnaire said when it was."""
    kept = assessment.questionnaire.model_extra or {}
    reference = _reference(questionnaire).model_copy(update=dict(kept))
    return assessment.model_copy(update={"updated": None, "questionnaire": reference})


def dump_assessment(assessment: Assessment) -> str:
    """The text of an assessment's file; the same value gives the same text."""
    return assessment_text(assessment)


def write_assessment(path: Path, assessment: Assessment) -> Assessment:
    """Write an assessment in one step over the one that is there, whoever has changed it.

    `writing.open_for_writing` is for everything that a person may be working on at the same time.

    Returns:
        What was written: with this version of the program as its writer, without what is no longer written.

    Raises:
        ReadinessError: one of `atomic.WRITE_REFUSALS`; the old file is untouched then.
    """
    content = content_of(assessment, path)
    make_folder(path.parent)
    write_bytes(path, content, replace=True)
    keep_last_good(path, content)
    return _as_written(assessment)


def create_assessment(path: Path, assessment: Assessment) -> Assessment:
    """Write an assessment to a path where nothing may be yet.

    Returns:
        What was written, as `write_assessment`.

    Raises:
        ReadinessError: `output_exists`, or as `write_assessment`.
    """
    content = content_of(assessment, path)
    make_folder(path.parent)
    write_bytes(path, content, replace=False)
    forget_last_good(path)
    return _as_written(assessment)


def _as_written(assessment: Assessment) -> Assessment:
    return assessment.model_copy(update={"written_by": __version__, "updated": None})


def _reference(questionnaire: Questionnaire) -> QuestionnaireRef:
    return QuestionnaireRef(
        id=questionnaire.id,
        version=questionnaire.version,
        fingerprint=questionnaire.fingerprint,
        criteria=dict(questionnaire.digests),
    )
