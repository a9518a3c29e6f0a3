"""The questionnaire: five dimensions, their criteria, and the rules of the method, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from .adaptation import COVERAGE_BELOW, Addressing, AskingVariant, Pace, SayingVariant, Undecided, Words
from .authored import ALWAYS, AppliesIf, Authored, Blank, Days, Factor, Score, Weight
from .declaring import Checked
from .numbers import Exact, Rational
from .rewording import Phrase, reworded
from .text import Text

LEVELS = range(5)
"""The levels of a criterion, 0 to 4."""
LEAST_URGENT = 3
"""The urgency of a criterion that can wait; 1 is that of one where harm can happen any day."""

Answered = Annotated[int, Checked(ge=0, le=4)]
"""A level that may be answered."""
Reached = Annotated[int, Checked(ge=1, le=4)]
"""A level that something has to reach."""

ProfileValue = str | int | bool | tuple[str, ...]
"""What a company answers to a profile field."""


class Step(Authored):
    """What raises a criterion by one level, and its effort letter."""

    effort: str
    do: Text
    proof: Text | None = None
    """What can be seen when the step is done."""


class Act(Authored):
    """What one person can do in an hour, this week, while a criterion is below a level."""

    below: Reached
    minutes: Annotated[int, Checked(ge=1, le=60)]
    do: Text


class MeasuredLevel(Authored):
    """The figures from which a level is proposed; all of them have to be as they say."""

    level: Answered
    when: Annotated[Mapping[str, Exact | bool], Checked(min_length=1)]


class Measure(Authored):
    """How measured figures become a proposal for a level."""

    measure: str
    levels: Annotated[tuple[MeasuredLevel, ...], Checked(min_length=1)]
    """The first that holds is proposed."""


FiveTexts = Annotated[tuple[Text, ...], Checked(min_length=5, max_length=5)]
FourSteps = Annotated[tuple[Step, ...], Checked(min_length=4, max_length=4)]


class Requirement(Authored):
    """To stand at `level` or above, the criterion `of` must stand at `at_least` or above."""

    level: Reached
    of: str
    at_least: Reached


class Variant(Authored):
    """What is otherwise about a criterion for the companies to which it applies."""

    applies_if: AppliesIf
    question: Text | None = None
    probe: Text | None = None
    evidence: Text | None = None
    owner: Text | None = None
    told: Text | None = None
    deliverable: Text | None = None
    target: Reached | None = None
    levels: FiveTexts | None = None
    steps: FourSteps | None = None
    acts: tuple[Act, ...] | None = None


class Criterion(Authored):
    """One assessable statement, with five written levels and the four steps between them."""

    id: str
    """The full id: `purpose.business_goals`."""
    name: Text
    weight: Weight
    critical: bool = False
    express: bool = False
    allow_na: bool = True
    na_when: Text | None = None
    target: Reached | None = None
    shelf_life_days: Annotated[int, Checked(gt=0)]
    applies_if: AppliesIf = ALWAYS
    requires: tuple[Requirement, ...] = ()
    question: Text
    why: Text | None = None
    evidence: Text | None = None
    probe: Text | None = None
    owner: Text | None = None
    told: Text | None = None
    """What it is about, for the person who runs the accounts, who is spoken to."""
    confidential: bool = False
    """What the company keeps to itself: notes and evidence, and all of it where nothing is to be `told`."""
    deliverable: Text | None = None
    deliverable_id: str | None = None
    risk: Text | None = None
    urgency: Annotated[int, Checked(ge=1, le=LEAST_URGENT)] = 2
    covers: tuple[str, ...] = ()
    extension: bool = False
    sources: tuple[str, ...] = ()
    levels: FiveTexts
    steps: FourSteps
    acts: tuple[Act, ...] = ()
    measures: tuple[Measure, ...] = ()
    variants: tuple[Variant, ...] = ()


class Dimension(Authored):
    """One of the readiness questions, with its criteria."""

    id: str
    weight: Weight
    target: Reached = 3
    name: Text
    question: Text
    why: Text | None = None
    variants: tuple[AskingVariant, ...] = ()
    criteria: Annotated[tuple[Criterion, ...], Checked(min_length=1)]


class Level(Authored):
    """The name of a level of the scale."""

    name: Text


class Band(Authored):
    """The name of the scores from `from_` up to the next band."""

    id: str
    from_: Score
    name: Text
    meaning: Text | None = None


class Gate(Authored):
    """A critical criterion below `opens_at` holds its dimension's score at `cap` or below."""

    opens_at: Reached
    cap: Score


class When(Authored):
    """The conditions of a verdict; it holds when any of them does."""

    overall_below: Score | None = None
    any_dimension_below: Score | None = None
    gates_closed_at_least: Annotated[int, Checked(ge=1)] | None = None


class Verdict(Authored):
    """An answer to whether the company may hand its channels to a community manager."""

    id: str
    name: Text
    meaning: Text | None = None
    advice: Text | None = None
    when: When | None = None
    next_days: Annotated[int, Checked(gt=0)] | None = None
    """Days until the next assessment, which the advice may name."""
    variants: tuple[SayingVariant, ...] = ()


class OptionVariant(Authored):
    """What a choice is called for some companies."""

    applies_if: AppliesIf
    name: Text


class Option(Authored):
    """One choice of a profile field."""

    id: str
    name: Text
    if_blank: Mapping[str, Blank] = {}
    """What other fields, or those of an earlier version, have to say for it to stand for a blank one."""
    variants: tuple[OptionVariant, ...] = ()


