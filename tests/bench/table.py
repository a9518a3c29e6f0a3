"""The rows of the table of speed, and the table as text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .measuring import Figure

Kind = Literal["times", "plus", "most"]


@dataclass(frozen=True)
class Bound:
    """What a figure may be at the most."""

    kind: Kind
    """So many times its peer's, so much above it, or so much whatever the peer's."""
    value: float

    def told(self, unit: str) -> str:
        """In words, such as `1.3 ×`, `+ 5 ms`, `150 MiB`."""
        return {
            "times": f"{self.value:g} ×",
            "plus": f"+ {self.value:g} {unit}",
            "most": f"{self.value:g} {unit}",
        }[self.kind]


@dataclass(frozen=True)
class Row:
    """A figure beside that of its peer."""

    target: int
    """Its number in the table of targets."""
    what: str
    unit: str
    """Such as `ms` (of user and system time), `kB`, `MiB`."""
    ours: Figure | None
    """None where there is no figure; the remark says why."""
    bound: Bound
    peer: str = ""
    """The name of what it is measured beside; PEERS of the page says what each is."""
    beside: Figure | None = None
    """The peer's figure, in the same run."""
    wall: tuple[Figure, Figure] | None = None
    """Ours and the peer's in milliseconds by the clock, where the figures are of processor time."""
    version_1: Figure | None = None
    """Version 1.0.0's figure, where it can do the same."""
    remark: str = ""
    """A sentence about this figure, such as why there is none."""

    @property
    def compared(self) -> float | None:
        """The figure as its bound has it: a ratio, a difference, or itself."""
        if self.ours is None:
            return None
        if self.bound.kind == "most":
            return self.ours.median
        if self.beside is None:
            return None
        if self.bound.kind == "plus":
            return self.ours.median - self.beside.median
        return self.ours.median / self.beside.median

    @property
    def reached(self) -> bool:
        """Whether the target is reached."""
        return self.compared is not None and self.compared <= self.bound.value


HEAD = ("#", "what", "ours", "beside", "", "ratio", "target", "reached", "by the clock", "version 1.0.0")


def as_text(rows: Iterable[Row]) -> str:
    """The table with aligned columns."""
    lines = [HEAD, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    told = ["  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join(told)


def as_markdown(rows: Iterable[Row]) -> str:
    """The table in Markdown."""
    lines = [HEAD, ("---",) * len(HEAD), *map(_cells, rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _cells(row: Row) -> Sequence[str]:
    what = f"{row.what}: {row.remark}" if row.remark else row.what
    return (
        str(row.target),
        what,
        _figure(row.ours, row.unit),
        row.peer,
        _figure(row.beside, row.unit),
        _ratio(row),
        row.bound.told(row.unit),
        "yes" if row.reached else "no",
        _clock(row.wall),
        _figure(row.version_1, row.unit),
    )


def _ratio(row: Row) -> str:
    if row.compared is None or row.bound.kind == "most":
        return ""
    return f"{row.compared:+.1f} {row.unit}" if row.bound.kind == "plus" else f"{row.compared:.2f} ×"


def _figure(figure: Figure | None, unit: str) -> str:
    if figure is None:
        return ""
    median, low, high = (_short(value) for value in (figure.median, figure.low, figure.high))
    return f"{median} {unit}" if low == high else f"{median} {unit} ({low} to {high})"


def _short(value: float) -> str:
    """Three figures are enough."""
    return f"{value:.0f}" if abs(value) >= 99.5 else f"{value:.3g}"


def _clock(wall: tuple[Figure, Figure] | None) -> str:
    if wall is None:
        return ""
    own, beside = wall
    ratio = f"{own.median / beside.median:.2f} ×"
    return f"{_short(own.median)} to {_short(beside.median)} ms, {ratio}"
