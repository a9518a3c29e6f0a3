"""Prints the table of figures for many companies; ends with 1 where one is not reached.

Each part is a module of this package with a function `rows()`; one that is named runs alone.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

from .row import Row

PARTS = sorted(
    module.name
    for module in pkgutil.iter_modules([str(Path(__file__).parent)])
    if module.name not in ("__main__", "row") and not module.name.startswith(("test_", "conftest", "_"))
)


def main(wanted: list[str]) -> int:
    """Run parts, all without a name, and print a line for each row as it comes.

    Returns:
        The exit status: 2 for a part that there is not.
    """
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    missed = False
    for name in wanted or PARTS:
        part = importlib.import_module(f"{__package__}.{name}")
        for row in part.rows() if hasattr(part, "rows") else ():
            missed |= not row.reached
            said(row)
    return int(missed)


def said(row: Row) -> None:
    """Print a row."""
    sign = "reached" if row.reached else "NOT REACHED"
    print(f"{row.what}: {row.found} (asked: {row.asked}): {sign}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
