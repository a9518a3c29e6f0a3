"""The files of the folder as far as they are known, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from ...app.conflict_copies import copies_among
from ...core.store import Reference
from ...language.words import Words
from ..shell.text import matches
from .rows import Row, copy_content, row_content


@dataclass(frozen=True)
class Said:
    """How entries are worded."""

    words: Words
    key: str
    """The key that opens an assessment."""
    brief: bool = False
    """Whether the window is too small for what can wait."""


class Found:
    """What is known of the files; each is read once, and changes what is said of others.

    Args:
        references: the files, those that were changed last first.
    """

    def __init__(self, references: Sequence[Reference] = ()) -> None:
        self._copies = copies_among(references)
        self._rows = {reference: Row(reference) for reference in self._ordered(references)}
        self._followed: set[str] = set()
        """The ids of assessments whose next round is there."""
        self._said: Said | None = None
        self._contents: dict[Reference, Content] = {}
        """What is said of each file, as long as nothing changes it."""

    def __bool__(self) -> bool:
        return bool(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows.values())

    def __getitem__(self, reference: Reference) -> Row:
        return self._rows[reference]

    def read(self, row: Row) -> list[Row]:
        """Take in what one file says.

        Returns:
            The rows of which something else is said now.
        """
        if row.reference not in self._rows:
            return []
        self._rows[row.reference] = row
        followed = row.evaluation.assessment.follows if row.evaluation else None
        others = {copy for copy, original in self._copies.items() if original == row.reference}
        if followed and followed not in self._followed:
            self._followed.add(followed)
            others |= {one.reference for one in self if _id_of(one) == followed}
        changed = [row, *(self._rows[other] for other in others if other != row.reference)]
        for one in changed:
            self._contents.pop(one.reference, None)
        return changed

    def original_of(self, reference: Reference) -> Reference | None:
        """What a file is another version of: it is called so, and says that it is the same assessment."""
        original = self._copies.get(reference)
        if original is None:
            return None
        own = _id_of(self._rows[reference])
        return original if own and own == _id_of(self._rows[original]) else None

    def content(self, row: Row, said: Said) -> Content:
        """What is said of a file."""
        if said != self._said:
            self._said, self._contents = said, {}
        if row.reference not in self._contents:
            self._contents[row.reference] = self._worded(row, said)
        return self._contents[row.reference]

    def _worded(self, row: Row, said: Said) -> Content:
        if self.original_of(row.reference) is not None:
            return copy_content(row, said.key, said.words)
        followed = _id_of(row) in self._followed
        return row_content(row, said.words, followed=followed, brief=said.brief)

    def listed(self, text: str, said: Said) -> dict[str, Content]:
        """What is said of each file that has a text in it, by its key; of all for no text."""
        contents = {row.reference.key: self.content(row, said) for row in self}
        names = {row.reference.key: row.reference.name for row in self}
        return {key: one for key, one in contents.items() if matches(one.plain, names[key], text=text)}

    def _ordered(self, references: Sequence[Reference]) -> Iterator[Reference]:
        """Each copy stands below its original."""
        for reference in references:
            if reference not in self._copies:
                yield reference
                yield from (copy for copy, original in self._copies.items() if original == reference)


def _id_of(row: Row) -> str:
    return row.evaluation.assessment.id if row.evaluation else ""
