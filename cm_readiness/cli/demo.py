"""`demo`: the main job without a person: both example companies scored, their reports written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..core.errors import Place
from ..files.path_checks import is_folder, is_there
from ..language.local_days import local_day, today
from ..language.words import N_, words_for
from .grammar import Declared
from .options import Language
from .output import NotWrittenError, put, talk, writing
from .reporting import DEFAULT_TEMPLATE, write_made
from .session import session_of

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.evaluation import Evaluation
    from ..language.words import Words

NAME = "cm-readiness-demo"


def demo(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar=N_("DIR"),
            help=N_("A new or empty folder; else cm-readiness-demo here, -2 and so on when it is taken."),
        ),
    ] = None,
    language: Language = None,
) -> None:
    """Score both example companies and write their reports."""
    from ..core.evaluation import evaluate
    from ..documents.export import Export
    from ..files.assessments import create_assessment
    from ..files.atomic import make_folder
    from ..files.questionnaires import find_questionnaire

    session = session_of(context)
    session.speak(language, "demo")
    words = words_for(session.choose_language())
    into = folder if folder is not None else _free_folder()
    _refuse_taken(into)
    prepared = []
    for name, example in _examples(words.language):
        asked = find_questionnaire(example.questionnaire.id, near=None, folder=None)
        evaluation = evaluate(asked, example, today(), local_day)
        prepared.append((name, evaluation, Export(DEFAULT_TEMPLATE, evaluation, words).make("md")))
    with writing():
        make_folder(into)
    for name, evaluation, made in prepared:
        copy, written = into / f"{name}.toml", into / f"{name}.md"
        with writing():
            create_assessment(copy, evaluation.assessment)
        write_made(written, made, replace=False)
        put(f"{copy}\n{written}")
        talk(_score_line(evaluation, words))


def _free_folder() -> Path:
    """The first folder of the demo's name, here, that is not there yet."""
    number = 1
    folder = Path(NAME)
    while is_there(folder):
        number += 1
        folder = Path(f"{NAME}-{number}")
    return folder


def _refuse_taken(folder: Path) -> None:
    from ..files.faults import cannot_read

    if is_there(folder) and not is_folder(folder):
        raise NotWrittenError("output_exists", Place(str(folder)))
    if not is_folder(folder):
        return
    try:
        taken = any(folder.iterdir())
    except OSError as error:
        raise cannot_read(folder, error) from error
    if taken:
        raise NotWrittenError("folder_not_empty", Place(str(folder)))


def _examples(language: str) -> list[tuple[str, Assessment]]:
    """The example companies in a language, with the names of their files."""
    from ..files.assessments import read_assessment
    from ..files.shipped import examples

    read = [(path, read_assessment(path)) for path in examples()]
    return [(path.name.split(".")[0].replace("_", "-"), e) for path, e in read if e.language == language]


def _score_line(evaluation: Evaluation, words: Words) -> str:
    from ..core.numbers import whole

    judgement, overall = evaluation.judgement, evaluation.overall.score
    verdict = (judgement.verdict or judgement.low).name.get(words.language)
    return words(
        "{company}: {score} out of 100, {verdict}",
        company=evaluation.assessment.company_name,
        score="–" if overall is None else whole(overall, evaluation.questionnaire.limits),
        verdict=verdict,
    )


DEMO = Declared(
    "demo",
    demo,
    N_(
        "Shows the whole job on two example companies: scores them and writes their reports.\n\n"
        "Prints the path of each file that it wrote."
    ),
    "cm-readiness demo",
)
