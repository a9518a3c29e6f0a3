"""The text of a PDF that this program wrote, read back without what stands in margins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

_TOKEN = re.compile(
    rb"""
      \(                                         # the beginning of a text
    | <<(?:[^<>]|<[^<>]*>|<<[^<>]*>>)*>>          # properties of marked content
    | <[0-9A-Fa-f\s]*>                            # a text in hexadecimal digits
    | /[^\s/<>\[\]()]+
    | \b(?:Tf|BT|BDC|BMC|EMC)\b
    """,
    re.VERBOSE | re.DOTALL,
)
_BRACKET = re.compile(rb"[()]|\\.", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}
_ACTUAL = re.compile(rb"/ActualText\s*(<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")

Glyphs = Mapping[int, str]


def pdf_text(data: bytes) -> str:
    """The text in the order in which it is drawn, page after page; headers and footers are left out.

    Args:
        data: a PDF.
    """
    from pypdf import PdfReader

    known: dict[int, Glyphs] = {}
    return "\n".join("".join(_page(page, known)) for page in PdfReader(BytesIO(data)).pages)


def _page(page: Any, known: dict[int, Glyphs]) -> Iterator[str]:  # noqa: ANN401 - the library's own
    content = page.get_contents()
    if content is None:
        return
    fonts = {name: _glyphs(font, known) for name, font in page["/Resources"].get("/Font", {}).items()}
    glyphs: Glyphs = {}
    name, properties = "", b""
    silent: list[bool] = []
    for token in _tokens(content.get_data()):
        first = token[:1]
        if first == b"(" or (first == b"<" and token[:2] != b"<<"):
            if not any(silent):
                yield _decoded(_bytes(token), glyphs)
        elif first == b"/":
            name = token.decode("latin-1")
        elif token == b"Tf":
            glyphs = fonts.get(name, {})
        elif first == b"<":
            properties = token
        elif token in (b"BDC", b"BMC"):
            actual = _ACTUAL.search(properties) if token == b"BDC" else None
            if actual and not any(silent):
                yield _actual(_bytes(actual[1]))
            silent.append(name == "/Artifact" or actual is not None)
            properties = b""
        elif token == b"EMC" and silent:
            silent.pop()
        elif token == b"BT":
            yield "\n"


def _tokens(content: bytes) -> Iterator[bytes]:
    """What matters in the drawing of a page, one after the other."""
    place = 0
    while found := _TOKEN.search(content, place):
        place = found.end()
        if found[0] == b"(":
            place = _end_of_text(content, place)
        yield content[found.start() : place]


def _end_of_text(content: bytes, place: int) -> int:
    """Where a text ends, behind its closing bracket; brackets in it come in pairs or are escaped."""
    depth = 1
    while depth and (found := _BRACKET.search(content, place)):
        place = found.end()
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    return place


def _glyphs(font: Any, known: dict[int, Glyphs]) -> Glyphs:  # noqa: ANN401 - the library's own
    """What the glyphs of a font stand for."""
    number = font.idnum if hasattr(font, "idnum") else id(font)
    if number not in known:
        described = font.get_object().get("/ToUnicode")
        known[number] = _read_map(described.get_object().get_data()) if described else {}
    return known[number]


def _read_map(data: bytes) -> Glyphs:
    glyphs: dict[int, str] = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in _PAIR.findall(part):
            glyphs[int(code, 16)] = _utf16(text)
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for low, high, text in _RANGE.findall(part):
            first = _utf16(text)
            for step in range(int(high, 16) - int(low, 16) + 1):
                glyphs[int(low, 16) + step] = first[:-1] + chr(ord(first[-1]) + step)
    return glyphs


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _bytes(token: bytes) -> bytes:
    if token[:1] == b"<":
        return bytes.fromhex(re.sub(rb"\s", b"", token[1:-1]).decode())
    return _ESCAPE.sub(_unescaped, token[1:-1])


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code[:1] in b"01234567":
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPES.get(code, code)


def _decoded(data: bytes, glyphs: Glyphs) -> str:
    codes = (int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2))
    return "".join(glyphs.get(code, "") for code in codes)


def _actual(data: bytes) -> str:
    if data[:2] == b"\xfe\xff":
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("latin-1")
