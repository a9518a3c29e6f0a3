"""What a document is written from, whatever the format: its text, its values, and what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from ..core.brand import Brand
from ..language.words import Words

if TYPE_CHECKING:
    from .content import Content
    from .document_tree import Tree
    from .page_setup import PageSetup


class Text(Protocol):
    """A document of which nothing is made before somebody asks."""

    @property
    def marked(self) -> str:
        """The Markdown with the marks for other formats."""


class Source:
    """One document; each of its parts is made when a format asks for it, and once.

    Args:
        document: its text.
        content: makes what it is about, as values; None for a document that has its text alone.
        data: makes the object of the JSON report.
        words: its language.
        company: empty for documents without names.
        day: of the evaluation.
        brand: the house style.
        separator: between two cells of a table of text; empty for what the language has.
    """

    def __init__(
        self,
        document: Text,
        content: Callable[[], Content] | None,
        data: Callable[[], Mapping[str, object]],
        *,
        words: Words,
        company: str,
        day: date,
        brand: Brand,
        separator: str = "",
    ) -> None:
        self.words, self.company, self.day, self.brand = words, company, day, brand
        self.separator = separator
        self._document, self._make_content, self._data = document, content, data

    @cached_property
    def content(self) -> Content:
        """What it is about, as values; no format that needs them is asked for a document without."""
        assert self._make_content is not None  # noqa: S101 - as `has` in app/export.py sees to
        return self._make_content()

    @property
    def marked(self) -> str:
        """The text in Markdown, with the marks for other formats.

        Raises:
            ReadinessError: a fault of the template.
        """
        return self._document.marked

    @cached_property
    def tree(self) -> Tree:
        """The text as a tree.

        Raises:
            ReadinessError: a fault of the template.
        """
        from .document_tree import parse

        return parse(self.marked)

    @cached_property
    def page(self) -> PageSetup:
        """What stands around the text.

        Raises:
            ReadinessError: a fault of the template, which gives the title.
        """
        from .page_setup import PageSetup

        return PageSetup(
            title=self.tree.title or self.company,
            words=self.words,
            day=self.day,
            company=self.company,
            content=None if self._make_content is None else self.content,
            brand=self.brand,
        )

    @cached_property
    def data(self) -> Mapping[str, object]:
        """The object of the JSON report."""
        return self._data()
