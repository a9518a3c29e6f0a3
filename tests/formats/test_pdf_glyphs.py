"""PDF and characters that no font has: never a refusal, never without the standard, never without a word."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from cm_readiness.app.export import Made
from cm_readiness.core.assessment import Answer
from cm_readiness.documents.completeness import Promise, kept
from cm_readiness.formats.pdf.glyphs import drawn, missing_in, replacements
from cm_readiness.language.fault_messages import without_glyphs
from cm_readiness.language.words import words_for
from tests.exports import export_of, named, text_in
from tests.formats.test_formats import metadata_of
from tests.reports import AT, answered, evaluated

SCRIPTS = {
    "stacked marks": "Z͑ͫ̓A̴ l̶i̸n̷e ą́",
    "Latin": "Tiếng Việt, Łódź, ﬁnance, Ångström",
    "decomposed": "Cafe\u0301 a\u0300 la carte",
    "Greek and Cyrillic": "Κόσμε, Привет",
    "Arabic and Hebrew": "مرحبا بالعالم שלום",
    "Indic": "नमस्ते வணக்கம் ওহে ਸ਼",
    "Thai and Khmer": "สวัสดีชาวโลก សួស្តី",
    "East Asian": "株式会社 こんにちは 안녕하세요 葛\U000e0100 한글",
    "African": "ሰላም ߒߞߏ",
    "emoji": "🙂 👩‍👩‍👧 🇫🇷 1️⃣ #️⃣",
    "mathematics": "𝔘𝔫𝔦 ∑∂ℝ",
    "nobody's": "\uf0b7 \U0001fb00 \u0378 \ufdd0",
    "unseen": "a\u200db\u200cc\u00add\u2060e\u034ff\u3164",
}


def made_with(note: str) -> Made:
    """The report as PDF, with a note, which has been looked for in it."""
    about = answered({"purpose.business_goals": Answer(level=2, answered=AT, note=note, evidence=(note,))})
    result = export_of("technical_annex", evaluated(about), words_for("en")).make(named("pdf"))
    result.check(result.data)
    return result


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_script_is_refused_or_costs_the_standard(script: str) -> None:
    """Whatever fonts there are; what is missing is said after the export, and at the end of the document."""
    result = made_with(f"Begin {SCRIPTS[script]} end.")
    assert "pdfuaid:part" in metadata_of(PdfReader(BytesIO(result.data)))
    text = text_in("pdf", result.data, "en")
    assert all(f"U+{ord(sign):04X}" in text for sign in result.missing)
    assert bool(result.missing) == ("stands there in this PDF alone" in " ".join(text.split()))


def test_only_what_no_font_has_is_replaced() -> None:
    """A digit stays, whatever was put on it; a letter with its accent apart is one that fonts have."""
    result = made_with("1️⃣ \U0001fb00 Cafe\u0301")
    assert result.missing == "\ufe0f\u20e3\U0001fb00"
    text = text_in("pdf", result.data, "en")
    assert "1\ufffd" in text and "Café" in text
    said = without_glyphs("gap_report.pdf", result.missing, words_for("en"))
    assert all(f"U+{ord(sign):04X}" in said for sign in "\ufe0f\u20e3")


def test_the_typesetters_words_are_understood() -> None:
    """Signs that it writes as numbers as well; marks go first, and a sign of ASCII stays."""
    said = 'the text `"1"` could not be displayed with the text `"\\u{fe0f}"` could not be displayed …'
    assert missing_in(said + 'the text "株" could not be displayed') == "1\ufe0f株"
    assert replacements("1\ufe0f株\u20e3") == {"\ufe0f": "", "\u20e3": "\ufffd"}
    assert replacements("1株") == {"株": "\ufffd"}
    assert replacements("1") == {}


def test_only_texts_are_replaced() -> None:
    """No colour, font or address."""
    data = {"accent": "#株", "rows": [[{"kind": "link", "href": "株", "text": "株e\u0301"}]], "bytes": [1]}
    wanted = {"accent": "#株", "rows": [[{"kind": "link", "href": "株", "text": "\ufffdé"}]], "bytes": [1]}
    assert drawn(data, {"株": "\ufffd"}) == wanted


def test_a_letter_in_pieces_is_read_once() -> None:
    """What a PDF names twice is there; what is not there is missed all the same."""
    stacked = Promise("notes", "Z͑ͫ tail")
    assert kept([stacked], "Z͑ͫ\nZ͑ͫ\n tail") == {"notes": 1}
    assert kept([stacked, stacked], "Z͑ͫ\nZ͑ͫ\n tail") == {"notes": 1}
    assert kept([stacked], "Z͑ͫ\n") == {}
    assert kept([Promise("notes", "plain")], "plaain") == {}
