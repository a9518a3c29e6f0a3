"""`import`: answers, notes, evidence and actions back from a workbook or a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ..language.words import N_, words_for
from .declared import Argument, Declared, Option
from .options import Json, QuestionnaireFolder
from .output import complain, put, put_json, talk, writing
from .session import Session

if TYPE_CHECKING:
    from ..app.importing import Found
    from ..core.questionnaire import Questionnaire
    from ..language.words import Words

CONFLICTS, FAULTY = 1, 2


def import_table(
    session: Session,
    file: Annotated[
        Path,
        Argument(metavar=N_("FILE"), help=N_("The assessment that takes answers in.")),
    ],
    table: Annotated[
        Path,
        Argument(
            metavar=N_("TABLE"),
            help=N_("A workbook (.xlsx, .ods) or a table (.csv) that this program wrote."),
        ),
    ],
    dry_run: Annotated[
        bool, Option("--dry-run", help=N_("Says what would change, and changes nothing."))
    ] = False,
    skip_faults: Annotated[
        bool, Option("--skip-faults", help=N_("Takes in what is right, and leaves out what is wrong."))
    ] = False,
    json: Json = False,
    questionnaire: QuestionnaireFolder = None,
) -> int:
    """Take a table in, and print what changes."""
    from ..app.importing import Importing, take_in

    with session.sitting(session.named(file), questionnaire) as sitting:
        with writing():
            found = take_in(sitting, table, Importing(dry=dry_run, skip_faults=skip_faults))
        asked = sitting.questionnaire
        words = words_for(session.choose_language(sitting.assessment))
    if found.other_version:
        talk(
            session.words(
                "{file} was made for another version of the questionnaire; levels may read otherwise now.",
                file=str(table),
            )
        )
    refused = bool(found.outcome.faults) and not skip_faults
    _tell(session, words, asked, found, table, json=json, changed=not (dry_run or refused))
    if refused:
        return FAULTY
    return CONFLICTS if found.outcome.merged.conflicts else 0


def _tell(
    session: Session,
    words: Words,
    asked: Questionnaire,
    found: Found,
    table: Path,
    *,
    json: bool,
    changed: bool,
) -> None:
    outcome = found.outcome
    if json:
        from ..data.importing import import_data
        from ..language.fault_messages import sentence

        put_json(import_data(outcome, lambda fault: sentence(fault, session.words)))
        return
    from ..language.import_words import ImportWords

    put("\n".join(ImportWords(words, asked, table.name).lines(outcome)))
    complain(outcome.faults, session.words)
    if not changed:
        talk(session.words("Nothing was changed."))


IMPORT = Declared(
    "import",
    import_table,
    N_(
        "Takes answers, notes, evidence and actions in from a workbook or a table.\n\n"
        "Only cells that are not as they were exported count, each by its criterion; what changed on both "
        "sides meanwhile is merged, as with merge. A cell that is no answer is named, and then nothing is "
        "taken in."
    ),
    "cm-readiness report calla.toml --format xlsx --output calla.xlsx\n"
    "cm-readiness import calla.toml calla.xlsx --dry-run\n"
    "cm-readiness import calla.toml calla.xlsx",
)
