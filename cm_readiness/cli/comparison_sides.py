"""What a comparison is made of on the command line: a file, or a file at one of its milestones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..app.paths import is_file, is_there
from ..core.errors import Place, ReadinessError
from .session import Session
from .values import nearest, no_such

if TYPE_CHECKING:
    from ..core.assessment import Assessment, Milestone
    from ..core.comparison import Against
    from ..core.evaluation import Evaluation
    from ..core.questionnaire import Questionnaire

AT = "@"


class Opened(NamedTuple):
    """One side of a comparison, with the evaluation of its file."""

    evaluation: Evaluation
    against: Against


def open_side(session: Session, given: str, folder: str | None) -> Opened:
    """Read one side of a comparison.

    Args:
        session: this run.
        given: a file, also one with @ in its name; or a file, @ and the name of a milestone in it.
        folder: a questionnaire's folder that was named.

    Raises:
        ReadinessError: `no_such_milestone`, or what keeps the file from being opened.
    """
    from ..app.evaluating import evaluated
    from ..core.comparison import frozen, present

    path, name = _split(given)
    assessment, answered = session.open(path, folder)
    evaluation = evaluated(answered, assessment)
    session.note_changes(assessment, answered, path)
    if name is None:
        return Opened(evaluation, present(evaluation, path.stem))
    return Opened(evaluation, frozen(_milestone(assessment.milestones, name, path), evaluation))


def refuse_two_people(before: Against, asked: Questionnaire, assessment: Assessment) -> None:
    """See that what is compared lies one after the other: two people are no progress.

    Raises:
        ReadinessError: `people_are_no_progress`.
    """
    from ..app.evaluating import evaluated
    from ..core.comparison import present
    from ..core.gathering import answered_apart

    if answered_apart(before, present(evaluated(asked, assessment))):
        old, new = before.assessment.respondent.strip(), assessment.respondent.strip()
        raise ReadinessError("people_are_no_progress", Place("report"), old=old, new=new)


def of_two_people(
    session: Session, old: tuple[Path, Against], new: tuple[Path, Assessment], asked: Questionnaire
) -> Assessment:
    """Two people's files as one round, for the document on where they differ.

    Raises:
        ReadinessError: `one_persons_files`, or as `put_together`.
    """
    from ..core.gathering import Person, called_apart, put_together

    first, second = old[1].assessment, new[1]
    if first.id == second.id:
        raise ReadinessError("one_persons_files", Place("report"))
    people = called_apart(Person(old[0].stem, first), Person(new[0].stem, second))
    return put_together(asked, people, session.workspace.clock())


def given_files(given: str | None) -> tuple[Path, ...]:
    """The file of a side, where one is given."""
    return () if given is None else (_split(given)[0],)


def _split(given: str) -> tuple[Path, str | None]:
    """The file and the milestone; a file whose whole name this is goes before."""
    whole = Path(given)
    if is_there(whole) or AT not in given:
        return whole, None
    candidates = list(_candidates(given))
    for path, name in candidates:
        if is_file(path):
            return path, name
    return candidates[-1]


def _candidates(given: str) -> Iterator[tuple[Path, str]]:
    """Every way to read a text as a file, @ and a name; the longest file first."""
    for place in range(len(given) - 1, 0, -1):
        if given[place] == AT:
            yield Path(given[:place]), given[place + 1 :]


def _milestone(milestones: tuple[Milestone, ...], name: str, path: Path) -> Milestone:
    from ..core.text import cleaned

    for milestone in milestones:
        if milestone.name == cleaned(name):
            return milestone
    if not milestones:
        raise ReadinessError("no_milestones", Place(str(path)))
    known = [milestone.name for milestone in milestones]
    raise no_such("no_such_milestone", str(path), nearest(name, known), name=name, known=", ".join(known))
