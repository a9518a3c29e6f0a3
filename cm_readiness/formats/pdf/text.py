"""The text of a PDF that this program wrote, read back without what stands in margins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ...language.words import words_for
from .objects import Objects, end_of_text, entries, references

_TOKEN = re.compile(
    rb"""
      \((?:[^()\\]++|\\.)*+\)                      # a text without brackets in it
    | \(                                         # the beginning of one with brackets
    | <<(?:[^<>]|<[^<>]*>|<<[^<>]*>>)*>>          # properties of marked content
    | <[0-9A-Fa-f\s]*>                            # a text in hexadecimal digits
    | /[^\s/<>\[\]()]+
    | \b(?:Tf|BT|BDC|BMC|EMC)\b
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}
_SIGN = re.compile(rb"\\[0-7]{1,3}|\\.|[^\\]", re.DOTALL)
_ACTUAL = re.compile(rb"/ActualText\s*(<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")

_REPEATED = re.compile(r"(?<=\w-)\n+-(?=\n*\w)")

Glyphs = Mapping[int, str]


def pdf_text(data: bytes, language: str) -> str:
    """The text in the order in which it is drawn, page after page; headers and footers are left out.

    Args:
        data: a PDF.
        language: of the document.

    Raises:
        ReadinessError: `pdf_failed` for a file that is not as the typesetter writes it.
    """
    objects = Objects(data)
    known: dict[int, Glyphs] = {}
    root = objects.entries(entries(objects.trailer)["/Root"])
    pages = references(objects.entries(root["/Pages"])["/Kids"])
    text = "\n".join("".join(_page(objects, page, known)) for page in pages)
    return _REPEATED.sub("", text) if words_for(language).record.repeats_hyphen else text


def _page(objects: Objects, number: int, known: dict[int, Glyphs]) -> Iterator[str]:
    page = entries(objects[number])
    used = objects.entries(page["/Resources"]).get("/Font", b"")
    fonts = {name: _glyphs(objects, font, known) for name, font in objects.entries(used).items()}
    content = b"\n".join(map(objects.stream, references(page.get("/Contents", b""))))
    glyphs: Glyphs = {}
    name, properties = "", b""
    silent: list[bool] = []
    for token in _tokens(content):
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
            place = end_of_text(content, place)
        yield content[found.start() : place]


def _glyphs(objects: Objects, font: bytes, known: dict[int, Glyphs]) -> Glyphs:
    """What the glyphs of a font stand for."""
    (number,) = references(font)
    if number not in known:
        described = references(entries(objects[number]).get("/ToUnicode", b""))
        known[number] = _read_map(objects.stream(described[0])) if described else {}
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
    written = token[1:-1]
    if b"\\\n" in written or b"\\\r" in written:
        return _ESCAPE.sub(lambda found: _unescaped(found[0]), written)
    return b"".join(map(_unescaped, _SIGN.findall(written)))


@cache
def _unescaped(sign: bytes) -> bytes:
    """What a sign of a text stands for, most often one of 256."""
    if sign[:1] != b"\\":
        return sign
    code = sign[1:]
    if code[:1] in b"01234567":
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPES.get(code, code)


def _decoded(data: bytes, glyphs: Glyphs) -> str:
    pairs = iter(data)
    return "".join([glyphs.get(high << 8 | low, "") for high, low in zip(pairs, pairs, strict=False)])


def _actual(data: bytes) -> str:
    if data[:2] == b"\xfe\xff":
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("latin-1")
