"""The empty presentation that slides are put into: theme, master, layouts and page of notes, all our own.

The library's own sample would leave its format, its names and its dates in every file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

from ...core.brand import Brand
from ...language.words import Words
from ..charts import INK, MUTED, RULE, TARGET, TINT
from .boxes import (
    ABOUT,
    ACCENT,
    BAND,
    BESIDE_SCORE,
    CAPTION,
    CHART,
    COMPANY,
    CONTENT,
    FOOTER,
    HEIGHT,
    LEAST,
    NUMBER,
    READ_ACROSS,
    SCORE,
    TITLE,
    WIDTH,
    Box,
)

FONT = "Calibri"
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off '
    'x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
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


def template(words: Words, brand: Brand) -> BytesIO:
    """An empty presentation.

    Args:
        words: the language of the document.
        brand: its colour and its fonts.
    """
    language, theme = words.record.document_code, _theme(brand)
    shapes = layouts(words)
    parts = {
        "_rels/.rels": _relations([("officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": _presentation(language),
        "ppt/_rels/presentation.xml.rels": _relations(
            [
                ("slideMaster", "slideMasters/slideMaster1.xml"),
                ("notesMaster", "notesMasters/notesMaster1.xml"),
                ("theme", "theme/theme1.xml"),
            ]
        ),
        "ppt/theme/theme1.xml": theme,
        "ppt/theme/theme2.xml": theme,
        "ppt/slideMasters/slideMaster1.xml": _master(shapes["Text"].holders, len(shapes), language),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            [
                *(
                    ("slideLayout", f"../slideLayouts/slideLayout{number}.xml")
                    for number in range(1, len(shapes) + 1)
                ),
                ("theme", "../theme/theme1.xml"),
            ]
        ),
        "ppt/notesMasters/notesMaster1.xml": _notes_master(words, language),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations([("theme", "../theme/theme2.xml")]),
    }
    to_master = _relations([("slideMaster", "../slideMasters/slideMaster1.xml")])
    for number, layout in enumerate(shapes.values(), 1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = _layout(layout, language)
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = to_master
    parts = {"[Content_Types].xml": _content_types(parts), **parts}
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    out.seek(0)
    return out


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
    texts = {"ftr": _run(footer, language), "sldNum": _number(language, str(number))}
    return [
        _shape(first_id + place, holder, texts[holder.kind], inherits=True, spaces=_SPACES)
        for place, holder in enumerate(h for h in layout.holders if h.kind in texts)
    ]


def _theme(brand: Brand) -> str:
    body = brand.body_font or FONT
    filled = (Path(__file__).parent / "theme.xml").read_text("utf-8")
    for mark, value in {
        "INK": INK, "MUTED": MUTED, "TINT": TINT, "RULE": RULE, "TARGET": TARGET, "ACCENT": brand.accent,
    }.items():  # fmt: skip
        filled = filled.replace(f"@{mark}@", value.lstrip("#").upper())
    return filled.replace("@HEADING@", escape(brand.heading_font or body)).replace("@BODY@", escape(body))


def _presentation(language: str) -> str:
    return (
        f'{_HEAD}<p:presentation {_SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
        '</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(WIDTH)}" cy="{emu(HEIGHT)}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{language}"/></a:defPPr>'
        f"{_other(language)}</p:defaultTextStyle>"
        "</p:presentation>"
    )


def _master(holders: Sequence[Holder], count: int, language: str) -> str:
    ids = "".join(
        f'<p:sldLayoutId id="{2147483648 + number}" r:id="rId{number}"/>' for number in range(1, count + 1)
    )
    title = _level(1, "accent1", 30, "l", bold=True, font="+mj", language=language)
    body = "".join(_plain(number, language, space=10) for number in range(1, 6))
    return (
        f"{_HEAD}<p:sldMaster {_SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill>"
        '<a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"<p:spTree>{_GROUP}{_mark(ACCENT)}{_held(holders, language)}</p:spTree></p:cSld>"
        f"<p:clrMap {_MAP}/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles>"
        f"<p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{_other(language)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _plain(number: int, language: str, *, points: int = READ_ACROSS, space: int = 0) -> str:
    return _level(number, "tx1", points, "l", font="+mn", language=language, space=space)


def _other(language: str) -> str:
    """How texts look that no place says anything of, such as those of tables."""
    return "".join(_plain(number, language) for number in range(1, 10))


def _layout(layout: Layout, language: str) -> str:
    shown, mark = (' showMasterSp="0"', _mark(BAND)) if layout.first else ("", "")
    return (
        f'{_HEAD}<p:sldLayout {_SPACES} preserve="1" userDrawn="1"{shown}>'
        f'<p:cSld name="{escape(layout.name)}"><p:spTree>{_GROUP}{mark}{_held(layout.holders, language)}'
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _notes_master(words: Words, language: str) -> str:
    image, name = escape(words("Slide image")), escape(words("Notes"))
    picture = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{image}"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/>'
        '</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="685800"/><a:ext cx="5486400" cy="3086100"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill>'
        '<a:schemeClr val="tx2"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    notes = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="3" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        '<a:off x="685800" y="4000500"/><a:ext cx="5486400" cy="4457700"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
        f"<a:p>{_run(name, language)}</a:p></p:txBody></p:sp>"
    )
    style = "".join(_plain(number, language, points=12, space=4) for number in range(1, 6))
    return (
        f'{_HEAD}<p:notesMaster {_SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/>'
        f"</a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{_GROUP}{picture}{notes}</p:spTree></p:cSld>"
        f"<p:clrMap {_MAP}/><p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
    )


def _held(holders: Sequence[Holder], language: str) -> str:
    return "".join(
        _shape(number, holder, _number(language) if holder.kind == "sldNum" else _run(holder.name, language))
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


def _mark(box: Box) -> str:
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
    return _level(1, colour, points, align, bold=bold, space=space)


def _level(
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


def _run(text: str, language: str) -> str:
    return f'<a:r><a:rPr lang="{language}"/><a:t>{escape(text, quote=False)}</a:t></a:r>'


def _number(language: str, shown: str = "‹#›") -> str:
    return (
        '<a:fld id="{6F2B9C0E-3A51-4C57-9D0A-0B6C1E6D7A10}" type="slidenum">'
        f'<a:rPr lang="{language}"/><a:t>{shown}</a:t></a:fld>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{listed}</Relationships>'


def _content_types(parts: dict[str, str]) -> str:
    kinds = {
        "ppt/presentation": "presentationml.presentation.main", "ppt/theme/": "theme",
        "ppt/slideMasters/": "presentationml.slideMaster", "ppt/notesMasters/": "presentationml.notesMaster",
        "ppt/slideLayouts/": "presentationml.slideLayout",
    }  # fmt: skip
    listed = "".join(
        f'<Override PartName="/{name}" '
        f'ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for name in parts
        for start, kind in kinds.items()
        if name.startswith(start) and name.endswith(".xml")
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )
