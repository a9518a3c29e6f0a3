"""The documents of one assessment on a day, with its names or without: one at a time, or all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.assessment import Assessment
from ..core.errors import error_of
from ..core.evaluation import Evaluation, evaluate
from ..core.questionnaire import Questionnaire
from ..files.path_checks import is_folder
from ..language.local_days import local_day
from ..language.words import LANGUAGES, Words, words_for
from .catalogue import DOCUMENTS
from .export import FORMATS, PAGES, STYLED, Export, Made

if TYPE_CHECKING:
    from ..views.anonymous import Anonymiser
    from ..views.comparison import Against

OWN = "report_templates"
"""The folder of one's own templates, beside the assessments."""
MAIN = "gap_report"
"""The document that is meant unless another one is named; the answers go with it."""


@dataclass(frozen=True)
class Member:
    """One file of the family."""

    path: Path
    """Where it goes, in the folder of the family."""
    document: Export
    form: str

    @property
    def name(self) -> str:
        """The name of its template."""
        return str(self.document.template)

    def made(self) -> Made:
        """The document in its format."""
        return self.document.make(self.form)


@dataclass(frozen=True)
class Edition:
    """What documents are made of."""

    questionnaire: Questionnaire
    assessment: Assessment
    at: date
    """The day of the evaluation."""
    instead: Mapping[str, str] | None = None
    """What stands in the place of which name; None for an edition with names."""
    folder: Path | None = None
    """A folder with templates of one's own."""
    against: Against | None = None
    """What came before, for a report on the progress since."""

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that both the program and the questionnaire speak, else the assessment's."""
        spoken = tuple(code for code in self.questionnaire.languages if code in LANGUAGES)
        return spoken or (self.assessment.language,)

    def evaluation(self, words: Words) -> Evaluation:
        """The evaluation; one without names has other words in their place, in the document's language."""
        return evaluate(self.questionnaire, self._told(words), self.at, local_day)

    def document(self, template: str | Path, words: Words, forms: Sequence[str]) -> Export:
        """One document.

        Args:
            template: its name, or the file of one's own.
            words: its language.
            forms: the formats that it will be asked for; plain text needs no house style.

        Raises:
            ReadinessError: the house style has a fault.
        """
        return self._document(template, words, self.evaluation(words), self._told_before(words), forms)

    def family(self, forms: Sequence[str] = FORMATS, languages: Sequence[str] = ()) -> list[Member]:
        """Every document that says something about this assessment.

        Args:
            forms: in which formats.
            languages: in which ones; none for all.

        Raises:
            ReadinessError: the house style has a fault.
        """
        members = []
        for words in map(words_for, languages or self.languages):
            evaluation, before = self.evaluation(words), self._told_before(words)
            for name in self._names(evaluation):
                document = self._document(name, words, evaluation, before, forms)
                members += [
                    Member(Path(words.language, f"{name}.{form}"), document, form)
                    for form in forms
                    if form in PAGES or name == MAIN
                ]
        return members

    def check_templates(self) -> None:
        """See that the templates of one's own can be used, before any of the family is written.

        Raises:
            ReadinessError: the faults of the first one that has any.
        """
        from .render import check_template, templates

        for info in templates(self.folder):
            faults = () if info.shipped else check_template(info.path)
            if faults:
                raise error_of(faults)

    def names_left(self, language: str) -> list[str]:
        """Capitalised words in the free texts of an edition without names, for a person to look at."""
        if self.instead is None:
            return []
        from ..views.anonymous import names_left

        words = words_for(language)
        before = self._told_before(words)
        told = [self._told(words), *([before.assessment] if before else [])]
        return names_left(told, self.questionnaire)

    def _document(
        self,
        template: str | Path,
        words: Words,
        evaluation: Evaluation,
        before: Against | None,
        forms: Sequence[str],
    ) -> Export:
        style = None
        if not set(STYLED).isdisjoint(forms):
            from .brand import find_house

            style = find_house(_home(template, self.folder))
        return Export(template, evaluation, words, folder=self.folder, style=style, against=before)

    def _told(self, words: Words) -> Assessment:
        hidden = self._anonymiser(words)
        return hidden.assessment(self.assessment) if hidden else self.assessment

    def _told_before(self, words: Words) -> Against | None:
        if self.against is None:
            return None
        hidden = self._anonymiser(words)
        return hidden.side(self.against) if hidden else self.against

    def _anonymiser(self, words: Words) -> Anonymiser | None:
        """What hides the names of all that the documents are about; None for an edition with names."""
        if self.instead is None:
            return None
        from ..views.anonymous import Anonymiser

        beside = [self.against.assessment] if self.against is not None else []
        return Anonymiser(self.questionnaire, [self.assessment, *beside], words, self.instead)

    def _names(self, evaluation: Evaluation) -> Iterator[str]:
        """The names of the documents that say something here.

        A starter only where the company has not got that far by itself, a comparison only with what came
        before.
        """
        from .render import templates

        reached = {
            s.criterion.deliverable_id
            for s in evaluation.standings.values()
            if s.level is not None and s.level >= s.target
        }
        for info in templates(self.folder):
            document = DOCUMENTS.get(info.name)
            done = document is not None and document.starter and info.name in reached
            alone = document is not None and document.compares and self.against is None
            if not done and not alone:
                yield info.name


def own_templates(file: Path, assessments: Path) -> Path | None:
    """The folder of one's own templates, if there is one.

    Args:
        file: of the assessment; a folder beside it goes first.
        assessments: the folder of the assessments.
    """
    places = (file.parent / OWN, assessments / OWN)
    return next((place for place in places if is_folder(place)), None)


def own_files(template: str | Path, folder: Path | None) -> tuple[Path, ...]:
    """The template and the house style that a document is made of, which it is never written over.

    Args:
        template: its name, or the file of one's own.
        folder: the folder of one's own templates.

    Raises:
        ReadinessError: there is no such template.
    """
    from .brand import FILE
    from .render import find_template

    home = _home(template, folder)
    return (find_template(template, folder), *([home / FILE] if home is not None else []))


def _home(template: str | Path, folder: Path | None) -> Path | None:
    """The folder of the house style: beside a template that is given as a file, else beside all of them."""
    return template.parent if isinstance(template, Path) else folder


def check_installed(forms: Sequence[str]) -> None:
    """Say what has to be installed for some formats, before anything is made.

    Raises:
        ReadinessError: `no_typst`, `no_docx`.
    """
    if "docx" in forms:
        from ..formats.docx.document import check_installed

        check_installed()
    if "pdf" in forms or "docx" in forms:
        from ..formats.pdf.document import typesetter

        typesetter()
    if "pdf" in forms:
        from ..formats.pdf.text import check_installed as check_reader

        check_reader()
