"""What holds for one run of the command line: whose language, which folder, which assessment."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import Fault, Place, ReadinessError
from ..language.words import LANGUAGES, environment_language, words_for
from .output import NotWrittenError, complain, talk, writing
from .values import one_of

if TYPE_CHECKING:
    from ..app.direct_saver import Refused
    from ..app.keeping import Told
    from ..app.preferences import Settings
    from ..app.sitting import Sitting
    from ..app.workspace import Asked, Workspace
    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire
    from ..core.store import OpenedAssessment, Reference
    from ..language.words import Words


@dataclass
class Session:
    """One run: what was asked for before the command, and what follows from the settings."""

    folder: str | None = None
    """Where the assessments are, a folder or an address, as far as it was named."""
    language: str | None = None
    """The language, as far as it was named."""
    plain: bool = False
    """Whether plain text is asked for instead of the terminal UI."""
    _opened: tuple[str, Workspace] | None = field(default=None, repr=False)
    """The assessments of a place, opened once: a database is connected to once."""

    @cached_property
    def settings(self) -> Settings:
        """The person's settings; what is wrong in them is said once, and the defaults hold."""
        from ..app.preferences import read_settings

        settings, faults = read_settings()
        complain(faults, words_for(self.language or settings.language or environment_language()))
        return settings

    @property
    def words(self) -> Words:
        """The language in which the program talks to the person at the keyboard."""
        return words_for(self.choose_language())

    def speak(self, language: str | None, place: str) -> None:
        """Take up the language that an option names, for talk and for what is printed.

        Args:
            language: a code; None leaves things as they are.
            place: the command that has the option.
        """
        if language is not None:
            self.language = one_of("--language", language, LANGUAGES, place)

    def choose_language(self, assessment: Assessment | None = None) -> str:
        """The language that was named, else the assessment's, the settings', the environment's, English."""
        if self.language:
            return self.language
        if assessment is not None:
            return assessment.language
        preferred = self.settings.language
        if preferred is not None and preferred in LANGUAGES:
            return preferred
        return environment_language()

    @property
    def place(self) -> str:
        """Where the assessments are: a folder or an address."""
        from ..app.stores import place_chosen

        return place_chosen(self.folder, None if self.folder else self.settings.folder)

    @property
    def is_team(self) -> bool:
        """Whether the assessments are in a team's store."""
        from ..app.paths import is_address

        return is_address(self.place)

    @property
    def assessments(self) -> Path:
        """The folder with what a person has besides the assessments, such as templates."""
        from ..app.stores import own_folder

        return own_folder(self.place)

    @property
    def workspace(self) -> Workspace:
        """The assessments, and what is done with them; what a team's store was not told yet is sent first."""
        from ..app.stores import workspace_at

        place = self.place
        if self._opened is None or self._opened[0] != place:
            self.close()
            self._opened = place, workspace_at(place)
            complain(self._opened[1].send_waiting(), self.words)
        return self._opened[1]

    def close(self) -> None:
        """Let go of the assessments' store."""
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None

    def named(self, path: Path) -> Reference:
        """The assessment that a path on the command line names."""
        from ..app.paths import is_file

        if self.is_team and len(path.parts) > 1 and is_file(path):
            # Among the names of a team's store, a file of another folder is a file all the same.
            path = path.absolute()
        return self.workspace.store.named(str(path))

    def is_there(self, path: Path) -> bool:
        """Whether anything is there under the name that a path on the command line is."""
        return self.workspace.store.is_there(self.named(path))

    def refuse_missing(self, path: Path) -> None:
        """See that there is an assessment to open.

        Raises:
            ReadinessError: `no_such_file` or `is_a_folder`; `not_in_store` for a name in a team's store.
        """
        from ..app.paths import is_file, is_folder

        if self.is_team:
            if not self.is_there(path):
                raise ReadinessError("not_in_store", Place(str(path)))
        elif not is_file(path):
            raise ReadinessError("is_a_folder" if is_folder(path) else "no_such_file", Place(str(path)))

    def answered_by(self, path: Path, person: str | None, questionnaire: str | None = None) -> Reference:
        """The assessment that is answered: the company's, or one person's own next to it.

        Args:
            person: who answers on their own; their file is created when it is not there.
            questionnaire: as for `open`.
        """
        team = self.named(path)
        if person is None:
            return team
        from ..app.gathering import own_answers

        with writing():
            return own_answers(self.workspace, team, person, questionnaire)

    def open(self, path: Path, questionnaire: str | None = None) -> tuple[Assessment, Questionnaire]:
        """Read an assessment and the questionnaire that it answers.

        Args:
            questionnaire: a questionnaire's folder; without it the id in the file is looked up.
        """
        reference = self.named(path)
        found = self.workspace.store.read(reference)
        complain(found.notices, self.words)
        return found.assessment, self.asked_by(found.assessment, reference, questionnaire).questionnaire

    @contextmanager
    def sitting(
        self,
        reference: Reference,
        questionnaire: str | None = None,
        *,
        told: Told | None = None,
        refused: Refused | None = None,
    ) -> Iterator[Sitting]:
        """Around work on an assessment: it is open here alone, and every change is saved at once.

        Args:
            questionnaire: as for `open`.
            told: told what was kept beside it; it is said on standard error unless given.
            refused: told why the disk refuses a change; the refusal is raised unless given.

        Raises:
            NotWrittenError: `held_by_other`.
        """
        from ..app.opening import saved_at_once
        from ..app.workspace import Opened

        with self.hold(self.workspace.store.open(reference)) as file:
            asked = self.asked_by(file.assessment, reference, questionnaire)
            opened = Opened(file, asked)
            sitting = saved_at_once(self.workspace, opened, told=told or self.tell, refused=refused)
            try:
                yield sitting
            finally:
                sitting.close()

    @contextmanager
    def hold(self, file: OpenedAssessment) -> Iterator[OpenedAssessment]:
        """Around work on an assessment's file: it is open here alone.

        Raises:
            NotWrittenError: `held_by_other`.
        """
        try:
            if file.held_by_other is not None:
                fault = file.held_by_other
                raise NotWrittenError(fault.code, fault.where, faults=(fault,), **fault.values)
            complain(file.notices, self.words)
            yield file
        finally:
            file.release()

    def tell(self, faults: Sequence[Fault]) -> None:
        """Say what a person has to know of what was saved."""
        complain(tuple(faults), self.words)

    def asked_by(self, assessment: Assessment, reference: Reference, folder: str | None) -> Asked:
        """The questionnaire that an assessment answers.

        Args:
            folder: a questionnaire's folder that was named; without it the id is looked up.
        """
        try:
            return self.workspace.asked_by(assessment, reference, folder)
        except ReadinessError as error:
            if folder is not None:
                raise
            raise in_file(error, reference) from error

    def note_changes(
        self, assessment: Assessment, questionnaire: Questionnaire, file: Path | Reference
    ) -> None:
        """Say that the questionnaire has changed since the assessment was saved, if it has."""
        known = assessment.questionnaire.fingerprint
        if known and known != questionnaire.fingerprint:
            talk(
                self.words(
                    "{file}: the questionnaire has changed since this assessment was saved; "
                    "every answer is kept, and cm-readiness check says what changed.",
                    file=str(file),
                )
            )

    def note_texts(self, questionnaire: Questionnaire, words: Words) -> None:
        """Say in which language the texts of the questionnaire are, if it is not that of what is printed."""
        from ..language.texts_notice import texts_notice

        if notice := texts_notice(questionnaire, words):
            talk(notice)


def is_plain(wanted: bool) -> bool:
    """Whether plain text is asked for: by the option, or by ACCESSIBLE in the environment."""
    return wanted or os.environ.get("ACCESSIBLE", "").strip().casefold() not in (
        "",
        "0",
        "no",
        "false",
        "off",
    )


def in_file(error: ReadinessError, file: Path | Reference) -> ReadinessError:
    """The error with the assessment's file as its place, where it has none of its own."""
    if error.fault.where != Place():
        return error
    code, values, where = error.fault.code, error.fault.values, Place(str(file), "questionnaire.id")
    return ReadinessError(code, where, faults=[Fault(code, values, where)], **values)
