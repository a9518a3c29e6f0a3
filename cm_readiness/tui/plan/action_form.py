"""A small form for one thing to do: words of one's own, owner, due date, status, note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, TextArea

from ...core.actions import KEEP, STATUSES, Status, add_own, change, take_over
from ...core.actions import Item as PlanItem
from ...core.assessment import Action, Assessment
from ...core.errors import Fault, ReadinessError
from ...language.fault_messages import sentence
from ...language.status_words import STATUS
from ...language.typed_day import typed_day
from ...views.plan import due_remark
from ..shell import commands
from ..shell.command_screen import Dialog
from ..widgets.choices import Choices
from ..widgets.fields import TextField
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose
from ..widgets.text_editor import TextEditor
from .criterion_field import Aim, AimFields


@dataclass(frozen=True)
class Filled:
    """The form as it was left."""

    what: str
    owner: str
    due: date | None
    status: Status
    note: str
    aim: Aim | None = None
    """What it is meant to reach; None where that stays as it is."""
    fault: Fault | None = None
    """Why the due date or the aim stays as it was: what was written is none."""


@dataclass(frozen=True)
class Days:
    """What a due date is looked at beside."""

    today: date
    end: date | None = None
    """The last day of the period that it is planned in; None where it is in none that ends."""


class ActionForm(Dialog[Filled | None]):
    """Ends with what was filled in; None when nothing was.

    Args:
        title: what the form is about.
        about: what the questionnaire says about it.
        action: as it is; a new one where nobody has committed yet.
        new: whether it is a new action of one's own.
        criteria: what each criterion is called that one's own action may be meant to raise.
        days: today, and the end of the period that it is planned in.
    """

    PAGE = "action"
    BINDINGS = commands.bindings("action")
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""
    ENTER_IN_TEXT = True
    FIELD_KEYS = frozenset(("tab", "shift+tab", "pageup", "pagedown"))

    def __init__(
        self,
        title: Content,
        about: Content,
        action: Action,
        *,
        new: bool,
        criteria: Mapping[str, str],
        days: Days,
    ) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._action = action
        self._new = new
        self._criteria = criteria
        self._days = days
        self._owner = ""
        """The owner as the field shows it: hidden characters look different there."""

    def compose(self) -> ComposeResult:
        """What it is about, and the fields."""
        with Vertical(classes="dialog dialog--help"):
            yield Prose(id="form-title", classes="dialog--title")
            with VerticalScroll(id="sheet", can_focus=False):
                yield Prose(id="about", hang=4)
                yield Prose(id="label-what", classes="label")
                yield TextEditor(id="what", soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
                if self._own:
                    yield AimFields(self._old_aim, self._criteria, self.words)
                yield Prose(id="label-owner", classes="label")
                yield TextField(id="owner")
                yield Prose(id="label-due", classes="label")
                yield TextField(id="due")
                yield Prose(id="due-said")
                yield Prose(id="label-status", classes="label")
                yield Choices(STATUSES, required=True, id="status")
                yield Prose(id="label-note", classes="label")
                yield TextEditor(id="note", soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
            yield KeyBar()

    def on_mount(self) -> None:
        """Fill in what is known."""
        words, action = self.words, self._action
        self.query_one("#form-title", Prose).say(self._title)
        self.query_one("#about", Prose).say(self._about)
        labels = (
            ("what", words("What to do, in your own words")),
            ("owner", words("Owner")),
            ("due", words("Due date, such as 15 jan, in two weeks or 20/12/2026")),
            ("status", words("Status")),
            ("note", words("Note")),
        )
        for name, label in labels:
            self.query_one(f"#label-{name}", Prose).say((label, "bold"))
        with self.prevent(Input.Changed, TextArea.Changed):
            self.query_one("#what", TextEditor).load_text(action.what)
            self.query_one("#note", TextEditor).load_text(action.note)
            owner = self.query_one("#owner", TextField)
            owner.value = action.owner
            self._owner = owner.value
            self.query_one("#due", TextField).value = self._due_text
        status = self.query_one(Choices)
        status.say([words(STATUS[name]) for name in STATUSES])
        status.chosen = (action.status,)
        self._say_due()
        self.show_keys()

    @property
    def _own(self) -> bool:
        return self._action.source == "own"

    @property
    def _old_aim(self) -> Aim:
        return self._action.criterion, self._action.to_level

    def ready(self) -> None:
        """Typing goes into the first field that matters."""
        name = "what" if self._new else "owner"
        self.set_focus(self.query_one(f"#{name}"), scroll_visible=False)
        self.call_after_refresh(self.query_one(f"#label-{name}").scroll_visible, animate=False, top=self._new)

    @property
    def _due_text(self) -> str:
        return self._action.due.isoformat() if self._action.due else ""

    @on(Input.Changed, "#due")
    def _due_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._say_due()

    def _say_due(self) -> None:
        """Say the due date back in words, or why it is none."""
        words, said = self.words, self.query_one("#due-said", Prose)
        due, fault = self._due()
        if fault is not None:
            said.say((sentence(fault, words), "$text-warning"))
        elif due is None:
            said.say()
        else:
            remark = due_remark(due, self._days.today, words, self._days.end)
            said.say((words("due {date}", date=words.date(due)), "bold"), f" ({remark})" if remark else "")

    def _due(self) -> tuple[date | None, Fault | None]:
        text = self.query_one("#due", TextField).value.strip()
        if not text:
            return None, None
        try:
            return typed_day(text, self._days.today, self.words.language), None
        except ReadinessError as error:
            return None, error.fault

    def _aim(self) -> tuple[Aim | None, Fault | None]:
        """What one's own action is meant to reach; None where that stays as it is."""
        if not self._own:
            return None, None
        fields = self.query_one(AimFields)
        fault = fields.fault()
        return (None, fault) if fault is not None else (fields.aim(), None)

    def _filled(self) -> Filled:
        due, fault = self._due()
        aim, aim_fault = self._aim()
        owner = self.query_one("#owner", TextField).value
        return Filled(
            what=self.query_one("#what", TextEditor).text,
            owner=self._action.owner if owner == self._owner else owner,
            due=self._action.due if fault else due,
            status=cast("Status", self.query_one(Choices).chosen[0]),
            note=self.query_one("#note", TextEditor).text,
            aim=aim,
            fault=fault or aim_fault,
        )

    # Commands

    def do_keep(self) -> None:
        """End with what was filled in; a due date or a criterion that is none is said first."""
        if self._due()[1] is not None:
            self._say_due()
            self.set_focus(self.query_one("#due"))
            return
        if self._aim()[1] is not None:
            self.query_one(AimFields).say_back()
            self.set_focus(self.query_one("#criterion"))
            return
        self.dismiss(self._filled())

    def do_back(self) -> None:
        """Leave; what was filled in is kept, and nothing happens where nothing was."""
        filled, old = self._filled(), self._action
        same = Filled(
            old.what, old.owner, old.due, old.status, old.note, self._old_aim if self._own else None
        )
        self.dismiss(None if filled == same else filled)


def applied(assessment: Assessment, item: PlanItem | None, filled: Filled, identifier: str) -> Assessment:
    """The assessment with what a form says; an entry of the roadmap is taken over first.

    Args:
        item: what the form was about; None for a new action of one's own.
        filled: the form.
        identifier: for an action that is new.

    Raises:
        ReadinessError: as the functions of the core.
    """
    if item is None:
        changed = add_own(assessment, filled.what, identifier)
    elif item.action is not None:
        changed, identifier = assessment, item.action.id
    elif item.entry is not None:
        changed = take_over(assessment, item.entry, identifier)
    return change(
        changed,
        identifier,
        what=filled.what,
        owner=filled.owner,
        due=filled.due,
        status=filled.status,
        note=filled.note,
        aim=KEEP if filled.aim is None else filled.aim,
    )
