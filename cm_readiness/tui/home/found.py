"""The files of the folder as far as they are known, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from ...app.conflict_copies import copies_among
from ...core.store import Reference
from .rows import Lines, Row, Said, content_of, copy_lines, row_lines, text_of

if TYPE_CHECKING:
    from ...app.overview import Overview


class Found:
    """What is said of the files; worded when somebody looks at it.

    Args:
        overview: what is known of them; None where they cannot be listed.
        how: how it is worded.
    """

    def __init__(self, overview: Overview | None, how: Said) -> None:
        references = overview.references if overview is not None else ()
        self._overview = overview
        self._copies = copies_among(references)
        self._references = {reference.key: reference for reference in self._ordered(references)}
        self._how = how
        self._contents: dict[str, Content] = {}
        """What is said of the files that were looked at, as long as nothing changes it."""
        self._texts: dict[str, str] = {}
        """What they are found by."""
        self._matching: tuple[str, Sequence[str]] = ("", ())
        """What was looked for last, and what was found."""
        self._followed = overview.followed() if overview is not None else frozenset()
        """The ids of assessments whose next round is there."""

    def __bool__(self) -> bool:
        return bool(self._references)

    def __getitem__(self, key: str) -> Row:
        reference = self._references[key]
        return Row(reference, self._overview.known(reference) if self._overview is not None else None)

    def word(self, how: Said) -> None:
        """Word everything so from now on."""
        if how != self._how:
            self._how = how
            self._contents.clear()
            self._texts = {}
            self._matching = ("", ())

    def read(self, keys: Iterable[str]) -> bool:
        """Something new is known of these.

        Returns:
            Whether it changes what is said of others as well.
        """
        before = self._followed
        self._matching = ("", ())
        self._followed = self._overview.followed() if self._overview is not None else frozenset()
        of_others = before != self._followed or bool(self._copies)
        if of_others:
            self._contents.clear()
        for key in keys:
            self._contents.pop(key, None)
        # Another thread may be making texts: what it makes of former ones is not taken in.
        new = set(keys)
        self._texts = {} if of_others else {key: text for key, text in self._texts.items() if key not in new}
        return of_others

    def original_of(self, reference: Reference) -> Reference | None:
        """What a file is another version of: it is called so, and says that it is the same assessment."""
        original = self._copies.get(reference)
        if original is None:
            return None
        own = self[reference.key].id
        return original if own and own == self[original.key].id else None

    def content(self, key: str) -> Content:
        """What is said of a file."""
        if key not in self._contents:
            self._contents[key] = content_of(self._lines(key))
        return self._contents[key]

    def prepare(self, stopped: Callable[[], bool]) -> None:
        """Make ready what the files are found by; in a thread, while somebody begins to type.

        Args:
            stopped: whether nobody waits for it any more.
        """
        for key in tuple(self._references):
            if stopped():
                return
            self.text(key)

    def listed(self, text: str, *, ready: bool = False) -> Sequence[str]:
        """The files that have every word of a text in what is said of them or in their names; all for none.

        Args:
            text: what somebody looks for, as far as it is typed.
            ready: whether those are left out for which this would have to be worked out first.
        """
        wanted = text.casefold().split()
        if not wanted:
            return tuple(self._references)
        before, among = self._matching
        if not before or not text.startswith(before):
            among = tuple(self._references)
        if ready and len(self._texts) < len(self._references):
            texts = self._texts.copy()
            return tuple(k for k in among if k in texts and all(word in texts[k] for word in wanted))
        found = tuple(key for key in among if all(word in self.text(key) for word in wanted))
        self._matching = (text, found)
        return found

    def text(self, key: str) -> str:
        """What a file is found by."""
        texts = self._texts
        text = texts.get(key)
        if text is None:
            text = texts[key] = f"{text_of(self._lines(key))} {self._references[key].name}".casefold()
        return text

    def _lines(self, key: str) -> Lines:
        row = self[key]
        if self.original_of(row.reference) is not None:
            return copy_lines(row, self._how)
        return row_lines(row, self._how, followed=bool(row.id) and row.id in self._followed)

    def _ordered(self, references: Sequence[Reference]) -> Iterator[Reference]:
        """Each copy stands below its original."""
        below: dict[Reference, list[Reference]] = {}
        for copy, original in self._copies.items():
            below.setdefault(original, []).append(copy)
        for reference in references:
            if reference not in self._copies:
                yield reference
                yield from below.get(reference, ())
