"""Motion, only where it says something: what has just grown, or opened."""

from __future__ import annotations

import os
from collections.abc import Mapping

SECONDS = 0.3
"""From the state before a change to the state after it."""
_FAR = ("SSH_CONNECTION", "SSH_TTY")


def is_slow_line(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether what is drawn goes to another machine, where each step of a motion comes late.

    Args:
        environment: the variables of the process.
    """
    return any(environment.get(name) for name in _FAR)
