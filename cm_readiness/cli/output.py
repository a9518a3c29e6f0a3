"""What the command line prints: data to standard output, talk to standard error."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ..core.errors import Fault, ReadinessError

if TYPE_CHECKING:
    from ..data.evaluation import Data
    from ..language.words import Words

NOT_WRITTEN = 3
"""The exit code for an output that exists already or could not be written."""
_CLOSED = (errno.EPIPE, errno.EINVAL)
"""How a reader that went away is reported; Windows knows only the second."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""How a place that takes nothing more is reported."""


class NotWrittenError(ReadinessError):
    """An output exists already or could not be written."""


@contextmanager
def writing() -> Iterator[None]:
    """Around what writes: a refusal there has an exit code of its own.

    Raises:
        NotWrittenError: for the refusals of `files.atomic`, of standard output, and of a document that
            falls short.
    """
    try:
        yield
    except ReadinessError as error:
        from ..app.export import SHORT
        from ..app.refusals import WRITE_REFUSALS

        fault = error.fault
        if fault.code not in WRITE_REFUSALS | SHORT | {"output_not_taken"}:
            raise
        raise NotWrittenError(fault.code, fault.where, faults=error.faults, **fault.values) from error


def set_streams() -> None:
    """Let both streams take every character, whatever the platform chose for them; a closed one takes all."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def put(text: str) -> None:
    """Print data for people, with its control characters made visible."""
    from ..core.text import visible

    _write(sys.stdout, visible(text))


def put_document(text: str) -> None:
    """Print a whole document: as it is into a file or a pipe, made visible on a terminal."""
    from ..core.text import visible

    _write(sys.stdout, visible(text) if sys.stdout.isatty() else text)


def put_json(data: Mapping[str, Data] | Sequence[Data]) -> None:
    """Print data as JSON."""
    from ..core.json_text import as_json

    _write(sys.stdout, as_json(data))


def talk(text: str) -> None:
    """Say something beside the data, on one line, after the data printed so far."""
    from ..core.text import on_one_line

    _flush(sys.stdout)
    _write(sys.stderr, on_one_line(text))


def complain(faults: tuple[Fault, ...], words: Words) -> None:
    """Say what is wrong, a sentence a line."""
    from ..language.fault_messages import sentence

    for fault in faults:
        talk(sentence(fault, words))


def finish() -> None:
    """Send off what is still held back.

    Raises:
        NotWrittenError: `output_not_taken`, when standard output goes to a place that is full.
    """
    _flush(sys.stdout)
    _flush(sys.stderr)


def _write(stream: TextIO, text: str) -> None:
    with _refusals_of(stream):
        stream.write(text if text.endswith("\n") else f"{text}\n")


def _flush(stream: TextIO) -> None:
    with _refusals_of(stream):
        stream.flush()


@contextmanager
def _refusals_of(stream: TextIO) -> Iterator[None]:
    """Around printing: a reader that went away is no fault, a full disk is."""
    try:
        yield
    except OSError as error:
        silence(stream)
        if error.errno not in _CLOSED:
            raise not_taken(error) from None


def not_taken(error: OSError) -> NotWrittenError:
    """That standard output goes to a place that is full."""
    return NotWrittenError("output_not_taken", reason=error.strerror or type(error).__name__)


def silence(stream: TextIO) -> None:
    """Nobody reads any more: let what follows, and the interpreter's own last flush, go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
