"""Screens that are forms: titled fields below each other, each a text or a list of choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from ...core.assessment import CompanyValue
from ...core.questionnaire import ProfileField, Questionnaire
from ...language.words import LANGUAGES, N_, Words
from ..shell.page import Room
from ..widgets.choices import Choices
from ..widgets.fields import TextField
from ..widgets.line import Prose

Value: TypeAlias = str | tuple[str, ...]
"""What a field holds: a text, or the ids of what is chosen."""

DEPTHS: Mapping[str, str] = {
    "full": N_("Full: all criteria that apply"),
    "express": N_("Express: the most important criteria"),
}
RULES: Mapping[str, str] = {
    "declared": N_("As declared: every answer counts as given"),
    "strict": N_("Strict: levels 3 and 4 count only with evidence, else as 2"),
}
YES_NO: Mapping[str, str] = {"yes": N_("Yes"), "no": N_("No")}
PROFILE = "profile-"
"""Begins the ids of the fields of a questionnaire's profile."""


@dataclass(frozen=True)
class FormField:
    """One field of a form."""

    id: str
    title: Callable[[Words], str]
    """What is asked."""
    kind: str = "text"
    """`text`, `number`, `level`, or with options `choice` or `choices`."""
    options: tuple[str, ...] = ()
    names: Callable[[Words], Sequence[str]] = lambda _: ()
    """The options as people read them."""
    required: bool = False
    """Nothing goes on without it."""
    always: bool = False
    """One of the options is always chosen."""
    hint: Callable[[Words], str] = lambda _: ""
    """What stands in the field while it is empty."""
    profile: ProfileField | None = None

    def label(self, words: Words) -> str:
        """What is asked, marked when it must be answered."""
        text = self.title(words)
        return words("{question} (required)", question=text) if self.required else text


def said(message: str) -> Callable[[Words], str]:
    """A title or hint of the program's own.

    Args:
        message: in English, marked for translation where it is written.
    """
    return lambda words: words(message)


def chosen_among(identifier: str, title: str, options: Mapping[str, str]) -> FormField:
    """A field with some options of the program's own, of which one is always chosen.

    Args:
        identifier: of the field.
        title: what is asked, in English.
        options: their ids, and what they are called in English.
    """
    return FormField(
        identifier,
        said(title),
        "choice",
        tuple(options),
        lambda words: [words(name) for name in options.values()],
        always=True,
    )


LANGUAGE = FormField(
    "language",
    said(N_("Language")),
    "choice",
    tuple(LANGUAGES),
    lambda _: tuple(LANGUAGES.values()),
    always=True,
)
"""The language of the program, wherever it is switched."""


def profile_fields(questionnaire: Questionnaire) -> tuple[FormField, ...]:
    """The questions about the company, as the questionnaire asks them."""
    return tuple(map(_profile_field, questionnaire.profile))


def _profile_field(field: ProfileField) -> FormField:
    names: Callable[[Words], Sequence[str]]
    if field.kind == "yes_no":
        options = tuple(YES_NO)
        names = lambda words: [words(name) for name in YES_NO.values()]  # noqa: E731
    else:
        options = tuple(option.id for option in field.options)
        names = lambda words: [option.name.get(words.language) for option in field.options]  # noqa: E731
    return FormField(
        PROFILE + field.id,
        lambda words: field.question.get(words.language),
        field.kind,
        options,
        names,
        field.required,
        profile=field,
    )


class Form(Room):
    """A screen of titled fields; what a field holds is looked at again on every change."""

    CSS_PATH = "form.tcss"
    SCROLLER = "#form"
    AUTO_FOCUS = ""
    FIELD_KEYS = frozenset(("tab", "shift+tab"))

    def __init__(self, fields: Sequence[FormField]) -> None:
        super().__init__()
        self.fields = tuple(fields)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As on every screen; Enter in a text goes on to the next field."""
        if self.host.last_key == "enter" and isinstance(self.focused, Input):
            return True
        return super().check_action(action, parameters)

    def body(self) -> Iterable[Widget]:
        """The introduction, the fields, and what stands below them."""
        with VerticalScroll(id="form", can_focus=False):
            yield Prose(id="introduction")
            for field in self.fields:
                yield Prose(id=f"label-{field.id}", classes="label")
                yield _widget(field)
            yield from self.foot()

    def foot(self) -> Iterable[Widget]:
        """What stands below the fields."""
        return ()

    def introduction(self) -> str:
        """What stands above the fields."""
        return ""

    def on_mount(self) -> None:
        """Fill in what is there already."""
        self.fill(self.values())
        super().on_mount()

    def values(self) -> Mapping[str, Value]:
        """What is there already, by the id of the field."""
        raise NotImplementedError

    def changed(self, field: FormField) -> None:
        """A person has changed a field."""
        raise NotImplementedError

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

    def ready(self) -> None:
        """Typing goes into the first field."""
        self.set_focus(self.query_one(f"#{self.fields[0].id}"))

    def show_body(self) -> None:
        """Word everything in the person's language."""
        words = self.words
        self.query_one("#introduction", Prose).say(self.introduction())
        for field in self.fields:
            self.query_one(f"#label-{field.id}", Prose).say(field.label(words))
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
        """The profile as it is filled in; what is empty is left out."""
        found: dict[str, CompanyValue] = {}
        for field in self.fields:
            value = company_value(field, self.value(field.id)) if field.profile is not None else None
            if field.profile is not None and value is not None:
                found[field.profile.id] = value
        return found

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
                self.changed(field)

    def do_field(self, step: int) -> None:
        """Go to the next or the previous field."""
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()


def shown_value(value: CompanyValue | None, words: Words) -> Value:
    """A profile answer as its field holds it.

    Args:
        value: from an assessment.
        words: how the person's language writes numbers.
    """
    match value:
        case None:
            return ""
        case bool():
            return ("yes",) if value else ("no",)
        case tuple() | str():
            return value
        case _:
            return words.number(float(value), 6, grouped=False)


def company_value(field: FormField, value: Value) -> CompanyValue | None:
    """What a field of the profile says; None while it is empty or no number."""
    if isinstance(value, tuple):
        if not value:
            return None
        if field.kind == "choices":
            return value
        return value[0] == "yes" if field.kind == "yes_no" else value[0]
    if field.kind == "number" and value:
        return _number(value)
    return value or None


def _number(text: str) -> CompanyValue | None:
    from decimal import Decimal, InvalidOperation

    from ...core.numbers import exact

    try:
        return exact(Decimal(text.replace(",", ".")))
    except (InvalidOperation, ValueError):
        return None


def _widget(field: FormField) -> Widget:
    if field.options:
        return Choices(field.options, several=field.kind == "choices", required=field.always, id=field.id)
    match field.kind:
        case "number":
            return TextField(restrict=r"[0-9]*([.,][0-9]*)?", select_on_focus=False, id=field.id)
        case "level":
            return TextField(restrict=r"[1-4]?", select_on_focus=False, id=field.id)
        case _:
            return TextField(select_on_focus=False, id=field.id)
