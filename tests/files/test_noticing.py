"""Another program's version is noticed, whenever it comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Assessment, with_answer
from cm_readiness.files import writing
from cm_readiness.files.assessments import create_assessment, read_assessment
from cm_readiness.files.opening import keep_last_good
from cm_readiness.files.writing import content_of, open_for_writing
from tests.reports import answered, shipped

FIRST, SECOND = list(shipped().criteria)[:2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An assessment without answers."""
    path = tmp_path / "a.toml"
    create_assessment(path, answered({}))
    return path


def test_a_version_that_comes_while_ours_is_being_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies there before the writing has come to its end: it is not taken for ours, and not lost."""

    def colleague(path: Path, content: bytes) -> None:
        keep_last_good(path, content)
        theirs = with_answer(read_assessment(path), SECOND, 4, utc_now())
        path.write_bytes(content_of(theirs, path))

    ours: Assessment = with_answer(read_assessment(file), FIRST, 1, utc_now())
    with open_for_writing(file) as opened:
        opened.write(opened.assessment)
        assert not opened.is_changed()
        monkeypatch.setattr(writing, "keep_last_good", colleague)
        opened.write(ours)
        monkeypatch.undo()
        assert opened.is_changed()
        opened.write(ours)
        assert not opened.is_changed()
    kept = read_assessment(file)
    assert (kept.answer_to(FIRST).level, kept.answer_to(SECOND).level) == (1, 4)
