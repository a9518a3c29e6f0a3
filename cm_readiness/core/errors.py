"""What can be wrong with what a person gave: as data, so that the sentence is made in their language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """Where a fault stands: a file, and the key, line and column in it as far as they are known."""

    file: str = ""
    key: str = ""
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, as a code with the values that its sentence needs."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    where: Place = Place()
    tolerated: bool = False
    """Named by `check`; everything else works on with a fallback."""


class ReadinessError(Exception):
    """Something that a person can mend: the fault, and all faults where several were found.

    The sentence for a code is made by `cm_readiness.language.fault_messages`, in the person's language.
    """

    def __init__(
        self,
        code: str,
        where: Place | None = None,
        *,
        faults: Sequence[Fault] = (),
        **values: str | int,
    ) -> None:
        self.fault = Fault(code, values, where or Place())
        self.faults: tuple[Fault, ...] = tuple(faults) or (self.fault,)
        super().__init__(f"{code} {dict(values)} {self.fault.where}")


def error_of(faults: Sequence[Fault]) -> ReadinessError:
    """One error for several faults, speaking of the first.

    Args:
        faults: one or more.
    """
    first = faults[0]
    return ReadinessError(first.code, first.where, faults=faults, **first.values)
