"""Gathering what several people answered into the company's assessment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..core.assessment import Assessment, with_answer
from ..core.errors import Place, ReadinessError
from ..core.gathering import (
    Person,
    agreed_by_all,
    gathered,
    nearly_agreed,
    positions,
    with_agreed,
    with_said,
)
from ..core.questionnaire import Questionnaire
from ..core.store import Reference
from ..language.local_days import local_day
from ..language.words import Words
from .sitting import Sitting
from .workspace import Asked, Workspace


@dataclass(frozen=True)
class Gathering:
    """What is taken along besides the counts."""

    names: bool = False
    """Who said what."""
    said: bool = False
    """Notes and evidence."""
    unanimous: bool = False
    """The level, where all are at one."""


def person_of(workspace: Workspace, reference: Reference) -> Person:
    """One person's answers, called as the assessment says who answered, else as the file is called.

    Raises:
        ReadinessError: it cannot be opened.
    """
    assessment = workspace.read(reference)
    return Person(assessment.respondent.strip() or reference.label, assessment)


def own_answers(workspace: Workspace, team: Reference, name: str, place: str | None = None) -> Reference:
    """Where a person answers on their own, next to the company's assessment; created when it is not there.

    It asks what the company's asks, and says who answers; nothing is answered in it.

    Args:
        workspace: the assessments.
        team: the company's.
        name: the person's, as they are called.
        place: where its questionnaire lies; without it, its id is looked up.

    Raises:
        ReadinessError: `person_without_name`; it cannot be read or written; somebody else's is there.
    """
    if not name.strip():
        raise ReadinessError("person_without_name")
    reference = workspace.store.of_person(team, name)
    if workspace.store.is_there(reference):
        there = workspace.read(reference).respondent
        if there.strip().casefold() != name.strip().casefold():
            raise ReadinessError("person_of_like_name", Place(str(reference)), name=name, there=there)
        return reference
    looked = workspace.look(team, place)
    draft = workspace.draft(
        Asked(looked.questionnaire, place or workspace.own_place(looked.questionnaire, team)),
        language=looked.assessment.language,
        title=looked.assessment.title,
        respondent=name.strip(),
        company=dict(looked.assessment.company),
        depth=looked.assessment.depth,
        evidence_rule=looked.assessment.evidence_rule,
    )
    workspace.create(draft, reference)
    return reference


def gather(sitting: Sitting, people: Sequence[Person], what: Gathering, words: Words) -> Assessment:
    """Put what people said into the open assessment, as one step that can be undone.

    Args:
        sitting: the company's assessment.
        people: who answered.
        what: what is taken along.
        words: the language in which names are put before their notes.

    Returns:
        The assessment afterwards.

    Raises:
        ReadinessError: as `gathered`.
    """
    now, asked = sitting.clock(), sitting.questionnaire
    new = gathered(asked, sitting.assessment, people, now, names=what.names)
    if what.said:
        for position in positions(asked, new):
            # Translators: a person, and what they noted.
            between = words("{place}: {name}", place="{name}", name="{text}")
            new = with_said(new, position.criterion.id, people, names=what.names, between=between)
    sitting.record(new)
    if what.unanimous:
        take_over_unanimous(sitting)
    return sitting.assessment


def agree(sitting: Sitting, criterion_id: str, level: int) -> None:
    """Give the level that was agreed upon, and write it down in the newest round.

    Args:
        sitting: the company's assessment.
        criterion_id: a full id.
        level: 0 to 4.
    """
    given = with_answer(sitting.assessment, criterion_id, level, sitting.clock(), local_day)
    sitting.record(with_agreed(given, criterion_id, level), criterion_id)


def take_over(sitting: Sitting) -> int:
    """Give the level wherever all are at one, and the median where they are one level apart, as one step.

    What was agreed upon already stays, and so does what was answered since the people were asked.

    Returns:
        To how many criteria.
    """
    new, taken = sitting.assessment, 0
    for position in positions(sitting.questionnaire, new):
        answer, level = new.answer_to(position.criterion.id), nearly_agreed(position)
        since = answer.answered is not None and answer.answered > position.round.at
        if level is None or position.round.agreed is not None or since:
            continue
        new = with_answer(new, position.criterion.id, level, sitting.clock(), local_day)
        new = with_agreed(new, position.criterion.id, level)
        taken += 1
    sitting.record(new)
    return taken


def take_over_unanimous(sitting: Sitting) -> int:
    """Give each level that all are at, wherever it is not the answer already.

    Returns:
        To how many criteria.
    """
    taken = 0
    for position in positions(sitting.questionnaire, sitting.assessment):
        level = agreed_by_all(position)
        if level is not None and (
            position.round.agreed != level
            or sitting.assessment.answer_to(position.criterion.id).given != level
        ):
            agree(sitting, position.criterion.id, level)
            taken += 1
    return taken


def other_versions(asked: Questionnaire, people: Sequence[Person]) -> tuple[str, ...]:
    """Those who answered another version of the questionnaire, by name."""
    return tuple(
        person.name
        for person in people
        if person.assessment.questionnaire.fingerprint not in ("", asked.fingerprint)
    )
