"""One document of one evaluation in one language, as the text that every format is made from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.evaluation import Evaluation
from ..language.markdown_text import unmarked
from ..language.words import Words
from .catalogue import DOCUMENTS

if TYPE_CHECKING:
    from ..core.comparison import Against
    from ..core.peers import Peers
    from .render import Values


class Draft:
    """A document that is filled in when somebody asks for its text, and once.

    Args:
        template: its name or path, as for `render`.
        evaluation: what it is about.
        words: its language.
        folder: a folder of one's own with templates.
        against: what came before, for a document that compares.
        with_notes: whether what was noted is asked for, on a sheet of its own.
        values: the variables of its template, where other documents have the same ones.
        peers: finds companies like this one, where something is to be said of them.
    """

    def __init__(
        self,
        template: str | Path,
        evaluation: Evaluation,
        words: Words,
        *,
        folder: Path | None = None,
        against: Against | None = None,
        with_notes: bool = False,
        values: Values | None = None,
        peers: Callable[[], Peers | None] | None = None,
    ) -> None:
        self.template, self.evaluation, self.words = template, evaluation, words
        self.folder, self.against, self.with_notes = folder, against, with_notes
        self._values, self._peers = values, peers

    @property
    def name(self) -> str:
        """What it was asked for by."""
        return str(self.template)

    @property
    def home(self) -> Path | None:
        """Where the house style lies: beside a template that is given as a file, else beside all of them."""
        return self.template.parent if isinstance(self.template, Path) else self.folder

    @property
    def full(self) -> bool:
        """Whether it promises every answer, note and line of evidence."""
        document = DOCUMENTS.get(self.name)
        return document is not None and document.full

    @property
    def blank(self) -> bool:
        """Whether it is the questions without the answers, for somebody to fill in."""
        document = DOCUMENTS.get(self.name)
        return document is not None and document.blank

    @property
    def plan(self) -> bool:
        """Whether it is the plan."""
        document = DOCUMENTS.get(self.name)
        return document is not None and document.plan

    @cached_property
    def marked(self) -> str:
        """The Markdown with the marks for other formats.

        Raises:
            ReadinessError: a fault of the template.
        """
        from .render import Values, rendered

        values = self._values or Values(
            self.evaluation,
            self.words,
            against=self.against,
            with_notes=self.with_notes,
            peers=self._peers,
        )
        return rendered(self.template, values, folder=self.folder)

    @property
    def text(self) -> str:
        """The Markdown as people read it.

        Raises:
            ReadinessError: a fault of the template.
        """
        return unmarked(self.marked)
