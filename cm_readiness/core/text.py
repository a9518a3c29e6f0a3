"""A text in several languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import RootModel, model_serializer, model_validator

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Text(RootModel[Mapping[str, str]], frozen=True, defer_build=True):
    """A text by language code; the first language stands in where another is missing."""

    @model_validator(mode="after")
    def _not_empty(self) -> Text:
        if not self.root or any(not text.strip() for text in self.root.values()):
            raise ValueError("empty text")
        return self

    @model_serializer
    def _written_out(self) -> dict[str, str]:
        return dict(self.root)

    def get(self, language: str) -> str:
        """The text in a language, or in the first one that the questionnaire declares.

        Args:
            language: a language code such as `fr`.
        """
        text = self.root.get(language)
        return text if text is not None else next(iter(self.root.values()))


def visible(text: str) -> str:
    r"""A text as a terminal may show it: control characters stand there as escapes such as `\x1b`.

    Newline and tab stay; so does everything that is a letter or a sign in some script.
    """
    return _CONTROLS.sub(_escape, text)


def on_one_line(text: str) -> str:
    r"""A text as it may stand within one line: as `visible`, and line breaks and tabs are escapes too."""
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")


def read_together(first: str, second: str) -> tuple[str, ...]:
    """Two names as they stand one after the other; the second alone where it begins with the first.

    Args:
        first: such as a company.
        second: such as the title of its assessment.
    """
    first, second = first.strip(), second.strip()
    repeats = second.startswith(first) and not second[len(first) :][:1].isalnum()
    return tuple(name for name in ("" if repeats else first, second) if name)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
