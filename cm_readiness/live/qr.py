"""The QR code of the phones' address, as modules for a terminal and as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import segno

Rows: TypeAlias = tuple[tuple[bool, ...], ...]

QUIET = 2
"""Light modules around the code; with fewer, cameras do not find it."""
SCALE = 12
"""Pixels of a module in the picture."""


def rows(link: str) -> Rows:
    """The modules of a code, row by row, True for the dark ones; the quiet zone is around them.

    Args:
        link: in capitals where it can be: letters and digits then take less room (alphanumeric mode).
    """
    return tuple(
        tuple(bool(module) for module in row) for row in _code(link).matrix_iter(scale=1, border=QUIET)
    )


def write_picture(link: str, path: Path) -> None:
    """Write the code as a PNG, black on white, to be shown large.

    Args:
        link: as for `rows`.
        path: the file.
    """
    _code(link).save(str(path), kind="png", scale=SCALE, border=2 * QUIET)


def _code(link: str) -> segno.QRCode:
    # Level M stays readable through a beam of light on the screen; segno takes a better one where it fits.
    return segno.make_qr(link, error="m")
