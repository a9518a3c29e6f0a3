"""The files of the folder as far as they are known, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from ...app.conflict_copies import copies_among
from ...core.narrowing import AsOf, Narrowing, Sorting, in_order
from ...core.store import Reference
from ...core.summary import Facts, facts_of
from ...language.local_days import local_day
from .rows import Lines, Row, Said, content_of, copy_lines, row_lines, text_of

if TYPE_CHECKING:
    from ...app.overview import Overview


class Found:
    """What is said of the files; worded when somebody looks at it.

    Args:
        overview: what is known of them; None where they cannot be listed.
        how: how it is worded.
        narrowing: what they have to be like to be listed.
        sorting: the order in which they are listed.
    """

    def __init__(self, overview: Overview | None, how: Said, narrowing: Narrowing, sorting: Sorting) -> None:
        references = overview.references if overview is not None else ()
        self._overview = overview
        self._copies = copies_among(references)
        self._originals = {copy.key: original.key for copy, original in self._copies.items()}
        self._references = {reference.key: reference for reference in references}
        self._known: dict[str, Facts] | None = None
        """What they are filtered and sorted by; None until somebody asks for that."""
        self._how = how
        self._contents: dict[str, Content] = {}
        """What is said of the files that were looked at, as long as nothing changes it."""
        self._texts: dict[str, str] = {}
        """What they are found by."""
        self._matching: tuple[str, Sequence[str]] = ("", ())
        """What was looked for last, and what was found."""
        self._followed = overview.followed() if overview is not None else frozenset()
        """The ids of assessments whose next round is there."""
        self.narrowing, self.sorting = narrowing, sorting
        self._order = self._in_order()
        self._listed: Sequence[str] | None = None
        """Those of them that the narrowing lets through; None until they are asked for."""

    def __bool__(self) -> bool:
        return bool(self._references)

    def __len__(self) -> int:
        return len(self._references)

    @property
    def overview(self) -> Overview | None:
        """What is known of them."""
        return self._overview

    @property
    def today(self) -> date:
        """The day on which they are looked at."""
        return self._how.today

    @property
    def unread(self) -> int:
        """How many are still to be read."""
        return len(self._overview.unread()) if self._overview is not None else 0

    @property
    def facts(self) -> dict[str, Facts]:
        """What they are filtered and sorted by, as far as they are known."""
        if self._known is None:
            self._known = self._overview.facts() if self._overview is not None else {}
        return self._known

    def narrow(self, narrowing: Narrowing) -> None:
        """List only what is like this from now on."""
        self.narrowing = narrowing
        self._narrowed_anew()

    def sort(self, sorting: Sorting) -> None:
        """List everything in this order from now on."""
        self.sorting = sorting
        self._order = self._in_order()
        self._narrowed_anew()

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

    def read(self, keys: Sequence[str]) -> bool:
        """Something new is known of these. They stay where they are in the order until it is made anew.

        Returns:
            Whether it changes what is said of others as well.
        """
        before = self._followed
        if self._known is not None:
            self._known |= {key: facts for key in keys if (facts := self._facts_of(key)) is not None}
        self._narrowed_anew()
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
        """Those that are to be listed and have every word of a text in what is said of them or in their name.

        Args:
            text: what somebody looks for, as far as it is typed; nothing for all.
            ready: whether those are left out for which this would have to be worked out first.
        """
        wanted = text.casefold().split()
        if not wanted:
            return self._narrowed
        before, among = self._matching
        if not before or not text.startswith(before):
            among = self._narrowed
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

    @property
    def _narrowed(self) -> Sequence[str]:
        if self._listed is None:
            self._listed = tuple(filter(self._is_listed, self._order)) if self.narrowing else self._order
        return self._listed

    def _is_listed(self, key: str) -> bool:
        """Whether the narrowing lets a file through; another version goes with what it is one of."""
        facts = self.facts.get(self._originals[key] if self._goes_below(key) else key)
        return facts is not None and self.narrowing.lets_through(facts, self._how.today)

    def _facts_of(self, key: str) -> Facts | None:
        summary = self[key].summary
        return facts_of(summary) if summary is not None else None

    def _narrowed_anew(self) -> None:
        self._listed = None
        self._matching = ("", ())

    def _in_order(self) -> tuple[str, ...]:
        """The order in which all of them are listed; each copy stands below its original."""
        below: dict[str, list[str]] = {}
        for copy in filter(self._goes_below, self._originals):
            below.setdefault(self._originals[copy], []).append(copy)
        apart = {copy for copies in below.values() for copy in copies}
        keys: Sequence[str] = [key for key in self._references if key not in apart]
        if self.sorting != Sorting():
            keys = in_order(keys, self.facts, self.sorting, AsOf(self._how.today, local_day, self._followed))
        return tuple(one for key in keys for one in (key, *below.get(key, ()))) if below else tuple(keys)

    def _goes_below(self, key: str) -> bool:
        """Whether a file stands with another one that it is called after, unless it is known to be apart."""
        if key not in self._originals or (not self.narrowing and self.sorting == Sorting()):
            return key in self._originals
        own, other = (self.facts.get(one) for one in (key, self._originals[key]))
        return own is None or other is None or own.id == other.id
