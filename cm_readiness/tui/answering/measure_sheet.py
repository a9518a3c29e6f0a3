"""What was measured, beside the levels: how far the reading has come, then the proposal with its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from threading import Event
from typing import Literal

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message

from ...app.measuring import Measuring, measure
from ...app.sitting import Sitting
from ...core.errors import Fault, ReadinessError
from ...core.measured import Order
from ...core.proposals import Proposal
from ...language.fault_messages import sentence
from ...language.measure_words import MEASURES
from ..shell import commands
from ..shell.command import Command
from ..shell.command_screen import Dialog
from ..shell.text import assembled, one_line
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose
from ..widgets.score_bar import bar

BAR = 20
"""Cells of the bar that shows how far the reading has come."""
LEVEL: Literal["level"] = "level"
LINES: Literal["lines"] = "lines"
MOST_UNREAD = 5
"""Files that were not measured, of which each is named."""

Outcome = tuple[Measuring, Literal["level", "lines"]]
"""What was measured, and what of it is taken."""


class _LeftError(Exception):
    """Nobody waits for it any more."""


class MeasureSheet(Dialog[Outcome | None]):
    """Measures off the UI's thread, shows what was found, and ends with what is taken.

    Args:
        session: the open assessment.
        measure: the id of the measure.
        paths: files and folders.
        order: of day and month in tables; None to find it out.
        criterion: the full id of the one that is shown.
    """

    PAGE = "measured"
    BINDINGS = commands.bindings("measured")
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    @dataclass
    class Progressed(Message):
        """So many files are read."""

        done: int
        count: int

    @dataclass
    class Ended(Message):
        """All are read, or something keeps it from being measured."""

        found: Measuring | None
        fault: Fault | None

    def __init__(
        self, session: Sitting, measure: str, paths: tuple[Path, ...], order: Order | None, criterion: str
    ) -> None:
        super().__init__()
        self._session, self._measure, self._paths = session, measure, paths
        self._order, self._criterion = order, criterion
        self._found: Measuring | None = None
        self._stop = Event()

    def compose(self) -> ComposeResult:
        """A sheet that scrolls."""
        with Vertical(classes="dialog dialog--help"):
            with VerticalScroll(id="sheet", can_focus=False):
                yield Prose(id="name", classes="dialog--title")
                yield Prose(id="texts")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin to read."""
        self.query_one("#name", Prose).say(self.words(MEASURES[self._measure]))
        self._texts.say(self.words("Reading …"))
        self.show_keys()
        self._run()

    @property
    def _texts(self) -> Prose:
        return self.query_one("#texts", Prose)

    @property
    def _proposal(self) -> Proposal | None:
        found = self._found.proposals if self._found is not None else ()
        return next((one for one in found if one.criterion.id == self._criterion), None)

    def acting(self) -> Sequence[Command]:
        """The commands that can do something now: nothing is taken of what is not measured."""
        lines = self._found is not None and self._proposal is not None and bool(self._found.lines)
        level = lines and self._proposal is not None and self._proposal.level is not None
        there = {"take_level": level, "take_lines": lines}
        return [one for one in super().acting() if there.get(one.id, True)]

    # Reading

    @work(thread=True, exclusive=True, group="measure")
    def _run(self) -> None:
        """Read the files; the reading is left off as soon as the sheet is closed."""

        def told(done: int, count: int) -> None:
            if self._stop.is_set():
                raise _LeftError
            self.post_message(self.Progressed(done, count))

        try:
            found = measure(self._session, self._measure, self._paths, order=self._order, told=told)
            self.post_message(self.Ended(found, None))
        except ReadinessError as error:
            self.post_message(self.Ended(None, error.fault))
        except _LeftError:
            return

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        if self._found is None and event.count > 1:
            share = Fraction(100 * event.done, event.count)
            count = self.words("{number} of {count}", number=event.done, count=event.count)
            self._texts.say(bar(share, share, None, BAR), f" {count}")

    @on(Ended)
    def _ended(self, event: Ended) -> None:
        self._found = event.found
        if event.fault is not None or event.found is None:
            self._texts.say((sentence(event.fault, self.words), "$text-warning") if event.fault else "")
        elif event.found.measured.ambiguous:
            # Asked about before anything is counted.
            self.dismiss((event.found, LINES))
            return
        else:
            self._texts.say(Content("\n\n").join(self._parts(event.found)))
        self.show_keys()

    def _parts(self, found: Measuring) -> Iterator[Content]:
        words, proposal = self.words, self._proposal
        if not found.lines:
            yield assembled((words("Nothing could be measured."), "bold"))
        elif proposal is None or proposal.level is None:
            yield assembled((words("No level follows from this."), "bold"))
        else:
            text = proposal.criterion.levels[proposal.level].get(words.language)
            head = words("Level {level} follows from it", level=proposal.level)
            yield assembled((head, "bold $text-primary"), "\n", text)
        if found.lines:
            yield assembled("\n".join(f"· {one_line(line)}" for line in found.lines))
        left = found.measured.not_measured
        if left:
            title = words("Not measured")
            named = [sentence(one.why, words) for one in left[:MOST_UNREAD]]
            if left[MOST_UNREAD:]:
                more = len(left) - MOST_UNREAD
                named.append(words.plural("and {count} more file", "and {count} more files", more))
            yield assembled((title, "bold $text-accent"), "\n", "\n".join(map(one_line, named)))

    # Commands

    def do_take_level(self) -> None:
        """End with the level that follows, and its lines."""
        if self._found is not None and self._proposal is not None and self._proposal.level is not None:
            self.dismiss((self._found, LEVEL))

    def do_take_lines(self) -> None:
        """End with the lines alone."""
        if self._found is not None and self._proposal is not None and self._found.lines:
            self.dismiss((self._found, LINES))

    def do_close(self) -> None:
        """Leave without taking anything; what is being read is left off."""
        self._stop.set()
        super().do_close()
