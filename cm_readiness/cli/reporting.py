"""`report`: a document on an assessment, in one of the formats, or the whole family."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ..app.paths import is_file, is_folder, is_same, is_there
from ..core.errors import Place, ReadinessError
from ..language.words import N_
from .comparison_sides import given_files, of_two_people, open_side, refuse_two_people
from .declared import Argument, Declared, Option
from .exporting import print_document, refuse_taken, say_what_is_left, write_documents
from .options import AsOf, Folder, Language, QuestionnaireFolder
from .output import NotWrittenError
from .portfolio_reporting import PortfolioAsked, peers_of_company, report_portfolio
from .session import Session
from .values import day, one_of

if TYPE_CHECKING:
    from ..app.formats import Format
    from ..core.comparison import Against

_PRINTED = "-"
"""What stands for standard output."""
PLACE = "report"


def format_names() -> str:
    """What `--format` may be, for its help."""
    from ..app.formats import formats

    return "|".join(form.id for form in formats())


def _separator_names() -> str:
    from ..app.formats import SEPARATORS

    return "|".join(SEPARATORS)


def report(
    session: Session,
    file: Annotated[
        Path | None,
        Argument(
            metavar=N_("FILE"),
            help=N_("The assessment; left out with --template portfolio, which is about all of a folder."),
        ),
    ] = None,
    template: Annotated[
        str | None,
        Option(
            "--template",
            metavar=N_("NAME|PATH"),
            help=N_(
                "A template by its name, as cm-readiness list templates shows it, or a file of your own."
            ),
        ),
    ] = None,
    against: Annotated[
        str | None,
        Option(
            "--against",
            metavar=N_("OLD"),
            help=N_(
                "Reports the progress since an assessment or FILE@MILESTONE; with --template differences, "
                "where the person who answered OLD differs."
            ),
        ),
    ] = None,
    format_: Annotated[
        str | None,
        Option(
            "--format",
            metavar=format_names,
            help=N_("The format; else what the name of --output ends in, else Markdown."),
        ),
    ] = None,
    all_: Annotated[
        Path | None,
        Option(
            "--all",
            metavar=N_("DIR"),
            help=N_("Writes every document, in both languages, here."),
        ),
    ] = None,
    language: Language = None,
    as_of: AsOf = None,
    anonymous: Annotated[
        bool,
        Option(
            "--anonymous", help=N_("Leaves out the names of company, respondent, facilitator and owners.")
        ),
    ] = False,
    replace: Annotated[
        list[str] | None,
        Option(
            "--replace",
            metavar="A=B",
            help=N_("With --anonymous: writes B wherever A stands as a whole word."),
        ),
    ] = None,
    with_notes: Annotated[
        bool,
        Option(
            "--with-notes",
            help=N_("Adds what was noted, on a sheet of its own at the end; private notes never."),
        ),
    ] = False,
    names: Annotated[
        bool, Option("--names", help=N_("Says who gave which level, where several people answered."))
    ] = False,
    output: Annotated[
        Path | None,
        Option(
            "--output",
            metavar=N_("PATH"),
            help=N_(
                "The file to write, or - to print it; else text is printed, and any other format goes "
                "beside FILE."
            ),
        ),
    ] = None,
    force: Annotated[bool, Option("--force", help=N_("Replaces what is there already."))] = False,
    separator: Annotated[
        str | None,
        Option(
            "--separator",
            metavar=_separator_names,
            help=N_("What parts the cells of a CSV file; else what spreadsheets in its language expect."),
        ),
    ] = None,
    peers: Annotated[
        bool | None,
        Option(
            "--peers/--no-peers",
            help=N_(
                "Says where companies like this one stand, where there are enough of them, or not; else what "
                "the settings say."
            ),
        ),
    ] = None,
    where: Annotated[
        list[str] | None,
        Option(
            "--where",
            metavar=N_("FIELD=VALUE"),
            help=N_("With --template portfolio: only the companies with this value, such as size=small."),
        ),
    ] = None,
    folder: Folder = None,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Print or write a document, or write all of them."""
    from ..app.documents import DIFFERENCES, MAIN, PROGRESS, DocumentSet, own_files, own_templates
    from ..app.export_order import Order
    from ..app.formats import formats, text_format

    session.speak(language, PLACE)
    given = None if output is None or str(output) == _PRINTED else output
    at = day(as_of, PLACE)
    session.folder = folder or session.folder
    if file is None:
        only_one = {
            "--against": against, "--all": all_, "--replace": replace, "--with-notes": with_notes,
            "--names": names, "--separator": separator, "--peers": peers, "--questionnaire": questionnaire,
        }  # fmt: skip
        asked_for = PortfolioAsked(
            named_template(template) if template is not None else None,
            named_format(format_, given),
            at,
            given,
            not anonymous,
            tuple(where or ()),
        )
        report_portfolio(session, asked_for, only_one, printed=output is not None, force=force)
        return
    if where:
        raise ReadinessError("where_without_portfolio", Place(PLACE))
    instead = _replacements(replace, anonymous)
    if all_ is not None and (output is not None or template is not None):
        raise ReadinessError("all_and_output", Place(PLACE))
    if anonymous and names:
        raise ReadinessError("anonymous_and_names", Place(PLACE))
    before = open_side(session, against, questionnaire).against if against is not None else None
    own = own_templates(file, session.assessments)
    meant = named_template(template) if template is not None else PROGRESS if before else MAIN
    other, before = (before, None) if meant == DIFFERENCES else (None, before)
    if given is not None:
        _refuse_input(given, (file, *given_files(against), *own_files(meant, own)))
    named = named_format(format_, given)
    form = named or text_format()
    forms = (form,) if named or all_ is None else formats()
    parted = _separator(separator, forms)
    if all_ is None:
        meant = _in_format(meant, form, before, asked=template is not None)
    target = all_ or given or _beside(file, str(meant), form, printed=output is not None, anonymous=anonymous)
    if target is not None and all_ is None:
        _refuse_taken(target, force)
    assessment, asked = session.open(file, questionnaire)
    session.note_changes(assessment, asked, file)
    if before is not None:
        refuse_two_people(before, asked, assessment)
    if other is not None:
        assessment = of_two_people(session, (given_files(against)[0], other), (file, assessment), asked)
    like = peers_of_company(session, asked, assessment, at, wanted=peers)
    documents = DocumentSet(asked, assessment, at, instead, own, before, with_notes, names, like)
    if all_ is not None:
        refuse_taken(all_, force)
        languages = (session.language,) if language and session.language else documents.languages
        order = Order(documents, None, forms, languages, all_, parted)
    else:
        languages = (session.choose_language(assessment),)
        order = Order(documents, meant, forms, languages, target or file, parted)
    if target is None:
        (member,) = order.files
        print_document(member.made())
    else:
        write_documents(order, session.words, force=force)
    say_what_is_left(order, session.words)


