"""The assessments of a team in PostgreSQL: what is asked for, done by the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from ..core.errors import Place, ReadinessError, error_of
from ..core.store import Found, FoundQuestionnaire, Reference
from .link import Link
from .rows import MOST_OF_NAME, PEOPLE, TRASH, reference_to

if TYPE_CHECKING:
    import psycopg

    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire
    from .link import Row
    from .opened import OpenedRow
    from .questionnaires import TeamQuestionnaires
    from .rows import Kept, Rows
    from .summaries import TeamSummaries

# The list of assessments waits for this module: what loads the models is imported where it is needed.

Clock = Callable[[], datetime]
Result = TypeVar("Result")

_NAMES = "SELECT name FROM cm_readiness.assessment WHERE team = %s AND "


class PostgresStore:
    """Keeps a team's assessments in a database; an `AssessmentStore`.

    Nothing is connected before something is asked for. Names are those of files in a folder, without their
    ending: one person's answers to `calla` are `calla-people/ana`, and what was removed is in `trash/`.

    Args:
        address: `postgresql://host/database`, with `#team` where the person belongs to several.
        clock: gives the present moment; what is saved here bears that of the server.

    Raises:
        ReadinessError: `store_address`, `store_password_in_address` or `team_name`.
    """

    def __init__(self, address: str, clock: Clock | None = None) -> None:
        self._link = Link(address)
        self._clock = clock
        self._numbers: dict[str, UUID] = {}
        """Of assessments that were found here, by their keys: a live room asks for one again and again."""

    @property
    def place(self) -> str:
        """The address."""
        return self._link.shown

    @property
    def trash_place(self) -> str:
        """The address: the trash is in the same store."""
        return self._link.shown

    @property
    def may_write(self) -> bool:
        """Whether the person is a member, and not only a reader.

        Raises:
            ReadinessError: the store cannot be reached.
        """
        return self._link.team.may_write

    def close(self) -> None:
        """Let go of the server until something is asked again."""
        self._link.close()

    def named(self, text: str) -> Reference:
        """The assessment of a name."""
        return Reference(text, text.removeprefix(TRASH), text.removeprefix(TRASH))

    def complete(self, text: str) -> str:
        """Names have no ending here."""
        return text

    def is_there(self, reference: Reference) -> bool:
        """Whether a name is taken."""
        from .rows import Rows

        team = self._link.team
        return self._link.run(lambda connection: Rows(connection, team.number).is_there(reference))

    def references(self) -> tuple[Reference, ...]:
        """The team's assessments; people's own answers are asked for by `people_of`."""
        asked = f"{_NAMES} removed IS NULL AND position('/' IN name) = 0 ORDER BY updated DESC, name"
        return tuple(reference_to(name) for (name,) in self._link.ask(asked, self._link.team.number))

    def summaries(self) -> TeamSummaries:
        """What is known of them, by an index in the cache folder."""
        from .summaries import TeamSummaries

        return TeamSummaries(self._link, self._questionnaires())

    def read(self, reference: Reference) -> Found:
        """Read an assessment, with one's own private notes."""
        from .opened import read_row

        return Found(read_row(self._link, reference).assessment)

    def saved(self, references: Sequence[Reference]) -> dict[str, int]:
        """When assessments, or what the team asks, were saved last: in nanoseconds, by key.

        Raises:
            ReadinessError: the store cannot be reached.
        """
        asked = (
            "SELECT name, (1000000 * extract(epoch FROM greatest(updated, (SELECT max(updated) "
            "FROM cm_readiness.questionnaire AS asked WHERE asked.team = assessment.team))))::bigint "
            "FROM cm_readiness.assessment WHERE team = %s AND removed IS NULL AND name = ANY(%s)"
        )
        names = [one.key for one in references]
        return {name: moment * 1_000 for name, moment in self._link.ask(asked, self._link.team.number, names)}

    def earlier(self, reference: Reference) -> Assessment | None:
        """The revision before the present one."""
        from ..files.assessment_reading import parse_assessment

        body = self._do(reference, lambda rows, row: rows.earlier(row))
        try:
            return None if body is None else parse_assessment(Path(reference.name), body)[0]
        except ReadinessError:
            return None

    def content(self, reference: Reference) -> bytes:
        """What a file of an assessment holds: the very bytes that were put in, until somebody saves.

        Raises:
            ReadinessError: as `read`.
        """
        from .contents import content_in

        return content_in(self._link, reference)

    def put_content(self, reference: Reference, content: bytes) -> None:
        """Keep a new assessment as a file has it, byte for byte.

        Args:
            reference: where nothing may be yet.
            content: all that the file holds; its private notes are kept as all private notes.

        Raises:
            ReadinessError: `output_exists`; what is wrong with the file; or it cannot be written.
        """
        from .contents import put_in

        put_in(self._link, reference, content)

    def open(self, reference: Reference) -> OpenedRow:
        """Open an assessment for writing."""
        return self._open(reference, new=False)

    def open_new(self, reference: Reference) -> OpenedRow:
        """Open one that is still to be created."""
        return self._open(reference, new=True)

    def free(self, assessment: Assessment) -> Reference:
        """A name like that of a file, which no assessment of the team has yet."""
        from ..files.file_names import SUFFIX, file_name

        self._check_may_write()
        rows = self._link.ask(f"{_NAMES} removed IS NULL", self._link.team.number)
        taken = {f"{name.lower()}{SUFFIX}" for (name,) in rows}
        name = file_name(assessment.company_name, assessment.title, taken)
        return reference_to(name.removesuffix(SUFFIX))

    def of_person(self, team: Reference, name: str) -> Reference:
        """A name that begins with the team's."""
        from ..files.file_names import SUFFIX, file_name

        return reference_to(f"{team.key}{PEOPLE}{file_name(name, '', ()).removesuffix(SUFFIX)}")

    def people_of(self, team: Reference) -> tuple[Reference, ...]:
        """The assessments whose names begin so."""
        asked = f'{_NAMES} removed IS NULL AND starts_with(name, %s) ORDER BY name COLLATE "C"'
        names = self._link.ask(asked, self._link.team.number, f"{team.key}{PEOPLE}")
        return tuple(reference_to(name) for (name,) in names)

    def kept_room(self, reference: Reference) -> str | None:
        """What lies in the person's own folder."""
        from ..files.room_file import read_room

        try:
            return read_room(self._own_file(reference))
        except ReadinessError:
            return None

    def keep_room(self, reference: Reference, text: str | None) -> None:
        """Write it into the person's own folder, or remove it."""
        from ..files.atomic import make_folder
        from ..files.room_file import write_room

        path = self._own_file(reference)
        make_folder(path.parent)
        write_room(path, text)

    def create(self, reference: Reference, assessment: Assessment) -> None:
        """Keep a new one where nothing may be yet."""
        self._check_may_write()
        opened = self.open_new(reference)
        try:
            opened.write(assessment)
        finally:
            opened.release()

    def remove(self, reference: Reference) -> Reference:
        """Mark it as removed, unless somebody else has it open."""
        from .holders import holders, lock_key

        self._check_may_write()
        number = self._do(reference, lambda rows, row: row.id)
        others = holders(self._link, lock_key(number), "open_in_team", reference)
        if others:
            raise error_of(others)

        self.keep_room(reference, None)
        self._numbers.pop(reference.key, None)
        name = self._do(reference, lambda rows, row: rows.move(row, _like(row.name), removed=True))
        return reference_to(name, removed=True)

    def removed(self) -> tuple[Reference, ...]:
        """What is marked so, the one written last first."""
        asked = f"{_NAMES} removed IS NOT NULL ORDER BY updated DESC, name"
        return tuple(
            reference_to(name, removed=True) for (name,) in self._link.ask(asked, self._link.team.number)
        )

    def restore(self, name: str) -> Reference:
        """Take the mark away."""
        from ..files.model_faults import nearest

        self._check_may_write()
        wanted = name.removeprefix(TRASH)
        names = {reference.name for reference in self.removed()}
        if wanted not in names:
            near = nearest(wanted, names)
            if near is None:
                raise ReadinessError("not_in_trash", Place("restore"), word=name)
            raise ReadinessError("not_in_trash_nearest", Place("restore"), word=name, nearest=near)
        kept = reference_to(wanted, removed=True)
        return reference_to(self._do(kept, lambda rows, row: rows.move(row, _like(wanted), removed=False)))

    def questionnaires(self, near: Reference | None = None) -> tuple[FoundQuestionnaire, ...]:
        """Those of the team, the person's own, and those that come with the program."""
        return self._questionnaires().found()

    def questionnaire(self, identifier: str, near: Reference | None = None) -> Questionnaire:
        """The one that an id stands for, of the team, of the person or with the program."""
        return self._questionnaires().one(identifier)

    def questionnaire_at(self, place: str) -> Questionnaire:
        """The one in a folder."""
        from ..files.questionnaires import read_questionnaire

        return read_questionnaire(Path(place))

    def within_reach(
        self, questionnaire: Questionnaire, place: str, reference: Reference
    ) -> AbstractContextManager[str | None]:
        """Around the creation of an assessment: its questionnaire is in the store as well."""
        return self._questionnaires().within_reach(questionnaire, Path(place))

    def _questionnaires(self) -> TeamQuestionnaires:
        from .questionnaires import TeamQuestionnaires

        return TeamQuestionnaires(self._link)

    def _open(self, reference: Reference, *, new: bool) -> OpenedRow:
        from .opened import OpenedRow

        return OpenedRow(self._link, reference, new=new)

    def _check_may_write(self) -> None:
        if not self._link.team.may_write:
            raise ReadinessError("store_may_not_write", Place(self.place))

    def _do(self, reference: Reference, work: Callable[[Rows, Kept], Result]) -> Result:
        """Do something with the row of an assessment, in one transaction."""
        from .rows import Rows

        team = self._link.team

        def found(connection: psycopg.Connection[Row]) -> Result:
            rows = Rows(connection, team.number)
            return work(rows, rows.find(reference))

        return self._link.run(found)

    def _own_file(self, reference: Reference) -> Path:
        """What belongs to an assessment and to this person alone lies beside this path, where nothing is."""
        from ..files.paths import team_folder

        if reference.key not in self._numbers:
            self._numbers[reference.key] = self._do(reference, lambda rows, row: row.id)
        return team_folder() / f"{self._numbers[reference.key]}.toml"


def _like(name: str) -> Iterator[str]:
    """A name, and others like it."""
    numbered = (f"{name[: MOST_OF_NAME - 8]}-{number}" for number in count(2))
    return chain((name,), numbered)
