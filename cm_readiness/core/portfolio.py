"""Many assessments at once: which of them are meant, in which order, and what all of them have in common."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from .calendar import DayOf
from .distribution import Table
from .errors import Place, ReadinessError
from .store import Reference
from .summary import Amount, Said

# Lists wait for this module: it loads no models.

OVERALL = "overall"
"""The measure that is the score of all dimensions together."""
KNOWN = ("company", "title", "questionnaire", "state", "verdict", "late", "latest", "year")
"""Fields that every assessment has, besides those of its profile."""
ALSO = {"client": "company"}
"""Other names of fields."""
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Line:
    """One assessment of a portfolio, as of a day."""

    reference: Reference
    said: Said
    amount: Amount
    late_actions: int
    """Actions that are overdue."""
    oldest_due: date | None
    """The day of the action that is overdue for the longest time."""
    next_round: date | None
    """None as long as something is open, and where the next round is there already."""
    is_followed: bool
    """Whether the next round is there already."""
    year: int
    """Of its last change, where the reader is."""

    @property
    def open_actions(self) -> int:
        """Actions with something left to do."""
        return len(self.amount.due)

    @property
    def score(self) -> int | None:
        """The score as the assessment’s own page says it; None as long as it is too early for one."""
        return None if self.amount.state == "open" else self.amount.score

    @property
    def firm_millionths(self) -> int | None:
        """The score in millionths of a point; None as long as it is too early for one."""
        return None if self.amount.state == "open" else self.amount.overall_millionths


def line_of(
    reference: Reference, said: Said, amount: Amount, *, as_of: date, day_of: DayOf, followed: bool
) -> Line:
    """A line of the portfolio.

    Args:
        reference: which assessment.
        said: what stands in it.
        amount: what it amounts to.
        as_of: the day on which it is asked.
        day_of: the day of a moment where the reader is.
        followed: whether its next round is there already.
    """
    late = [day for day in amount.due if day is not None and day < as_of]
    return Line(
        reference,
        said,
        amount,
        late_actions=len(late),
        oldest_due=min(late, default=None),
        next_round=None if followed else amount.next_round(said.changed, day_of),
        is_followed=followed,
        year=day_of(said.changed).year,
    )


# Which lines are meant


@dataclass(frozen=True, slots=True)
class Where:
    """That a field has a value."""

    field: str
    value: str
    """As `folded` makes it; empty where nothing is known."""


def fields_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """The fields by which lines are chosen: those that all have, then those of profiles, as they come."""
    found = dict.fromkeys(KNOWN)
    for line in lines:
        found.update(dict.fromkeys(line.amount.profile))
    return tuple(found)


def is_field(given: str, fields: Iterable[str]) -> bool:
    """Whether somebody names one of some fields."""
    return _field(given) in fields


def field_named(given: str, fields: Iterable[str], place: str) -> str:
    """A field by its name, whatever its case.

    Args:
        given: what somebody wrote.
        fields: those that there are.
        place: the command that was given it.

    Raises:
        ReadinessError: `portfolio_field`.
    """
    known = tuple(fields)
    name = _field(given)
    if name not in known:
        raise ReadinessError("portfolio_field", Place(place), field=given.strip(), fields=", ".join(known))
    return name


def _field(given: str) -> str:
    name = given.strip().casefold()
    return ALSO.get(name, name)


def where_in(given: str, fields: Iterable[str], place: str) -> Where:
    """A condition as somebody writes it: FIELD=VALUE; nothing after = is where nothing is known.

    Args:
        given: what somebody wrote.
        fields: those that there are.
        place: the command that was given it.

    Raises:
        ReadinessError: `not_an_assignment`, `portfolio_field`.
    """
    name, sign, value = given.partition("=")
    if not sign or not name.strip():
        raise ReadinessError("not_an_assignment", Place(place), option="--where", given=given)
    return Where(field_named(name, fields, place), folded(value))


def folded(text: str) -> str:
    """A text as values are compared: without its case, and with single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def values_of(line: Line, field: str) -> tuple[str, ...]:
    """What a field says in a line, as it is written there; nothing where that is not known.

    Args:
        line: it.
        field: one of `fields_of`.
    """
    read = _READERS.get(field)
    value = read(line) if read is not None else line.amount.profile.get(field)
    if value is None or value == "":
        return ()
    if isinstance(value, bool):
        return (YES if value else NO,)
    return (str(value),) if isinstance(value, str | int) else tuple(value)


