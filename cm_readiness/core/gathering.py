"""Several people's answers to the same questions, as how many of them are at each level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from .assessment import Answer, Assessment, Round, Unknown, with_remarks
from .errors import ReadinessError
from .questionnaire import Criterion, Questionnaire
from .scope import given, scope

if TYPE_CHECKING:
    from .agreement import Votes
    from .comparison import Against

DAYS_OF_ONE_ROUND = 45
"""Days within which people of one round answer; a second round comes months later."""
LEAST_WITHOUT_NAMES = 3
"""People from which on counts are kept without their names: of fewer, everybody knows who said what."""


class Person(NamedTuple):
    """One person's answers."""

    name: str
    assessment: Assessment


@dataclass(frozen=True)
class Position:
    """Where several people stand on one criterion."""

    criterion: Criterion
    round: Round

    @property
    def votes(self) -> Votes:
        """How many are at each level."""
        from .agreement import Votes

        return Votes(self.round.counts)

    @property
    def voices(self) -> int:
        """People who said anything, *don't know* as well."""
        return self.votes.number + self.round.unknown

    @property
    def span(self) -> int:
        """Levels between the lowest and the highest; 0 without votes."""
        levels = [level for level, count in enumerate(self.round.counts) if count]
        return levels[-1] - levels[0] if levels else 0


def gathered(
    questionnaire: Questionnaire, team: Assessment, people: Sequence[Person], at: datetime, *, names: bool
) -> Assessment:
    """Put a round into each criterion in scope that anybody has answered; no level is set.

    Args:
        questionnaire: what all of them answer.
        team: the company's assessment; its profile decides what is asked.
        people: who answered, each once.
        at: the moment of gathering, with a time zone.
        names: whether who said what is kept as well.

    Raises:
        ReadinessError: `gather_other_questionnaire`, `gather_same_name`, or `gather_too_few` for fewer than
            three people without names.
    """
    _check(questionnaire, people, names=names)
    answers = dict(team.answers)
    for criterion in scope(questionnaire, team):
        found = _round(criterion, people, at, names=names)
        if sum(found.counts) + found.unknown:
            answer = team.answer_to(criterion.id)
            answers[criterion.id] = answer.model_copy(update={"rounds": (*answer.rounds, found)})
    return team.model_copy(update={"answers": answers})


def positions(questionnaire: Questionnaire, assessment: Assessment) -> tuple[Position, ...]:
    """The newest round of each criterion in scope that has one, the widest differences first.

    Those with the least agreement stand first, then in questionnaire order; what one person alone said last.
    """
    found = [
        Position(criterion, newest)
        for criterion in scope(questionnaire, assessment)
        if (newest := _newest(assessment.answer_to(criterion.id)))
    ]

    def width(position: Position) -> tuple[bool, float]:
        agreement = position.votes.agreement
        # Twelve decimals: what is the same in exact numbers is the same here.
        return agreement is None, round(agreement or 0, 12)

    return tuple(sorted(found, key=width))


def has_positions(questionnaire: Questionnaire, assessment: Assessment) -> bool:
    """Whether several people's answers are in an assessment, to anything that is asked."""
    return any(_newest(assessment.answer_to(c.id)) for c in scope(questionnaire, assessment))


def called_apart(one: Person, other: Person) -> tuple[Person, Person]:
    """Two people, each called as their assessment says, or as given where that does not tell them apart."""
    said = [person.assessment.respondent.strip() for person in (one, other)]
    if "" in said or said[0] == said[1]:
        return one, other
    return Person(said[0], one.assessment), Person(said[1], other.assessment)


def put_together(questionnaire: Questionnaire, people: tuple[Person, Person], at: datetime) -> Assessment:
    """Two people's answers as one round, in an assessment of their company that holds nothing else.

    Args:
        questionnaire: what both answer.
        people: the profile of the second one decides what is asked.
        at: the moment, with a time zone.

    Raises:
        ReadinessError: `gather_other_questionnaire`, or `gather_same_name`.
    """
    nobodys = people[1].assessment.model_copy(
        update={"answers": {}, "actions": (), "milestones": (), "respondent": ""}
    )
    return gathered(questionnaire, nobodys, people, at, names=True)


def without_people(assessment: Assessment) -> Assessment:
    """The same, with how many are at each level, and not who."""
    answers = {
        identifier: answer.model_copy(
            update={"rounds": tuple(one.model_copy(update={"people": {}}) for one in answer.rounds)}
        )
        if answer.rounds
        else answer
        for identifier, answer in assessment.answers.items()
    }
    return assessment.model_copy(update={"answers": answers})


