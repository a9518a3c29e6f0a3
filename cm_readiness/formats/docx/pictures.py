"""Pictures of a Word document in the size that they are shown in."""

from __future__ import annotations

import struct

from ...core.brand import Logo
from ..typesetter import logo_png
from .parts import EMU_CM, Picture


def picture(
    data: bytes, *, width: int = 0, height: int = 0, title: str = "", description: str = ""
) -> Picture:
    """A picture of some width or height; the other one follows from its own size.

    Args:
        data: as PNG.
        width: or height, in EMU.
        title: what it is called.
        description: what is read out in its stead.
    """
    wide, high = struct.unpack(">II", data[16:24])
    return Picture(
        data, width or round(wide * height / high), height or round(high * width / wide), title, description
    )


def logo_of(logo: Logo, height: float) -> Picture:
    """The logo of a house.

    Args:
        logo: of any kind.
        height: in millimetres.
    """
    return picture(logo_png(logo), height=round(height / 10 * EMU_CM), title=logo.alt, description=logo.alt)
