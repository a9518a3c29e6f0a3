"""Never less in than out: what was recorded, counted again in the file that was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
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
_SPACE = re.compile(r"[\s\u00ad\u200b\u2060\ufeff\ufffd]+")
_UNWRITABLE = re.compile("[\x00-\x1f\ufffe\uffff]")
_TO_THE_LEFT = ("R", "AL", "AN")
"""Writing directions whose letters a PDF holds in another order than the text."""


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
    dropped = str.maketrans("", "", without)
    squeezed = _squeezed(text.translate(dropped))
    letters = set(squeezed)
    place = 0
    counts: dict[str, int] = {}
    for kind, promised in promises:
        wanted = _squeezed(visible(promised).translate(dropped))
        found = squeezed.find(wanted, place)
        if found >= 0:
            place = found + len(wanted)
        elif not (_runs_to_the_left(wanted) and letters >= set(wanted)):
            continue
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def _squeezed(text: str) -> str:
    return _SPACE.sub("", _UNWRITABLE.sub("", unicodedata.normalize("NFKC", text)))


def _runs_to_the_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in _TO_THE_LEFT for letter in text)
