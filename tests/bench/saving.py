"""Target 11: saving one more answer with a hundred milestones on file, beside saving it with none."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cm_readiness.core.assessment import Assessment, Milestone, MilestoneScore, with_answer
from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.writing import OpenAssessment, open_for_writing

from .measuring import EXAMPLE, Figure, in_turn
from .table import Bound, Row

TARGETS = (11,)
SAVES = 20
"""In one measurement: one alone is too short to be measured."""


def rows(target: int) -> Iterator[Row]:
    """One row."""
    whole = read_assessment(EXAMPLE)
    many = whole.model_copy(update={"milestones": tuple(milestone(n, whole) for n in range(100))})
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("none.toml", "hundred.toml")]
        for path, assessment in zip(paths, (whole, many), strict=True):
            write_assessment(path, assessment)
        with open_for_writing(paths[0]) as none, open_for_writing(paths[1]) as hundred:
            works = {
                "hundred": lambda: saves(hundred, many),
                "none": lambda: saves(none, whole),
            }
            in_turn(works, 1)
            taken = in_turn(works)
    own, beside = (Figure.of((each[0] for each in taken[n]), 1000) for n in ("hundred", "none"))
    walls = [Figure.of((each[1] for each in taken[n]), 1000) for n in ("hundred", "none")]
    yield Row(
        target, "saving an answer with 100 milestones", "ms", own, Bound("times", 2), "saving with none",
        beside, (walls[0], walls[1]),
    )  # fmt: skip


PEERS = {"saving with none": "the same save of the same assessment without a milestone, in the same process"}


def saves(opened: OpenAssessment, assessment: Assessment) -> tuple[float, float]:
    """The processor time and the time by the clock of one save, as the mean of some."""
    cpu, wall = time.process_time(), time.perf_counter()
    for turn in range(SAVES):
        opened.write(with_answer(assessment, "purpose.business_goals", turn % 5, datetime.now(UTC)))
    return (time.process_time() - cpu) / SAVES, (time.perf_counter() - wall) / SAVES


def milestone(number: int, assessment: Assessment) -> Milestone:
    """One of many, as large as the example's would be."""
    score = MilestoneScore(score=number, low=0, high=100)
    return Milestone(
        name=f"Meeting {number}",
        at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number),
        overall=score,
        dimensions=dict.fromkeys("abcde", score),
        levels=dict.fromkeys(assessment.answers, number % 5),
    )
