"""Where companies like one stand, as its own report may say it: of enough others, and never by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .distribution import Engine, PythonEngine
from .groups import FIRST, LEAST, Group, grouped, grouping_fields, lattice_of
from .portfolio import Line, comparable, folded, values_of

LIKE = ("sector", "size")
"""What makes companies alike, the nearest first; where they are too few, all of them are taken."""


@dataclass(frozen=True)
class Peers:
    """Companies that answered the same questions by the same rules, the one reported on among them."""

    by: str | None
    """What they have in common beside the questions, a field of the profile; None for all of them."""
    group: Group
    """With its figures."""


def peers_of(
    lines: Iterable[Line],
    identifier: str,
    family: str,
    *,
    least: int = LEAST,
    first: Sequence[str] = FIRST,
    engine: Engine | None = None,
) -> Peers | None:
    """The companies that one may be compared with in its own report.

    The figures are those that everybody is given of the same group, so that none follow from two reports. A
    company knows its own score: there have to be enough besides it.

    Args:
        lines: all assessments of the firm.
        identifier: the id of the company's assessment.
        family: of that assessment, as `family_of` gives it.
        least: how many companies figures are given of.
        first: the fields by which companies are grouped before all others.
        engine: computes; in Python unless given.

    Returns:
        None where the assessment is not among those that are compared, or where there are too few.
    """
    listed = list(lines)
    compared = comparable(line for line in listed if line.amount.family == family).lines
    own = next((line for line in compared if line.said.id == identifier), None)
    if own is None:
        return None
    fields = grouping_fields(listed, first)
    lattice = lattice_of(compared, fields, least)
    for by in (*(name for name in LIKE if name in fields), None):
        value = None if by is None else next(iter(values_of(own, by)), None)
        if by is not None and not value:
            continue
        where = {} if by is None else {by: folded(value or "")}
        (group,) = grouped(compared, lattice, None, where, engine or PythonEngine())
        if (group.companies or 0) > lattice.least:
            return Peers(by, group)
    return None
