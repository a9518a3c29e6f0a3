"""A new assessment: who the company is, how deep to go; how long that takes is shown meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Input

from ...core.assessment import Assessment, CompanyValue
from ...core.errors import ReadinessError
from ...core.questionnaire import ProfileField, Questionnaire
from ...core.scope import minutes, scope
from ...files.assessments import new_assessment
from ...i18n import N_, Words
from .. import commands
from ..session import utc_now
from ..text import literal
from ..widgets.choices import Choices
from ..widgets.fields import TextField
from ..widgets.line import Prose
from .base import Room
from .paths import create_in

DEPTHS: Mapping[str, str] = {
    "full": N_("Full: all criteria that apply"),
    "express": N_("Express: the most important criteria"),
}
RULES: Mapping[str, str] = {
    "declared": N_("As declared: every answer counts as given"),
    "strict": N_("Strict: levels 3 and 4 count only with evidence, else as 2"),
}
YES_NO: Mapping[str, str] = {"yes": N_("Yes"), "no": N_("No")}
OWN = "own-"
"""Begins the ids of the fields that are not the questionnaire's."""


@dataclass(frozen=True)
class FormField:
    """One field of the form, from the profile or of our own."""

    id: str
    kind: str
    required: bool
    options: tuple[str, ...] = ()
    profile: ProfileField | None = None
    label: str = ""
    names: tuple[str, ...] = ()

    def title(self, words: Words) -> str:
        """What is asked, marked when it must be answered."""
        text = self.profile.question.get(words.language) if self.profile else words(self.label)
        return words("{question} (required)", question=text) if self.required else text

    def option_names(self, words: Words) -> tuple[str, ...]:
        """The options as people read them."""
        if self.profile is not None and self.profile.options:
            return tuple(option.name.get(words.language) for option in self.profile.options)
        return tuple(words(name) for name in self.names)


def fields_of(questionnaire: Questionnaire) -> tuple[FormField, ...]:
    """The fields of the form: the questionnaire's profile, then how the assessment is done."""
    profile = []
    for field in questionnaire.profile:
        if field.kind == "yes_no":
            options, names = tuple(YES_NO), tuple(YES_NO.values())
        else:
            options, names = tuple(option.id for option in field.options), ()
        profile.append(
            FormField(f"profile-{field.id}", field.kind, field.required, options, field, names=names)
        )
    return (
        *profile,
        FormField(f"{OWN}title", "text", False, label=N_("Title of the assessment")),
        FormField(
            f"{OWN}depth", "choice", False, tuple(DEPTHS), label=N_("Depth"), names=tuple(DEPTHS.values())
        ),
        FormField(
            f"{OWN}rule", "choice", False, tuple(RULES), label=N_("Evidence"), names=tuple(RULES.values())
        ),
    )


