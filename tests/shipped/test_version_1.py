"""An assessment of questionnaire 1.0.1, written by version 1.0.0, under the questionnaire of today."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from cm_readiness.core.changes import change_since
from cm_readiness.core.company import filled
from cm_readiness.core.evaluation import evaluate
from cm_readiness.files.assessment_checks import check_assessment
from cm_readiness.files.assessments import read_assessment, touched
from cm_readiness.files.writing import content_of

from .texts import SHIPPED

WRITTEN = Path(__file__).parent / "version_1" / "atelier.toml"


def test_it_opens_and_keeps_every_answer(tmp_path: Path) -> None:
    """Answers, notes, evidence, and those to criteria that this company is asked no more; saved as well."""
    path = tmp_path / "atelier.toml"
    shutil.copyfile(WRITTEN, path)
    before = read_assessment(path)
    assert len(before.answers) == 6
    evaluation = evaluate(SHIPPED, before, date(2026, 12, 1))
    assert [s.criterion.id for s in evaluation.inactive] == ["role_clarity.mandate"]
    path.write_bytes(content_of(touched(before, SHIPPED), path))
    after = read_assessment(path)
    assert after.answers == before.answers
    assert after.company == before.company
    assert after.questionnaire.version == SHIPPED.version


def test_it_is_told_what_changed() -> None:
    """That the questionnaire is another one, and each criterion whose levels read otherwise."""
    change = change_since(read_assessment(WRITTEN), SHIPPED)
    assert change is not None
    assert (change.added, change.removed) == ((), ())
    assert {"purpose.message_pillars", "role_clarity.continuity_access"} <= set(change.reworded)
    assert "purpose.channel_choice" not in change.reworded
    codes = {fault.code for fault in check_assessment(WRITTEN, SHIPPED)}
    assert codes == {"questionnaire_changed", "criterion_reworded"}


def test_its_headcount_stands_for_the_size_that_is_asked_now() -> None:
    """One person: the words, targets and pace of somebody alone, without a word changed in the file."""
    written = read_assessment(WRITTEN)
    told = filled(SHIPPED, written.company)
    assert (told["size"], told["organisation"]) == ("solo", "company")
    of = evaluate(SHIPPED, written, date(2026, 12, 1)).questionnaire
    assert (of.capacity_days, of.focus) == (2, 2)
    assert of.question is not None
    assert of.question.get("en") == "Can you build up your social media?"
