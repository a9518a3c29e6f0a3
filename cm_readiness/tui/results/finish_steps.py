"""What ends a session, step by step: what is done, what was left out, what is still to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ...app.next_round import entry_file, planned_day, proposed_day
from ...app.sitting import Sitting
from ...core.comparison import frozen, present
from ...core.workshop_changes import was_held, workshop_of
from ...language.words import N_, Words
from ..shell.navigation import Finishing
from ..shell.text import short_path

State = Literal["done", "skipped", "open"]

TITLES: Mapping[str, str] = {
    "flags": N_("Points to discuss"),
    "milestone": N_("Milestone"),
    "minutes": N_("Minutes of the workshop"),
    "pack": N_("Documents to hand over"),
    "next": N_("Day of the next round"),
}
"""The steps in their order."""


@dataclass(frozen=True)
class Step:
    """One step as it stands."""

    id: str
    state: State
    said: str
    """What is done, or what there is to do, in a sentence."""


def steps(session: Sitting, finishing: Finishing, words: Words) -> list[Step]:
    """All steps, in their order.

    Args:
        session: the open assessment.
        finishing: what the person has done or left out that no file says.
        words: the person's language.
    """
    found = {
        "flags": _flags(session, words),
        "milestone": _milestone(session, words),
        **({"minutes": _minutes(session, finishing, words)} if was_held(session.assessment) else {}),
        "pack": _pack(finishing, words),
        "next": _next(session, words),
    }
    return [
        Step(identifier, "done" if done else "skipped" if identifier in finishing.skipped else "open", said)
        for identifier, (done, said) in found.items()
    ]


def _flags(session: Sitting, words: Words) -> tuple[bool, str]:
    standings = session.evaluation().standings
    flagged = [i for i, standing in standings.items() if standing.in_scope and standing.answer.flagged]
    if not flagged:
        return True, words("Nothing is left to discuss.")
    said = words.plural(
        "{count} criterion is marked to be discussed: {names}.",
        "{count} criteria are marked to be discussed: {names}.",
        len(flagged),
        names=", ".join(session.numbers[identifier] for identifier in flagged),
    )
    return False, said


def _milestone(session: Sitting, words: Words) -> tuple[bool, str]:
    """Whether the results of now are frozen: an answer that was changed since makes them others."""
    evaluation = session.evaluation()
    now = present(evaluation).side
    for milestone in reversed(session.assessment.milestones):
        then = frozen(milestone, evaluation).side
        if (then.answers, then.fingerprint) == (now.answers, now.fingerprint):
            return True, words("The results of now are frozen as “{name}”.", name=milestone.name)
    return False, words("Freeze the results of now, to compare the next round with them.")


def _pack(finishing: Finishing, words: Words) -> tuple[bool, str]:
    if finishing.written:
        return True, words("Written to {path}.", path=finishing.written)
    return False, words("Write the report, and what else the company gets.")


def _minutes(session: Sitting, finishing: Finishing, words: Words) -> tuple[bool, str]:
    """Of a workshop alone."""
    if finishing.minutes:
        return True, words("Written to {path}.", path=finishing.minutes)
    said = words("Write down who was there, what was agreed on, decided and parked.")
    left = len(workshop_of(session.assessment).open_items)
    if not left:
        return False, said
    parked = words.plural("{count} parked item is not done.", "{count} parked items are not done.", left)
    return False, f"{said} {parked}"


def _next(session: Sitting, words: Words) -> tuple[bool, str]:
    day = planned_day(session.reference)
    if day is None:
        proposed = words.date(proposed_day(session.evaluation()))
        return False, words(
            "Choose it, and put it into your calendar; the report proposes {day}.", day=proposed
        )
    file = short_path(entry_file(session.reference))
    return True, words("{day}; the entry for your calendar is {path}.", day=words.date(day), path=file)


def day_to_propose(session: Sitting) -> date:
    """The day that was chosen already, or that the report proposes."""
    return planned_day(session.reference) or proposed_day(session.evaluation())
