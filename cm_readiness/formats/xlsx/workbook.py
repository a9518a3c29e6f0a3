"""The workbook: its sheets, how it is printed, what it says of itself."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZipFile

from ...core.brand import Brand
from ...language.words import Words
from ..content import Content
from ..office import midnight, packed, safe
from .results_sheet import write_results
from .sheets import answers_table, plan_table
from .styles import Styles
from .table import write_list

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_PROPERTIES = "docProps/core.xml"
_LONGEST = 100
"""Characters at the foot of a page, of 255 that there may be, in which some count twice."""


def xlsx_of(content: Content, words: Words, brand: Brand) -> bytes:
    """A workbook; the same content gives the same bytes.

    Args:
        content: what it is about.
        words: its language.
        brand: the house style.
    """
    from xlsxwriter import Workbook

    headline, out = content.headline, BytesIO()
    title = safe(_one_line(_title(headline.company, words)))
    with Workbook(out, {"in_memory": True}) as book:
        styles = Styles(book, brand)
        book.set_properties({
            "title": title, "author": safe(headline.company), "company": safe(headline.company),
            "created": midnight(headline.day),
        })  # fmt: skip
        names = (words("Results"), words("Answers"), words("Plan"))
        results, answers, plan = (book.add_worksheet(name) for name in names)
        write_results(book, results, styles, content, title, words)
        write_list(answers, styles, answers_table(content, words), fixed=2)
        write_list(plan, styles, plan_table(content, words), fixed=2)
        results.hide_gridlines(2)
        foot = _foot(brand.footer or f"{title}, {headline.date}")
        for sheet in (results, answers, plan):
            _for_paper(sheet, foot)
        results.fit_to_pages(1, 1)
        results.center_horizontally()
    return _in_language(out, words.language)


def _title(company: str, words: Words) -> str:
    return words("{company}: gap report", company=company) if company else words("Gap report")


def _for_paper(sheet: Worksheet, foot: str) -> None:
    """Landscape, one page wide, numbered."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(foot)


def _foot(text: str) -> str:
    shown = _one_line(safe(text))
    shown = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
    return f"&L{shown.replace('&', '&&')}&R&P / &N"


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text).strip()


def _in_language(written: BytesIO, language: str) -> bytes:
    """The same workbook with its language among its properties, where the library puts none."""
    end = "</cp:coreProperties>"
    with ZipFile(written) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    said = f"<dc:language>{escape(language)}</dc:language>{end}"
    parts[_PROPERTIES] = parts[_PROPERTIES].decode().replace(end, said).encode()
    return packed(parts.items())
