"""Web pages: one file each, with nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.words import N_
from ..format import Format, Written

if TYPE_CHECKING:
    from ..source import Source


class _Html(Format):
    def write(self, source: Source) -> Written:
        from .page import html_of

        return Written(html_of(source.tree, source.page).encode())

    def read_back(self, data: bytes, language: str) -> str:
        from .text import html_text

        return html_text(data.decode())


FORMAT = _Html("html", N_("Web page (HTML)"), (".html", ".htm"), styled=True, choice=3, closing=b"</html>")
