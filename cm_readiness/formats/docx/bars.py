"""Bars of scores as small pictures: characters would break across lines, and be read out one by one."""

from __future__ import annotations

import struct
import zlib

from ...language.bars import Bar
from .colours import RULE, TARGET, TINT

WIDTH_MM, HEIGHT_MM = 22.0, 3.2
_PIXELS = 12
"""To a millimetre: some three hundred to the inch."""
_EDGE, _STROKE = 6, 5
"""Pixels above and below the bar where the stroke at the target stands out, and the width of the stroke."""
_BEGINNING = b"\x89PNG\r\n\x1a\n"


def png_of_bar(bar: Bar, accent: str) -> bytes:
    """A bar as PNG.

    Args:
        bar: its numbers.
        accent: the house's colour, as Word writes it.
    """
    width, height = round(WIDTH_MM * _PIXELS), round(HEIGHT_MM * _PIXELS)
    palette = b"".join(bytes.fromhex(colour) for colour in ("FFFFFF", RULE, TINT, accent, TARGET))
    edge, inside = _line(bar, width, edge=True), _line(bar, width, edge=False)
    apart = _marked(bytes(width), bar, width)
    rows = [apart] * _EDGE + [edge] + [inside] * (height - 2 * _EDGE - 2) + [edge] + [apart] * _EDGE
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(b"".join(b"\x00" + row for row in rows), 9)),
        (b"IEND", b""),
    )
    return _BEGINNING + b"".join(_part(kind, data) for kind, data in parts)


def _line(bar: Bar, width: int, *, edge: bool) -> bytes:
    """A line of pixels, each the number of its colour."""
    full = round(width * bar.value / 100)
    rest = bytes([1 if edge else 2]) * (width - full)
    line = bytearray(bytes([3]) * full + rest)
    if not edge and full < width:
        line[-1] = 1
    return _marked(bytes(line), bar, width)


def _marked(line: bytes, bar: Bar, width: int) -> bytes:
    """The same line with the stroke at the target, which has a rim that sets it off."""
    if bar.target is None:
        return line
    middle = min(max(round(width * bar.target / 100), _STROKE), width - _STROKE)
    rim = bytes(1) * (_STROKE // 2)
    stroke = rim + bytes([4]) * _STROKE + rim
    first = middle - len(stroke) // 2
    return line[:first] + stroke + line[first + len(stroke) :]


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
