"""Where documents were written, to be opened or copied, and what a person should look at in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from ...app.desktop import open_outside
from ...app.export_job import Done
from ...core.errors import Fault, ReadinessError
from ...language.fault_messages import sentence, without_glyphs
from ..shell import commands
from ..shell.command_screen import Dialog
from ..shell.text import Part, literal, shown
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

    @dataclass
    class Refused(Message):
        """Another program did not take what it was to open."""

        fault: Fault

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
                yield Prose(id="files")
                yield Prose(id="left", classes="label")
                yield Prose(id="missing", classes="label")
                yield Prose(id="said", classes="label")
            yield KeyBar()

    def on_mount(self) -> None:
        """Say it."""
        words, written = self.words, self._written
        self.query_one("#written-title", Prose).say(words("Written"))
        if written.order.only:
            self.query_one("#files", Prose).say("\n".join(shown(path.name) for path in written.files))
        elif written.order.whole:
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
        self._say(self.words("Copied, where the terminal allows it; else select the path with the mouse."))

    def do_open_written(self) -> None:
        """Open the file, of several the first one."""
        self._open(self._written.files[0])

    def do_open_folder(self) -> None:
        """Open the folder that it lies in."""
        order = self._written.order
        self._open(order.path if order.whole else order.path.parent)

    @work(thread=True, group="outside")
    def _open(self, path: Path) -> None:
        """Hand something to another program, which takes its time."""
        try:
            open_outside(path)
        except ReadinessError as error:
            self.post_message(self.Refused(error.fault))

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        self._say((sentence(event.fault, self.words), "$text-warning"))

    def _say(self, part: Part) -> None:
        said = self.query_one("#said", Prose)
        said.say(part)
        self.call_after_refresh(said.scroll_visible, animate=False)

    def do_done(self) -> None:
        """Go back to the report."""
        self.dismiss(None)
