"""What screens do with files of their own choosing: copies, other places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from ...core.assessment import Assessment
from ...core.errors import ReadinessError
from ...files.assessments import create_assessment, file_name, read_assessment
from ...files.atomic import make_folder

if TYPE_CHECKING:
    from .page import Page


def create_in(folder: Path, assessment: Assessment) -> Path:
    """Create an assessment under a name of its own in a folder.

    Args:
        folder: created when it is not there.

    Raises:
        ReadinessError: the disk refuses.
    """
    make_folder(folder)
    taken = {path.name for path in folder.iterdir()}
    path = folder / file_name(assessment.company_name, assessment.title, taken)
    create_assessment(path, assessment)
    return path


def copy_example(path: Path, folder: Path, language: str) -> Path:
    """Copy an example company into a folder.

    Args:
        path: the example.
        folder: of the assessments.
        language: of the session.

    Raises:
        ReadinessError: the example cannot be read, or the disk refuses.
    """
    example = read_assessment(path)
    return create_in(folder, example.model_copy(update={"id": str(uuid4()), "language": language}))


async def save_elsewhere(page: Page) -> None:
    """Ask for another file, and keep the open assessment there from now on.

    Args:
        page: a screen of one assessment.
    """
    from .dialogs import AskText

    proposed = Path.home() / page.session.path.name

    def save(text: str | None) -> None:
        if text is None:
            return
        path = Path(text).expanduser()
        try:
            page.session.save_to(path)
        except ReadinessError as error:
            page.tell_fault(error.fault)
        else:
            page.program.save_fault = None
            page.show_state()
            page.tell(page.words("Kept in {path} from now on.", path=path))

    await page.program.show(AskText(page.words("Keep this assessment in"), str(proposed)), save)
