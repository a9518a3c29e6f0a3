"""A questionnaire that has changed since opens with every answer kept, and says what changed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cm_readiness.core.assessment import Assessment, with_answer, with_remarks
from cm_readiness.core.changes import QuestionnaireChange, change_since
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.files.assessments import new_assessment, read_assessment, touched
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.writing import open_for_writing
from tests.files.folders import edit, write_small

AT = datetime(2026, 11, 22, 10, 0, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small questionnaire."""
    return write_small(tmp_path / "questionnaires" / "small")


@pytest.fixture
def path(folder: Path) -> Path:
    """An assessment of it with every criterion answered, and a note."""
    questionnaire = read_questionnaire(folder)
    path = folder.parent.parent / "calla.toml"
    assessment = new_assessment(questionnaire, company={"name": "Calla"}, language="en", at=AT)
    for place, name in enumerate(questionnaire.criteria):
        assessment = with_answer(assessment, name, place + 1, AT)
        assessment = with_remarks(assessment, name, note=f"about {name}")
    with open_for_writing(path, new=True) as opened:
        opened.write(touched(assessment, questionnaire))
    return path


def renamed(folder: Path) -> None:
    """A criterion goes and another one comes, which stands before the rest."""
    edit(folder / "purpose.toml", 'id = "goals"', 'id = "aims"')
    edit(folder / "purpose.toml", 'of = "purpose.goals"', 'of = "purpose.aims"')
    edit(folder / "questionnaire.toml", 'of = "purpose.goals"', 'of = "purpose.aims"')


def reworded(folder: Path) -> None:
    """A level says something else."""
    edit(folder / "watch.toml", 'en = "Level 3"', 'en = "Level three"')


def translated(folder: Path) -> None:
    """A third language is added, and no word changed."""
    edit(folder / "questionnaire.toml", '["fr", "en"]', '["fr", "en", "de"]')
    for name in ("purpose", "watch"):
        path = folder / f"{name}.toml"
        text, count = re.subn(
            r'^en = "(Level \d)"$', r'\g<0>\nde = "Stufe: \1"', path.read_text("utf-8"), flags=re.M
        )
        assert count >= 5
        path.write_text(text, "utf-8")


def translated_and_reworded(folder: Path) -> None:
    """Both at once."""
    translated(folder)
    reworded(folder)


def renumbered(folder: Path) -> None:
    """The dimensions change places."""
    edit(folder / "questionnaire.toml", '"purpose", "watch"', '"watch", "purpose"')


def raised(folder: Path) -> None:
    """Only the version is another one."""
    edit(folder / "questionnaire.toml", 'version = "1.0.0"', 'version = "2.0.0"')


CHANGES = {
    renamed: QuestionnaireChange(
        "1.0.0", "1.0.0", added=("purpose.aims",), removed=("purpose.goals",), orphaned=("purpose.goals",)
    ),
    reworded: QuestionnaireChange("1.0.0", "1.0.0", reworded=("watch.ritual",)),
    translated: QuestionnaireChange("1.0.0", "1.0.0"),
    translated_and_reworded: QuestionnaireChange("1.0.0", "1.0.0", reworded=("watch.ritual",)),
    renumbered: QuestionnaireChange("1.0.0", "1.0.0"),
    raised: QuestionnaireChange("1.0.0", "2.0.0"),
}


def opened_with(path: Path, folder: Path) -> tuple[Assessment, Questionnaire]:
    """What the file says, and the questionnaire as it is now."""
    return read_assessment(path), read_questionnaire(folder)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_answer_is_kept_and_the_change_is_known(path: Path, folder: Path, change: object) -> None:
    """Criterion by criterion; saving takes up the new state and loses nothing."""
    before = read_assessment(path)
    assert callable(change)
    change(folder)
    assessment, questionnaire = opened_with(path, folder)
    assert assessment == before
    found = change_since(assessment, questionnaire)
    assert found == CHANGES[change]
    evaluate(questionnaire, assessment, AT.date())
    with open_for_writing(path) as opened:
        opened.write(touched(assessment, questionnaire))
    again, _ = opened_with(path, folder)
    assert again.answers == before.answers
    assert change_since(again, questionnaire) is None


def test_nothing_changed_is_nothing_to_say(path: Path, folder: Path) -> None:
    """Nor is there anything to say of an assessment that does not tell what it was saved with."""
    assessment, questionnaire = opened_with(path, folder)
    assert change_since(assessment, questionnaire) is None
    reworded(folder)
    reference = assessment.questionnaire.model_copy(update={"fingerprint": "", "criteria": {}})
    unknown = assessment.model_copy(update={"questionnaire": reference})
    assert change_since(unknown, read_questionnaire(folder)) is None
