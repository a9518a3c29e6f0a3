"""Two assessments, or an assessment and a milestone, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from .assessment import (
    Answer,
    AnswerMark,
    Assessment,
    Milestone,
    MilestoneScore,
    VerdictState,
    mark,
)
from .errors import ReadinessError
from .evaluation import Evaluation, evaluate
from .numbers import Rational, exact, rounded
from .text import cleaned


@dataclass(frozen=True)
class SideScore:
    """A score and its range on one side, 0 to 100."""

    score: Rational | None
    low: Rational | None
    high: Rational | None


@dataclass(frozen=True)
class Side:
    """What is compared: results and the answers in scope, by criterion id."""

    questionnaire: str
    fingerprint: str
    overall: SideScore
    dimensions: Mapping[str, SideScore]
    verdict: str | None
    state: VerdictState
    """Of the verdict: while it is open, none is shown."""
    answers: Mapping[str, AnswerMark]


@dataclass(frozen=True)
class Against:
    """What an evaluation is compared with: one side of the comparison."""

    side: Side
    name: str
    """What people call it."""
    on: date
    assessment: Assessment
    """Whose side it is; that of a milestone is its file as it is now."""


@dataclass(frozen=True)
class Difference:
    """A score on both sides, and the change where both have one."""

    old: SideScore
    new: SideScore

    @property
    def change(self) -> Rational | None:
        """New less old, exactly; None where a side has no score."""
        if self.old.score is None or self.new.score is None:
            return None
        return self.new.score - self.old.score


@dataclass(frozen=True)
class CriterionDifference:
    """The answers to one criterion that is in scope on both sides."""

    criterion: str
    old: AnswerMark
    new: AnswerMark

    @property
    def change(self) -> int | None:
        """Levels gained or lost; None unless both sides have a level."""
        return self.new - self.old if isinstance(self.old, int) and isinstance(self.new, int) else None


@dataclass(frozen=True)
class Comparison:
    """Everything that a comparison shows."""

    same_questionnaire: bool
    """Whether both sides were answered with the very same texts and numbers."""
    overall: Difference
    dimensions: Mapping[str, Difference]
    old_verdict: str | None
    new_verdict: str | None
    old_state: VerdictState
    new_state: VerdictState
    criteria: tuple[CriterionDifference, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]

    @property
    def improved(self) -> tuple[CriterionDifference, ...]:
        """Criteria that rose, the most first."""
        return tuple(
            sorted((c for c in self.criteria if (c.change or 0) > 0), key=lambda c: -(c.change or 0))
        )

    @property
    def slipped(self) -> tuple[CriterionDifference, ...]:
        """Criteria that fell, the most first."""
        return tuple(sorted((c for c in self.criteria if (c.change or 0) < 0), key=lambda c: c.change or 0))

    @property
    def widest(self) -> tuple[CriterionDifference, ...]:
        """All criteria with a level on both sides, the widest difference first: two people answered."""
        both = [c for c in self.criteria if c.change is not None]
        return tuple(sorted(both, key=lambda c: -abs(c.change or 0)))


def side_of(evaluation: Evaluation) -> Side:
    """An assessment as one side of a comparison."""
    return Side(
        questionnaire=evaluation.questionnaire.id,
        fingerprint=evaluation.questionnaire.fingerprint,
        overall=SideScore(evaluation.overall.score, evaluation.overall.low, evaluation.overall.high),
        dimensions={d.dimension.id: SideScore(d.score, d.low, d.high) for d in evaluation.dimensions},
        verdict=evaluation.judgement.verdict.id if evaluation.judgement.verdict else None,
        state=evaluation.judgement.state,
        answers={i: mark(s.given) for i, s in evaluation.standings.items() if s.in_scope},
    )


def side_of_milestone(milestone: Milestone, evaluation: Evaluation) -> Side:
    """A milestone as one side of a comparison.

    A milestone leaves out what was unanswered, so a criterion in scope now counts as unanswered then, if the
    questionnaire has not changed since.

    Args:
        evaluation: of the assessment that holds the milestone.
    """
    same = milestone.fingerprint == evaluation.questionnaire.fingerprint
    asked = [i for i, s in evaluation.standings.items() if s.in_scope] if same else []
    return Side(
        questionnaire=evaluation.questionnaire.id,
        fingerprint=milestone.fingerprint,
        overall=_frozen(milestone.overall),
        dimensions={identifier: _frozen(score) for identifier, score in milestone.dimensions.items()},
        verdict=milestone.verdict,
        state=state_of(milestone, evaluation),
        answers={**dict.fromkeys(asked), **milestone.levels},
    )


def present(evaluation: Evaluation, name: str = "") -> Against:
    """An assessment as it is now, as one side.

    Args:
        evaluation: of the assessment.
        name: what to call it while it has neither a title nor a company's name.
    """
    assessment = evaluation.assessment
    label = _called(assessment) or name
    return Against(side_of(evaluation), label, _day_of(evaluation), assessment)


def frozen(milestone: Milestone, evaluation: Evaluation) -> Against:
    """A milestone as one side.

    Args:
        milestone: of the assessment that is evaluated.
        evaluation: as it is now.
    """
    side = side_of_milestone(milestone, evaluation)
    return Against(side, milestone.name, evaluation.day_of(milestone.at), evaluation.assessment)


def state_of(milestone: Milestone, evaluation: Evaluation) -> VerdictState:
    """The state of a milestone's verdict; of an older file's, worked out from the levels that it kept.

    Args:
        evaluation: of the assessment that holds the milestone.
    """
    if milestone.state is not None:
        return milestone.state
    kept = {identifier: _answer(given) for identifier, given in milestone.levels.items()}
    then = evaluation.assessment.model_copy(update={"answers": kept, "evidence_rule": "declared"})
    return evaluate(evaluation.questionnaire, then, evaluation.as_of).judgement.state


def _answer(given: AnswerMark) -> Answer:
    match given:
        case "unknown":
            return Answer(unknown=True)
        case "not_applicable":
            return Answer(not_applicable=given)
        case level:
            return Answer(level=level)


def compare(old: Side, new: Side) -> Comparison:
    """Put two sides next to each other, criterion by criterion.

    Raises:
        ReadinessError: `other_questionnaire` when the sides answer different questionnaires.
    """
    if old.questionnaire != new.questionnaire:
        raise ReadinessError("other_questionnaire", old=old.questionnaire, new=new.questionnaire)
    missing = SideScore(None, None, None)
    dimensions = [*new.dimensions, *(d for d in old.dimensions if d not in new.dimensions)]
    return Comparison(
        same_questionnaire=old.fingerprint == new.fingerprint,
        overall=Difference(old.overall, new.overall),
        dimensions={
            d: Difference(old.dimensions.get(d, missing), new.dimensions.get(d, missing)) for d in dimensions
        },
        old_verdict=old.verdict,
        new_verdict=new.verdict,
        old_state=old.state,
        new_state=new.state,
        criteria=tuple(
            CriterionDifference(i, old.answers[i], new.answers[i]) for i in new.answers if i in old.answers
        ),
        only_old=tuple(i for i in old.answers if i not in new.answers),
        only_new=tuple(i for i in new.answers if i not in old.answers),
    )


def with_milestone(evaluation: Evaluation, name: str, at: datetime) -> Assessment:
    """The assessment with its present results frozen under a name.

    Args:
        name: not empty, and not yet a milestone of this assessment.
        at: the moment, with a time zone.

    Raises:
        ReadinessError: `milestone_without_name`, or `milestone_exists`.
    """
    assessment, name = evaluation.assessment, cleaned(name)
    if not name.strip():
        raise ReadinessError("milestone_without_name")
    if any(milestone.name == name for milestone in assessment.milestones):
        raise ReadinessError("milestone_exists", name=name)
    side = side_of(evaluation)
    now = Milestone.model_validate(
        {
            "name": name,
            "at": at,
            "fingerprint": side.fingerprint,
            "overall": _freeze(side.overall),
            "verdict": side.verdict,
            "state": side.state,
            "dimensions": {identifier: _freeze(score) for identifier, score in side.dimensions.items()},
            "levels": {i: m for i, m in side.answers.items() if m is not None},
        }
    )
    return assessment.model_copy(update={"milestones": (*assessment.milestones, now)})


def _called(assessment: Assessment) -> str:
    """What people call an assessment beside another one of the same company: its title, else the company."""
    return assessment.title.strip() or assessment.company_name.strip()


def _day_of(evaluation: Evaluation) -> date:
    """The day of the last answer, or of the last change while there is none."""
    assessment = evaluation.assessment
    moments = [answer.answered for answer in assessment.answers.values() if answer.answered]
    return evaluation.day_of(max(moments, default=assessment.last_changed))


def _freeze(side: SideScore) -> MilestoneScore:
    """A score as it was shown, to one decimal."""
    return MilestoneScore(score=_shown(side.score), low=_shown(side.low), high=_shown(side.high))


def _shown(value: Rational | None) -> Rational | None:
    return None if value is None else exact(Decimal(str(rounded(value, 1))))


def _frozen(score: MilestoneScore) -> SideScore:
    return SideScore(score.score, score.low, score.high)
