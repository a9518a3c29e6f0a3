"""Files and folders opened in the program that the person's computer has for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

from ..core.errors import Place, ReadinessError

PATIENCE = 3.0
"""Seconds after which a program that still runs has taken the file: some end only when it is closed."""


def open_outside(path: Path) -> None:
    """Open a file or a folder outside of the terminal; it may take a few seconds.

    Args:
        path: a whole one.

    Raises:
        ReadinessError: `cannot_open_outside`; there is no such program, or it refuses.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - what a double click does
            return
        taken = _given_to(_opener(), path)
    except OSError:
        taken = False
    if not taken:
        raise ReadinessError("cannot_open_outside", Place(str(path)))


def _opener() -> str:
    """The program that knows which one opens what.

    Raises:
        FileNotFoundError: there is none, or no desktop that it would show anything on.
    """
    is_mac = sys.platform == "darwin"
    shown_on = is_mac or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    found = shutil.which("open" if is_mac else "xdg-open")
    if not shown_on or found is None:
        raise FileNotFoundError
    return found


def _given_to(opener: str, path: Path) -> bool:
    """Whether the program takes a file; it writes and reads nothing here, where the screen is in use."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - a list of words, and no shell
        [opener, str(path)], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    )
    try:
        return process.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        Thread(target=process.wait, daemon=True).start()
        return True
