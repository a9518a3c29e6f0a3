"""Files are read by a process of its own, with little memory and time: one that ends it is left out.

A file may come from anybody, and libraries that read pictures, films and documents are large. What such a
file does to its reader is told as that one file *not measured*; the others are read by the next process.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

from ..core.errors import Fault, Place, ReadinessError
from ..core.measured import NotMeasured, SeenFile
from .folder import Named
from .readers import Facts, reader

MEMORY = 2 * 1024**3
"""Bytes that a reading process may take, where the system can see to it."""
SECONDS = 20.0
"""By the clock, for one file; hashing a film of two gigabytes takes five."""
MOST_ANSWER = 8_000_000
"""Characters that may be said of one file."""
_START = (
    "import sys; sys.path[:0] = sys.argv[1:]; from cm_readiness.measure.apart import child; sys.exit(child())"
)

Told = Callable[[int, int], None]
"""Told of progress: how many files are read, of how many."""


@dataclass(frozen=True)
class Read:
    """A file that was read."""

    file: SeenFile
    facts: Facts


def read_apart(
    name: str, files: Sequence[Named], told: Told = lambda _done, _of: None
) -> Iterator[Read | NotMeasured]:
    """Each file, in their order, as a reader sees it; what cannot be read says why.

    Args:
        name: of the reader.
        files: what to read.
        told: told after each file.
    """
    done = 0
    while done < len(files):
        process = _Process(name, files[done:])
        try:
            for answer in process.answers():
                yield _read(files[done], answer)
                done += 1
                told(done, len(files))
        finally:
            process.end()
        if done < len(files):
            # It was ended, or took too long, at this file: the rest is for the next one.
            yield NotMeasured(files[done].name, Fault("measure_reader_ended", {}, Place(files[done].name)))
            done += 1
            told(done, len(files))


def _read(named: Named, answer: Mapping[str, object]) -> Read | NotMeasured:
    why = answer.get("why")
    if isinstance(why, dict):
        return NotMeasured(named.name, Fault(str(why["code"]), dict(why["values"]), Place(named.name)))
    facts, day = answer["facts"], str(answer["day"])
    assert isinstance(facts, dict)  # noqa: S101 - the program itself wrote it
    return Read(SeenFile(named.name, str(answer["sha256"]), date.fromisoformat(day), read=True), facts)


class _Process:
    """One reading process, and what it says."""

    def __init__(self, name: str, files: Sequence[Named]) -> None:
        package = str(Path(__file__).resolve().parents[2])
        environment = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH", "TZ") if key in os.environ}
        # Isolated: no settings from the environment, no modules from the folder that one happens to be in.
        self._process = subprocess.Popen(  # noqa: S603 - the program itself
            [sys.executable, "-I", "-X", "utf8", "-c", _START, package, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: S101 - both are pipes
        self._lines: Queue[bytes | None] = Queue()
        Thread(target=_listen, args=(self._process.stdout, self._lines), daemon=True).start()
        # The paths may be more than a pipe holds: they are written beside what is read.
        request = {"reader": name, "files": [os.path.abspath(one.path) for one in files]}  # noqa: PTH100
        Thread(target=_say, args=(self._process.stdin, request), daemon=True).start()

    def answers(self) -> Iterator[Mapping[str, object]]:
        """What is said of one file after the other, until it ends or takes too long."""
        while True:
            try:
                line = self._lines.get(timeout=SECONDS)
            except Empty:
                return
            if line is None or len(line) > MOST_ANSWER:
                return
            try:
                answer = json.loads(line)
            except ValueError:
                return
            yield answer

    def end(self) -> None:
        """Stop it, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue


def _listen(stream: IO[bytes], lines: Queue[bytes | None]) -> None:
    try:
        while line := stream.readline(MOST_ANSWER + 2):
            lines.put(line)
    except (OSError, ValueError):
        pass
    lines.put(None)


def _say(stream: IO[bytes], request: object) -> None:
    try:
        stream.write(json.dumps(request).encode())
        stream.close()
    except (OSError, ValueError):
        pass


def child() -> int:
    """The other process: reads the request, then the files, and says a line of each."""
    request = json.loads(sys.stdin.buffer.read())
    _limit()
    read = reader(request["reader"])
    # What a library prints would be taken for an answer.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for path in map(Path, request["files"]):
        try:
            answer = _said(read, path)
        except ReadinessError as error:
            answer = {"why": {"code": error.fault.code, "values": dict(error.fault.values)}}
        except MemoryError:
            answer = {"why": {"code": "measure_too_large", "values": {}}}
        out.write(json.dumps(answer).encode() + b"\n")
        out.flush()
    return 0


def _said(read: Callable[[Path], Facts], path: Path) -> Mapping[str, object]:
    facts = read(path)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    day = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date()
    return {"facts": facts, "sha256": digest, "day": day.isoformat()}


def _limit() -> None:
    """Little memory from here on, where the system can see to it: not on Windows."""
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ValueError, OSError):
        return