class Onboarding(Room):
    """A form made from the questionnaire; leaving it keeps what was filled in."""

    ROOM = "onboarding"
    BINDINGS = commands.bindings("onboarding")
    CSS_PATH = "onboarding.tcss"
    AUTO_FOCUS = ""

    FIELD_KEYS = frozenset(("tab", "shift+tab"))

    def __init__(self, questionnaire: Questionnaire) -> None:
        super().__init__()
        self._questionnaire = questionnaire
        self._fields = fields_of(questionnaire)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As on every screen; Enter in a text goes on to the next field."""
        if self.host.last_key == "enter" and isinstance(self.focused, Input):
            return True
        return super().check_action(action, parameters)

    def body(self) -> Iterable[Widget]:
        """The introduction, the fields, and the button that starts."""
        with VerticalScroll(id="form", can_focus=False):
            yield Prose(id="introduction")
            for field in self._fields:
                yield Prose(id=f"label-{field.id}", classes="label")
                yield self._widget(field)
            with Horizontal(id="buttons"):
                yield Button("", id="start", variant="primary")

    def on_mount(self) -> None:
        """Fill in what was there before."""
        draft = self.host.draft
        defaults: dict[str, object] = {f"{OWN}depth": ("full",), f"{OWN}rule": ("declared",)}
        for field in self._fields:
            value = draft.get(field.id, defaults.get(field.id))
            widget = self.query_one(f"#{field.id}")
            if isinstance(widget, Choices) and isinstance(value, tuple):
                widget.chosen = value
            elif isinstance(widget, Input) and isinstance(value, str):
                with self.prevent(Input.Changed):
                    widget.value = value
        super().on_mount()

    def ready(self) -> None:
        """Typing goes into the first field."""
        self.set_focus(self.query_one(f"#{self._fields[0].id}"))

    def show_body(self) -> None:
        """Word everything in the person's language."""
        words = self.words
        introduction = self._questionnaire.introduction
        self.query_one("#introduction", Prose).say(introduction.get(words.language) if introduction else "")
        for field in self._fields:
            self.query_one(f"#label-{field.id}", Prose).say(field.title(words))
            widget = self.query_one(f"#{field.id}")
            if isinstance(widget, Choices):
                widget.say(field.option_names(words))
        title = self.query_one(f"#{OWN}title", TextField)
        title.placeholder = words("Baseline")
        self.query_one("#start", Button).label = literal(words("Start"))

    def heading(self) -> tuple[str, str]:
        """What this screen is for."""
        return self.words("New assessment"), self._effort()

    def _widget(self, field: FormField) -> Widget:
        if field.options:
            several, required = field.kind == "choices", field.id.startswith(OWN)
            return Choices(field.options, several=several, required=required, id=field.id)
        if field.kind == "number":
            return TextField(restrict=r"[0-9]*([.,][0-9]*)?", id=field.id)
        return TextField(id=field.id)

    @on(Input.Changed)
    @on(Choices.Changed)
    def _changed(self) -> None:
        self._keep()
        self.show_state()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.later("start")

    def _keep(self) -> None:
        """What is filled in is kept for the next time, even when the form is left."""
        for field in self._fields:
            widget = self.query_one(f"#{field.id}")
            if isinstance(widget, Choices):
                self.host.draft[field.id] = widget.chosen
            elif isinstance(widget, Input):
                self.host.draft[field.id] = widget.value

    def _effort(self) -> str:
        """How many criteria apply to the company as it is filled in, and how long they take."""
        count = len(scope(self._questionnaire, self._assessment()))
        words = self.words
        criteria = words.plural("{count} criterion", "{count} criteria", count)
        return words("{criteria} · about {minutes} min", criteria=criteria, minutes=minutes(count))

    def _company(self) -> dict[str, CompanyValue]:
        """The profile as it is filled in; what is empty is left out."""
        company: dict[str, CompanyValue] = {}
        for field in self._fields:
            if field.profile is None:
                continue
            value = _value_of(field, self.query_one(f"#{field.id}"))
            if value is not None:
                company[field.profile.id] = value
        return company

    def _own(self, name: str) -> str:
        widget = self.query_one(f"#{OWN}{name}")
        if isinstance(widget, Choices):
            return widget.chosen[0] if widget.chosen else ""
        return widget.value.strip() if isinstance(widget, Input) else ""

    def _assessment(self) -> Assessment:
        return new_assessment(
            self._questionnaire,
            company=self._company(),
            language=self.words.language,
            depth="express" if self._own("depth") == "express" else "full",
            evidence_rule="strict" if self._own("rule") == "strict" else "declared",
            title=self._own("title") or self.words("Baseline"),
            facilitator=self.host.settings.facilitator,
            at=utc_now(),
        )

    # Commands

    async def do_start(self) -> None:
        """Create the assessment and go to the first question."""
        company = self._company()
        for field in self._fields:
            if field.required and field.profile is not None and field.profile.id not in company:
                self.tell(self.words("Please answer first: {question}", question=field.title(self.words)))
                self.set_focus(self.query_one(f"#{field.id}"))
                return
        try:
            path: Path = create_in(self.host.folder, self._assessment())
            self.host.draft.clear()
            await self.host.open_session(path)
        except ReadinessError as error:
            self.tell_fault(error.fault)

    def do_field(self, step: int) -> None:
        """Go to the next or the previous field."""
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    async def do_back(self) -> None:
        """Go home; what was filled in is there the next time."""
        self._keep()
        await self.host.go("home")


def _value_of(field: FormField, widget: Widget) -> CompanyValue | None:
    if isinstance(widget, Choices):
        if not widget.chosen:
            return None
        if field.kind == "choices":
            return widget.chosen
        return widget.chosen[0] == "yes" if field.kind == "yes_no" else widget.chosen[0]
    text = widget.value.strip() if isinstance(widget, Input) else ""
    if not text:
        return None
    if field.kind != "number":
        return text
    return _number(text)


def _number(text: str) -> CompanyValue | None:
    from decimal import Decimal, InvalidOperation

    from ...core.numbers import exact

    try:
        return exact(Decimal(text.replace(",", ".")))
    except (InvalidOperation, ValueError):
        return None
