"""Assessments to be kept by a team, and answers to give in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cm_readiness.core.assessment import Assessment
from cm_readiness.core.errors import Fault, ReadinessError
from cm_readiness.core.store import AssessmentStore, Reference
from cm_readiness.files.assessments import new_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder

FOLDER = questionnaires_folder() / "community_manager"
QUESTIONNAIRE = read_questionnaire(FOLDER)
FIRST, SECOND, THIRD = list(QUESTIONNAIRE.criteria)[:3]
BEGUN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
NOW = BEGUN + timedelta(days=10)
NAME = "maison-calla"


def fresh(company: str = "Maison Calla") -> Assessment:
    """An assessment without answers."""
    said = {"name": company, "cm_setup": "in_house"}
    return new_assessment(QUESTIONNAIRE, company=said, language="en", title="Baseline", at=BEGUN)


def begun(store: AssessmentStore, name: str = NAME) -> Reference:
    """The same, kept in a store."""
    reference = store.named(name)
    store.create(reference, fresh())
    return reference


def refusal(error: ReadinessError) -> Fault:
    """What is wrong, by an error that has been seen to name where."""
    assert error.fault.where.file
    return error.fault
