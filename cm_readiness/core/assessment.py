"""An assessment: what one company answered. Every change gives a new value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Literal

from .calendar import DayOf, utc_day
from .declaring import Checked
from .errors import ReadinessError
from .kept import Count, FreeText, Kept, LevelNumber, Moment, TargetLevel, clean
from .numbers import Exact
from .text import read_together
from .workshop import Workshop

MAX_HISTORY = 20
"""Earlier answers that are kept for one criterion."""
MAX_MEASURES = 10
"""Measurements that are kept for one criterion."""

Depth = Literal["express", "full"]
EvidenceRule = Literal["declared", "strict"]


@dataclass(frozen=True)
class Unknown:
    """The answer *don't know*."""


@dataclass(frozen=True)
class NotApplicable:
    """The answer *not applicable*, with the reason for it."""

    reason: str


Given = int | Unknown | NotApplicable
"""An answer: a level from 0 to 4, don't know, or not applicable."""


AnswerMark = int | Literal["unknown", "not_applicable"] | None
"""An answer as data names it; None while there is none."""


def mark(given: Given | None) -> AnswerMark:
    """An answer as data names it."""
    match given:
        case Unknown():
            return "unknown"
        case NotApplicable():
            return "not_applicable"
        case _:
            return given


class PastAnswer(Kept):
    """An answer as it was before."""

    level: LevelNumber | None = None
    unknown: bool = False
    not_applicable: FreeText | None = None
    answered: Moment | None = None

    @cached_property
    def given(self) -> Given | None:
        """The answer, or None when nothing was answered."""
        if self.level is not None:
            return self.level
        if self.not_applicable is not None:
            return NotApplicable(self.not_applicable)
        return Unknown() if self.unknown else None

    def check_whole(self) -> None:
        """See that there is one kind of answer at most, and a reason that says something.

        Raises:
            ValueError: `two_kinds_of_answer` or `no_reason`.
        """
        kinds = (self.level is not None, self.unknown, self.not_applicable is not None)
        if sum(kinds) > 1:
            raise ValueError("two_kinds_of_answer")
        if self.not_applicable is not None and not self.not_applicable.strip():
            raise ValueError("no_reason")


class Round(Kept):
    """What several people said to one criterion: only how many of them were at each level."""

    at: Moment
    how: Literal["live", "gathered"]
    counts: Annotated[tuple[Count, ...], Checked(min_length=5, max_length=5)]
    """People at the levels 0 to 4."""
    unknown: Count = 0
    """People who do not know."""
    absent: Count = 0
    seconds: Count | None = None
    """How long voting was open, in a live round."""
    agreed: LevelNumber | None = None
    """The level that was agreed upon after it."""
    dissent: FreeText | None = None
    """Who saw it otherwise, in the words that were typed when it was agreed."""
    people: Mapping[str, LevelNumber | Literal["unknown"]] = {}
    """Who said what: only where whoever gathers asked for names."""


MeasuredFigure = Annotated[bool, Checked(strict=True)] | Exact


class Measurement(Kept):
    """Figures that were measured on the company's own material, and what came of them."""

    measure: str
    at: Moment
    proposes: LevelNumber | None = None
    """The level that the rules proposed; None where they proposed none."""
    accepted: bool = False
    """Whether that level was taken for the answer."""
    figures: Mapping[str, MeasuredFigure] = {}
    lines: tuple[FreeText, ...] = ()
    """What shows it, as lines of evidence."""


class Answer(PastAnswer):
    """What is recorded for one criterion: at most one kind of answer, and what was noted beside it."""

    note: FreeText = ""
    private: FreeText = ""
    """For the facilitator: never in a report, an export, a template's view or a log."""
    evidence: tuple[FreeText, ...] = ()
    flagged: bool = False
    urgent: bool = False
    """To settle this week."""
    brief: bool = False
    """The note is printed in the brief for the community manager."""
    history: tuple[PastAnswer, ...] = ()
    rounds: tuple[Round, ...] = ()
    """What several people said, the oldest first."""
    measures: tuple[Measurement, ...] = ()
    """What was measured, the newest first."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left that is worth an entry in the file."""
        return self.level is None and not self.note and self == Answer()

    @property
    def proofs(self) -> tuple[str, ...]:
        """The evidence lines that say something."""
        return tuple(line for line in self.evidence if line.strip())

    @cached_property
    def has_proof(self) -> bool:
        """Whether some evidence line says something."""
        return any(map(str.strip, self.evidence))


