"""The terminal UI where nothing else was asked for: it does not wait for the command line to be loaded."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence


def is_enough(arguments: Sequence[str] | None) -> bool:
    """Whether the program was started in a terminal by its name alone.

    Args:
        arguments: the words after the program's name; those of the process when None.
    """
    words = sys.argv[1:] if arguments is None else arguments
    if words or {"ACCESSIBLE", "_CM_READINESS_COMPLETE"} & os.environ.keys():
        return False
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def main() -> int:
    """Run the terminal UI.

    Returns:
        The exit code; as that of the command line.
    """
    try:
        from ..tui.app import run

        # What is loaded by now stays: the collector need not look at it again and again.
        gc.freeze()
        gc.enable()
        return run()
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from .runner import program_fault

        return program_fault(error)
