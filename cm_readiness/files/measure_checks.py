"""The rules by which figures become a level: measures and figures that exist, and limits of their kind."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.errors import Fault
from ..core.measured import FIGURES
from ..core.proposals import AT_LEAST, AT_MOST, figure_of
from .key_paths import KeyPath
from .model_faults import unknown
from .questionnaire_draft import Draft
from .toml_file import Table, TomlFile, tables


def check_measures(draft: Draft) -> Iterator[Fault]:
    """All faults of the measures of criteria; wrong types are left to the model."""
    for _, file, place, criterion in draft.criteria():
        seen: set[str] = set()
        for rank, measure in tables(criterion.get("measures")):
            path: KeyPath = ("criteria", place, "measures", rank)
            name = measure.get("measure")
            if not isinstance(name, str):
                continue
            if name in seen:
                yield file.fault("stands_twice", (*path, "measure"), word=name)
            seen.add(name)
            if name not in FIGURES:
                yield unknown("no_such_measure", name, FIGURES, file, (*path, "measure"))
            else:
                yield from _levels(file, measure, name, path)


def _levels(file: TomlFile, measure: Table, name: str, path: KeyPath) -> Iterator[Fault]:
    before: int | None = None
    for place, entry in tables(measure.get("levels")):
        inside: KeyPath = (*path, "levels", place)
        level = entry.get("level")
        if isinstance(level, int) and before is not None and level >= before:
            yield file.fault("measured_levels_order", (*inside, "level"))
        before = level if isinstance(level, int) else before
        when = entry.get("when")
        for condition, limit in when.items() if isinstance(when, dict) else ():
            yield from _condition(file, name, condition, limit, (*inside, "when", condition))


def _condition(file: TomlFile, name: str, condition: str, limit: object, path: KeyPath) -> Iterator[Fault]:
    figures = FIGURES[name]
    figure = figure_of(condition)
    if figure not in figures:
        yield unknown("no_such_figure", figure, figures, file, path)
    elif figures[figure] is bool and (condition != figure or not isinstance(limit, bool)):
        yield file.fault("not_true_or_false", path)
    elif figures[figure] is int and isinstance(limit, bool):
        yield file.fault("no_number", path)
    elif figures[figure] is int and not condition.endswith((AT_LEAST, AT_MOST)):
        yield file.fault("figure_without_side", path, word=figure)
