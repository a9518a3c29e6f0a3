"""One document in one format, and the count of what it has to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import Place, ReadinessError
from ..core.evaluation import Evaluation
from ..files.atomic import write_bytes
from ..language.words import N_, Words
from .catalogue import DOCUMENTS

if TYPE_CHECKING:
    from ..core.comparison import Against
    from ..formats.document_tree import Tree
    from ..formats.page_setup import HouseStyle, Paper

FORMATS = ("md", "html", "pdf", "docx", "json", "csv")
PAGES = ("md", "html", "pdf", "docx")
"""Formats of documents; the others hold the answers, whatever the document."""
BINARY = ("pdf", "docx")
STYLED = ("html", "pdf", "docx")
"""Formats that the house style shows in."""
SHORT = frozenset({"export_short", "export_fewer"})
"""The codes for a file in which something is missing."""
_KINDS = {
    "answers": N_("answers"), "notes": N_("notes"), "evidence": N_("lines of evidence"),
}  # fmt: skip
_JSON_CONTROLS = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}
"""What JSON may hold as it is and a terminal should not be sent."""
_SHOWN = 60
"""Characters of a missing text that are named."""


@dataclass(frozen=True)
class Made:
    """A document in one format."""

    form: str
    data: bytes
    check: Callable[[bytes], None]
    """Refuses a file in which something is missing."""
    missing: str = ""
    """Characters that a PDF could not show."""

    def write(self, path: Path, *, replace: bool) -> None:
        """Write it; the file is read back and counted before it gets its name.

        Args:
            replace: whether a file that is there already may be replaced.

        Raises:
            ReadinessError: as `write_bytes`, or one of `SHORT`.
        """
        try:
            write_bytes(path, self.data, replace=replace, check=self.check)
        except ReadinessError as error:
            if error.fault.code not in SHORT:
                raise
            fault = error.fault
            raise ReadinessError(fault.code, Place(str(path)), faults=(), **fault.values) from error


class Export:
    """One document of one evaluation in one language, to be made in any format.

    Args:
        template: its name or path, as for `render`.
        evaluation: what it is about.
        words: its language.
        folder: a folder of one's own with templates.
        style: the house style.
        against: what came before, for a document that compares.
    """

    def __init__(
        self,
        template: str | Path,
        evaluation: Evaluation,
        words: Words,
        *,
        folder: Path | None = None,
        style: HouseStyle | None = None,
        against: Against | None = None,
    ) -> None:
        self.template, self.evaluation, self.words = template, evaluation, words
        self.folder, self.style, self.against = folder, style, against

    @cached_property
    def marked(self) -> str:
        """The Markdown with the marks for other formats."""
        from .render import render_marked

        return render_marked(
            self.template, self.evaluation, self.words, folder=self.folder, against=self.against
        )

    @cached_property
    def tree(self) -> Tree:
        """The Markdown as a tree."""
        from ..formats.document_tree import parse

        return parse(self.marked)

    @cached_property
    def paper(self) -> Paper:
        """What stands around the text."""
        from ..formats.charts import chart_data
        from ..formats.page_setup import HouseStyle, Paper

        company = self.evaluation.assessment.company_name.strip()
        return Paper(
            title=self.tree.title or company,
            words=self.words,
            date=self.words.date(self.evaluation.as_of),
            company=company,
            charts=chart_data(self.evaluation, self.words),
            style=self.style or HouseStyle(),
        )

    @property
    def full(self) -> bool:
        """Whether the document promises every answer, note and line of evidence."""
        document = DOCUMENTS.get(str(self.template))
        return document is not None and document.full

    def make(self, form: str) -> Made:
        """The document in a format.

        Args:
            form: one of `FORMATS`.

        Raises:
            ReadinessError: a fault of the template, `no_typst`, `no_docx`, `pdf_failed`.
        """
        missing = ""
        match form:
            case "md":
                from ..language.markdown_text import unmarked

                data = unmarked(self.marked).encode()
            case "html":
                from ..formats.html.page import html_of

                data = html_of(self.tree, self.paper).encode()
            case "pdf":
                from ..formats.pdf.document import pdf_of

                pdf = pdf_of(self.tree, self.paper)
                data, missing = pdf.data, pdf.missing
            case "docx":
                from ..formats.docx.document import docx_of

                data = docx_of(self.tree, self.paper)
            case "csv":
                from ..formats.csv.table import csv_of

                data = csv_of(self.evaluation, self.words).encode()
            case _:
                data = self._json().encode()
        return Made(form, data, lambda written: self._check(form, written, missing), missing)

    def _json(self) -> str:
        import json

        from ..data.report import report_data

        data = report_data(self.evaluation, self.words, against=self.against)
        text = json.dumps(data, indent=2, ensure_ascii=False)
        return text.translate(_JSON_CONTROLS) + "\n"

    def _check(self, form: str, written: bytes, missing: str) -> None:
        """Count what is in a file.

        Raises:
            ReadinessError: `export_short` for a text, `export_fewer` for answers, notes or evidence.
        """
        from .completeness import kept, promises_of, promises_of_tree, recorded, text_in

        if form == "json":
            self._check_json(written)
            return
        text = text_in(form, written, self.words.language)
        if form not in ("csv", "md"):
            promises = promises_of_tree(self.tree)
            found = kept(promises, text, without=missing).get("text", 0)
            if found < len(promises):
                lost = next(p for p in promises if not kept([p], text, without=missing))
                raise ReadinessError(
                    "export_short",
                    missing=len(promises) - found,
                    promised=len(promises),
                    text=lost.text[:_SHOWN],
                )
        if self.full or form == "csv":
            counts = kept(promises_of(self.evaluation, self.words), text, without=missing)
            wanted = recorded(self.evaluation, self.words)
            self._compare(
                (name, counts.get(name, 0), wanted[name]) for name in ("answers", "notes", "evidence")
            )

    def _check_json(self, written: bytes) -> None:
        import json

        from .completeness import recorded

        answers = json.loads(written)["answers"].values()
        wanted = recorded(self.evaluation, self.words)
        self._compare(
            (
                ("answers", sum(a["answer"] is not None for a in answers), wanted["answers"]),
                ("notes", sum(bool(a["note"].strip()) for a in answers), wanted["notes"]),
                ("evidence", sum(len(a["evidence"]) for a in answers), wanted["evidence"]),
            )
        )

    def _compare(self, counts: Iterable[tuple[str, int, int]]) -> None:
        for name, found, wanted in counts:
            if found < wanted:
                raise ReadinessError(
                    "export_fewer", kept=found, recorded=wanted, kind=self.words(_KINDS[name])
                )
