"""One document in one format: made, read back, and counted before it gets its name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..core.brand import Brand
from ..core.errors import Place, ReadinessError
from ..documents.catalogue import DOCUMENTS, MAIN
from ..documents.completeness import SHORT, check_answers, check_counts, check_texts
from ..documents.draft import Draft
from ..files.atomic import write_bytes
from ..formats.format import Format
from ..formats.source import Source

if TYPE_CHECKING:
    from ..data.evaluation import Data
    from ..documents.portfolio_draft import PortfolioDraft
    from .content import EvaluationContent

__all__ = ["SHORT", "Export", "Made", "has"]


class Made(NamedTuple):
    """A document in one format."""

    form: Format
    data: bytes
    check: Callable[[bytes], None]
    """Refuses a file in which something is missing."""
    missing: str = ""
    """Characters that the file could not show."""

    def write(self, path: Path, *, replace: bool, written: int | None = None) -> None:
        """Write it; the file is read back and counted before it gets its name.

        Args:
            replace: whether a file that is there already may be replaced.
            written: the time that the file bears, in nanoseconds; the present one unless given.

        Raises:
            ReadinessError: as `write_bytes`, or one of `completeness.SHORT`.
        """
        try:
            write_bytes(path, self.data, replace=replace, check=self.check, written=written)
        except ReadinessError as error:
            if error.fault.code not in SHORT:
                raise
            fault = error.fault
            raise ReadinessError(fault.code, Place(str(path)), faults=(), **fault.values) from error


class Making(ABC):
    """One document, to be made in a format: each of its texts is looked for in the file."""

    @property
    @abstractmethod
    def source(self) -> Source:
        """What formats make it from."""

    def make(self, form: Format) -> Made:
        """The document in a format.

        Args:
            form: one that `has` the document.

        Raises:
            ReadinessError: a fault of the template, `extra_missing`, `pdf_failed`.
        """
        form.check_installed()
        written = form.write(self.source)
        return Made(form, written.data, lambda data: self.check(form, data, written.missing), written.missing)

    def check(self, form: Format, data: bytes, missing: str) -> None:
        """Count what is in a file.

        Args:
            form: its format.
            data: the file.
            missing: characters that it could not show.

        Raises:
            ReadinessError: `export_short` for a text.
        """
        check_texts(
            form.texts(self.source), form.read_back(data, self.source.words.language), without=missing
        )


class PortfolioExport(Making):
    """A document on many companies, to be made in any format of documents.

    Args:
        draft: its text.
        brand: the house style.
    """

    def __init__(self, draft: PortfolioDraft, brand: Brand | None = None) -> None:
        self.draft, self._brand = draft, brand or Brand()

    @cached_property
    def source(self) -> Source:
        """What formats make it from."""
        words, day = self.draft.words, self.draft.as_of
        return Source(self.draft, None, dict, words=words, company="", day=day, brand=self._brand)


class Export(Making):
    """One document, to be made in any format.

    Args:
        draft: its text.
        brand: the house style.
        separator: between two cells of a table of text; empty for what the language has.
    """

    def __init__(self, draft: Draft, brand: Brand | None = None, separator: str = "") -> None:
        self.draft, self._brand, self._separator = draft, brand or Brand(), separator

    @cached_property
    def source(self) -> Source:
        """What formats make it from."""
        evaluation, words = self.draft.evaluation, self.draft.words
        return Source(
            self.draft,
            self._content,
            self._data,
            words=words,
            company=evaluation.assessment.company_name.strip(),
            day=evaluation.as_of,
            brand=self._brand,
            separator=self._separator,
        )

    def _content(self) -> EvaluationContent:
        from .content import EvaluationContent

        draft = self.draft
        return EvaluationContent(draft.evaluation, draft.words, blank=draft.blank, only_plan=draft.plan)

    def _data(self) -> dict[str, Data]:
        from ..data.report import report_data

        return report_data(self.draft.evaluation, self.draft.words, against=self.draft.against)

    def check(self, form: Format, data: bytes, missing: str) -> None:
        """Count what is in a file.

        Args:
            form: its format.
            data: the file.
            missing: characters that it could not show.

        Raises:
            ReadinessError: `export_short` for a text, `export_fewer` for answers, notes or evidence.
        """
        evaluation, words = self.draft.evaluation, self.draft.words
        counts = form.counted(data)
        if counts is not None:
            check_counts(evaluation, words, counts)
            return
        text = form.read_back(data, words.language)
        check_texts(form.texts(self.source), text, without=missing)
        all_of_it = not (self.draft.blank or self.draft.plan) if form.shows == "answers" else self.draft.full
        if form.shows not in ("summary", "plan") and all_of_it:
            check_answers(evaluation, words, text, without=missing)


def has(form: Format, template: str | Path) -> bool:
    """Whether a document comes in a format; what shows the answers comes with the main one.

    A format that people fill in comes with the blank questionnaire as well, and one that can show the plan
    alone with the plan.

    Args:
        form: the format.
        template: the name or the file of the document.
    """
    if form.shows == "document":
        return True
    document = DOCUMENTS.get(str(template))
    if document is not None and (
        (document.blank and form.filled_in) or (document.plan and form.name_of_plan)
    ):
        return True
    return template == MAIN and form.shows != "plan"


def document_in(form: Format, template: str | Path) -> str | Path:
    """The document that a format shows for one: itself, or what the format shows whatever the document.

    Args:
        form: the format.
        template: the name or the file of the document.
    """
    names = (template, MAIN, *DOCUMENTS)
    return next(name for name in names if has(form, name))


def name_for(form: Format, template: str | Path) -> str:
    """What a format is called where people choose one for a document, a message to translate.

    Args:
        form: the format.
        template: the name or the file of the document.
    """
    document = DOCUMENTS.get(str(template))
    return (document is not None and document.plan and form.name_of_plan) or form.name
