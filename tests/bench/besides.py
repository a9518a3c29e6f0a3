"""What is promised beside the targets: merging versions, a workbook that comes back, slowest saves.

`python -m tests.bench 0` measures it alone.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
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
from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.writing import open_for_writing
from cm_readiness.formats.registry import find_format
from cm_readiness.formats.xlsx.reading import filled_of
from cm_readiness.language.words import words_for
from tests.workbooks import with_cells

from .measuring import EXAMPLE, SHIPPED, Figure, in_turn, processor
from .table import Bound, Row

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
NOTE = "à propos " * 222
"""2 kB as UTF-8."""
RUNS = 100
TARGETS = (0,)
PEERS = {
    "calamine alone": "the library that reads workbooks, reading all sheets of the same one and doing nothing"
}


def rows(target: int) -> Iterator[Row]:
    """Merging, taking a workbook in, and saving at its slowest, for the larger example."""
    questionnaire = read_questionnaire(SHIPPED)
    base = with_notes(questionnaire, read_assessment(EXAMPLE))
    yield merging(target, questionnaire, base)
    yield importing(target, questionnaire, base)
    yield saving(target, base)


def processor_times(works: Mapping[str, Callable[[], object]]) -> dict[str, Figure]:
    """Milliseconds of processor time of each, done in turn."""
    taken = in_turn({name: lambda w=work: processor(w) for name, work in works.items()}, RUNS)  # type: ignore[misc]
    return {name: Figure.of(times, 1000) for name, times in taken.items()}


def with_notes(questionnaire: Questionnaire, assessment: Assessment) -> Assessment:
    """The assessment with a note of 2 kB beside every answer."""
    for criterion in questionnaire.criteria:
        assessment = with_remarks(assessment, criterion, note=NOTE)
    return assessment


def merging(target: int, questionnaire: Questionnaire, base: Assessment) -> Row:
    """Two versions in which every criterion was answered anew, and every note changed in one."""
    ours = theirs = base
    for place, criterion in enumerate(questionnaire.criteria):
        later = AT + timedelta(minutes=place)
        ours = with_answer(ours, criterion, place % 5, later)
        theirs = with_answer(
            with_remarks(theirs, criterion, note=f"{NOTE}."), criterion, 4 - place % 5, later
        )
    taken = processor_times({"merge": lambda: merge(base, ours, theirs)})
    return Row(target, "merging two versions", "ms", taken["merge"], Bound("most", 5))


def importing(target: int, questionnaire: Questionnaire, base: Assessment) -> Row:
    """A workbook in which three cells were filled in, against reading all its sheets and doing nothing."""
    form = find_format("xlsx")
    assert form is not None
    draft = Draft("gap_report", evaluate(questionnaire, base, date(2026, 11, 22)), words_for("en"))
    filled = with_cells(Export(draft).make(form).data, "Purpose", {"I2": 0, "J3": "A note", "K4": "A list"})
    known = statuses()

    def take_in() -> object:
        return imported(questionnaire, base, filled_of(filled, "b.xlsx"), known, AT, datetime.date)

    taken = processor_times({"own": take_in, "bare": lambda: _read(filled)})
    bound = Bound("times", 1.5)
    what = "taking in a filled-in workbook"
    return Row(target, what, "ms", taken["own"], bound, "calamine alone", taken["bare"])


def _read(data: bytes) -> list[list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]  # type: ignore[misc]


def saving(target: int, base: Assessment) -> Row:
    """Saving one answer beside notes of 2 kB, flushed to the disk: the slowest but one in twenty."""
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "saved.toml"
        write_assessment(path, base)
        with open_for_writing(path) as opened:
            for turn in range(RUNS):
                changed = with_answer(base, "purpose.business_goals", turn % 5, datetime.now(UTC))
                start = time.perf_counter()
                opened.write(changed)
                taken.append((time.perf_counter() - start) * 1000)
    figure = Figure(statistics.quantiles(taken, n=20)[-1], min(taken), max(taken))
    return Row(target, "saving an answer, 95th percentile by the clock", "ms", figure, Bound("most", 10))
