"""A Word document as a file: text, head and foot, styles, lists, settings and properties, all our own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from ..office import LONGEST_PROPERTY, midnight, packed, safe
from ..page_setup import PageSetup
from .colours import accent_of
from .parts import Part
from .sheet import Sheet
from .styles import SPACE, Style, numbering_xml, styles_xml
from .xml import SPACES, Media, Relation, Xml

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TAGS = {"header": "hdr", "footer": "ftr"}
_KINDS = {"document": "document.main", "header1": "header", "footer1": "footer"}
"""The contents of parts whose names say something else."""
_OUTSIDE = ' TargetMode="External"'
_COMPATIBILITY = {
    "compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1, "differentiateMultirowTableHeaders": 1,
}  # fmt: skip
"""15 is what Word has used since 2013; below it the window says *Compatibility mode*."""


def package(
    parts: Sequence[Part],
    styles: Mapping[str, Style],
    starts: Mapping[int, int],
    sheet: Sheet,
    setup: PageSetup,
) -> bytes:
    """The file of a document.

    Args:
        parts: its text.
        styles: by their ids.
        starts: the first number of each numbered list, by what its items name.
        sheet: its pages.
        setup: what stands around the text.
    """
    media, accent = Media(), accent_of(setup)
    head = sheet.head()
    around = {"header": head, "footer": sheet.foot()} if head else {"footer": sheet.foot()}
    names = ["styles", "numbering", "settings"]
    known = [*((name, f"{name}.xml") for name in names), *((name, f"{name}1.xml") for name in around)]
    text = Xml(media, accent, (Relation(*each) for each in known))
    written = text.written(parts)
    references = "".join(
        f'<w:{name}Reference w:type="default" r:id="rId{number}"/>'
        for number, name in enumerate(around, len(names) + 1)
    )
    body = f"<w:body>{written}{sheet.section(references)}</w:body>"
    files = {
        "document": f"<w:document {SPACES}>{body}</w:document>",
        "styles": styles_xml(styles, setup),
        "numbering": numbering_xml(starts),
        "settings": _settings(),
    }
    relations = {"document": text.relations}
    for name, paragraph in around.items():
        tag, part = _TAGS[name], Xml(media, accent)
        files[f"{name}1"] = f"<w:{tag} {SPACES}>{part.written([paragraph])}</w:{tag}>"
        relations[f"{name}1"] = part.relations
    listed = {f"word/{name}.xml": text for name, text in files.items()}
    listed |= {f"word/_rels/{name}.xml.rels": _relations(found) for name, found in relations.items() if found}
    around_it = {
        "[Content_Types].xml": _content_types(files),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _properties(setup),
    }
    pictures = ((f"word/{name}", data) for data, name in media.names.items())
    return packed([*((name, _HEAD + text) for name, text in (around_it | listed).items()), *pictures])


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


def _package_relations() -> str:
    kinds = (
        (f"{_OFFICE}/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )
    return _listed(f'Type="{kind}" Target="{target}"' for kind, target in kinds)


def _relations(relations: Iterable[Relation]) -> str:
    """What a part refers to, and by which ids."""
    return _listed(
        f'Type="{_OFFICE}/{kind}" Target="{escape(safe(target))}"{outside * _OUTSIDE}'
        for kind, target, outside in relations
    )


def _listed(targets: Iterable[str]) -> str:
    listed = "".join(f'<Relationship Id="rId{number}" {it}/>' for number, it in enumerate(targets, 1))
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _content_types(names: Iterable[str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{word}.{_KINDS.get(name, name)}+xml"/>'
        for name in names
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )
