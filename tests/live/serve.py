"""A room with its page as a process of its own, which a test leads by lines, and may kill.

Run as `python -m tests.live.serve FILE PORT PUBLIC_URL`. Each line is a deed of the facilitator with its
arguments; the answer is what the projector would show, with the code and who said what.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from tests.live.rooms import PHONES, open_room


async def serve(path: Path, port: int, public_url: str) -> None:
    """Open room and page, and do what the lines say."""
    room = open_room(path)
    opened = await PHONES.open(room, "127.0.0.1", port, public_url)
    loop = asyncio.get_running_loop()
    while True:
        votes = sorted(str(vote) for vote in room.room.votes.values())
        told = {
            "code": room.code,
            "phase": room.room.phase,
            "votes": votes,
            "members": len(room.room.members),
        }
        print(json.dumps(told), flush=True)
        line = await loop.run_in_executor(None, sys.stdin.readline)
        if not line:
            break
        deed, *arguments = line.split()
        if deed != "look":
            getattr(room, deed)(*(int(one) if one.isdigit() else one for one in arguments))
    await opened.close()
    room.suspend()
    room.sitting.close()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
