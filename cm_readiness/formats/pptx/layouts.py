"""The layouts of slides, their places for texts, charts and tables, and how these are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from ...language.words import Words
from .boxes import (
    ABOUT,
    BESIDE_SCORE,
    CAPTION,
    CHART,
    COMPANY,
    CONTENT,
    FOOTER,
    LEAST,
    NUMBER,
    READ_ACROSS,
    SCORE,
    TITLE,
    Box,
)

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""By which programs know that a shape says nothing."""

Kind = Literal["title", "ctrTitle", "subTitle", "body", "chart", "tbl", "ftr", "sldNum"]


@dataclass(frozen=True)
class Holder:
    """A place for a text, a chart or a table on a layout."""

    kind: Kind
    index: int
    """By which a slide names it."""
    name: str
    box: Box
    style: str = ""
    """What its text looks like, where not as the master says."""
    anchor: Literal["t", "ctr", "b"] = "t"


@dataclass(frozen=True)
class Layout:
    """A kind of slide."""

    name: str
    holders: tuple[Holder, ...]
    """In the order in which they are read."""
    first: bool = False
    """Whether it is the one of the first slide, which has a band of its own."""


def layouts(words: Words) -> dict[str, Layout]:
    """The layouts by the names of what stands on them, as in `slides`.

    Args:
        words: the language of the document, in which people read their names.
    """
    title = Holder("title", 0, words("Title"), TITLE, anchor="ctr")
    foot = (
        Holder("ftr", 11, words("Footer"), FOOTER, _style("tx2", LEAST), "ctr"),
        Holder("sldNum", 12, words("Slide number"), NUMBER, _style("tx2", LEAST, "r"), "ctr"),
    )
    text, score = words("Text"), words("Score")
    return {
        "Opening": Layout(
            words("First slide"),
            (
                Holder("ctrTitle", 0, words("Title"), COMPANY, _style("accent1", 44, bold=True), "b"),
                Holder("subTitle", 1, words("Subtitle"), ABOUT, _style("tx1", 20, space=10)),
            ),
            first=True,
        ),
        "Verdict": Layout(
            words("Verdict"),
            (
                title,
                Holder("body", 1, score, SCORE, _style("tx1", READ_ACROSS, space=6)),
                Holder("body", 2, text, BESIDE_SCORE),
                *foot,
            ),
        ),
        "Text": Layout(text, (title, Holder("body", 1, text, CONTENT), *foot)),
        "Bars": Layout(
            words("Chart"),
            (
                title,
                Holder("chart", 1, words("Chart"), CHART),
                Holder("body", 2, words("Caption"), CAPTION, _style("tx2", 16)),
                *foot,
            ),
        ),
        "Table": Layout(words("Table"), (title, Holder("tbl", 1, words("Table"), CONTENT), *foot)),
    }


def emu(inches: float) -> int:
    """A length as presentations write it."""
    return round(inches * 914400)


def footer_shapes(layout: Layout, first_id: int, footer: str, number: int, words: Words) -> list[str]:
    """Footer and slide number of a slide, which a layout alone does not show.

    Args:
        layout: of the slide.
        first_id: an id that no shape of the slide has.
        footer: a line of text.
        number: of the slide, until a program counts for itself.
        words: the language of the document.
    """
    language = words.record.document_code
    texts = {"ftr": run(footer, language), "sldNum": _number(language, str(number))}
    return [
        _shape(first_id + place, holder, texts[holder.kind], inherits=True, spaces=SPACES)
        for place, holder in enumerate(h for h in layout.holders if h.kind in texts)
    ]


def held(holders: Sequence[Holder], language: str) -> str:
    """The places on a layout, each with its own name for whoever fills it in.

    Args:
        holders: in the order in which they are read.
        language: with its region.
    """
    return "".join(
        _shape(number, holder, _number(language) if holder.kind == "sldNum" else run(holder.name, language))
        for number, holder in enumerate(holders, 3)
    )


def _shape(number: int, holder: Holder, text: str, *, inherits: bool = False, spaces: str = "") -> str:
    small = ' sz="quarter"' if holder.kind in ("ftr", "sldNum") else ""
    index = f' idx="{holder.index}"' if holder.index else ""
    place = "" if inherits else _placed(holder.box)
    body = "<a:bodyPr/><a:lstStyle/>"
    if not inherits:
        body = (
            f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{holder.anchor}"><a:normAutofit/>'
            f"</a:bodyPr><a:lstStyle>{holder.style}</a:lstStyle>"
        )
    held = f'<p:ph type="{holder.kind}"{small}{index}/>'
    return (
        f'<p:sp {spaces}><p:nvSpPr><p:cNvPr id="{number}" name="{escape(holder.name)}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{held}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody>{body}<a:p>{text}</a:p></p:txBody></p:sp>"
    )


def mark(box: Box) -> str:
    """A patch of the house's colour, which says nothing to those who hear a slide."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name=""><a:extLst><a:ext uri="{_DECORATIVE}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
        '</a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'{_placed(box)}<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )


def _placed(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/><a:ext cx="{emu(box.width)}" '
        f'cy="{emu(box.height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def _style(colour: str, points: int, align: str = "l", *, bold: bool = False, space: int = 0) -> str:
    return level_style(1, colour, points, align, bold=bold, space=space)


def level_style(
    number: int, colour: str, points: int, align: str, *,
    bold: bool = False, font: str = "", language: str = "", space: int = 0,
) -> str:  # fmt: skip
    """How a level of a text looks; none has a bullet of its own."""
    faces = (("latin", "lt"), ("ea", "ea"), ("cs", "cs")) if font else ()
    face = "".join(f'<a:{script} typeface="{font}-{short}"/>' for script, short in faces)
    spoken = f' lang="{language}"' if language else ""
    return (
        f'<a:lvl{number}pPr marL="{(number - 1) * 228600}" indent="0" algn="{align}"><a:spcBef><a:spcPts '
        f'val="{space * 100}"/></a:spcBef><a:buNone/><a:defRPr{spoken} sz="{points * 100}" b="{int(bold)}">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>{face}</a:defRPr></a:lvl{number}pPr>'
    )


def run(text: str, language: str) -> str:
    """A text in a language."""
    return f'<a:r><a:rPr lang="{language}"/><a:t>{escape(text, quote=False)}</a:t></a:r>'


def _number(language: str, shown: str = "‹#›") -> str:
    return (
        '<a:fld id="{6F2B9C0E-3A51-4C57-9D0A-0B6C1E6D7A10}" type="slidenum">'
        f'<a:rPr lang="{language}"/><a:t>{shown}</a:t></a:fld>'
    )
