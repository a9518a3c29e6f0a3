"""What holds for all assessments: language, theme, how answering goes on, who asks, where files are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import on
from textual.getters import query_one
from textual.widget import Widget

from ...app.paths import default_folder, typed_path
from ...app.preferences import settings_path
from ...language.words import N_, Words
from ..shell import commands, themes
from ..shell.command import spoken
from ..shell.help import HANG, PAGE_NAMES
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import short_path
from ..widgets.line import Prose
from .form import FIRST, Form
from .form_fields import IF_ALONE, LANGUAGE, YES_NO, FormField, Value, chosen_among, said

FIELDS = (
    LANGUAGE,
    chosen_among("theme", N_("Theme"), themes.NAMES),
    chosen_among("advance", N_("Move on to the next open criterion after an answer"), YES_NO),
    chosen_among("show_dimension_score", N_("Show the score of a dimension when it is finished"), IF_ALONE),
    FormField("facilitator", said(N_("Who asks the questions, for new assessments"))),
    FormField(
        "folder", said(N_("Folder of the assessments, from the next start on")), "path",
        hint=lambda _: short_path(default_folder()),
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

    def __init__(self) -> None:
        super().__init__()
        self.parts = (ProgramCommands(self),)

    def body(self) -> Iterable[Widget]:
        """The form, and below it the keys, as they are now."""
        keys = Prose(id="keys-title", classes="label"), Prose(id="keys-hint"), Prose(id="keys", hang=HANG)
        yield Form(FIELDS, *keys)

    def heading(self) -> tuple[str, str]:
        """What this screen is for."""
        return self.words("Settings"), ""

    def on_mount(self) -> None:
        """Fill in what is there already."""
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
            "facilitator": settings.facilitator,
            "folder": str(settings.folder or ""),
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
            case "folder":
                self.program.keep(folder=typed_path(text) if text else None)
            case _:
                self.program.keep(**{field.id: text})

    def show_body(self) -> None:
        """Word everything, and list the keys."""
        words = self.words
        self.form.say(words)
        self.query_one("#keys-title", Prose).say(words("Keys"))
        hint = words(
            "To change one, write its name and a key under [keys] in {path}.",
            path=short_path(settings_path()),
        )
        self.query_one("#keys-hint", Prose).say(hint)
        lines = [line for page in PAGE_NAMES for line in self._keys_of(page, words)]
        self.query_one("#keys", Prose).say(*lines)

    def _keys_of(self, page: str, words: Words) -> list[tuple[str, str]]:
        """The commands of a screen with their names in the settings and their keys."""
        lines = [(f"{words(PAGE_NAMES[page])}\n", "bold $text-primary")]
        for command in self.program.table.of(page):
            if command.keys:
                lines.append((f"{spoken(command.all_keys, words).ljust(HANG - 2)}  ", "bold $text-accent"))
                lines.append((f"{command.title(words)} · {command.id}\n", ""))
        return lines

    async def do_back(self) -> None:
        """Go home."""
        await self.program.go("home")


def _yes_no(value: bool | None) -> tuple[str]:
    if value is None:
        return ("alone",)
    return ("yes",) if value else ("no",)
