"""An assessment against its questionnaire: what does not fit is named, and kept."""

from __future__ import annotations

from pathlib import Path

from cm_readiness.core.assessment import Unknown, with_answer
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.files.assessments import check_assessment, read_assessment, touched, write_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import words_for

from .assessments import AT, faults_of
from .folders import edit, line_of, told


def test_what_does_not_fit_the_questionnaire_is_named_and_kept(
    questionnaire: Questionnaire, path: Path
) -> None:
    """The file opens all the same."""
    edit(path, "level = 2", 'not_applicable = "why"')
    edit(path, '[answers."watch.ritual"]', '[answers."watch.rituals"]')
    edit(path, "[company]", "[targets]\nwatching = 2\n[company]")
    faults = check_assessment(path, questionnaire)
    assert told(faults) == [
        ("orphaned_target", "targets.watching"),
        ("na_not_allowed", 'answers."purpose.goals".not_applicable'),
        ("orphaned_answer", 'answers."watch.rituals"'),
    ]
    assert [line_of(fault) for fault in faults] == [
        "watching = 2", 'not_applicable = "why"', '[answers."watch.rituals"]',
    ]  # fmt: skip
    assert all(fault.tolerated for fault in faults)
    assert "watch.rituals" in read_assessment(path).answers


def test_a_changed_questionnaire_says_what_changed(questionnaire: Questionnaire, path: Path) -> None:
    """Criteria added, removed and reworded; the answers stay."""
    saved = touched(with_answer(read_assessment(path), "purpose.goals", Unknown(), AT), questionnaire)
    write_assessment(path, saved)
    folder = path.parent / "questionnaires" / "small"
    edit(folder / "watch.toml", 'id = "ritual"', 'id = "habit"')
    edit(folder / "questionnaire.toml", "watch.ritual", "watch.habit")
    edit(folder / "purpose.toml", "Level 3", "Another level 3")
    faults = check_assessment(path, read_questionnaire(folder))
    assert sorted(told(faults)) == [
        ("criterion_added", 'questionnaire.criteria."watch.habit"'),
        ("criterion_removed", 'questionnaire.criteria."watch.ritual"'),
        ("criterion_reworded", 'questionnaire.criteria."purpose.goals"'),
        ("orphaned_answer", 'answers."watch.ritual"'),
        ("questionnaire_changed", "questionnaire.fingerprint"),
    ]
    assert read_assessment(path).answers == saved.answers


def test_another_questionnaire_is_named(questionnaire: Questionnaire, path: Path) -> None:
    """Its criteria are not compared."""
    edit(path, 'id = "small"', 'id = "other"')
    assert told(check_assessment(path, questionnaire)) == [("belongs_elsewhere", "questionnaire.id")]


def test_a_file_that_does_not_open_is_checked_for_that_alone(
    questionnaire: Questionnaire, path: Path
) -> None:
    """Those faults come back as they are."""
    edit(path, "level = 2", "level = 7")
    assert check_assessment(path, questionnaire) == faults_of(path)


def test_a_key_without_end_is_not_all_quoted(questionnaire: Questionnaire, path: Path) -> None:
    """Its beginning, and once: 3,000 characters say no more."""
    edit(path, '[answers."watch.ritual"]', f'[answers."{"k" * 3000}"]')
    (fault,) = check_assessment(path, questionnaire)
    assert len(sentence(fault, words_for("en")).removeprefix(str(path))) < 300
