"""`report`: a report on an assessment, as Markdown or as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..core.errors import Place
from ..i18n import N_, words_for
from .grammar import Declared
from .options import AsOf, File, Language, QuestionnaireFolder
from .output import NotWrittenError, as_json, put, put_document, writing
from .places import is_file, is_folder, is_same, is_there
from .session import session_of
from .sides import open_side
from .values import day, one_of

if TYPE_CHECKING:
    from ..core.evaluation import Evaluation
    from ..i18n import Words
    from ..report.compare_view import Against

FORMATS = ("md", "json")
DEFAULT_TEMPLATE = "gap_report"
PROGRESS_TEMPLATE = "progress_report"
"""What `--against` is for unless another template is named."""
PLACE = "report"


def report(
    context: typer.Context,
    file: File,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar=N_("NAME|PATH"),
            help=N_(
                "A template by its name, as cm-readiness list templates shows it, or a file of your own."
            ),
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar=N_("OLD"),
            help=N_("Reports the progress since an assessment or FILE@MILESTONE."),
        ),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="md|json", help=N_("Markdown, or data for programs."))
    ] = "md",
    language: Language = None,
    as_of: AsOf = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar=N_("PATH"), help=N_("The file to write; else it is printed.")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=N_("Replaces the file of --output."))] = False,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Print or write a report."""
    from ..core.evaluation import evaluate

    session = session_of(context)
    session.speak(language, PLACE)
    form = one_of("--format", format_, FORMATS, PLACE)
    at = day(as_of, PLACE)
    if output is not None:
        _refuse_output(output, file, force)
    assessment, asked = session.open(file, questionnaire)
    session.note_changes(assessment, asked, file)
    words = words_for(session.choose_language(assessment))
    before = open_side(session, against, questionnaire).against if against is not None else None
    chosen = template or (PROGRESS_TEMPLATE if before else DEFAULT_TEMPLATE)
    text = _document(evaluate(asked, assessment, at), form, chosen, words, before)
    if output is None:
        put_document(text)
    else:
        write_document(output, text, replace=force)
        put(str(output))


def write_document(path: Path, text: str, *, replace: bool) -> None:
    """Write a document in UTF-8.

    Raises:
        NotWrittenError: it is there already, or cannot be written.
    """
    from ..files.atomic import write_bytes

    with writing():
        write_bytes(path, (text if text.endswith("\n") else f"{text}\n").encode(), replace=replace)


def _refuse_output(output: Path, file: Path, force: bool) -> None:
    """Refuse before anything is read: the assessment itself is never a report's output."""
    if is_same(output, file):
        raise NotWrittenError("output_is_input", Place(str(output)))
    if is_folder(output):
        raise NotWrittenError("is_a_folder", Place(str(output)))
    if is_there(output) and not force:
        raise NotWrittenError("output_exists", Place(str(output)))


def _document(evaluation: Evaluation, form: str, template: str, words: Words, against: Against | None) -> str:
    if form == "json":
        from ..report.full_data import report_data

        return as_json(report_data(evaluation, words, against=against))
    from ..report.render import render

    return render(_template(template), evaluation, words, against=against)


def _template(given: str) -> str | Path:
    """A name stays one; what is written as a path, or is a file, is a template of one's own."""
    path = Path(given)
    return path if path.suffix == ".j2" or len(path.parts) > 1 or is_file(path) else given


REPORT = Declared(
    "report",
    report,
    N_("Prints a report on an assessment, or writes it to a file."),
    "cm-readiness report calla.toml --language fr --output calla.md\n"
    "cm-readiness report calla.toml --against calla.toml@baseline",
)
