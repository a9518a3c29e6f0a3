"""A field for a path: one is offered, and holds until the person writes another."""

from __future__ import annotations

import os.path
from pathlib import Path

from ...app.paths import typed_path
from ..shell.text import one_line
from .fields import TextField


class PathField(TextField):
    """One line with a path in it."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(value, select_on_focus=False, id=id)
        self._offered = Path()
        """What holds until it is edited."""
        self._shown = ""
        """How the field shows what was offered: hidden characters look different there."""

    def offer(self, path: Path) -> None:
        """Put a path in, whatever stands there."""
        self._offered = path
        self.value = one_line(str(path))
        self._shown = self.value
        self.show_end()

    @property
    def is_edited(self) -> bool:
        """Whether a person has written something else than what was offered."""
        return self.value != self._shown

    @property
    def path(self) -> Path:
        """The whole path; `~` stands for the home folder."""
        # The function, because the method follows links.
        return Path(os.path.abspath(typed_path(self.value))) if self.is_edited else self._offered  # noqa: PTH100

    def insert_pasted(self, text: str) -> None:
        """A whole path replaces what stands there; anything else goes where the cursor is."""
        path = typed_path(text)
        if path.is_absolute():
            self.value = one_line(str(path))
            self.show_end()
        else:
            super().insert_pasted(text)

    @property
    def ending(self) -> str:
        """What comes after the last dot, in small letters; empty without one."""
        return self.value.rpartition(".")[2].lower() if "." in self.value else ""

    @ending.setter
    def ending(self, ending: str) -> None:
        self.value = f"{self.value.rpartition('.')[0]}.{ending}"
