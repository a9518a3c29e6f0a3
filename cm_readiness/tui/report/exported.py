"""Where documents were written, to be copied, and what a person should look at in them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from ...app.export_job import Done
from ...language.fault_messages import without_glyphs
from ..shell import commands
from ..shell.command_screen import Dialog
from ..shell.text import literal, shown
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose


class WrittenSheet(Dialog[None]):
    """Shows the path until it is left.

    Args:
        written: what was written.
    """

    PAGE = "written"
    BINDINGS = commands.bindings("written")
    AUTO_FOCUS = ""
    SCROLLER = "#sheet"

    def __init__(self, written: Done) -> None:
        super().__init__()
        self._written = written
        self._path = shown(str(written.order.path))

    def compose(self) -> ComposeResult:
        """The path as a text that can be selected, and the rest below."""
        with Vertical(classes="dialog"):
            yield Prose(id="written-title", classes="dialog--title")
            with VerticalScroll(id="sheet", can_focus=False):
                yield Static(literal(self._path), id="path", markup=False)
                yield Prose(id="count")
                yield Prose(id="left", classes="label")
                yield Prose(id="missing", classes="label")
            yield Prose(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Say it."""
        words, written = self.words, self._written
        self.query_one("#written-title", Prose).say(words("Written"))
        if written.order.whole:
            count = words.plural("{count} file", "{count} files", len(written.files))
            self.query_one("#count", Prose).say(count)
        if written.left:
            look = words("Look at these words in the texts; list those that name somebody the next time:")
            self.query_one("#left", Prose).say((look, "$text-warning"), "\n", ", ".join(written.left))
        boxes = [without_glyphs(document, missing, words) for document, missing in written.missing]
        self.query_one("#missing", Prose).say("\n".join(boxes))
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), words)

    def do_copy(self) -> None:
        """Copy the path; whether the terminal lets it through, it does not say."""
        self.app.copy_to_clipboard(self._path)
        self.query_one("#said", Prose).say(
            self.words("Copied, where the terminal allows it; else select the path with the mouse.")
        )

    def do_done(self) -> None:
        """Go back to the report."""
        self.dismiss(None)
