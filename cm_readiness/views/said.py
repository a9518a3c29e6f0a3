"""What a questionnaire says about a verdict, or about its absence, with the figures that it names."""

from __future__ import annotations

from ..core.agenda import next_days
from ..core.evaluation import Evaluation
from ..core.text import Text
from ..language.number_format import Figures
from ..language.words import Words


def said(evaluation: Evaluation, text: Text | None, words: Words, figures: Figures | None = None) -> str:
    """A meaning or an advice as people read it; empty where there is none.

    Args:
        evaluation: what it is said about.
        text: of the verdict, or of what is said while there is none yet.
        words: the language to say it in.
        figures: how scores are written; as whole numbers unless given.
    """
    if text is None:
        return ""
    progress, figures = evaluation.progress, figures or Figures(evaluation.questionnaire, words)
    named = {
        "{days}": str(next_days(evaluation)),
        "{low}": figures.score(evaluation.overall.low),
        "{high}": figures.score(evaluation.overall.high),
        "{missing}": words.number(progress.unknown + progress.unanswered),
    }
    filled = text.get(words.language)
    for name, value in named.items():
        filled = filled.replace(name, value)
    return filled
