"""Circles in what needs what, in time that grows with the number of needs only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def circles(needs: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Each circle once, starting at its first member; a member of one is in no other.

    Args:
        needs: for each name what it needs; what is not a name itself is left out.
    """
    left = {name: [other for other in others if other in needs] for name, others in needs.items()}
    needed_by: dict[str, list[str]] = {name: [] for name in left}
    for name, others in left.items():
        for other in others:
            needed_by[other].append(name)
    open_needs = {name: len(others) for name, others in left.items()}
    rank = {name: place for place, name in enumerate(needs)}

    def drop(names: list[str]) -> None:
        """Take out what is in no circle any more, and whatever needs nothing else."""
        while names:
            name = names.pop()
            if left.pop(name, None) is None:
                continue
            for other in needed_by[name]:
                open_needs[other] -= 1
                if open_needs[other] == 0:
                    names.append(other)

    drop([name for name, count in open_needs.items() if count == 0])
    for first in needs:
        walk = [first]
        place = {first: 0}
        while walk:
            if walk[-1] not in left:
                del place[walk.pop()]
                continue
            following = next(other for other in left[walk[-1]] if other in left)
            if following not in place:
                place[following] = len(walk)
                walk.append(following)
                continue
            circle = walk[place[following] :]
            start = circle.index(min(circle, key=rank.__getitem__))
            yield (*circle[start:], *circle[:start])
            drop(list(circle))
