"""The two kinds of stores that are copied into each other: a folder, and a team's store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from ..core.errors import Place, ReadinessError
from ..core.store import MISSING, Reference
from ..files.atomic import make_folder, write_bytes
from ..files.faults import cannot_read, shown
from ..files.file_names import SUFFIX
from ..files.file_store import FileStore
from ..files.listing import assessment_files
from ..files.paths import is_address, trash_folder
from ..files.toml_file import read_content

if TYPE_CHECKING:
    from ..core.store import AssessmentStore, FoundQuestionnaire
    from ..team.store import PostgresStore

Kind = Literal["trash", "assessment", "person"]
PEOPLE = "-people"
QUESTIONNAIRES = "questionnaires"


class Side(Protocol):
    """One of the two stores, with what is in it as bytes."""

    @property
    def store(self) -> AssessmentStore:
        """The store."""

    def questionnaires(self) -> tuple[FoundQuestionnaire, ...]:
        """The questionnaires that are its own.

        Raises:
            ReadinessError: they cannot be listed.
        """

    def near(self) -> Reference:
        """A name in it, beside which a questionnaire would be found."""

    def items(self) -> Iterator[tuple[Kind, str]]:
        """Everything that is copied, the oldest first; the trash before what may have the same name.

        Raises:
            ReadinessError: it cannot be listed.
        """

    def besides(self) -> tuple[str, ...]:
        """What else is there, and is not copied."""

    def check(self) -> None:
        """See that it can be copied into.

        Raises:
            ReadinessError: nothing can.
        """

    def content(self, kind: Kind, name: str) -> bytes | None:
        """What one holds; None where there is none.

        Raises:
            ReadinessError: it cannot be read.
        """

    def put(self, kind: Kind, name: str, content: bytes) -> None:
        """Add one, where there is none yet.

        Raises:
            ReadinessError: it cannot be written.
        """


@contextmanager
def side_of(place: str) -> Iterator[Side]:
    """Around copying: a store by its name.

    Raises:
        ReadinessError: an address that cannot be used.
    """
    if not is_address(place):
        yield FolderSide(Path(place))
        return
    from ..team.store import PostgresStore

    store = PostgresStore(place)
    try:
        yield TeamSide(store)
    finally:
        store.close()


class FolderSide:
    """A folder with its trash and the people's own answers.

    Args:
        folder: it need not be there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.store = FileStore(folder)

    def questionnaires(self) -> tuple[FoundQuestionnaire, ...]:
        """Those in its folder `questionnaires`."""
        return tuple(one for one in self.store.questionnaires() if not one.shipped)

    def near(self) -> Reference:
        """A file in it."""
        return self.store.named(str(self._folder / f"_{SUFFIX}"))

    def items(self) -> Iterator[tuple[Kind, str]]:
        """The files of the trash, of the folder, and of the folders of people."""
        if not self._folder.is_dir():
            raise ReadinessError("no_such_folder_here", Place(shown(self._folder)))
        yield from (("trash", path.name) for path in reversed(assessment_files(trash_folder(self._folder))))
        yield from (("assessment", path.name) for path in reversed(assessment_files(self._folder)))
        for folder in self._subfolders():
            if folder.name.endswith(PEOPLE):
                found = reversed(assessment_files(folder))
                yield from (("person", f"{folder.name}/{path.name}") for path in found)

    def besides(self) -> tuple[str, ...]:
        """Other folders, such as those of templates; what the program keeps beside its files is no loss."""
        trash = trash_folder(self._folder).name
        return tuple(
            shown(Path(folder.name))
            for folder in self._subfolders()
            if folder.name not in (trash, QUESTIONNAIRES) and not folder.name.endswith(PEOPLE)
        )

    def check(self) -> None:
        """Create it."""
        make_folder(self._folder)

    def content(self, kind: Kind, name: str) -> bytes | None:
        """The file's bytes, whatever they are."""
        path = self._path(kind, name)
        try:
            return read_content(path)
        except ReadinessError as error:
            if error.fault.code == "no_such_file":
                return None
            raise

    def put(self, kind: Kind, name: str, content: bytes) -> None:
        """Write the file."""
        path = self._path(kind, name)
        make_folder(path.parent)
        write_bytes(path, content, replace=False)

    def _path(self, kind: Kind, name: str) -> Path:
        """Where one lies.

        Raises:
            ReadinessError: a name from a database that would lead somewhere else.
        """
        parts = name.split("/")
        if len(parts) != (2 if kind == "person" else 1) or not all(map(_is_name, parts)):
            raise ReadinessError("impossible_path", Place(name))
        return (trash_folder(self._folder) if kind == "trash" else self._folder).joinpath(*parts)

    def _subfolders(self) -> list[Path]:
        try:
            found = [path for path in self._folder.iterdir() if path.is_dir() and path.name[:1] != "."]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise cannot_read(self._folder, error) from error
        return sorted(found)


class TeamSide:
    """A team's store.

    Args:
        store: it.
    """

    def __init__(self, store: PostgresStore) -> None:
        self.store = self._store = store
        self._trash: dict[str, Reference] | None = None

    def questionnaires(self) -> tuple[FoundQuestionnaire, ...]:
        """The team's; not those of the person who asks."""
        from ..team.questionnaires import own_folder

        own = own_folder()
        return tuple(
            one
            for one in self._store.questionnaires()
            if not one.shipped and not Path(one.place).is_relative_to(own)
        )

    def near(self) -> Reference:
        """Any name."""
        return self._store.named("_")

    def items(self) -> Iterator[tuple[Kind, str]]:
        """The trash, the assessments, and the people's own answers."""
        yield from (("trash", f"{one.name}{SUFFIX}") for one in reversed(self._store.removed()))
        listed = tuple(reversed(self._store.references()))
        yield from (("assessment", f"{one.name}{SUFFIX}") for one in listed)
        for one in listed:
            yield from (("person", f"{person.key}{SUFFIX}") for person in self._store.people_of(one))

    def besides(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def check(self) -> None:
        """Only members can."""
        if not self._store.may_write:
            raise ReadinessError("store_may_not_write", Place(self._store.place))

    def content(self, kind: Kind, name: str) -> bytes | None:
        """What a file of it holds."""
        reference = self._reference(kind, name)
        try:
            return None if reference is None else self._store.content(reference)
        except ReadinessError as error:
            if error.fault.code in MISSING:
                return None
            raise

    def put(self, kind: Kind, name: str, content: bytes) -> None:
        """Add it; what belongs into the trash is moved there at once."""
        reference = self._store.named(name.removesuffix(SUFFIX))
        self._store.put_content(reference, content)
        if kind == "trash":
            removed = self._store.remove(reference)
            if self._trash is not None:
                self._trash[removed.name] = removed

    def _reference(self, kind: Kind, name: str) -> Reference | None:
        if kind != "trash":
            return self._store.named(name.removesuffix(SUFFIX))
        if self._trash is None:
            self._trash = {one.name: one for one in self._store.removed()}
        return self._trash.get(name.removesuffix(SUFFIX))


def _is_name(part: str) -> bool:
    """Whether a part of a name is that of a file, and leads nowhere else."""
    return part not in ("", ".", "..") and not {"/", "\\", "\0"}.intersection(part) and part[0] != "."
