"""What every measure is to the rest of the program: the reader it needs, and how facts become figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..core.errors import Place, ReadinessError
from ..core.measured import Figures, Measured, NotMeasured, Order
from ..core.platform_limits import Limit
from ..core.trades import Trades
from .apart import Read, Told, read_apart
from .folder import collected


@dataclass(frozen=True)
class Context:
    """What measures go by besides the files."""

    language: str = "en"
    """That of the assessment."""
    channels: tuple[str, ...] = ()
    """The ids of the company's channels."""
    limits: tuple[Limit, ...] = ()
    trades: Trades | None = None
    months: Mapping[str, int] = field(default_factory=dict)
    """Names of months in small letters, in all languages, and their numbers."""
    order: Order | None = None
    """Of day and month where both are numbers; None to find it out."""


@dataclass(frozen=True)
class Material:
    """Everything that a measure is given."""

    read: tuple[Read, ...]
    left: tuple[NotMeasured, ...]
    """What could not be read."""
    names: tuple[str, ...]
    """Of all files, those that are not read as well."""


Outcome = tuple[Figures, tuple[NotMeasured, ...]]
"""Figures, and what was read and turned out to be nothing that can be measured."""


@dataclass(frozen=True)
class Kind:
    """One measure."""

    id: str
    reader: str
    figures: Callable[[Material, Context], Outcome]
    least_files: int = 1
    tables: tuple[str, ...] = ()
    """What of the questionnaire's tables it needs: `limits`, `trades`."""
    wishes: tuple[str, ...] = ()
    """Those that it goes by where the questionnaire has them."""
    beside: tuple[str, ...] = ()
    """Endings of files that only belong to others, and are not read."""


def measured(kind: Kind, paths: Sequence[Path], context: Context, told: Told) -> Measured:
    """What a measure says of files; none of them is changed.

    Args:
        kind: the measure.
        paths: files and folders, as a person named them.
        context: what it goes by.
        told: told after each file that was read.

    Raises:
        ReadinessError: one that was named is not there; `measure_too_few_files`; `measure_too_many`; what
            keeps all of it from being measured.
    """
    found = collected(paths)
    if not found.files and not found.left:
        raise ReadinessError("measure_no_files", Place(", ".join(map(str, paths))))
    if len(found.files) < kind.least_files and kind.least_files > 1:
        raise ReadinessError(
            "measure_too_few_files", Place(", ".join(map(str, paths))), least=kind.least_files
        )
    read: list[Read] = []
    left = list(found.left)
    asked = [one for one in found.files if one.path.suffix.lower() not in kind.beside]
    for one in read_apart(kind.reader, asked, told):
        if isinstance(one, Read):
            read.append(one)
        else:
            left.append(one)
    names = tuple(one.name for one in found.files)
    figures, besides = kind.figures(Material(tuple(read), tuple(left), names), context)
    unread = {one.name for one in besides}
    files = tuple(one.file for one in read if one.file.name not in unread)
    return Measured(kind.id, figures, files, (*left, *besides))
