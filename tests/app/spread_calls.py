"""What processes are asked in the tests of spreading; a process finds it by its name."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from cm_readiness.core.errors import Place, ReadinessError


def doubled(number: int) -> int:
    """Twice a number."""
    return 2 * number


def name_of_process(_number: int) -> int:
    """The number of the process that answers."""
    return os.getpid()


def said(text: str) -> str:
    """A text, after something is printed that is no answer."""
    print(text)
    sys.stdout.flush()
    os.write(1, b"anything")
    return text


def refused(file: str) -> str:
    """Nothing but a fault."""
    raise ReadinessError("no_such_file", Place(file), name=file)


def broken(_number: int) -> int:
    """A fault of the program that cannot even be pickled."""

    class OwnError(Exception):
        pass

    raise OwnError


def died_once(mark: str) -> str:
    """Ends its process the first time that it is called."""
    try:
        Path(mark).touch(exist_ok=False)
    except FileExistsError:
        return mark
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def died(number: int) -> int:
    """Ends its process each time that it is called with an odd number."""
    if number % 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def waits(place: str) -> None:
    """Says that it has begun, in a folder, and waits until it is ended; then it says so."""
    folder = Path(place)
    try:
        (folder / f"begun-{os.getpid()}").touch()
        while True:
            # Not for ever at once: a signal that came just before it would be waited for in vain.
            time.sleep(0.2)
    finally:
        (folder / f"ended-{os.getpid()}").touch()
