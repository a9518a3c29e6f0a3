"""What holds for one run of the command line: whose language, which folder, which assessment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import Fault, Place, ReadinessError
from ..language.words import LANGUAGES, environment_language, words_for
from .output import NotWrittenError, complain, talk, writing
from .values import now, one_of

if TYPE_CHECKING:
    import typer

    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire
    from ..files.settings import Settings
    from ..files.writing import OpenAssessment
    from ..language.words import Words


@dataclass
class Session:
    """One run: what was asked for before the command, and what follows from the settings."""

    folder: Path | None = None
    """The folder of the assessments, as far as it was named."""
    language: str | None = None
    """The language, as far as it was named."""
    plain: bool = False
    """Whether plain text is asked for instead of the terminal UI."""

    @cached_property
    def settings(self) -> Settings:
        """The person's settings; what is wrong in them is said once, and the defaults hold."""
        from ..files.settings import read_settings

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
    def assessments(self) -> Path:
        """The folder of the assessments."""
        from ..files.paths import default_folder

        if self.folder is not None:
            return self.folder
        if self.settings.folder and not os.environ.get("CM_READINESS_HOME"):
            return self.settings.folder
        return default_folder()

    def open(self, path: Path, questionnaire: str | None = None) -> tuple[Assessment, Questionnaire]:
        """Read an assessment and the questionnaire that it answers.

        Args:
            questionnaire: a questionnaire's folder; without it the id in the file is looked up.
        """
        from ..files.opening import open_kept

        opened = open_kept(path)
        complain(opened.notices, self.words)
        return opened.assessment, self.questionnaire_of(opened.assessment, path, questionnaire)

    @contextmanager
    def hold(self, path: Path, *, new: bool = False) -> Iterator[OpenAssessment]:
        """Around work on an assessment's file: it is open here alone.

        Args:
            new: it is still to be created.

        Raises:
            NotWrittenError: `held_by_other`.
        """
        from ..files.lock import error_of_holder
        from ..files.writing import open_for_writing

        with open_for_writing(path, new=new, clock=now) as opened:
            if opened.held_by_other is not None:
                fault = error_of_holder(opened.held_by_other, path).fault
                raise NotWrittenError(fault.code, fault.where, faults=(fault,), **fault.values)
            complain(opened.notices, self.words)
            yield opened

    @contextmanager
    def open_for_writing(
        self, path: Path, questionnaire: str | None = None
    ) -> Iterator[tuple[OpenAssessment, Questionnaire]]:
        """Around a change: the assessment is open here alone, and so is the questionnaire that it answers.

        Args:
            questionnaire: as for `open`.

        Raises:
            NotWrittenError: `held_by_other`.
        """
        with self.hold(path) as opened:
            yield opened, self.questionnaire_of(opened.assessment, path, questionnaire)

    def save(self, opened: OpenAssessment, assessment: Assessment, questionnaire: Questionnaire) -> None:
        """Write an assessment that is open here, and say what was kept beside it.

        Raises:
            NotWrittenError: for the refusals of `files.atomic`.
        """
        from ..files.assessments import touched

        with writing():
            told = opened.write(touched(assessment, questionnaire, now()))
        complain(told, self.words)

    def questionnaire_of(self, assessment: Assessment, path: Path, folder: str | None) -> Questionnaire:
        """The questionnaire that an assessment answers.

        Args:
            path: the assessment's file.
            folder: a questionnaire's folder that was named; without it the id is looked up.
        """
        from ..files.questionnaires import find_questionnaire, read_questionnaire

        wanted = assessment.questionnaire.id
        if folder is None:
            try:
                return find_questionnaire(wanted, near=path.parent, folder=self.assessments)
            except ReadinessError as error:
                raise _in_file(error, path) from error
        found = read_questionnaire(Path(folder))
        if found.id != wanted:
            raise ReadinessError(
                "not_its_questionnaire", Place(str(path)), wanted=wanted, folder=folder, found=found.id
            )
        return found

    def note_changes(self, assessment: Assessment, questionnaire: Questionnaire, path: Path) -> None:
        """Say that the questionnaire has changed since the assessment was saved, if it has."""
        known = assessment.questionnaire.fingerprint
        if known and known != questionnaire.fingerprint:
            talk(
                self.words(
                    "{file}: the questionnaire has changed since this assessment was saved; "
                    "every answer is kept, and cm-readiness check says what changed.",
                    file=str(path),
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


def session_of(context: typer.Context) -> Session:
    """The run that a command belongs to."""
    session = context.find_object(Session)
    assert session is not None, "every command runs in a session"  # noqa: S101 - the runner sets it
    return session


def _in_file(error: ReadinessError, path: Path) -> ReadinessError:
    """The error with the assessment's file as its place, where it has none of its own."""
    if error.fault.where != Place():
        return error
    code, values, where = error.fault.code, error.fault.values, Place(str(path), "questionnaire.id")
    return ReadinessError(code, where, faults=[Fault(code, values, where)], **values)
