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
    from .page import Room


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


async def save_elsewhere(room: Room) -> None:
    """Ask for another file, and keep the open assessment there from now on.

    Args:
        room: a screen of one assessment.
    """
    from .dialogs import AskText

    proposed = Path.home() / room.session.path.name

    def save(text: str | None) -> None:
        if text is None:
            return
        path = Path(text).expanduser()
        try:
            room.session.save_to(path)
        except ReadinessError as error:
            room.tell_fault(error.fault)
        else:
            room.host.save_fault = None
            room.show_state()
            room.tell(room.words("Kept in {path} from now on.", path=path))

    await room.host.show(AskText(room.words("Keep this assessment in"), str(proposed)), save)
