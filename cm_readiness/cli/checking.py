"""`check`: validates questionnaires, assessments and templates, and names every fault."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..core.errors import Fault, ReadinessError
from ..files.path_checks import is_folder
from ..language.words import N_
from .grammar import Declared
from .options import QuestionnaireFolder
from .output import put
from .session import Session, session_of

FAULTY = 1
TEMPLATE = ".j2"
HOUSE = "house.toml"


def check(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar=N_("PATH"), help=N_("A questionnaire's folder, an assessment or a template (.j2).")
        ),
    ],
    questionnaire: QuestionnaireFolder = None,
) -> int:
    """Print every fault of what the paths name, one a line."""
    from ..core.text import on_one_line
    from ..language.fault_messages import sentence

    session = session_of(context)
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
    try:
        if is_folder(path):
            from ..files.questionnaires import check_questionnaire

            return check_questionnaire(path)
        if path.name == HOUSE:
            from ..app.brand import check_brand

            return check_brand(path)
        if path.suffix == TEMPLATE:
            from ..documents.render import check_template

            return check_template(path)
        return _assessment_faults(path, questionnaire, session)
    except ReadinessError as error:
        return error.faults


def _assessment_faults(path: Path, folder: str | None, session: Session) -> tuple[Fault, ...]:
    """What keeps an assessment from being opened, else what does not fit its questionnaire."""
    from ..files.assessment_checks import check_assessment
    from ..files.assessments import read_assessment

    answered = session.questionnaire_of(read_assessment(path), path, folder)
    return check_assessment(path, answered)


CHECK = Declared(
    "check",
    check,
    N_(
        "Names every fault of questionnaires, assessments and templates, with file, line and key.\n\n"
        "The exit code is 1 when there is any."
    ),
    "cm-readiness check calla.toml questionnaires/community_manager",
)
