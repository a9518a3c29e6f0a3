"""What is to be written: one document or all of them, where, in which formats and languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeAlias

from ..core.brand import Brand
from ..core.errors import Place, ReadinessError
from ..documents.document_set import DocumentSet, own_files
from ..documents.draft import Draft
from ..files.faults import shown
from ..files.path_checks import is_folder, is_same, is_there
from ..formats.format import Format
from ..language.words import Words, words_for
from .export import Export, Made, has
from .formats import check_installed, format_for, formats

Naming: TypeAlias = Callable[[str, Format, Words], Path]
"""Where a document lies in the folder of several, by its name, in a format and a language."""


class Member(NamedTuple):
    """One of the files that are written."""

    path: Path
    export: Export
    form: Format

    @property
    def name(self) -> str:
        """The name of its document."""
        return self.export.draft.name

    def made(self) -> Made:
        """The document in its format."""
        return self.export.make(self.form)


@dataclass(frozen=True)
class Order:
    """What is to be written, and where."""

    documents: DocumentSet
    template: str | Path | None
    """The document; None for all of them."""
    forms: tuple[Format, ...]
    languages: tuple[str, ...]
    path: Path
    """The file, or the folder for all documents."""
    separator: str = ""
    """Between two cells of a table of text; empty for what the language has."""
    only: tuple[str, ...] = ()
    """Of several documents, the names of those that are meant; empty for all."""
    naming: Naming | None = None
    """How several documents are called; None for the names of the commands."""
    home: Path | None = None
    """A folder that is made for one document where it is not there yet; any other one has to be."""

    @property
    def whole(self) -> bool:
        """Whether several documents are written, into a folder."""
        return self.template is None

    @cached_property
    def files(self) -> tuple[Member, ...]:
        """Every file with what it will hold.

        Raises:
            ReadinessError: the house style has a fault.
        """
        if self.template is None:
            return family(
                self.documents, self.path, self.forms, self.languages, self.separator, self.only, self.naming
            )
        (form,), (language,) = self.forms, self.languages
        draft = self.documents.draft(self.template, words_for(language))
        return (Member(self.path, Export(draft, brand_of(draft, self.forms), self.separator), form),)

    def check(self, assessment: Path) -> None:
        """See that it can be written, as far as that shows beforehand.

        Args:
            assessment: its file, which is never written over.

        Raises:
            ReadinessError: something has to be installed, or the path is none for this.
        """
        check_installed(self.forms)
        place = Place(shown(self.path))
        if self.template is None:
            if is_there(self.path) and not is_folder(self.path):
                raise ReadinessError("not_a_folder_to_write", place)
        elif any(
            is_same(self.path, path)
            for path in (assessment, *own_files(self.template, self.documents.folder))
        ):
            raise ReadinessError("output_is_input", place)
        elif is_folder(self.path):
            raise ReadinessError("is_a_folder", place)
        elif self.path.parent != self.home and not is_folder(self.path.parent):
            raise ReadinessError("no_such_folder", place)
        else:
            format_for(self.path)

    def taken(self) -> int:
        """How many of the files are there already."""
        return sum(is_there(member.path) for member in self.files)


def family(
    documents: DocumentSet,
    folder: Path,
    forms: Sequence[Format] = (),
    languages: Sequence[str] = (),
    separator: str = "",
    only: Sequence[str] = (),
    naming: Naming | None = None,
) -> tuple[Member, ...]:
    """Every document that says something about an assessment, a folder for each language.

    Args:
        documents: what they are made of.
        folder: where they go.
        forms: in which formats; none for all.
        languages: in which ones; none for all.
        separator: between two cells of a table of text; empty for what the language has.
        only: the names of those that are meant; empty for all.
        naming: where each lies in the folder; None for the names of the commands.

    Raises:
        ReadinessError: the house style has a fault, or there is nothing that the formats could show.
    """
    chosen, named = tuple(forms) or formats(), naming or _as_commands
    members: list[Member] = []
    taken: set[str] = set()
    for words in map(words_for, languages or documents.languages):
        for draft in documents.drafts(words):
            if only and draft.name not in only:
                continue
            export = Export(draft, brand_of(draft, chosen), separator)
            fitting = (form for form in chosen if has(form, draft.name))
            members += [
                Member(folder / _free(named(draft.name, form, words), taken), export, form)
                for form in fitting
                if not form.is_empty(export.source.content)
            ]
    if not members:
        raise ReadinessError("nothing_due")
    return tuple(members)


def _as_commands(name: str, form: Format, words: Words) -> Path:
    return Path(words.language) / f"{name}{form.suffix}"


def _free(path: Path, taken: set[str]) -> Path:
    """A path that no other one of the family has, on no disk; it is taken then."""
    free, number = path, 2
    while str(free).casefold() in taken:
        free, number = path.with_name(f"{path.stem} {number}{path.suffix}"), number + 1
    taken.add(str(free).casefold())
    return free


def brand_of(draft: Draft, forms: Sequence[Format]) -> Brand | None:
    """The house style of a document; plain text needs none.

    Args:
        draft: the document.
        forms: the formats that it will be asked for.

    Raises:
        ReadinessError: the house style has a fault.
    """
    if not any(form.styled for form in forms):
        return None
    from .brand import find_brand

    return find_brand(draft.home)
