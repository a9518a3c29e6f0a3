"""What a workshop is about, for windows that show its questions in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...core.assessment import Assessment
from ...core.questionnaire import Criterion, Questionnaire
from ...core.resolving import resolved
from ...language.words import Words
from ...views.beside import texts_beside
from ..shell.labels import titled
from ..shell.text import one_line


@dataclass(frozen=True)
class Subject:
    """A questionnaire as it is put to one company."""

    questionnaire: Questionnaire
    assessment: Assessment
    numbers: Mapping[str, str]
    """The number of each criterion as people see it, by full id."""

    @property
    def title(self) -> str:
        """Whose workshop it is."""
        return titled(self.assessment)

    def criterion(self, identifier: str) -> Criterion:
        """A criterion by its full id."""
        return self.questionnaire.criteria[identifier]

    def named(self, identifier: str, words: Words) -> str:
        """A criterion with its number, on one line."""
        name = one_line(self.criterion(identifier).name.get(words.language))
        return f"{self.numbers.get(identifier, '')}  {name}".strip()

    def dimension(self, identifier: str, words: Words) -> str:
        """The name of the dimension of a criterion."""
        return one_line(self.questionnaire.dimension_of(identifier).name.get(words.language))

    def question(self, identifier: str, words: Words) -> str:
        """What is asked."""
        return self.criterion(identifier).question.get(words.language)

    def levels(self, identifier: str, words: Words) -> Sequence[str]:
        """The five texts to choose from."""
        return [level.get(words.language) for level in self.criterion(identifier).levels]

    def beside(self, identifier: str, words: Words) -> Sequence[tuple[str, str]]:
        """What helps to ask, each text with its title: the follow-up question first, then evidence, why."""
        found = texts_beside(self.questionnaire, self.assessment, self.criterion(identifier), words)
        first = (words("Follow-up question"), words("What to ask to see"))
        return sorted(found, key=lambda one: first.index(one[0]) if one[0] in first else len(first))


def subject_of(authored: Questionnaire, assessment: Assessment) -> Subject:
    """What a workshop on an assessment is about.

    Args:
        authored: the questionnaire that it answers, as it was written.
        assessment: says which company it is put to.
    """
    numbers = {criterion.id: number for number, criterion in authored.numbered()}
    return Subject(resolved(authored, assessment.company), assessment, numbers)
