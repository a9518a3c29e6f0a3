"""The cheapest set of steps in which each step has all that it needs, by the greatest flow (Dinic's method).

A step that brings something sends what it brings along what it needs, to pay for steps that cost. What
flows along a need is the price of that need: with all of them paid, each step can be looked at by itself.
"""

from __future__ import annotations

from collections.abc import Sequence


class Closure:
    """Steps that need each other; which of them to take depends on what each costs."""

    def __init__(self, steps: int, needs: Sequence[tuple[int, int]]) -> None:
        self.steps, self.needs = steps, needs
        self.source, self.sink = steps, steps + 1
        self.edges: list[list[int]] = [[] for _ in range(steps + 2)]
        """By node the places of its edges; an edge and its reverse stand side by side."""
        self.ends: list[int] = []
        for step, needed in needs:
            self._tie(step, needed)
        for step in range(steps):
            self._tie(self.source, step)
            self._tie(step, self.sink)

    def _tie(self, start: int, end: int) -> None:
        self.edges[start].append(len(self.ends))
        self.ends.append(end)
        self.edges[end].append(len(self.ends))
        self.ends.append(start)

    def solved(self, costs: Sequence[int]) -> tuple[list[bool], list[int]]:
        """Which steps to take, and the price of each need.

        Args:
            costs: of the steps; below 0 where one brings something.
        """
        everything = sum(abs(cost) for cost in costs) + 1
        left = [everything, 0] * len(self.needs)
        for cost in costs:
            left += [max(-cost, 0), 0, max(cost, 0), 0]
        while (depth := self._depths(left))[self.sink] >= 0:
            self._fill(left, depth)
        taken = [reached >= 0 for reached in depth[: self.steps]]
        return taken, [left[2 * place + 1] for place in range(len(self.needs))]

    def _depths(self, left: Sequence[int]) -> list[int]:
        """How many edges with something left lead to each node; -1 where none do."""
        depth = [-1] * len(self.edges)
        depth[self.source] = 0
        reached = [self.source]
        for node in reached:
            for edge in self.edges[node]:
                end = self.ends[edge]
                if left[edge] and depth[end] < 0:
                    depth[end] = depth[node] + 1
                    reached.append(end)
        return depth

    def _fill(self, left: list[int], depth: Sequence[int]) -> None:
        """Send all that goes through on shortest ways."""
        following = [0] * len(self.edges)
        path: list[int] = []
        node = self.source
        while True:
            if node == self.sink:
                sent = min([left[edge] for edge in path])
                for edge in path:
                    left[edge] -= sent
                    left[edge ^ 1] += sent
                first = next(place for place, edge in enumerate(path) if not left[edge])
                node = self.ends[path[first] ^ 1]
                del path[first:]
                continue
            edges = self.edges[node]
            while following[node] < len(edges):
                edge = edges[following[node]]
                if left[edge] and depth[self.ends[edge]] == depth[node] + 1:
                    break
                following[node] += 1
            if following[node] < len(edges):
                path.append(edges[following[node]])
                node = self.ends[path[-1]]
            elif path:
                node = self.ends[path.pop() ^ 1]
                following[node] += 1
            else:
                return
