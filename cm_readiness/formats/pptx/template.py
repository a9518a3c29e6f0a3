"""The empty presentation that slides are put into: theme, master, layouts and page of notes, all our own.

The library's own sample would leave its format, its names and its dates in every file.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from ...core.brand import Brand
from ...language.words import Words
from ..charts import INK, MUTED, RULE, TARGET, TINT
from .boxes import ACCENT, BAND, HEIGHT, READ_ACROSS, WIDTH
from .layouts import SPACES, Holder, Layout, emu, held, layouts, level_style, mark, run

FONT = "Calibri"
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


def _theme(brand: Brand) -> str:
    body = brand.body_font or FONT
    filled = (Path(__file__).parent / "theme.xml").read_text("utf-8")
    for key, value in {
        "INK": INK, "MUTED": MUTED, "TINT": TINT, "RULE": RULE, "TARGET": TARGET, "ACCENT": brand.accent,
    }.items():  # fmt: skip
        filled = filled.replace(f"@{key}@", value.lstrip("#").upper())
    return filled.replace("@HEADING@", escape(brand.heading_font or body)).replace("@BODY@", escape(body))


def _presentation(language: str) -> str:
    return (
        f'{_HEAD}<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
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
    title = level_style(1, "accent1", 30, "l", bold=True, font="+mj", language=language)
    body = "".join(_plain(number, language, space=10) for number in range(1, 6))
    return (
        f"{_HEAD}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill>"
        '<a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"<p:spTree>{_GROUP}{mark(ACCENT)}{held(holders, language)}</p:spTree></p:cSld>"
        f"<p:clrMap {_MAP}/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles>"
        f"<p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{_other(language)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _plain(number: int, language: str, *, points: int = READ_ACROSS, space: int = 0) -> str:
    return level_style(number, "tx1", points, "l", font="+mn", language=language, space=space)


def _other(language: str) -> str:
    """How texts look that no place says anything of, such as those of tables."""
    return "".join(_plain(number, language) for number in range(1, 10))


def _layout(layout: Layout, language: str) -> str:
    shown, band = (' showMasterSp="0"', mark(BAND)) if layout.first else ("", "")
    return (
        f'{_HEAD}<p:sldLayout {SPACES} preserve="1" userDrawn="1"{shown}>'
        f'<p:cSld name="{escape(layout.name)}"><p:spTree>{_GROUP}{band}{held(layout.holders, language)}'
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
        f"<a:p>{run(name, language)}</a:p></p:txBody></p:sp>"
    )
    style = "".join(_plain(number, language, points=12, space=4) for number in range(1, 6))
    return (
        f'{_HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/>'
        f"</a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{_GROUP}{picture}{notes}</p:spTree></p:cSld>"
        f"<p:clrMap {_MAP}/><p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
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
