"""Assessments under a name of their own in a folder: new ones, and copies."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from ...core.assessment import Assessment
from ...files.assessments import create_assessment, file_name, read_assessment
from ...files.atomic import make_folder


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
