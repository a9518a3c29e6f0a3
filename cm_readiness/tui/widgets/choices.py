"""A list to choose from that can also be left empty again, with one or several choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.containers import Vertical
from textual.message import Message

from ..shell.text import one_line
from .line import Prose
from .own_keys import OwnKeys


class _Option(Prose):
    """One line of the list."""

    def __init__(self, place: int) -> None:
        super().__init__(classes="choices--option", hang=4)
        self.place = place

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        event.stop()
        self.post_message(Choices.Clicked(self.place))


class Choices(OwnKeys, Vertical, can_focus=True):
    """Options with a mark each: the arrows choose one; where several may be, space ticks what they point to.

    Enter goes on to the next field. A click on what is chosen, or backspace, takes it back.

    Args:
        options: ids, in the order in which they are listed.
        several: whether more than one may be chosen.
        required: one that is chosen can be exchanged, not taken back.
    """

    DEFAULT_CSS = """
    Choices { height: auto; }
    Choices > .choices--option { padding: 0 1; }
    Choices:focus > .choices--option.-here { background: $primary-muted; }
    Choices:focus > .choices--option.-here:nocolor { text-style: reverse; }
    Choices:focus > .choices--option.-here:ansi { text-style: reverse; }
    """
    OWN_KEYS: ClassVar[Mapping[str, str]] = {
        "up": "move(-1)", "down": "move(1)", "space": "tick", "backspace": "take_back",
        "delete": "take_back", "enter": "next",
    }  # fmt: skip

    @dataclass
    class Changed(Message):
        """Another choice was made."""

        choices: Choices

        @property
        def control(self) -> Choices:
            """The list that it was made in."""
            return self.choices

    @dataclass
    class Clicked(Message):
        """An option was clicked."""

        place: int

    def __init__(
        self,
        options: Sequence[str],
        *,
        several: bool = False,
        required: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(*(_Option(place) for place in range(len(options))), id=id)
        self.options = tuple(options)
        """The ids, in their order."""
        self.several = several
        """Whether more than one may be chosen."""
        self._required = required
        self._labels: tuple[str, ...] = tuple(options)
        self._here = 0
        self._chosen: tuple[str, ...] = ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids that are chosen, in the order of the list."""
        return self._chosen

    @chosen.setter
    def chosen(self, ids: tuple[str, ...]) -> None:
        self._chosen = tuple(identifier for identifier in self.options if identifier in ids)
        if self._chosen:
            self._here = self.options.index(self._chosen[0])
        self._show()

    def say(self, labels: Sequence[str]) -> None:
        """Name the options, in their order."""
        self._labels = tuple(labels)
        self._show()

    def action_move(self, step: int) -> None:
        """Go to the option above or below; where only one is chosen, that is the choice."""
        self._here = min(max(self._here + step, 0), len(self.options) - 1)
        self.children[self._here].scroll_visible(animate=False)
        if self.several:
            self._show()
        else:
            self._choose((self.options[self._here],))

    def action_tick(self) -> None:
        """Choose the option; where several may be chosen, again takes it back."""
        identifier = self.options[self._here]
        if self.several and identifier in self._chosen:
            self.action_take_back()
        else:
            kept = self._chosen if self.several else ()
            self._choose(tuple(o for o in self.options if o in kept or o == identifier))

    def action_take_back(self) -> None:
        """Choose the option no longer, unless one has to be."""
        left = tuple(other for other in self._chosen if other != self.options[self._here])
        self._choose(left if left or not self._required else self._chosen)

    def action_next(self) -> None:
        """Go on to the next field."""
        self.screen.focus_next()

    def _choose(self, chosen: tuple[str, ...]) -> None:
        changed, self._chosen = chosen != self._chosen, chosen
        self._show()
        if changed:
            self.post_message(self.Changed(self))

    def on_choices_clicked(self, event: Clicked) -> None:
        """An option was clicked."""
        event.stop()
        self.focus(scroll_visible=False)
        self._here = event.place
        if self.options[event.place] in self._chosen:
            self.action_take_back()
        else:
            self.action_tick()

    def _show(self) -> None:
        on, off = ("[x]", "[ ]") if self.several else ("(•)", "( )")
        for place, (child, label) in enumerate(zip(self.children, self._labels, strict=True)):
            if isinstance(child, _Option):
                chosen = self.options[place] in self._chosen
                child.set_class(place == self._here, "-here")
                child.say((f"{on if chosen else off} {one_line(label)}", "bold" if chosen else ""))
