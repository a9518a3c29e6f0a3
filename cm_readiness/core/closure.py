"""The cheapest set of steps in which each step has all that it needs, by the greatest flow (Dinic's method).

A step that brings something sends what it brings along what it needs, to pay for steps that cost. What
flows along a need is the price of that need: with all of them paid, each step can be looked at by itself.
A need lets anything through, so whatever flowed for other costs is as good a beginning as nothing at all.
"""

from __future__ import annotations

from collections.abc import Sequence

ANYTHING = 1 << 60
"""What a need lets through: more than all steps together bring."""


class Closure:
    """Steps that need each other; which of them to take depends on what each costs."""

    def __init__(self, steps: int, needs: Sequence[tuple[int, int]]) -> None:
        self.needs = needs
        self.searched = 0
        """How many ways were looked at, about, for the last answer."""
        self.ways: list[list[tuple[int, int]]] = [[] for _ in range(steps)]
        """By step where something can flow: the place of the way, and the step that it leads to. Each need
        is a way, and back another one, which stand side by side."""
        for place, (step, needed) in enumerate(needs):
            self.ways[step].append((2 * place, needed))
            self.ways[needed].append((2 * place + 1, step))

    def needed(self, step: int) -> list[int]:
        """The steps that a step needs itself."""
        return [end for way, end in self.ways[step] if not way % 2]

    def solved(self, costs: Sequence[int], sent: Sequence[int] = ()) -> tuple[list[bool], list[int]]:
        """Which steps to take, and the price of each need.

        Args:
            costs: of the steps; below 0 where one brings something.
            sent: the prices to begin with, 0 or more each; best those for costs that are much the same.
        """
        over = [-cost for cost in costs]
        left = [ANYTHING, 0] * len(self.needs)
        if sent:
            left[1::2] = sent
            for (step, needed), flow in zip(self.needs, sent, strict=True):
                if flow:
                    over[step] -= flow
                    over[needed] += flow
        self.searched = 0
        while True:
            self.searched += len(costs) + len(self.needs)
            givers = [step for step, more in enumerate(over) if more > 0]
            depth, through = self._depths(left, over, givers)
            if not through:
                return [reached >= 0 for reached in depth], left[1::2]
            self._fill(left, over, givers, depth)

    def _depths(
        self, left: Sequence[int], over: Sequence[int], givers: Sequence[int]
    ) -> tuple[list[int], bool]:
        """How far each step is from one that has something over, -1 where it is out of reach.

        Returns:
            That, as far as the nearest step that lacks something, and whether there is one.
        """
        depth = [-1] * len(over)
        for step in givers:
            depth[step] = 0
        layer: Sequence[int] = givers
        further, through = 1, False
        while layer and not through:
            reached = []
            for step in layer:
                for way, end in self.ways[step]:
                    if depth[end] < 0 and left[way]:
                        depth[end] = further
                        reached.append(end)
                        if over[end] < 0:
                            through = True
            layer = reached
            further += 1
        return depth, through

    def _fill(self, left: list[int], over: list[int], givers: Sequence[int], depth: Sequence[int]) -> None:
        """Send all that goes through on shortest ways."""
        following = [0] * len(over)
        for giver in givers:
            path: list[int] = []
            node, nodes = giver, [giver]
            while True:
                if over[node] < 0:
                    sent = min(over[giver], -over[node], min([left[way] for way in path]))
                    over[giver] -= sent
                    over[node] += sent
                    for way in path:
                        left[way] -= sent
                        left[way ^ 1] += sent
                    if not over[giver]:
                        break
                    node, nodes = giver, [giver]
                    path.clear()
                ways, place, next_depth = self.ways[node], following[node], depth[node] + 1
                while place < len(ways):
                    way, end = ways[place]
                    if depth[end] == next_depth and left[way]:
                        break
                    place += 1
                following[node] = place
                if place < len(ways):
                    path.append(way)
                    node = end
                    nodes.append(end)
                elif path:
                    path.pop()
                    nodes.pop()
                    node = nodes[-1]
                    following[node] += 1
                else:
                    break
