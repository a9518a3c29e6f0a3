"""`ask`: the questionnaire as numbered prompts; what the root does with `--plain` as well."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from ..core.errors import Place, ReadinessError
from ..files.path_checks import is_there
from ..language.words import N_, words_for
from .grammar import Declared
from .keeping import FileKeeping, free_file
from .options import DEFAULT_QUESTIONNAIRE, File, Language, QuestionnaireFolder
from .output import NOT_WRITTEN, writing
from .session import Session, session_of
from .values import now

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire
    from ..files.writing import OpenAssessment
    from ..plain.console import Console
    from ..plain.walk import Round


def ask(
    context: typer.Context,
    file: File,
    stale: Annotated[
        bool, typer.Option("--stale", help=N_("Asks only for answers that are older than their shelf life."))
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help=N_("Asks only what is not answered yet."))] = False,
    language: Language = None,
    questionnaire: QuestionnaireFolder = None,
) -> int:
    """Ask the questions of an assessment one by one."""
    session = session_of(context)
    session.speak(language, "ask")
    if not is_there(file) and (stale or open_):
        raise ReadinessError("no_such_file", Place(str(file)))
    return ask_file(session, file, questionnaire, stale=stale, open_=open_)


def ask_file(
    session: Session,
    file: Path,
    questionnaire: str | None = None,
    *,
    stale: bool = False,
    open_: bool = False,
) -> int:
    """Ask the questions of one assessment, which is created when it is not there.

    Args:
        file: the assessment.
        questionnaire: as for `Session.open`; for a new one an id or a folder.
        stale: ask only for answers that are older than their shelf life.
        open_: ask only what is not answered yet.

    Returns:
        The exit code.
    """
    from ..plain.console import Console, Leave
    from ..plain.walk import Round

    console = Console(session.words)
    this_round = Round(stale, open_, session.settings.show_dimension_score)
    if is_there(file):
        with session.open_for_writing(file, questionnaire) as (opened, asked):
            return _go_on(session, console, opened, asked, this_round)
    try:
        with session.hold(file, new=True) as opened:
            console.say(console.words("{file} is not there yet; it is going to be created.", file=str(file)))
            return _start(session, console, opened, questionnaire, this_round)
    except Leave:
        return 0


def ask_which(session: Session) -> int:
    """Ask which assessment, or a new one, and then its questions.

    Returns:
        The exit code.
    """
    from ..plain.choosing import CopyOf, Existing, choose_assessment
    from ..plain.console import Console, Leave
    from ..plain.walk import Round

    console, this_round = Console(session.words), Round(show_scores=session.settings.show_dimension_score)
    while True:
        with ExitStack() as open_here:
            try:
                match choose_assessment(console, session.assessments):
                    case Existing(file):
                        opened, asked = open_here.enter_context(session.open_for_writing(file))
                    case CopyOf(example):
                        file = _copied(example, session)
                        opened, asked = open_here.enter_context(session.open_for_writing(file))
                    case _:
                        return _start(session, console, None, None, this_round)
            except Leave:
                return 0
            except ReadinessError as error:
                console.refuse(error)
                continue
            return _go_on(session, console, opened, asked, this_round)


def _go_on(
    session: Session, console: Console, opened: OpenAssessment, asked: Questionnaire, this_round: Round
) -> int:
    assessment = opened.assessment
    session.note_changes(assessment, asked, opened.path)
    console.words = words_for(session.choose_language(assessment))
    with FileKeeping(console, session, asked, opened, there=True) as keeping:
        return _ask(session, console, assessment, asked, keeping, this_round)


def _start(
    session: Session,
    console: Console,
    opened: OpenAssessment | None,
    questionnaire: str | None,
    this_round: Round,
) -> int:
    from ..files.assessments import new_assessment
    from .own_questionnaires import named_questionnaire

    near = opened.path if opened is not None else session.assessments / "assessment.toml"
    wanted = questionnaire or _which_questionnaire(session, console, near)
    asked, own = named_questionnaire(wanted, near, session)
    empty = new_assessment(
        asked, company={}, language=console.words.language, facilitator=session.settings.facilitator, at=now()
    )
    with FileKeeping(console, session, asked, opened, there=False, own=own) as keeping:
        return _ask(session, console, empty, asked, keeping, this_round, new=True)


def _ask(
    session: Session,
    console: Console,
    assessment: Assessment,
    asked: Questionnaire,
    keeping: FileKeeping,
    this_round: Round,
    *,
    new: bool = False,
) -> int:
    from ..plain.asking import ask
    from ..plain.record import Record
    from ..plain.saving import say_refused

    gc.enable()
    record = Record(asked, assessment, keeping=keeping, refused=partial(say_refused, console), clock=now)
    with writing():
        ask(console, record, this_round, new=new, language=session.language is None)
    return 0 if record.unsaved is None else NOT_WRITTEN


def _which_questionnaire(session: Session, console: Console, near: Path) -> str:
    from ..files.questionnaires import find_questionnaires
    from ..plain.choosing import choose_questionnaire

    found = [one for one in find_questionnaires(near.parent, session.assessments) if one.used]
    if len(found) < 2:
        return found[0].id if found else DEFAULT_QUESTIONNAIRE
    names = [one.title.get(console.words.language) for one in found]
    return found[choose_questionnaire(console, names)].id


def _copied(example: Path, session: Session) -> Path:
    """A copy of an example company in the folder of the assessments."""
    from ..files.assessments import create_assessment, read_assessment

    own = {"id": str(uuid4()), "language": session.words.language}
    assessment = read_assessment(example).model_copy(update=own)
    with writing():
        file = free_file(session.assessments, assessment)
        create_assessment(file, assessment)
    return file


ASK = Declared(
    "ask",
    ask,
    N_(
        "Asks the questions one by one as plain text, for screen readers and simple terminals.\n\n"
        "FILE is created when it is not there: the company is asked about first. Every answer is saved at "
        "once; b goes back, h helps, q quits. The results follow at the end."
    ),
    "cm-readiness ask calla.toml\ncm-readiness ask calla.toml --stale",
)
