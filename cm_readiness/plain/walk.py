"""The way through the criteria: one after another, back, and to any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..app.preferences import scores_on_the_way
from ..app.sitting import Sitting
from ..core.assessment import Assessment, Given, Unknown
from ..core.criterion_result import Standing
from ..core.errors import ReadinessError
from ..core.questionnaire import Criterion
from ..core.scope import given, scope
from ..language.typed import with_digits
from .answers import Answers
from .console import Console, Leave, quoted
from .criterion import explain, help_lines, put_question
from .measuring import Measures
from .notes import Notes
from .setup import Setup

LEVELS: Mapping[str, int] = {str(level): level for level in range(5)}
WITH_TEXT = frozenset("-npegm")
"""Commands behind which their text may stand in the same line."""
AT_THE_END = frozenset("bguyhaoq")
"""Commands that act when the last criterion has been passed."""


@dataclass(frozen=True)
class Round:
    """What is asked this time."""

    stale: bool = False
    """Only answers that are older than their shelf life."""
    open: bool = False
    """Only criteria without an answer; with `stale`, both."""
    show_scores: bool | None = None
    """Whether a dimension's score is said when its last criterion is answered, as the settings say."""

    @property
    def is_whole(self) -> bool:
        """Whether every criterion in scope is asked."""
        return not (self.stale or self.open)


