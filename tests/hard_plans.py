"""Legal questionnaires whose plan is hard to find, from a seed: chains, fans, dense graphs, twins."""

from __future__ import annotations

from random import Random
from typing import Any, Literal

from cm_readiness.core.assessment import Assessment
from cm_readiness.core.questionnaire import Questionnaire
from tests import build

Kind = Literal["chain", "fan", "random", "dense", "twins"]
KINDS: tuple[Kind, ...] = ("chain", "fan", "random", "dense", "twins")
DIMENSIONS = "abcde"


def hard_plan(seed: int, kind: Kind, size: int, *, target: int = 4) -> tuple[Questionnaire, Assessment]:
    """A questionnaire with prerequisites across its dimensions, and a company that stands low in it.

    Args:
        kind: each criterion needs the one before; all need a few; most need one; some need several; every
            second needs its twin, and all weigh and cost the same.
        size: how many criteria.
        target: of all of them.
    """
    chance = Random(seed)  # noqa: S311
    names = [f"{DIMENSIONS[place % 5]}.c{place // 5}" for place in range(size)]
    order = chance.sample(names, size)
    dimensions = []
    requires = {name: _requires(chance, kind, place, order) for place, name in enumerate(order)}
    for letter in DIMENSIONS[: min(size, 5)]:
        criteria = [
            _criterion(chance, kind, name, requires[name]) for name in names if name.startswith(letter)
        ]
        dimensions.append(build.dimension(letter, *criteria, weight=chance.choice([1, 1, 2]), target=target))
    answers = {name: chance.choice([0, 0, 1, 1, 2]) for name in names}
    return build.questionnaire(*dimensions), build.assessment(answers)


def _requires(chance: Random, kind: Kind, place: int, order: list[str]) -> list[dict[str, Any]]:
    """What the criterion at a place of an order needs of those before it."""
    if place == 0 or (kind == "twins" and place % 2 == 0):
        return []
    if kind == "twins":
        return [{"level": 2, "of": order[place - 1], "at_least": 2}]
    few = max(1, min(place, len(order) // 10))
    needed = {
        "chain": [order[place - 1]],
        "fan": [order[chance.randrange(few)]],
        "random": [order[chance.randrange(place)]] if chance.random() < 0.7 else [],
        "dense": chance.sample(order[:place], min(place, chance.randint(1, 4))),
    }[kind]
    return [{"level": chance.randint(1, 3), "of": of, "at_least": chance.randint(1, 3)} for of in needed]


def _criterion(chance: Random, kind: Kind, name: str, requires: list[dict[str, Any]]) -> dict[str, Any]:
    alike = kind == "twins"
    letters = "SMMM" if alike else [chance.choice("SSMML") for _ in range(4)]
    return build.criterion(
        name.partition(".")[2],
        1 if alike else chance.choice([1, 1, 2, 3]),
        critical=chance.random() < 0.2,
        requires=requires,
        steps=[{"effort": letter, "do": build.text("do")} for letter in letters],
    )
