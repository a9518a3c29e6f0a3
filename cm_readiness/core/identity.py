"""Values as keys by which what follows from them alone is kept: equal to themselves, and to nothing else."""

from __future__ import annotations

from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Same(Generic[Kept]):
    """A value as a key; it lives as long as the key does, so that no other one can take its place."""

    def __init__(self, value: Kept) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value