def answered_apart(old: Against, new: Against) -> bool:
    """Whether two people answered the same questions apart: neither is before the other.

    Of one company, called differently, at about the same time, and neither follows the other.
    """
    one, other = old.assessment, new.assessment
    names = {side.respondent.strip().casefold() for side in (one, other)}
    companies = {side.company_name.strip().casefold() for side in (one, other)}
    follows = one.follows == other.id or other.follows == one.id
    near = abs(new.on - old.on).days <= DAYS_OF_ONE_ROUND
    return (
        len(names) == 2
        and "" not in names
        and len(companies) == 1
        and one.id != other.id
        and near
        and not follows
    )


def agreed_by_all(position: Position) -> int | None:
    """The level that all are at who gave one, nobody not knowing; None where they are not at one."""
    if position.round.unknown or position.votes.shape != "unanimous":
        return None
    return position.votes.suggested


def nearly_agreed(position: Position) -> int | None:
    """The level of all, or the median of two that lie side by side; None where somebody does not know.

    Where they are further apart, or one voice is alone, somebody has to talk first.
    """
    if position.round.unknown or position.votes.shape not in ("unanimous", "adjacent"):
        return None
    return position.votes.suggested


def with_agreed(assessment: Assessment, criterion_id: str, level: int) -> Assessment:
    """Write down, in the newest round, which level was agreed upon after it.

    Args:
        criterion_id: a full id.
        level: 0 to 4.
    """
    answer = assessment.answer_to(criterion_id)
    newest = _newest(answer)
    if newest is None:
        return assessment
    agreed = newest.model_copy(update={"agreed": level})
    changed = answer.model_copy(
        update={"rounds": tuple(agreed if one is newest else one for one in answer.rounds)}
    )
    return assessment.model_copy(update={"answers": {**assessment.answers, criterion_id: changed}})


def with_said(
    assessment: Assessment,
    criterion_id: str,
    people: Sequence[Person],
    *,
    names: bool,
    between: str = "{name}: {text}",
) -> Assessment:
    """Take along what people noted and showed for one criterion; never their private notes.

    Args:
        criterion_id: a full id.
        people: who answered.
        names: whether each is marked with who said it.
        between: how a name stands before a text.
    """
    answer = assessment.answer_to(criterion_id)
    notes = [answer.note] if answer.note else []
    evidence = list(answer.evidence)

    def marked(person: Person, text: str) -> str:
        return between.format(name=person.name, text=text) if names else text

    for person in people:
        theirs = person.assessment.answer_to(criterion_id)
        note = marked(person, theirs.note)
        if theirs.note.strip() and note not in answer.note:
            notes.append(note)
        evidence += [line for text in theirs.proofs if (line := marked(person, text)) not in evidence]
    return with_remarks(assessment, criterion_id, note="\n".join(notes), evidence=tuple(evidence))


def _newest(answer: Answer) -> Round | None:
    """The newest round that says how many were where: of two who voted in a room nothing is kept."""
    return next((one for one in reversed(answer.rounds) if sum(one.counts) + one.unknown), None)


def _check(questionnaire: Questionnaire, people: Sequence[Person], *, names: bool) -> None:
    called: set[str] = set()
    for person in people:
        one = person.assessment
        if one.questionnaire.id != questionnaire.id:
            raise ReadinessError(
                "gather_other_questionnaire",
                name=person.name,
                found=one.questionnaire.id,
                wanted=questionnaire.id,
            )
        if names and person.name in called:
            raise ReadinessError("gather_same_name", name=person.name)
        called.add(person.name)
    if len(people) < LEAST_WITHOUT_NAMES and not names:
        raise ReadinessError("gather_too_few", number=len(people), least=LEAST_WITHOUT_NAMES)


def _round(criterion: Criterion, people: Sequence[Person], at: datetime, *, names: bool) -> Round:
    said = {person.name: given(criterion, person.assessment) for person in people}
    answers = [given(criterion, person.assessment) for person in people]
    levels = [answer for answer in answers if isinstance(answer, int)]
    unknown = sum(isinstance(answer, Unknown) for answer in answers)
    who: dict[str, int | Literal["unknown"]] = {
        name: answer if isinstance(answer, int) else "unknown"
        for name, answer in said.items()
        if isinstance(answer, (int, Unknown))
    }
    return Round(
        at=at,
        how="gathered",
        counts=tuple(levels.count(level) for level in range(5)),
        unknown=unknown,
        absent=len(people) - len(levels) - unknown,
        people=who if names else {},
    )
