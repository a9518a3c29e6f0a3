"""A real pseudo-terminal with the program in it: what a person types, and what stands on the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

ANSWERS = {b"\x1b[c": b"\x1b[?62;4c", b"\x1b[6n": b"\x1b[1;1R", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
"""What a terminal says when the program asks what it can do."""

BY_HAND = 0.05
"""Seconds between the keys of somebody who types fast; a busy machine may hand them on closer together."""


class Terminal:
    """The program running in a terminal of a given size.

    Args:
        arguments: the words after the program's name.
        environment: variables on top of those of this process.
        size: columns and rows.
        module: another program to run.
        python: the interpreter to run it with, as the first words of its command line.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (120, 36),
        module: str = "cm_readiness",
        python: Sequence[str] = (sys.executable,),
    ) -> None:
        columns, rows = size
        self.written = bytearray()
        """Everything that the program has written."""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        command = [*python, "-m", module, *arguments]
        full = {**os.environ, "TERM": "xterm-256color", **environment}
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, full)  # noqa: S606
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.file)

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def look(self) -> object:
        """What stands on the screen with its colours, as something to be compared."""
        return {(x, y): cell for y, row in self.screen.buffer.items() for x, cell in row.items() if cell.data}

    def changed(self, keys: str, seconds: float = 5.0) -> float:
        """Type, and wait until the screen is another one.

        Returns:
            The seconds until then.
        """
        before, start = self.look, time.perf_counter()
        self.type(keys)
        while time.perf_counter() < start + seconds:
            if self._read(0.5) and self.look != before:
                return time.perf_counter() - start
        raise AssertionError(f"nothing changed:\n{self.text}")

    def rest(self, quiet: float = 0.3) -> float:
        """Read until nothing comes any more for a while.

        Returns:
            When the last of it came, as `time.perf_counter` has it.
        """
        last = time.perf_counter()
        while self._read(quiet):
            last = time.perf_counter()
        return last

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def paints(self, start: int = 0) -> list[int]:
        """The bytes of each picture that the program has painted.

        Args:
            start: how much it had written before those that count.
        """
        painted = re.findall(rb"\x1b\[\?2026h(.*?)\x1b\[\?2026l", self.written[start:], flags=re.DOTALL)
        return list(map(len, painted))

    def watch(self, seconds: float) -> None:
        """Read what comes within a time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def type(self, keys: str) -> None:
        """Type, as fast as the terminal takes it."""
        os.write(self.file, keys.encode())

    def by_hand(self, keys: str) -> None:
        """Type as a person does, one key after the other: what comes at once is taken for a pasted text."""
        for key in re.findall(r"\x1b\[[0-9;]*[A-Za-z~]|\x1bO.|.", keys, flags=re.DOTALL):
            self.type(key)
            self.watch(BY_HAND)

    def wait(self, what: str | Callable[[str], bool], seconds: float = 20.0) -> str:
        """Read until something stands on the screen.

        Returns:
            The screen.

        Raises:
            AssertionError: it did not come in time, or the program ended before.
        """
        holds = what if callable(what) else lambda text: what in text
        end = time.monotonic() + seconds
        while not holds(self.text):
            if time.monotonic() > end or not self._read(end - time.monotonic()):
                raise AssertionError(f"{what!r} is not on the screen:\n{self.text}")
        return self.text

    def hear(self, text: str, seconds: float = 30.0) -> None:
        """Read until the program has written something that it had not written before.

        Raises:
            AssertionError: it did not come in time, or the program ended before.
        """
        start, end = len(self.written), time.monotonic() + seconds
        while text.encode() not in self.written[start:]:
            if time.monotonic() > end or not self._read(end - time.monotonic()):
                raise AssertionError(f"{text!r} was not written:\n{self.text}")

    def until(self, holds: Callable[[], bool], seconds: float = 20.0) -> None:
        """Read on until something holds outside of the screen; who does not read holds the program up.

        Raises:
            AssertionError: it did not come about in time.
        """
        end = time.monotonic() + seconds
        while not holds():
            last = bytes(self.written[-400:])
            assert time.monotonic() < end, f"it did not come about after {last!r}:\n{self.text}"
            self._read(0.02)

    def ended(self, seconds: float = 20.0) -> int:
        """Read to the end, and give the program's exit status as `os.waitpid` has it.

        Raises:
            AssertionError: it has not ended in time.
        """
        end = time.monotonic() + seconds
        while True:
            heard = self._read(max(min(end - time.monotonic(), 0.5), 0))
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                while self._read(0):
                    pass
                return status
            assert heard or time.monotonic() < end, f"it has not ended:\n{self.text}"
            if not heard:
                # At the end of what it writes there is nothing to wait for but its own end.
                select.select([], [], [], 0.02)

    def kill(self) -> None:
        """End the program without any warning."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def _read(self, seconds: float) -> bool:
        """Take what the program writes; False at its end, or when nothing came in time."""
        if not select.select([self.file], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.file, 65536)
        except OSError:
            return False
        for question, answer in ANSWERS.items():
            # A question may come in two pieces.
            before = max(len(self.written) - len(question) + 1, 0)
            if question in self.written[before:] + data:
                os.write(self.file, answer)
        self.written += data
        self._stream.feed(data)
        return bool(data)
