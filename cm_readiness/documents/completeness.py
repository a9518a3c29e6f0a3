"""Never less in than out: what was recorded, counted again in the file that was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..core.evaluation import Evaluation
from ..language.markdown_text import visible
from ..language.words import Words, words_for
from ..views.answers import answers_view, counts_view, not_counted_view
from ..views.context import Frame

if TYPE_CHECKING:
    from ..formats.document_tree import Tree
    from ..views.report_shape import CountsView

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = re.compile(r"[\s\u00ad\u200b\u2060\ufeff\ufffd]+")
_UNWRITABLE = re.compile("[\x00-\x1f\ufffe\uffff]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~]|(?=\n))")
_TO_THE_LEFT = ("R", "AL", "AN")
"""Writing directions whose letters a PDF holds in another order than the text."""


class Promise(NamedTuple):
    """A text that has to be in a file."""

    kind: str
    """`answers`, `notes`, `evidence`, or `text` for any other part of a document."""
    text: str


def promises_of(evaluation: Evaluation, words: Words) -> list[Promise]:
    """What a full export holds: every answer, note and line of evidence, in their order."""
    frame = Frame(evaluation, words)
    listed = [answer for group in answers_view(frame) for answer in group["answers"]]
    found = []
    for answer in (*listed, *not_counted_view(frame)):
        if answer["kind"] != "unanswered":
            said = answer["level_text"] or answer["reason"]
            found.append(Promise("answers", said or (words("don’t know.") if answer["number"] else "")))
        if answer["note"]:
            found.append(Promise("notes", answer["note"]))
        found += [Promise("evidence", line) for line in answer["evidence"]]
    return found


def promises_of_tree(tree: Tree) -> list[Promise]:
    """Every text of a document."""
    from ..formats.document_tree import texts

    return [Promise("text", text) for text in texts(tree.blocks) if text.strip()]


def recorded(evaluation: Evaluation, words: Words) -> CountsView:
    """What the assessment's file holds."""
    return counts_view(Frame(evaluation, words))


def kept(promises: Iterable[Promise], text: str, *, without: str = "") -> dict[str, int]:
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


def text_in(form: str, data: bytes, language: str) -> str:
    """What a reader finds in a file.

    Args:
        form: the format.
        data: the file.
        language: of the document.
    """
    match form:
        case "md":
            return _ESCAPED.sub(r"\1", data.decode())
        case "html":
            from ..formats.html.text import html_text

            return html_text(data.decode())
        case "docx":
            return "".join(_words_of_docx(data))
        case "pdf":
            from ..formats.pdf.text import pdf_text

            return pdf_text(data, language)
        case "csv":
            return _cells_of(data, language)
        case _:
            raise ValueError(form)


def _squeezed(text: str) -> str:
    return _SPACE.sub("", _UNWRITABLE.sub("", unicodedata.normalize("NFKC", text)))


def _runs_to_the_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in _TO_THE_LEFT for letter in text)


def _words_of_docx(data: bytes) -> Iterator[str]:
    from io import BytesIO
    from xml.etree import ElementTree
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as parts, parts.open("word/document.xml") as document:
        # The file is the one that was just written.
        for _, element in ElementTree.iterparse(document):  # noqa: S314
            if element.tag == f"{_WORD}t":
                yield element.text or ""
            elif element.tag == f"{_WORD}p":
                yield "\n"


def _cells_of(data: bytes, language: str) -> str:
    import csv
    from io import StringIO

    from ..formats.csv.table import BOM

    text = data.decode().removeprefix(BOM)
    rows = csv.reader(StringIO(text), delimiter=words_for(language).record.csv_separator)
    return "\n".join(cell.removeprefix("'") for row in rows for cell in row)