_READERS: Mapping[str, Callable[[Line], str | int | bool | None]] = {
    "company": lambda line: line.said.company,
    "title": lambda line: line.said.title,
    "questionnaire": lambda line: line.said.questionnaire,
    "state": lambda line: line.amount.state,
    "verdict": lambda line: line.amount.verdict,
    "late": lambda line: line.late_actions > 0,
    "latest": lambda line: not line.is_followed,
    "year": lambda line: line.year,
}


def chosen(lines: Iterable[Line], where: Iterable[Where]) -> list[Line]:
    """The lines that meet conditions: one of those on each field.

    Args:
        lines: all of them.
        where: the conditions; none take all.
    """
    wanted: dict[str, set[str]] = {}
    for one in where:
        wanted.setdefault(one.field, set()).add(one.value)
    return [line for line in lines if all(_has(line, field, values) for field, values in wanted.items())]


def _has(line: Line, field: str, wanted: set[str]) -> bool:
    found = values_of(line, field)
    return any(folded(value) in wanted for value in found) if found else "" in wanted


# In which order

SORTS: Mapping[str, Callable[[Line], str | int | date | None]] = {
    "company": lambda line: folded(line.said.company) or None,
    "score": lambda line: line.firm_millionths,
    "state": lambda line: line.amount.state,
    "verdict": lambda line: line.amount.verdict,
    "open": lambda line: line.open_actions,
    "late": lambda line: line.late_actions,
    "next": lambda line: line.next_round,
    "changed": lambda line: int(line.said.changed.timestamp()),
}
"""What lines are sorted by, and what stands for it in each; None comes last either way."""


def sorted_by(lines: Iterable[Line], key: str, *, reverse: bool = False) -> list[Line]:
    """Lines in order; those that are alike in it by company and by name.

    Args:
        lines: all of them.
        key: one of `SORTS`.
        reverse: whether the largest comes first.
    """
    of = SORTS[key]
    named = sorted(lines, key=lambda line: (folded(line.said.company), line.reference.key))
    known = [line for line in named if of(line) is not None]
    unknown = [line for line in named if of(line) is None]
    return sorted(known, key=lambda line: of(line), reverse=reverse) + unknown  # type: ignore[arg-type, return-value]


# Rounds of a company


def rounds(lines: Iterable[Line]) -> list[list[Line]]:
    """The rounds of each chain of assessments, the first one first, in the order of the lines.

    Assessments belong together where one follows the other; copies with one id do as well.
    """
    return [_in_order(chain) for chain in _together(list(lines), _linked)]


def newest(lines: Iterable[Line]) -> list[Line]:
    """The latest round of each chain."""
    return [chain[-1] for chain in rounds(lines)]


def last_answered(chain: Sequence[Line]) -> Line:
    """The latest round in which anything is answered, else the latest: one just begun says nothing yet.

    Args:
        chain: the rounds, the first one first.
    """
    return next((line for line in reversed(chain) if line.amount.answered), chain[-1])


def companies(lines: Iterable[Line]) -> list[list[Line]]:
    """The assessments of each company, the first one first.

    A company is what is called the same, or what belongs to one chain: rather one too few than one twice.
    """
    return [_in_order(group) for group in _together(list(lines), _of_company)]


def _linked(line: Line) -> Iterable[str]:
    yield f"id {line.said.id}"
    if line.said.follows:
        yield f"id {line.said.follows}"


def _of_company(line: Line) -> Iterable[str]:
    yield from _linked(line)
    if name := folded(line.said.company):
        yield f"name {name}"


