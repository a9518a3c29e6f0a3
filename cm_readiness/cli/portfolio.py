"""`portfolio`: many companies at once: a table, trends, a benchmark, late actions, the most common gaps."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from ..core.errors import Place, ReadinessError
from ..language.words import N_
from .declared import Argument, Declared, Option
from .options import AsOf, Folder, Json, Language, Where
from .output import NotWrittenError, complain, put, put_document, put_json, writing
from .session import Session
from .values import day, nearest, no_such, one_of

if TYPE_CHECKING:
    from ..app.plain_table import PlainTable
    from ..app.portfolio import Portfolio, Unread
    from ..core.portfolio import Where as Condition
    from ..data.evaluation import Data
    from ..views.portfolio_said import PortfolioNames

PLACE = "portfolio"
_PRINTED = "-"


def _engine_names() -> str:
    from ..app.portfolio import engine_names

    return "|".join(engine_names())


def _orders() -> str:
    from ..core.portfolio import SORTS

    return "|".join(SORTS)


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see, and of which assessments."""

    portfolio: Portfolio
    session: Session
    where: Sequence[Condition]
    by: str | None
    sort: str
    reverse: bool

    @cached_property
    def names(self) -> PortfolioNames:
        """What things are called in the person's language."""
        from ..views.portfolio_said import PortfolioNames

        words = self.session.words
        return PortfolioNames(self.portfolio, words, words("All of them"))


class Shown(NamedTuple):
    """What there is to see, made as it is asked for."""

    data: Callable[[], Sequence[Data]]
    table: Callable[[], PlainTable]
    text: Callable[[], str]
    is_empty: bool = False
    unread: Sequence[Unread] = ()
    """What could not be read besides what the portfolio says already."""


def _table(asked: Asked) -> Shown:
    from ..data.portfolio import line_data
    from .portfolio_tables import table_of_lines
    from .portfolio_text import lines_text

    portfolio, words = asked.portfolio, asked.session.words
    lines = portfolio.table(asked.where, asked.sort, reverse=asked.reverse)
    return Shown(
        lambda: [line_data(line, portfolio.named_by) for line in lines],
        lambda: table_of_lines(lines, asked.names, words),
        lambda: lines_text(lines, asked.names, words, portfolio.day),
        is_empty=not lines,
    )


def _trends(asked: Asked) -> Shown:
    from ..data.portfolio import trend_data
    from .portfolio_tables import table_of_trends
    from .portfolio_text import trends_text

    words, named = asked.session.words, asked.portfolio.named_by
    chains = asked.portfolio.trends(asked.where)
    return Shown(
        lambda: [trend_data(chain, named) for chain in chains],
        lambda: table_of_trends(chains, asked.names, words),
        lambda: trends_text(chains, asked.names, words, asked.portfolio.day),
        is_empty=not chains,
    )


def _benchmark(asked: Asked) -> Shown:
    from ..data.portfolio import group_data
    from .portfolio_tables import table_of_groups
    from .portfolio_text import groups_text

    by, words = asked.by, asked.session.words
    found = asked.portfolio.benchmark(by, asked.where, PLACE)
    return Shown(
        lambda: [group_data(group, by=by) for group in found.groups],
        lambda: table_of_groups(found, by, asked.names, words),
        lambda: groups_text(found, by, asked.names, words),
    )


def _late(asked: Asked) -> Shown:
    from ..data.portfolio import late_data
    from .portfolio_tables import table_of_late
    from .portfolio_text import late_text

    words = asked.session.words
    named = asked.portfolio.named_by
    late, unread = asked.portfolio.late(asked.where)
    return Shown(
        lambda: [
            late_data(one.line, one.action.what, one.action.owner, one.due, one.days, named) for one in late
        ],
        lambda: table_of_late(late, asked.names, words),
        lambda: late_text(late, asked.names, words) if late else words("No action is late."),
        unread=unread,
    )


def _gaps(asked: Asked) -> Shown:
    from ..data.portfolio import gaps_data
    from .portfolio_tables import table_of_gaps
    from .portfolio_text import gaps_text

    words, gaps = asked.session.words, asked.portfolio.gaps(asked.where)
    return Shown(
        lambda: gaps_data(gaps),
        lambda: table_of_gaps(gaps, asked.names, words),
        lambda: gaps_text(gaps, asked.names, words) if gaps else words("No criterion is below its target."),
    )


