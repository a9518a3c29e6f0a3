"""The terminal UI where nothing else was asked for: it does not wait for the command line to be loaded."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .terminal import is_terminal


def is_enough(arguments: Sequence[str] | None) -> bool:
    """Whether the program was started in a terminal by its name alone, or with a file that is there.

    Args:
        arguments: the words after the program's name; those of the process when None.
    """
    words = _words(arguments)
    if len(words) > 1 or {"ACCESSIBLE", "_CM_READINESS_COMPLETE"} & os.environ.keys():
        return False
    if words and not _is_a_file(words[0]):
        return False
    return is_terminal()


def _words(arguments: Sequence[str] | None) -> Sequence[str]:
    return sys.argv[1:] if arguments is None else arguments


def _is_a_file(word: str) -> bool:
    """Whether a word can be nothing but a file: no option or command has a dot or a separator within."""
    named = not word.startswith("-") and ("." in word or os.sep in word)
    return named and os.path.isfile(word)  # noqa: PTH113 - a path that no file can have is none


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the terminal UI.

    Args:
        arguments: for which `is_enough` holds.

    Returns:
        The exit code; as that of the command line.
    """
    try:
        from ..live.phones import LivePhones
        from ..tui.shell.running import run

        # What is loaded by now stays: the collector need not look at it again and again.
        gc.freeze()
        gc.enable()
        words = _words(arguments)
        return run(Path(words[0]) if words else None, phones=LivePhones())
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from .runner import program_fault

        return program_fault(error)
