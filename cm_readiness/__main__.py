"""The program, started as `cm-readiness` or `python -m cm_readiness`."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: the words after the program's name; those of the process when None.

    Returns:
        The exit code.
    """
    # A command ends soon and leaves nothing in circles: looking for them would cost a tenth of its time.
    # The terminal UI, which stays, turns it on again.
    gc.disable()
    # At the end Python looks for them all the same, unless everything counts as staying.
    atexit.register(gc.freeze)
    # No plugin of pydantic is used; looking for some would read the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from .cli.direct import is_enough

    if is_enough(arguments):
        from .cli.direct import main as show

        return show(arguments)
    from .cli.runner import main as run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
