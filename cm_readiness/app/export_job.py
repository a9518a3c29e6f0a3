"""Writing documents away from the screen: one after the other, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..core.errors import Fault, Place, ReadinessError
from ..documents.document_set import Edition, Member, check_installed, own_files
from ..files.atomic import make_folder
from ..files.faults import shown
from ..files.path_checks import is_folder, is_same, is_there
from ..language.words import words_for


@dataclass(frozen=True)
class Order:
    """What is to be written, and where."""

    edition: Edition
    template: str
    """The document; empty for all of them."""
    forms: tuple[str, ...]
    languages: tuple[str, ...]
    path: Path
    """The file, or the folder for all documents."""

    @property
    def whole(self) -> bool:
        """Whether all documents are written."""
        return not self.template

    @cached_property
    def files(self) -> tuple[tuple[Path, Member], ...]:
        """Every file with what it will hold.

        Raises:
            ReadinessError: the house style has a fault.
        """
        if self.whole:
            members = self.edition.family(self.forms, self.languages)
            return tuple((self.path / member.path, member) for member in members)
        (form,), (language,) = self.forms, self.languages
        document = self.edition.document(self.template, words_for(language), self.forms)
        return ((self.path, Member(Path(self.path.name), document, form)),)

    def check(self, assessment: Path) -> None:
        """See that it can be written, as far as that shows beforehand.

        Args:
            assessment: its file, which is never written over.

        Raises:
            ReadinessError: something has to be installed, or the path is none for this.
        """
        check_installed(self.forms)
        place = Place(shown(self.path))
        if self.whole:
            if is_there(self.path) and not is_folder(self.path):
                raise ReadinessError("not_a_folder_to_write", place)
        elif any(
            is_same(self.path, path) for path in (assessment, *own_files(self.template, self.edition.folder))
        ):
            raise ReadinessError("output_is_input", place)
        elif is_folder(self.path):
            raise ReadinessError("is_a_folder", place)
        elif not is_folder(self.path.parent):
            raise ReadinessError("no_such_folder", place)

    def taken(self) -> int:
        """How many of the files are there already."""
        return sum(is_there(path) for path, _ in self.files)


@dataclass(frozen=True)
class Written:
    """What came of an order."""

    order: Order
    files: tuple[Path, ...] = ()
    left: tuple[str, ...] = ()
    """Words in an edition without names that may be names all the same."""
    missing: tuple[tuple[str, str], ...] = field(default=())
    """Documents with characters that their PDF could not show."""
    fault: Fault | None = None
    """Why not all of it was written."""

    @property
    def complete(self) -> bool:
        """Whether nothing is left to write."""
        return self.fault is None and len(self.files) == len(self.order.files)


def write(
    order: Order, *, replace: bool, progress: Callable[[int, str], None], stopped: Callable[[], bool]
) -> Written:
    """Write what was ordered; what is written before it stops or fails stays.

    Args:
        replace: whether files that are there already may be replaced.
        progress: is told how many files are done, and which one comes next.
        stopped: is asked whether to go on.
    """
    files: list[Path] = []
    missing: dict[str, str] = {}
    fault = None
    try:
        if order.whole:
            order.edition.check_templates()
        for path, member in order.files:
            if stopped():
                break
            progress(len(files), path.name)
            made = member.made()
            if stopped():
                break
            if order.whole:
                make_folder(path.parent)
            made.write(path, replace=replace)
            files.append(path)
            if made.missing:
                missing[path.name] = made.missing
    except ReadinessError as error:
        fault = error.fault
    left = {word: None for language in order.languages for word in order.edition.names_left(language)}
    return Written(order, tuple(files), tuple(left), tuple(missing.items()), fault)
