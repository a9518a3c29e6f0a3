"""Never less in than out: what was recorded, counted again in the file that was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..core.errors import ReadinessError
from ..core.evaluation import Evaluation
from ..core.text import visible
from ..language.words import N_, Words
from ..views.answers import answers_view, counts_view, not_counted_view
from ..views.context import Context

if TYPE_CHECKING:
    from ..views.report_shape import CountsView

SHORT = frozenset({"export_short", "export_fewer"})
"""The codes for a file in which something is missing."""
_KINDS: Mapping[str, str] = {
    "answers": N_("answers"), "notes": N_("notes"), "evidence": N_("lines of evidence"),
}  # fmt: skip
_SHOWN = 60
"""Characters of a missing text that are named."""
_SPACE = re.compile(
    r"[\s\ufffd\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\U000e0000-\U000e0fff]+"
)
"""Spaces, what stands for a character that could not be shown, and what is never seen by itself."""
_UNWRITABLE = re.compile("[\x00-\x1f\ufffe\uffff]")
_TO_THE_LEFT = ("R", "AL", "AN")
"""Writing directions whose letters a PDF holds in another order than the text."""
_TWICE = re.compile(r"(.)\1+", re.DOTALL)


class Promise(NamedTuple):
    """A text that has to be in a file."""

    kind: str
    """`answers`, `notes`, `evidence`, or `text` for any other part of a document."""
    text: str


def check_texts(texts: Iterable[str], written: str, *, without: str = "") -> None:
    """See that a file holds every text of its document.

    Args:
        texts: those of the document, in their order.
        written: what was read back from the file.
        without: characters that the file could not show, as was said.

    Raises:
        ReadinessError: `export_short`.
    """
    promises = [Promise("text", text) for text in texts]
    if not promises:
        return
    found = kept(promises, written, without=without).get("text", 0)
    if found < len(promises):
        lost = next(p for p in promises if not kept([p], written, without=without))
        missing = len(promises) - found
        raise ReadinessError("export_short", missing=missing, promised=len(promises), text=lost.text[:_SHOWN])


def check_answers(evaluation: Evaluation, words: Words, written: str, *, without: str = "") -> None:
    """See that a file holds every answer, note and line of evidence.

    Args:
        evaluation: what the file is about.
        words: its language.
        written: what was read back from the file.
        without: characters that the file could not show, as was said.

    Raises:
        ReadinessError: `export_fewer`.
    """
    check_counts(evaluation, words, kept(promises_of(evaluation, words), written, without=without))


def check_counts(evaluation: Evaluation, words: Words, found: Mapping[str, int]) -> None:
    """See that a file holds as many answers, notes and lines of evidence as were recorded.

    Args:
        evaluation: what the file is about.
        words: its language.
        found: how many `answers`, `notes` and lines of `evidence` are in it.

    Raises:
        ReadinessError: `export_fewer`.
    """
    wanted = recorded(evaluation, words)
    for name in ("answers", "notes", "evidence"):
        count = found.get(name, 0)
        if count < wanted[name]:
            raise ReadinessError("export_fewer", kept=count, recorded=wanted[name], kind=words(_KINDS[name]))


def promises_of(evaluation: Evaluation, words: Words) -> list[Promise]:
    """What a full export holds: every answer, note and line of evidence, in their order."""
    context = Context(evaluation, words)
    listed = [answer for group in answers_view(context) for answer in group["answers"]]
    found = []
    for answer in (*listed, *not_counted_view(context)):
        if answer["kind"] != "unanswered":
            said = answer["level_text"] or answer["reason"]
            found.append(Promise("answers", said or (words("don’t know.") if answer["number"] else "")))
        if answer["note"]:
            found.append(Promise("notes", answer["note"]))
        found += [Promise("evidence", line) for line in answer["evidence"]]
    return found


def recorded(evaluation: Evaluation, words: Words) -> CountsView:
    """What the assessment's file holds."""
    return counts_view(Context(evaluation, words))


def kept(promises: Sequence[Promise], text: str, *, without: str = "") -> dict[str, int]:
    """How many promises a text keeps, by their kind: each is looked for behind the one before it.

    Args:
        promises: in the order in which they stand in the text.
        text: what was read from a file.
        without: characters that the file could not show, as was said.
    """
    dropped: Mapping[int, None] = dict.fromkeys(map(ord, without))
    squeezed = _squeezed(text, dropped)
    letters, marked = set(squeezed), _WithoutMarks(squeezed)
    place = 0
    counts: dict[str, int] = {}
    for kind, promised in promises:
        wanted, is_marked = _wanted(promised, without)
        found = -1 if is_marked else squeezed.find(wanted, place)
        if found >= 0:
            place = found + len(wanted)
        elif not (marked.holds(wanted) or (_runs_to_the_left(wanted) and letters >= set(wanted))):
            continue
        counts[kind] = counts.get(kind, 0) + 1
    return counts


@lru_cache(maxsize=4096)
def _wanted(promised: str, without: str) -> tuple[str, bool]:
    """A promise as it can be compared, and whether letters in it have marks; every format is asked for it."""
    wanted = _squeezed(visible(promised), dict.fromkeys(map(ord, without)))
    return wanted, any(map(_is_mark, wanted))


class _WithoutMarks:
    """A text as letters alone, for texts whose letters have marks above or below them.

    A letter with several marks is drawn in pieces, each of which a PDF names after the whole: it comes twice.
    """

    def __init__(self, text: str) -> None:
        self._text, self._letters, self._place = text, "", 0

    def holds(self, wanted: str) -> bool:
        """Whether a text with marks is in it, behind the last one that was asked for."""
        if not any(map(_is_mark, wanted)):
            return False
        self._letters = self._letters or _letters(self._text)
        letters = _letters(wanted)
        found = self._letters.find(letters, self._place)
        self._place = max(self._place, found + len(letters))
        return found >= 0


def _letters(text: str) -> str:
    """A text without marks, and without what stands in it twice in a row."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not _is_mark(letter))
    return _TWICE.sub(r"\1", bare)


@lru_cache(maxsize=1024)
def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")


def _squeezed(text: str, dropped: Mapping[int, None]) -> str:
    """A text as it can be compared: composed, and without what is not seen or was dropped."""
    composed = unicodedata.normalize("NFKC", text.translate(dropped) if dropped else text)
    if dropped:
        composed = composed.translate(dropped)
    return _SPACE.sub("", _UNWRITABLE.sub("", composed))


def _runs_to_the_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in _TO_THE_LEFT for letter in text)
