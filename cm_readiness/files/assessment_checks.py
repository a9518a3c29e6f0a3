"""What an assessment holds that its questionnaire does not know, or that has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..core.assessment import Assessment, NotApplicable
from ..core.changes import change_since
from ..core.errors import Fault, ReadinessError
from ..core.questionnaire import Questionnaire
from ..core.workshop import Decision, Parked, Workshop
from .assessment_reading import open_assessment
from .toml_file import TomlFile
from .toml_lines import KeyPath


def check_assessment(path: Path, questionnaire: Questionnaire) -> tuple[Fault, ...]:
    """All faults of an assessment: those that keep it from being opened, else what does not fit.

    What does not fit is tolerated: the assessment opens, with everything in it kept.

    Args:
        path: its file.
        questionnaire: the one that it is opened with.
    """
    try:
        assessment, file = open_assessment(path)
    except ReadinessError as error:
        return error.faults
    faults = [
        *_other_questionnaire(assessment, questionnaire, file),
        *_answers(assessment, questionnaire, file),
        *_targets(assessment, questionnaire, file),
        *_actions(assessment, questionnaire, file),
        *_workshop(assessment, questionnaire, file),
    ]
    return tuple(sorted(faults, key=lambda fault: fault.where.line or 0))


def _answers(assessment: Assessment, questionnaire: Questionnaire, file: TomlFile) -> Iterator[Fault]:
    for identifier, answer in assessment.answers.items():
        path = ("answers", identifier)
        criterion = questionnaire.criteria.get(identifier)
        if criterion is None:
            yield file.fault("orphaned_answer", path, tolerated=True, questionnaire=questionnaire.id)
        elif isinstance(answer.given, NotApplicable) and not criterion.allow_na:
            yield file.fault("na_not_allowed", (*path, "not_applicable"), tolerated=True)


def _targets(assessment: Assessment, questionnaire: Questionnaire, file: TomlFile) -> Iterator[Fault]:
    dimensions = {dimension.id for dimension in questionnaire.dimensions}
    for identifier in assessment.targets:
        if identifier not in dimensions and identifier not in questionnaire.criteria:
            yield file.fault(
                "orphaned_target", ("targets", identifier), tolerated=True, questionnaire=questionnaire.id
            )


def _actions(assessment: Assessment, questionnaire: Questionnaire, file: TomlFile) -> Iterator[Fault]:
    for place, action in enumerate(assessment.actions):
        if action.criterion is not None and action.criterion not in questionnaire.criteria:
            yield file.fault(
                "orphaned_action",
                ("actions", place, "criterion"),
                tolerated=True,
                questionnaire=questionnaire.id,
                word=action.criterion,
            )


def _workshop(assessment: Assessment, questionnaire: Questionnaire, file: TomlFile) -> Iterator[Fault]:
    workshop = assessment.workshop or Workshop()
    dimensions = {dimension.id for dimension in questionnaire.dimensions}
    named: list[tuple[KeyPath, str]] = []
    for place, item in enumerate(workshop.agenda):
        path: KeyPath = ("workshop", "agenda", place)
        if item.dimension not in dimensions:
            named.append(((*path, "dimension"), item.dimension))
        named += [((*path, "criteria"), name) for name in item.criteria if name not in questionnaire.criteria]
    said: dict[str, tuple[Parked | Decision, ...]] = {
        "parked": workshop.parked,
        "decisions": workshop.decisions,
    }
    for kind, items in said.items():
        named += [
            (("workshop", kind, place, "criterion"), item.criterion)
            for place, item in enumerate(items)
            if item.criterion is not None and item.criterion not in questionnaire.criteria
        ]
    for path, word in named:
        yield file.fault(
            "orphaned_in_workshop", path, tolerated=True, questionnaire=questionnaire.id, word=word
        )


def _other_questionnaire(
    assessment: Assessment, questionnaire: Questionnaire, file: TomlFile
) -> Iterator[Fault]:
    """That the questionnaire is another one than at the last save, and what changed in it."""
    reference = assessment.questionnaire
    path = ("questionnaire", "id")
    if reference.id != questionnaire.id:
        yield file.fault("belongs_elsewhere", path, tolerated=True, word=questionnaire.id)
        return
    if not reference.fingerprint or reference.fingerprint == questionnaire.fingerprint:
        return
    path = ("questionnaire", "fingerprint")
    yield file.fault(
        "questionnaire_changed", path, tolerated=True, version=reference.version, now=questionnaire.version
    )
    change = change_since(assessment, questionnaire)
    if change is None:
        return
    for code, identifiers in (
        ("criterion_added", change.added),
        ("criterion_removed", change.removed),
        ("criterion_reworded", change.reworded),
    ):
        for identifier in identifiers:
            yield file.fault(code, ("questionnaire", "criteria", identifier), tolerated=True)
