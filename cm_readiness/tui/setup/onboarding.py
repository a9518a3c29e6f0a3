"""A new assessment: who the company is, how deep to go; how long that takes is shown meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from textual import on
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Button

from ...app.paths import is_address
from ...app.workspace import Asked, Draft
from ...core.errors import ReadinessError
from ...core.scope import scope
from ...language.fault_messages import sentence
from ...language.words import N_
from ..shell import commands
from ..shell.labels import effort_words
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import literal
from .form import FIRST, Form
from .form_fields import DEPTHS, LANGUAGE, RULES, FormField, Value, chosen_among, profile_fields, said

OWN = (
    FormField("title", said(N_("Title of the assessment")), hint=said(N_("Baseline"))),
    chosen_among("depth", N_("Depth"), DEPTHS),
    LANGUAGE,
    chosen_among("rule", N_("Evidence"), RULES),
)
"""The fields that are not the questionnaire's."""


class Onboarding(Page):
    """A form made from the questionnaire; leaving it keeps what was filled in."""

    PAGE = "onboarding"
    BINDINGS = commands.bindings("onboarding")
    CSS_PATH = "form.tcss"
    SCROLLER = "#form"
    AUTO_FOCUS = ""
    FOCUS = FIRST
    ENTER_IN_TEXT = True
    FIELD_KEYS = frozenset(("tab", "shift+tab"))

    form = query_one(Form)

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.parts = (ProgramCommands(self),)
        self._asked = asked

    def body(self) -> Iterable[Widget]:
        """The form, and below it the button that starts."""
        start = Button("", id="start", variant="primary")
        yield Form((*profile_fields(self._asked.questionnaire), *OWN), Horizontal(start, id="buttons"))

    def on_mount(self) -> None:
        """Fill in what is there already."""
        self.form.fill(self.values())
        super().on_mount()

    def values(self) -> Mapping[str, Value]:
        """What was filled in before."""
        return {"depth": ("full",), "rule": ("declared",), **self.program.navigation.draft}

    def show_body(self) -> None:
        """Word everything in the person's language."""
        text = self._asked.questionnaire.introduction
        introduction = text.get(self.words.language) if text else ""
        if is_address(self.program.place):
            # The questionnaire speaks for a folder of one's own.
            team = self.words(
                "This assessment is kept in the team’s store, {place}: the team can read it.",
                place=self.program.place,
            )
            introduction = f"{introduction} {team}".strip()
        self.form.say(self.words, introduction)
        self.query_one("#start", Button).label = literal(self.words("Start"))

    def heading(self) -> tuple[str, str]:
        """What this screen is for, how many criteria apply so far, and how long they take."""
        count = len(scope(self._asked.questionnaire, self._draft().assessment))
        return self.words("New assessment"), effort_words(count, self.words)

    @on(Form.Changed)
    def _changed(self, event: Form.Changed) -> None:
        event.stop()
        self.take_over(event.field)

    def take_over(self, field: FormField) -> None:
        """What is filled in is kept for the next time, even when the form is left."""
        if field is LANGUAGE:
            self.program.set_language(self.form.text(field.id))
            return
        self._keep_draft({**self.program.navigation.draft, field.id: self.form.value(field.id)})
        self.show_state()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.later("start")

    def _missing(self, field: FormField) -> str:
        """What has to be done about a field before it starts; empty for nothing."""
        try:
            value = self.form.company_value(field)
        except ReadinessError as error:
            return f"{field.title(self.words)} {sentence(error.fault, self.words)}"
        if value is not None or not field.required or field.profile is None:
            return ""
        return self.words("Please answer first: {question}", question=field.title(self.words))

    def _keep_draft(self, draft: Mapping[str, Value]) -> None:
        self.program.leave(replace(self.program.navigation, draft=draft))

    def _draft(self) -> Draft:
        return self.program.workspace.draft(
            self._asked,
            company=self.form.company(),
            language=self.words.language,
            depth="express" if self.form.text("depth") == "express" else "full",
            evidence_rule="strict" if self.form.text("rule") == "strict" else "declared",
            title=self.form.text("title") or self.words("Baseline"),
            facilitator=self.program.settings.facilitator,
        )

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go on to the next field; from the last one, Enter starts."""
        last = self.form.query(".field").last()
        if self.focused is last and self.program.last_key == "enter":
            self.later("start")
            return last
        return super().focus_next(selector)

    # Commands

    async def do_start(self) -> None:
        """Create the assessment and go to the first question."""
        for field in self.form.fields:
            if missing := self._missing(field):
                self.tell(missing)
                self.set_focus(self.query_one(f"#{field.id}"))
                return
        try:
            created, _ = self.program.workspace.create(self._draft())
            self._keep_draft({})
            await self.program.open_session(created)
        except ReadinessError as error:
            self.tell_fault(error.fault)

    async def do_prepare(self) -> None:
        """Write the sheet that prepares a meeting, of what is filled in so far."""
        from ..home.preparing import offer

        await offer(self, self._draft())

    async def do_back(self) -> None:
        """Go home; what was filled in is there the next time."""
        await self.program.go("home")
