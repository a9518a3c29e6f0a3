"""What is said about saving, and the way out when the disk refuses: nothing that was typed is lost."""

from __future__ import annotations

import shlex
from contextlib import suppress

from ..app.sitting import Sitting
from ..core.errors import ReadinessError
from .console import Console
from .fields import GoBack, a_text, one_of


def file_of(sitting: Sitting) -> str:
    """The assessment as one names it in a command; empty while it is kept nowhere."""
    return "" if sitting.kept_as is None else shlex.quote(str(sitting.kept_as))


def say_refused(console: Console, error: ReadinessError, first: bool) -> None:
    """Say why the disk refuses, and the first time in a row what becomes of what was typed."""
    console.refuse(error)
    if first:
        console.say(
            console.words(
                "What you type is kept here. Saving is tried again with each answer, and at the end you can "
                "choose another file."
            )
        )


def say_saved(console: Console, sitting: Sitting, what: str) -> None:
    """Say that something is recorded, and whether it is on the disk."""
    if sitting.is_saved:
        console.say(console.words("Saved: {what}.", what=what))
    else:
        console.say(console.words("Kept here, and not saved yet: {what}.", what=what))


def rescue(console: Console, sitting: Sitting) -> None:
    """Offer to save again, or in another file, until everything is saved or the person leaves it.

    Raises:
        Leave: the person quits, or the input ends.
    """
    while not sitting.is_saved:
        words = console.words
        choices = [words("Try again"), words("Save in another file"), words("Leave without saving")]
        question = one_of(words("Not everything that you typed is saved."), choices, words)
        with suppress(GoBack):
            chosen = question.put(console)
            match chosen and chosen.value:
                case 0:
                    sitting.save_again()
                case 1:
                    _save_elsewhere(console, sitting)
                case _:
                    return


def _save_elsewhere(console: Console, sitting: Sitting) -> None:
    """Ask for another file; Enter goes back to the choice."""
    words = console.words
    given = a_text(words("Path of the new file, for example on another disk"), words).put(console)
    if given is None or not given.value:
        return
    try:
        sitting.save_elsewhere(given.value)
    except ReadinessError as error:
        console.refuse(error)
