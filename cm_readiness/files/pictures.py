"""Whether a file can be a picture of its kind: recognised by what is in it, not by its name."""

from __future__ import annotations

import re
import struct

from .drawings import parts

MOST_PIXELS = 5_000
"""Of a side: a larger picture would take all memory to draw."""
_MOST_DEPTH = 100
"""Elements of a drawing within each other; what draws it would run out of room."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
"""Marks in a JPEG after which its size stands."""
_LENGTH = re.compile(r"\s*([0-9.]+(?:[eE][+-]?[0-9]+)?)")


def is_picture(kind: str, data: bytes) -> bool:
    """Whether data begin and end as a picture of a kind does, and are of a size that can be drawn.

    Args:
        kind: `png`, `jpeg` or `svg`.
        data: the file.
    """
    try:
        match kind:
            case "png":
                sides = _png(data)
            case "jpeg":
                sides = _jpeg(data)
            case _:
                sides = _svg(data)
    except (struct.error, IndexError, ValueError, LookupError):
        return False
    return all(0 < side <= MOST_PIXELS for side in sides)


def _png(data: bytes) -> tuple[float, ...]:
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or b"IEND" not in data[-16:]:
        return (0,)
    return struct.unpack(">II", data[16:24])


def _jpeg(data: bytes) -> tuple[float, ...]:
    if not data.startswith(_JPEG):
        return (0,)
    place = 2
    while data[place] == 0xFF:
        if data[place + 1] == 0xFF:
            place += 1
            continue
        mark = data[place + 1]
        if mark in _FRAMES:
            return struct.unpack(">HH", data[place + 5 : place + 9])
        place += 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
    return (0,)


def _svg(data: bytes) -> tuple[float, ...]:
    """The sides that are given."""
    depth, root = 0, None
    for event, element in parts(data):
        depth += 1 if event == "start" else -1
        root = element if root is None else root
        if depth > _MOST_DEPTH:
            return (0,)
    if root is None or root.tag.rpartition("}")[2] != "svg":
        return (0,)
    box = [float(number) for number in root.get("viewBox", "").replace(",", " ").split()[2:4]]
    given = [_LENGTH.match(root.get(side, "")) for side in ("width", "height")]
    return (*box, *(float(length[1]) for length in given if length), 1)
