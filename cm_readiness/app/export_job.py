"""Writing documents, one or all of them: in their order, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..core.errors import Fault, ReadinessError
from ..files.atomic import make_folder
from .export import Made
from .export_order import Member, Order
from .formats import check_installed


@dataclass(frozen=True)
class Done:
    """What came of an order."""

    order: Order
    files: tuple[Path, ...] = ()
    missing: tuple[tuple[str, str], ...] = field(default=())
    """Documents with characters that their file could not show."""
    faults: tuple[Fault, ...] = ()
    """Why not all of it was written."""

    @property
    def complete(self) -> bool:
        """Whether nothing is left to write."""
        return not self.faults and len(self.files) == len(self.order.files)

    @cached_property
    def left(self) -> tuple[str, ...]:
        """Words in documents without names that may be names all the same."""
        order = self.order
        words = (word for code in order.languages for word in order.documents.names_left(code))
        return tuple(dict.fromkeys(words))


def write(
    order: Order,
    *,
    replace: bool,
    progress: Callable[[int, str], None] | None = None,
    stopped: Callable[[], bool] | None = None,
    wrote: Callable[[Member, Made], None] | None = None,
) -> Done:
    """Write what was ordered; what is written before it stops or fails stays.

    Args:
        order: what to write.
        replace: whether files that are there already may be replaced.
        progress: is told how many files are done, and which one comes next.
        stopped: is asked whether to go on.
        wrote: is told of each file that is written.
    """
    files: list[Path] = []
    missing: dict[str, str] = {}
    faults: tuple[Fault, ...] = ()
    stop = stopped or (lambda: False)
    try:
        if order.whole:
            check_installed(order.forms)
            if not order.only:
                order.documents.check_templates()
        for member in order.files:
            if stop():
                break
            if progress is not None:
                progress(len(files), member.path.name)
            made = member.made()
            if stop():
                break
            if order.whole or member.path.parent == order.home:
                make_folder(member.path.parent)
            made.write(member.path, replace=replace)
            files.append(member.path)
            if made.missing:
                missing[member.path.name] = made.missing
            if wrote is not None:
                wrote(member, made)
    except ReadinessError as error:
        faults = error.faults
    return Done(order, tuple(files), tuple(missing.items()), faults)
