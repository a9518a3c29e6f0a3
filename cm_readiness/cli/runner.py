"""One run of the command line: from the words that were typed to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ..core.errors import Fault, Place, ReadinessError
from ..language.words import environment_language, words_for
from .declared import ASKED, PROGRAM
from .ending import closed_by_signals
from .output import FULL, NOT_WRITTEN, NotWrittenError, complain, finish, not_taken, set_streams, silence
from .session import Session
from .usage_faults import usage_fault

if TYPE_CHECKING:
    from ..language.words import Words

BAD_INPUT = 2
PROGRAM_FAULT = 70
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: the words after the program's name; those of the process when None.

    Returns:
        The exit code: 0 done, 1 faults found, 2 bad usage or input, 3 not written, 130 interrupted,
        70 a fault of the program.
    """
    set_streams()
    session = Session()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with closed_by_signals():
            code = _run(words, session)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        code = program_fault(error, _spoken(session))
    finally:
        session.close()
    try:
        finish()
    except NotWrittenError as error:
        complain(error.faults, _spoken(session))
        code = NOT_WRITTEN
    return code


def _run(arguments: list[str], session: Session) -> int:
    from .app import answer_shell, command_line

    try:
        if os.environ.get(ASKED):
            answer_shell(arguments)
            return 0
        root = command_line(words_for(environment_language()), next(iter(arguments), None))
        with root.make_context(PROGRAM, arguments, obj=session) as context:
            return int(root.invoke(context) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        return INTERRUPTED
    except OSError as error:
        # The library prints help and completions by itself: to a reader that went away, or a full disk.
        if not isinstance(error, BrokenPipeError) and error.errno not in FULL:
            raise
        silence(sys.stdout)
        if isinstance(error, BrokenPipeError):
            return 0
        complain(not_taken(error).faults, _spoken(session))
        return NOT_WRITTEN
    except ReadinessError as error:
        complain(_worth_saying(error), _spoken(session))
        return NOT_WRITTEN if isinstance(error, NotWrittenError) else BAD_INPUT
    except click.UsageError as error:
        complain((usage_fault(error),), _spoken(session))
        return BAD_INPUT


def _worth_saying(error: ReadinessError) -> tuple[Fault, ...]:
    """What stands in the way; what is only tolerated is for `check` to name."""
    return tuple(fault for fault in error.faults if not fault.tolerated) or error.faults


def _spoken(session: Session) -> Words:
    """The person's language, for a sentence that has to be said whatever state the settings are in."""
    try:
        return session.words
    except ReadinessError:
        return words_for(environment_language())


def program_fault(error: Exception, words: Words | None = None, where: Place | None = None) -> int:
    """Say in one line that the program has failed, and where the log is.

    Args:
        words: the person's language; that of the environment when None.
        where: what it has failed at, where the rest goes on.
    """
    from ..app.faultlog import record

    if os.environ.get("CM_READINESS_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
        return PROGRAM_FAULT
    log, at = record(error), where or Place()
    fault = Fault("program_fault", {"log": str(log)}, at) if log else Fault("program_fault_unlogged", {}, at)
    complain((fault,), words or words_for(environment_language()))
    return PROGRAM_FAULT