KINDS: Mapping[str, Callable[[Asked], Shown]] = {
    "table": _table,
    "trends": _trends,
    "benchmark": _benchmark,
    "late": _late,
    "gaps": _gaps,
}
"""What is shown of many companies, by what it is asked for; deeds such as `portfolio report` are commands."""
_OPTIONS_OF = {
    "by": "benchmark",
    "engine": "benchmark",
    "least": "benchmark",
    "sort": "table",
    "reverse": "table",
}


def portfolio(
    session: Session,
    kind: Annotated[
        str | None,
        Argument(metavar="|".join(KINDS), help=N_("What is shown of all companies; the table unless given.")),
    ] = None,
    where: Where = None,
    by: Annotated[
        str | None,
        Option(
            "--by",
            metavar=N_("FIELD"),
            help=N_("Compares groups in the benchmark, such as sector, size or country."),
        ),
    ] = None,
    sort: Annotated[
        str | None,
        Option("--sort", metavar=_orders, help=N_("The order of the table; by company unless given.")),
    ] = None,
    reverse: Annotated[bool, Option("--reverse", help=N_("The other way round."))] = False,
    least: Annotated[
        str | None,
        Option(
            "--least",
            metavar=N_("NUMBER"),
            help=N_(
                "Gives figures of no fewer companies than so many, 3 or more; else what the settings say, or "
                "5. Choose it once: whoever has two benchmarks with different numbers can subtract them."
            ),
        ),
    ] = None,
    engine: Annotated[
        str | None,
        Option(
            "--engine", metavar=_engine_names, help=N_("What computes the benchmark; python unless given.")
        ),
    ] = None,
    json: Json = False,
    csv: Annotated[
        bool, Option("--csv", help=N_("Prints a table for spreadsheets instead of text."))
    ] = False,
    xlsx: Annotated[
        bool, Option("--xlsx", help=N_("Writes an Excel workbook; --output says where."))
    ] = False,
    output: Annotated[
        Path | None,
        Option("--output", metavar=N_("PATH"), help=N_("The file to write: .csv, .xlsx or .json.")),
    ] = None,
    force: Annotated[bool, Option("--force", help=N_("Replaces what is there already."))] = False,
    as_of: AsOf = None,
    folder: Folder = None,
    language: Language = None,
) -> None:
    """Print or write what many companies come to."""
    session.folder = folder or session.folder
    session.speak(language, PLACE)
    wanted = _kind(kind)
    given = {"by": by, "engine": engine, "least": least, "sort": sort, "reverse": reverse or None}
    _refuse_strays(wanted, given)
    as_ = _form(output, force, json=json, csv=csv, xlsx=xlsx)
    asked = _asked(session, where or (), by, sort, reverse, least, engine, as_of)
    if not asked.portfolio.lines and as_ is None:
        put(_nothing(asked))
        complain(tuple(one.fault for one in asked.portfolio.unread), session.words)
        return
    shown = KINDS[wanted](asked)
    _show(shown, asked, as_, output, force)
    unread = (*asked.portfolio.unread, *shown.unread)
    complain(tuple(one.fault for one in unread), session.words)


def _kind(given: str | None) -> str:
    if given is None:
        return next(iter(KINDS))
    if given not in KINDS:
        raise no_such("unknown_kind", PLACE, nearest(given, KINDS), given=given, kinds=", ".join(KINDS))
    return given


def _refuse_strays(kind: str, given: Mapping[str, object]) -> None:
    """Refuse options that say nothing here, before anything is read."""
    for name, value in given.items():
        if value is not None and _OPTIONS_OF[name] != kind:
            raise ReadinessError("option_of_other", Place(PLACE), option=f"--{name}", kind=_OPTIONS_OF[name])


