"""Many companies at once: what all assessments of a store come to, and what may be said of groups of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ..core.distribution import Engine, PythonEngine
from ..core.errors import Fault, Place, ReadinessError
from ..core.groups import (
    FIRST,
    FLOOR,
    LEAST,
    Group,
    Lattice,
    asked_of,
    grouped,
    grouping_fields,
    lattice_of,
)
from ..core.portfolio import (
    CommonGap,
    Compared,
    Line,
    Where,
    chosen,
    common_gaps,
    comparable,
    field_named,
    fields_of,
    is_field,
    last_answered,
    late_actions,
    line_of,
    rounds,
    sorted_by,
    where_in,
)
from ..core.store import Reference
from ..language.local_days import local_day
from .overview import Overview
from .places import check_reached

if TYPE_CHECKING:
    from ..core.assessment import Action
    from ..core.questionnaire import Questionnaire
    from .workspace import Workspace

Progress = Callable[[int, int], None]
"""Told how many assessments are read, of how many that have to be."""


@dataclass(frozen=True)
class Unread:
    """An assessment that cannot be shown, and why; the others are."""

    reference: Reference
    company: str
    """Empty where not even that can be read."""
    fault: Fault


@dataclass(frozen=True)
class Benchmark:
    """How groups of companies stand."""

    groups: Sequence[Group]
    compared: int
    """Companies of the portfolio whose figures may be compared, whatever was asked."""
    others: int
    """Companies whose figures may not: they have none, or were asked otherwise."""
    least: int
    """Of fewer companies nothing is said."""


@dataclass(frozen=True)
class LateAction:
    """An action that is overdue, and whose it is."""

    line: Line
    action: Action
    due: date
    days: int
    """How long it is overdue, 1 or more."""


class Portfolio:
    """The assessments of a store, as of a day; those that cannot be shown are kept apart.

    Args:
        workspace: the assessments.
        day: as of which actions are late; today unless given.
        engine: computes medians and quartiles; Python alone unless given.
        least: of fewer companies no figures are given.
        first: the fields by which companies are grouped before all others.
        progress: told how far the reading is, where anything has to be read.

    Raises:
        ReadinessError: the assessments cannot be listed, or the store is gone before all of them are read.
    """

    def __init__(
        self,
        workspace: Workspace,
        day: date | None = None,
        *,
        engine: Engine | None = None,
        least: int = LEAST,
        first: Sequence[str] = FIRST,
        progress: Progress | None = None,
    ) -> None:
        self.workspace = workspace
        self.day = day or local_day(workspace.clock())
        self.engine = engine or PythonEngine()
        self.least, self._first = least, first
        self.lines: list[Line] = []
        """The assessments, the one written last first."""
        self.unread: list[Unread] = []
        self._questionnaires: dict[str, Questionnaire] = {}
        self._read(Overview(workspace), progress)

    def _read(self, overview: Overview, progress: Progress | None) -> None:
        unread = overview.unread()
        try:
            for number, reference in enumerate(unread):
                if progress is not None:
                    progress(number, len(unread))
                check_reached(overview.look(reference).fault)
        finally:
            if unread:
                overview.save()
        if unread and progress is not None:
            progress(len(unread), len(unread))
        followed = overview.followed()
        for reference in overview.references:
            summary = overview.look(reference)
            said, amount = summary.said, summary.amount
            if said is not None and amount is not None:
                line = line_of(
                    reference, said, amount, as_of=self.day, day_of=local_day, followed=said.id in followed
                )
                self.lines.append(line)
            elif summary.fault is not None:
                company = said.company if said is not None else ""
                self.unread.append(Unread(reference, company, _placed(summary.fault, reference)))

    @property
    def named_by(self) -> str:
        """What the keys of references are, as data calls them: the paths of files, or ids in a store."""
        return "id" if "://" in self.workspace.store.place else "path"

    # What is asked

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields by which assessments are chosen: those filled in, and those that are only asked."""
        return tuple(dict.fromkeys([*fields_of(self.lines), *self._asked_fields()]))

    def _asked_fields(self) -> Iterable[str]:
        """The fields of the profiles of all questionnaires that are answered, said or not."""
        from ..core.summarizing import NAME

        first = {line.said.questionnaire: line for line in self.lines}
        for line in first.values():
            yield from (field.id for field in self.questionnaire_of(line).profile if field.id != NAME)

    def where(self, given: Iterable[str], place: str) -> list[Where]:
        """Conditions as somebody writes them, FIELD=VALUE each.

        Args:
            given: what was written.
            place: the command that was given it.

        Raises:
            ReadinessError: `not_an_assignment`, `portfolio_field`.
        """
        return [where_in(one, self._fields_for(one.partition("=")[0]), place) for one in given]

    def field(self, given: str, place: str) -> str:
        """A field by its name.

        Raises:
            ReadinessError: `portfolio_field`.
        """
        return field_named(given, self._fields_for(given), place)

    def _fields_for(self, name: str) -> Sequence[str]:
        """The fields among which one is looked up: in questionnaires only where nobody has filled it in."""
        said = fields_of(self.lines)
        return said if is_field(name, said) else self.fields

    # What all of them come to

    def table(
        self, where: Iterable[Where] = (), sort: str = "company", *, reverse: bool = False
    ) -> list[Line]:
        """The assessments that meet conditions, in order.

        Args:
            where: the conditions.
            sort: one of `core.portfolio.SORTS`.
            reverse: whether the largest comes first.
        """
        return sorted_by(chosen(self.lines, where), sort, reverse=reverse)

    def trends(self, where: Iterable[Where] = ()) -> list[list[Line]]:
        """The rounds of each company whose latest one meets conditions, the first round first."""
        chains = rounds(sorted_by(self.lines, "company"))
        latest = {id(line) for line in chosen((chain[-1] for chain in chains), where)}
        return [chain for chain in chains if id(chain[-1]) in latest]

    def gaps(self, where: Iterable[Where] = ()) -> list[CommonGap]:
        """The criteria below target, those of most companies first.

        Args:
            where: what the latest round of a company has to meet.
        """
        meant = list(where)
        return common_gaps(last_answered(chain) for chain in rounds(self.lines) if chosen(chain[-1:], meant))

    def late(self, where: Iterable[Where] = ()) -> tuple[list[LateAction], list[Unread]]:
        """The actions overdue, the one that waits for the longest time first.

        Args:
            where: what the latest round of a company has to meet.

        Returns:
            The actions, and what could not be read any more.
        """
        found, gone = list[LateAction](), list[Unread]()
        for line in chosen(late_actions(self.lines), where):
            try:
                found += self._late_of(line)
            except ReadinessError as error:
                gone.append(Unread(line.reference, line.said.company, error.fault))
        found.sort(key=lambda one: (-one.days, one.line.said.company.casefold(), one.line.reference.key))
        return found, gone

    def _late_of(self, line: Line) -> Iterable[LateAction]:
        from ..core.actions import UNDER_WAY, gone
        from .evaluating import evaluated

        assessment = self.workspace.read(line.reference)
        evaluation = evaluated(self.questionnaire_of(line), assessment, self.day)
        for action in assessment.actions:
            late = action.due is not None and action.due < self.day and action.status in UNDER_WAY
            if late and action.due is not None and not gone(evaluation, action):
                yield LateAction(line, action, action.due, (self.day - action.due).days)

    def questionnaire_of(self, line: Line) -> Questionnaire:
        """What a line answers; each is read once."""
        wanted = line.said.questionnaire
        if wanted not in self._questionnaires:
            self._questionnaires[wanted] = self.workspace.store.questionnaire(wanted, line.reference)
        return self._questionnaires[wanted]

    # What may be said of groups

    @cached_property
    def compared(self) -> Compared:
        """The companies whose figures are compared, whatever is asked."""
        return comparable(self.lines)

    @cached_property
    def grouping_fields(self) -> tuple[str, ...]:
        """The fields by which companies are grouped."""
        return grouping_fields(self.lines, self._first)

    @cached_property
    def lattice(self) -> Lattice:
        """What may be said of groups of these companies."""
        return lattice_of(self.compared.lines, self.grouping_fields, self.least)

    def benchmark(self, by: str | None, where: Iterable[Where] = (), place: str = "") -> Benchmark:
        """How groups of companies stand; of few companies nothing is said, and nothing follows.

        Args:
            by: the field that they are grouped by; None takes all that meet the conditions as one.
            where: the conditions, one on a field at the most.
            place: the command that was given them.

        Raises:
            ReadinessError: `groups_field`, `groups_nothing`, `groups_twice`, or the engine refuses.
        """
        if not self.lines:
            return Benchmark((), 0, 0, self.least)
        asked = self._conditions(by, where, place)
        lines, others = self.compared
        groups = grouped(lines, self.lattice, by, asked, self.engine)
        return Benchmark(groups, len(lines), others, self.lattice.least)

    def _conditions(self, by: str | None, where: Iterable[Where], place: str) -> Mapping[str, str | None]:
        return asked_of(by, where, self.grouping_fields, place)


def _placed(fault: Fault, reference: Reference) -> Fault:
    """A fault with the assessment as its place, where it names none: there are many."""
    return fault if fault.where.file else replace(fault, where=replace(fault.where, file=str(reference)))


def engine_named(name: str, place: str) -> Engine:
    """The engine of a name; no server is asked yet.

    Args:
        name: such as `duckdb`.
        place: the command that was given it.

    Raises:
        ReadinessError: `no_such_choice`, or what keeps it from being asked.
    """
    from ..engines.registry import ENGINES, engine

    if name not in ENGINES:
        choices = ", ".join(ENGINES)
        raise ReadinessError("no_such_choice", Place(place), option="--engine", given=name, choices=choices)
    return engine(name)


def engine_names() -> Sequence[str]:
    """The names of the engines."""
    from ..engines.registry import ENGINES

    return ENGINES


def checked_least(given: str, place: str) -> int:
    """How many companies figures are given of, as somebody writes it.

    Args:
        given: what was written.
        place: the command that was given it.

    Raises:
        ReadinessError: `groups_least`.
    """
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
    if number < FLOOR:
        raise ReadinessError("groups_least", Place(place), given=given, floor=FLOOR)
    return number
