"""The text of a PDF that this program wrote, read back without what stands in margins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language.words import words_for
from .objects import Objects, end_of_text, entries, references

_TOKEN = re.compile(
    rb"""
      \[(?P<texts>(?:\((?:[^()\\]++|\\.)*+\)|[-+.\d\s]++)++)\]\s*TJ   # texts, and by how much they are apart
    | \((?P<text>(?:[^()\\]++|\\.)*+)\)                              # one without brackets in it
    | \((?P<bracket>)                                               # the beginning of one with brackets
    | <(?P<digits>[0-9A-Fa-f\s]*)>                                  # one in hexadecimal digits
    | /(?P<name>[^\s/<>\[\]()]+)
      (?: \s+[-+.\d]+\s+(?P<font>Tf)\b
        | \s*(?P<properties><<(?:[^<>()]++|\((?:[^()\\]++|\\.)*+\)|<[^<>]*>|<<[^<>]*>>)*>>)?
          \s*(?P<marked>B[DM]C)\b )?
    | E(?P<unmarked>MC)\b
    | B(?P<begin>T)\b
    """,
    re.VERBOSE | re.DOTALL,
)
"""What matters in the drawing of a page; each begins with a sign of its own, which is what makes it quick."""
_TEXT = re.compile(rb"\(((?:[^()\\]++|\\.)*+)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}
_ACTUAL = re.compile(rb"/ActualText\s*(<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")

_REPEATED = re.compile(r"(?<=\w-)\n+-(?=\n*\w)")


class Glyphs(dict[int, str]):
    """What the glyphs of a font stand for, by their numbers; others stand for nothing."""

    def __missing__(self, number: int) -> str:
        return ""


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
    glyphs = Glyphs()
    silent: list[bool] = []
    for kind, found, text in _tokens(content):
        match kind:
            case "texts" | "text" | "digits" if any(silent):
                pass
            case "texts":
                yield _decoded(_unescaped(b"".join(_TEXT.findall(text))), glyphs)
            case "text":
                yield _decoded(_unescaped(text), glyphs)
            case "digits":
                yield _decoded(_undigitized(text), glyphs)
            case "font":
                glyphs = fonts.get("/" + found["name"].decode("latin-1"), Glyphs())
            case "begin":
                yield "\n"
            case "marked":
                actual = _ACTUAL.search(found["properties"] or b"")
                if actual and not any(silent):
                    yield _actual(_bytes(actual[1]))
                silent.append(found["name"] == b"Artifact" or actual is not None)
            case "unmarked" if silent:
                silent.pop()


def _tokens(content: bytes) -> Iterator[tuple[str | None, re.Match[bytes], bytes]]:
    """What matters in the drawing of a page, one after the other: its kind, and its text."""
    place: int | None = 0
    while place is not None:
        for found in _TOKEN.finditer(content, place):
            kind = found.lastgroup
            if kind == "bracket":
                place = end_of_text(content, found.end())
                yield "text", found, content[found.end() : place - 1]
                break
            yield kind, found, found[kind] if kind else b""
        else:
            place = None


def _glyphs(objects: Objects, font: bytes, known: dict[int, Glyphs]) -> Glyphs:
    """What the glyphs of a font stand for."""
    (number,) = references(font)
    if number not in known:
        described = references(entries(objects[number]).get("/ToUnicode", b""))
        known[number] = _read_map(objects.stream(described[0])) if described else Glyphs()
    return known[number]


def _read_map(data: bytes) -> Glyphs:
    glyphs = Glyphs()
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
    return _undigitized(token[1:-1]) if token[:1] == b"<" else _unescaped(token[1:-1])


def _undigitized(digits: bytes) -> bytes:
    return bytes.fromhex(digits.decode())


def _unescaped(written: bytes) -> bytes:
    """What a text stands for; the file's escapes are Python's too, but for those of brackets."""
    if b"\\\\" in written or b"\\\r" in written:
        return _ESCAPE.sub(lambda found: _sign(found[1]), written)
    plain = written.replace(b"\\(", b"(").replace(b"\\)", b")")
    return plain.decode("unicode_escape").encode("latin-1")


def _sign(code: bytes) -> bytes:
    """What one escape stands for."""
    if code[:1] in b"01234567":
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPES.get(code, code)


def _decoded(data: bytes, glyphs: Glyphs) -> str:
    """The text of glyphs of two bytes each; one that the font does not name is no text."""
    return data.decode("utf-16-be", "surrogatepass").translate(glyphs)


def _actual(data: bytes) -> str:
    if data[:2] == b"\xfe\xff":
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("latin-1")
