"""The styles and the lists of a Word document, as its own XML: nothing of any sample is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from ..document_tree import Tree
from ..fitting import Closeness
from ..page_setup import PageSetup
from .colours import INK, MUTED, TINT, accent_of
from .parts import CM, POINT

BODY_FONT = "Calibri"
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BULLETS, NUMBERS, BOXED_BULLETS = 1, 2, 3
"""The lists: what a paragraph names to be an item of one."""
_DEEPEST = 3
"""Levels of a list."""
_HANGING = 0.63 * CM
_BOXED = round(240 + 0.5 * CM)
_BOX_RIGHT = 120
_NOTHING = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
"""What every other style rests on."""


@dataclass
class Style:
    """How paragraphs look; lengths and letters as in `parts`."""

    identifier: str
    name: str
    size: int
    before: int = 0
    after: int = 0
    colour: str = INK
    heading: bool = False
    """Whether it stays with what follows it, in the font of headings."""
    bold: bool = False
    listed: tuple[int, int] | None = None
    """The list that its paragraphs are items of, and how deep."""
    boxed: bool = False
    left: int = 0
    right: int = 0
    stop: int = 0
    """Where dots lead to a number at the end of the line; 0 for nowhere."""
    outline: int | None = None
    """The level of a heading, from 0."""

    @property
    def indent(self) -> int:
        """What its lines leave of the width, left and right."""
        if self.listed is None:
            return self.left + self.right
        number, level = self.listed
        return _BOXED + _BOX_RIGHT if number == BOXED_BULLETS else _item(level)


def _item(level: int) -> int:
    """How far an item of a list begins from the left."""
    return round(_HANGING * (level + 1))


def styles_of(tree: Tree, setup: PageSetup, close: Closeness) -> dict[str, Style]:
    """The styles of a document by their ids.

    Args:
        tree: its text.
        setup: colour and fonts.
        close: how closely it is set.
    """
    found = (*_texts(close), *_headings(close, accent_of(setup), roomy=tree.has_cover), *_lists(close),
             *_contents(close, accent_of(setup)))  # fmt: skip
    return {style.identifier: style for style in found}


def _points(size: float) -> int:
    return round(2 * size)


def _space(points: float) -> int:
    return round(POINT * points)


def _texts(close: Closeness) -> Iterator[Style]:
    text, space = _points(close.text), close.space
    boxed = _space(3 * space + 1)
    yield Style("Normal", "Normal", text, after=_space(6 * space))
    yield Style("Caption", "caption", _points(9), after=_space(8), colour=MUTED)
    yield Style("Header", "header", _points(8.5), colour=MUTED)
    yield Style("Footer", "footer", _points(8.5), colour=MUTED)
    yield Style("Callout", "Callout", text, after=boxed, boxed=True, left=240, right=_BOX_RIGHT)
    yield Style("CalloutBullet", "Callout Bullet", text, after=boxed, boxed=True, listed=(BOXED_BULLETS, 0))
    yield Style("Between", "Between", _points(max(1.0, 6 * space)))


def _headings(close: Closeness, accent: str, *, roomy: bool) -> Iterator[Style]:
    space = close.space
    above = (20 if roomy else 14, 15 if roomy else 12, 10, 10)
    yield Style(
        "Title", "Title", _points(close.title), after=_space(8 * space), colour=accent, heading=True,
        bold=True,
    )  # fmt: skip
    for level, size in enumerate(close.headings):
        yield Style(
            f"Heading{level + 1}", f"heading {level + 1}", _points(size), heading=True, bold=True,
            before=_space(above[level] * (0.25 + 0.75 * space)),
            after=_space((5, 5, 4, 3)[level] * space + 1),
            colour=INK if level else accent, outline=level,
        )  # fmt: skip


def _lists(close: Closeness) -> Iterator[Style]:
    size, after = _points(close.text), _space(3 * close.space)
    for level in range(_DEEPEST):
        number = f" {level + 1}" if level else ""
        for kind, numbers in (("Bullet", BULLETS), ("Number", NUMBERS)):
            yield Style(
                f"List{kind}{number.strip()}", f"List {kind}{number}", size, after=after,
                listed=(numbers, level),
            )  # fmt: skip


def _contents(close: Closeness, accent: str) -> Iterator[Style]:
    size, stop = _points(close.text), round(16.5 * CM)
    yield Style(
        "TOCHeading", "TOC Heading", _points(16), after=_space(10), colour=accent, heading=True, bold=True
    )
    yield Style("TOC1", "toc 1", size, before=_space(4), after=_space(2), bold=True, stop=stop)
    yield Style("TOC2", "toc 2", size, after=_space(2), stop=stop, left=397)


def styles_xml(styles: Mapping[str, Style], setup: PageSetup) -> str:
    """The part with the styles.

    Args:
        styles: those of `styles_of`.
        setup: colour, fonts and language.
    """
    body = _fonts(setup.brand.body_font or BODY_FONT)
    heading = _fonts(setup.brand.heading_font or setup.brand.body_font or BODY_FONT)
    language = setup.words.record.document_code
    box = (
        f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{accent_of(setup)}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
    )
    listed = "".join(_style(each, heading if each.heading else body, box) for each in styles.values())
    return (
        f"<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr>{body}"
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        f"{_NOTHING}{listed}</w:styles>"
    )


def _style(style: Style, font: str, box: str) -> str:
    default = style.identifier == "Normal"
    own = ' w:default="1"' if default else ""
    basis = "" if default else '<w:basedOn w:val="Normal"/>'
    following = '<w:next w:val="Normal"/>' if style.heading else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style.identifier}"><w:name w:val="{style.name}"/>'
        f"{basis}{following}<w:qFormat/><w:pPr>{_properties(style, box)}</w:pPr><w:rPr>{font}"
        f'{"<w:b/>" if style.bold else ""}<w:color w:val="{style.colour}"/>'
        f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr></w:style>'
    )


def _properties(style: Style, box: str) -> str:
    """What a style says of whole paragraphs."""
    right = f' w:right="{style.right}"' if style.right else ""
    listed, outline = style.listed, style.outline
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{style.stop}"/></w:tabs>'
    return "".join(
        (
            "<w:keepNext/><w:keepLines/>" if style.heading else "",
            f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
            if listed
            else "",
            box if style.boxed else "",
            stop if style.stop else "",
            f'<w:spacing w:before="{style.before}" w:after="{style.after}"/>',
            f'<w:ind w:left="{style.left}"{right}/>' if style.left else "",
            f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else "",
        )
    )


def _fonts(font: str) -> str:
    name = escape(font)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def numbering_xml(starts: Mapping[int, int]) -> str:
    """The part with the lists: bullets, numbers, bullets in a box, and each list that is numbered.

    Args:
        starts: the first number of each numbered list, by what its items name.
    """
    bullets = "".join(_level(n, "bullet", "•–•"[n], _item(n)) for n in range(_DEEPEST))
    numbers = "".join(_level(n, "decimal", f"%{n + 1}.", _item(n)) for n in range(_DEEPEST))
    boxed = _level(0, "bullet", "•", _BOXED, round(0.5 * CM), right=_BOX_RIGHT)
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
        for number, levels in enumerate((bullets, numbers, boxed), 1)
    )
    listed = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2, 3)
    )
    own = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{NUMBERS}"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, start in starts.items()
    )
    return f"<w:numbering {SPACE}>{abstract}{listed}{own}</w:numbering>"


def _level(
    level: int, kind: str, text: str, left: int, hanging: int = round(_HANGING), *, right: int = 0
) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:right="{right}" '
        f'w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )
