"""What holds for all assessments: language, theme, how answering goes on, who asks, where files are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.widget import Widget

from ...app.paths import default_folder, typed_path
from ...app.preferences import settings_path
from ...language.words import N_, Words
from ..shell import commands, themes
from ..shell.command import spoken
from ..shell.help import HANG, PAGE_NAMES
from ..shell.text import short_path
from ..widgets.line import Prose
from .form import LANGUAGE, YES_NO, Form, FormField, Value, chosen_among, said

FIELDS = (
    LANGUAGE,
    chosen_among("theme", N_("Theme"), themes.NAMES),
    chosen_among("advance", N_("Move on to the next open criterion after an answer"), YES_NO),
    chosen_among("show_dimension_score", N_("Show the score of a dimension when it is finished"), YES_NO),
    FormField("facilitator", said(N_("Who asks the questions, for new assessments"))),
    FormField(
        "folder", said(N_("Folder of the assessments, from the next start on")),
        hint=lambda _: short_path(default_folder()),
    ),
)  # fmt: skip


class SettingsPage(Form):
    """Each change holds at once and is kept."""

    PAGE = "settings"
    BINDINGS = commands.bindings("settings")

    def __init__(self) -> None:
        super().__init__(FIELDS)

    def foot(self) -> Iterable[Widget]:
        """The keys, as they are now."""
        yield Prose(id="keys-title", classes="label")
        yield Prose(id="keys-hint")
        yield Prose(id="keys", hang=HANG)

    def heading(self) -> tuple[str, str]:
        """What this screen is for."""
        return self.words("Settings"), ""

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

    def changed(self, field: FormField) -> None:
        """Take a choice over at once."""
        text = self.text(field.id)
        match field.id:
            case "language":
                self.program.set_language(text)
            case "theme":
                self.program.set_theme(text)
            case "advance" | "show_dimension_score":
                self.program.keep(**{field.id: text == "yes"})
            case "folder":
                self.program.keep(folder=typed_path(text) if text else None)
            case _:
                self.program.keep(**{field.id: text})

    def show_body(self) -> None:
        """Word everything, and list the keys."""
        super().show_body()
        words = self.words
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


def _yes_no(value: bool) -> tuple[str]:
    return ("yes",) if value else ("no",)
