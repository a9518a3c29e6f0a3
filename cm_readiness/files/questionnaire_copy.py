"""A questionnaire of one's own, copied beside the assessment that answers it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..core.errors import Place, ReadinessError
from ..core.questionnaire import Questionnaire
from .atomic import make_folder, write_bytes
from .faults import shown
from .measuring_tables import FILES as TABLES
from .path_checks import is_there
from .questionnaire_names import FRAME
from .toml_file import read_content


@contextmanager
def beside(
    questionnaire: Questionnaire, folder: Path, file: Path, is_found: Callable[[], bool]
) -> Iterator[Path]:
    """Around the creation of an assessment: its questionnaire lies beside it, or nothing is written.

    Args:
        questionnaire: as it was read.
        folder: where it was read from.
        file: the assessment.
        is_found: whether looking its id up beside the assessment leads to it.

    Returns:
        The folder of the copy.

    Raises:
        ReadinessError: another questionnaire lies where the copy would go, or it cannot be written;
            `version_not_higher`, when a shipped questionnaire would go before it.
    """
    copy = file.parent / "questionnaires" / questionnaire.id
    if is_there(copy):
        raise ReadinessError("output_exists", Place(shown(copy)))
    made = [place for place in (copy, copy.parent) if not is_there(place)]
    try:
        _copy(questionnaire, folder, copy)
        if not is_found():
            raise ReadinessError(
                "version_not_higher",
                Place(shown(folder)),
                id=questionnaire.id,
                version=questionnaire.version,
            )
        yield copy
    except BaseException:
        shutil.rmtree(made[-1], ignore_errors=True)
        raise


def own_files(questionnaire: Questionnaire, folder: Path) -> tuple[str, ...]:
    """The names of a questionnaire's own files, and of nothing else that lies beside them.

    Args:
        questionnaire: as it was read.
        folder: where it was read from.
    """
    needed = (FRAME, *(f"{dimension.id}.toml" for dimension in questionnaire.dimensions))
    return (*needed, *(name for name in TABLES if is_there(folder / name)))


def _copy(questionnaire: Questionnaire, folder: Path, copy: Path) -> None:
    make_folder(copy)
    for name in own_files(questionnaire, folder):
        write_bytes(copy / name, read_content(folder / name), replace=False)
