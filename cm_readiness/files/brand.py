"""A house style: logo, colour and fonts of the person's own documents, in a small TOML file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ..core.brand import ACCENT, Brand, Logo
from ..core.errors import Fault, ReadinessError, error_of
from ..core.text import on_a_single_line
from .path_checks import is_file, is_folder
from .toml_file import TomlFile, read_toml

FILE = "house.toml"
"""What it is called, in the folder of the templates."""
KEYS = ("format", "logo", "logo_alt", "accent", "body_font", "heading_font", "font_folder", "footer")
MOST_LOGO = 1_000_000
LEAST_CONTRAST = 4.5
"""Of a colour for headings and links on white."""
_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".svg": "svg"}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FONT = re.compile(r"[\w .+-]{1,60}")


def read_brand(path: Path) -> Brand:
    """A house style.

    Args:
        path: its file.

    Raises:
        ReadinessError: what is wrong with it, with file and key; all faults.
    """
    faults = check_brand(path)
    if faults:
        raise error_of(faults)
    table = read_toml(path).data
    folder = table.get("font_folder")
    return Brand(
        accent=str(table.get("accent", ACCENT)).lower(),
        body_font=str(table.get("body_font", "")),
        heading_font=str(table.get("heading_font", "")),
        font_folder=path.parent / str(folder) if folder else None,
        footer=_line(table.get("footer", "")),
        logo=_logo(path, table) if table.get("logo") else None,
    )


def check_brand(path: Path) -> tuple[Fault, ...]:
    """Everything that is wrong with a house style.

    Args:
        path: its file.
    """
    try:
        file = read_toml(path)
    except ReadinessError as error:
        return error.faults
    return tuple(_faults(file))


def logo_of(path: Path) -> Logo | None:
    """The logo of a house style, if it names one that can be read, whatever else is wrong.

    Args:
        path: its file.
    """
    try:
        table = read_toml(path).data
    except ReadinessError:
        return None
    named = isinstance(table.get("logo"), str) and table["logo"]
    return _logo(path, table) if named and not set(_logo_faults(path, table)) - {"house_logo_alt"} else None


def brand_file(folder: Path | None) -> Path | None:
    """The house style of a folder of templates, if there is one.

    Args:
        folder: where templates of one's own lie.
    """
    path = None if folder is None else folder / FILE
    return path if path is not None and is_file(path) else None


def _logo(path: Path, table: dict[str, object]) -> Logo:
    file = path.parent / str(table["logo"])
    return Logo(file.read_bytes(), _KINDS[file.suffix.lower()], _line(table.get("logo_alt", "")))


def _line(text: object) -> str:
    """A text of one line."""
    return on_a_single_line(str(text))


def _faults(file: TomlFile) -> Iterator[Fault]:
    from .model_faults import nearest

    def fault(code: str, key: str, **values: str | int) -> Fault:
        return file.fault(code, (key,), tolerated=False, **values)

    for key in file.data:
        if key not in KEYS:
            near = nearest(key, KEYS)
            yield fault("house_unknown_key", key, known=near or ", ".join(KEYS))
    if file.data.get("format") != 1:
        yield fault("house_format", "format")
    given = {key: file.data[key] for key in KEYS[1:] if key in file.data}
    table = {key: text for key, text in given.items() if isinstance(text, str)}
    yield from (fault("house_not_text", key) for key in given if key not in table)
    yield from _text_faults(file.path, table, fault)


def _text_faults(path: Path, table: dict[str, str], fault: Callable[..., Fault]) -> Iterator[Fault]:
    accent = table.get("accent", ACCENT)
    if not _COLOUR.fullmatch(accent):
        yield fault("house_colour", "accent", given=accent)
    elif contrast_with_white(accent) < LEAST_CONTRAST:
        yield fault("house_pale", "accent", given=accent)
    for key in ("body_font", "heading_font"):
        if table.get(key) and not _FONT.fullmatch(table[key]):
            yield fault("house_font", key)
    if table.get("font_folder") and not is_folder(path.parent / table["font_folder"]):
        yield fault("house_font_folder", "font_folder")
    if table.get("logo"):
        yield from (fault(code, "logo") for code in _logo_faults(path, table))


def _logo_faults(path: Path, table: Mapping[str, object]) -> Iterator[str]:
    from .drawings import is_plain
    from .pictures import is_picture

    file = path.parent / str(table["logo"])
    kind, alt = _KINDS.get(file.suffix.lower()), _line(table.get("logo_alt", ""))
    if kind is None or not is_file(file):
        yield "house_logo"
    elif file.stat().st_size > MOST_LOGO:
        yield "house_logo_large"
    elif not is_picture(kind, data := file.read_bytes()):
        yield "house_logo_broken"
    elif kind == "svg" and not is_plain(data):
        yield "house_logo_active"
    if not alt:
        yield "house_logo_alt"


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of a colour on white, 1 to 21, as the accessibility guidelines define it.

    Args:
        colour: as #rrggbb.
    """
    linear = []
    for place in (1, 3, 5):
        part = int(colour[place : place + 2], 16) / 255
        linear.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
