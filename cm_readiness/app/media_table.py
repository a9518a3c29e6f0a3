"""The table of pictures and films for whoever has to cut and crop them: a row for each file and channel."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from ..core.errors import ReadinessError
from ..core.measured import ChannelFit, Fit, MediaFigures, Medium
from ..core.numbers import rounded
from ..files.atomic import write_bytes
from ..formats.table_cells import cell, written
from ..language.measure_words import KINDS, RESULTS, MeasureWords
from ..language.words import N_, Words
from .measuring import Measuring

HEAD = (
    N_("File"), N_("Kind"), N_("Width"), N_("Height"), N_("Seconds"), N_("MB"), N_("Captions"), N_("Channel"),
    N_("To do"), N_("Why"), N_("Limit read on"),
)  # fmt: skip


def write_media_table(found: Measuring, words: Words, path: Path, *, replace: bool) -> None:
    """Write the table as CSV.

    Args:
        found: a folder of media that was measured.
        words: the language of the table.
        path: of the file.
        replace: whether what is there is replaced.

    Raises:
        ReadinessError: `measure_no_media`, `output_exists`, or it cannot be written.
    """
    figures = found.measured.figures
    if not isinstance(figures, MediaFigures):
        raise ReadinessError("measure_no_media")
    rows = [[words(name) for name in HEAD], *_rows(figures, words, found.words)]
    text = written(rows, words, "")
    write_bytes(path, text.encode(), replace=replace)


def _rows(figures: MediaFigures, words: Words, measured: MeasureWords) -> Iterator[list[str]]:
    for medium in figures.media:
        for fit in medium.channels or (None,):
            yield [*_of_file(medium, words), *_of_channel(fit, words, measured)]


def _of_file(medium: Medium, words: Words) -> list[str]:
    seconds = medium.seconds
    return [
        cell(medium.name),
        words(KINDS[medium.kind]),
        str(medium.width or ""),
        str(medium.height or ""),
        "" if seconds is None else words.number(rounded(seconds, 1), grouped=False),
        words.number(rounded(Fraction(medium.bytes, 1_000_000), 2), 2, grouped=False),
        (words("yes") if medium.captions else words("no")) if medium.kind == "video" else "",
    ]


def _of_channel(fit: ChannelFit | None, words: Words, measured: MeasureWords) -> list[str]:
    if fit is None:
        return ["", "", "", ""]
    result: Fit = fit.result
    read_on = fit.read_on.isoformat() if fit.read_on else ""
    return [cell(measured.place(fit)), words(RESULTS[result]), cell(measured.problem(fit)), read_on]
