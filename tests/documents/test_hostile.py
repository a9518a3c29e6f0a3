"""What somebody typed is never markup: it comes out of a report as it went in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.assessment import Answer
from cm_readiness.core.text import cleaned, visible
from cm_readiness.documents.render import render
from cm_readiness.language.markdown_text import block, escape_markdown, link
from cm_readiness.language.words import words_for
from tests.documents.parsed import READER, inlines, items, labelled, sections, text_of, tokens
from tests.reports import AT, answered, evaluated, report, shipped

HOSTILE = [
    "a | b | c", "| a |", "one\ntwo\n\nthree", "<script>alert(1)</script>", "<b>bold</b> <!-- x --> <?x?>",
    "[click](javascript:alert(1))", "![image](https://example.org/x.png)", "[ref]: https://example.org",
    "# x", "## x ##", "x #", "- x", "+ x", "* x", "1. x", "12) x", "> x", "---", "===", "***", "    code",
    "```\ncode\n```", "`code`", "**bold** *it* __bold__ _it_ snake_case_name", "~~gone~~", "[Holdings]",
    "[/]", "[x] done", "&amp; &lt; &#60; &copy;", "{{ 7*7 }} {% raw %}", "&", "<", "_",
    "https://example.org www.example.org",
    "example.org a@example.org mailto:a@example.org //localhost/x", "<https://example.org>", "$a$ and $$b$$",
    "a | b\n--- | ---\n1 | 2", "a | b\n:--\n1", "x\n===", "x\n---", "back\\slash \\* \\\\", "ends with \\",
    "\u202egnp.exe", "\u2066left\u2069", "bell\x07 esc\x1b[31m nul\x00", "a\tb\t", ":smile: :+1:",
    "*", "#", "1.", "-", "|", "`", "$", "!", "![", "50% [/] off", "5 * 3 = 15",
    "Menuiserie Lenoir & Fils (Nantes)",
]  # fmt: skip

FOLLOWED = {
    "![image](https://example.org/x.png)": ["https://example.org/x.png"],
    "[ref]: https://example.org": ["https://example.org"],
    "https://example.org www.example.org": ["https://example.org"],
    "<https://example.org>": ["https://example.org"],
}  # fmt: skip
"""What can be followed where one of these is evidence: its web address, and nothing else in it."""


def inline_form(text: str) -> str:
    """How a text is to read within a line."""
    return re.sub(r"[ \t\n]+", " ", visible(text)).strip()


def line_form(text: str) -> list[str]:
    """How a text of several lines is to read, line by line."""
    lines = [visible(line.replace("\t", "    ")).strip() for line in text.split("\n")]
    return [line for line in lines if line]


def lines_of(shown: str) -> list[str]:
    """The lines of a text that was shown, without those that part its paragraphs."""
    return [line for line in (part.strip() for part in shown.split("\n")) if line]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_report_shows_hostile_texts_as_they_are(text: str) -> None:
    """On the cover, in tables, as a note, a reason and evidence; no HTML, image or foreign link comes out."""
    answers = {
        "purpose.business_goals": Answer(level=1, answered=AT, note=text, evidence=(text,)),
        "purpose.channel_choice": Answer(not_applicable=f"{text}.", answered=AT),
        "role_clarity.pay_seniority": Answer(unknown=True, answered=AT, note=text),
        f"gone.{text}": Answer(level=2, answered=AT),
    }
    key, text = f"gone.{text}", cleaned(text)
    company = {"name": text, "cm_setup": "agency", "sector": text}
    about = answered(answers, company=company, respondent=text, title=text)
    followed = FOLLOWED.get(text, [])
    assert set(_links(report(about))) <= {*followed}
    document = render("technical_annex", evaluated(about), words_for("en"))
    entries = items(document)
    assert sections(document)[0].title == f"{inline_form(text)}: technical annex"
    for label in ("Company:", "Line of business:", "Respondent:", "Assessment:"):
        assert labelled(entries, label) == [inline_form(text)]
    assert [lines_of(note) for note in labelled(entries, "Note:")] == [line_form(text)] * 2
    assert line_form(text) in [lines_of(entry) for depth, entry in entries if depth == 1]
    assert [s for s in sections(document) if s.title == inline_form(key)]
    assert _links(document) == followed


def _links(document: str) -> list[str]:
    """The addresses that a document leads to, but for printed sources; it has no other markup."""
    types = {token.type for token in inlines(document)} | {token.type for token in tokens(document)}
    assert not types & {"html_inline", "html_block", "image", "code_block", "fence", "hr", "s_open"}
    links = [str(token.attrs["href"]) for token in inlines(document) if token.type == "link_open"]
    return [address for address in links if address not in {source.url for source in shipped().sources}]


MARKS = st.text(
    st.sampled_from(" \n\t\\`*_{}[]()#+-.!|<>~&;:$=@/'\"0a1bé\u00a0\u202e\x07wWhtps"), max_size=25
)


@given(MARKS | st.text(st.characters(codec="utf-8"), max_size=20))
def test_any_text_is_literal_wherever_a_line_has_it(text: str) -> None:
    """As a paragraph, a heading, an item, a cell: one text, and it is the one that was given."""
    shown = escape_markdown(text)
    wanted = inline_form(text)
    for form in (
        "a {}\n",
        "{} z\n",
        "# a {}\n",
        "# {} z\n",
        "- {} z\n",
        "> {} z\n",
        "| a |\n| - |\n| {} z |\n",
    ):
        blocks = READER.parse(form.replace("{}", shown))
        line = [text_of(b) for b in blocks if b.type == "inline"][-1]
        plain = line.removeprefix("a") if "a {}" in form else line.removesuffix("z")
        assert plain.strip() == wanted.strip(), form
        assert {child.type for b in blocks for child in b.children or ()} <= {"text", "text_special"}


@given(MARKS | st.text(st.characters(codec="utf-8"), max_size=20))
def test_any_text_of_several_lines_is_literal_in_an_item(text: str) -> None:
    """Its lines stay lines, and it never leaves its item."""
    document = f"- **Note:** {block(text, 2)}\n- next\n"
    entries = items(document)
    assert [depth for depth, _ in entries] == [0, 0]
    lines = [line.strip() for line in entries[0][1].removeprefix("Note:").split("\n")]
    assert [line for line in lines if line] == line_form(text)


@pytest.mark.parametrize(
    "text",
    [
        "It’s a plain sentence: nothing to see here (really), half-way; 50% of it!",
        "Menuiserie Lenoir & Fils, 24 000 € brut par an ; « oui » ?",
        "snake_case and 2 < 3, A/B, e.g. this, 3.5 of 4.",
    ],
)
def test_plain_texts_stay_as_they_are(text: str) -> None:
    """Only what must be is escaped, so that the Markdown itself can be read."""
    assert escape_markdown(text) == text
    assert block(text, 2) == text


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a b", "https://a>b", "https://a\u202eb", "ftp://a", ""]
)
def test_only_web_addresses_become_links(address: str) -> None:
    """Anything else that stands as the address of a source is text."""
    assert "link_open" not in {t.type for b in READER.parse(link(address)) for t in b.children or ()}
    assert link("https://example.org/a?b=c&d") == "<https://example.org/a?b=c&d>"