def _together(lines: Sequence[Line], marks_of: Callable[[Line], Iterable[str]]) -> list[list[Line]]:
    """Lines that share a mark, or are connected by others that do; in the order of the first of each."""
    parent = list(range(len(lines)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    owner: dict[str, int] = {}
    for number, line in enumerate(lines):
        for mark in marks_of(line):
            first, second = sorted((root(owner.setdefault(mark, number)), root(number)))
            parent[second] = first
    groups: dict[int, list[Line]] = {}
    for number, line in enumerate(lines):
        groups.setdefault(root(number), []).append(line)
    return list(groups.values())


def _in_order(chain: Sequence[Line]) -> list[Line]:
    """Rounds by how many went before, then by when they were changed: an early one may be changed late."""
    if len(chain) == 1:
        return list(chain)
    before = {line.said.id: line.said.follows for line in chain}

    def depth(line: Line) -> int:
        seen = {line.said.id}
        at = line.said.follows
        while at is not None and at in before and at not in seen:
            seen.add(at)
            at = before[at]
        return len(seen)

    return sorted(chain, key=lambda line: (depth(line), line.said.changed, line.reference.key))


def change_of(chain: Sequence[Line]) -> int | None:
    """By how much the score of a company has changed since the round before that is made alike.

    Args:
        chain: its rounds, the first one first.

    Returns:
        Millionths of a point; None without two scores that may be compared.
    """
    last, family = chain[-1].firm_millionths, chain[-1].amount.family
    before = [line.firm_millionths for line in chain[:-1] if line.amount.family == family]
    scores = [score for score in before if score is not None]
    return None if last is None or not scores else last - scores[-1]


# What they have in common


class CommonGap(NamedTuple):
    """A criterion that companies have not reached their target on."""

    questionnaire: str
    criterion: str
    companies: int
    """How many of them have the gap."""
    of: int
    """How many answer this questionnaire."""


def common_gaps(lines: Iterable[Line]) -> list[CommonGap]:
    """The criteria below target, those of most companies first.

    Each company counts by its latest round that anybody has answered.
    """
    latest = [last_answered(chain) for chain in rounds(lines)]
    asked = Counter(line.said.questionnaire for line in latest)
    found = Counter((line.said.questionnaire, gap) for line in latest for gap in set(line.amount.gaps))
    gaps = (CommonGap(*key, count, asked[key[0]]) for key, count in found.items())
    return sorted(gaps, key=lambda gap: (-gap.companies, gap.questionnaire, gap.criterion))


def late_actions(lines: Iterable[Line]) -> list[Line]:
    """The latest rounds that have actions overdue, those first that wait for the longest time."""
    late = [line for line in newest(lines) if line.oldest_due is not None]
    return sorted(
        late, key=lambda line: (line.oldest_due or date.max, -line.late_actions, line.reference.key)
    )


# Figures


class Compared(NamedTuple):
    """What is compared in figures: one assessment of each company, all asked the same in the same way."""

    lines: list[Line]
    others: int
    """Companies that have no score yet, too early ones among them, or one that is not made alike."""


def comparable(lines: Iterable[Line]) -> Compared:
    """The latest round with a score of each company, as far as they may be compared.

    Only what has the same `Amount.family` is: the one of most companies, of as many the first by its name.
    Give it all lines, whatever is asked of them: else what is compared would depend on the question.
    """
    scored = [[line for line in one if line.firm_millionths is not None] for one in companies(lines)]
    latest = [one[-1] for one in scored if one]
    families = Counter(line.amount.family for line in latest)
    family = min(families, key=lambda name: (-families[name], name), default=None)
    kept = [line for line in latest if line.amount.family == family]
    return Compared(kept, len(scored) - len(kept))


def table(lines: Sequence[Line], fields: Iterable[str]) -> Table:
    """Lines as columns, for an engine.

    Args:
        lines: what is compared.
        fields: what they can be grouped by; of several values the first counts.
    """
    dimensions = dict.fromkeys(key for line in lines for key in line.amount.dimensions)
    return Table(
        {name: [next(iter(values_of(line, name)), None) for line in lines] for name in fields},
        {
            OVERALL: [line.amount.overall_millionths for line in lines],
            **{name: [line.amount.dimensions.get(name) for line in lines] for name in dimensions},
        },
    )
