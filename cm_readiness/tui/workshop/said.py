"""What both windows of a workshop say of it: how many have voted, the time, what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from ...app.phones import OpenPhones
from ...app.room_states import ConsoleState, ProjectorState
from ...core.agreement import Votes
from ...language.agreement_words import question_to_ask, standing_words
from ...language.words import N_, Words
from ..shell.command import Command
from ..shell.text import dotted

Next = Literal["put", "close_vote", "reveal", "agree", "rest", "finish", "level"]
"""What comes next: the method of a command, or a level that only a person can give."""

NEXT: Mapping[Next, str] = {
    "put": N_("Open the vote"),
    "close_vote": N_("Close the vote"),
    "reveal": N_("Show what was said"),
    "agree": N_("Agree on {level}"),
    "rest": N_("Go on"),
    "finish": N_("Finish"),
    "level": N_("Agree"),
}
BRIEFLY: Mapping[Next, str] = {
    **NEXT,
    "put": N_("Open"),
    "close_vote": N_("Close"),
    "reveal": N_("Show"),
    "agree": N_("Agree"),
}
"""The same for a narrow window."""
BRIEF_BELOW = 60
"""Columns below which everything is said briefly."""
MINUTE = 60
BETWEEN = frozenset(("lobby", "agreed"))
UP = frozenset(("open", "closed", "revealed"))
FITTING: Mapping[str, frozenset[str]] = {
    "put": BETWEEN,
    "close_vote": frozenset(("open",)),
    "reveal": frozenset(("open", "closed")),
    "by_hand": frozenset(("open", "closed")),
    "again": frozenset(("revealed",)),
    "agree": frozenset(("revealed", "agreed")),
    "dissent": frozenset(("agreed",)),
    "skip_question": UP,
    "put_off": UP,
}
"""The phases in which a command can do something, by its method; all others always can."""


def fits(method: str, state: ProjectorState) -> bool:
    """Whether a command can do something now: the footer names no other.

    Args:
        method: of the command.
        state: the room.
    """
    return state.phase in FITTING.get(method, (state.phase,))


def next_step(state: ConsoleState) -> Next:
    """What comes next in a room."""
    match state.phase:
        case "paused":
            return "rest"
        case "open":
            return "close_vote"
        case "closed":
            return "reveal"
        case "revealed":
            return "level" if state.suggested is None else "agree"
        case "ended":
            return "finish"
        case _:
            return "put" if next_question(state) is not None else "finish"


def next_question(state: ConsoleState) -> str | None:
    """The full id of the first question of the agenda that is not over and not up; None at its end."""
    past = {*state.over, state.criterion}
    return next((slot.criterion for slot in state.agenda if slot.criterion not in past), None)


def next_words(state: ConsoleState, words: Words) -> str:
    """The same in words, as a key is named."""
    step = next_step(state)
    return words(NEXT[step], level=state.suggested) if step == "agree" else words(NEXT[step])


def acting_on(
    found: Sequence[Command], state: ConsoleState, words: Words, *, brief: bool
) -> Sequence[Command]:
    """The commands that can do something now; the first key says what comes next.

    Args:
        found: the commands of the page.
        state: the room.
        words: the person's language.
        brief: whether there is little room for that.
    """
    label = words(BRIEFLY[next_step(state)]) if brief else next_words(state, words)
    return [
        replace(command, label=label, values={}) if command.id == "step_on" else command
        for command in found
        if fits(command.method or command.id, state)
    ]


def voted_words(state: ProjectorState, words: Words) -> str:
    """How many have voted, of how many; empty where nobody could by phone."""
    if state.phase in ("lobby", "ended") or (state.paused and not state.criterion):
        return here_words(state, words)
    if not state.members:
        if not state.voted:
            return words("Vote by a show of hands")
        return words.plural("{count} has voted", "{count} have voted", state.voted)
    return words.plural(
        "{voted} of {count} has voted", "{voted} of {count} have voted", state.members, voted=state.voted
    )


def here_words(state: ProjectorState, words: Words) -> str:
    """How many phones are in the room; empty for none."""
    if not state.members:
        return ""
    here = words.plural("{count} phone is here", "{count} phones are here", state.members)
    return dotted(here, words("locked") if state.locked else "")


def clock(seconds: int) -> str:
    """Minutes and seconds: `1:24`."""
    return f"{seconds // MINUTE}:{seconds % MINUTE:02d}"


def time_words(state: ProjectorState, words: Words) -> str:
    """How long voting or talking has taken, and how long it was to take; empty between questions."""
    slot = state.slot
    if state.paused:
        return words("Break")
    if state.phase == "open":
        used, planned, name = state.voting, slot.voting if slot else 0, words("Voting")
    elif state.phase in ("closed", "revealed"):
        used, planned, name = state.talking, slot.talking if slot else 0, words("Discussion")
    else:
        return ""
    if not planned:
        return f"{name} {clock(used)}"
    return words("{name} {used} of {planned}", name=name, used=clock(used), planned=clock(planned))


def brief_words(state: ProjectorState) -> str:
    """How many have voted, and the time, in figures alone."""
    slot, members = state.slot, state.members
    if state.phase not in ("open", "closed", "revealed"):
        return ""
    is_open = state.phase == "open"
    used = state.voting if is_open else state.talking
    planned = (slot.voting if is_open else slot.talking) if slot else 0
    counted = f"{state.voted} / {members}" if members else f"{state.voted}" if state.voted else ""
    timed = f"{clock(used)} / {clock(planned)}" if planned else clock(used)
    return "   ".join(filter(None, (counted, timed)))


def is_over_time(state: ProjectorState) -> bool:
    """Whether it has taken longer than was planned."""
    slot = state.slot
    if slot is None or not slot.seconds:
        return False
    return state.voting > slot.voting if state.phase == "open" else state.talking > slot.talking


def pace_words(state: ProjectorState, words: Words) -> str:
    """How far the room is behind its agenda, or ahead; empty where nobody watches the time."""
    if state.slot is not None and not state.slot.seconds:
        return ""
    minutes = abs(state.behind) // MINUTE
    if not minutes:
        return words("on time") if state.behind or state.slot else ""
    if state.behind > 0:
        return words.plural("{count} minute behind", "{count} minutes behind", minutes)
    return words.plural("{count} minute ahead", "{count} minutes ahead", minutes)


def told_words(state: ProjectorState, words: Words) -> tuple[str, str]:
    """What the votes look like once they are shown, and what to ask the room; empty before."""
    if state.phase not in ("revealed", "agreed"):
        return "", ""
    if state.told is None:
        return words("Fewer than three have voted by phone: how they voted stays with them."), ""
    votes = Votes(state.told.counts)
    standing = standing_words(votes, words)
    return standing[:1].upper() + standing[1:], question_to_ask(votes, words)


def address_words(phones: OpenPhones) -> str:
    """The address as it is typed: a phone adds `http://` by itself."""
    return phones.address.removeprefix("http://")


def code_words(code: str) -> str:
    """A code in two halves, which are easier to type."""
    middle = len(code) // 2
    return f"{code[:middle]} {code[middle:]}"
