"""What the program is measured beside, and where it lies: `make bench-peers` puts it there."""

from __future__ import annotations

import sys

from .measuring import ROOT

PLACE = ROOT / ".venv" / "peers" / "version_1"
"""The checkout of version 1.0.0; its environment is `env` in it."""

IMPORT_TEXTUAL = [sys.executable, "-c", "import textual.app"]
BARE_LIST = [sys.executable, "-m", "tests.bench.bare_list"]
PROGRAM = [sys.executable, "-m", "cm_readiness"]
"""This version; run where the checkout is."""


def version_1() -> list[str] | None:
    """The interpreter of version 1.0.0, to be followed by `-m cm_readiness …` or `-c …`; None without it.

    It takes no module from the folder in which it is run, which may be this checkout.
    """
    python = PLACE / "env" / "bin" / "python"
    return [str(python), "-P"] if python.exists() else None
