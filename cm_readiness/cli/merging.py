"""`merge`: puts two versions of one assessment together, also for git."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ..core.errors import Place, ReadinessError
from ..language.words import N_, words_for
from .declared import Argument, Declared, Option
from .options import Json, QuestionnaireFolder
from .output import put, put_json, talk, writing
from .session import Session

if TYPE_CHECKING:
    from ..core.merging import Merged
    from ..core.questionnaire import Questionnaire

PLACE = "merge"
CONFLICTS = 1

Version = Annotated[
    Path | None,
    Argument(metavar=N_("OURS"), help=N_("The version that is changed.")),
]
Other = Annotated[Path | None, Argument(metavar=N_("THEIRS"), help=N_("The other version."))]
Third = Annotated[Path | None, Argument(hidden=True)]
Base = Annotated[
    Path | None,
    Option(
        "--base",
        metavar=N_("BASE"),
        help=N_("What both versions come from; without it, what was saved last, where both come from that."),
    ),
]
Output = Annotated[
    Path | None,
    Option(
        "--output",
        metavar=N_("PATH"),
        help=N_("Writes the result here, and leaves OURS as it is."),
    ),
]
Resolve = Annotated[
    Path | None,
    Option(
        "--resolve",
        metavar=N_("FILE"),
        help=N_("Puts the two sides together that git has left in this file."),
    ),
]
ForGit = Annotated[
    bool, Option("--git", help=N_("Works as git's merge driver: BASE OURS THEIRS, written to OURS."))
]
Install = Annotated[
    bool,
    Option(
        "--install",
        help=N_("Lets git merge the assessments of this folder with the program, after asking."),
    ),
]


def merge(
    session: Session,
    ours: Version = None,
    theirs: Other = None,
    third: Third = None,
    base: Base = None,
    output: Output = None,
    resolve: Resolve = None,
    git: ForGit = False,
    install: Install = False,
    json: Json = False,
    questionnaire: QuestionnaireFolder = None,
) -> int:
    """Put two versions together in one of the four ways."""
    if install:
        return _install(session)
    if git:
        return _for_git(session, *_all_of(ours, theirs, third))
    if resolve is not None:
        from ..app.merging import resolve as resolved

        with writing():
            return _told(session, resolved(resolve), None, session.words("the other side"), json=json)
    if third is not None:
        raise ReadinessError("unexpected_argument", Place(PLACE), given=str(third))
    one, other = _all_of(ours, theirs)
    merged, asked = _merged(session, one, other, base, output, questionnaire)
    return _told(session, merged, asked, other.name, json=json)


def _merged(
    session: Session, one: Path, other: Path, base: Path | None, output: Path | None, folder: str | None
) -> tuple[Merged, Questionnaire]:
    from ..app.merging import base_of
    from ..core.merging import merge

    store = session.workspace.store
    reference = session.named(one)
    their_version = store.read(session.named(other)).assessment
    before = None if base is None else store.read(session.named(base)).assessment
    if output is not None:
        our_version, asked = session.open(one, folder)
        before = before or base_of(store, reference, our_version, their_version)
        merged = merge(before, our_version, their_version)
        with writing():
            store.create(session.named(output), merged.assessment)
        return merged, asked
    with session.sitting(reference, folder) as sitting:
        our_version = sitting.assessment
        before = before or base_of(store, reference, our_version, their_version)
        merged = merge(before, our_version, their_version)
        with writing():
            sitting.take_in(merged.assessment)
        return merged, sitting.questionnaire


def _for_git(session: Session, base: Path, ours: Path, theirs: Path) -> int:
    from ..app.git_driver import merge_for_git

    with writing():
        merged = merge_for_git(base, ours, theirs)
    if isinstance(merged, int):
        return merged
    from ..language.merge_words import MergeWords

    words = MergeWords(session.words, None, session.words("the other branch"))
    for conflict in merged.conflicts:
        talk(words.conflict(conflict))
    return CONFLICTS if merged.conflicts else 0


def _install(session: Session) -> int:
    """Ask, and tell git."""
    from ..app.git_driver import install, installation
    from ..language.typed import read_yes_no
    from ..plain.console import Console, Leave

    found, console = installation(Path()), Console(session.words)
    console.say(
        session.words("{file} gets the line:", file=str(found.attributes.resolve())),
        found.line,
        session.words("The settings of this repository get the merge driver:"),
        found.command,
    )
    try:
        said = read_yes_no(console.ask(session.words("Do this? yes or no:")), session.words.language)
    except Leave:
        said = None
    if not said:
        talk(session.words("Nothing was changed."))
        return 0
    with writing():
        install(found)
    put(session.words("From now on git puts assessments together here by what they say."))
    return 0


def _told(session: Session, merged: Merged, asked: Questionnaire | None, other: str, *, json: bool) -> int:
    from ..data.merging import merge_data
    from ..language.merge_words import MergeWords

    if json:
        put_json(merge_data(merged))
    else:
        words = words_for(session.choose_language(merged.assessment))
        put("\n".join(MergeWords(words, asked, other).lines(merged)))
    return CONFLICTS if merged.conflicts else 0


def _all_of(*paths: Path | None) -> list[Path]:
    found = [path for path in paths if path is not None]
    if len(found) < len(paths):
        missing = ("OURS", "THEIRS", "BASE")[len(found)]
        raise ReadinessError("missing_argument", Place(PLACE), argument=missing)
    return found


MERGE = Declared(
    "merge",
    merge,
    N_(
        "Puts two versions of one assessment together.\n\n"
        "Nothing that either says is lost: where both changed the same thing, the answer given later counts, "
        "and the other one is kept in the history. The exit code is then 1, and each such thing is named."
    ),
    "cm-readiness merge calla.toml calla-from-jade.toml\n"
    "cm-readiness merge --resolve calla.toml\n"
    "cm-readiness merge --install",
)
