"""A picture, film, sound or document as a person sees it: turned the right way, told by what it holds."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from ...core.errors import ReadinessError
from . import Facts, needs_extra

_HEAD = 64
_TURNED = frozenset({5, 6, 7, 8})
"""Orientations of EXIF in which width and height change places."""
_ORIENTATION = 0x0112
_ZIP = b"PK\x03\x04"
_OFFICE = {"word/": "docx", "ppt/": "pptx", "xl/": "xlsx"}
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"8BPS")
_ISO = b"ftyp"
_ISO_PICTURES = {b"avif": "avif", b"avis": "avif"}
_ISO_HEIC = frozenset({b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis"})
MOST_PDF = 100_000_000


def read(path: Path) -> Facts:
    """What a file is.

    Args:
        path: any file.

    Returns:
        `kind`, `type`, `width`, `height`, `milliseconds`, `codec`, `bytes`, `captions`, `mode`, `pages`;
        None or empty where it has none.

    Raises:
        ReadinessError: `measure_empty`, `measure_damaged`, `measure_no_medium`, `measure_needs_extra`.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise ReadinessError("measure_empty")
    facts = _by(head)(path)
    return {
        "kind": "document", "type": "", "width": None, "height": None, "milliseconds": None, "codec": "",
        "captions": False, "mode": "", "pages": None, "bytes": path.stat().st_size, **facts,
    }  # fmt: skip


def _by(head: bytes) -> Callable[[Path], Facts]:
    if head.startswith(b"%PDF"):
        return _pdf
    if head.startswith(_ZIP):
        return _office
    brand = head[8:12] if head[4:8] == _ISO else b""
    if (
        head.startswith(_PICTURES)
        or brand in _ISO_PICTURES
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
    ):
        return _picture
    from .film import film

    return _heic if brand in _ISO_HEIC else film


def _heic(path: Path) -> Facts:
    from .film import picture_without_pillow

    if not _boxes_end(path):
        raise ReadinessError("measure_damaged")
    return picture_without_pillow(path)


def _picture(path: Path) -> Facts:
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise needs_extra("media") from error
    # Only the head is read: the size of a picture is no danger here.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(path) as image:
            width, height = image.size
            turned = image.getexif().get(_ORIENTATION) in _TURNED
            _see_whole(image, path)
            form = (image.format or "").lower()
            mode = image.mode
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError) as error:
        raise ReadinessError("measure_damaged") from error
    if turned:
        width, height = height, width
    return {"kind": "image", "type": form, "width": width, "height": height, "mode": mode}


def _see_whole(image: object, path: Path) -> None:
    """That a file was not cut off: its last bytes are those that its kind ends with.

    Raises:
        OSError: it was.
    """
    form = str(getattr(image, "format", ""))
    if (form == "AVIF" and not _boxes_end(path)) or (form == "WEBP" and not _riff_ends(path)):
        raise OSError("cut off")
    ends = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82", "GIF": b";"}
    end = ends.get(form)
    if end is None:
        return
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        if end not in file.read():
            raise OSError("cut off")


def _boxes_end(path: Path) -> bool:
    """Whether the boxes of a file (ISO/IEC 14496-12), each of which says its length, end where it ends."""
    size, at = path.stat().st_size, 0
    with path.open("rb") as file:
        while at < size:
            file.seek(at)
            head = file.read(16)
            length = int.from_bytes(head[:4], "big")
            if length == 1 and len(head) == 16:
                length = int.from_bytes(head[8:], "big")
            if length == 0:
                # The last one, up to the end.
                return True
            if length < _LEAST_BOX:
                return False
            at += length
    return at == size


_LEAST_BOX = 8
"""Bytes of a box without anything in it."""


def _riff_ends(path: Path) -> bool:
    """Whether a file of RIFF is as long as it says."""
    with path.open("rb") as file:
        head = file.read(8)
    return int.from_bytes(head[4:], "little") + len(head) <= path.stat().st_size


_TAIL = 65_536
"""Bytes at the end within which it stands: cameras put things of their own behind it."""


def _pdf(path: Path) -> Facts:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise needs_extra("media") from error
    if path.stat().st_size > MOST_PDF:
        raise ReadinessError("file_too_large", megabytes=MOST_PDF // 1_000_000)
    try:
        reader = PdfReader(BytesIO(path.read_bytes()))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadinessError("measure_encrypted")
        first = reader.pages[0]
        width, height = round(first.cropbox.width), round(first.cropbox.height)
        pages = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ReadinessError("measure_damaged") from error
    if first.rotation % 180:
        width, height = height, width
    return {"kind": "document", "type": "pdf", "width": width, "height": height, "pages": pages}


def _office(path: Path) -> Facts:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as container:
            names = container.namelist()
    except (BadZipFile, OSError, ValueError) as error:
        raise ReadinessError("measure_damaged") from error
    for start, form in _OFFICE.items():
        if any(name.startswith(start) for name in names):
            return {"kind": "document", "type": form}
    raise ReadinessError("measure_no_medium")
