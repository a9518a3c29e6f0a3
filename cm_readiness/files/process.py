"""Who this is: the user, the machine and the process, and whether another process still runs."""

from __future__ import annotations

import getpass
import os
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import ctypes

_STILL_RUNNING = 259
_MAY_ASK = 0x1000


@dataclass(frozen=True)
class Process:
    """One running program on one machine."""

    user: str
    machine: str
    number: int
    started: str = ""
    """When the process started, as the machine counts it: its number may be given to another one later."""
    boot: str = ""
    """Which start of the machine this is, where that is known: two machines may share a name."""

    def shares_machine(self, other: Process) -> bool:
        """Whether both run on one machine, so that one can see whether the other still does."""
        return bool(self.machine) and (self.machine, self.boot) == (other.machine, other.boot)


def this_process() -> Process:
    """The process that asks."""
    number = os.getpid()
    return Process(_user(), this_machine(), number, _started(number), _boot())


def this_machine() -> str:
    """The machine's name; asking for it never touches the network."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def is_running(number: int, started: str = "") -> bool:
    """Whether a process of this machine is running.

    Args:
        number: of the process.
        started: as in `Process`; empty where it is not known.
    """
    if number <= 0 or not _exists(number):
        return False
    now = _started(number)
    return not (started and now) or started == now


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _exists(number: int) -> bool:
    if sys.platform == "win32":
        # Signal 0, which asks elsewhere, ends the process here.
        handle = ctypes.windll.kernel32.OpenProcess(_MAY_ASK, False, number)
        if not handle:
            return False
        code = ctypes.c_ulong()
        known = ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
        ctypes.windll.kernel32.CloseHandle(handle)
        return not known or code.value == _STILL_RUNNING
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        # It belongs to somebody else, or cannot be asked.
        return number < 1 << 31
    return True


def _started(number: int) -> str:
    """The start of a process on Linux; empty elsewhere."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return fields[19] if len(fields) > 19 else ""


def _boot() -> str:
    """Which start of the machine this is, on Linux; empty elsewhere."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
