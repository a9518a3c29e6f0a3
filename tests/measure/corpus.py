"""Pictures, films, sounds and documents of many kinds, made anew, and what is true of each."""

from __future__ import annotations

import io
import struct
import subprocess
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import typst
from PIL import Image

from tests.measure.heic import make_heic
from tests.needs import need

Facts = Mapping[str, object]
"""What is true of a file, as a reader says it; only what is asked about."""
EXIF_ORIENTATION = 0x0112


def made(folder: Path) -> tuple[Mapping[str, Facts], Mapping[str, str]]:
    """Write all files into a folder.

    Returns:
        By name, what is true of those that are fine, and why the others cannot be read.
    """
    ffmpeg = need("ffmpeg")
    fine: dict[str, Facts] = {}
    for name, (make, facts) in {**_pictures(), **_documents()}.items():
        make(folder / name)
        fine[name] = facts
    for name, (arguments, facts) in _films().items():
        _run(ffmpeg, [*arguments, str(folder / name)])
        fine[name] = facts
    _turned(ffmpeg, folder / "phone.mp4")
    fine["phone.mp4"] = {"kind": "video", "width": 180, "height": 320, "type": "mp4", "codec": "h264"}
    _captioned(ffmpeg, folder)
    fine["captions_inside.mp4"] = {"kind": "video", "captions": True}
    return fine, _wrong(folder)


def _picture(width: int, height: int, form: str, mode: str = "RGB", **how: object) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        Image.new(mode, (width, height), 0).save(path, form, **how)

    return make


