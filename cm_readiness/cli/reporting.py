"""`report`: a document on an assessment, in one of the formats, or the whole family."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..core.errors import Place, ReadinessError
from ..i18n import N_, words_for
from .grammar import Declared
from .options import AsOf, File, Language, QuestionnaireFolder
from .output import NotWrittenError, put, put_document, talk, writing
from .places import is_file, is_folder, is_same, is_there
from .session import session_of
from .sides import open_side
from .values import day

if TYPE_CHECKING:
    from datetime import date

    from ..core.assessment import Assessment
    from ..core.evaluation import Evaluation
    from ..core.questionnaire import Questionnaire
    from ..i18n import Words
    from ..report.compare_view import Against
    from ..report.export import Made
    from .session import Session

DEFAULT_TEMPLATE = "gap_report"
PROGRESS_TEMPLATE = "progress_report"
"""What `--against` is for unless another template is named."""
PLACE = "report"
TEMPLATES = "report_templates"
"""The folder of one's own templates, beside the assessments."""
_SHORT = ("export_short", "export_fewer")


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
        typer.Option("--all", metavar=N_("DIR"), help=N_("Writes every document, in both languages, here.")),
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
            help=N_("The file to write; else text is printed, and PDF and Word go beside FILE."),
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=N_("Replaces what is there already."))] = False,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Print or write a document, or write all of them."""
    session = session_of(context)
    session.speak(language, PLACE)
    form = _format(format_, output)
    at = day(as_of, PLACE)
    instead = _replacements(replace, anonymous)
    if all_ is not None and (output is not None or template is not None):
        raise ReadinessError("all_and_output", Place(PLACE))
    before = open_side(session, against, questionnaire).against if against is not None else None
    name = template or (PROGRESS_TEMPLATE if before else DEFAULT_TEMPLATE)
    target = output or _beside(file, name, form, anonymous=anonymous)
    if target is not None and all_ is None:
        _refuse_output(target, file, force)
    assessment, asked = session.open(file, questionnaire)
    session.note_changes(assessment, asked, file)
    words = words_for(session.choose_language(assessment))
    job = Job(session, file, assessment, asked, at, instead, before)
    if all_ is not None:
        _write_all(job, all_, format_, words if language else None, force)
        return
    made = job.made(name, form or "md", words)
    if target is None:
        with _counted():
            made.check(made.data)
        put_document(made.data.decode("utf-8-sig" if sys.stdout.isatty() else "utf-8"))
    else:
        write_made(target, made, replace=force)
        put(str(target))
    job.say_what_is_left(words)
    say_missing(session.words, made, name)


class Job:
    """One assessment that documents are made of.

    Args:
        session: the run.
        file: the assessment's file.
        assessment: as it was read.
        questionnaire: what it answers.
        at: the day of the evaluation.
        instead: what stands in the place of which name; None for an edition with names.
        against: what came before, for a report on the progress since.
    """

    def __init__(
        self,
        session: Session,
        file: Path,
        assessment: Assessment,
        questionnaire: Questionnaire,
        at: date,
        instead: dict[str, str] | None,
        against: Against | None = None,
    ) -> None:
        self.session, self.file, self.assessment = session, file, assessment
        self.questionnaire, self.at, self.instead, self.against = questionnaire, at, instead, against
        self.folder = _own_templates(file, session)

    def evaluation(self, words: Words) -> Evaluation:
        """The evaluation, without names where that was asked for."""
        from ..core.evaluation import evaluate

        return evaluate(self.questionnaire, self._nameless(words), self.at)

    def made(self, template: str, form: str, words: Words) -> Made:
        """A document in a format."""
        from ..report.export import Export

        own = _template(template)
        style = None
        if form in ("html", "pdf", "docx"):
            from ..report.house import find_house

            style = find_house(own.parent if isinstance(own, Path) else self.folder)
        export = Export(
            own, self.evaluation(words), words, folder=self.folder, style=style, against=self.against
        )
        return export.make(form)

    def say_what_is_left(self, words: Words) -> None:
        """Name the capitalised words that are left in an anonymous edition, for a person to look at."""
        if self.instead is None:
            return
        from ..report.anonymous import names_left

        left = names_left(self._nameless(words), self.questionnaire, words.language)
        if left:
            talk(
                self.session.words(
                    "Look at these words in the free texts, and use --replace for those that name somebody: "
                    "{names}",
                    names=", ".join(left),
                )
            )

    def _nameless(self, words: Words) -> Assessment:
        if self.instead is None:
            return self.assessment
        from ..report.anonymous import anonymised

        return anonymised(self.assessment, words, self.instead)


def write_made(path: Path, made: Made, *, replace: bool) -> None:
    """Write a document; the file is read back and counted before it gets its name.

    Raises:
        NotWrittenError: it is there already, cannot be written, or something would be missing in it.
    """
    from ..files.atomic import write_bytes

    with writing(), _counted(path):
        write_bytes(path, made.data, replace=replace, check=made.check)


def say_missing(words: Words, made: Made, document: str) -> None:
    """Say which characters a PDF could not show."""
    if made.missing:
        talk(
            words(
                "{document}: no font has {characters}; the PDF was written without the standard for "
                "accessible PDF, and shows a box there.",
                document=document,
                characters=" ".join(made.missing),
            )
        )


@contextmanager
def _counted(path: Path | None = None) -> Iterator[None]:
    """Around counting: a document that falls short was not written."""
    try:
        yield
    except ReadinessError as error:
        fault = error.fault
        if fault.code not in _SHORT:
            raise
        place = fault.where if path is None else Place(str(path))
        raise NotWrittenError(fault.code, place, faults=(), **fault.values) from error


def _format(given: str | None, output: Path | None) -> str | None:
    """The format that was named, else what a path ends in; None when neither says anything."""
    from ..report.export import FORMATS

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
    from ..report.export import BINARY

    if form not in BINARY:
        return None
    document = Path(template).name.removesuffix(".j2").removesuffix(".md")
    return file.with_name(f"{'anonymous' if anonymous else file.stem}.{document}.{form}")


def _replacements(given: list[str] | None, anonymous: bool) -> dict[str, str] | None:
    if not anonymous:
        if given:
            raise ReadinessError("replace_without_anonymous", Place(PLACE))
        return None
    found: dict[str, str] = {}
    for pair in given or ():
        name, sign, instead = pair.partition("=")
        if not sign or not name.strip():
            raise ReadinessError("not_an_assignment", Place(PLACE), option="--replace", given=pair)
        found[name.strip()] = instead.strip()
    return found


def _own_templates(file: Path, session: Session) -> Path | None:
    """The folder of one's own templates: beside the assessment, else in the folder of the assessments."""
    for folder in (file.parent / TEMPLATES, session.assessments / TEMPLATES):
        if is_folder(folder):
            return folder
    return None


def _refuse_output(output: Path, file: Path, force: bool) -> None:
    """Refuse before anything is read: the assessment itself is never a report's output."""
    if is_same(output, file):
        raise NotWrittenError("output_is_input", Place(str(output)))
    if is_folder(output):
        raise NotWrittenError("is_a_folder", Place(str(output)))
    if is_there(output) and not force:
        raise NotWrittenError("output_exists", Place(str(output)))


def _template(given: str) -> str | Path:
    """A name stays one; what is written as a path, or is a file, is a template of one's own."""
    path = Path(given)
    return path if path.suffix == ".j2" or len(path.parts) > 1 or is_file(path) else given


def _write_all(job: Job, folder: Path, form: str | None, words: Words | None, force: bool) -> None:
    from .family import write_family

    forms = None if form is None else (_format(form, None) or "md",)
    write_family(job, folder, forms, words, force)


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
