"""Assessments as files in a folder: what everything above asks for, done by the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ..core.store import Found, FoundQuestionnaire, Reference, Written
from .file_names import SUFFIX
from .listing import assessment_files, listed_files
from .path_checks import is_there
from .paths import trash_folder
from .references import path_of, reference_of, references_in

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.errors import Fault
    from ..core.questionnaire import Questionnaire
    from .summaries import FolderSummaries
    from .writing import Clock, OpenAssessment

# The list of assessments waits for this module: what loads the models is imported where it is needed.


class OpenFile:
    """A file that is open for writing; leaving the `with` block releases it.

    Args:
        opened: the file.
        reference: which one it is.
    """

    def __init__(self, opened: OpenAssessment, reference: Reference) -> None:
        self._opened = opened
        self.reference = reference

    @property
    def assessment(self) -> Assessment:
        """What the file says, or its last good copy."""
        return self._opened.assessment

    @property
    def notices(self) -> tuple[Fault, ...]:
        """What to tell the person about how it was opened."""
        return self._opened.notices

    @property
    def held_by_other(self) -> Fault | None:
        """Who else has it open for writing."""
        holder = self._opened.held_by_other
        return None if holder is None else holder.fault("held_by_other", self._opened.path)

    def is_changed(self) -> bool:
        """Whether another program has written the file since."""
        return self._opened.is_changed()

    def write(self, assessment: Assessment) -> Written:
        """Save in one step, as `OpenAssessment.write`."""
        return self._opened.write(assessment)

    def renewed(
        self, lost: Callable[[Fault], None] | None = None, freed: Callable[[], None] | None = None
    ) -> AbstractContextManager[object]:
        """Around work that takes a while: its lock is renewed in a thread."""
        from .lock_heartbeat import Renewal

        path = self._opened.path
        return Renewal(
            self._opened,
            lost=None if lost is None else lambda holder: lost(holder.fault("held_by_other", path)),
            freed=freed,
        )

    def take_over(self) -> tuple[Fault, ...]:
        """Write it from now on, where whoever had it open is gone."""
        return self._opened.take_over()

    def renew(self) -> bool:
        """Renew its lock once."""
        return self._opened.renew()

    def release(self) -> None:
        """Let others write it."""
        self._opened.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class FileStore:
    """Keeps assessments as files, new ones in one folder.

    Args:
        folder: the folder of the assessments; it need not be there yet.
        clock: gives the present moment; that of the machine unless given.
    """

    def __init__(self, folder: Path, clock: Clock | None = None) -> None:
        self.folder = folder
        self._clock = clock

    @property
    def place(self) -> str:
        """The folder."""
        return str(self.folder)

    @property
    def trash_place(self) -> str:
        """The folder of the trash."""
        return str(trash_folder(self.folder))

    def named(self, text: str) -> Reference:
        """The file at a path."""
        return reference_of(Path(text))

    def complete(self, text: str) -> str:
        """A path with the ending of assessments, even where it has another one."""
        return text if Path(text).suffix == SUFFIX else f"{text}{SUFFIX}"

    def is_there(self, reference: Reference) -> bool:
        """Whether anything lies at its path."""
        return is_there(path_of(reference))

    def references(self) -> tuple[Reference, ...]:
        """The files of the folder, the one written last first."""
        return tuple(references_in(self.folder, (one.name for one in listed_files(self.folder))))

    def summaries(self) -> FolderSummaries:
        """What is known of them, by an index in the cache folder."""
        from .summaries import FolderSummaries

        return FolderSummaries(self.folder)

    def read(self, reference: Reference) -> Found:
        """Read a file; a damaged one from its last good copy."""
        from .opening import open_kept

        opened = open_kept(path_of(reference))
        return Found(opened.assessment, opened.notices)

    def earlier(self, reference: Reference) -> Assessment | None:
        """The last good copy beside a file."""
        from .opening import read_last_good

        return read_last_good(path_of(reference))

    def open(self, reference: Reference) -> OpenFile:
        """Open a file for writing."""
        return self._open(reference, new=False)

    def open_new(self, reference: Reference) -> OpenFile:
        """Open a file that is still to be created."""
        return self._open(reference, new=True)

    def free(self, assessment: Assessment) -> Reference:
        """A path in the folder that no file has yet; the folder is created."""
        from .atomic import make_folder
        from .faults import cannot_write
        from .file_names import file_name

        make_folder(self.folder)
        try:
            taken = {path.name.lower() for path in self.folder.iterdir()}
        except OSError as error:
            raise cannot_write(self.folder, error) from error
        return reference_of(self.folder / file_name(assessment.company_name, assessment.title, taken))

    def of_person(self, team: Reference, name: str) -> Reference:
        """A file in the folder `…-people` beside the team's."""
        from .file_names import file_name

        return reference_of(_people_folder(team) / file_name(name, "", ()))

    def people_of(self, team: Reference) -> tuple[Reference, ...]:
        """The files of that folder."""
        return tuple(map(reference_of, sorted(assessment_files(_people_folder(team)))))

    def kept_room(self, reference: Reference) -> str | None:
        """What lies beside the lock."""
        from .room_file import read_room

        return read_room(path_of(reference))

    def keep_room(self, reference: Reference, text: str | None) -> None:
        """Write it beside the lock, or remove it."""
        from .room_file import write_room

        write_room(path_of(reference), text)

    def create(self, reference: Reference, assessment: Assessment) -> None:
        """Write a file where nothing may be yet."""
        from .assessments import create_assessment

        create_assessment(path_of(reference), assessment)

    def remove(self, reference: Reference) -> Reference:
        """Move a file into the trash, with its last good copy."""
        from .trash import to_trash

        return reference_of(to_trash(path_of(reference), self.folder))

    def removed(self) -> tuple[Reference, ...]:
        """The files in the trash."""
        return tuple(map(reference_of, assessment_files(trash_folder(self.folder))))

    def restore(self, name: str) -> Reference:
        """Move a file back into the folder."""
        from .trash import from_trash

        return reference_of(from_trash(name, self.folder))

    def questionnaires(self, near: Reference | None = None) -> tuple[FoundQuestionnaire, ...]:
        """Those beside an assessment, those of the folder, and those that come with the program."""
        from .questionnaires import find_questionnaires

        return tuple(
            FoundQuestionnaire(
                one.id, one.version, one.title, str(one.folder), shipped=one.shipped, used=one.used
            )
            for one in find_questionnaires(_folder_of(near), self.folder)
        )

    def questionnaire(self, identifier: str, near: Reference | None = None) -> Questionnaire:
        """The one that an id stands for, beside an assessment or in the folder or with the program."""
        from .questionnaires import find_questionnaire

        return find_questionnaire(identifier, near=_folder_of(near), folder=self.folder)

    def questionnaire_at(self, place: str) -> Questionnaire:
        """The one in a folder."""
        from .questionnaires import read_questionnaire

        return read_questionnaire(Path(place))

    @contextmanager
    def within_reach(
        self, questionnaire: Questionnaire, place: str, reference: Reference
    ) -> Iterator[str | None]:
        """Around the creation of a file: its questionnaire lies in `questionnaires` beside it."""
        from .questionnaire_copy import beside

        if self._finds(questionnaire, reference):
            yield None
            return
        copied = beside(
            questionnaire, Path(place), path_of(reference), lambda: self._finds(questionnaire, reference)
        )
        with copied as copy:
            yield str(copy)

    def _open(self, reference: Reference, *, new: bool) -> OpenFile:
        from .writing import open_for_writing, utc_now

        opened = open_for_writing(path_of(reference), new=new, clock=self._clock or utc_now)
        return OpenFile(opened, reference)

    def _finds(self, questionnaire: Questionnaire, near: Reference) -> bool:
        """Whether looking the id up beside an assessment leads to this very questionnaire."""
        from ..core.errors import ReadinessError

        try:
            found = self.questionnaire(questionnaire.id, near)
        except ReadinessError:
            return False
        return found.fingerprint == questionnaire.fingerprint


def _people_folder(team: Reference) -> Path:
    path = path_of(team)
    return path.with_name(f"{path.stem}-people")


def _folder_of(reference: Reference | None) -> Path | None:
    return None if reference is None else path_of(reference).parent
