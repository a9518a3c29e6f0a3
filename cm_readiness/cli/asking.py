"""`ask`: the questionnaire as numbered prompts; what the root does with `--plain` as well."""

from __future__ import annotations

import gc
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ..core.errors import Place, ReadinessError
from ..language.words import N_, words_for
from .declared import Declared, Option
from .options import DEFAULT_QUESTIONNAIRE, File, Language, Person, QuestionnaireFolder
from .output import NOT_WRITTEN, writing
from .session import Session

if TYPE_CHECKING:
    from ..app.sitting import Sitting
    from ..core.store import OpenedAssessment, Reference
    from ..plain.console import Console
    from ..plain.walk import Round


def ask(
    session: Session,
    file: File,
    stale: Annotated[
        bool, Option("--stale", help=N_("Asks only for answers that are older than their shelf life."))
    ] = False,
    open_: Annotated[bool, Option("--open", help=N_("Asks only what is not answered yet."))] = False,
    person: Person = None,
    language: Language = None,
    questionnaire: QuestionnaireFolder = None,
) -> int:
    """Ask the questions of an assessment one by one."""
    session.speak(language, "ask")
    if (stale or open_ or person is not None) and not session.is_there(file):
        raise ReadinessError("no_such_file", Place(str(file)))
    reference = session.answered_by(file, person, questionnaire)
    own = file if person is None else Path(reference.key)
    return ask_file(session, own, questionnaire, stale=stale, open_=open_)


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
    reference = session.named(file)
    if session.is_there(file):
        with _sitting(session, console, reference, questionnaire) as sitting:
            return _go_on(session, console, sitting, this_round)
    try:
        with session.hold(session.workspace.store.open_new(reference)) as opened:
            console.names = lambda: [str(file)]
            console.say(console.words("{file} is not there yet; it is going to be created.", file=str(file)))
            return _start(session, console, this_round, opened, questionnaire)
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
                match choose_assessment(console, session.workspace):
                    case Existing(reference):
                        sitting = open_here.enter_context(_sitting(session, console, reference))
                    case CopyOf(example):
                        with writing():
                            copy = session.workspace.copy_example(example, console.words.language)
                        sitting = open_here.enter_context(_sitting(session, console, copy))
                    case _:
                        return _start(session, console, this_round)
            except Leave:
                return 0
            except ReadinessError as error:
                console.refuse(error)
                continue
            return _go_on(session, console, sitting, this_round)


def _sitting(
    session: Session, console: Console, reference: Reference, questionnaire: str | None = None
) -> AbstractContextManager[Sitting]:
    """A sitting that says on the console what happens to its file."""
    from ..plain.saving import say_refused

    return session.sitting(reference, questionnaire, told=console.tell, refused=partial(say_refused, console))


def _go_on(session: Session, console: Console, sitting: Sitting, this_round: Round) -> int:
    session.note_changes(sitting.assessment, sitting.questionnaire, sitting.reference)
    console.words = words_for(session.choose_language(sitting.assessment))
    return _ask(session, console, sitting, this_round)


def _start(
    session: Session,
    console: Console,
    this_round: Round,
    opened: OpenedAssessment | None = None,
    questionnaire: str | None = None,
) -> int:
    """Ask for a new assessment, which is created as soon as the company has a name.

    Args:
        opened: the file that it is going to be; else it gets a name of its own.
        questionnaire: an id or a folder; asked where there is a choice.
    """
    from ..app.opening import begun
    from ..plain.saving import say_refused

    workspace = session.workspace
    near = opened.reference if opened is not None else None
    wanted = questionnaire or _which_questionnaire(session, console, near)
    draft = workspace.draft(
        workspace.named_questionnaire(wanted, near),
        language=console.words.language,
        facilitator=session.settings.facilitator,
    )
    sitting = begun(workspace, draft, opened, told=console.tell, refused=partial(say_refused, console))
    try:
        return _ask(session, console, sitting, this_round, new=True)
    finally:
        sitting.close()


def _ask(
    session: Session, console: Console, sitting: Sitting, this_round: Round, *, new: bool = False
) -> int:
    from ..plain.asking import ask

    gc.enable()
    with writing():
        ask(console, sitting, this_round, new=new, language=session.language is None)
    return 0 if sitting.is_saved else NOT_WRITTEN


def _which_questionnaire(session: Session, console: Console, near: Reference | None) -> str:
    from ..plain.choosing import choose_questionnaire

    found = session.workspace.choices(near)
    if len(found) < 2:
        return found[0].id if found else DEFAULT_QUESTIONNAIRE
    names = [one.title.get(console.words.language) for one in found]
    return found[choose_questionnaire(console, names)].id


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
