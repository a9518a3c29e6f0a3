"""A QR code in half blocks, black on white in every theme: cameras want it so."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ..shell.text import assembled

HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
INK = "#000000 on #ffffff"

Modules = Sequence[Sequence[bool]]


class QrCode(Widget):
    """Shows a code where there is room for all of it, and nothing elsewhere."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "QrCode { width: auto; height: auto; &.-empty { display: none; } }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="-empty")
        self._modules: Modules = ()

    def show(self, modules: Modules) -> None:
        """Show a code, or nothing for none.

        Args:
            modules: rows with the quiet zone, True where it is dark.
        """
        if modules != self._modules:
            self._modules = modules
            self.refresh(layout=True)
        self.set_class(not modules, "-empty")

    @property
    def cells(self) -> Size:
        """The cells that it needs."""
        return Size(len(self._modules[0]) if self._modules else 0, (len(self._modules) + 1) // 2)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """A cell for each module."""
        return self.cells.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A cell for each two modules."""
        return self.cells.height

    def render(self) -> Content:
        """Two rows of modules in each line; where nothing may be coloured, light is drawn on dark."""
        plain = bool(self.app.no_color)
        return Content("\n").join(
            assembled((line, "" if plain else INK)) for line in half_blocks(self._modules, inverse=plain)
        )


def half_blocks(modules: Modules, *, inverse: bool = False) -> list[str]:
    """Lines of half blocks.

    Args:
        modules: rows from the top, True where it is dark.
        inverse: whether light modules are drawn instead of dark ones.
    """
    rows = list(modules)
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return [
        "".join(HALVES[up != inverse, down != inverse] for up, down in zip(top, bottom, strict=True))
        for top, bottom in zip(rows[::2], rows[1::2], strict=True)
    ]
