"""`score`: the evaluation of an assessment, as text or as data."""

from __future__ import annotations

from ..language.words import N_, words_for
from .declared import Declared
from .options import AsOf, File, Json, QuestionnaireFolder
from .output import put, put_json
from .session import Session, is_plain
from .values import day


def score(
    session: Session,
    file: File,
    json: Json = False,
    as_of: AsOf = None,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Print what an assessment amounts to."""
    from ..app.evaluating import evaluated

    at = day(as_of, "score")
    assessment, answered = session.open(file, questionnaire)
    evaluation = evaluated(answered, assessment, at)
    session.note_changes(assessment, answered, file)
    if json:
        from ..data.evaluation import score_data

        put_json(score_data(evaluation))
    else:
        words = words_for(session.choose_language(assessment))
        if is_plain(session.plain):
            from ..plain.heard import page_heard
            from ..plain.results import SpokenPage

            put(page_heard(SpokenPage(evaluation, words).text(), assessment, words))
        else:
            from ..views.score_text import score_text

            put(score_text(evaluation, words))
        session.note_texts(answered, words)


SCORE = Declared(
    "score",
    score,
    N_("Prints the scores, the verdict and the first gaps of an assessment."),
    "cm-readiness score calla.toml\ncm-readiness score calla.toml --json --as-of 2026-11-22",
)
