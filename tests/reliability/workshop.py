"""A process that holds a workshop without end until it is killed; it reports what it has told the room.

Run as `python -m tests.reliability.workshop FILE TOKENS`.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import count
from pathlib import Path

from cm_readiness.app.opening import saved_at_once
from cm_readiness.app.room import LiveRoom
from cm_readiness.app.workspace import on_disk

PHONES = 5


def votes(serial: int) -> list[int]:
    """What the phones say in the round of a number."""
    return [(serial * 3 + phone * phone) % 5 for phone in range(PHONES)]


def level(serial: int) -> int:
    """The level that is agreed upon after it."""
    return serial * 7 // 3 % 5


def report(kind: str, criterion: str, rounds: int, serial: int) -> None:
    """Say what the room has been told, once it has."""
    os.write(1, (json.dumps([kind, criterion, rounds, serial]) + "\n").encode())


def main(path: Path, tokens: Path) -> None:
    """Vote by phone or by hand, reveal, agree, and now and then vote again, without end.

    Args:
        path: the assessment.
        tokens: what the phones remember, of one process and the next.
    """
    workspace = on_disk(path.parent)
    sitting = saved_at_once(workspace, workspace.open(workspace.store.named(str(path))), told=lambda _: None)
    room = LiveRoom(workspace, sitting)
    if not room.restored:
        tokens.write_text(json.dumps([room.join() for _ in range(PHONES)]), "utf-8")
    phones = json.loads(tokens.read_text("utf-8"))
    report("code", room.code, sum(map(room.knows, phones)), 0)
    if room.room.phase == "open":
        room.skip()
    asked = [criterion.id for criterion in sitting.criteria]
    for serial in count(sum(len(answer.rounds) for answer in sitting.assessment.answers.values())):
        if room.room.phase in ("lobby", "agreed"):
            room.open(asked[serial % len(asked)])
        elif room.room.phase == "revealed":
            room.again()
        criterion = room.room.criterion or ""
        if serial % 3:
            for phone, vote in zip(phones, votes(serial), strict=True):
                room.vote(phone, criterion, room.room.number, vote)
            room.close()
        else:
            said = votes(serial)
            room.count_by_hand("".join(str(said.count(level)) for level in range(5)))
        room.reveal()
        rounds = len(sitting.assessment.answer_to(criterion).rounds)
        report("revealed", criterion, rounds, serial)
        if serial % 4:
            room.agree(level(serial))
            report("agreed", criterion, rounds, serial)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
