"""`report --template portfolio`: the document on all assessments of a folder; and companies like one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..app.paths import is_folder, is_there
from ..core.errors import Place, ReadinessError
from .exporting import print_document
from .output import NotWrittenError, put, talk, writing
from .session import Session

if TYPE_CHECKING:
    from datetime import date

    from ..app.formats import Format
    from ..core.assessment import Assessment
    from ..core.peers import Peers
    from ..core.questionnaire import Questionnaire

PLACE = "report"


class PortfolioAsked(NamedTuple):
    """What was asked for without the file of an assessment."""

    template: str | Path | None
    form: Format | None
    at: date
    output: Path | None
    named: bool
    """Whether the part that names companies is wanted."""
    where: tuple[str, ...]


def report_portfolio(
    session: Session, asked: PortfolioAsked, only_one: Mapping[str, object], *, printed: bool, force: bool
) -> None:
    """Print or write the document on many companies.

    Args:
        asked: what was asked for.
        only_one: options that are about one assessment, by name.
        printed: whether an output was named, be it standard output.
        force: whether a file that is there already may be replaced.

    Raises:
        ReadinessError: `missing_argument` where another document is meant, `portfolio_option`.
        NotWrittenError: it could not be written.
    """
    from ..app.documents import PORTFOLIO, own_files
    from ..app.export import has
    from ..app.formats import text_format
    from ..app.portfolio_report import findings_of, portfolio_export

    template = asked.template
    if template is None or (template != PORTFOLIO and not isinstance(template, Path)):
        raise ReadinessError("missing_argument", Place(PLACE), argument=session.words("FILE"))
    for option, value in only_one.items():
        if value not in (None, False):
            raise ReadinessError("portfolio_option", Place(PLACE), option=option)
    form = asked.form or text_format()
    if not has(form, template):
        raise ReadinessError("not_in_format", Place(PLACE), document=str(template), format=form.id)
    folder = _own_templates(session.assessments)
    path = asked.output or _in_folder(session.assessments, form, printed=printed)
    if path is not None:
        _refuse_output(path, own_files(template, folder), force=force)
    findings = findings_of(session.workspace, asked.at, asked.where, settings=session.settings, place=PLACE)
    language = session.choose_language()
    export = portfolio_export(template, findings, language, form, named=asked.named, folder=folder)
    made = export.make(form)
    if path is None:
        print_document(made)
        return
    with writing():
        made.write(path, replace=force)
    put(str(path))
    if made.missing:
        from ..language.fault_messages import without_glyphs

        talk(without_glyphs(str(template), made.missing, session.words))


def peers_of_company(
    session: Session, asked: Questionnaire, assessment: Assessment, at: date, *, wanted: bool | None
) -> Callable[[], Peers | None] | None:
    """What finds companies like one, where that is asked for here or by the settings.

    Args:
        asked: the questionnaire that the assessment answers.
        assessment: of the company.
        at: the day of the evaluation.
        wanted: what the command says; None leaves it to the settings.
    """
    if not (session.settings.peers if wanted is None else wanted):
        return None
    from ..app.evaluating import evaluated
    from ..app.portfolio_report import peers_beside

    return lambda: peers_beside(session.workspace, evaluated(asked, assessment, at), session.settings)


def _own_templates(assessments: Path) -> Path | None:
    from ..app.documents import own_templates

    return own_templates(assessments / "portfolio", assessments)


def _in_folder(folder: Path, form: Format, *, printed: bool) -> Path | None:
    """Where a document goes that is no text; None for one that is printed."""
    from ..app.documents import PORTFOLIO

    if not form.binary:
        return None
    if printed or not is_folder(folder):
        raise ReadinessError("binary_to_output", Place(PLACE), format=form.id)
    return folder / f"{PORTFOLIO}{form.suffix}"


def _refuse_output(path: Path, inputs: tuple[Path, ...], *, force: bool) -> None:
    from ..app.paths import is_same

    if any(is_same(path, one) for one in inputs):
        raise NotWrittenError("output_is_input", Place(str(path)))
    if is_folder(path):
        raise NotWrittenError("is_a_folder", Place(str(path)))
    if is_there(path) and not force:
        raise NotWrittenError("document_exists", Place(str(path)))
