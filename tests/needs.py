"""Commands that some tests need beside Python; without them these tests are skipped, and the run says so.

`tests/needed_commands` names each with the Debian packages that bring it; `.ci/run` installs from it.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

LIST = Path(__file__).with_name("needed_commands")
PACKAGES = dict(line.split(maxsplit=1) for line in LIST.read_text("utf-8").splitlines())
REASON = "needs the command {}"


def need(command: str) -> str:
    """The path of a command of the list; the test is skipped where it is not there."""
    assert command in PACKAGES, f"{command} is not in {LIST.name}"
    found = shutil.which(command)
    return found or pytest.skip(REASON.format(command))


def advice(reasons: Sequence[str]) -> str:
    """What to install for the tests that were skipped; nothing where none was for want of a command.

    Args:
        reasons: why tests were skipped.
    """
    named = {command for command in PACKAGES for reason in reasons if reason.endswith(REASON.format(command))}
    packages = " ".join(sorted({PACKAGES[command] for command in named}))
    return f"Skipped for want of {', '.join(sorted(named))}: apt-get install {packages}" if named else ""
