"""Texts: as they are taken in, as a terminal may show them, and in several languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

from pydantic import RootModel, model_serializer, model_validator

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


class Text(RootModel[Mapping[str, str]], frozen=True, defer_build=True):
    """A text by language code; the first language stands in where another is missing."""

    @model_validator(mode="before")
    @classmethod
    def _taken_in(cls, texts: object) -> object:
        if not isinstance(texts, Mapping):
            return texts
        return {code: cleaned(text) if isinstance(text, str) else text for code, text in texts.items()}

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
