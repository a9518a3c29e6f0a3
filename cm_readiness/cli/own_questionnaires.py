"""A questionnaire of one's own: named by its folder, and kept where the assessment will find it again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import Place, ReadinessError
from ..files.path_checks import is_file, is_there
from .output import NotWrittenError, talk, writing

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire
    from .session import Session

FRAME = "questionnaire.toml"


def named_questionnaire(given: str, file: Path, session: Session) -> tuple[Questionnaire, Path | None]:
    """The questionnaire that an id or a folder names, and the folder if it was one.

    Args:
        given: an id; a folder where a questionnaire lies in it, or where it is written as a path.
        file: the assessment that is going to answer it.
    """
    from ..files.questionnaires import find_questionnaire, read_questionnaire

    folder = Path(given)
    if is_file(folder / FRAME) or os.sep in given or "/" in given:
        return read_questionnaire(folder), folder
    return find_questionnaire(given, near=file.parent, folder=session.assessments), None


def followed_questionnaire(
    old: Path, given: str | None, file: Path, session: Session
) -> tuple[Assessment, Questionnaire, Path | None]:
    """An assessment that is followed up, with its questionnaire and the folder of one of the company's own.

    Args:
        old: the file of the assessment that is followed up.
        given: the questionnaire that was named, if any: of the same id, perhaps a newer version.
        file: the assessment that is going to answer it.

    Raises:
        ReadinessError: `other_questionnaire`, or what keeps the assessment from being opened.
    """
    from ..files.assessments import read_assessment
    from ..files.questionnaires import find_questionnaires

    assessment = read_assessment(old)
    if given is not None:
        asked, folder = named_questionnaire(given, file, session)
        if asked.id != assessment.questionnaire.id:
            raise ReadinessError(
                "other_questionnaire", Place("new"), old=assessment.questionnaire.id, new=asked.id
            )
        return assessment, asked, folder
    asked = session.questionnaire_of(assessment, old, None)
    found = find_questionnaires(old.parent, session.assessments)
    own = next((f.folder for f in found if f.id == asked.id and f.used and not f.shipped), None)
    return assessment, asked, own


@contextmanager
def within_reach(
    questionnaire: Questionnaire, folder: Path | None, file: Path, session: Session
) -> Iterator[None]:
    """Around the creation of an assessment: its questionnaire lies within its reach, or nothing is written.

    Args:
        folder: where the questionnaire was read from; None for one that was found by its id.
        file: the assessment.

    Raises:
        NotWrittenError: another questionnaire lies where the copy would go, or it cannot be written.
        ReadinessError: `version_not_higher`, when a shipped questionnaire would go before it.
    """
    if folder is None or _is_found(questionnaire, file, session):
        yield
        return
    copy = file.parent / "questionnaires" / questionnaire.id
    if is_there(copy):
        raise NotWrittenError("output_exists", Place(str(copy)))
    made = [place for place in (copy, copy.parent) if not is_there(place)]
    try:
        _copy(questionnaire, folder, copy)
        if not _is_found(questionnaire, file, session):
            raise ReadinessError(
                "version_not_higher", Place(str(folder)), id=questionnaire.id, version=questionnaire.version
            )
        yield
    except BaseException:
        shutil.rmtree(made[-1], ignore_errors=True)
        raise
    talk(session.words("The questionnaire was copied to {folder}.", folder=str(copy)))


def _is_found(questionnaire: Questionnaire, file: Path, session: Session) -> bool:
    """Whether looking the id up beside the assessment leads to this very questionnaire."""
    from ..files.questionnaires import find_questionnaire

    try:
        found = find_questionnaire(questionnaire.id, near=file.parent, folder=session.assessments)
    except ReadinessError:
        return False
    return found.fingerprint == questionnaire.fingerprint


def _copy(questionnaire: Questionnaire, folder: Path, copy: Path) -> None:
    """Copy the questionnaire's own files, and nothing else that lies beside them."""
    from ..files.atomic import make_folder, write_bytes

    names = [FRAME, *(f"{dimension.id}.toml" for dimension in questionnaire.dimensions)]
    with writing():
        make_folder(copy)
        for name in names:
            write_bytes(copy / name, (folder / name).read_bytes(), replace=False)
