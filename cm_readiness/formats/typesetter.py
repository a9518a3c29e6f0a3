"""Drawings by the typesetter: charts and logos as PNG, for formats that take no SVG."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ..core.brand import Logo
from ..core.errors import ReadinessError

if TYPE_CHECKING:
    from types import ModuleType

_PIXELS = 220
"""Of a picture to an inch."""
LOGO_MM, SMALL_LOGO_MM = 18, 10
"""Height of the logo on a cover, and in the margin of a document without one."""
_WIDEST_LOGO = "16cm"
"""The width of the text."""


@lru_cache(maxsize=8)
def pngs_of(svgs: tuple[str, ...]) -> Sequence[bytes]:
    """Drawings as PNG, for formats that take no SVG; all of them take little longer than the first one.

    Args:
        svgs: the drawings.
    """
    names = {f"{place}.svg": svg.encode() for place, svg in enumerate(svgs)}
    pages = "#pagebreak()\n".join(f'#image("{name}")\n' for name in names)
    page = "#set page(width: auto, height: auto, margin: 2pt, fill: none)\n"
    return _drawn({"main.typ": (page + pages).encode(), **names}) if svgs else ()


@lru_cache(maxsize=1)
def logo_png(logo: Logo) -> bytes:
    """A logo as PNG, drawn at the height that it is printed in: its own size costs no memory.

    Args:
        logo: of any kind.

    Raises:
        ReadinessError: `house_logo_broken` for one that cannot be drawn, or is wider than a page.
    """
    typst = typesetter()
    page = f"""
        #let picture = bytes(json("picture.json"))
        #set page(width: auto, height: auto, margin: 0pt, fill: none)
        #let logo = image(picture, format: "{kind_of(logo)}", height: {LOGO_MM}mm)
        #context {{ assert(measure(logo).width <= {_WIDEST_LOGO}); logo }}
    """
    # Files given to the typesetter have to be text.
    files = {"main.typ": page.encode(), "picture.json": json.dumps(list(logo.data)).encode()}
    try:
        return _drawn(files)[0]
    except typst.TypstError as error:
        raise ReadinessError("house_logo_broken") from error


def draws(logo: Logo) -> bool:
    """Whether the typesetter draws a logo; where it is not installed, nobody asks it to.

    Args:
        logo: of any kind.
    """
    try:
        logo_png(logo)
    except ImportError:
        return True
    except ReadinessError:
        return False
    return True


def kind_of(logo: Logo) -> str:
    """The kind of a logo as the typesetter calls it."""
    return "jpg" if logo.kind == "jpeg" else logo.kind


def typesetter() -> ModuleType:
    """The typesetter, whose own types know less than it takes."""
    import typst

    return typst


@cache
def own_fonts() -> object:
    """The fonts that come with the typesetter alone, read once, for its `font_paths`."""
    return typesetter().Fonts(include_system_fonts=False)


def _drawn(files: Mapping[str, bytes]) -> Sequence[bytes]:
    """Each page as PNG."""
    drawn: bytes | list[bytes] = typesetter().compile(
        files, format="png", ppi=_PIXELS, font_paths=own_fonts()
    )
    return (drawn,) if isinstance(drawn, bytes) else drawn
