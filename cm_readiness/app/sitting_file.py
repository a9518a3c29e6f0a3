"""The file of a session: opened to be written or only looked at, and held as long as it is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from ..core.assessment import Assessment
from ..core.errors import Fault
from ..core.questionnaire import Questionnaire
from ..files.lock_heartbeat import Renewal
from ..files.opening import open_kept
from ..files.questionnaires import find_questionnaire
from ..files.writing import OpenAssessment, open_for_writing


class OpenFile:
    """The file of a session: held as long as the session keeps the assessment there.

    Args:
        opened: the file.
        told: told, in another thread, who has taken it over.
    """

    def __init__(self, opened: OpenAssessment, told: Callable[[Sequence[Fault]], None]) -> None:
        self.opened = opened
        self.held_by_other = opened.held_by_other
        """Who had it open already."""
        self._ending = ExitStack()
        self._ending.enter_context(opened)
        if self.held_by_other is None:
            lost = lambda holder: told((holder.fault("held_by_other", opened.path),))  # noqa: E731
            self._ending.enter_context(Renewal(opened, lost=lost))

    def close(self) -> None:
        """Let others write it."""
        self._ending.close()


def open_session_file(path: Path, folder: Path) -> tuple[OpenAssessment, Questionnaire]:
    """What a session starts from: an assessment that is open here, and the questionnaire that it answers.

    Args:
        path: the file of the assessment.
        folder: the folder of the assessments.

    Raises:
        ReadinessError: the file cannot be read, or its questionnaire is not found.
    """
    opened = open_for_writing(path)
    try:
        return opened, _questionnaire_of(opened.assessment, path, folder)
    except BaseException:
        opened.release()
        raise


def read_session(path: Path, folder: Path) -> tuple[Questionnaire, Assessment]:
    """The same, only to be looked at: nobody is kept from writing it.

    Args:
        path: the file of the assessment.
        folder: the folder of the assessments.

    Raises:
        ReadinessError: as `open_session_file`.
    """
    assessment = open_kept(path).assessment
    return _questionnaire_of(assessment, path, folder), assessment


def _questionnaire_of(assessment: Assessment, path: Path, folder: Path) -> Questionnaire:
    return find_questionnaire(assessment.questionnaire.id, near=path.parent, folder=folder)
