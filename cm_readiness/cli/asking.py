"""`ask`: the questionnaire as numbered prompts; what the root does with `--plain` as well."""

from __future__ import annotations

import gc
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from ..core.errors import Place, ReadinessError
from ..files.places import is_there
from ..i18n import N_, words_for
from .grammar import Declared
from .options import File, Language, QuestionnaireFolder
from .output import NOT_WRITTEN, writing
from .session import Session, session_of
from .values import now

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire
    from ..plain.console import Console
    from ..plain.walk import Round

DEFAULT_QUESTIONNAIRE = "community_manager"


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
        assessment, asked = session.open(file, questionnaire)
        return _go_on(session, console, assessment, asked, file, this_round)
    try:
        console.say(console.words("{file} is not there yet; it is going to be created.", file=str(file)))
        return _start(session, console, file, questionnaire, this_round)
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
        try:
            match choose_assessment(console, session.assessments):
                case Existing(file):
                    assessment, asked = session.open(file)
                case CopyOf(example):
                    file = _copied(example, session)
                    assessment, asked = session.open(file)
                case _:
                    return _start(session, console, None, None, this_round)
        except Leave:
            return 0
        except ReadinessError as error:
            console.refuse(error)
            continue
        return _go_on(session, console, assessment, asked, file, this_round)


@dataclass
class _Saving:
    """Puts an assessment on the disk; a new one as soon as something is known of the company."""

    session: Session
    questionnaire: Questionnaire
    own: Path | None
    """The folder that a questionnaire of one's own was read from."""
    file: Path | None
    """None until the company's name gives the file one."""
    there: bool

    def __call__(self, assessment: Assessment) -> None:
        """Write it, flushed.

        Raises:
            NotWrittenError: the disk refuses.
        """
        from ..files.assessments import touched, write_assessment

        if self.there and self.file is not None:
            with writing():
                write_assessment(self.file, touched(assessment, self.questionnaire, now()))
        elif assessment.company_name or (self.file and assessment.company):
            self._create(assessment)

    def _create(self, assessment: Assessment) -> None:
        from ..files.assessments import create_assessment
        from .own import within_reach

        with writing():
            file = self.file or _free(self.session.assessments, assessment)
        with within_reach(self.questionnaire, self.own, file, self.session), writing():
            create_assessment(file, assessment)
        self.file, self.there = file, True

    def shown(self) -> str:
        """The file as one types it in a command; empty while it is not there."""
        return shlex.quote(str(self.file)) if self.there else ""


def _go_on(
    session: Session,
    console: Console,
    assessment: Assessment,
    asked: Questionnaire,
    file: Path,
    this_round: Round,
) -> int:
    session.note_changes(assessment, asked, file)
    console.words = words_for(session.choose_language(assessment))
    return _ask(console, assessment, _Saving(session, asked, None, file, True), this_round)


def _start(
    session: Session, console: Console, file: Path | None, questionnaire: str | None, this_round: Round
) -> int:
    from ..files.assessments import new_assessment
    from .own import named_questionnaire

    near = file or session.assessments / "assessment.toml"
    wanted = questionnaire or _which_questionnaire(session, console, near)
    asked, folder = named_questionnaire(wanted, near, session)
    empty = new_assessment(
        asked, company={}, language=console.words.language, facilitator=session.settings.facilitator, at=now()
    )
    return _ask(console, empty, _Saving(session, asked, folder, file, False), this_round)


def _ask(console: Console, assessment: Assessment, saving: _Saving, this_round: Round) -> int:
    from ..plain.asking import ask
    from ..plain.record import Record

    gc.enable()
    record = Record(saving.questionnaire, assessment, save=saving, clock=now)
    new = not saving.there
    with writing():
        ask(console, record, this_round, file=saving.shown, new=new, language=saving.session.language is None)
    return NOT_WRITTEN if record.refused else 0


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

    assessment = read_assessment(example).model_copy(update={"id": str(uuid4())})
    with writing():
        file = _free(session.assessments, assessment)
        create_assessment(file, assessment)
    return file


def _free(folder: Path, assessment: Assessment) -> Path:
    """A path in a folder that no file has yet."""
    from ..files.assessments import file_name
    from ..files.atomic import make_folder

    make_folder(folder)
    taken = {path.name.lower() for path in folder.iterdir()}
    return folder / file_name(assessment.company_name, assessment.title, taken)


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
