"""A text in several languages."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import RootModel, model_validator


class Text(RootModel[Mapping[str, str]], frozen=True):
    """A text by language code; the first language stands in where another is missing."""

    @model_validator(mode="after")
    def _not_empty(self) -> Text:
        if not self.root or any(not text.strip() for text in self.root.values()):
            raise ValueError("empty text")
        return self

    def get(self, language: str) -> str:
        """The text in a language, or in the first one that the questionnaire declares.

        Args:
            language: a language code such as `fr`.
        """
        text = self.root.get(language)
        return text if text is not None else next(iter(self.root.values()))
