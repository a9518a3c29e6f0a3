"""`score`: the evaluation of an assessment, as text or as data."""

from __future__ import annotations

import typer

from ..language.local_days import local_day
from ..language.words import N_, words_for
from .grammar import Declared
from .options import AsOf, File, Json, QuestionnaireFolder
from .output import put, put_json
from .session import session_of
from .values import day


def score(
    context: typer.Context,
    file: File,
    json: Json = False,
    as_of: AsOf = None,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Print what an assessment amounts to."""
    from ..core.evaluation import evaluate

    session = session_of(context)
    at = day(as_of, "score")
    assessment, answered = session.open(file, questionnaire)
    evaluation = evaluate(answered, assessment, at, local_day)
    session.note_changes(assessment, answered, file)
    if json:
        from ..data.evaluation import score_data

        put_json(score_data(evaluation))
    else:
        from ..views.score_text import score_text

        put(score_text(evaluation, words_for(session.choose_language(assessment))))


SCORE = Declared(
    "score",
    score,
    N_("Prints the scores, the verdict and the first gaps of an assessment."),
    "cm-readiness score calla.toml\ncm-readiness score calla.toml --json --as-of 2026-11-22",
)
