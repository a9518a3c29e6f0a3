"""The questionnaire: five dimensions, their criteria, and the rules of the method, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from .numbers import Exact, Rational
from .text import Text

LEVELS = range(5)
"""The levels of a criterion, 0 to 4."""

AppliesIf = Mapping[str, tuple[str | bool, ...]]
"""For each profile field that is named, the values with which something applies."""

Weight = Annotated[Exact, Field(gt=0, le=100)]
Score = Annotated[Exact, Field(ge=0, le=100)]
Days = Annotated[Exact, Field(gt=0)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Step(_Frozen):
    """What raises a criterion by one level, and its effort letter."""

    effort: str
    do: Text


FiveTexts = Annotated[tuple[Text, ...], Field(min_length=5, max_length=5)]
FourSteps = Annotated[tuple[Step, ...], Field(min_length=4, max_length=4)]


class Requirement(_Frozen):
    """To stand at `level` or above, the criterion `of` must stand at `at_least` or above."""

    level: int = Field(ge=1, le=4)
    of: str
    at_least: int = Field(ge=1, le=4)


class Variant(_Frozen):
    """Another wording of a criterion, for the companies to which it applies."""

    applies_if: AppliesIf
    question: Text | None = None
    probe: Text | None = None
    evidence: Text | None = None
    levels: FiveTexts | None = None
    steps: FourSteps | None = None


class Criterion(_Frozen):
    """One assessable statement, with five written levels and the four steps between them."""

    id: str
    """The full id: `purpose.business_goals`."""
    name: Text
    weight: Weight
    critical: bool = False
    express: bool = False
    allow_na: bool = True
    na_when: Text | None = None
    target: int | None = Field(default=None, ge=1, le=4)
    shelf_life_days: int = Field(gt=0)
    applies_if: AppliesIf = Field(default_factory=dict)
    requires: tuple[Requirement, ...] = ()
    question: Text
    why: Text | None = None
    evidence: Text | None = None
    probe: Text | None = None
    owner: Text | None = None
    deliverable: Text | None = None
    deliverable_id: str | None = None
    risk: Text | None = None
    covers: tuple[str, ...] = ()
    extension: bool = False
    sources: tuple[str, ...] = ()
    levels: FiveTexts
    steps: FourSteps
    variants: tuple[Variant, ...] = ()


class Dimension(_Frozen):
    """One of the readiness questions, with its criteria."""

    id: str
    weight: Weight
    target: int = Field(default=3, ge=1, le=4)
    name: Text
    question: Text
    why: Text | None = None
    criteria: tuple[Criterion, ...] = Field(min_length=1)


class Level(_Frozen):
    """The name of a level of the scale."""

    name: Text


class Band(_Frozen):
    """The name of the scores from `from_` up to the next band."""

    id: str
    from_: Score = Field(alias="from")
    name: Text
    meaning: Text | None = None


class Gate(_Frozen):
    """A critical criterion below `opens_at` holds its dimension's score at `cap` or below."""

    opens_at: int = Field(ge=1, le=4)
    cap: Score


class When(_Frozen):
    """The conditions of a verdict; it holds when any of them does."""

    overall_below: Score | None = None
    any_dimension_below: Score | None = None
    gates_closed_at_least: int | None = Field(default=None, ge=1)


class Verdict(_Frozen):
    """An answer to whether the company may hand its channels to a community manager."""

    id: str
    name: Text
    meaning: Text | None = None
    advice: Text | None = None
    when: When | None = None


class Option(_Frozen):
    """One choice of a profile field."""

    id: str
    name: Text


class ProfileField(_Frozen):
    """A question about the company, asked before the criteria."""

    id: str
    kind: Literal["text", "choice", "choices", "number", "yes_no"]
    required: bool = False
    question: Text
    options: tuple[Option, ...] = ()


class LevelTest(_Frozen):
    """A condition on the answered level of one criterion."""

    of: str
    at_least: int | None = Field(default=None, ge=0, le=4)
    at_most: int | None = Field(default=None, ge=0, le=4)


class Contradiction(_Frozen):
    """Answers that do not go together, and the next question to ask."""

    id: str
    applies_if: AppliesIf = Field(default_factory=dict)
    all: tuple[LevelTest, ...] = ()
    any: tuple[LevelTest, ...] = ()
    name: Text
    meaning: Text
    ask: Text


class Notice(_Frozen):
    """A warning that is printed in every report to which it applies."""

    id: str
    applies_if: AppliesIf = Field(default_factory=dict)
    text: Text


class Claim(_Frozen):
    """What the article behind the method says, in our words."""

    id: str
    dimension: str
    text: Text


class Source(_Frozen):
    """Where a fact comes from; one that is not to be printed is kept for the record."""

    id: str
    title: str
    url: str
    year: int | None = None
    print: bool = True


class Questionnaire(_Frozen):
    """Everything that is authored: dimensions, scale, bands, gate, verdicts, profile and rules."""

    id: str
    version: str
    languages: tuple[str, ...] = Field(min_length=1)
    title: Text
    introduction: Text | None = None
    how_to_read: tuple[Text, ...] = ()
    dimensions: tuple[Dimension, ...] = Field(min_length=1)
    effort_days: Mapping[str, Days] = Field(min_length=1)
    capacity_days: Days = 10
    focus: int = Field(default=5, gt=0)
    notices: tuple[Notice, ...] = ()
    levels: tuple[Level, ...] = Field(min_length=5, max_length=5)
    bands: tuple[Band, ...] = Field(min_length=1)
    gate: Gate
    verdicts: tuple[Verdict, ...] = Field(min_length=1)
    profile: tuple[ProfileField, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    fingerprint: str = ""
    """The first 12 hex digits of the SHA-256 of what the files say."""
    digests: Mapping[str, str] = Field(default_factory=dict)
    """For each criterion the first 8 hex digits of the SHA-256 of its five level texts."""

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """All criteria by full id, in questionnaire order."""
        return {c.id: c for d in self.dimensions for c in d.criteria}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each criterion in questionnaire order, from 0."""
        return {identifier: place for place, identifier in enumerate(self.criteria)}

    @cached_property
    def limits(self) -> tuple[Rational, ...]:
        """The scores at which a band starts or a verdict changes."""
        whens = [v.when for v in self.verdicts if v.when]
        limits = [w.overall_below for w in whens] + [w.any_dimension_below for w in whens]
        return (*(b.from_ for b in self.bands), *(x for x in limits if x is not None))

    def effort(self, criterion: Criterion, start: int, end: int) -> Rational:
        """The effort of raising a criterion, in days; 0 where `end` is not above `start`.

        Args:
            criterion: one of this questionnaire.
            start: the level to start from, 0 to 4.
            end: the level to reach, 0 to 4.
        """
        return sum(self.effort_days[step.effort] for step in criterion.steps[start:end])

    def numbered(self) -> Iterator[tuple[str, Criterion]]:
        """Each criterion with its number as people see it, `2.3` for the third of the second dimension."""
        for place, dimension in enumerate(self.dimensions, 1):
            for rank, criterion in enumerate(dimension.criteria, 1):
                yield f"{place}.{rank}", criterion

    def dimension_of(self, criterion_id: str) -> Dimension:
        """The dimension that a full criterion id belongs to.

        Raises:
            KeyError: the questionnaire has no such dimension.
        """
        return self._by_dimension[criterion_id.partition(".")[0]]

    @cached_property
    def _by_dimension(self) -> Mapping[str, Dimension]:
        return {d.id: d for d in self.dimensions}
