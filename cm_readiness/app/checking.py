"""Everything that is wrong with a file or folder that people write by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import Fault
from .paths import is_folder

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire

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
