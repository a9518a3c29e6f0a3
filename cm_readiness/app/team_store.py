"""A team's store as one person works with it: names are the store's, paths are files, nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import Fault, Place, ReadinessError
from ..core.store import Found
from ..core.summary import facts_of
from ..files.file_names import SUFFIX
from ..files.file_store import FileStore
from .clock import utc_now
from .paths import typed_path
from .team_opened import AWAY, TeamOpened
from .workspace import Workspace

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire
    from ..core.store import AssessmentStore, FoundQuestionnaire, OpenedAssessment, Reference, Summaries
    from ..core.summary import Facts, Summary
    from ..files.unsent import Unsent
    from ..team.store import PostgresStore


class TeamStore:
    """Asks the team's store, and goes on here while it cannot be reached.

    Args:
        team: the store itself.
        folder: where this person's own things lie, such as templates.
        unsent: what is kept here for the store.
    """

    def __init__(self, team: PostgresStore, folder: Path, unsent: Unsent) -> None:
        self._team = team
        self.own_folder = folder
        """Where this person's own things lie."""
        self._files = FileStore(folder, utc_now)
        self._unsent = unsent
        self.away: Fault | None = None
        """Why the store could not be asked what it has, when that was tried last."""

    @property
    def place(self) -> str:
        """The store's address."""
        return self._team.place

    @property
    def trash_place(self) -> str:
        """Where the removed ones are."""
        return self._team.trash_place

    def named(self, text: str) -> Reference:
        """An assessment of the team's; a whole path, or one from here such as `../calla.toml`, is a file."""
        if is_path(text):
            return self._files.named(os.path.abspath(text))  # noqa: PTH100 - links stay as they are
        # Whoever is used to files writes their ending.
        return self._team.named(text.removesuffix(SUFFIX))

    def complete(self, text: str) -> str:
        """A name with the ending that it has there."""
        return self._files.complete(text) if is_path(text) else self._team.complete(text)

    def is_there(self, reference: Reference) -> bool:
        """Whether anything has this name already."""
        try:
            return self._side(reference).is_there(reference)
        except ReadinessError as error:
            if error.fault.code not in AWAY or not self._unsent.of(reference):
                raise
            return True

    def references(self) -> tuple[Reference, ...]:
        """The team's; those that wait here while it cannot be reached."""
        try:
            found = self._team.references()
        except ReadinessError as error:
            return self._waiting(error)
        self.away = None
        return found

    def summaries(self) -> Summaries:
        """What is known of them; while the store cannot be reached, of those that wait here."""
        try:
            found = self._team.summaries()
        except ReadinessError as error:
            return _Waiting(self._waiting(error))
        self.away = None
        return found

    def read(self, reference: Reference) -> Found:
        """What the store has; what waits here while it cannot be reached."""
        try:
            return self._side(reference).read(reference)
        except ReadinessError as error:
            kept = self._unsent.of(reference) if error.fault.code in AWAY else ()
            if not kept:
                raise
            told = Fault("team_away_read", {"reason": _reason(error)}, Place(str(reference)))
            return Found(kept[0].ours, (told,))

    def content(self, reference: Reference) -> bytes:
        """What a file of an assessment of the team would hold.

        Raises:
            ReadinessError: it cannot be read.
        """
        return self._team.content(reference)

    def saved(self, references: Sequence[Reference]) -> dict[str, int]:
        """When assessments of the team were saved last, by key; of none while the store cannot be reached."""
        try:
            return self._team.saved(references)
        except ReadinessError as error:
            if error.fault.code not in AWAY:
                raise
            return {}

    def earlier(self, reference: Reference) -> Assessment | None:
        """The version that was kept last."""
        return self._side(reference).earlier(reference)

    def open(self, reference: Reference) -> OpenedAssessment:
        """Open one; what waits here for it is put together with what the store has."""
        if _is_file(reference):
            return self._files.open(reference)
        return TeamOpened(reference, self._team, self._unsent)

    def open_new(self, reference: Reference) -> OpenedAssessment:
        """Open one that is still to be created."""
        if _is_file(reference):
            return self._files.open_new(reference)
        return TeamOpened(reference, self._team, self._unsent, new=True)

    def free(self, assessment: Assessment) -> Reference:
        """A name that nothing has yet, as far as it is known."""
        try:
            return self._team.free(assessment)
        except ReadinessError as error:
            if error.fault.code not in AWAY:
                raise
            from ..files.file_names import file_name

            taken = {f"{one.name.lower()}{SUFFIX}" for one in self._unsent.references()}
            return self.named(file_name(assessment.company_name, assessment.title, taken))

    def of_person(self, team: Reference, name: str) -> Reference:
        """Where one person's own answers are."""
        return self._side(team).of_person(team, name)

    def people_of(self, team: Reference) -> tuple[Reference, ...]:
        """The people's own answers."""
        return self._side(team).people_of(team)

    def kept_room(self, reference: Reference) -> str | None:
        """What a live room left."""
        return self._side(reference).kept_room(reference)

    def keep_room(self, reference: Reference, text: str | None) -> None:
        """Keep what a live room needs."""
        self._side(reference).keep_room(reference, text)

    def create(self, reference: Reference, assessment: Assessment) -> None:
        """Write a new one; it waits here while the store cannot be reached."""
        try:
            self._side(reference).create(reference, assessment)
        except ReadinessError as error:
            if error.fault.code not in AWAY or _is_file(reference):
                raise
            self._unsent.let_go(self._unsent.keep(None, reference, None, assessment))

    def remove(self, reference: Reference) -> Reference:
        """Move one to the trash."""
        return self._side(reference).remove(reference)

    def removed(self) -> tuple[Reference, ...]:
        """What lies in the trash."""
        return self._team.removed()

    def restore(self, name: str) -> Reference:
        """Bring one back from the trash."""
        return self._team.restore(name)

    def questionnaires(self, near: Reference | None = None) -> tuple[FoundQuestionnaire, ...]:
        """The questionnaires that there are; the person's own and the program's while the store is away."""
        try:
            return self._asked(near).questionnaires(near)
        except ReadinessError as error:
            if error.fault.code not in AWAY:
                raise
            return self._files.questionnaires()

    def questionnaire(self, identifier: str, near: Reference | None = None) -> Questionnaire:
        """The questionnaire that an id stands for; one of the person's own while the store is away."""
        try:
            return self._asked(near).questionnaire(identifier, near)
        except ReadinessError as error:
            if error.fault.code not in AWAY:
                raise
            return self._files.questionnaire(identifier)

    def questionnaire_at(self, place: str) -> Questionnaire:
        """The questionnaire in a folder."""
        return self._files.questionnaire_at(place)

    def within_reach(
        self, questionnaire: Questionnaire, place: str, reference: Reference
    ) -> AbstractContextManager[str | None]:
        """Around the creation of an assessment: its questionnaire is found again beside it."""
        return self._side(reference).within_reach(questionnaire, place, reference)

    def close(self) -> None:
        """Let go of the server until something is asked again."""
        self._team.close()

    # What waits here

    def send(self) -> tuple[Fault, ...]:
        """Tell the store what it could not be told before.

        Returns:
            What to tell the person: what was sent, and what waits on.
        """
        told: list[Fault] = []
        for kept in self._unsent.waiting():
            try:
                opened = self.open(kept.reference)
            except ReadinessError as error:
                told.append(error.fault)
                continue
            told += opened.notices
            opened.release()
            if isinstance(opened, TeamOpened) and opened.is_kept_here:
                break
        return tuple(told)

    def _waiting(self, error: ReadinessError) -> tuple[Reference, ...]:
        """What waits here where the store is away; where nothing does, that it is away."""
        self.away = error.fault
        found = self._unsent.references() if error.fault.code in AWAY else ()
        if not found:
            raise error
        return found

    def _side(self, reference: Reference) -> AssessmentStore:
        return self._files if _is_file(reference) else self._team

    def _asked(self, near: Reference | None) -> AssessmentStore:
        return self._team if near is None else self._side(near)


