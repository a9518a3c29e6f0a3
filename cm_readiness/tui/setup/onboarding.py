"""A new assessment: who the company is, how deep to go; how long that takes is shown meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button

from ...app.workspace import Asked, Draft
from ...core.errors import ReadinessError
from ...core.scope import scope
from ...language.words import N_
from ..shell import commands
from ..shell.labels import effort_words
from ..shell.text import literal
from .form import DEPTHS, LANGUAGE, RULES, Form, FormField, Value, chosen_among, profile_fields, said

OWN = (
    FormField("title", said(N_("Title of the assessment")), hint=said(N_("Baseline"))),
    chosen_among("depth", N_("Depth"), DEPTHS),
    LANGUAGE,
    chosen_among("rule", N_("Evidence"), RULES),
)
"""The fields that are not the questionnaire's."""


class Onboarding(Form):
    """A form made from the questionnaire; leaving it keeps what was filled in."""

    PAGE = "onboarding"
    BINDINGS = commands.bindings("onboarding")

    def __init__(self, asked: Asked) -> None:
        super().__init__((*profile_fields(asked.questionnaire), *OWN))
        self._asked = asked

    def foot(self) -> Iterable[Widget]:
        """The button that starts."""
        with Horizontal(id="buttons"):
            yield Button("", id="start", variant="primary")

    def introduction(self) -> str:
        """What the questionnaire says beforehand."""
        text = self._asked.questionnaire.introduction
        return text.get(self.words.language) if text else ""

    def values(self) -> Mapping[str, Value]:
        """What was filled in before."""
        return {"depth": ("full",), "rule": ("declared",), **self.program.draft}

    def show_body(self) -> None:
        """Word everything in the person's language."""
        super().show_body()
        self.query_one("#start", Button).label = literal(self.words("Start"))

    def heading(self) -> tuple[str, str]:
        """What this screen is for, how many criteria apply so far, and how long they take."""
        count = len(scope(self._asked.questionnaire, self._draft().assessment))
        return self.words("New assessment"), effort_words(count, self.words)

    def changed(self, field: FormField) -> None:
        """What is filled in is kept for the next time, even when the form is left."""
        if field is LANGUAGE:
            self.program.set_language(self.text(field.id))
            return
        self.program.draft[field.id] = self.value(field.id)
        self.show_state()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.later("start")

    def _draft(self) -> Draft:
        return self.program.workspace.draft(
            self._asked,
            company=self.company(),
            language=self.words.language,
            depth="express" if self.text("depth") == "express" else "full",
            evidence_rule="strict" if self.text("rule") == "strict" else "declared",
            title=self.text("title") or self.words("Baseline"),
            facilitator=self.program.settings.facilitator,
        )

    # Commands

    async def do_start(self) -> None:
        """Create the assessment and go to the first question."""
        company = self.company()
        for field in self.fields:
            if field.required and field.profile is not None and field.profile.id not in company:
                self.tell(self.words("Please answer first: {question}", question=field.title(self.words)))
                self.set_focus(self.query_one(f"#{field.id}"))
                return
        try:
            created, _ = self.program.workspace.create(self._draft())
            self.program.draft.clear()
            await self.program.open_session(created)
        except ReadinessError as error:
            self.tell_fault(error.fault)

    async def do_back(self) -> None:
        """Go home; what was filled in is there the next time."""
        await self.program.go("home")