class QuestionnaireRef(Kept):
    """Which questionnaire was answered, and what its criteria said at the last save."""

    id: str
    version: str = ""
    fingerprint: str = ""
    criteria: Mapping[str, str] = {}


class Action(Kept):
    """Something that the company commits to."""

    id: str
    source: Literal["roadmap", "own"] = "own"
    criterion: str | None = None
    to_level: LevelNumber | None = None
    what: FreeText = ""
    owner: FreeText = ""
    due: date | None = None
    status: Literal["open", "doing", "done", "dropped"] = "open"
    changed: Moment | None = None
    """When anything of it was last changed; None in older files."""
    note: FreeText = ""


VerdictState = Literal["open", "provisional", "settled"]
"""Whether it is too early for a verdict, one may be shown while answers are missing, or all are there."""


class MilestoneScore(Kept):
    """A score and its range as they were shown when a milestone was frozen, 0 to 100."""

    score: Exact | None = None
    low: Exact | None = None
    high: Exact | None = None


class Milestone(Kept):
    """The results at one moment, frozen on request and never computed again."""

    name: FreeText
    at: Moment
    fingerprint: str = ""
    overall: MilestoneScore = MilestoneScore()
    verdict: str | None = None
    state: VerdictState | None = None
    """Of the verdict; None in older files."""
    dimensions: Mapping[str, MilestoneScore] = {}
    levels: Mapping[str, LevelNumber | Literal["unknown", "not_applicable"]] = {}


CompanyValue = Annotated[bool, Checked(strict=True)] | Exact | FreeText | tuple[FreeText, ...]


