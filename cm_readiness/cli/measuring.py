"""`measure`: figures from the company's own material, and the level that they propose."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

from ..core.errors import Fault, Place, ReadinessError
from ..language.words import N_, words_for
from .declared import Argument, Declared, Option
from .options import File, Json, QuestionnaireFolder
from .output import complain, put, put_json, talk, writing
from .session import Session
from .values import one_of

if TYPE_CHECKING:
    from ..app.measuring import Measuring, Told
    from ..app.sitting import Sitting
    from ..core.measured import Order

ORDERS = ("dmy", "mdy", "ymd")


def measure(
    session: Session,
    file: File,
    kind: Annotated[
        str,
        Argument(
            metavar=N_("MEASURE"),
            help=N_("job_advert, media_folder, copied_text, posting_calendar or intake."),
        ),
    ],
    paths: Annotated[
        list[Path],
        Argument(
            metavar=N_("PATH ..."),
            help=N_("The files or folders to read; for copied_text the release, then the posts."),
        ),
    ],
    accept: Annotated[
        bool,
        Option("--accept", help=N_("Takes the proposed level as the answer, and its lines as evidence.")),
    ] = False,
    date_order: Annotated[
        str | None,
        Option(
            "--date-order",
            metavar="dmy|mdy|ymd",
            help=N_("How a table writes days, where 3/4/2026 may be read in two ways."),
        ),
    ] = None,
    table: Annotated[
        Path | None,
        Option(
            "--table",
            metavar=N_("PATH"),
            help=N_("Writes what to do with each file for each channel as CSV, for whoever cuts and crops."),
        ),
    ] = None,
    force: Annotated[bool, Option("--force", help=N_("Replaces the table that is there."))] = False,
    json: Json = False,
    questionnaire: QuestionnaireFolder = None,
) -> int:
    """Measure, print what was found, and take it over where that is asked for."""
    from ..app.measuring import accept as taken_over
    from ..app.measuring import measure as measured
    from ..app.measuring import measure_ids

    identifier = one_of("MEASURE", kind, measure_ids(), "measure")
    order = one_of("--date-order", date_order, ORDERS, "measure") if date_order else None
    with session.sitting(session.named(file), questionnaire) as sitting:
        found = measured(sitting, identifier, paths, order=cast("Order | None", order), told=_told(session))
        if table is not None:
            from ..app.media_table import write_media_table

            with writing():
                write_media_table(found, found.words.words, table, replace=force)
        if accept:
            with writing():
                for proposal in found.proposals:
                    if proposal.level is not None:
                        taken_over(sitting, found, proposal, level=True)
        _tell(session, sitting, found, json=json, accepted=accept)
    if found.measured.ambiguous:
        raise ReadinessError("measure_ambiguous", Place("measure"), given=found.measured.ambiguous[0])
    if not found.measured.files:
        raise ReadinessError("measure_nothing_read", Place("measure"))
    return 0


def _told(session: Session) -> Told:
    """Says how many files are read, on a terminal, in one line that is written anew."""

    def told(done: int, number: int) -> None:
        if number > 1 and sys.stderr.isatty():
            end = "\n" if done == number else ""
            sys.stderr.write(
                "\r" + session.words("{done} of {number} files read", done=done, number=number) + end
            )
            sys.stderr.flush()

    return told


def _tell(session: Session, sitting: Sitting, found: Measuring, *, json: bool, accepted: bool) -> None:
    measured = found.measured
    if json:
        from ..data.measuring import measure_data
        from ..language.fault_messages import sentence

        put_json(
            measure_data(
                measured,
                found.proposals,
                found.lines,
                lambda fault: sentence(Fault(fault.code, fault.values), session.words),
                found.words.problem,
            )
        )
        return
    words = words_for(session.choose_language(sitting.assessment))
    numbers = sitting.numbers
    lines = list(found.lines)
    for one in found.proposals:
        name = words(
            "{number} {name}", number=numbers[one.criterion.id], name=one.criterion.name.get(words.language)
        )
        if one.level is None:
            lines.append(words("{criterion}: no level follows from this", criterion=name))
        elif accepted:
            lines.append(words("{criterion}: level {level} taken", criterion=name, level=one.level))
        else:
            lines.append(words("{criterion}: level {level} proposed", criterion=name, level=one.level))
    put("\n".join(lines))
    complain(tuple(one.why for one in measured.not_measured), session.words)
    if not found.proposals:
        talk(session.words("Nothing that is asked here is measured by this."))
    elif not accepted and any(one.level is not None for one in found.proposals):
        talk(session.words("Nothing was changed; --accept takes it over."))


MEASURE = Declared(
    "measure",
    measure,
    N_(
        "Measures the company's own material: a job advert, a folder of pictures and films, posts beside "
        "their press release, the table of what was posted, or a folder of what came in.\n\n"
        "Files are read and never changed; what cannot be read is named and counts as not measured."
    ),
    "cm-readiness measure calla.toml job_advert advert.pdf\n"
    "cm-readiness measure calla.toml media_folder films/ --accept --table films.csv\n"
    "cm-readiness measure calla.toml copied_text release.docx post-1.txt post-2.txt\n"
    "cm-readiness measure calla.toml posting_calendar posts.csv --date-order dmy",
)
