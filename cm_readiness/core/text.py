"""Texts: as they are taken in, as a terminal may show them, and in several languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated
from unicodedata import normalize

from .declaring import Checked
from .plain_taking import NotPlainError, taker_of_type

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""What no terminal and no page is given as it is: controls but tab and newline, turns of the direction."""
_ODD = re.compile(
    r"\r\n?|[\x0b\x0c\x85\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\uf020-\uf0ff\ufdd0-\ufdef\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff]"
)
_LINE_ENDS = frozenset(["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
"""Of other systems, and those that word processors have within a paragraph."""
_SYMBOLS: Mapping[str, str] = {
    "\uf02d": "–", "\uf04a": "☺", "\uf04c": "☹", "\uf06c": "●", "\uf06e": "■", "\uf06f": "□", "\uf071": "❑",
    "\uf075": "◆", "\uf076": "❖", "\uf077": "⬥", "\uf0a1": "○", "\uf0a7": "▪", "\uf0a8": "◻", "\uf0ab": "★",
    "\uf0b7": "•", "\uf0d8": "➢", "\uf0df": "←", "\uf0e0": "→", "\uf0e8": "➔", "\uf0f0": "⇨", "\uf0fb": "✘",
    "\uf0fc": "✔", "\uf0fe": "☑",
}  # fmt: skip
"""What word processors copy for the bullets and signs of their symbol fonts, which only these fonts show."""


def _taken_in(texts: object) -> object:
    if isinstance(texts, Text):
        return dict(texts.root)
    if not isinstance(texts, Mapping):
        return texts
    return {code: cleaned(text) if isinstance(text, str) else text for code, text in texts.items()}


def _not_empty(texts: Mapping[str, str]) -> Mapping[str, str]:
    if not texts or any(not text.strip() for text in texts.values()):
        raise ValueError("empty text")
    return texts


_TEXTS = Annotated[Mapping[str, str], Checked(before=_taken_in, after=_not_empty)]


class Text:
    """A text by language code; the first language stands in where another is missing.

    Args:
        texts: at least one, none of them empty; they are taken in as `cleaned`.

    Raises:
        ValueError: pydantic's ValidationError, with all that is wrong.
    """

    __slots__ = ("root",)

    root: Mapping[str, str]

    def __init__(self, texts: object) -> None:
        object.__setattr__(self, "root", Text.model_validate(texts).root)

    @classmethod
    def model_construct(cls, texts: Mapping[str, str]) -> Text:
        """A text of what is known to be right."""
        new = cls.__new__(cls)
        object.__setattr__(new, "root", texts)
        return new

    @classmethod
    def model_validate(cls, texts: object) -> Text:
        """A text of plain data; as the constructor."""
        try:
            return cls.taken_plainly(texts)
        except NotPlainError:
            from pydantic import TypeAdapter

            return TypeAdapter(cls).validate_python(texts)

    @classmethod
    def taken_plainly(cls, texts: object) -> Text:
        """A text of data that is plainly one.

        Raises:
            NotPlainError: it has to be looked at more closely.
        """
        return texts if isinstance(texts, Text) else cls.model_construct(taker_of_type(_TEXTS)(texts))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        written = core_schema.plain_serializer_function_ser_schema(lambda text: dict(text.root))
        return core_schema.no_info_after_validator_function(
            cls.model_construct, handler.generate_schema(_TEXTS), serialization=written
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Text is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and dict(self.root) == dict(other.root)

    def __hash__(self) -> int:
        return hash(tuple(self.root.items()))

    def __reduce__(self) -> tuple[Callable[[Mapping[str, str]], Text], tuple[dict[str, str]]]:
        return Text.model_construct, (dict(self.root),)

    def __repr__(self) -> str:
        return f"Text({dict(self.root)!r})"

    def get(self, language: str) -> str:
        """The text in a language, or in the first one that the questionnaire declares.

        Args:
            language: a language code such as `fr`.
        """
        text = self.root.get(language)
        return text if text is not None else next(iter(self.root.values()))


def cleaned(text: str) -> str:
    """A text as it is taken in, whatever it was copied from: the one door for typed, pasted and read texts.

    Line ends become LF, bullets of symbol fonts those of every font, and marks that nobody sees vanish: those
    of direction, of byte order, of places to break a word or not. Real control characters stay, to be seen.
    A letter and the accent that was typed behind it are one letter, as other systems write it.
    """
    return normalize("NFC", text if is_plain(text) else _ODD.sub(_taken_as, text))


def is_plain(text: str) -> bool:
    """Whether every sign of a text can be seen, newlines apart: then nothing in it is odd or hidden.

    Args:
        text: any text.
    """
    return text.replace("\n", "").isprintable()


def on_a_single_line(text: str) -> str:
    """A text as `cleaned` for a place that has one line: line ends and tabs become a space."""
    return " ".join(filter(None, map(str.strip, re.split(r"[\n\t]", cleaned(text)))))


def visible(text: str) -> str:
    r"""A text as a terminal or a page may show it.

    Control characters stand there as escapes such as `\x1b`, and so do those that turn the direction of
    what follows. Newline and tab stay; so does everything that is a letter or a sign in some script.
    """
    return text if is_plain(text) else _HIDDEN.sub(_escape, text)


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


def _taken_as(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in _LINE_ENDS:
        return "\n"
    # Another sign of such a font means nothing here: it stays, as it did before.
    return _SYMBOLS.get(sign, sign if "\uf020" <= sign <= "\uf0ff" else "")


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
