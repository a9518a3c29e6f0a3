"""`demo`: the main job without a person: both example companies scored, their reports written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ..app.paths import is_empty, is_folder, is_there, make_folder
from ..core.errors import Place
from ..language.words import N_, words_for
from .declared import Argument, Declared
from .options import Language
from .output import NotWrittenError, put, talk, writing
from .session import Session

if TYPE_CHECKING:
    from ..core.evaluation import Evaluation
    from ..language.words import Words

NAME = "cm-readiness-demo"


def demo(
    session: Session,
    folder: Annotated[
        Path | None,
        Argument(
            metavar=N_("DIR"),
            help=N_("A new or empty folder; else cm-readiness-demo here, -2 and so on when it is taken."),
        ),
    ] = None,
    language: Language = None,
) -> None:
    """Score both example companies and write their reports."""
    from ..app.demo_material import measure_material
    from ..app.documents import MAIN, Draft
    from ..app.export import Export
    from ..app.formats import text_format
    from ..app.workspace import on_disk

    session.speak(language, "demo")
    words = words_for(session.choose_language())
    into = folder if folder is not None else _free_folder()
    _refuse_taken(into)
    workspace, session.folder = on_disk(into), str(into)
    spoken = [
        (example.label, example.assessment.model_copy(update={"language": words.language}))
        for example in workspace.examples(words.language)
    ]
    with writing():
        make_folder(into)
    for name, assessment in spoken:
        copy, written = into / f"{name}.toml", into / f"{name}.md"
        with writing():
            reference = workspace.store.named(str(copy))
            workspace.store.create(reference, assessment)
            with session.sitting(reference) as sitting:
                material = measure_material(sitting, into / name)
                evaluation = sitting.evaluation()
            Export(Draft(MAIN, evaluation, words)).make(text_format()).write(written, replace=False)
        put("\n".join(map(str, (copy, written, *material))))
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
    if is_there(folder) and not is_folder(folder):
        raise NotWrittenError("output_exists", Place(str(folder)))
    if is_folder(folder) and not is_empty(folder):
        raise NotWrittenError("folder_not_empty", Place(str(folder)))


def _score_line(evaluation: Evaluation, words: Words) -> str:
    from ..core.numbers import whole
    from ..language.undecided_words import undecided_name

    judgement, overall = evaluation.judgement, evaluation.overall.score
    verdict = undecided_name(evaluation.questionnaire, words)
    if judgement.verdict is not None and judgement.state != "open":
        verdict = judgement.verdict.name.get(words.language)
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
        "Shows the whole job on two example companies: measures a job advert and what was posted, "
        "scores them and writes their reports.\n\n"
        "Prints the path of each file that it wrote."
    ),
    "cm-readiness demo",
)
