"""Whether somebody sits at a terminal."""

from __future__ import annotations

import os
import sys

# Every start of the program waits for this module.


def is_terminal() -> bool:
    """Whether the terminal UI can be shown; a stream that was closed is no terminal."""
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        return False
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