class TeamWorkspace(Workspace):
    """The assessments of a team, and what is done with them.

    Args:
        store: where they are kept.
    """

    def __init__(self, store: TeamStore) -> None:
        super().__init__(store, utc_now)
        self._team = store

    @property
    def away(self) -> Fault | None:
        """Why those that are listed are not all there are."""
        return self._team.away

    def send_waiting(self) -> tuple[Fault, ...]:
        """Tell the store what it could not be told before."""
        return self._team.send()

    def close(self) -> None:
        """Let go of the server."""
        self._team.close()

    def beside(self, reference: Reference) -> Path:
        """Of an assessment of the team, a path in the folder of the person's own things."""
        return Path(reference.key) if _is_file(reference) else self._team.own_folder / reference.key

    def written(self, references: Sequence[Reference]) -> dict[str, int]:
        """When they were saved last, as the server says."""
        files = super().written([one for one in references if _is_file(one)])
        return files | self._team.saved([one for one in references if not _is_file(one)])

    def typed(self, text: str, *, to_create: bool = False) -> Reference:
        """A name is one of the team's; what is written as a path is a file."""
        given = text.strip()
        is_here = given.startswith(("~", "./", f".{os.sep}", "file:", "'", '"'))
        name = str(typed_path(given).absolute()) if is_here else given
        return self.store.named(self.store.complete(name) if to_create else name)


class _Waiting:
    """What waits here, read when it is asked for."""

    def __init__(self, references: tuple[Reference, ...]) -> None:
        self.references = references
        self._known: dict[Reference, Summary] = {}

    def known(self, reference: Reference, *, whole: bool = True) -> Summary | None:
        """What was read already."""
        found = self._known.get(reference)
        return found if found is None or found.is_whole or not whole else None

    def unknown(self, *, whole: bool) -> list[Reference]:
        """The others."""
        return [one for one in self.references if self.known(one, whole=whole) is None]

    def followed(self) -> frozenset[str]:
        """Nothing is known of that."""
        return frozenset()

    def faulty(self) -> list[Reference]:
        """Those that could not be read."""
        return [one for one, found in self._known.items() if found.fault is not None]

    def facts(self) -> dict[str, Facts]:
        """Of those that were read."""
        found = {one.key: facts_of(summary) for one, summary in self._known.items()}
        return {key: facts for key, facts in found.items() if facts is not None}

    def taking(self, reference: Reference) -> Callable[[Summary], Summary]:
        """Wait for what was read."""

        def taken(summary: Summary) -> Summary:
            self._known[reference] = summary
            return summary

        return taken

    def save(self) -> None:
        """There are few of them."""


def is_path(text: str) -> bool:
    """Whether a name is a path to a file, and no name in a team's store."""
    return Path(text).is_absolute() or Path(text).parts[:1] == ("..",)


def _is_file(reference: Reference) -> bool:
    return is_path(reference.key)


def _reason(error: ReadinessError) -> str:
    return str(error.fault.values.get("reason", ""))