def _form(output: Path | None, force: bool, **flags: bool) -> str | None:
    """What is written, by the name of its flag; None for text.

    Raises:
        ReadinessError: two at once, or none that the file could be.
    """
    from ..app.paths import is_folder, is_there
    from ..app.plain_table import is_for_files, kind_of

    named = [name for name, is_given in flags.items() if is_given]
    if len(named) > 1:
        raise ReadinessError("two_forms", Place(PLACE), first=f"--{named[0]}", second=f"--{named[1]}")
    form = named[0] if named else None
    if output is None or str(output) == _PRINTED:
        if form is not None and is_for_files(form):
            raise ReadinessError("table_needs_file", Place(PLACE))
        return form
    if is_folder(output):
        raise NotWrittenError("is_a_folder", Place(str(output)))
    form = kind_of(output, form)
    if is_there(output) and not force:
        raise NotWrittenError("document_exists", Place(str(output)))
    return form


def _asked(
    session: Session,
    where: Sequence[str],
    by: str | None,
    sort: str | None,
    reverse: bool,
    least: str | None,
    engine: str | None,
    as_of: str | None,
) -> Asked:
    from ..app.portfolio import Portfolio, checked_least, engine_named
    from ..core.portfolio import SORTS
    from .progress import Progress

    computing = engine_named(engine, PLACE) if engine is not None else None
    order = "company" if sort is None else one_of("--sort", sort, SORTS, PLACE)
    companies = session.settings.least_companies if least is None else checked_least(least, PLACE)
    at = day(as_of, PLACE)
    # Of thousands, what is left in circles would fill the memory.
    gc.enable()
    progress = Progress(session.words)
    found = Portfolio(
        session.workspace,
        at,
        engine=computing,
        least=companies,
        first=session.settings.group_by,
        progress=progress.told,
    )
    progress.aside()
    if not found.lines:
        return Asked(found, session, (), by, order, reverse)
    with nearest_field(found, PLACE):
        grouped = None if by is None else found.field(by, PLACE)
        return Asked(found, session, found.where(where, PLACE), grouped, order, reverse)


@contextmanager
def nearest_field(portfolio: Portfolio, place: str) -> Iterator[None]:
    """Around looking fields up: for one that there is not, offer the nearest one.

    Args:
        place: the command that was given them.
    """
    try:
        yield
    except ReadinessError as error:
        fault = error.fault
        if fault.code != "portfolio_field":
            raise
        close = nearest(str(fault.values["field"]), portfolio.fields)
        raise no_such(fault.code, place, close, **fault.values) from None


def _show(shown: Shown, asked: Asked, form: str | None, output: Path | None, force: bool) -> None:
    printed = output is None or str(output) == _PRINTED
    if form is None:
        put(_nothing(asked) if shown.is_empty else shown.text())
    elif form == "json" and printed:
        put_json(list(shown.data()))
    elif printed:
        put_document(_bytes(shown, asked, form).decode())
    elif output is not None:
        from ..app.plain_table import write_table

        with writing():
            write_table(output, _bytes(shown, asked, form), replace=force)
        put(str(output))


def _bytes(shown: Shown, asked: Asked, form: str) -> bytes:
    from ..app.plain_table import DATA, table_in
    from ..core.json_text import as_json

    if form == DATA:
        return (as_json(list(shown.data())) + "\n").encode()
    return table_in(form, shown.table(), asked.session.words)


def _nothing(asked: Asked) -> str:
    from ..core.text import on_one_line

    words = asked.session.words
    if asked.portfolio.lines:
        return words("No assessment meets these conditions.")
    if asked.portfolio.unread:
        return words("No assessment can be shown.")
    return on_one_line(words("no assessments yet in {folder}", folder=asked.portfolio.workspace.store.place))


PORTFOLIO = Declared(
    "portfolio",
    portfolio,
    N_(
        "Shows many companies at once: a table, trends, a benchmark, late actions, the most common gaps.\n\n"
        "table: a line for each assessment. trends: the rounds of each company. benchmark: medians and "
        "quartiles of groups; nothing of so few companies that one of them could be told. late: the actions "
        "that are overdue. gaps: the criteria below target, those of most companies first.\n\n"
        "Fields are company, title, questionnaire, state, verdict, late, latest and year, and what companies "
        "say of themselves, such as sector, size and country."
    ),
    "cm-readiness portfolio\n"
    "cm-readiness portfolio --where sector=retail --where late=yes --sort score\n"
    "cm-readiness portfolio benchmark --by size --where country=FR\n"
    "cm-readiness portfolio gaps --json\n"
    "cm-readiness portfolio table --output portfolio.xlsx",
)
