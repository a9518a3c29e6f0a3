"""Sixty phones as a process of their own: each listens, and votes once in each round that it hears of.

Run as `python -m tests.live.clients ADDRESS CODE PHONES WINDOW`; prints what became of each vote, as JSON.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from zlib import crc32

import aiohttp

from tests.live.rooms import Phone

TWICE = 7
"""Every so many phones send each vote twice, as a finger that trembles does."""
PATIENCE = 170.0
"""Seconds after which the phones give up, whatever the room does."""

Taken = tuple[str, int, int, float, float]
"""Question, round, how many had voted with this vote, when it was sent, when it was confirmed."""


def vote_of(phone: int, question: str, number: int) -> int | str:
    """What a phone says: always the same to the same question in the same round."""
    said = crc32(f"{phone} {question} {number}".encode()) % 6
    return "unknown" if said == 5 else said


async def take_part(phone: Phone, number: int, code: str, window: float, taken: list[Taken]) -> None:
    """Come in, listen, and vote until the workshop is over.

    Args:
        phone: not in yet.
        number: of the phone.
        code: what lets it in.
        window: seconds within which the votes of a round are spread.
        taken: gets each vote.
    """
    assert (await phone.join(code)).status == 303
    chance, known, votes = random.Random(number), set[tuple[str, int]](), []  # noqa: S311 - a pace, no secret

    async def vote(question: str, round_number: int) -> None:
        await asyncio.sleep(chance.uniform(0, window))
        for again in range(2 if number % TWICE == 0 else 1):
            sent = time.monotonic()
            answer = await phone.vote(question, round_number, vote_of(number, question, round_number))
            if again and answer.status == 409:
                # Everybody had voted, and the room has gone on.
                return
            assert answer.status == 200, answer.text
            count = int(answer.state["count"].split()[0])
            taken.append((question, round_number, count, sent, time.monotonic()))

    async with phone.listening() as states:
        async for state in states:
            phone.wire = b""
            if state["over"]:
                break
            phase, question, round_number = state["key"].split()[:3]
            if phase == "open" and (question, int(round_number)) not in known:
                known.add((question, int(round_number)))
                votes.append(asyncio.create_task(vote(question, int(round_number))))
    await asyncio.gather(*votes)


async def run(address: str, code: str, phones: int, window: float) -> list[Taken]:
    """What became of all votes."""
    taken: list[Taken] = []
    connector = aiohttp.TCPConnector(limit=0)
    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), connector=connector) as client,
        asyncio.timeout(PATIENCE),
        asyncio.TaskGroup() as group,
    ):
        for number in range(phones):
            group.create_task(take_part(Phone(address, client), number, code, window, taken))
    return taken


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))))
