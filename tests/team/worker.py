"""A process that answers an assessment of a store, once for each line of its input, until it is killed."""

from __future__ import annotations

import sys

from cm_readiness.app.opening import saved_at_once
from cm_readiness.app.stores import workspace_at
from cm_readiness.core.errors import Fault


def main(address: str, name: str) -> None:
    """Open it, and say for each answer where it is kept, and what a person is told."""
    workspace = workspace_at(address)
    told: list[Fault] = []
    opened = workspace.open(workspace.store.named(name))
    print("open", *(fault.code for fault in opened.file.notices), flush=True)
    sitting = saved_at_once(workspace, opened, told=told.extend)
    for line in sys.stdin:
        criterion, level = line.split()
        sitting.give(criterion, int(level))
        print("here" if sitting.is_kept_here else "there", *(fault.code for fault in told), flush=True)
        told.clear()
    sitting.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
