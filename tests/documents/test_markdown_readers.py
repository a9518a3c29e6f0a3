"""The Markdown of documents in the programs that people paste it into: the same lists in all of them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser

import markdown
import mistune
import pytest
from markdown_it import MarkdownIt

from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.documents.render import render
from cm_readiness.language.words import words_for
from tests.needs import need
from tests.reports import EDGES, EXAMPLES, evaluated, example

ALONE = [name for name, document in DOCUMENTS.items() if document.alone]


def asked(*command: str) -> Callable[[str], str]:
    """What a command makes of a text."""

    def read(text: str) -> str:
        call = [need(command[0]), *command[1:]]
        return subprocess.run(call, input=text, capture_output=True, text=True, check=True).stdout

    return read


READERS: dict[str, Callable[[str], str]] = {
    "mistune": lambda text: str(mistune.create_markdown(plugins=["table"])(text)),
    "Python-Markdown": lambda text: markdown.markdown(text, extensions=["tables"]),
    "cmark-gfm": asked("cmark-gfm", "--extension", "table"),
    "pandoc": asked("pandoc", "--from", "gfm", "--to", "html", "--wrap", "none"),
}


class Lists(HTMLParser):
    """How deep each item of a list stands, and how it begins."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.depth, self.items = 0, list[list[object]]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count lists and items."""
        self.depth += tag in ("ul", "ol")
        if tag == "li":
            self.items.append([self.depth, ""])

    def handle_endtag(self, tag: str) -> None:
        """Leave a list."""
        self.depth -= tag in ("ul", "ol")

    def handle_data(self, data: str) -> None:
        """Keep the first words of an item."""
        if self.depth and self.items and not self.items[-1][1]:
            # One of them draws boxes to tick, and one breaks long lines anew.
            self.items[-1][1] = data.lstrip("☐☒ \n").replace("\n", " ")[:8]


@cache
def text() -> str:
    """Every document about the examples, and about notes of several lines, one below the other."""
    about = [(example(name), name.rpartition(".")[2]) for name in sorted(EXAMPLES)]
    about += [(EDGES["mixed"](), "en"), (EDGES["nobody in post"](), "fr")]
    return "\n\n".join(
        render(document, evaluated(assessment), words_for(language))
        for assessment, language in about
        for document in ALONE
    )


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_sees_the_same_lists(reader: str) -> None:
    """Those that nest by four spaces alone as well."""
    wanted = Lists(MarkdownIt("commonmark").enable("table").render(text())).items
    assert {depth for depth, _ in wanted} == {1, 2}
    assert Lists(READERS[reader](text())).items == wanted
