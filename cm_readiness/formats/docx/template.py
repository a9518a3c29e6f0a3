"""The empty document that a text is put into: styles, lists, settings and properties, all our own.

The library's own sample would leave its picture, its program, its dates and an old Word's mode in every file.
"""

from __future__ import annotations

from html import escape
from io import BytesIO

from ..document_tree import Tree
from ..fitting import Closeness
from ..office import LONGEST_PROPERTY, midnight, packed, safe
from ..page_setup import PageSetup
from .styles import SPACE, numbering_xml, styles_xml

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = {
    "word/document.xml": "document.main", "word/styles.xml": "styles", "word/numbering.xml": "numbering",
    "word/settings.xml": "settings",
}  # fmt: skip
_COMPATIBILITY = {
    "compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1, "differentiateMultirowTableHeaders": 1,
}  # fmt: skip
"""15 is what Word has used since 2013; below it the window says *Compatibility mode*."""


def template(setup: PageSetup, tree: Tree, close: Closeness) -> BytesIO:
    """An empty document.

    Args:
        setup: what stands around its text.
        tree: the text that comes into it.
        close: how closely it is set.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(setup),
        "word/document.xml": f"<w:document {SPACE}><w:body><w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            *((f"{_OFFICE}/{kind}", f"{kind}.xml") for kind in ("styles", "numbering", "settings"))
        ),
        "word/styles.xml": styles_xml(setup, tree, close),
        "word/numbering.xml": numbering_xml(),
        "word/settings.xml": _settings(),
    }
    return BytesIO(packed((name, _HEAD + part) for name, part in parts.items()))


def _settings() -> str:
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY.items()
    )
    return (
        f'<w:settings {SPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compatibility}</w:compat></w:settings>'
    )


def _properties(setup: PageSetup) -> str:
    title, author = (escape(safe(text)[:LONGEST_PROPERTY]) for text in (setup.title, setup.company))
    day = midnight(setup.day).isoformat()
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}Z</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>{times}"
        f"<dc:language>{setup.words.record.document_code}</dc:language></cp:coreProperties>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="{word}.{kind}+xml"/>' for name, kind in _PARTS.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )
