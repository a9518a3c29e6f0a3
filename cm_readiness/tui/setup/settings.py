"""What holds for all assessments: language, theme, how answering goes on, who asks, where files are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from textual import constants, on, work
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from ...app.desktop import open_outside
from ...app.paths import is_address, make_folder
from ...app.preferences import settings_path
from ...app.stores import place_chosen, typed_place
from ...core.errors import Fault, ReadinessError
from ...language.words import N_
from ..shell import commands, themes
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import short_path
from ..widgets.line import Prose
from .form import FIRST, Form
from .form_fields import IF_ALONE, LANGUAGE, YES_NO, FormField, Value, chosen_among, said


def _short(place: str) -> str:
    return place if is_address(place) else short_path(Path(place))


FIELDS = (
    LANGUAGE,
    chosen_among("theme", N_("Theme"), themes.NAMES),
    chosen_among("advance", N_("Move on to the next open criterion after an answer"), YES_NO),
    chosen_among("show_dimension_score", N_("Show the score of a dimension when it is finished"), IF_ALONE),
    chosen_among("reduced_motion", N_("Let nothing on the screen move or wait by itself"), YES_NO),
    chosen_among("peers", N_("Say in a company’s report where companies like it stand"), YES_NO),
    FormField("facilitator", said(N_("Who asks the questions, for new assessments"))),
    FormField(
        "folder", said(N_("Folder of the assessments, or address of a team’s store, from the next start on")),
        "path",
        hint=lambda _: _short(place_chosen(None, None)),
    ),
)  # fmt: skip


class SettingsPage(Page):
    """Each change holds at once and is kept."""

    PAGE = "settings"
    BINDINGS = commands.bindings("settings")
    CSS_PATH = "form.tcss"
    SCROLLER = "#form"
    AUTO_FOCUS = ""
    FOCUS = FIRST
    ENTER_IN_TEXT = True
    FIELD_KEYS = frozenset(("tab", "shift+tab"))

    form = query_one(Form)

    @dataclass
    class Refused(Message):
        """Another program did not take what it was to open."""

        fault: Fault

    def __init__(self) -> None:
        super().__init__()
        self.parts = (ProgramCommands(self),)
        self._address = ""
        """The address of a team's store that is being typed; its beginning is that of another store."""
        self._place: str | None = None
        """What is kept meanwhile."""

    def body(self) -> Iterable[Widget]:
        """The form, and below it where files are, how letters get larger, and where keys are chosen."""
        foot = [
            widget
            for part in ("files", "letters", "keys")
            for widget in (Prose(id=f"{part}-title", classes="label"), Prose(id=part))
        ]
        yield Form(FIELDS, *foot)

    def heading(self) -> tuple[str, str]:
        """What this screen is for."""
        return self.words("Settings"), ""

    def on_mount(self) -> None:
        """Fill in what is there already."""
        self._place = self.program.settings.folder
        self.form.fill(self.values())
        super().on_mount()

    def values(self) -> Mapping[str, Value]:
        """What holds now."""
        settings = self.program.settings
        return {
            "language": (self.words.language,),
            "theme": (self.program.theme,),
            "advance": _yes_no(settings.advance),
            "show_dimension_score": _yes_no(settings.show_dimension_score),
            "reduced_motion": _yes_no(settings.reduced_motion),
            "peers": _yes_no(settings.peers),
            "facilitator": settings.facilitator,
            "folder": settings.folder or "",
        }

    @on(Form.Changed)
    def _changed(self, event: Form.Changed) -> None:
        event.stop()
        self.take_over(event.field)

    def take_over(self, field: FormField) -> None:
        """Take a choice over at once."""
        text = self.form.text(field.id)
        match field.id:
            case "language":
                self.program.set_language(text)
            case "theme":
                self.program.set_theme(text)
            case "advance":
                self.program.keep(advance=text == "yes")
            case "show_dimension_score":
                self.program.keep(show_dimension_score=None if text == "alone" else text == "yes")
            case "peers":
                self.program.keep(peers=text == "yes")
            case "reduced_motion":
                self.program.keep(reduced_motion=text == "yes")
                self.app.animation_level = "none" if text == "yes" else constants.TEXTUAL_ANIMATIONS
            case "folder":
                self._keep_place(text)
            case _:
                self.program.keep(**{field.id: text})

    def _keep_place(self, text: str) -> None:
        """Where the assessments are from the next start on; an address only when its field is left."""
        self._address = text if is_address(text) else ""
        if self._address:
            self.program.keep(folder=self._place)
        else:
            self.program.keep(folder=typed_place(text) if text else None)

    @on(Input.Blurred, "#folder")
    @on(Input.Submitted, "#folder")
    def leaving(self) -> bool:
        """Keep the address that was typed; what cannot be one is said, and False."""
        typed, self._address = self._address, ""
        if not typed:
            return True
        try:
            self._place = typed_place(typed)
        except ReadinessError as error:
            self.tell_fault(error.fault)
            return False
        self.program.keep(folder=self._place)
        return True

    def show_body(self) -> None:
        """Word everything."""
        words, table = self.words, self.program.table
        self.form.say(words)
        keys, folder = (table.key(self.PAGE, name, words) for name in ("keys", "open_folder"))
        settings = short_path(settings_path())
        self._say("files-title", words("Where the files are"))
        self._say(
            "files",
            words("Assessments: {path}", path=_short(self.program.place)),
            "\n",
            words("These settings: {path}", path=settings),
            "\n",
            words("{key} opens the folder of the assessments.", key=folder),
        )
        self._say("letters-title", words("Larger letters"))
        self._say(
            "letters",
            words(
                "The terminal makes them, mostly with ctrl and + (⌘ and + on a Mac); every screen goes on "
                "working down to 40 columns and 12 lines."
            ),
        )
        self._say("keys-title", words("Keys"))
        self._say(
            "keys",
            words(
                "{key} lists every command, and changes its key by pressing it; or write a name and a key "
                "under [keys] in {path}.",
                key=keys,
                path=settings,
            ),
        )

    def _say(self, identifier: str, *parts: str) -> None:
        self.query_one(f"#{identifier}", Prose).say(*parts)

    # Commands

    async def do_keys(self) -> None:
        """Choose the keys of commands."""
        await self.program.go("keys")

    def do_open_folder(self) -> None:
        """Show the folder of the assessments in the program that shows files."""
        self._open(self.program.folder)

    @work(thread=True, group="outside")
    def _open(self, path: Path) -> None:
        """Hand it to another program, which takes its time."""
        try:
            make_folder(path)
            open_outside(path)
        except ReadinessError as error:
            self.post_message(self.Refused(error.fault))

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        event.stop()
        self.tell_fault(event.fault)

    async def do_back(self) -> None:
        """Go home, once what was wrong with an address has been said."""
        if self.leaving():
            await self.program.go("home")


def _yes_no(value: bool | None) -> tuple[str]:
    if value is None:
        return ("alone",)
    return ("yes",) if value else ("no",)
