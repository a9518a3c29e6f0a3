"""`portfolio index` and `portfolio report`: work on all assessments, spread over processes or a cluster."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ..core.errors import Place, ReadinessError
from ..language.fault_messages import without_glyphs
from ..language.words import N_
from .declared import Argument, Declared, Option
from .options import AsOf, Folder, Language, Where
from .output import NOT_WRITTEN, complain, finish, put, talk, writing
from .progress import Progress
from .reporting import format_names, named_format, named_template
from .session import Session
from .values import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ..app.portfolio_documents import DocumentsDone, PortfolioDocuments
    from ..app.portfolio_index import Indexing
    from ..app.spreading import Workers
    from ..core.errors import Fault
    from ..core.store import Reference

MOST_JOBS = 256
FEW = 40
"""Assessments that are read sooner here than other processes are started."""
FAULTS_FOUND, BAD_INPUT = 1, 2

Jobs = Annotated[
    str | None,
    Option(
        "--jobs",
        metavar=N_("NUMBER"),
        help=N_("How many processes work at once; as many as there are processors unless given."),
    ),
]
Scheduler = Annotated[
    str | None,
    Option(
        "--scheduler",
        metavar=N_("ADDRESS"),
        help=N_("Lets the workers of Dask’s scheduler there do the work, such as tcp://10.0.0.5:8786."),
    ),
]


def index(
    session: Session,
    folder: Folder = None,
    language: Language = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
) -> int:
    """Read and evaluate every assessment that is not known yet."""
    from ..app.portfolio_index import Indexing

    _begin(session, folder, language, "portfolio index")
    number = _jobs(jobs, scheduler, "portfolio index")
    indexing = Indexing(session.workspace)
    unread = len(indexing.unread)
    _bring_up_to_date(session, indexing, number, scheduler)
    every = len(indexing.overview.references)
    put(
        session.words.plural(
            "{count} assessment in the index, {new} of them read now",
            "{count} assessments in the index, {new} of them read now",
            every,
            new=unread,
        )
    )
    complain(indexing.faults, session.words)
    return FAULTS_FOUND if indexing.faults else 0


def report(
    session: Session,
    out: Annotated[Path, Argument(metavar=N_("OUT"), help=N_("The folder for the documents."))],
    document: Annotated[
        str | None,
        Option(
            "--document",
            metavar=N_("NAME|PATH"),
            help=N_(
                "A template by its name, as cm-readiness list templates shows it, or a file of your own."
            ),
        ),
    ] = None,
    format_: Annotated[
        str | None,
        Option("--format", metavar=format_names, help=N_("The format; PDF unless given.")),
    ] = None,
    where: Where = None,
    folder: Folder = None,
    language: Language = None,
    as_of: AsOf = None,
    force: Annotated[bool, Option("--force", help=N_("Replaces what is there already."))] = False,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
) -> int:
    """Write a document on each assessment; those that are there already, and right, stay."""
    from ..app.documents import MAIN
    from ..app.formats import formats
    from ..app.portfolio_documents import PLACE, DocumentsDone, PortfolioDocuments, Wanted

    _begin(session, folder, language, PLACE)
    number, at = _jobs(jobs, scheduler, PLACE), day(as_of, PLACE)
    form = named_format(format_, None) or min(formats(), key=lambda one: one.choice)
    template = named_template(document) if document is not None else MAIN
    wanted = Wanted(template, form, at, session.language, force)
    references, unread = _chosen(session, where, at, number, scheduler)
    progress = Progress(session.words)
    with writing():
        documents = PortfolioDocuments(session.workspace, references, wanted, out)
        done = DocumentsDone(there=len(references) - len(documents.missing), faults=[*unread])
        if documents.missing:
            with _tidied(documents, scheduler), _workers(session, progress, number, scheduler) as workers:
                documents.make(workers, done, wrote=_wrote(session, progress), told=progress.told)
    progress.aside()
    return _say(session, done)


def _bring_up_to_date(
    session: Session, indexing: Indexing, number: int | None, scheduler: str | None
) -> None:
    progress = Progress(session.words)
    if not indexing.unread or (scheduler is None and len(indexing.unread) <= FEW):
        indexing.read_here(progress.told)
    else:
        with _workers(session, progress, number, scheduler) as workers:
            indexing.read_by(workers, progress.told)
    progress.aside()


def _chosen(
    session: Session, where: list[str] | None, at: date, number: int | None, scheduler: str | None
) -> tuple[Sequence[Reference], Sequence[Fault]]:
    """The assessments that meet conditions, and what cannot be read to know whether it does."""
    if not where:
        return session.workspace.store.references(), ()
    from ..app.portfolio import Portfolio
    from ..app.portfolio_documents import PLACE
    from ..app.portfolio_index import Indexing
    from .portfolio import nearest_field

    _bring_up_to_date(session, Indexing(session.workspace), number, scheduler)
    every = Portfolio(session.workspace, at)
    with nearest_field(every, PLACE):
        conditions = every.where(where, PLACE) if every.lines else ()
    lines = every.table(conditions)
    return [line.reference for line in lines], [one.fault for one in every.unread]


def _begin(session: Session, folder: str | None, language: str | None, place: str) -> None:
    # Of thousands, what is left in circles would fill the memory; what is loaded by now stays.
    gc.freeze()
    gc.enable()
    session.folder = folder or session.folder
    session.speak(language, place)


def _jobs(given: str | None, scheduler: str | None, place: str) -> int | None:
    if given is None:
        return None
    if scheduler is not None:
        raise ReadinessError("jobs_and_scheduler", Place(place))
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
    if not 1 <= number <= MOST_JOBS:
        raise ReadinessError("not_jobs", Place(place), given=given, most=MOST_JOBS)
    return number


@contextmanager
def _workers(
    session: Session, progress: Progress, jobs: int | None, scheduler: str | None
) -> Iterator[Workers]:
    """Around work that may be stopped: what is done is whole, and the rest is for the next time."""
    from ..app.spreading import workers

    try:
        with workers(jobs, scheduler) as found:
            yield found
    except KeyboardInterrupt:
        progress.aside()
        talk(session.words("Stopped: what is done is kept, and the same command does the rest."))
        raise


@contextmanager
def _tidied(documents: PortfolioDocuments, scheduler: str | None) -> Iterator[None]:
    """Around work that may be stopped: nothing half-written is left, unless a cluster is still writing it."""
    try:
        yield
    except BaseException:
        if scheduler is None:
            documents.tidy()
        raise


def _wrote(session: Session, progress: Progress) -> Callable[[Path, str], None]:
    def wrote(path: Path, without: str) -> None:
        progress.aside()
        put(str(path))
        # Whoever reads along hears of it now, and not when a buffer is full.
        finish()
        if without:
            talk(without_glyphs(path.name, without, session.words))

    return wrote


def _say(session: Session, done: DocumentsDone) -> int:
    """Say what came of all of it, what went wrong last; returns the exit code."""
    from ..app.export import SHORT
    from ..app.refusals import WRITE_REFUSALS
    from .runner import program_fault

    failed = len(done.faults) + len(done.errors)
    talk(
        session.words.plural(
            "{count} document written, {there} there already, {failed} failed",
            "{count} documents written, {there} there already, {failed} failed",
            len(done.written),
            there=done.there,
            failed=failed,
        )
    )
    complain(tuple(done.faults), session.words)
    codes = [program_fault(error, session.words, where) for where, error in done.errors]
    refused = WRITE_REFUSALS | SHORT | {"written_elsewhere"}
    codes += [NOT_WRITTEN if fault.code in refused else BAD_INPUT for fault in done.faults]
    return max(codes, default=0)


INDEX = Declared(
    "index",
    index,
    N_("Reads and evaluates all assessments that are not known yet, with many processes at once."),
    "cm-readiness portfolio index\n"
    "cm-readiness portfolio index --jobs 4\n"
    "cm-readiness portfolio index --scheduler tcp://10.0.0.5:8786",
)
REPORT = Declared(
    "report",
    report,
    N_(
        "Writes a document on each assessment into a folder.\n\n"
        "Given again, it writes those that are missing, and those whose assessment has changed since."
    ),
    "cm-readiness portfolio report reports\n"
    "cm-readiness portfolio report plans --document action_plan --format docx\n"
    "cm-readiness portfolio report reports --scheduler tcp://10.0.0.5:8786",
)
