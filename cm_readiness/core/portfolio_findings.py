"""What there is to say of many companies together: where they stand, what they lack, how they move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from .distribution import Distribution, Engine, PythonEngine, distribution
from .errors import Fault, ReadinessError
from .groups import FIRST, LEAST, Group, asked_of, grouped, grouping_fields, lattice_of
from .portfolio import (
    CommonGap,
    Compared,
    Line,
    Where,
    chosen,
    common_gaps,
    companies,
    comparable,
    last_answered,
)

if TYPE_CHECKING:
    from .questionnaire import Questionnaire
    from .store import Reference


class Moved(NamedTuple):
    """A company that was assessed more than once, by the same questions and rules."""

    first: Line
    last: Line
    rounds: int

    @property
    def change(self) -> int:
        """Of the overall score, in millionths of a point."""
        return (self.last.amount.overall_millionths or 0) - (self.first.amount.overall_millionths or 0)


class Movement(NamedTuple):
    """What came of later rounds, of all companies that had one."""

    companies: int
    change: Distribution
    rose: int
    same: int
    fell: int


class Figures(NamedTuple):
    """Scores of groups, as far as nobody can be told from them."""

    whole: Group
    by: Mapping[str, list[Group]]
    """By the field of the profile."""


@dataclass(frozen=True)
class PortfolioFindings:
    """All of it, as of a day.

    What is said without names is said of sets of which nothing about a few companies follows (`Lattice`),
    whatever else is asked: quartiles of the scores, and how many companies have a verdict or a gap.
    """

    lines: Sequence[Line]
    """All assessments, every round of them, whatever is asked."""
    as_of: date
    questionnaires: Mapping[str, Questionnaire]
    """What they answer, by id."""
    where: Sequence[Where] = ()
    """Which companies are meant; empty for all."""
    least: int = LEAST
    """The number of companies below which nothing is said of them in figures."""
    first: Sequence[str] = FIRST
    """The fields by which companies are grouped before all others."""
    unread: Sequence[tuple[Reference, Fault]] = ()
    """What could not be read or evaluated, and why."""
    engine: Engine = PythonEngine()  # noqa: RUF009 - it holds nothing
    place: str = ""
    """The command that asks, for what is wrong with its conditions."""

    @cached_property
    def clients(self) -> list[Line]:
        """The latest assessment of each company that is meant."""
        return chosen((rounds[-1] for rounds in companies(self.lines)), self.where)

    @cached_property
    def rounds(self) -> list[list[Line]]:
        """All assessments of each company that is meant, the first one first."""
        return [rounds for rounds in companies(self.lines) if chosen(rounds[-1:], self.where)]

    @cached_property
    def refused(self) -> Fault | None:
        """Why no figures are given of what is meant, where its conditions are no groups."""
        try:
            asked_of(None, self.where, self._fields, self.place)
        except ReadinessError as error:
            return error.fault
        return None

    @cached_property
    def told(self) -> list[Line]:
        """The companies of which it may be said how many have a verdict or a gap; none of too few."""
        everyone = [rounds[-1] for rounds in companies(self.lines)]
        if self.refused is not None:
            return []
        lattice = lattice_of(everyone, self._fields, self.least)
        labels = lattice.labels(None, asked_of(None, self.where, self._fields, self.place)) or []
        return [line for line, label in zip(everyone, labels, strict=False) if label is not None]

    @cached_property
    def verdicts(self) -> Mapping[tuple[str, str, str | None], int]:
        """How many companies have which verdict, by questionnaire, state and verdict."""
        return Counter(
            (line.said.questionnaire, line.amount.state, line.amount.verdict) for line in self.told
        )

    @cached_property
    def gaps(self) -> list[CommonGap]:
        """What most companies lack, by the latest round of each that anybody has answered."""
        told = {line.reference.key for line in self.told}
        latest = (rounds for rounds in companies(self.lines) if rounds[-1].reference.key in told)
        return common_gaps(map(last_answered, latest))

    @cached_property
    def compared(self) -> Compared:
        """Those of all companies that can be compared in scores."""
        return comparable(self.lines)

    @cached_property
    def figures(self) -> Figures | None:
        """Their scores, and those of groups of them; None where nothing may be said."""
        lines = self.compared.lines
        if self.refused is not None or not lines:
            return None
        lattice = lattice_of(lines, self._fields, self.least)
        where = asked_of(None, self.where, self._fields, self.place)
        (whole,) = grouped(lines, lattice, None, where, self.engine)
        if whole.overall is None:
            return None
        by = [name for name in self.first if name in self._fields and name not in where]
        return Figures(whole, {name: grouped(lines, lattice, name, where, self.engine) for name in by})

    @cached_property
    def moved(self) -> list[Moved]:
        """The companies with two rounds or more that can be compared."""
        return [found for rounds in self.rounds if (found := _moved(rounds)) is not None]

    @cached_property
    def movement(self) -> Movement | None:
        """What came of later rounds: of all companies alone, as who came back is no group of theirs."""
        change = distribution(one.change for one in self.moved)
        if self.where or change is None or change.size < self.least:
            return None
        signs = Counter((one.change > 0) - (one.change < 0) for one in self.moved)
        return Movement(change.size, change, signs[1], signs[0], signs[-1])

    @cached_property
    def late(self) -> list[Line]:
        """The companies with overdue actions, those first that wait for the longest time."""
        late = [line for line in self.clients if line.oldest_due is not None]
        return sorted(
            late, key=lambda line: (line.oldest_due or date.max, -line.late_actions, line.reference.key)
        )

    @cached_property
    def _fields(self) -> tuple[str, ...]:
        return grouping_fields(self.lines, self.first)


def _moved(rounds: Sequence[Line]) -> Moved | None:
    """How a company moved from its first round to its last one, as far as they can be compared."""
    family = rounds[-1].amount.family
    alike = [line for line in rounds if line.amount.family == family and line.firm_millionths is not None]
    return Moved(alike[0], alike[-1], len(alike)) if len(alike) > 1 else None
