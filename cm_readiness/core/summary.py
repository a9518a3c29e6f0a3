"""What a list says of an assessment that nobody has opened; nothing in it depends on the day it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from .calendar import DayOf, working_day

if TYPE_CHECKING:
    from .assessment import Assessment, VerdictState
    from .errors import Fault

# The list of assessments waits for this module: it loads no models.

Names = Mapping[str, str]
"""A text by language code; the first language stands in where another is missing."""
Profile = Mapping[str, bool | int | str | Sequence[str]]
"""What a company says of itself besides its name: what lists are filtered by."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the file itself."""

    id: str
    follows: str | None
    company: str
    title: str
    questionnaire: str
    """The id of what is answered."""
    changed: datetime
    """The newest moment that it records, in UTC."""
    answers: int
    """How many criteria have any answer, whether they are in scope or not."""

    @property
    def names(self) -> tuple[str, ...]:
        """What people call it: the company and the title, neither twice; empty without both."""
        from .text import read_together

        return read_together(self.company, self.title)


@dataclass(frozen=True, slots=True)
class Amount:
    """What it amounts to by its questionnaire, and what lies ahead."""

    in_scope: int
    """Criteria that are asked."""
    answered: int
    """Those of them with any answer."""
    state: VerdictState
    verdict: str | None
    """The id of the verdict; None while nothing is known."""
    names: tuple[Names | None, ...]
    """What is said of it: the lowest and the highest that are possible; while open, what stands instead."""
    overall_millionths: int | None
    """The score in millionths of a point; None without one."""
    score: int | None
    """The score as a whole number, 0 to 100, that reaches no limit which the exact one has not reached."""
    low: int | None
    high: int | None
    """The ends of what missing answers leave open, as the score."""
    continue_at: str | None
    """The number of the criterion to go on with; None where nothing is open."""
    due: tuple[date | None, ...]
    """The days of the actions with something left to do, one for each."""
    next_days: int | None
    """Days from the last change to the next round; None as long as something is open."""
    answered_at: Mapping[int, tuple[int, ...]]
    """When the answers in scope were given, in seconds since 1970, by the days that they last."""
    profile: Profile
    dimensions: Mapping[str, int | None]
    """The score of each dimension that is asked, in millionths of a point; None without one."""
    gaps: tuple[str, ...]
    """The ids of the criteria below their target, in the order in which gaps are reported."""
    family: str
    """The fingerprint of what is scored: only assessments with the same one are compared in figures."""

    def late(self, as_of: date) -> int:
        """How many of the actions are overdue."""
        return overdue(self.due, as_of)

    def next_round(self, changed: datetime, day_of: DayOf) -> date | None:
        """When it is to be done again; None as long as something is open.

        Args:
            changed: when it was changed last.
            day_of: the day of a moment where the reader is.
        """
        return None if self.next_days is None else working_day(day_of(changed), self.next_days)

    def stale(self, as_of: date, day_of: DayOf) -> int:
        """How many answers are older than their shelf life.

        Args:
            as_of: the day on which it is asked.
            day_of: as for `next_round`.
        """
        today, count = as_of.toordinal(), 0
        for days, moments in self.answered_at.items():
            for at in moments:
                # Around the world days differ by one at the most: the calendar is asked where that matters.
                old = today - at // 86_400 - _EPOCH.toordinal()
                if old >= days:
                    exactly = (
                        old > days + 1 or today - day_of(_EPOCH + timedelta(seconds=at)).toordinal() > days
                    )
                    count += exactly
        return count


class Facts(NamedTuple):
    """What an assessment is filtered and sorted by in a list of thousands; all of them are read at once."""

    id: str
    company: str
    questionnaire: str
    changed: datetime
    """The newest moment that it records, in UTC."""
    state: VerdictState
    overall_millionths: int | None
    due: tuple[date | None, ...]
    next_days: int | None
    profile: Profile
    """Each of these as in what it was taken from."""

    def late(self, as_of: date) -> int:
        """How many of the actions are overdue."""
        return overdue(self.due, as_of)


def facts_of(summary: Summary) -> Facts | None:
    """What is filtered and sorted by; None of what cannot be read or evaluated, or was not yet."""
    said, amount = summary.said, summary.amount
    if said is None or amount is None:
        return None
    return Facts(
        said.id, said.company, said.questionnaire, said.changed, amount.state, amount.overall_millionths,
        amount.due, amount.next_days, amount.profile,
    )  # fmt: skip


def overdue(due: Sequence[date | None], as_of: date) -> int:
    """How many of some days are over."""
    return sum(day is not None and day < as_of for day in due)


@dataclass(frozen=True, slots=True)
class Summary:
    """One assessment as lists show it, or why that is not possible."""

    said: Said | None = None
    """None where the file cannot be read."""
    amount: Amount | None = None
    """None where it cannot be evaluated, or was not yet."""
    fault: Fault | None = None
    """Why the file cannot be read, or why what it says cannot be evaluated."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing more is to be had by evaluating it."""
        return self.amount is not None or self.fault is not None


def said_of(assessment: Assessment) -> Said:
    """What an assessment says, without any evaluation."""
    return Said(
        id=assessment.id,
        follows=assessment.follows,
        company=assessment.company_name,
        title=assessment.title,
        questionnaire=assessment.questionnaire.id,
        changed=assessment.last_changed,
        answers=sum(answer.given is not None for answer in assessment.answers.values()),
    )
