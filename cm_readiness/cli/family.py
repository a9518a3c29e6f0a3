"""`report --all`: every document of an assessment, written into one folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import Place
from ..i18n import LANGUAGES, words_for
from .output import NotWrittenError, put, writing
from .places import is_folder, is_there
from .reporting import say_missing, write_made

if TYPE_CHECKING:
    from ..core.evaluation import Evaluation
    from ..i18n import Words
    from .reporting import Job


def write_family(
    job: Job, folder: Path, forms: tuple[str, ...] | None, words: Words | None, force: bool
) -> None:
    """Write every document, in every format and language.

    Args:
        job: what they are made of.
        folder: where they go; a folder for each language is made in it.
        forms: the formats; None for all.
        words: the only language; None for those of the questionnaire.
        force: replace what is there.

    Raises:
        NotWrittenError: the folder is taken, or a document could not be written; those before it stay.
        ReadinessError: something has to be installed first, or a template of one's own has a fault.
    """
    from ..files.atomic import make_folder
    from ..report.export import FORMATS, PAGES

    _refuse_taken(folder, force)
    _check_installed(forms or FORMATS)
    spoken = [words] if words else [words_for(code) for code in _languages(job)]
    for language in spoken:
        into = folder / language.language
        evaluation = job.evaluation(language)
        for name in _documents(evaluation, job):
            for form in forms or FORMATS:
                if form not in PAGES and name != "gap_report":
                    continue
                made = job.made(name, form, language)
                path = into / f"{name}.{form}"
                with writing():
                    make_folder(into)
                write_made(path, made, replace=force)
                put(str(path))
                say_missing(job.session.words, made, name)
        job.say_what_is_left(language)


def _languages(job: Job) -> list[str]:
    return [code for code in job.questionnaire.languages if code in LANGUAGES] or [job.assessment.language]


def _documents(evaluation: Evaluation, job: Job) -> Iterator[str]:
    """The names of the documents that say something here.

    A starter only where the company has not got that far by itself, a comparison only with what came before.
    """
    from ..report.documents import DOCUMENTS
    from ..report.render import templates

    reached = {
        s.criterion.deliverable_id
        for s in evaluation.standings.values()
        if s.level is not None and s.level >= s.target
    }
    for info in templates(job.folder):
        document = DOCUMENTS.get(info.name)
        done = document is not None and document.starter and info.name in reached
        alone = document is not None and document.compares and job.against is None
        if not done and not alone:
            yield info.name


def _check_installed(forms: tuple[str, ...]) -> None:
    """Say what has to be installed before anything is written.

    Raises:
        ReadinessError: `no_typst`, `no_docx`.
    """
    from ..report.pdf import typesetter

    if "docx" in forms:
        from ..report.docx import check_installed

        check_installed()
    if "pdf" in forms or "docx" in forms:
        typesetter()


def _refuse_taken(folder: Path, force: bool) -> None:
    if is_there(folder) and not is_folder(folder):
        raise NotWrittenError("output_exists", Place(str(folder)))
    if not force and is_folder(folder) and any(folder.iterdir()):
        raise NotWrittenError("folder_not_empty", Place(str(folder)))
