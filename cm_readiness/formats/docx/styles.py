"""The styles and the lists of a Word document, as its own XML: nothing of any sample is in them."""

from __future__ import annotations

from html import escape

from ..document_tree import Tree
from ..fitting import Closeness
from ..page_setup import PageSetup
from .colours import INK, MUTED, TINT, accent_of

BODY_FONT = "Calibri"
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BULLETS, NUMBERS, BOXED_BULLETS = 1, 2, 3
"""The lists: what a paragraph names to be an item of one."""
_CM = 567
"""Twentieths of a point in a centimetre, in which Word measures."""
_DEEPEST = 3
"""Levels of a list."""
_BOX = f"""<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="@ACCENT@"/></w:pBdr>
    <w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>"""
_NOTHING = """
  <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
    <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>
  </w:style>
  <w:style w:type="table" w:default="1" w:styleId="TableNormal">
    <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
    <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
      <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
      <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
    </w:tblCellMar></w:tblPr>
  </w:style>
  <w:style w:type="numbering" w:default="1" w:styleId="NoList">
    <w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>
  </w:style>"""
"""What every other style rests on."""


def styles_xml(setup: PageSetup, tree: Tree, close: Closeness) -> str:
    """The part with the styles.

    Args:
        setup: colour, fonts and language.
        tree: the text, whose title stands lower on a cover.
        close: how closely it is set.
    """
    made = _Styles(setup, close, roomy=tree.has_cover)
    language = setup.words.record.document_code
    text = (
        f"<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr>{made.fonts(made.body)}"
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        f"{_NOTHING}{made.texts()}{made.headings()}{made.lists()}{made.contents()}</w:styles>"
    )
    return text.replace("@ACCENT@", accent_of(setup))


class _Styles:
    """The styles of one document while they are written; lengths in points."""

    def __init__(self, setup: PageSetup, close: Closeness, *, roomy: bool) -> None:
        self.body = setup.brand.body_font or BODY_FONT
        self._heading = setup.brand.heading_font or self.body
        self._close, self._roomy, self._accent = close, roomy, accent_of(setup)

    def texts(self) -> str:
        text, space = self._close.text, self._close.space
        box = '<w:ind w:left="240" w:right="120"/>'
        return "".join(
            (
                self._style("Normal", "Normal", size=text, after=6 * space, default=True),
                self._style("Caption", "caption", size=9, after=8, colour=MUTED),
                self._style("Header", "header", size=8.5, colour=MUTED),
                self._style("Footer", "footer", size=8.5, colour=MUTED),
                self._style(
                    "Callout", "Callout", size=text, after=3 * space + 1, before_text=_BOX, behind=box
                ),
                self._style(
                    "CalloutBullet", "Callout Bullet", size=text, after=3 * space + 1,
                    before_text=f"{_numbered(BOXED_BULLETS)}{_BOX}",
                ),
                self._style("Between", "Between", size=max(1.0, 6 * space)),
            )
        )  # fmt: skip

    def headings(self) -> str:
        space = self._close.space
        above = (20 if self._roomy else 14, 15 if self._roomy else 12, 10, 10)
        found = [
            self._style(
                "Title", "Title", size=self._close.title, colour=self._accent, bold=True, heading=True,
                after=8 * space,
            )
        ]  # fmt: skip
        for level, size in enumerate(self._close.headings):
            found.append(
                self._style(
                    f"Heading{level + 1}", f"heading {level + 1}", size=size, bold=True, heading=True,
                    colour=INK if level else self._accent, before=above[level] * (0.25 + 0.75 * space),
                    after=(5, 5, 4, 3)[level] * space + 1, behind=f'<w:outlineLvl w:val="{level}"/>',
                )
            )  # fmt: skip
        return "".join(found)

    def lists(self) -> str:
        size, after = self._close.text, 3 * self._close.space
        found = []
        for level in range(_DEEPEST):
            number = f" {level + 1}" if level else ""
            for kind, numbers in (("Bullet", BULLETS), ("Number", NUMBERS)):
                found.append(
                    self._style(
                        f"List{kind}{number.strip()}", f"List {kind}{number}", size=size, after=after,
                        before_text=_numbered(numbers, level),
                    )
                )  # fmt: skip
        return "".join(found)

    def contents(self) -> str:
        stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{round(16.5 * _CM)}"/></w:tabs>'
        size = self._close.text
        return (
            self._style(
                "TOCHeading", "TOC Heading", size=16, bold=True, heading=True, colour=self._accent, after=10
            )
            + self._style("TOC1", "toc 1", size=size, bold=True, before=4, after=2, before_text=stop)
            + self._style(
                "TOC2", "toc 2", size=size, after=2, before_text=stop, behind='<w:ind w:left="397"/>'
            )
        )

    def fonts(self, font: str) -> str:
        name = escape(font)
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'

    def _style(
        self,
        identifier: str,
        name: str,
        *,
        size: float,
        before: float = 0,
        after: float = 0,
        colour: str = INK,
        bold: bool = False,
        heading: bool = False,
        default: bool = False,
        before_text: str = "",
        behind: str = "",
    ) -> str:
        """A style of paragraphs.

        Args:
            before_text: what its properties have ahead of the spacing.
            behind: and what they have after it.
        """
        kept = "<w:keepNext/><w:keepLines/>" if heading else ""
        font = self._heading if heading else self.body
        basis = "" if default else '<w:basedOn w:val="Normal"/>'
        own = ' w:default="1"' if default else ""
        following = '<w:next w:val="Normal"/>' if heading else ""
        return (
            f'<w:style w:type="paragraph"{own} w:styleId="{identifier}"><w:name w:val="{name}"/>{basis}'
            f'{following}<w:qFormat/><w:pPr>{kept}{before_text}<w:spacing w:before="{round(20 * before)}" '
            f'w:after="{round(20 * after)}"/>{behind}</w:pPr><w:rPr>{self.fonts(font)}'
            f'{"<w:b/>" if bold else ""}<w:color w:val="{colour}"/><w:sz w:val="{round(2 * size)}"/>'
            f'<w:szCs w:val="{round(2 * size)}"/></w:rPr></w:style>'
        )


def _numbered(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def numbering_xml() -> str:
    """The part with the lists: bullets, numbers, and bullets in a box."""
    bullets = "".join(_level(n, "bullet", "•–•"[n], 0.63 * (n + 1) * _CM) for n in range(_DEEPEST))
    numbers = "".join(_level(n, "decimal", f"%{n + 1}.", 0.63 * (n + 1) * _CM) for n in range(_DEEPEST))
    boxed = _level(0, "bullet", "•", 240 + 0.5 * _CM, 0.5 * _CM, right=120)
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
        for number, levels in enumerate((bullets, numbers, boxed), 1)
    )
    listed = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2, 3)
    )
    return f"<w:numbering {SPACE}>{abstract}{listed}</w:numbering>"


def _level(
    level: int, kind: str, text: str, left: float, hanging: float = 0.63 * _CM, *, right: int = 0
) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{round(left)}" w:right="{right}" '
        f'w:hanging="{round(hanging)}"/></w:pPr></w:lvl>'
    )
