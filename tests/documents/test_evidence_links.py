"""Evidence that is a web address can be followed, in every format; nothing else that somebody typed can."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from cm_readiness.core.assessment import Answer, Assessment
from cm_readiness.core.text import cleaned
from cm_readiness.documents.render import render
from cm_readiness.formats.document_tree import Line, parse, text_of
from cm_readiness.language.markdown_text import linked
from cm_readiness.language.web_addresses import MOST, pieces, without_addresses
from cm_readiness.language.words import words_for
from cm_readiness.views.anonymous import Anonymiser
from tests.exports import export_of, named
from tests.reports import AT, answered, evaluated, shipped

ADDRESS = "https://docs.example.org/charte_2026/(v2)?page=1&part=b#éthique"
SAFE = [
    ADDRESS, "http://intranet/quality", "https://example.org:8443/~team/a,b;c=d", "https://192.0.2.1/a",
    "https://social.example/@lenoir/1", "https://example.org/caf%C3%A9", "https://example.org/_a_*b*__c__",
]  # fmt: skip
UNSAFE = [
    "ftp://example.org", "javascript:alert(1)", "https://me@example.org", "https://me:word@example.org/a",
    "https://", "https://-a.org", "https://a|b.org", "https://example.org/a|b", "https://example.org/`a`",
    "https://example.org/[a](lang:fr)", "https://example.org/\\a", "https://example.org/%E2%80%AEa",
    "https://example.org/%0Aa", "https://example.org/a&copy;b", "https://example.org/\u202ea", "https://exämple.org",
    f"https://example.org/{'a' * MOST}", "view-source:https://example.org", "xhttps://example.org",
    "https://example.org/%zz", "www.example.org", "mailto:a@example.org", "https:/example.org",
]  # fmt: skip


def links(line: Line) -> list[tuple[str, str]]:
    """The links of a line: what is read, and where it leads."""
    found: list[tuple[str, str]] = []
    for piece in line:
        found += [(text_of(piece.inside), piece.href)] if piece.kind == "link" else links(piece.inside)
    return found


def read(markdown: str) -> Line:
    """The one line of a text."""
    (block,) = parse(markdown).blocks
    return block.line


@pytest.mark.parametrize("address", SAFE)
@pytest.mark.parametrize("form", ["{}", "see {}.", "({})", "« {} »", "<{}>", "1. {}, p. 3", "“{}”!"])
def test_an_address_is_a_link_that_says_itself(address: str, form: str) -> None:
    """Alone or within a line; the stop or bracket after it is none of it."""
    line = read(linked(form.format(address)))
    ((shown, leads_to),) = links(line)
    assert shown == address
    assert leads_to.startswith(address[:20])
    assert text_of(line) == form.format(address)


@pytest.mark.parametrize("text", UNSAFE)
def test_anything_else_stays_a_text(text: str) -> None:
    """Other schemes, names before the host, signs of Markdown, what turns the direction, what has no end."""
    assert not links(read(linked(text)))


SIGNS = st.sampled_from(" \n\\`*_{}[]()#-.!|<>~&;:$=@/'\"a1é\u00a0wts?%")


@given(st.lists(SIGNS | st.just("https://a.b/"), max_size=20).map("".join))
def test_any_text_keeps_its_signs(text: str) -> None:
    """It is read as it was typed, and what is no address is no markup."""
    line = read(f"a {linked(text)} z")
    typed = re.sub(r"[ \n]+", " ", text).strip(" ")
    assert re.sub(" +", " ", text_of(line)) == re.sub(" +", " ", f"a {typed} z")
    assert {piece.kind for piece in line} <= {"text", "link"}
    assert [shown for shown, _ in links(line)] == [piece.text for piece in pieces(typed) if piece.followed]


def assessed(*evidence: str, note: str = "", company: str = "Example") -> Assessment:
    """An assessment with evidence for one answer."""
    answer = Answer(level=1, answered=AT, evidence=evidence, note=note)
    return answered({"purpose.business_goals": answer}, company={"name": company})


@pytest.mark.parametrize(
    "document", ["technical_annex", "gap_report", "onboarding_brief", "executive_summary"]
)
def test_only_evidence_has_links(document: str) -> None:
    """Notes have none."""
    own = "https://note.example.org/a"
    text = render(document, evaluated(assessed(f"see {ADDRESS}", note=own)), words_for("en"))
    assert f"<{own}" not in text
    assert (f"see <{ADDRESS}>" in text) == (document != "executive_summary")


@pytest.mark.parametrize("kind", ["html", "pdf", "docx"])
def test_every_format_has_the_link(kind: str) -> None:
    """With the address as what is read, which the check of what was written looks for."""
    about = assessed(f"Charter: {ADDRESS}.", "https://me:word@example.org/a")
    data = export_of("technical_annex", evaluated(about), words_for("en")).make(named(kind)).data
    targets = {"html": of_html, "pdf": of_pdf, "docx": of_docx}[kind](data)
    wanted = ADDRESS.replace("é", "%C3%A9")
    assert wanted in targets
    assert not [target for target in targets if "me:word" in target]


def of_html(data: bytes) -> list[str]:
    """Where the links of a page lead."""
    return [found.replace("&amp;", "&") for found in re.findall(r'<a href="([^"]*)"', data.decode())]


def of_pdf(data: bytes) -> list[str]:
    """Where the links of a PDF lead."""
    marks = [mark.get_object() for page in PdfReader(BytesIO(data)).pages for mark in page.get("/Annots", ())]
    return [str(mark["/A"]["/URI"]) for mark in marks if "/URI" in mark.get("/A", {})]


def of_docx(data: bytes) -> list[str]:
    """Where the links of a Word document lead."""
    with ZipFile(BytesIO(data)) as parts:
        relations = parts.read("word/_rels/document.xml.rels").decode()
    return [found.replace("&amp;", "&") for found in re.findall(r'Target="(https?:[^"]*)"', relations)]


def test_an_address_with_a_name_is_left_out_whole() -> None:
    """Half of it would lead to a stranger's, and what follows might still tell who it is."""
    about = assessed("plan: https://lenoir.example.org/board and https://example.org/a", company="Lenoir")
    told = Anonymiser(shipped(), [about], words_for("en"), {}).assessment(about)
    assert told.answers["purpose.business_goals"].evidence == ("plan: https://… and https://example.org/a",)


def test_nothing_is_left_out_of_an_address_without_a_name() -> None:
    """It stays as it was typed."""
    assert without_addresses(cleaned(ADDRESS), re.compile("Lenoir")) == ADDRESS