class Assessment(Kept):
    """One company's answers, with everything that was said about them."""

    format: Literal[1] = 1
    written_by: str = ""
    id: str
    title: FreeText = ""
    created: Moment
    updated: Moment | None = None
    """When a file of version 1.0.0 was saved; no longer written, and one of the moments of `last_changed`."""
    language: str = "en"
    depth: Depth = "full"
    evidence_rule: EvidenceRule = "declared"
    respondent: FreeText = ""
    facilitator: FreeText = ""
    follows: str | None = None
    questionnaire: QuestionnaireRef
    company: Mapping[str, CompanyValue] = {}
    targets: Mapping[str, TargetLevel] = {}
    answers: Mapping[str, Answer] = {}
    workshop: Workshop | None = None
    """What the company's workshop left besides answers."""
    actions: tuple[Action, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    @property
    def company_name(self) -> str:
        """The company's name, empty while nobody has given it."""
        return str(self.company.get("name", ""))

    @property
    def names(self) -> tuple[str, ...]:
        """What people call it: the company and the title, neither twice; empty without both."""
        return read_together(self.company_name, self.title)

    @property
    def last_changed(self) -> datetime:
        """The newest moment that it records."""
        given = (one.answered for answer in self.answers.values() for one in (answer, *answer.history))
        deeds = (action.changed for action in self.actions)
        frozen = (milestone.at for milestone in self.milestones)
        said = (one.at for answer in self.answers.values() for one in answer.rounds)
        room = () if self.workshop is None else self.workshop.moments
        return max(filter(None, (self.created, self.updated, *given, *deeds, *frozen, *said, *room)))

    def answer_to(self, criterion_id: str) -> Answer:
        """What is recorded for a criterion; an empty answer where nothing is."""
        return self.answers.get(criterion_id, NOTHING)


NOTHING = Answer()


def with_answer(
    assessment: Assessment, criterion_id: str, given: Given, at: datetime, day_of: DayOf = utc_day
) -> Assessment:
    """Record an answer; what was noted beside the criterion stays.

    An answer of an earlier day goes into the history; a correction on the same day replaces.

    Args:
        criterion_id: the full id of the criterion.
        given: the answer; a level is 0 to 4, a reason is not empty.
        at: when it was given or confirmed, with a time zone.
        day_of: the day of a moment where the person is.

    Raises:
        ReadinessError: `level_out_of_range`, `no_reason`, or as `clean`.
    """
    old = assessment.answer_to(criterion_id)
    new: dict[str, object] = {
        "level": None, "unknown": False, "not_applicable": None, "answered": at,
        "history": _history(old, at, day_of),
    }  # fmt: skip
    match given:
        case Unknown():
            new["unknown"] = True
        case NotApplicable(reason):
            if not reason.strip():
                raise ReadinessError("no_reason", criterion=criterion_id)
            new["not_applicable"] = clean(reason)
        case level:
            if level not in range(5):
                raise ReadinessError("level_out_of_range", level=level, criterion=criterion_id)
            new["level"] = level
    return _replace_answer(assessment, criterion_id, old.model_copy(update=new))


def without_answer(assessment: Assessment, criterion_id: str) -> Assessment:
    """Clear an answer and its date; note, private note, evidence and marks stay.

    Args:
        criterion_id: the full id of the criterion.
    """
    old = assessment.answer_to(criterion_id)
    cleared = {"level": None, "unknown": False, "not_applicable": None, "answered": None}
    return _replace_answer(assessment, criterion_id, old.model_copy(update=cleared))


def with_remarks(
    assessment: Assessment,
    criterion_id: str,
    *,
    note: str | None = None,
    private: str | None = None,
    evidence: tuple[str, ...] | None = None,
    flagged: bool | None = None,
    urgent: bool | None = None,
    brief: bool | None = None,
) -> Assessment:
    """Change what stands beside an answer; what is not given stays as it is.

    Args:
        criterion_id: the full id of the criterion.
        note: printed in reports.
        private: for the facilitator, never printed.
        evidence: all lines of evidence; blank ones are left out.
        flagged: whether the criterion is marked to be discussed.
        urgent: whether it is marked to be settled this week.
        brief: whether the note is printed in the brief for the community manager.

    Raises:
        ReadinessError: as `clean`.
    """
    new: dict[str, object] = {}
    if note is not None:
        new["note"] = clean(note)
    if private is not None:
        new["private"] = clean(private)
    if evidence is not None:
        new["evidence"] = tuple(clean(line) for line in evidence if line.strip())
    if flagged is not None:
        new["flagged"] = flagged
    if urgent is not None:
        new["urgent"] = urgent
    if brief is not None:
        new["brief"] = brief
    return _replace_answer(
        assessment, criterion_id, assessment.answer_to(criterion_id).model_copy(update=new)
    )


def with_measurement(assessment: Assessment, criterion_id: str, measurement: Measurement) -> Assessment:
    """Record what was measured, before what was measured earlier; its lines become lines of evidence.

    Args:
        criterion_id: the full id of the criterion.
        measurement: with the figures; no level is set.

    Raises:
        ReadinessError: as `clean`.
    """
    old = assessment.answer_to(criterion_id)
    measures = (measurement, *old.measures)[:MAX_MEASURES]
    measured = _replace_answer(assessment, criterion_id, old.model_copy(update={"measures": measures}))
    known = set(old.evidence)
    new = tuple(line for line in measurement.lines if line not in known)
    return with_remarks(measured, criterion_id, evidence=(*old.evidence, *new)) if new else measured


def _history(old: Answer, at: datetime, day_of: DayOf) -> tuple[PastAnswer, ...]:
    if old.given is None or (old.answered and day_of(old.answered) == day_of(at)):
        return old.history
    past = PastAnswer(
        level=old.level, unknown=old.unknown, not_applicable=old.not_applicable, answered=old.answered
    )
    return (past, *old.history)[:MAX_HISTORY]


def _replace_answer(assessment: Assessment, criterion_id: str, answer: Answer) -> Assessment:
    answers = {**assessment.answers, criterion_id: answer}
    if answer.is_empty:
        del answers[criterion_id]
    return assessment.model_copy(update={"answers": answers})
