"""A list as long as anybody likes: only the entries in view are ever asked for, laid out and drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Padding, Visual

from ..shell.text import literal
from .line import Entry
from .own_keys import OwnKeys, actions_of

UNIT = 4
"""Steps of the scroll bar for an entry, whatever its height: heights are known of those in view alone."""
KEPT = 400
"""Entries that stay laid out; far more than any window shows."""
BESIDE = Spacing(0, 1, 0, 1)
"""What is free to the left and to the right of an entry."""


class Entries(OwnKeys, ScrollView, can_focus=True):
    """Entries below one another, of which one is highlighted. What they say is asked for when it is seen."""

    ALLOW_SELECT = False
    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("down", "cursor(1)", show=False),
        Binding("up", "cursor(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("enter", "select", show=False),
    ]
    OWN_KEYS = actions_of(BINDINGS)
    COMPONENT_CLASSES = {"entries--entry", "entries--highlighted", "entries--hover"}  # noqa: RUF012
    DEFAULT_CSS = """
    Entries {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .entries--highlighted { color: $foreground; background: $primary-muted; }
        & > .entries--hover { background: $block-hover-background; }
    }
    """

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """The place of the entry that is chosen; None without entries."""
    hovered: reactive[int | None] = reactive(None, repaint=False)

    @dataclass
    class Selected(Message):
        """An entry was chosen, by Enter or a click."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.keys: Sequence[str] = ()
        """The entries, in their order."""
        self.entry: Callable[[str], Entry] = lambda key: Entry(literal(key))
        """What an entry says, by its key."""
        self._gap = 0
        self._strips: dict[tuple[str, str], list[Strip]] = {}
        """The entries as they are drawn, by key and kind of style."""
        self._drawn_at = 0
        """The width for which they are drawn: painting may come before the news of another one."""
        self._last_top = (0, 0)
        """What stands on the first line when everything below is in view: an entry, and its line."""
        self._window: list[tuple[int, int] | None] | None = None
        """Which entry and which line of it stands on each line; None until it is asked for."""

    def show(self, keys: Sequence[str], entry: Callable[[str], Entry], gap: int = 0) -> None:
        """List these from now on; what is highlighted stays on its line, else what is on the first does.

        Args:
            keys: of the entries, each once.
            entry: what an entry says, by its key.
            gap: empty lines between two entries.
        """
        places = {key: place for place, key in enumerate(keys)}
        chosen, above = self.chosen, self._above_highlighted
        place, line = self._top
        top = self.keys[place] if self.keys else None
        self.keys, self.entry, self._gap = keys, entry, gap
        self.set_reactive(Entries.highlighted, places.get(chosen) if chosen is not None else None)
        self.say_again()
        if self.highlighted is not None and above is not None:
            self.scroll_y = self._position(self._top_before(self.highlighted, above))
        else:
            self.scroll_y = self._position((places[top], line)) if top in places else 0

    def say_again(self) -> None:
        """What entries say may be something else now."""
        self._strips.clear()
        self._lay_out()
        self.refresh()

    @property
    def chosen(self) -> str | None:
        """The key of the entry that is highlighted."""
        return None if self.highlighted is None else self.keys[self.highlighted]

    @property
    def in_view(self) -> Sequence[str]:
        """The entries in the window."""
        return [self.keys[place] for place in dict.fromkeys(spot[0] for spot in self._lines if spot)]

    # Choosing

    def highlight(self, key: str) -> None:
        """Highlight an entry by its key, where it is listed."""
        if key in self.keys:
            self.highlighted = self.keys.index(key)

    def validate_highlighted(self, place: int | None) -> int | None:
        """None without entries; else as near as there is one."""
        return None if place is None or not self.keys else max(0, min(place, len(self.keys) - 1))

    def watch_highlighted(self, old: int | None, new: int | None) -> None:
        """Draw the two anew, and bring the new one into view."""
        self._draw_again(old)
        self._draw_again(new)
        self.show_highlighted()

    def watch_hovered(self, old: int | None, new: int | None) -> None:
        """Draw the two anew."""
        self._draw_again(old)
        self._draw_again(new)

    def action_cursor(self, step: int) -> None:
        """Highlight the next or the previous entry; behind the last one comes the first."""
        if self.keys:
            start = -min(step, 0) - 1 if self.highlighted is None else self.highlighted
            self.highlighted = (start + step) % len(self.keys)

    def action_page(self, step: int) -> None:
        """Highlight the entry a window further on."""
        place, room = self.highlighted or 0, self._height
        while self.keys and 0 <= place + step < len(self.keys):
            room -= self._tall(place)
            if room < self._tall(place + step) and place != self.highlighted:
                break
            place += step
        self.highlighted = place

    def action_end(self, step: int) -> None:
        """Highlight the first or the last entry."""
        self.highlighted = len(self.keys) if step > 0 else 0
        self.show_highlighted()

    def action_select(self) -> None:
        """Choose what is highlighted."""
        if (key := self.chosen) is not None:
            self.post_message(self.Selected(key))

    def on_click(self, event: events.Click) -> None:
        """Highlight an entry, and choose it."""
        place = self._place_under(event)
        if place is not None:
            self.highlighted = place
            self.action_select()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would choose."""
        self.hovered = self._place_under(event)

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self.hovered = None

    def _place_under(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        spot = self._lines[offset.y] if offset is not None and offset.y < len(self._lines) else None
        return None if spot is None else spot[0]

    # What is in view

    def show_highlighted(self) -> None:
        """Bring what is highlighted into view, by scrolling as little as is needed."""
        place = self.highlighted
        if place is None or not self._height:
            return
        top, line = self._top
        if place < top or (place == top and line):
            self.scroll_y = self._position((place, 0))
        elif (
            sum(spot is not None and spot[0] == place for spot in self._lines) < self._tall(place) - self._gap
        ):
            self.scroll_y = self._position(self._top_above(place))

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Another part is in view; the smallest step is a part of a line of the scroll bar."""
        super().watch_scroll_y(old, new)
        if old != new:
            self._window = None
            self.refresh()

    def on_resize(self) -> None:
        """Entries may have other lines."""
        self.say_again()
        self.show_highlighted()

    def notify_style_update(self) -> None:
        """Colours may be others."""
        self._strips.clear()
        super().notify_style_update()

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _top(self) -> tuple[int, int]:
        """What stands on the first line, by the scroll bar: an entry, and its line."""
        if not self.keys:
            return 0, 0
        place = min(int(self.scroll_y // UNIT), len(self.keys) - 1)
        tall = self._tall(place)
        return min(
            (place, min(round((self.scroll_y - place * UNIT) * tall / UNIT), tall - 1)), self._last_top
        )

    def _position(self, top: tuple[int, int]) -> float:
        """Where the scroll bar stands for what is on the first line; `_top` takes it back."""
        place, line = top
        return place * UNIT + (line * UNIT / self._tall(place) if line else 0)

    @property
    def _above_highlighted(self) -> int | None:
        """How many lines of the window stand above what is highlighted; None where it is not in view."""
        spot = (self.highlighted, 0)
        return self._lines.index(spot) if self.highlighted is not None and spot in self._lines else None

    def _top_above(self, place: int) -> tuple[int, int]:
        """What stands on the first line when the last line of an entry stands on the last one."""
        return self._top_before(place, self._height - (self._tall(place) - self._gap))

    def _top_before(self, place: int, room: int) -> tuple[int, int]:
        """What stands on the first line when an entry begins so many lines below it."""
        while room > 0 and place > 0:
            place -= 1
            tall = self._tall(place)
            if tall > room:
                return place, tall - room
            room -= tall
        return place, 0

    def _lay_out(self) -> None:
        """Tell the scroll bar how much there is."""
        self._window = None
        if not self._height:
            return
        self._last_top = self._top_above(len(self.keys) - 1) if self.keys else (0, 0)
        size = Size(self._width, ceil(self._position(self._last_top)) + self._height)
        if size != self.virtual_size:
            self.virtual_size = size

    @property
    def _lines(self) -> list[tuple[int, int] | None]:
        """What stands on each line of the window: an entry and its line, or nothing."""
        self._see_width()
        if self._window is None:
            window: list[tuple[int, int] | None] = []
            place, line = self._top
            while len(window) < self._height and place < len(self.keys):
                tall = self._tall(place)
                window += [(place, at) if at < tall - self._gap else None for at in range(line, tall)]
                place, line = place + 1, 0
            window += [None] * (self._height - len(window))
            self._window = window[: self._height]
        return self._window

    def _lines_of(self, place: int | None) -> list[int]:
        """The lines of the window on which an entry stands."""
        return [at for at, spot in enumerate(self._lines) if spot is not None and spot[0] == place]

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        spot = self._lines[y] if y < len(self._lines) else None
        if spot is None:
            return Strip.blank(self._width, self.get_visual_style("entries--entry").rich_style)
        place, line = spot
        kind = "highlighted" if place == self.highlighted else "hover" if place == self.hovered else "entry"
        return self._drawn(place, kind)[line]

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """As every widget; what is highlighted is reversed where no colour can tell it apart."""
        style = super().get_visual_style(*component_classes, partial=partial)
        if "entries--highlighted" in component_classes and (self.app.no_color or self.app.native_ansi_color):
            style += Style(reverse=True)
        return style

    def _tall(self, place: int) -> int:
        """The lines of an entry, with those that set it apart from the next one."""
        key = self.keys[place]
        kinds = ("entry", "highlighted")
        known = next((self._strips[key, kind] for kind in kinds if (key, kind) in self._strips), None)
        return len(known or self._drawn(place, "entry")) + self._gap

    def _drawn(self, place: int, kind: str) -> list[Strip]:
        self._see_width()
        key = self.keys[place]
        if (key, kind) not in self._strips:
            if len(self._strips) > KEPT:
                self._strips.clear()
            style = self.get_visual_style("entries--entry", f"entries--{kind}")
            padded = Padding(self.entry(key), BESIDE)
            strips = Visual.to_strips(self, padded, self._width, None, style)
            self._strips[key, kind] = [
                strip.extend_cell_length(self._width, style.rich_style) for strip in strips
            ]
        return self._strips[key, kind]

    def _see_width(self) -> None:
        """Forget what was drawn for another width, with the lines that it had."""
        if self._drawn_at != self._width:
            self._drawn_at = self._width
            self._strips.clear()
            self._window = None

    def _draw_again(self, place: int | None) -> None:
        """Draw an entry anew, as far as it is in view."""
        if lines := self._lines_of(place):
            self.refresh(Region(0, lines[0], self._width, len(lines)))
