"""`check`: validates questionnaires, assessments and templates, and names every fault."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ..app.paths import is_there
from ..core.errors import Fault, ReadinessError
from ..language.words import N_
from .declared import Argument, Declared
from .options import QuestionnaireFolder
from .output import put
from .session import Session

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire

FAULTY = 1


def check(
    session: Session,
    paths: Annotated[
        list[Path],
        Argument(
            metavar=N_("PATH"),
            help=N_("A questionnaire's folder, an assessment or a template (.j2)."),
        ),
    ],
    questionnaire: QuestionnaireFolder = None,
) -> int:
    """Print every fault of what the paths name, one a line."""
    from ..core.text import on_one_line
    from ..language.fault_messages import sentence

    words = session.words
    found_any = False
    for path in paths:
        faults = _faults(path, questionnaire, session)
        for fault in faults:
            put(on_one_line(sentence(fault, words)))
        if not faults:
            put(words("{file}: no fault", file=on_one_line(str(path))))
        found_any |= bool(faults)
    return FAULTY if found_any else 0


def _faults(path: Path, questionnaire: str | None, session: Session) -> tuple[Fault, ...]:
    from ..app.checking import faults_of

    def asked_by(assessment: Assessment) -> Questionnaire:
        return session.asked_by(assessment, session.named(path), questionnaire).questionnaire

    try:
        if session.is_team and not is_there(path):
            from ..app.checking import faults_in_team

            return faults_in_team(session.workspace, session.named(path), asked_by)
        return faults_of(path, asked_by)
    except ReadinessError as error:
        return error.faults


CHECK = Declared(
    "check",
    check,
    N_(
        "Names every fault of questionnaires, assessments and templates, with file, line and key.\n\n"
        "The exit code is 1 when there is any."
    ),
    "cm-readiness check calla.toml questionnaires/community_manager",
)
