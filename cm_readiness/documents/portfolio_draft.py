"""The document on many companies in one language, as the text that every format is made from."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import cast

from ..core.portfolio_findings import PortfolioFindings
from ..language.markdown_text import unmarked
from ..language.words import Words
from .sandbox_process import render_apart
from .templates import find_template, is_shipped


class PortfolioDraft:
    """A document that is filled in when somebody asks for its text, and once.

    Args:
        template: its name or path, as for `find_template`.
        findings: what it is about.
        words: its language.
        named: whether the part that names companies is wanted.
        folder: a folder of one's own with templates.
    """

    def __init__(
        self,
        template: str | Path,
        findings: PortfolioFindings,
        words: Words,
        *,
        named: bool = True,
        folder: Path | None = None,
    ) -> None:
        self.template, self.findings, self.words = template, findings, words
        self.named, self.folder = named, folder

    @property
    def as_of(self) -> date:
        """The day of all figures."""
        return self.findings.as_of

    @property
    def home(self) -> Path | None:
        """Where the house style lies: beside a template that is given as a file, else beside all of them."""
        return self.template.parent if isinstance(self.template, Path) else self.folder

    @cached_property
    def marked(self) -> str:
        """The Markdown with the marks for other formats.

        Raises:
            ReadinessError: a fault of the template.
        """
        from ..views.portfolio import portfolio_document_view
        from .render import filled_in

        path = find_template(self.template, self.folder)
        view = portfolio_document_view(self.findings, self.words, named=self.named)
        values = cast("dict[str, object]", dict(view))
        return (
            filled_in(path, values, self.words)
            if is_shipped(path)
            else render_apart(path, values, self.words)
        )

    @property
    def text(self) -> str:
        """The Markdown as people read it.

        Raises:
            ReadinessError: a fault of the template.
        """
        return unmarked(self.marked)
