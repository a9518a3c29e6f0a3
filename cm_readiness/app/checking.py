"""Everything that is wrong with a file or folder that people write by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import Fault, ReadinessError
from .paths import is_folder

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire
    from ..core.store import Reference
    from .workspace import Workspace

TEMPLATE = ".j2"
HOUSE = "house.toml"


def faults_of(path: Path, asked_by: Callable[[Assessment], Questionnaire]) -> tuple[Fault, ...]:
    """All faults of a questionnaire's folder, a house style, a template or an assessment.

    Args:
        path: it is told by its kind or its name what it is.
        asked_by: finds the questionnaire that an assessment answers.

    Raises:
        ReadinessError: what keeps it from being looked at, or the questionnaire from being found.
    """
    if is_folder(path):
        from ..files.questionnaires import check_questionnaire

        return check_questionnaire(path)
    if path.name == HOUSE:
        from .brand import check_brand

        return check_brand(path)
    if path.suffix == TEMPLATE:
        from ..documents.render import check_template

        return check_template(path)
    from ..files.assessment_checks import check_assessment
    from ..files.assessment_reading import read_assessment

    return check_assessment(path, asked_by(read_assessment(path)))


def faults_in_team(
    workspace: Workspace, reference: Reference, asked_by: Callable[[Assessment], Questionnaire]
) -> tuple[Fault, ...]:
    """All faults of an assessment in a team's store: of the text that is kept there.

    Args:
        workspace: the team's.
        reference: the assessment.
        asked_by: as for `faults_of`.

    Raises:
        ReadinessError: it cannot be read.
    """
    from tempfile import TemporaryDirectory

    from .team_store import TeamStore

    assert isinstance(workspace.store, TeamStore)  # noqa: S101 - asked only of a team's
    with TemporaryDirectory() as folder:
        path = Path(folder) / "assessment.toml"
        path.write_bytes(workspace.store.content(reference))
        try:
            found = faults_of(path, asked_by)
        except ReadinessError as error:
            found = error.faults
    return tuple(replace(fault, where=replace(fault.where, file=str(reference))) for fault in found)
