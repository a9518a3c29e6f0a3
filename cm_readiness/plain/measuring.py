"""Measuring a criterion on the company's own material: asked for a path, read, and then taken or left."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..app.paths import typed_path
from ..app.sitting import Sitting
from ..core.errors import ReadinessError
from ..language.measure_words import AFTER_THE_FIRST, ASKED, MEASURES, ORDERS
from .console import Console
from .fields import GoBack, Question, one_of
from .saving import say_saved

if TYPE_CHECKING:
    from ..app.measuring import Measuring
    from ..core.measured import Order
    from ..core.proposals import Proposal

PARTS = 10
"""How often it is said how many files are read, where there are that many."""
MOST_UNREAD = 5
"""Files that were not measured, of which each is named."""


class Measures:
    """Measures the criterion that is put; nothing changes before the person takes it.

    Args:
        console: where it is asked and said.
        sitting: the assessment.
    """

    def __init__(self, console: Console, sitting: Sitting) -> None:
        self._console = console
        self._sitting = sitting

    def begin(self, criterion: str, typed: str) -> bool:
        """Ask what is to be measured, measure it, and offer what follows.

        Args:
            criterion: its full id.
            typed: the path, if it was typed with the command.

        Returns:
            Whether the criterion is answered with the level that follows.

        Raises:
            Leave: the person quits, or the input ends.
        """
        from ..app.measuring import measures_of

        there = measures_of(self._sitting.questionnaire.criteria[criterion])
        if not there:
            self._console.complain(
                self._console.words("Nothing of what a company has at hand measures this criterion.")
            )
            return False
        with suppress(GoBack):
            identifier = self._chosen(there)
            paths = self._paths(identifier, typed) if identifier else ()
            found = self._measured(identifier, paths) if identifier and paths else None
            if found is not None:
                return self._offer(criterion, found)
        self._unchanged()
        return False

    def _unchanged(self) -> None:
        self._console.say(self._console.words("Nothing has changed."))

    def _chosen(self, there: tuple[str, ...]) -> str | None:
        """The measure; None where the person wants none of them."""
        if len(there) == 1:
            return there[0]
        words = self._console.words
        names = [f"{words(MEASURES[one])}: {words(ASKED[one])}" for one in there]
        given = one_of(words("What to measure"), names, words, required=False).put(self._console)
        return None if given is None or given.value is None else there[given.value]

    def _paths(self, identifier: str, typed: str) -> tuple[Path, ...]:
        """What is to be read; none where the person names nothing."""
        words = self._console.words
        first = typed_path(typed) if typed else self._path(words(ASKED[identifier]))
        if first is None or identifier not in AFTER_THE_FIRST:
            return () if first is None else (first,)
        second = self._path(words(AFTER_THE_FIRST[identifier]))
        return () if second is None else (first, second)

    def _path(self, text: str) -> Path | None:
        console, words = self._console, self._console.words
        console.say(words("It is read and never changed, and nothing of it leaves this computer."))
        given = Question(text, words("Path"), typed_path).put(console)
        return given.value if given else None

    def _measured(
        self, identifier: str, paths: tuple[Path, ...], order: Order | None = None
    ) -> Measuring | None:
        """What was found; None where it could not be measured, or the person stops it with Ctrl+C."""
        from ..app.measuring import measure

        console, words = self._console, self._console.words
        console.say(words("Reading …"))
        try:
            found = measure(self._sitting, identifier, paths, order=order, told=self._told)
        except ReadinessError as error:
            console.refuse(error)
            return None
        except KeyboardInterrupt:
            console.say("", words("Reading was stopped."))
            return None
        if not found.measured.ambiguous:
            return found
        meant = self._order(found.measured.ambiguous[0])
        return None if meant is None else self._measured(identifier, paths, meant)

    def _told(self, done: int, number: int) -> None:
        """Say now and then how far the reading has come; each file would be too much to hear."""
        if number >= PARTS and (done == number or done % (number // PARTS) == 0):
            self._console.say(self._console.words("{done} of {number} files read", done=done, number=number))

    def _order(self, example: str) -> Order | None:
        """How a day is meant that may be read in two ways: asked about, never guessed."""
        words = self._console.words
        orders = tuple(ORDERS)
        names = [words(ORDERS[one]) for one in orders]
        question = one_of(words("How {date} is meant", date=example), names, words, required=False)
        given = question.put(self._console)
        return None if given is None or given.value is None else orders[given.value]

    def _offer(self, criterion: str, found: Measuring) -> bool:
        """Say what was found, and take what the person wants of it."""
        console, words = self._console, self._console.words
        proposal = next((one for one in found.proposals if one.criterion.id == criterion), None)
        self._say(found, proposal)
        if proposal is None or not found.lines:
            self._unchanged()
            return False
        taken: list[bool] = [False]
        names = [words("Take only what shows it, as evidence")]
        if proposal.level is not None:
            taken.insert(0, True)
            names.insert(0, words("Take level {level}, with what shows it", level=proposal.level))
        names.append(words("Leave it"))
        given = one_of(words("What to take of it"), names, words, required=False).put(console)
        if given is None or given.value is None or given.value >= len(taken):
            self._unchanged()
            return False
        return self._take(found, proposal, level=taken[given.value])

    def _say(self, found: Measuring, proposal: Proposal | None) -> None:
        console, words = self._console, self._console.words
        if not found.lines:
            console.say("", words("Nothing could be measured."))
        elif proposal is None or proposal.level is None:
            console.say("", words("No level follows from this."))
        else:
            text = proposal.criterion.levels[proposal.level].get(words.language)
            head = words("Level {level} follows from it", level=proposal.level)
            console.say("", console.labelled(head, text))
        console.say(*found.lines)
        left = found.measured.not_measured
        if left:
            console.say(console.labelled(words("Not measured")))
            console.tell(one.why for one in left[:MOST_UNREAD])
        if left[MOST_UNREAD:]:
            more = len(left) - MOST_UNREAD
            console.say(words.plural("and {count} more file", "and {count} more files", more))

    def _take(self, found: Measuring, proposal: Proposal, *, level: bool) -> bool:
        from ..app.measuring import accept

        console, words = self._console, self._console.words
        try:
            accept(self._sitting, found, proposal, level=level)
        except ReadinessError as error:
            console.refuse(error)
            return False
        said = words("level {level}", level=proposal.level) if level else words("evidence")
        say_saved(console, self._sitting, said)
        return level