class Walk:
    """Puts the criteria one by one, until the person has passed the last one.

    Args:
        console: where they are put.
        sitting: the assessment.
        this_round: which of them.
    """

    def __init__(self, console: Console, sitting: Sitting, this_round: Round) -> None:
        self._console = console
        self._sitting = sitting
        self._round = this_round
        self._notes = Notes(console, sitting)
        self._measures = Measures(console, sitting)
        shown = scores_on_the_way(this_round.show_scores, sitting.assessment)
        self._answers = Answers(console, sitting, show_scores=shown)
        self._numbers = {criterion.id: number for number, criterion in sitting.questionnaire.numbered()}
        self._ids = self._asked()
        self._here: str | None = None
        """The criterion that is put now; None after the last one."""
        self._passed = False
        self._commands: Mapping[str, Callable[[str], None]] = {
            "?": lambda _: self._give(Unknown()),
            "-": lambda reason: self._went_well(self._answers.not_applicable(self._id, reason)),
            "n": lambda text: self._notes.write(self._id, "note", text),
            "p": lambda text: self._notes.write(self._id, "private", text),
            "e": lambda text: self._notes.evidence(self._id, text),
            "f": lambda _: self._answers.flag(self._id), "x": lambda _: self._answers.clear(self._id),
            "m": lambda path: self._went_well(self._measures.begin(self._id, path)),
            "!": lambda _: self._answers.hurry(self._id),
            "u": lambda _: self._undo(), "y": lambda _: self._redo(),
            "i": lambda _: explain(console, sitting, self._criterion), "r": lambda _: self._read_out(),
            "b": lambda _: self._back(), "g": self._go_to, "o": lambda _: self._go_to_open(),
            "a": lambda _: self._about(), "h": lambda _: console.say(*help_lines(console.words)),
            "q": lambda _: self._quit(),
        }  # fmt: skip

    def run(self) -> None:
        """Put them all.

        Raises:
            Leave: the person quits, or the input ends.
        """
        words = self._console.words
        if not self._ids:
            self._console.say("", self._nothing())
            return
        self._console.say(
            "", words("Type 0 to 4, then Enter; ? if you do not know; h for everything else that you can do.")
        )
        self._go(self._start())
        while not self._passed:
            self._obey(self._console.ask(self._prompt()))

    @property
    def _assessment(self) -> Assessment:
        return self._sitting.assessment

    @property
    def _id(self) -> str:
        assert self._here is not None, "only asked of a criterion"  # noqa: S101 - see AT_THE_END
        return self._here

    @property
    def _criterion(self) -> Criterion:
        return self._sitting.questionnaire.criteria[self._id]

    @property
    def _given(self) -> Given | None:
        return given(self._criterion, self._assessment)

    def _standings(self) -> Mapping[str, Standing]:
        return self._sitting.evaluation().standings

    def _asked(self) -> list[str]:
        """The criteria of this round, in questionnaire order."""
        this = self._round
        return [
            identifier
            for identifier, place in self._standings().items()
            if place.in_scope
            and (this.is_whole or (this.stale and place.stale) or (this.open and place.given is None))
        ]

    def _open(self) -> list[str]:
        return [i for i, place in self._standings().items() if place.in_scope and place.given is None]

    def _start(self) -> str:
        """Where the whole was left: the first open criterion after the last answered one."""
        if not self._round.is_whole:
            return self._ids[0]
        return self._sitting.resume()

    def _nothing(self) -> str:
        words = self._console.words
        if self._round.stale and not self._round.open:
            return words("No answer is older than the time for which it can be relied on.")
        if self._round.open:
            return words("Every criterion is answered.")
        return words("There is nothing to ask.")

    def _prompt(self) -> str:
        console, words = self._console, self._console.words
        if self._here is None:
            if self._open():
                return console.labelled(words("Enter for the results, o for the open ones, b to go back"))
            return console.labelled(words("Enter for the results, b to go back"))
        if self._given is None:
            return console.labelled(words("Answer, or h for help"))
        return console.labelled(words("Answer, Enter to keep it, or h for help"))

    def _obey(self, typed: str) -> None:
        word, _, text = typed.partition(" ")
        word, text = word.lower(), text.strip()
        level = LEVELS.get(with_digits(typed, self._console.words.language))
        can = self._here is not None or word in AT_THE_END
        if not typed:
            self._go_on()
        elif level is not None and self._here is not None:
            self._give(level)
        elif can and word in self._commands and (not text or word in WITH_TEXT):
            self._commands[word](text)
        elif self._here is None:
            self._console.complain(
                self._console.words(
                    "{typed} does nothing here; press Enter, or type b to go back.", typed=quoted(typed)
                )
            )
        else:
            self._console.complain(
                self._console.words(
                    "{typed} is no answer; type 0 to 4, ? or -, or h for help.", typed=quoted(typed)
                )
            )

    def _go(self, identifier: str | None) -> None:
        """Put a criterion, which joins those of this round, or say that the last one is passed."""
        if identifier is not None and identifier not in self._ids:
            order = self._sitting.questionnaire.order
            self._ids = sorted({*self._ids, identifier}, key=order.__getitem__)
        self._here = identifier
        if identifier is None:
            self._say_the_end()
        else:
            self._sitting.current = identifier
            self._read_out()

    def _read_out(self) -> None:
        place = self._ids.index(self._id) + 1
        standing, number = self._standings()[self._id], self._numbers[self._id]
        put_question(self._console, self._sitting, standing, number, place, len(self._ids))

    def _say_the_end(self) -> None:
        words, left = self._console.words, self._open()
        self._console.say("", words("That was the last one."))
        if left:
            still = words.plural(
                "{count} criterion is still open: {names}.",
                "{count} criteria are still open: {names}.",
                len(left),
                names=", ".join(self._numbers[identifier] for identifier in left),
            )
            self._console.say(still)

    def _give(self, answer: Given) -> None:
        self._went_well(self._answers.give(self._id, answer))

    def _went_well(self, answered: bool) -> None:
        """Go on after an answer; one that was not taken leaves everything where it is."""
        if answered:
            self._go_on()

    def _go_on(self) -> None:
        if self._here is None:
            self._passed = True
            return
        place = self._ids.index(self._here) + 1
        self._go(self._ids[place] if place < len(self._ids) else None)

    def _back(self) -> None:
        place = len(self._ids) if self._here is None else self._ids.index(self._here)
        if place:
            self._go(self._ids[place - 1])
        else:
            self._console.complain(self._console.words("This is the first criterion."))

    def _go_to(self, typed: str) -> None:
        console, words = self._console, self._console.words
        asked = [c.id for c in scope(self._sitting.questionnaire, self._assessment)]
        places = {self._numbers[identifier]: identifier for identifier in asked}
        places |= {str(place): identifier for place, identifier in enumerate(self._ids, 1)}
        while True:
            typed = typed or console.ask(console.labelled(words("Number of the criterion, such as 2.3")))
            if not typed:
                return
            found = places.get(typed.replace(",", "."))
            if found is not None:
                self._go(found)
                return
            first, last = self._numbers[asked[0]], self._numbers[asked[-1]]
            console.complain(
                words(
                    "There is no criterion {number} to go to; the first is {first}, the last {last}.",
                    number=quoted(typed),
                    first=first,
                    last=last,
                )
            )
            typed = ""

    def _go_to_open(self) -> None:
        """Go through what is open, from the end of the round on."""
        if self._here is not None or not self._open():
            self._console.complain(self._console.words("No criterion is open here."))
            return
        self._ids = self._open()
        self._go(self._ids[0])

    def _about(self) -> None:
        """Change what the questions follow from, and go on among those that are asked then."""
        Setup(self._console, self._sitting).revise()
        self._keep_to_scope()
        order, here = self._sitting.questionnaire.order, self._here
        self._go(next((i for i in self._ids if here is not None and order[i] >= order[here]), None))

    def _keep_to_scope(self) -> None:
        """Go on among the criteria that are asked now."""
        asked = [c.id for c in scope(self._sitting.questionnaire, self._assessment)]
        self._ids = asked if self._round.is_whole else [i for i in self._ids if i in asked]

    def _quit(self) -> None:
        raise Leave

    def _undo(self) -> None:
        words = self._console.words
        self._travel(self._sitting.undo, words("Undone."), words("There is nothing to undo."))

    def _redo(self) -> None:
        words = self._console.words
        self._travel(self._sitting.redo, words("Made again."), words("There is nothing to make again."))

    def _travel(self, step: Callable[[], str | None], done: str, nothing: str) -> None:
        """Go one change back or forth, to the criterion that it concerns."""
        try:
            found = step()
        except ReadinessError as error:
            self._console.refuse(error)
            return
        if found is None:
            self._console.complain(nothing)
        else:
            self._console.say(done)
            self._keep_to_scope()
            self._go(found)
