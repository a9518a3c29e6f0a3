"""What an assessment amounts to, for whoever reads it here: days are those of the reader's time zone."""

from __future__ import annotations

from datetime import date

from ..core.assessment import Assessment
from ..core.criterion_result import Standings, standings
from ..core.evaluation import Evaluation, evaluate
from ..core.questionnaire import Questionnaire
from ..language.local_days import local_day
from .clock import today


def evaluated(questionnaire: Questionnaire, assessment: Assessment, as_of: date | None = None) -> Evaluation:
    """Evaluate an assessment as every face shows it.

    Args:
        as_of: the day on which the age of answers is measured; today unless given.
    """
    return evaluate(questionnaire, assessment, today() if as_of is None else as_of, local_day)


def stood(questionnaire: Questionnaire, assessment: Assessment, as_of: date) -> Standings:
    """Where each criterion stands, which is all that many pages show, without what it amounts to together.

    Args:
        as_of: the day on which the age of answers is measured.
    """
    return standings(questionnaire, assessment, as_of, local_day)