def named_format(given: str | None, output: Path | None) -> Format | None:
    """The format that was named, else what a path ends in; None when neither says anything."""
    from ..app.formats import find_format, format_for, formats

    named = find_format(given) if given is not None else None
    if given is not None and named is None:
        choices = ", ".join(form.id for form in formats())
        raise ReadinessError("no_such_choice", Place(PLACE), option="--format", given=given, choices=choices)
    return named if output is None else format_for(output, named)


def _in_format(meant: str | Path, form: Format, against: Against | None, *, asked: bool) -> str | Path:
    """The document that is meant, or what the format shows where it is not in it and nobody asked for it.

    Raises:
        ReadinessError: the format has no such document, or shows no comparison.
    """
    from ..app.export import document_in, has

    if against is not None and not form.compares:
        raise ReadinessError("no_comparison_in_format", Place(PLACE), format=form.id)
    if has(form, meant):
        return meant
    if asked:
        raise ReadinessError("not_in_format", Place(PLACE), document=str(meant), format=form.id)
    return document_in(form, meant)


def _beside(file: Path, name: str, form: Format, *, printed: bool, anonymous: bool) -> Path | None:
    """Where a document goes that is no text, under the name of both; None for one that is printed."""
    if not form.binary:
        return None
    if printed:
        raise ReadinessError("binary_to_output", Place(PLACE), format=form.id)
    document = Path(name).name.removesuffix(".j2").removesuffix(".md")
    return file.with_name(f"{'anonymous' if anonymous else file.stem}.{document}{form.suffix}")


def _replacements(given: list[str] | None, anonymous: bool) -> dict[str, str] | None:
    from ..views.anonymous import replacements

    if not anonymous:
        if given:
            raise ReadinessError("replace_without_anonymous", Place(PLACE))
        return None
    return replacements(given or (), "--replace", Place(PLACE))


def _separator(given: str | None, forms: Iterable[Format]) -> str:
    """What parts cells; empty for what the language has.

    Raises:
        ReadinessError: `separator_without_table`, `no_such_choice`, or with the nearest word.
    """
    from ..app.formats import SEPARATORS

    if given is None:
        return ""
    if not any(form.separators for form in forms):
        raise ReadinessError("separator_without_table", Place(PLACE))
    if given in SEPARATORS.values():
        return given
    return SEPARATORS[one_of("--separator", given, SEPARATORS, PLACE)]


def _refuse_input(output: Path, inputs: Iterable[Path]) -> None:
    """Refuse before anything is read: what a report is made of is never its output."""
    if any(is_same(output, path) for path in inputs):
        raise NotWrittenError("output_is_input", Place(str(output)))


def _refuse_taken(output: Path, force: bool) -> None:
    if is_folder(output):
        raise NotWrittenError("is_a_folder", Place(str(output)))
    if is_there(output) and not force:
        raise NotWrittenError("document_exists", Place(str(output)))


def named_template(given: str) -> str | Path:
    """A name stays one; what is written as a path, or is a file, is a template of one's own."""
    path = Path(given)
    return path if path.suffix == ".j2" or len(path.parts) > 1 or is_file(path) else given


REPORT = Declared(
    "report",
    report,
    N_(
        "Prints a document on an assessment, or writes it to a file.\n\n"
        "Every file is read back before it gets its name: each text of the document is in it, and in the "
        "technical annex each answer, note and line of evidence, or it is not written."
    ),
    "cm-readiness report calla.toml --language fr --output calla.pdf\n"
    "cm-readiness report calla.toml --template executive_summary\n"
    "cm-readiness report calla.toml --template technical_annex --output annex.pdf\n"
    "cm-readiness report calla.toml --template action_plan --format csv --output plan.csv\n"
    "cm-readiness report calla.toml --output plan.ics\n"
    "cm-readiness report calla.toml --against calla.toml@baseline\n"
    "cm-readiness report tom.toml --template differences --against clara.toml --names\n"
    "cm-readiness report --template portfolio --folder clients --where size=small --output portfolio.pdf\n"
    "cm-readiness report calla.toml --all reports --anonymous --replace 'Tom=the community manager'",
)
