"""Drawings as SVG files: what may be in one. Whatever is not on the lists is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
)  # fmt: skip
_DRAWN = """
    svg g defs symbol use switch title desc metadata style view
    path rect circle ellipse line polyline polygon text tspan textPath image
    clipPath mask pattern marker linearGradient radialGradient stop meshgradient meshrow meshpatch
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
    feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
_SHAPES = frozenset(_DRAWN.split())
"""What is drawn, and what it is drawn with: nothing that runs, moves, leads or fetches."""
_REMARKS = frozenset(
    {
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
        "http://www.bohemiancoding.com/sketch/ns",
        "http://www.serif.com/",
        "https://boxy-svg.com",
        "http://ns.adobe.com/AdobeIllustrator/10.0/",
        "http://ns.adobe.com/Extensibility/1.0/",
        "http://ns.adobe.com/SaveForWeb/1.0/",
    }
)
"""Where programs that draw note their own settings; what shows a drawing passes over them."""
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
"""What an address may begin with: something in the drawing, or a picture that it holds."""
_REACHES = re.compile(r"url\(\s*[\"']?(?!#)|@(?!media\b|font-face\b)|\\|image-set|javascript:", re.IGNORECASE)
"""In a rule of style or a value: an address elsewhere, another file of style, or a sign in disguise."""
_INSTRUCTION = re.compile(rb"<\?(?!xml\s)", re.IGNORECASE)
_GROWING = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)


def is_plain(drawing: bytes) -> bool:
    """Whether a drawing holds nothing but shapes, letters and pictures of its own.

    Args:
        drawing: an SVG file.

    Raises:
        ValueError: for one that is none.
    """
    if _INSTRUCTION.search(drawing):
        return False
    return all(_is_plain(element) for event, element in parts(drawing) if event == "end")


def parts(drawing: bytes) -> Iterator[tuple[str, Element]]:
    """The `start` and `end` of every element.

    Args:
        drawing: an SVG file.

    Raises:
        ValueError: for one that is none, or has entities, which could grow without end.
    """
    drawing.decode("utf-8")
    if b"\0" in drawing or _GROWING.search(drawing):
        raise ValueError("entities")
    try:
        yield from ElementTree.iterparse(BytesIO(drawing), ("start", "end"))  # noqa: S314 - no entities
    except ElementTree.ParseError as error:
        raise ValueError("no XML") from error


def _is_plain(element: Element) -> bool:
    space, name = _name(element.tag)
    if space in _REMARKS:
        return True
    if space not in ("", _SVG) or name not in _SHAPES:
        return False
    if name == "style" and _REACHES.search("".join(element.itertext())):
        return False
    return all(_is_harmless(*_name(key), value) for key, value in element.attrib.items())


def _is_harmless(space: str, name: str, value: str) -> bool:
    if space in _REMARKS:
        return True
    if name == "href" and space in ("", _XLINK):
        return bool(_INSIDE.match(value.strip()))
    if space == _XML:
        return name in ("space", "lang", "id")
    return not name.lower().startswith("on") and not _REACHES.search(value)


def _name(tag: str) -> tuple[str, str]:
    space, _, name = tag.rpartition("}")
    return space.lstrip("{"), name
