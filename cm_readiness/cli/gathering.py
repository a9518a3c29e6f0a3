"""`gather`: several people's answers into one assessment, as how many of them are at each level."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ..core.errors import Place, ReadinessError
from ..language.words import N_, words_for
from .declared import Argument, Declared, Option
from .options import Json, QuestionnaireFolder
from .output import put, put_json, talk, writing
from .session import Session

if TYPE_CHECKING:
    from ..core.gathering import Position
    from ..core.questionnaire import Questionnaire
    from ..language.words import Words

PLACE = "gather"


def gather(
    session: Session,
    team: Annotated[Path, Argument(metavar=N_("TEAM"), help=N_("The company's assessment."))],
    people: Annotated[
        list[Path] | None,
        Argument(
            metavar=N_("PERSON"),
            help=N_("One person's answers; without any, those that --person has put next to TEAM."),
        ),
    ] = None,
    names: Annotated[
        bool, Option("--names", help=N_("Keeps who said what; without it, only how many."))
    ] = False,
    notes: Annotated[bool, Option("--notes", help=N_("Takes notes and evidence along."))] = False,
    unanimous: Annotated[
        bool, Option("--unanimous", help=N_("Gives the level wherever all are at one."))
    ] = False,
    json: Json = False,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Put rounds into the team's assessment, and print where people stand."""
    from ..app.gathering import Gathering, other_versions, person_of
    from ..app.gathering import gather as gathered
    from ..app.importing import is_table, person_in

    store = session.workspace.store
    named = [session.named(path) for path in people or ()] or store.people_of(session.named(team))
    _no_file_twice([team, *(Path(one.key) for one in named)])
    with session.sitting(session.named(team), questionnaire) as sitting:
        words = words_for(session.choose_language(sitting.assessment))
        what = Gathering(names=names, said=notes, unanimous=unanimous)
        found = [
            person_in(sitting, Path(one.key))
            if is_table(Path(one.key))
            else person_of(session.workspace, one)
            for one in named
        ]
        with writing():
            gathered(sitting, found, what, words)
        asked, assessment = sitting.questionnaire, sitting.assessment
    for name in other_versions(asked, found):
        talk(session.words("{name} answered another version of the questionnaire.", name=name))
    if json:
        from ..data.rounds import rounds_data

        put_json({"format": 1, "criteria": rounds_data(asked, assessment)})
        return
    from ..core.gathering import positions

    put("\n".join(_lines(asked, positions(asked, assessment), words)))


def _lines(asked: Questionnaire, found: tuple[Position, ...], words: Words) -> Iterator[str]:
    from ..core.text import on_one_line
    from ..language.agreement_words import middle_words, standing_words, strip
    from ..language.text_layout import wrapped

    if not found:
        yield words("Nobody has answered anything that is asked of this company.")
    numbers = {criterion.id: number for number, criterion in asked.numbered()}
    for position in found:
        criterion, votes = position.criterion, position.votes
        name = f"{numbers[criterion.id]} {on_one_line(criterion.name.get(words.language))}"
        said = [strip(votes, words), standing_words(votes, words), middle_words(votes, words)]
        if position.round.unknown:
            said.insert(
                1, words.plural("{count} does not know", "{count} do not know", position.round.unknown)
            )
        yield from wrapped(name)
        yield from wrapped(words("{line}.", line="; ".join(filter(None, said))), indent=2, hang=2)


def _no_file_twice(paths: list[Path]) -> None:
    seen: set[Path] = set()
    for path in paths:
        real = path.absolute()
        if real in seen:
            raise ReadinessError("gather_twice", Place(PLACE), file=str(path))
        seen.add(real)


GATHER = Declared(
    "gather",
    gather,
    N_(
        "Gathers several people's answers into the company's assessment.\n\n"
        "For each criterion it keeps how many people are at each level, and prints where they stand, the "
        "widest differences first. No level is set by itself; --unanimous gives those that all are at."
    ),
    "cm-readiness gather calla.toml clara.toml tom.toml jade.toml\n"
    "cm-readiness gather calla.toml clara.toml tom.toml --names --notes",
)
