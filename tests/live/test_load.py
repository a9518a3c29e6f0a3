"""Ten phones vote at once, as a process of their own: every vote is counted, and once."""

from __future__ import annotations

import asyncio
import json
import sys

from cm_readiness.app.room import LiveRoom
from cm_readiness.live.opened import OpenedPhones
from tests.live.load import ROOT, ROUNDS, Load, lead
from tests.live.rooms import questions

LOAD = Load(phones=10, questions=3, window=0.05)


async def test_ten_phones_and_three_questions_twice(room: LiveRoom, page: OpenedPhones) -> None:
    """Each count is that of the phones; whoever listens hears of each round, and of the end."""
    clients = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.live.clients", page.address, room.code,
        str(LOAD.phones), str(LOAD.window), cwd=ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    wrong, (out, _) = await asyncio.gather(lead(room, LOAD), clients.communicate())
    assert (wrong, clients.returncode) == (0, 0)
    taken = json.loads(out)
    rounds = {(question, number) for question, number, *_ in taken}
    assert rounds == {(q, n) for q in questions(room)[: LOAD.questions] for n in range(1, ROUNDS + 1)}
    # Two of the phones send each vote twice, the second time perhaps too late.
    assert len(rounds) * LOAD.phones <= len(taken) <= len(rounds) * (LOAD.phones + 2)
