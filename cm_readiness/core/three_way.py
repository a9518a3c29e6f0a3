"""Putting two versions of one value together, by what it was before both."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def one_sided(base: T, ours: T, theirs: T) -> tuple[T, ...]:
    """The value, where one version alone decides it.

    A side that equals the base gives way to the other; what one side cleared and the other changed stays
    changed.

    Returns:
        The value alone; nothing where both changed it, in different ways.
    """
    if ours == theirs or theirs == base:
        return (ours,)
    if ours == base or _says_nothing(ours):
        return (theirs,)
    return (ours,) if _says_nothing(theirs) else ()


def by_key(
    base: Mapping[K, T], ours: Mapping[K, T], theirs: Mapping[K, T], both: Callable[[K, T | None, T, T], T]
) -> dict[K, T]:
    """Two versions of a table, key by key: those of ours in their order, then those that are only theirs.

    Args:
        base: as it was before.
        ours: one version.
        theirs: the other one.
        both: decides a value that both changed differently, from its key, its base or None, ours and theirs.
    """
    merged: dict[K, T] = {}
    for key in dict.fromkeys((*ours, *theirs)):
        before, one, other = base.get(key), ours.get(key), theirs.get(key)
        # A key that both changed is there on both sides: one that is gone is cleared, and gives way.
        chosen = one_sided(before, one, other)
        value = chosen[0] if chosen else both(key, before, ours[key], theirs[key])
        if value is not None:
            merged[key] = value
    return merged


def by_identity(
    base: Sequence[T],
    ours: Sequence[T],
    theirs: Sequence[T],
    identity: Callable[[T], Hashable],
    order: Callable[[T], tuple[Any, ...]],
    both: Callable[[T | None, T, T], T],
) -> tuple[T, ...]:
    """Two versions of a list of things that each have an identity: known ones as they stood, then new ones.

    Args:
        base: as it was before.
        ours: one version.
        theirs: the other one.
        identity: what makes an item the same one in each version.
        order: how items that are new stand, whichever side they come from.
        both: decides an item that both changed differently, from its base or None, ours and theirs.
    """
    if tuple(ours) == tuple(theirs) or tuple(theirs) == tuple(base):
        return tuple(ours)
    if tuple(ours) == tuple(base):
        return tuple(theirs)
    known = _numbered(base, identity)
    merged = by_key(
        known,
        _numbered(ours, identity),
        _numbered(theirs, identity),
        lambda _key, before, one, other: both(before, one, other),
    )
    new = sorted((item for key, item in merged.items() if key not in known), key=order)
    return (*(merged[key] for key in known if key in merged), *new)


def union(base: Sequence[T], ours: Sequence[T], theirs: Sequence[T]) -> tuple[T, ...]:
    """All items of both versions, ours first, where both changed the list; else the changed one.

    Never the base, which would be taken for a list that nobody changed when it is merged again.
    """
    if chosen := one_sided(tuple(base), tuple(ours), tuple(theirs)):
        return chosen[0]
    together = (*ours, *(item for item in theirs if item not in ours))
    if together != tuple(base):
        return together
    return (*theirs, *(item for item in ours if item not in theirs))


def _numbered(items: Iterable[T], identity: Callable[[T], Hashable]) -> dict[tuple[Hashable, int], T]:
    """Items by identity; a second one of the same identity is another item."""
    found: dict[tuple[Hashable, int], T] = {}
    seen: dict[Hashable, int] = {}
    for item in items:
        name = identity(item)
        seen[name] = seen.get(name, 0) + 1
        found[name, seen[name]] = item
    return found


def _says_nothing(value: object) -> bool:
    return value is None or (isinstance(value, (str, tuple, Mapping)) and not value)