def _oriented(orientation: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        image = Image.new("RGB", (320, 180))
        exif = image.getexif()
        exif[EXIF_ORIENTATION] = orientation
        image.save(path, "JPEG", exif=exif)

    return make


def _animated(form: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        frames = [Image.new("RGB", (64, 48), colour) for colour in ("red", "green", "blue")]
        frames[0].save(path, form, save_all=True, append_images=frames[1:], duration=100)

    return make


def _pictures() -> Mapping[str, tuple[Callable[[Path], None], Facts]]:
    upright = {"kind": "image", "type": "jpeg", "width": 180, "height": 320}
    lying = {"kind": "image", "type": "jpeg", "width": 320, "height": 180}
    turned = {f"exif_{n}.jpg": (_oriented(n), upright if n in (5, 6, 7, 8) else lying) for n in range(1, 9)}
    return {
        "plain.jpg": (_picture(320, 180, "JPEG"), {**lying, "mode": "RGB"}),
        "print.jpg": (_picture(320, 180, "JPEG", "CMYK"), {**lying, "mode": "CMYK"}),
        "grey.jpg": (_picture(320, 180, "JPEG", "L"), {**lying, "mode": "L"}),
        "progressive.jpg": (_picture(320, 180, "JPEG", progressive=True), lying),
        "clear.png": (
            _picture(20, 30, "PNG", "RGBA"),
            {"kind": "image", "type": "png", "width": 20, "height": 30},
        ),
        "bilevel.png": (_picture(20, 30, "PNG", "1"), {"kind": "image", "type": "png"}),
        "photo.webp": (_picture(20, 30, "WEBP"), {"kind": "image", "type": "webp", "height": 30}),
        "moving.webp": (_animated("WEBP"), {"kind": "image", "type": "webp", "width": 64}),
        "moving.gif": (_animated("GIF"), {"kind": "image", "type": "gif", "width": 64, "height": 48}),
        "photo.avif": (
            _picture(64, 48, "AVIF"),
            {"kind": "image", "type": "avif", "width": 64, "height": 48},
        ),
        "scan.tiff": (_picture(64, 48, "TIFF"), {"kind": "image", "type": "tiff", "width": 64}),
        "old.bmp": (_picture(64, 48, "BMP"), {"kind": "image", "type": "bmp", "width": 64}),
        "phone.heic": (
            lambda path: make_heic(path, 320, 180),
            {"kind": "image", "type": "heic", "width": 320, "height": 180},
        ),
        "upright.heic": (
            lambda path: make_heic(path, 320, 180, quarter_turns=1),
            {"kind": "image", "type": "heic", "width": 180, "height": 320},
        ),
        "wrong_ending.png": (_picture(320, 180, "JPEG"), lying),
        "huge.png": (_huge, {"kind": "image", "type": "png", "width": 40_000, "height": 40_000}),
        **turned,
    }


def _huge(path: Path) -> None:
    """A picture of 40,000 by 40,000 pixels, most of which are the same."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    side = 40_000
    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def _documents() -> Mapping[str, tuple[Callable[[Path], None], Facts]]:
    def page(width: int, height: int, pages: int) -> Callable[[Path], None]:
        source = f"#set page(width: {width}pt, height: {height}pt)\n" + "#pagebreak()\n".join(["x\n"] * pages)

        def make(path: Path) -> None:
            path.write_bytes(typst.compile(source.encode()))

        return make

    def turned(path: Path) -> None:
        from pypdf import PdfReader, PdfWriter

        writer = PdfWriter(PdfReader(io.BytesIO(typst.compile(b"#set page(width: 200pt, height: 300pt)\nx"))))
        writer.pages[0].rotate(90)
        writer.write(str(path))

    def locked(path: Path) -> None:
        Image.new("RGB", (10, 10)).save(path, "PDF")

    return {
        "leaflet.pdf": (page(200, 300, 2), {"kind": "document", "type": "pdf", "width": 200, "pages": 2}),
        "landscape.pdf": (page(300, 200, 1), {"kind": "document", "width": 300, "height": 200}),
        "turned.pdf": (turned, {"kind": "document", "width": 300, "height": 200, "pages": 1}),
        "picture.pdf": (locked, {"kind": "document", "pages": 1}),
    }


_SOUND = ["-f", "lavfi", "-i", "sine=d=2"]


def _source(size: str, rate: int = 25, seconds: int = 2) -> list[str]:
    return ["-f", "lavfi", "-i", f"testsrc=s={size}:r={rate}:d={seconds}"]


def _films() -> Mapping[str, tuple[list[str], Facts]]:
    film = {"kind": "video", "width": 320, "height": 180}
    h264 = ["-c:v", "libx264", "-pix_fmt", "yuv420p"]
    hdr = [
        "-pix_fmt",
        "yuv420p10le",
        "-color_primaries",
        "bt2020",
        "-color_trc",
        "smpte2084",
        "-colorspace",
        "bt2020nc",
    ]
    return {
        "wide.mp4": (
            [*_source("320x180"), *h264],
            {**film, "type": "mp4", "codec": "h264", "milliseconds": 2000, "captions": False},
        ),
        "sound.mp4": ([*_source("320x180"), *_SOUND, *h264, "-c:a", "aac", "-shortest"], film),
        "square.mov": (
            [*_source("200x200"), *h264],
            {"kind": "video", "type": "mov", "width": 200, "height": 200},
        ),
        "hevc.mp4": (
            [*_source("320x180"), "-c:v", "libx265", "-x265-params", "log-level=error", "-tag:v", "hvc1"],
            {**film, "codec": "hevc"},
        ),
        "hdr.mp4": (
            [
                *_source("320x180"),
                "-c:v",
                "libx265",
                "-x265-params",
                "log-level=error",
                "-tag:v",
                "hvc1",
                *hdr,
            ],
            {**film, "codec": "hevc"},
        ),
        "web.webm": ([*_source("320x180"), "-c:v", "libvpx-vp9"], {**film, "type": "webm", "codec": "vp9"}),
        "variable.mp4": (
            [
                *_source("320x180", 30),
                "-vf",
                "select='not(mod(n\\,3))+lt(n\\,20)'",
                "-fps_mode",
                "vfr",
                *h264,
            ],
            film,
        ),
        "anamorphic.mp4": (
            [*_source("320x240"), "-vf", "setsar=4/3", *h264],
            {"kind": "video", "width": 427, "height": 240},
        ),
        "short.mp4": ([*_source("320x180", 25, 1), *h264], {**film, "milliseconds": 1000}),
        "voice.mp3": (_SOUND, {"kind": "audio", "type": "mp3", "width": None}),
        "voice.wav": (_SOUND, {"kind": "audio", "type": "wav"}),
    }


def _turned(ffmpeg: str, path: Path) -> None:
    """A film that a telephone was held upright for: it lies in the file, and says how it is to be turned."""
    _run(ffmpeg, [*_source("320x180"), "-c:v", "libx264", "-pix_fmt", "yuv420p", str(path)])
    data = bytearray(path.read_bytes())
    # The matrix of the track's head (ISO/IEC 14496-12): 16.16 numbers, the last column 2.30.
    at = data.index(b"tkhd") + 44
    data[at : at + 36] = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 180 << 16, 0, 1 << 30)
    path.write_bytes(data)


def _captioned(ffmpeg: str, folder: Path) -> None:
    words = folder / "wide.srt"
    words.write_text("1\n00:00:00,000 --> 00:00:01,000\nBonjour\n\n", "utf-8")
    film = folder / "captions_inside.mp4"
    _run(
        ffmpeg,
        ["-i", str(folder / "wide.mp4"), "-i", str(words), "-c:v", "copy", "-c:s", "mov_text", str(film)],
    )


def _wrong(folder: Path) -> Mapping[str, str]:
    """Files that are none, or not any more."""
    wide, plain = (folder / "wide.mp4").read_bytes(), (folder / "plain.jpg").read_bytes()
    contents = {
        "empty.mp4": (b"", "measure_empty"),
        "empty.jpg": (b"", "measure_empty"),
        "cut.mp4": (wide[: len(wide) // 3], "measure_damaged"),
        "cut.jpg": (plain[: len(plain) - 40], "measure_damaged"),
        "cut.png": ((folder / "clear.png").read_bytes()[:-20], "measure_damaged"),
        "cut.heic": ((folder / "phone.heic").read_bytes()[:-5], "measure_damaged"),
        "cut.avif": ((folder / "photo.avif").read_bytes()[:-5], "measure_damaged"),
        "cut.webp": ((folder / "photo.webp").read_bytes()[:-5], "measure_damaged"),
        "cut.pdf": ((folder / "leaflet.pdf").read_bytes()[:200], "measure_damaged"),
        "garbage.mp4": (bytes(range(256)) * 40, "measure_no_medium"),
        "words.mp4": ("Ceci n’est pas un film.".encode(), "measure_no_medium"),
    }
    for name, (content, _) in contents.items():
        (folder / name).write_bytes(content)
    return {name: code for name, (_, code) in contents.items()}


def _run(ffmpeg: str, arguments: list[str]) -> None:
    subprocess.run([ffmpeg, "-v", "error", "-y", *arguments], check=True)
