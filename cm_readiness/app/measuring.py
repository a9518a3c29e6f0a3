"""Measuring the company's own material, and taking over what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.assessment import Assessment, Measurement, with_answer, with_measurement
from ..core.measured import Measured, Order
from ..core.proposals import Proposal, proposals
from ..core.questionnaire import Criterion, Questionnaire
from ..files.measuring_tables import LIMITS, read_limits, read_trades
from ..files.path_checks import is_file
from ..language.local_days import local_day
from ..language.measure_words import MeasureWords
from ..language.months import month_names
from ..language.words import words_for
from ..measure.kind import Context, Kind, measured
from ..measure.registry import KINDS
from .sitting import Sitting

Told = Callable[[int, int], None]
"""Told of progress: how many files are read, of how many."""


@dataclass(frozen=True)
class Measuring:
    """What was measured, and what it says of the criteria."""

    measured: Measured
    proposals: tuple[Proposal, ...]
    words: MeasureWords
    """Puts it into words, in the language of the assessment."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What shows it, as lines of evidence."""
        return self.words.lines(self.measured)


def measures_of(criterion: Criterion) -> tuple[str, ...]:
    """The measures that serve a criterion, by id."""
    return tuple(one.measure for one in criterion.measures)


def measure_ids() -> tuple[str, ...]:
    """All measures that there are."""
    return tuple(KINDS)


def measure(
    sitting: Sitting,
    identifier: str,
    paths: Sequence[Path],
    *,
    order: Order | None = None,
    told: Told = lambda _done, _of: None,
) -> Measuring:
    """Measure files; nothing of the assessment changes.

    Args:
        sitting: the open assessment: its channels, its language, its questionnaire.
        identifier: of the measure.
        paths: files and folders.
        order: of day and month in tables; None to find it out.
        told: told after each file.

    Raises:
        ReadinessError: what keeps it from being measured.
    """
    kind, assessment, asked = KINDS[identifier], sitting.assessment, sitting.questionnaire
    context = _context(kind, assessment, asked, sitting.questionnaire_place, order)
    found = measured(kind, paths, context, told)
    words = MeasureWords(words_for(assessment.language), asked, local_day(sitting.clock()), context.trades)
    return Measuring(found, proposals(asked, assessment, found), words)


def accept(sitting: Sitting, found: Measuring, proposal: Proposal, *, level: bool) -> None:
    """Take over what was measured for one criterion, as one step that can be undone.

    Args:
        sitting: the open assessment.
        found: what was measured.
        proposal: one of it.
        level: whether its level becomes the answer; otherwise only the lines are taken.
    """
    criterion, now = proposal.criterion.id, sitting.clock()
    taken = level and proposal.level is not None
    measurement = Measurement(
        measure=found.measured.measure,
        at=now,
        proposes=proposal.level,
        accepted=taken,
        figures=found.measured.figures.numbers,
        lines=found.lines,
    )
    new = with_measurement(sitting.assessment, criterion, measurement)
    if taken and proposal.level is not None:
        new = with_answer(new, criterion, proposal.level, now, local_day)
    sitting.record(new, criterion)


def _context(
    kind: Kind, assessment: Assessment, asked: Questionnaire, place: str, order: Order | None
) -> Context:
    folder = Path(place)
    channels = assessment.company.get("channels")
    return Context(
        language=assessment.language,
        channels=tuple(map(str, channels)) if isinstance(channels, tuple) else (),
        limits=read_limits(folder, asked.languages).limits if _reads_limits(kind, folder) else (),
        trades=read_trades(folder, asked.languages) if "trades" in kind.tables else None,
        months=month_names(),
        order=order,
    )


def _reads_limits(kind: Kind, folder: Path) -> bool:
    """Whether a measure goes by limits; one that only wishes for them does without."""
    return "limits" in kind.tables or ("limits" in kind.wishes and is_file(folder / LIMITS))
