"""The beginning of a workshop: what is put and for how long, who is there, and where phones come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from textual import on
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Button

from ...app.documents import DocumentSet, own_templates, title_of
from ...app.export_job import Done
from ...app.stage import Stage
from ...core.errors import Fault, ReadinessError
from ...core.scope import given
from ...core.workshop_agenda import agenda_of, answered_alone, asked_in, proposed_minutes
from ...language.fault_messages import sentence
from ...language.words import N_, Words
from ..home.preparing import SHEET
from ..report.document_reader import offer
from ..report.export import ExportForm
from ..setup.form import FIRST, Form
from ..setup.form_fields import FormField, Value, chosen_among, said
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.labels import answer_words
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import literal, short_path
from ..widgets.choices import Choices
from ..widgets.export_fields import Filled
from .doors import NOBODY, door_help, door_words, interfaces_of
from .subject import Subject

EXTENTS: Mapping[str, str] = {
    "full": N_("All questions that apply"),
    "express": N_("Express: the most important ones"),
    "chosen": N_("Some, ticked below"),
}
MINUTES = "minutes-"
"""Begins the ids of the fields for the minutes of a dimension."""
SEPARATOR = ";"
MOST_MINUTES = 600


class Beginning(Page):
    """A form; nothing is let in before it is done."""

    PAGE = "beginning"
    BINDINGS = commands.bindings("beginning")
    CSS_PATH = "../setup/form.tcss"
    SCROLLER = "#form"
    AUTO_FOCUS = ""
    FOCUS = FIRST
    ENTER_IN_TEXT = True
    FIELD_KEYS = frozenset(("tab", "shift+tab"))

    form = query_one(Form)

    def __init__(self) -> None:
        super().__init__()
        self.parts = (AssessmentCommands(self), ProgramCommands(self))
        self._no_phones: Fault | None = None
        """Why no phone can come in, where phones were asked for."""

    @cached_property
    def _subject(self) -> Subject:
        session = self.session
        return Subject(session.questionnaire, session.assessment, session.numbers)

    @cached_property
    def _answered(self) -> tuple[str, ...]:
        return answered_alone(self._subject.questionnaire, self._subject.assessment)

    # The form

    def body(self) -> Iterable[Widget]:
        """The form, and below it the button that begins."""
        yield Form(self._fields(), Horizontal(Button("", id="begin", variant="primary"), id="buttons"))

    def _fields(self) -> Sequence[FormField]:
        subject = self._subject
        asked = asked_in(subject.questionnaire, subject.assessment, "chosen")
        return (
            chosen_among("extent", N_("Which questions does the room vote on?"), EXTENTS),
            FormField("criteria", said(N_("Questions to put")), "choices", asked, self._names(asked)),
            *self._confirming(),
            *(self._minutes(dimension.id) for dimension in subject.questionnaire.dimensions),
            FormField(
                "people",
                said(N_("Who is here? Only for the minutes; nobody has to be named")),
                hint=said(N_("Clara Morel, marketing; Tom")),
            ),
            self._doors(),
        )

    def _confirming(self) -> Iterable[FormField]:
        if self._answered:
            yield FormField(
                "confirm",
                said(N_("Answered already: which of these does the room vote on as well, to confirm them?")),
                "choices",
                self._answered,
                self._names(self._answered, answers=True),
            )

    def _names(self, criteria: Sequence[str], *, answers: bool = False) -> Callable[[Words], Sequence[str]]:
        def names(words: Words) -> list[str]:
            subject = self._subject
            found = []
            for identifier in criteria:
                name = subject.named(identifier, words)
                answer = given(subject.criterion(identifier), subject.assessment)
                found.append(f"{name}  · {answer_words(answer, words)}" if answers else name)
            return found

        return names

    def _minutes(self, dimension: str) -> FormField:
        def title(words: Words) -> str:
            name = next(d.name for d in self._subject.questionnaire.dimensions if d.id == dimension)
            return words("Minutes for “{dimension}”", dimension=name.get(words.language))

        return FormField(MINUTES + dimension, title, "number")

    def _doors(self) -> FormField:
        try:
            found = interfaces_of(self.program.phones)
        except ReadinessError as error:
            found, self._no_phones = (), error.fault

        def names(words: Words) -> list[str]:
            return [*(door_words(one, words) for one in found), words("No phones: hands are counted")]

        def help_(words: Words) -> str:
            if self._no_phones is not None:
                return sentence(self._no_phones, words)
            others = next((one for one in found if not one.is_loopback), None)
            return "" if others is None else door_help(others, words)

        options = (*(one.address for one in found), NOBODY)
        title = said(N_("Where do phones come in?"))
        return FormField("doors", title, "choice", options, names, always=True, help=help_)

    def on_mount(self) -> None:
        """Fill in what is proposed."""
        self.form.fill(self._values())
        super().on_mount()

    def _values(self) -> Mapping[str, Value]:
        subject, phones, doors = (
            self._subject,
            self.program.phones,
            self.form.query_one("#doors", Choices),
        )
        extent = "express" if subject.assessment.depth == "express" else "full"
        asked = asked_in(subject.questionnaire, subject.assessment, "chosen")
        workshop = subject.assessment.workshop
        options = doors.options
        wished = phones.wished.bind if phones is not None else None
        known = self.program.navigation.bind if wished is None else wished
        # Until somebody chooses, nothing but this computer: the last of the ways in.
        bind = known if known in options else next((o for o in reversed(options) if o != NOBODY), NOBODY)
        return {
            "extent": (extent,),
            "criteria": asked,
            "confirm": self._answered,
            "people": f"{SEPARATOR} ".join(workshop.participants) if workshop else "",
            "doors": (bind,),
            **self._proposed(self._put(extent, asked, self._answered)),
        }

    def _proposed(self, chosen: Sequence[str]) -> Mapping[str, Value]:
        subject = self._subject
        minutes = proposed_minutes(subject.questionnaire, subject.assessment, chosen)
        return {MINUTES + dimension: str(count) for dimension, count in minutes.items()}

    def show_body(self) -> None:
        """Word everything in the person's language."""
        words = self.words
        self.form.say(
            words,
            words(
                "Everybody votes on their own, nobody sees a vote before all of them are shown; then the "
                "room talks, and agrees on one."
            ),
        )
        self.query_one("#begin", Button).label = literal(words("Begin"))
        self._show_lists()

    def _show_lists(self) -> None:
        is_chosen = self.form.text("extent") == "chosen"
        for identifier, shown in (("criteria", is_chosen), ("confirm", not is_chosen)):
            for widget in self.form.query(f"#{identifier}, #label-{identifier}"):
                widget.display = shown

    def heading(self) -> tuple[str, str]:
        """Whose workshop, and how long it takes."""
        return self._subject.title, self.words("Workshop")

    @on(Form.Changed)
    def _changed(self, event: Form.Changed) -> None:
        event.stop()
        if event.field.id in ("extent", "criteria", "confirm"):
            self._show_lists()
            self.form.fill_some(self._proposed(self._chosen()))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.later("begin")

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go on to the next field; from the last one, Enter begins."""
        last = self.form.query(".field").last()
        if self.focused is last and self.program.last_key == "enter":
            self.later("begin")
            return last
        return super().focus_next(selector)

    # What is filled in

    def _ticked(self, identifier: str) -> tuple[str, ...]:
        if not self.form.query(f"#{identifier}"):
            return ()
        value = self.form.value(identifier)
        return value if isinstance(value, tuple) else ()

    def _chosen(self) -> tuple[str, ...]:
        return self._put(self.form.text("extent"), self._ticked("criteria"), self._ticked("confirm"))

    def _put(self, extent: str, ticked: Sequence[str], confirmed: Sequence[str]) -> tuple[str, ...]:
        """The full ids of what is put."""
        subject = self._subject
        asked = asked_in(
            subject.questionnaire, subject.assessment, "express" if extent == "express" else "full"
        )
        if extent == "chosen":
            return tuple(name for name in asked if name in ticked)
        return tuple(name for name in asked if name not in self._answered or name in confirmed)

    def _minutes_typed(self) -> Mapping[str, int]:
        found = {}
        for dimension in self._subject.questionnaire.dimensions:
            text = self.form.text(MINUTES + dimension.id)
            if text and (not text.isdecimal() or int(text) > MOST_MINUTES):
                raise ReadinessError("not_minutes", given=text, most=MOST_MINUTES)
            found[dimension.id] = int(text or 0)
        return found

    # Commands

    async def do_begin(self) -> None:
        """Let people in, and go to the window on the wall."""
        subject, chosen = self._subject, self._chosen()
        if not chosen:
            self.tell(self.words("Tick at least one question to put to the room."))
            return
        asked = asked_in(subject.questionnaire, subject.assessment, "full")
        names = self.form.text("people").split(SEPARATOR)
        try:
            agenda = agenda_of(subject.questionnaire, asked, chosen, self._minutes_typed())
            stage = Stage(self.program.workspace, self.session, anew=True)
        except ReadinessError as error:
            self.tell_fault(error.fault)
            return
        bind = self.form.text("doors")
        try:
            stage.room.plan(agenda)
            stage.room.name(names)
            if bind != NOBODY and self.program.phones is not None:
                await stage.open_phones(self.program.phones, bind)
        except ReadinessError as error:
            stage.room.end()
            await stage.close()
            self.tell_fault(error.fault)
            return
        self.program.leave(replace(self.program.navigation, stage=stage, bind=bind))
        await stage.open_console()
        await self.program.go("projector")

    async def do_prepare(self) -> None:
        """Write the sheet that prepares the meeting."""
        session, words, program = self.session, self.words, self.program
        file, evaluation = program.workspace.beside(session.reference), session.evaluation()
        documents = DocumentSet(
            evaluation.questionnaire,
            evaluation.assessment,
            evaluation.as_of,
            folder=own_templates(file, program.folder),
        )
        title = words(title_of(SHEET))
        form = ExportForm(documents, file, SHEET, title, words.language, Filled(), alone=True)

        def done(written: Done | None) -> None:
            if written is not None:
                self.tell(words("Written to {path}.", path=short_path(written.order.path)))

        await offer(self, form, done)

    async def do_back(self) -> None:
        """Go back to the questions."""
        await self.program.go("question")
