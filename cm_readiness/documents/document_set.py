"""The documents of one assessment on a day, with its names or without: one at a time, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.assessment import Assessment
from ..core.errors import error_of
from ..core.evaluation import Evaluation, evaluate
from ..core.gathering import has_positions, without_people
from ..core.questionnaire import Questionnaire
from ..files.path_checks import is_folder
from ..language.local_days import local_day
from ..language.words import LANGUAGES, Words, words_for
from .catalogue import DOCUMENTS
from .draft import Draft

if TYPE_CHECKING:
    from ..core.comparison import Against
    from ..core.peers import Peers
    from ..views.anonymous import Anonymiser
    from .render import Values

OWN = "report_templates"
"""The folder of one's own templates, beside the assessments."""


@dataclass(frozen=True)
class DocumentSet:
    """What documents are made of."""

    questionnaire: Questionnaire
    assessment: Assessment
    at: date
    """The day of the evaluation."""
    instead: Mapping[str, str] | None = None
    """What stands in the place of which name; None for documents with names."""
    folder: Path | None = None
    """A folder with templates of one's own."""
    against: Against | None = None
    """What came before, for a report on the progress since."""
    with_notes: bool = False
    """Whether what was noted is asked for, on a sheet of its own at the end of each document."""
    with_names: bool = False
    """Whether documents say which of several people gave which level."""
    look_for_peers: Callable[[], Peers | None] | None = None
    """Finds companies like this one, which takes a while; None where nothing is to be said of them."""

    @cached_property
    def peers(self) -> Peers | None:
        """Where companies like this one stand, where that is to be said and there are enough."""
        return self.look_for_peers() if self.look_for_peers is not None else None

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that both the program and the questionnaire speak, else the assessment's."""
        spoken = tuple(code for code in self.questionnaire.languages if code in LANGUAGES)
        return spoken or (self.assessment.language,)

    @cached_property
    def has_rounds(self) -> bool:
        """Whether the answers of several people are in the assessment."""
        return has_positions(self.questionnaire, self.assessment)

    @cached_property
    def has_workshop(self) -> bool:
        """Whether there was a workshop."""
        from ..core.workshop_changes import was_held

        return was_held(self.assessment)

    def evaluation(self, words: Words) -> Evaluation:
        """The evaluation; one without names has other words in their place, in the document's language."""
        return evaluate(self.questionnaire, self._told(words), self.at, local_day)

    def draft(self, template: str | Path, words: Words) -> Draft:
        """One document.

        Args:
            template: its name, or the file of one's own.
            words: its language.
        """
        return self._draft(template, words, self.evaluation(words), self._told_before(words))

    def drafts(self, words: Words) -> list[Draft]:
        """Every document that says something about this assessment.

        Args:
            words: their language.
        """
        from .render import Values

        evaluation, before = self.evaluation(words), self._told_before(words)
        values = Values(
            evaluation, words, against=before, with_notes=self.with_notes, peers=lambda: self.peers
        )
        return [self._draft(name, words, evaluation, before, values) for name in self._names(evaluation)]

    def check_templates(self) -> None:
        """See that the templates of one's own can be used, before any document is written.

        Raises:
            ReadinessError: the faults of the first one that has any.
        """
        from .render import check_template
        from .templates import templates

        for info in templates(self.folder):
            faults = () if info.shipped else check_template(info.path)
            if faults:
                raise error_of(faults)

    def names_left(self, language: str) -> list[str]:
        """Capitalised words in the free texts of documents without names, for a person to look at."""
        if self.instead is None:
            return []
        from ..views.anonymous import names_left

        words = words_for(language)
        before = self._told_before(words)
        told = [self._told(words), *([before.assessment] if before else [])]
        return names_left(told, self.questionnaire)

    def _draft(
        self,
        template: str | Path,
        words: Words,
        evaluation: Evaluation,
        before: Against | None,
        values: Values | None = None,
    ) -> Draft:
        return Draft(
            template, evaluation, words, folder=self.folder, against=before, with_notes=self.with_notes,
            values=values, peers=lambda: self.peers,
        )  # fmt: skip

    def _told(self, words: Words) -> Assessment:
        hidden = self._anonymiser(words)
        told = self.assessment if self.with_names else without_people(self.assessment)
        return hidden.assessment(told) if hidden else told

    def _told_before(self, words: Words) -> Against | None:
        if self.against is None:
            return None
        hidden = self._anonymiser(words)
        return hidden.side(self.against) if hidden else self.against

    def _anonymiser(self, words: Words) -> Anonymiser | None:
        """What hides the names of all that the documents are about; None for documents with names."""
        if self.instead is None:
            return None
        from ..core.resolving import resolved
        from ..language.company_words import words_of
        from ..views.anonymous import Anonymiser

        said = words_of(resolved(self.questionnaire, self.assessment.company), words)
        beside = [self.against.assessment] if self.against is not None else []
        return Anonymiser(self.questionnaire, [self.assessment, *beside], said, self.instead)

    def _names(self, evaluation: Evaluation) -> Iterator[str]:
        """The names of the documents that say something here.

        A starter only where the company has not got that far by itself, a comparison only with what came
        before, the differences only where several people answered, minutes only of a workshop; none on many
        companies.
        """
        from .templates import templates

        reached = {
            s.criterion.deliverable_id
            for s in evaluation.standings.values()
            if s.level is not None and s.level >= s.target
        }
        for info in templates(self.folder):
            document = DOCUMENTS.get(info.name)
            done = document is not None and document.starter and info.name in reached
            alone = document is not None and document.compares and self.against is None
            one = document is not None and document.rounds and not self.has_rounds
            unheld = document is not None and document.workshop and not self.has_workshop
            many = document is not None and document.portfolio
            if not (done or alone or one or unheld or many):
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
    from ..files.brand import FILE
    from .templates import find_template

    home = template.parent if isinstance(template, Path) else folder
    return (find_template(template, folder), *([home / FILE] if home is not None else []))
