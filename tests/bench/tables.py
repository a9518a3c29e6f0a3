"""What putting answers together costs: two versions of one assessment, and a workbook that comes back.

Processor time of this process, each thing in turn with its baseline, so that a busy moment falls on both.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineWorkbook

from cm_readiness.app.export import Export
from cm_readiness.app.importing import statuses
from cm_readiness.core.assessment import Assessment, with_answer, with_remarks
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.importing import imported
from cm_readiness.core.merging import merge
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.documents.draft import Draft
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.formats.registry import find_format
from cm_readiness.formats.xlsx.reading import filled_of
from cm_readiness.language.words import words_for
from tests.workbooks import with_cells

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
NOTE = "à propos " * 222
"""2 kB as UTF-8."""
RUNS = 100


def medians(works: Sequence[Callable[[], object]]) -> list[float]:
    """Median milliseconds of processor time of each, done in turn."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(RUNS):
        for work, times in zip(works, taken, strict=True):
            start = time.process_time()
            work()
            times.append((time.process_time() - start) * 1000)
    return [statistics.median(times) for times in taken]


def with_notes(questionnaire: Questionnaire, assessment: Assessment) -> Assessment:
    """The assessment with a note of 2 kB beside every answer."""
    for criterion in questionnaire.criteria:
        assessment = with_remarks(assessment, criterion, note=NOTE)
    return assessment


def merging(questionnaire: Questionnaire, base: Assessment) -> None:
    """Two versions in which every criterion was answered anew, and every note changed in one."""
    ours = theirs = base
    for place, criterion in enumerate(questionnaire.criteria):
        later = AT + timedelta(minutes=place)
        ours = with_answer(ours, criterion, place % 5, later)
        theirs = with_answer(
            with_remarks(theirs, criterion, note=f"{NOTE}."), criterion, 4 - place % 5, later
        )
    (taken,) = medians([lambda: merge(base, ours, theirs)])
    print(f"merge               {taken:6.1f} ms of processor time, bound 5")


def importing(questionnaire: Questionnaire, base: Assessment) -> None:
    """A workbook in which three cells were filled in, against reading all its sheets and doing nothing."""
    form = find_format("xlsx")
    assert form is not None
    draft = Draft("gap_report", evaluate(questionnaire, base, date(2026, 11, 22)), words_for("en"))
    filled = with_cells(Export(draft).make(form).data, "Purpose", {"I2": 0, "J3": "A note", "K4": "A list"})
    known = statuses()

    def take_in() -> object:
        return imported(questionnaire, base, filled_of(filled, "b.xlsx"), known, AT, datetime.date)

    own, bare = medians([take_in, lambda: _read(filled)])
    print(
        f"import a workbook   {own:6.1f} ms, calamine alone {bare:6.1f} ms  ratio {own / bare:.2f}, bound 1.5"
    )


def _read(data: bytes) -> list[list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]  # type: ignore[misc]


def tables(shipped: Path, example: Path) -> None:
    """Both, for the larger example.

    Args:
        shipped: the folder of the questionnaire.
        example: the file of the assessment.
    """
    questionnaire = read_questionnaire(shipped)
    base = with_notes(questionnaire, read_assessment(example))
    merging(questionnaire, base)
    importing(questionnaire, base)
