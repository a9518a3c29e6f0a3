"""What is written beside an answer: notes line by line, and lines of evidence."""

from __future__ import annotations

import re
from typing import Literal

from ..app.sitting import Sitting
from ..core.errors import ReadinessError
from .console import Console, quoted
from .saving import say_saved

ENDS = ("", ".")
"""A line that ends a note: nothing, or a single dot as in mail programs."""
REMOVE = "x"
Kind = Literal["note", "private"]


class Notes:
    """Takes what is typed beside the answers; each line is saved when it ends.

    Args:
        console: where it is typed.
        sitting: the assessment.
    """

    def __init__(self, console: Console, sitting: Sitting) -> None:
        self._console = console
        self._sitting = sitting
        self._texts = 0
        """How many texts were begun: what is typed at one go is undone at one go."""

    def write(self, criterion: str, kind: Kind, line: str) -> None:
        """Add to a note, or remove it.

        Args:
            criterion: its full id.
            kind: the note that the report prints, or the private one.
            line: a note of one line; empty to ask for its lines.
        """
        console, words = self._console, self._console.words
        label, what = {
            "note": (words("Note"), words("note")),
            "private": (words("Private note"), words("private note")),
        }[kind]
        before = self._text(criterion, kind)
        if line:
            self._add(criterion, kind, line)
        else:
            if before:
                console.say(console.labelled(label), before)
                console.say(words("What you type is added; x alone removes what is there."))
            console.say(words("An empty line, or a single dot, ends it."))
            self._take_lines(criterion, kind, label, removable=bool(before))
        after = self._text(criterion, kind)
        if after == before:
            console.say(words("Nothing has changed."))
        elif after:
            say_saved(console, self._sitting, what)
        else:
            console.say(words("Removed: {what}.", what=what))

    def evidence(self, criterion: str, line: str) -> None:
        """Add a line of evidence, or remove one.

        Args:
            criterion: its full id.
            line: what was seen; empty to ask for it.
        """
        console, words = self._console, self._console.words
        there = self._sitting.assessment.answer_to(criterion).proofs
        if not line:
            console.say(*(f"{place}. {proof}" for place, proof in enumerate(there, 1)))
            if there:
                console.say(words("x and a number removes a line; Enter alone changes nothing."))
            line = console.ask(console.labelled(words("Evidence")))
        removal = re.fullmatch(rf"{REMOVE}\s*(\d+)", line)
        if not line:
            console.say(words("Nothing has changed."))
        elif removal is None:
            if self._keep(criterion, evidence=(*there, line)):
                say_saved(console, self._sitting, words("evidence"))
        elif 1 <= int(removal[1]) <= len(there):
            place = int(removal[1])
            left = (*there[: place - 1], *there[place:])
            if self._keep(criterion, evidence=left):
                console.say(words("Removed: {what}.", what=words("evidence")))
        else:
            console.complain(words("There is no line of evidence {number} here.", number=quoted(removal[1])))

    def _take_lines(self, criterion: str, kind: Kind, label: str, *, removable: bool) -> None:
        """Save each line as it is typed, up to the one that ends the note."""
        self._texts += 1
        key = f"{criterion}:{self._texts}"
        while (line := self._console.ask(self._console.labelled(label))) not in ENDS:
            if line == REMOVE and removable:
                self._keep_text(criterion, kind, "", key)
            else:
                self._add(criterion, kind, line, key)

    def _add(self, criterion: str, kind: Kind, line: str, key: str = "") -> None:
        text = self._text(criterion, kind)
        new = f"{text}\n{line}" if text else line
        self._keep_text(criterion, kind, new, key)

    def _text(self, criterion: str, kind: Kind) -> str:
        answer = self._sitting.assessment.answer_to(criterion)
        return answer.note if kind == "note" else answer.private

    def _keep_text(self, criterion: str, kind: Kind, text: str, key: str) -> None:
        if kind == "note":
            self._keep(criterion, note=text, key=key)
        else:
            self._keep(criterion, private=text, key=key)

    def _keep(
        self,
        criterion: str,
        *,
        note: str | None = None,
        private: str | None = None,
        evidence: tuple[str, ...] | None = None,
        key: str = "",
    ) -> bool:
        try:
            self._sitting.remark(criterion, note=note, private=private, evidence=evidence, key=key)
        except ReadinessError as error:
            self._console.refuse(error)
            return False
        return True
