"""What is said about saving, and the way out when the disk refuses: nothing that was typed is lost."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ..core.errors import ReadinessError
from .console import Console
from .fields import GoBack, a_text, one_of
from .record import Record

FILE_ENDING = ".toml"


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


def say_saved(console: Console, record: Record, what: str) -> None:
    """Say that something is recorded, and whether it is on the disk."""
    if record.unsaved is None:
        console.say(console.words("Saved: {what}.", what=what))
    else:
        console.say(console.words("Kept here, and not saved yet: {what}.", what=what))


def rescue(console: Console, record: Record) -> None:
    """Offer to save again, or in another file, until everything is saved or the person leaves it.

    Raises:
        Leave: the person quits, or the input ends.
    """
    while record.unsaved is not None:
        words = console.words
        choices = [words("Try again"), words("Save in another file"), words("Leave without saving")]
        question = one_of(words("Not everything that you typed is saved."), choices, words)
        with suppress(GoBack):
            chosen = question.put(console)
            match chosen and chosen.value:
                case 0:
                    record.save_again()
                case 1:
                    _save_elsewhere(console, record)
                case _:
                    return


def _save_elsewhere(console: Console, record: Record) -> None:
    """Ask for another file; Enter goes back to the choice."""
    words = console.words
    given = a_text(words("Path of the new file, for example on another disk"), words).put(console)
    if given is None or not given.value:
        return
    path = Path(given.value)
    with suppress(RuntimeError):
        # Nobody is called so: the name is taken as it stands.
        path = path.expanduser()
    try:
        record.move(path if path.suffix == FILE_ENDING else Path(f"{path}{FILE_ENDING}"))
    except ReadinessError as error:
        console.refuse(error)
