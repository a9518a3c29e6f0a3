"""`report`: a document on an assessment, in one of the formats, or the whole family."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..app.paths import is_file, is_folder, is_same, is_there
from ..core.errors import Place, ReadinessError
from ..language.fault_messages import without_glyphs
from ..language.words import N_, words_for
from .comparison_sides import given_files, open_side
from .grammar import Declared
from .options import AsOf, File, Language, QuestionnaireFolder
from .output import NotWrittenError, put, put_document, talk, writing
from .session import session_of
from .values import day

if TYPE_CHECKING:
    from ..documents.document_set import Edition
    from ..documents.export import Made
    from ..language.words import Words

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
        str | None,
        typer.Option(
            "--format",
            metavar="md|html|pdf|docx|json|csv",
            help=N_("The format; else what the name of --output ends in, else Markdown."),
        ),
    ] = None,
    all_: Annotated[
        Path | None,
        typer.Option(
            "--all",
            metavar=N_("DIR"),
            readable=False,
            help=N_("Writes every document, in both languages, here."),
        ),
    ] = None,
    language: Language = None,
    as_of: AsOf = None,
    anonymous: Annotated[
        bool,
        typer.Option(
            "--anonymous", help=N_("Leaves out the names of company, respondent, facilitator and owners.")
        ),
    ] = False,
    replace: Annotated[
        list[str] | None,
        typer.Option(
            "--replace",
            metavar="A=B",
            help=N_("With --anonymous: writes B wherever A stands as a whole word."),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar=N_("PATH"),
            readable=False,
            help=N_("The file to write; else text is printed, and PDF and Word go beside FILE."),
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=N_("Replaces what is there already."))] = False,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Print or write a document, or write all of them."""
    from ..documents.document_set import Edition, own_files, own_templates
    from .family import write_family

    session = session_of(context)
    session.speak(language, PLACE)
    form = _format(format_, output)
    at = day(as_of, PLACE)
    instead = _replacements(replace, anonymous)
    if all_ is not None and (output is not None or template is not None):
        raise ReadinessError("all_and_output", Place(PLACE))
    before = open_side(session, against, questionnaire).against if against is not None else None
    own = own_templates(file, session.assessments)
    chosen = (
        _template(template) if template is not None else PROGRESS_TEMPLATE if before else DEFAULT_TEMPLATE
    )
    name = str(chosen)
    target = output or _beside(file, name, form, anonymous=anonymous)
    if target is not None and all_ is None:
        _refuse_output(target, (file, *given_files(against), *own_files(chosen, own)), force)
    assessment, asked = session.open(file, questionnaire)
    session.note_changes(assessment, asked, file)
    edition = Edition(asked, assessment, at, instead, own, before)
    if all_ is not None:
        forms = (form or "md",) if format_ else None
        write_family(session, edition, all_, forms, session.language if language else None, force=force)
        return
    words = words_for(session.choose_language(assessment))
    made = edition.document(chosen, words, (form or "md",)).make(form or "md")
    if target is None:
        with writing():
            made.check(made.data)
        put_document(made.data.decode("utf-8-sig" if sys.stdout.isatty() else "utf-8"))
    else:
        write_made(target, made, replace=force)
        put(str(target))
    say_what_is_left(session.words, edition, words.language)
    say_missing(session.words, made, name)


def write_made(path: Path, made: Made, *, replace: bool) -> None:
    """Write a document; the file is read back and counted before it gets its name.

    Raises:
        NotWrittenError: it is there already, cannot be written, or something would be missing in it.
    """
    with writing():
        made.write(path, replace=replace)


def say_what_is_left(words: Words, edition: Edition, language: str) -> None:
    """Name the capitalised words that are left in an edition without names, for a person to look at."""
    left = edition.names_left(language)
    if left:
        talk(
            words(
                "Look at these words in the free texts, and use --replace for those that name somebody: "
                "{names}",
                names=", ".join(left),
            )
        )


def say_missing(words: Words, made: Made, document: str) -> None:
    """Say which characters a PDF could not show."""
    if made.missing:
        talk(without_glyphs(document, made.missing, words))


def _format(given: str | None, output: Path | None) -> str | None:
    """The format that was named, else what a path ends in; None when neither says anything."""
    from ..documents.export import FORMATS

    if given is not None:
        if given.casefold() not in FORMATS:
            raise ReadinessError(
                "no_such_choice", Place(PLACE), option="--format", given=given, choices=", ".join(FORMATS)
            )
        return given.casefold()
    ending = output.suffix.lower().lstrip(".") if output is not None else ""
    return ending if ending in FORMATS else None


def _beside(file: Path, template: str, form: str | None, *, anonymous: bool) -> Path | None:
    """Where a document goes that nobody wants on a terminal, under the name of both."""
    from ..documents.export import BINARY

    if form not in BINARY:
        return None
    document = Path(template).name.removesuffix(".j2").removesuffix(".md")
    return file.with_name(f"{'anonymous' if anonymous else file.stem}.{document}.{form}")


def _replacements(given: list[str] | None, anonymous: bool) -> dict[str, str] | None:
    from ..views.anonymous import replacements

    if not anonymous:
        if given:
            raise ReadinessError("replace_without_anonymous", Place(PLACE))
        return None
    return replacements(given or (), "--replace", Place(PLACE))


def _refuse_output(output: Path, inputs: Iterable[Path], force: bool) -> None:
    """Refuse before anything is read: what a report is made of is never its output."""
    if any(is_same(output, path) for path in inputs):
        raise NotWrittenError("output_is_input", Place(str(output)))
    if is_folder(output):
        raise NotWrittenError("is_a_folder", Place(str(output)))
    if is_there(output) and not force:
        raise NotWrittenError("document_exists", Place(str(output)))


def _template(given: str) -> str | Path:
    """A name stays one; what is written as a path, or is a file, is a template of one's own."""
    path = Path(given)
    return path if path.suffix == ".j2" or len(path.parts) > 1 or is_file(path) else given


REPORT = Declared(
    "report",
    report,
    N_(
        "Prints a document on an assessment, or writes it to a file.\n\n"
        "Every file is read back before it gets its name: each answer, note and line of evidence is in it, "
        "or it is not written."
    ),
    "cm-readiness report calla.toml --language fr --output calla.pdf\n"
    "cm-readiness report calla.toml --template executive_summary\n"
    "cm-readiness report calla.toml --against calla.toml@baseline\n"
    "cm-readiness report calla.toml --all reports --anonymous --replace 'Tom=the community manager'",
)
