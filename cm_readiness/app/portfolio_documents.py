"""A document on each of many assessments, made by many processes at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from .. import __version__
from ..core.errors import Fault, Place, ReadinessError, error_of
from ..core.store import Reference
from ..documents.document_set import DocumentSet, own_files, own_templates
from ..documents.render import check_template
from ..files.atomic import make_folder, remove_leftovers_in
from ..files.faults import shown
from ..files.made_from import files_in, free_names, is_made_from, is_whole, newest_of
from ..files.path_checks import is_folder, is_there
from ..files.questionnaires_seen import questionnaires_seen
from ..formats.registry import find_format
from .documents import about_many, compares
from .export import has
from .export_order import Order
from .paths import is_address
from .places import Renamed, check_reached, opened, place_of
from .spreading import Workers, check_version, spread
from .stores import own_folder
from .workspace import Workspace

if TYPE_CHECKING:
    from ..core.questionnaire import Questionnaire
    from ..formats.format import Format

PLACE = "portfolio report"
Told = Callable[[int, int], None]
"""Told of progress: how many are done, of how many."""


@dataclass(frozen=True)
class Wanted:
    """Which document is wanted of each assessment."""

    template: str | Path
    """Its name, or the file of one's own."""
    form: Format
    at: date
    language: str | None = None
    """None for that of each assessment."""
    anew: bool = False
    """Whether those that are there already are made anew."""

    @property
    def ending(self) -> str:
        """How the names of its files end; one language never passes for another."""
        name = Path(str(self.template)).name.removesuffix(".j2").removesuffix(".md")
        return f".{name}{f'.{self.language}' if self.language else ''}{self.form.suffix}"


@dataclass(frozen=True)
class DocumentCall:
    """A document to be made somewhere else, as plain values."""

    version: str
    run: str
    """Of one command: nothing is remembered from one to the other."""
    place: str
    key: str
    template: str | Path
    form: str
    language: str | None
    at: date
    path: str


@dataclass
class DocumentsDone:
    """What came of it."""

    written: list[Path] = field(default_factory=list)
    there: int = 0
    """Those that were there already, whole and of the assessment as it is."""
    faults: list[Fault] = field(default_factory=list)
    """Why some could not be made."""
    errors: list[tuple[Place, Exception]] = field(default_factory=list)
    """Faults of the program, each with its assessment."""


