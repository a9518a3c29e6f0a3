"""The workbook: its sheets, how it is printed, what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZipFile

from ...core.brand import Brand
from ...language.words import Words
from ..content import Content
from ..office import midnight, packed, safe
from .answer_sheets import sheet_names, write_dimension, write_read_me
from .base_sheet import NAME, write_base
from .results_sheet import write_results
from .sheets import answers_table, write_plan
from .styles import Styles
from .table import write_list

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
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
    title = safe(_one_line(_title(headline.company, words, plan=content.only_plan)))
    with Workbook(out, {"in_memory": True}) as book:
        styles = Styles(book, brand)
        book.set_properties({
            "title": title, "author": safe(headline.company), "company": safe(headline.company),
            "created": midnight(headline.day),
        })  # fmt: skip
        foot = brand.footer or f"{title}, {headline.date}"
        if content.blank:
            _finish(_write_to_fill_in(book, styles, content, title, "", words), foot)
        elif content.only_plan:
            _write_plan_alone(book, styles, content, words, foot)
        else:
            _write_all(book, styles, content, title, words, foot)
    return _in_language(out, words.language)


def _write_all(book: Workbook, styles: Styles, content: Content, title: str, words: Words, foot: str) -> None:
    """What is filled in, and after it what it comes to."""
    plan_name = words("Plan")
    filled = _write_to_fill_in(book, styles, content, title, plan_name, words)
    results, answers, plan = (
        book.add_worksheet(name) for name in (words("Results"), words("Answers"), plan_name)
    )
    write_results(book, results, styles, content, title, words)
    write_list(answers, styles, answers_table(content, words), fixed=2)
    write_plan(plan, styles, content, words)
    results.hide_gridlines(2)
    _finish([*filled, results, answers, plan], foot)
    results.fit_to_pages(1, 1)
    results.center_horizontally()


def _write_plan_alone(book: Workbook, styles: Styles, content: Content, words: Words, foot: str) -> None:
    """One sheet, which may be changed in every way; the one that nobody sees holds no answers."""
    name = words("Plan")
    plan = book.add_worksheet(name)
    write_plan(plan, styles, content, words)
    _for_paper(plan, _foot(foot))
    write_base(book.add_worksheet(NAME), content, {}, name, words)


def _write_to_fill_in(
    book: Workbook, styles: Styles, content: Content, title: str, plan: str, words: Words
) -> list[Worksheet]:
    """The sheets of questions; with one that nobody sees, which says what they were filled in with."""
    first = words("Read me")
    taken = (first, words("Results"), words("Answers"), words("Plan"), NAME)
    names = sheet_names(content.asked, taken)
    read_me = book.add_worksheet(first)
    write_read_me(read_me, styles, content, names, title, words)
    sheets = [read_me]
    for dimension in content.asked:
        sheet = book.add_worksheet(names[dimension.id])
        write_dimension(sheet, styles, dimension, content, words)
        sheets.append(sheet)
    write_base(book.add_worksheet(NAME), content, names, plan, words)
    return sheets


def _finish(sheets: Iterable[Worksheet], foot: str) -> None:
    """How sheets are printed; and protected, without a password, but for the cells that people write into."""
    for sheet in sheets:
        _for_paper(sheet, _foot(foot))
        sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})


def _title(company: str, words: Words, *, plan: bool) -> str:
    if plan:
        return words("{company}: action plan", company=company) if company else words("Action plan")
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
