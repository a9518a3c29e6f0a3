"""Markdown: the text itself, which every other format is made from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...language.words import N_
from ..format import Format, Written

if TYPE_CHECKING:
    from ..source import Source

_ADDRESS = re.compile(r"(?<!\\)<(https?://[^<>\s]+)>")
"""A web address that can be followed; an angle bracket that somebody typed has a backslash before it."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~]|(?=\n))")


class _Markdown(Format):
    def write(self, source: Source) -> Written:
        from ...language.markdown_text import unmarked

        return Written(unmarked(source.marked).encode())

    def read_back(self, data: bytes, language: str) -> str:
        return _ESCAPED.sub(r"\1", _ADDRESS.sub(r"\1", data.decode()))

    def texts(self, source: Source) -> Iterable[str]:
        """None: it is the text itself, of which nothing gets lost."""
        return ()


FORMAT = _Markdown("md", N_("Markdown"), (".md", ".markdown"))