class ProfileField(Authored):
    """A question about the company, asked before the criteria."""

    id: str
    kind: Literal["text", "choice", "choices", "number", "yes_no"]
    required: bool = False
    question: Text
    help: Text | None = None
    default: str | None = None
    """The option that is taken where the field is blank and no other one is told by `if_blank`."""
    options: tuple[Option, ...] = ()


class LevelTest(Authored):
    """A condition on the answered level of one criterion."""

    of: str
    at_least: Answered | None = None
    at_most: Answered | None = None


class Contradiction(Authored):
    """Answers that do not go together, and the next question to ask."""

    id: str
    applies_if: AppliesIf = ALWAYS
    all: tuple[LevelTest, ...] = ()
    any: tuple[LevelTest, ...] = ()
    name: Text
    meaning: Text
    ask: Text


Place = Literal["notice", "hint", "why", "evidence"]
"""Where a notice is read: with the report's notices, or beside its criterion, at one of its texts."""


class Notice(Authored):
    """A warning that is printed in every report to which it applies."""

    id: str
    applies_if: AppliesIf = ALWAYS
    criterion: str | None = None
    """The criterion that it belongs to."""
    places: tuple[Place, ...] = ("notice",)
    text: Text
    law: str | None = None
    """The articles that it rests on, as lawyers cite them."""
    law_language: str = ""
    """The language that they are cited in; empty where they read alike in all of them."""
    sources: tuple[str, ...] = ()


class Claim(Authored):
    """What the article behind the method says, in our words."""

    id: str
    dimension: str
    text: Text


class Source(Authored):
    """Where a fact comes from; one that is not to be printed is kept for the record."""

    id: str
    title: str
    language: str = ""
    """That of the title, where it is known."""
    url: str
    year: int | None = None
    seen: date | None = None
    """The day on which it was read."""
    print: bool = True


class Questionnaire(Authored):
    """Everything that is authored: dimensions, scale, bands, gate, verdicts, profile and rules."""

    id: str
    version: str
    languages: Annotated[tuple[str, ...], Checked(min_length=1)]
    title: Text
    introduction: Text | None = None
    question: Text | None = None
    """What the verdict answers."""
    variants: tuple[AskingVariant, ...] = ()
    how_to_read: tuple[Text, ...] = ()
    dimensions: Annotated[tuple[Dimension, ...], Checked(min_length=1)]
    effort_days: Annotated[Mapping[str, Days], Checked(min_length=1)]
    capacity_days: Days = 10
    focus: Annotated[int, Checked(gt=0)] = 5
    notices: tuple[Notice, ...] = ()
    levels: Annotated[tuple[Level, ...], Checked(min_length=5, max_length=5)]
    bands: Annotated[tuple[Band, ...], Checked(min_length=1)]
    gate: Gate
    verdicts: Annotated[tuple[Verdict, ...], Checked(min_length=1)]
    undecided: Undecided | None = None
    words: tuple[Words, ...] = ()
    addressing: tuple[Addressing, ...] = ()
    pace: tuple[Pace, ...] = ()
    profile: tuple[ProfileField, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    fingerprint: str = ""
    """The first 12 hex digits of the SHA-256 of what the files say."""
    digests: Mapping[str, str] = {}
    """For each criterion the first 8 hex digits of the SHA-256 of its five level texts."""
    digests_before: Mapping[str, tuple[str, ...]] = {}
    """For each criterion what its digest was while the last languages were not there yet."""
    effort_factor: Factor = 1
    """What the days of a step are multiplied by for the company that this is resolved for."""
    phrases: Mapping[str, tuple[Phrase, ...]] = {}
    """By language, what reads otherwise for the company that this is resolved for, the longest first."""
    addressed: Mapping[str, tuple[Phrase, ...]] = {}
    """The same for what the person who runs its accounts is told."""

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """All criteria by full id, in questionnaire order."""
        return {c.id: c for d in self.dimensions for c in d.criteria}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each criterion in questionnaire order, from 0."""
        return {identifier: place for place, identifier in enumerate(self.criteria)}

    @cached_property
    def bands_from_the_top(self) -> tuple[tuple[int, int, Band], ...]:
        """The bands with the numerator and the denominator of the score at which each starts."""
        return tuple((*band.from_.as_integer_ratio(), band) for band in reversed(self.bands))

    @cached_property
    def limits(self) -> tuple[Rational, ...]:
        """The scores at which a band starts or a verdict changes."""
        whens = [v.when for v in self.verdicts if v.when]
        limits = [w.overall_below for w in whens] + [w.any_dimension_below for w in whens]
        return (*(b.from_ for b in self.bands), *(x for x in limits if x is not None))

    @property
    def coverage_below(self) -> Rational:
        """The share of the weight that has to be known before a verdict that may still change is shown."""
        return self.undecided.coverage_below if self.undecided is not None else COVERAGE_BELOW

    def to_reader(self, text: str, language: str) -> str:
        """A text as it is told to the person who runs the accounts.

        Args:
            text: one of the questionnaire's, in the words of the company.
            language: a language code such as `fr`.
        """
        return reworded(text, self.addressed.get(language, ()))

    def effort(self, criterion: Criterion, start: int, end: int) -> Rational:
        """The effort of raising a criterion, in days; 0 where `end` is not above `start`.

        Args:
            criterion: one of this questionnaire.
            start: the level to start from, 0 to 4.
            end: the level to reach, 0 to 4.
        """
        return sum(self.step_effort(step) for step in criterion.steps[start:end])

    def step_effort(self, step: Step) -> Rational:
        """The effort of one step at the pace of the company, in days."""
        return self.effort_days[step.effort] * self.effort_factor

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
