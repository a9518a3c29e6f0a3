"""A picture as telephones take them: a frame of HEVC in the boxes of HEIF, made without an encoder."""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.needs import need

_START = b"\x00\x00\x01"
_VPS, _SPS, _PPS = 32, 33, 34
_LAST_PICTURE = 31
"""Kinds of units of HEVC up to this one hold a part of a picture."""


def make_heic(path: Path, width: int, height: int, quarter_turns: int = 0) -> None:
    """Write one.

    Args:
        path: where.
        width: in pixels, before it is turned; even, and so is the height.
        height: the same.
        quarter_turns: by how many it is shown turned, anticlockwise.
    """
    units = list(_units(_frame(width, height)))
    heads = [(kind, unit) for kind, unit in units if kind in (_VPS, _SPS, _PPS)]
    picture = b"".join(struct.pack(">I", len(unit)) + unit for kind, unit in units if kind <= _LAST_PICTURE)
    kind = _box(b"ftyp", b"heic" + bytes(4) + b"mif1heic")
    # The place of the picture in the file is known only when the boxes before it have their length.
    meta = _meta(heads, width, height, quarter_turns, 0, len(picture))
    meta = _meta(heads, width, height, quarter_turns, len(kind) + len(meta) + 8, len(picture))
    path.write_bytes(kind + meta + _box(b"mdat", picture))


def _frame(width: int, height: int) -> bytes:
    return subprocess.run(
        [need("ffmpeg"), "-v", "error", "-f", "lavfi", "-i", f"color=red:s={width}x{height}:d=1:r=1",
         "-frames:v", "1", "-c:v", "libx265", "-x265-params", "log-level=none:info=0",
         "-pix_fmt", "yuv420p", "-f", "hevc", "-"],
        check=True, capture_output=True,
    ).stdout  # fmt: skip


def _units(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The units of a stream, with their kinds."""
    for unit in stream.split(_START)[1:]:
        yield (unit[0] >> 1) & 0x3F, unit.rstrip(b"\x00")


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + name + content


def _full(name: bytes, content: bytes, version: int = 0) -> bytes:
    return _box(name, struct.pack(">I", version << 24) + content)


def _meta(
    heads: list[tuple[int, bytes]], width: int, height: int, quarter_turns: int, place: int, length: int
) -> bytes:
    settings = b"".join(
        bytes([0x80 | kind]) + struct.pack(">HH", 1, len(unit)) + unit for kind, unit in heads
    )
    # Version, main profile, level 3, parallelism unknown, 4:2:0 of 8 bits, lengths of four bytes.
    decoder = bytes.fromhex("01016000000090000000000050f000fcfdf8f800000f") + bytes([len(heads)]) + settings
    properties = _box(b"hvcC", decoder) + _full(b"ispe", struct.pack(">II", width, height))
    places = [0x81, 2]
    if quarter_turns:
        properties += _box(b"irot", bytes([quarter_turns]))
        places.append(0x83)
    joined = struct.pack(">IHB", 1, 1, len(places)) + bytes(places)
    entry = _full(b"infe", struct.pack(">HH", 1, 0) + b"hvc1\x00", 2)
    return _full(
        b"meta",
        _full(b"hdlr", bytes(4) + b"pict" + bytes(13))
        + _full(b"pitm", struct.pack(">H", 1))
        + _full(b"iloc", struct.pack(">BBHHHHII", 0x44, 0, 1, 1, 0, 1, place, length))
        + _full(b"iinf", struct.pack(">H", 1) + entry)
        + _box(b"iprp", _box(b"ipco", properties) + _full(b"ipma", joined)),
    )
