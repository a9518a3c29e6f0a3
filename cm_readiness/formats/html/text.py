"""The text of a page that this program wrote, read back."""

from __future__ import annotations

from html.parser import HTMLParser

_SILENT = ("style", "svg", "nav", "title")


def html_text(page: str) -> str:
    """What a reader finds on a page, without its style, its drawings and its contents.

    Args:
        page: the whole file.
    """
    reader = _PageReader()
    reader.feed(page)
    return "".join(reader.found)


class _PageReader(HTMLParser):
    """Collects the text of a page, without its style and its drawings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)
