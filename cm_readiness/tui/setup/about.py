"""What an assessment says about itself: title, people, profile, depth, evidence rule and targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import on
from textual.getters import query_one
from textual.widget import Widget

from ...core.assessment import Assessment
from ...core.errors import ReadinessError
from ...core.kept import clean
from ...core.questionnaire import Dimension, Questionnaire
from ...language.words import N_, Words
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.labels import effort_words
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from .form import FIRST, Form
from .form_fields import DEPTHS, RULES, FormField, Value, chosen_among, profile_fields, said, shown_value

TARGET = "target-"
"""Begins the ids of the fields for the targets of dimensions."""
TEXTS = ("title", "respondent", "facilitator")


NARROW = 60
"""Columns under which the header has no room for the minutes."""


def fields_of(questionnaire: Questionnaire) -> tuple[FormField, ...]:
    """The fields of the form.

    Args:
        questionnaire: whose profile and dimensions they are made from.
    """
    return (
        FormField("title", said(N_("Title of the assessment"))),
        FormField("respondent", said(N_("Who answers"))),
        FormField("facilitator", said(N_("Who asks the questions"))),
        *profile_fields(questionnaire),
        chosen_among("depth", N_("Depth"), DEPTHS),
        chosen_among("rule", N_("Evidence"), RULES),
        *map(_target_field, questionnaire.dimensions),
    )


def _target_field(dimension: Dimension) -> FormField:
    def title(words: Words) -> str:
        return words("Target level of “{name}”", name=dimension.name.get(words.language))

    def hint(words: Words) -> str:
        return words("{level}, as the questionnaire says", level=dimension.target)

    return FormField(TARGET + dimension.id, title, "level", hint=hint)


class About(Page):
    """Every change is taken over at once, and can be undone here and on the screens of the questions."""

    PAGE = "about"
    BINDINGS = commands.bindings("about")
    CSS_PATH = "form.tcss"
    SCROLLER = "#form"
    AUTO_FOCUS = ""
    FOCUS = FIRST
    ENTER_IN_TEXT = True
    FIELD_KEYS = frozenset(("tab", "shift+tab", "ctrl+z", "ctrl+y"))

    form = query_one(Form)

    def __init__(self) -> None:
        super().__init__()
        self.parts = (AssessmentCommands(self), ProgramCommands(self))

    def body(self) -> Iterable[Widget]:
        """The form."""
        yield Form(fields_of(self.session.questionnaire))

    def show_body(self) -> None:
        """Word everything in the person's language."""
        self.form.say(self.words)

    def heading(self) -> tuple[str, str]:
        """How many criteria apply now, and how long they take."""
        words, criteria = self.words, len(self.session.criteria)
        narrow = self.app.size.width < NARROW
        count = words.plural("{count} criterion", "{count} criteria", criteria)
        return words("About this assessment"), count if narrow else effort_words(criteria, words)

    def settle(self) -> None:
        """The window has another size: the header may say more or less."""
        self.show_state()

    def on_mount(self) -> None:
        """Fill in what is there already."""
        self.form.fill(self.values())
        super().on_mount()

    def values(self) -> Mapping[str, Value]:
        """What the assessment says now."""
        assessment = self.session.assessment
        values: dict[str, Value] = {name: getattr(assessment, name) for name in TEXTS}
        values["depth"], values["rule"] = (assessment.depth,), (assessment.evidence_rule,)
        for field in self.form.fields:
            if field.profile is not None:
                value = shown_value(assessment.company.get(field.profile.id), self.words)
                values[field.id] = (value,) if field.options and isinstance(value, str) and value else value
            elif field.id.startswith(TARGET):
                target = assessment.targets.get(field.id.removeprefix(TARGET))
                values[field.id] = "" if target is None else str(target)
        return values

    @on(Form.Changed)
    def _changed(self, event: Form.Changed) -> None:
        event.stop()
        self.take_over(event.field)

    def take_over(self, field: FormField) -> None:
        """Take the field over, unless it says what is recorded already."""
        if self.form.value(field.id) == self.values().get(field.id):
            return
        if self.is_read_only():
            self.form.fill(self.values())
            return
        try:
            self.session.revise(self._with(field), key=f"about:{field.id}")
        except ReadinessError as error:
            self.unkept = error.fault
            self.tell_fault(error.fault)
        else:
            self.unkept = None
            self.tell("")
        self.show_state()

    def _with(self, field: FormField) -> Assessment:
        """The assessment with what a field says.

        Raises:
            ReadinessError: it cannot be taken.
        """
        assessment = self.session.assessment
        new: dict[str, object] = {}
        if field.profile is not None:
            company = {**assessment.company, **self.form.company()}
            if self.form.company_value(field) is None:
                company.pop(field.profile.id, None)
            new["company"] = {k: clean(v) if isinstance(v, str) else v for k, v in company.items()}
        elif field.id.startswith(TARGET):
            identifier, level = field.id.removeprefix(TARGET), self.form.text(field.id)
            targets = {name: value for name, value in assessment.targets.items() if name != identifier}
            new["targets"] = {**targets, identifier: int(level)} if level else targets
        elif field.id in TEXTS:
            new[field.id] = clean(self.form.text(field.id))
        elif field.id == "depth":
            new["depth"] = self.form.text(field.id)
        else:
            new["evidence_rule"] = self.form.text(field.id)
        return assessment.model_copy(update=new)

    # Commands

    def show_travelled(self, place: str | None) -> None:
        """The fields too say what the assessment says now."""
        self.form.fill(self.values())
        self.show_all()

    async def do_back(self) -> None:
        """Go back to where this was opened."""
        await self.program.go(self.program.navigation.about_from)
