"""What a format can show besides the text of a document: the results and the plan, as values and in words.

All words are in the language of the document. Numbers come twice where people read them rounded: as a number
for a chart or a spreadsheet, and as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..core.exported import Exported


@dataclass(frozen=True)
class Score:
    """A score with what stands beside it; numbers are 0 to 100 to one decimal, None for a missing one."""

    value: float | None
    low: float | None
    high: float | None
    target: float | None
    text: str
    """As people read it, or that there is none."""
    range: str
    """Such as "71 to 88"; empty when no answer is missing."""
    band: str
    target_text: str


@dataclass(frozen=True)
class Headline:
    """What comes first: whose assessment, and what it comes to."""

    company: str
    """Empty where nobody gave it, or in documents without names."""
    assessment: str
    """The assessment's title."""
    day: date
    date: str
    """The same day in words."""
    verdict: str
    """Its name, or that it is too early for one; with the number of criteria where they are not all."""
    state: tuple[str, ...]
    """How far the verdict can be relied on, or what to find out first, a sentence each."""
    reasons: tuple[str, ...]
    """What decides it, a sentence each."""
    meaning: str
    advice: str
    score: Score
    notice: str
    """Which language the questionnaire's texts are in, in a sentence; empty where it is the document's."""


@dataclass(frozen=True)
class Week:
    """What to do this week about what cannot wait."""

    title: str
    """With how long all of it takes; empty where nothing is pressing."""
    acts: tuple[str, ...]
    """Each with its minutes, in the order in which to do them."""


@dataclass(frozen=True)
class DimensionResult:
    """A dimension and its score."""

    id: str
    number: int
    name: str
    question: str
    score: Score
    answer: tuple[str, ...]
    """The question answered in two or three sentences."""


@dataclass(frozen=True)
class Result:
    """One criterion in scope, or an answer that is kept and not counted."""

    dimension: str
    criterion: str
    """The full id."""
    number: str
    """Such as `1.10`: a text, never a number."""
    name: str
    question: str
    answer: str
    """What the level says, or in words why there is none."""
    level: int | None
    """As it counts; None where it counts nowhere."""
    target: int | None
    points: float | None
    """To gain on the overall score, to two decimals; None without a gap."""
    note: str
    evidence: tuple[str, ...]
    flags: tuple[str, ...]
    owner: str
    """The role that usually owns it; empty where the criterion is gone."""


@dataclass(frozen=True)
class Priority:
    """A gap that comes first."""

    rank: int
    number: str
    title: str
    """The name of the criterion."""
    dimension: str
    level: int
    target: int
    sentences: tuple[str, ...]
    """What to do next, what it takes and brings, and what happens if nothing is done."""
    owner: str
    """The role that usually owns it."""


@dataclass(frozen=True)
class RiskMap:
    """What critical criteria leave open: how soon it does harm, and what stands in its way today."""

    columns: tuple[str, ...]
    """How soon, the soonest first."""
    rows: tuple[str, ...]
    """What stands in the way, the least first."""
    risks: tuple[tuple[str, int, int], ...]
    """The name of each criterion, its column and its row."""


@dataclass(frozen=True)
class PlanRow:
    """One thing to do."""

    period: str
    """Until when, in words; empty for an action that stands in no period of the roadmap."""
    until: date | None
    """The last day of the period; None after the last one."""
    criterion: str
    """The full id; empty for an action without one."""
    number: str
    name: str
    what: str
    """What is to be done, in one's own words or those of the steps."""
    from_level: int
    to_level: int
    """0 where an action names none."""
    days: float | None
    """Of work; None where nobody knows."""
    points: float | None
    """That it brings on the overall score, to one decimal; None where nobody knows."""
    owner: str
    """Who was agreed, else the role that usually owns it."""
    due: date | None
    """The day that was agreed."""
    status: str
    """In words; empty while nothing was agreed."""
    proof: str
    """What shows that it is done."""
    key: str = ""
    """The id of the action, else the criterion and the level of the step: `purpose.business_goals/2`."""


@dataclass(frozen=True)
class Deadline:
    """Something that the company has committed to do until a day."""

    row: PlanRow
    key: str
    """The ids of the assessment and of the action: the same whenever it is exported."""
    due: date
    changed: datetime
    """When anything of it was last changed, with a time zone."""
    dropped: bool
    """Whether it was given up."""


@dataclass(frozen=True)
class Asked:
    """One criterion in scope, to be answered away from the program."""

    criterion: str
    """The full id."""
    number: str
    """Such as `1.10`: a text, never a number."""
    name: str
    question: str
    levels: tuple[str, ...]
    """What each level says, from 0 to 4."""


@dataclass(frozen=True)
class AskedDimension:
    """The criteria of a dimension that are asked."""

    id: str
    name: str
    question: str
    criteria: tuple[Asked, ...]


@dataclass(frozen=True)
class Explanation:
    """How a number came about, line by line."""

    of: str
    """The id of a dimension, or `overall`."""
    name: str
    lines: tuple[str, ...]


class Content(Protocol):
    """All of it; each part is made when a format asks for it."""

    @property
    def blank(self) -> bool:
        """Whether nothing is shown but what is asked, for somebody to fill in."""

    @property
    def only_plan(self) -> bool:
        """Whether nothing is shown but the plan."""

    @property
    def asked(self) -> tuple[AskedDimension, ...]:
        """What is asked of the company; a dimension of which nothing is asked is left out."""

    @property
    def exported(self) -> Exported:
        """What the assessment says, to be merged against once it comes back filled in."""

    @property
    def statuses(self) -> Mapping[str, str]:
        """The statuses that an action can have, by what people call them."""

    @property
    def headline(self) -> Headline:
        """Company, verdict and overall score."""

    @property
    def this_week(self) -> Week:
        """What cannot wait."""

    @property
    def dimensions(self) -> tuple[DimensionResult, ...]:
        """Every dimension, in the order of the questionnaire."""

    @property
    def results(self) -> tuple[Result, ...]:
        """The criteria in scope, then what is not counted."""

    @property
    def priorities(self) -> tuple[Priority, ...]:
        """The first gaps, in their order."""

    @property
    def risk_map(self) -> RiskMap:
        """The critical criteria that have not reached their target."""

    @property
    def plan(self) -> tuple[PlanRow, ...]:
        """By period, then the company's other actions; nothing that was given up."""

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """What was agreed upon with a day, by that day; what was given up as well."""

    @property
    def explanations(self) -> tuple[Explanation, ...]:
        """The overall, then each dimension."""
