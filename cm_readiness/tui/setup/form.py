"""Forms: titled fields below each other, each a text or a list of choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from ...core.assessment import CompanyValue
from ...core.errors import ReadinessError
from ...language.words import Words
from ..widgets.choices import Choices
from ..widgets.fields import TextField
from ..widgets.line import Prose
from ..widgets.path_field import PathField
from .form_fields import LANGUAGE, FormField, Value, company_value

FIRST = "Form .field"
"""The selector of the first field of a form."""


class Form(VerticalScroll):
    """Shows fields with what is given to them, and says when a person has changed one.

    Args:
        fields: from top to bottom.
        foot: what stands below them.
    """

    @dataclass
    class Changed(Message):
        """A person has changed a field."""

        field: FormField

    def __init__(self, fields: Sequence[FormField], *foot: Widget) -> None:
        super().__init__(id="form", can_focus=False)
        self.fields = tuple(fields)
        self._foot = foot

    def compose(self) -> ComposeResult:
        """The introduction, the fields, and what stands below them."""
        yield Prose(id="introduction")
        for field in self.fields:
            yield Prose(id=f"label-{field.id}", classes="label")
            if field.help is not None:
                yield Prose(id=f"help-{field.id}", classes="help")
            yield _widget(field).add_class("field")
        yield from self._foot

    def fill(self, values: Mapping[str, Value]) -> None:
        """Show values in the fields; that is no change by a person."""
        with self.prevent(Input.Changed):
            for field in self.fields:
                value = values.get(field.id)
                widget = self.query_one(f"#{field.id}")
                if isinstance(widget, Choices):
                    widget.chosen = value if isinstance(value, tuple) else ()
                elif isinstance(widget, Input) and widget.value != (value or ""):
                    widget.value = value if isinstance(value, str) else ""

    def fill_some(self, values: Mapping[str, Value]) -> None:
        """Show values in some of the fields that are typed into; the others stay as they are."""
        with self.prevent(Input.Changed):
            for identifier, value in values.items():
                widget = self.query_one(f"#{identifier}")
                if isinstance(widget, Input) and isinstance(value, str):
                    widget.value = value

    def say(self, words: Words, introduction: str = "") -> None:
        """Word everything in the person's language."""
        self.query_one("#introduction", Prose).say(introduction)
        for field in self.fields:
            self.query_one(f"#label-{field.id}", Prose).say(field.label(words))
            if field.help is not None:
                self.query_one(f"#help-{field.id}", Prose).say(field.help(words))
            widget = self.query_one(f"#{field.id}")
            if isinstance(widget, Choices):
                widget.say(field.names(words))
                if field is LANGUAGE:
                    widget.chosen = (words.language,)
            elif isinstance(widget, TextField):
                widget.say_hint(field.hint(words))

    def value(self, identifier: str) -> Value:
        """What a field holds now."""
        widget = self.query_one(f"#{identifier}")
        if isinstance(widget, Choices):
            return widget.chosen
        return widget.value.strip() if isinstance(widget, Input) else ""

    def text(self, identifier: str) -> str:
        """What a field holds now: its text, or the id that is chosen."""
        value = self.value(identifier)
        return value if isinstance(value, str) else next(iter(value), "")

    def company(self) -> dict[str, CompanyValue]:
        """The profile as it is filled in; what is empty, or cannot be read, is left out."""
        found: dict[str, CompanyValue] = {}
        for field in self.fields:
            with suppress(ReadinessError):
                value = self.company_value(field)
                if field.profile is not None and value is not None:
                    found[field.profile.id] = value
        return found

    def company_value(self, field: FormField) -> CompanyValue | None:
        """What a field of the profile says now; None while it is empty, and of any other field.

        Raises:
            ReadinessError: it cannot be read.
        """
        return None if field.profile is None else company_value(field, self.value(field.id))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._one_changed(event.input.id)

    @on(Choices.Changed)
    def _chose(self, event: Choices.Changed) -> None:
        event.stop()
        self._one_changed(event.choices.id)

    def _one_changed(self, identifier: str | None) -> None:
        for field in self.fields:
            if field.id == identifier:
                self.post_message(self.Changed(field))


def _widget(field: FormField) -> Widget:
    if field.options:
        several = field.kind == "choices"
        return Choices(field.options, several=several, required=field.always, id=field.id)
    allowed = {"number": r"[0-9 .,'’\u00a0\u202f]*", "level": r"[1-4]?"}.get(field.kind)
    if field.kind == "path":
        return PathField(id=field.id)
    return TextField(restrict=allowed, select_on_focus=False, id=field.id)
