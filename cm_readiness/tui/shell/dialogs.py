"""Small screens over another one: choose, confirm, give a path."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ..widgets.fields import TextField
from ..widgets.key_bar import KeyBar
from ..widgets.line import Entry, Prose
from ..widgets.own_keys import Listing
from ..widgets.path_field import PathField
from . import commands
from .choice import Choice
from .command_screen import Dialog
from .text import assembled, matches, one_line

MOST = 200
"""Choices that are listed at once: who looks for one of thousands types a part of its name."""
PAGE_LENGTH = 5
"""How many choices page up and page down pass over."""


class Picker(Dialog[str | None]):
    """Finds one of many by typing a part of its name, and ends with its id.

    Args:
        title: what is chosen here.
        choices: in the order in which they are listed.
        chosen: the id that is highlighted first.
    """

    PAGE = "picker"
    BINDINGS = commands.bindings("picker")
    FIELD_KEYS = frozenset(("up", "down", "enter", "pageup", "pagedown"))

    def __init__(self, title: str, choices: Sequence[Choice], chosen: str = "") -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen
        self._text = ""
        """What the list was last filled for."""

    def compose(self) -> ComposeResult:
        """A field, and below it what matches."""
        with Vertical(classes="dialog dialog--picker"):
            yield Prose(classes="dialog--title")
            yield TextField()
            yield Listing()
            yield Prose(id="nothing")
            yield KeyBar()

    def on_mount(self) -> None:
        """List everything."""
        self.query_one(Prose).say(self._title)
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), self.words)
        self._list("")

    def ready(self) -> None:
        """Typing goes into the field."""
        self.set_focus(self.query_one(TextField))
        self.call_after_refresh(self.query_one(OptionList).scroll_to_highlight)

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        self._list(event.value)

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def do_choose(self) -> None:
        """End with what is highlighted, as the field stands now."""
        self._list(self.query_one(TextField).value)
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)

    def do_cursor(self, step: int) -> None:
        """Highlight the one above or below."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def do_page(self, step: int) -> None:
        """Highlight one a page above or below."""
        for _ in range(PAGE_LENGTH):
            self.do_cursor(step)

    def _list(self, text: str) -> None:
        everything = [choice for choice in self._choices if matches(choice.label, choice.help, text=text)]
        found, left = everything[:MOST], len(everything) - MOST
        options = self.query_one(OptionList)
        listed = [options.get_option_at_index(place).id for place in range(options.option_count)]
        if listed != [choice.id for choice in found] or self._text != text:
            self._text = text
            options.clear_options()
            options.add_options([Option(Entry(_prompt(choice), 2), id=choice.id) for choice in found])
            options.highlighted = self._first(found, text)
        options.display = bool(found)
        self.query_one("#nothing", Prose).say(self._said_below(found, left))

    def _said_below(self, found: Sequence[Choice], left: int) -> str:
        """That there is nothing, or how many there are beside those that are listed."""
        if not found:
            return self.words("Nothing has this name.")
        if left <= 0:
            return ""
        return self.words.plural(
            "{count} more: type a part of its name.", "{count} more: type a part of the name.", left
        )

    def _first(self, found: Sequence[Choice], text: str) -> int | None:
        """The place of what is highlighted by itself; what waits for its name, when that is typed."""
        places = [choice.id for choice in found]
        if self._chosen in places:
            return places.index(self._chosen)
        named = bool(text.strip())
        ready = (
            place
            for place, choice in enumerate(found)
            if not choice.by_name or (named and matches(choice.label, text=text))
        )
        return next(ready, None)


class Confirm(Dialog[bool | None]):
    """Asks before something goes away; ends with True for yes.

    Args:
        question: what is about to happen.
        yes: what the key that does it is called.
    """

    PAGE = "confirm"
    BINDINGS = commands.bindings("confirm")

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question, and the keys that answer it."""
        with Vertical(classes="dialog"):
            yield Prose(classes="dialog--title")
            yield KeyBar()

    def on_mount(self) -> None:
        """Ask."""
        self.query_one(Prose).say(self._question)
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), self.words)

    def do_yes(self) -> None:
        """Go on."""
        self.dismiss(True)


class AskText(Dialog[str | None]):
    """Asks for one line of text, and ends with it.

    Args:
        title: what to give.
        value: what is proposed.
        hint: one more sentence.
        path: a path is asked for.
    """

    PAGE = "ask"
    BINDINGS = commands.bindings("ask")
    FIELD_KEYS = frozenset(("enter",))

    def __init__(self, title: str, value: str = "", hint: str = "", *, path: bool = False) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._path = path

    def compose(self) -> ComposeResult:
        """The title, the field, the hint."""
        with Vertical(classes="dialog"):
            yield Prose(classes="dialog--title")
            yield PathField(self._value) if self._path else TextField(self._value, select_on_focus=False)
            yield Prose(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Say what is asked."""
        self.query_one(Prose).say(self._title)
        self.query_one("#hint", Prose).say(self._hint)
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), self.words)

    def ready(self) -> None:
        """Typing goes into the field."""
        self.set_focus(self.query_one(TextField))
        self.call_after_refresh(self._show_end)

    def _show_end(self) -> None:
        field = self.query_one(TextField)
        if field.cursor_position == len(field.value):
            field.show_end()

    def do_accept(self) -> None:
        """End with what the field says."""
        value = self.query_one(TextField).value.strip()
        self.dismiss(value or None)


def _prompt(choice: Choice) -> Content:
    parts = [assembled((one_line(choice.label), "bold"))]
    if choice.keys:
        parts.append(assembled("  ", (choice.keys, "$text-accent")))
    if choice.help:
        parts.append(assembled("\n", (one_line(choice.help), "$text-muted")))
    return Content("").join(parts)