class PortfolioDocuments:
    """The documents that are wanted, and which of them are still to be made.

    Nothing is remembered: what is in the folder tells what is still to be done.

    Args:
        workspace: all assessments.
        references: those of which a document is wanted.
        wanted: which one.
        folder: where they go.

    Raises:
        ReadinessError: it cannot be made of any assessment.
    """

    def __init__(
        self, workspace: Workspace, references: Sequence[Reference], wanted: Wanted, folder: Path
    ) -> None:
        self._workspace, self._references = workspace, references
        self._wanted, self._folder = wanted, folder
        self._renamed, self._run = Renamed(workspace), uuid4().hex
        self._home = own_folder(workspace.store.place)
        self._own = own_templates(self._home / "x", self._home)
        self._check()

    @cached_property
    def missing(self) -> tuple[Reference, ...]:
        """The assessments whose document is not there, is not whole, or is of another version of it.

        Raises:
            ReadinessError: the folder cannot be read.
        """
        if self._wanted.anew:
            return tuple(self._references)
        there, others = files_in(self._folder), self._newest()
        written = self._workspace.written(self._references)
        return tuple(
            one
            for one in self._references
            if not self._is_there(one, there.get(self._names[one.key]), written.get(one.key), others)
        )

    def make(
        self, workers: Workers, done: DocumentsDone, *, wrote: Callable[[Path, str], None], told: Told
    ) -> None:
        """Have those made that are missing; each is whole or not there.

        Args:
            workers: who makes them.
            done: takes up what came of it, as it comes.
            wrote: told of each that is written, with the characters that it could not show.
            told: of progress.

        Raises:
            ReadinessError: nobody is left to do the rest, the store is gone, or the folder cannot be made.
        """
        make_folder(self._folder)
        named = {self._renamed.key(one): one for one in self.missing}
        for number, outcome in enumerate(spread(workers, make_document, self._calls()), 1):
            reference = named[outcome.call.key]
            if outcome.error is not None:
                done.errors.append((Place(str(reference)), outcome.error))
            elif outcome.fault is not None:
                check_reached(outcome.fault)
                done.faults.append(self._fault(outcome.fault, reference))
            else:
                done.written.append(self._path(reference))
                wrote(self._path(reference), outcome.result or "")
            told(number, len(self.missing))
        self.tidy()
        self._look_for(done)

    def tidy(self) -> None:
        """Remove what processes that were ended in the middle have left; only when none works any more."""
        remove_leftovers_in(self._folder, frozenset(self._names[one.key] for one in self._references))

    def _check(self) -> None:
        """See what holds for every document before any is made."""
        template, form = self._wanted.template, self._wanted.form
        if is_there(self._folder) and not is_folder(self._folder):
            raise ReadinessError("not_a_folder_to_write", Place(shown(self._folder)))
        if not has(form, template):
            raise ReadinessError("not_in_format", Place(PLACE), document=str(template), format=form.id)
        if compares(str(template)):
            raise ReadinessError("needs_against_each", Place(PLACE), document=str(template))
        if about_many(str(template)):
            raise ReadinessError("needs_portfolio", Place(str(template)))
        found, *_ = own_files(template, self._own)
        if found.parent == self._own or isinstance(template, Path):
            faults = check_template(found)
            if faults:
                raise error_of(faults)
        form.check_installed()

    def _newest(self) -> int:
        """When anything was changed last that is no assessment and is in every document."""
        files = own_files(self._wanted.template, self._own)
        parts = [part for file in files for part in file.parent.glob("*")]
        return max(newest_of(parts), questionnaires_seen(self._home)[1])

    def _is_there(
        self, reference: Reference, status: os.stat_result | None, written: int | None, others: int
    ) -> bool:
        if status is None or written is None or not is_made_from(status, written, others):
            return False
        return is_whole(self._path(reference), self._wanted.form.closing)

    @cached_property
    def _names(self) -> dict[str, str]:
        """The name of each document, by the key of its assessment; whichever of them are wanted."""
        every = sorted(self._workspace.store.references(), key=lambda one: one.key)
        stems = {one.key: one.label for one in (*every, *self._references)}
        return free_names(stems, self._wanted.ending)

    def _path(self, reference: Reference) -> Path:
        return self._folder / self._names[reference.key]

    def _calls(self) -> Iterator[DocumentCall]:
        wanted, place = self._wanted, place_of(self._workspace)
        template = wanted.template.absolute() if isinstance(wanted.template, Path) else wanted.template
        for one in self.missing:
            path = str(self._path(one).absolute())
            yield DocumentCall(
                __version__, self._run, place, self._renamed.key(one), template, wanted.form.id,
                wanted.language, wanted.at, path,
            )  # fmt: skip

    def _fault(self, fault: Fault, reference: Reference) -> Fault:
        """A fault with its assessment as the place, where it has none of its own."""
        renamed = self._renamed.fault(fault)
        return renamed if renamed.where != Place() else replace(renamed, where=Place(str(reference)))

    def _look_for(self, done: DocumentsDone) -> None:
        """See that what others say they have written is there: on this machine's disk, too."""
        seen = files_in(self._folder)
        for path in [path for path in done.written if path.name not in seen]:
            done.written.remove(path)
            done.faults.append(Fault("written_elsewhere", where=Place(shown(path))))


def make_document(call: DocumentCall) -> str:
    """Make a document where this is called.

    Returns:
        The characters that it could not show.

    Raises:
        ReadinessError: it cannot be made or written.
    """
    check_version(call.version)
    workspace, asked = _bench(call.run, call.place)
    reference, path = workspace.store.named(call.key), Path(call.path)
    # Of one that is saved meanwhile, it is known the next time that this is another version.
    written = workspace.written([reference]).get(reference.key)
    assessment = workspace.read(reference)
    identifier = assessment.questionnaire.id
    if identifier not in asked:
        asked[identifier] = workspace.asked_by(assessment, reference).questionnaire
    form = find_format(call.form)
    assert form is not None, "this version of the program has every format that it asks for"  # noqa: S101
    home = own_folder(call.place)
    own = own_templates(home / "x" if is_address(call.place) else Path(call.key), home)
    documents = DocumentSet(asked[identifier], assessment, call.at, folder=own)
    languages = (call.language or assessment.language,)
    (member,) = Order(documents, call.template, (form,), languages, path).files
    made = member.made()
    made.write(path, replace=True, written=written)
    return made.missing


@lru_cache(2)
def _bench(run: str, place: str) -> tuple[Workspace, dict[str, Questionnaire]]:
    """Where documents are made; within one command a questionnaire is read once."""
    return opened(place), {}
