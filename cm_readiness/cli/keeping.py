"""Where `ask` keeps an assessment: in a file that is open here alone, and in another one when need be."""

from __future__ import annotations

import shlex
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .own_questionnaires import within_reach
from .values import now

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.errors import Fault
    from ..core.questionnaire import Questionnaire
    from ..files.writing import OpenAssessment
    from ..plain.console import Console
    from .session import Session


class FileKeeping:
    """Puts an assessment on the disk; a new one as soon as something is known of the company.

    Use it as a context: while it lasts, others learn that the file is open here.

    Args:
        console: where what was kept beside the file is said.
        session: this run.
        questionnaire: what is answered.
        opened: the file; None until the company's name gives it one.
        there: whether the file is there already.
        own: the folder that a questionnaire of one's own was read from.
    """

    def __init__(
        self,
        console: Console,
        session: Session,
        questionnaire: Questionnaire,
        opened: OpenAssessment | None,
        *,
        there: bool,
        own: Path | None = None,
    ) -> None:
        self._console = console
        self._session = session
        self._questionnaire = questionnaire
        self._opened = opened
        self._there = there
        self._own = own
        self._open = ExitStack()

    def save(self, assessment: Assessment) -> None:
        """Write it, flushed, and say what was kept beside it.

        Raises:
            ReadinessError: as `OpenAssessment.write`.
        """
        named = bool(assessment.company_name or (self._opened and assessment.company))
        if not (self._there or named):
            return
        if self._opened is None:
            self._take(free_file(self._session.assessments, assessment), assessment)
        else:
            self._console.tell(self._write(self._opened, assessment))

    def move(self, path: Path, assessment: Assessment) -> None:
        """Save it in another file, which must not be there yet, and go on there.

        Raises:
            ReadinessError: as `save`; everything is as it was then.
        """
        self._take(path, assessment)

    def shown(self) -> str:
        """The file as one types it in a command; empty while it is not there."""
        return shlex.quote(str(self._opened.path)) if self._there and self._opened else ""

    def _take(self, path: Path, assessment: Assessment) -> None:
        """Create a file, and let go of the one that was open before."""
        from ..files.lock_heartbeat import Renewal

        with ExitStack() as attempt:
            opened = attempt.enter_context(self._session.hold(path, new=True))
            attempt.enter_context(Renewal(opened))
            told = self._write(opened, assessment)
            before, self._open = self._open, attempt.pop_all()
        before.close()
        if self._opened is not None:
            self._opened.release()
        self._opened = opened
        self._console.tell(told)

    def _write(self, opened: OpenAssessment, assessment: Assessment) -> tuple[Fault, ...]:
        from ..files.assessments import touched

        with within_reach(self._questionnaire, self._own, opened.path, self._session):
            told = opened.write(touched(assessment, self._questionnaire, now()))
        self._there, self._own = True, None
        return told

    def __enter__(self) -> Self:
        from ..files.lock_heartbeat import Renewal

        if self._opened is not None:
            self._open.enter_context(Renewal(self._opened))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()


def free_file(folder: Path, assessment: Assessment) -> Path:
    """A path in a folder that no file has yet; the folder is created.

    Raises:
        ReadinessError: one of `files.atomic.WRITE_REFUSALS`.
    """
    from ..files.assessments import file_name
    from ..files.atomic import make_folder

    make_folder(folder)
    taken = {path.name.lower() for path in folder.iterdir()}
    return folder / file_name(assessment.company_name, assessment.title, taken)
