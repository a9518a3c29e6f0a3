"""How long a key takes until the wall shows what it did: with 60 phones that listen, and with none.

Run as `python -m tests.bench.workshop_paint [--phones N] [--rounds N]`, on a machine with nothing else to
do. The program paints on a real terminal, the phones are a process of their own; both rooms are measured in
turn, so that a busy moment falls on both. The bound is 1.5.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import aiohttp

from tests.live.rooms import Phone, free_port, new_file
from tests.terminal import Terminal

KEYS = ("g", "\x1b") * 5
"""The agenda comes and goes: everything of the page is drawn anew."""


@contextmanager
def room(folder: Path, phones: int) -> Iterator[Terminal]:
    """A workshop on a terminal, in which a question is up and phones listen."""
    folder.mkdir()
    path, port = new_file(folder), free_port()
    places = {"HOME": str(folder), "CM_READINESS_CONFIG": str(folder / "c"), "XDG_RUNTIME_DIR": str(folder)}
    arguments = ["workshop", str(path), "--bind", "127.0.0.1", "--port", str(port)]
    with ExitStack() as stack:
        terminal = stack.enter_context(Terminal(arguments, places))
        terminal.wait("F2", 60)
        terminal.rest(1)
        terminal.type("\x1bOQ")
        terminal.wait("open the vote", 60)
        terminal.rest(1)
        terminal.by_hand("\r")
        code = next(
            line.rsplit("Code", 1)[1] for line in terminal.wait("Code", 60).splitlines() if "Code" in line
        )
        command = [sys.executable, "-m", "tests.bench.workshop_paint", "--listen", f"http://127.0.0.1:{port}"]
        listening = stack.enter_context(
            subprocess.Popen(
                [*command, "".join(code.split()), "--phones", str(phones)],
                stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True,
            )
        )  # fmt: skip
        stack.callback(listening.terminate)
        assert listening.stdout is not None
        ready = listening.stdout.readline
        terminal.until(lambda: f"of {phones}" in terminal.text if phones else bool(ready()), 60)
        terminal.rest(1)
        yield terminal


async def listen(address: str, code: str, count: int) -> None:
    """So many phones that have come in and listen, until the end."""
    connector = aiohttp.TCPConnector(limit=0)
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(cookie_jar=jar, connector=connector) as client:
        phones = [Phone(address, client) for _ in range(count)]
        for phone in phones:
            await phone.join(code)

        async def follow(phone: Phone) -> None:
            async with phone.listening() as states:
                async for _ in states:
                    pass

        print("ready", flush=True)
        await asyncio.gather(*(follow(phone) for phone in phones))


def main() -> None:
    """Measure, and say the ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--phones", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--listen", nargs=2)
    given = parser.parse_args()
    if given.listen:
        address, code = given.listen
        asyncio.run(listen(address, code, given.phones))
        return
    times: dict[int, list[float]] = {0: [], given.phones: []}
    with tempfile.TemporaryDirectory(prefix="cm") as name, ExitStack() as stack:
        walls = {count: stack.enter_context(room(Path(name) / str(count), count)) for count in times}
        for _ in range(given.rounds):
            for count, wall in walls.items():
                for key in KEYS:
                    times[count].append(1000 * wall.changed(key))
                    wall.rest(0.1)
    for count, taken in times.items():
        print(f"{count:3} phones: key to paint, median {statistics.median(taken):.1f} ms of {len(taken)}")
    without, filled = (statistics.median(taken) for taken in times.values())
    print(f"ratio {filled / without:.2f}; the bound is 1.5")


if __name__ == "__main__":
    main()
