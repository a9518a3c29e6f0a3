"""What can be done on every page: help, the palette, language, theme, and leaving the program."""

from __future__ import annotations

from ...language.words import LANGUAGES
from .choice import Choice
from .command import spoken
from .page import Page
from .themes import NAMES


class ProgramCommands:
    """The part of a page with the commands that concern the program.

    Args:
        page: whose part it is.
    """

    def __init__(self, page: Page) -> None:
        self._page = page

    async def do_help(self) -> None:
        """Show every key of this screen."""
        from .help import Help

        await self._page.program.show(Help(self._page.PAGE))

    async def do_palette(self) -> None:
        """Find a command by its name."""
        from .dialogs import Picker

        page, words = self._page, self._page.words
        choices = [
            Choice(c.id, c.title(words), c.line(words), spoken(c.shown_key, words), by_name=c.writes)
            for c in page.program.table.of(page.PAGE)
            if c.palette
        ]

        async def perform(identifier: str | None) -> None:
            if identifier is not None:
                await page.perform(identifier)

        await page.program.show(Picker(words("Find a command"), choices), perform)

    async def do_language(self) -> None:
        """Switch the language of the program."""
        from .dialogs import Picker

        program = self._page.program
        choices = [Choice(code, name) for code, name in LANGUAGES.items()]

        def switch(code: str | None) -> None:
            if code is not None:
                program.set_language(code)

        words = program.words
        await program.show(Picker(words("Language"), choices, words.language), switch)

    async def do_theme(self) -> None:
        """Choose light, dark, high contrast, or the terminal's own colours."""
        from .dialogs import Picker

        program = self._page.program
        choices = [Choice(name, program.words(label)) for name, label in NAMES.items()]

        def switch(name: str | None) -> None:
            if name is not None:
                program.set_theme(name)

        await program.show(Picker(program.words("Theme"), choices, program.theme), switch)

    def do_suspend(self) -> None:
        """Go to the shell, with everything saved."""
        if self._page.program.can_suspend:
            self._page.app.action_suspend_process()
        else:
            self._page.tell(self._page.words("This terminal has no shell to go to."))

    async def do_quit(self) -> None:
        """Leave the program."""
        await self._page.program.quit()
