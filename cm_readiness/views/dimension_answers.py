"""Each readiness question answered in two or three sentences, from the results of its dimension."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from ..core.counting import PER_LEVEL
from ..core.criterion_result import Standing
from ..core.evaluation import DimensionResult
from ..core.numbers import Rational
from ..language.words import N_
from .context import Context

T = TypeVar("T")

LITTLE = PER_LEVEL
"""Below level 1 on the average, almost everything is still to be done."""
HALF = 2 * PER_LEVEL
"""Below level 2 on the average, practices are habits at best."""
NOTABLE = 2
"""Points by which a gate must lower a score for a sentence to be made of it."""
MOST_NAMED = 3
"""Criteria that are named where nothing has reached its target."""
NAMED = 2
"""Criteria that one sentence names; the lists below it name them all."""


class Counted(NamedTuple):
    """A message that depends on a count."""

    one: str
    many: str


def plural(one: str, many: str) -> Counted:
    """Mark a message with a count for translation where it is declared."""
    return Counted(one, many)


ANSWERS: Mapping[str, Sequence[str]] = {
    "meets": (
        N_("Yes: {score} out of 100 (“{band}”) for a target of {target}."),
        N_("Yes. At {score} out of 100 (“{band}”), the target of {target} is reached."),
    ),
    "unsure": (
        N_(
            "Yes, if the missing answers bear it out: {score} out of 100 (“{band}”) for a target of {target}."
        ),
        N_(
            "Yes, as far as is known: at {score} out of 100 (“{band}”), the target of {target} is reached "
            "for now."
        ),
    ),
    "near": (
        N_("Yes, with gaps: {score} out of 100 (“{band}”) for a target of {target}."),
        N_("On the whole, yes: the score of {score} (“{band}”) is not far from the target of {target}."),
    ),
    "part": (
        N_("Only in part: {score} out of 100 (“{band}”) for a target of {target}."),
        N_("Not enough yet: the score of {score} (“{band}”) is still far from the target of {target}."),
    ),
    "little": (
        N_("Not yet: {score} out of 100 (“{band}”) for a target of {target}."),
        N_("Not yet: at {score} out of 100 (“{band}”), almost everything is still to be built."),
        N_("No: with {score} out of 100 (“{band}”), the target of {target} is still a long way off."),
    ),
}
"""How a question is answered without a closed gate; alternatives follow each other in one report."""

HELD: Mapping[str, Sequence[Counted]] = {
    "held": (
        plural(
            "Not yet: one gate is closed, {gates}, and holds the score at {score} out of 100 (“{band}”); the "
            "practices alone would earn {raw}.",
            "Not yet: {count} gates are closed, {gates}, and hold the score at {score} out of 100 "
            "(“{band}”); the practices alone would earn {raw}.",
        ),
        plural(
            "Not yet, in spite of practices worth {raw} out of 100: a closed gate, {gates}, holds the score "
            "at {score} (“{band}”).",
            "Not yet, in spite of practices worth {raw} out of 100: {count} closed gates, {gates}, hold the "
            "score at {score} (“{band}”).",
        ),
    ),
    "part": (
        plural(
            "Only in part: {score} out of 100 (“{band}”), with one gate closed: {gates}.",
            "Only in part: {score} out of 100 (“{band}”), with {count} gates closed: {gates}.",
        ),
        plural(
            "Not enough yet: the score is {score} (“{band}”), and one gate is closed: {gates}.",
            "Not enough yet: the score is {score} (“{band}”), and {count} gates are closed: {gates}.",
        ),
    ),
    "little": (
        plural(
            "Not yet: {score} out of 100 (“{band}”), and one gate is closed: {gates}.",
            "Not yet: {score} out of 100 (“{band}”), and {count} gates are closed: {gates}.",
        ),
        plural(
            "No: the score is {score} out of 100 (“{band}”), and one thing has to be settled before "
            "anything else: {gates}.",
            "No: the score is {score} out of 100 (“{band}”), and {count} things have to be settled "
            "before anything else: {gates}.",
        ),
        plural(
            "Not yet: almost everything is still to be built, as the score of {score} shows (“{band}”), and "
            "one gate is closed: {gates}.",
            "Not yet: almost everything is still to be built, as the score of {score} shows (“{band}”), and "
            "{count} gates are closed: {gates}.",
        ),
    ),
}
"""The same with closed gates; `held` where a gate lowers the score."""

NONE_REACHED: Sequence[Counted] = (
    plural(
        "The one criterion with a level has not reached its target.",
        "None of the {count} criteria has reached its target; to be worked on in particular: {worst}.",
    ),
    plural(
        "The one criterion with a level is still below its target.",
        "None of the {count} criteria is at its target yet; most is to be gained from: {worst}.",
    ),
    plural(
        "The one criterion that was asked about has some way to go.",
        "Of the {count} criteria, not one has reached its target; among the first to take up: {worst}.",
    ),
)

SOME_REACHED: Sequence[Counted] = (
    plural(
        "{count} criterion has reached its target: {best}. Still short of it: {worst}.",
        "{count} criteria have reached their target, among them {best}. Still short of it: {worst}.",
    ),
    plural(
        "There is one point to build on: {best}. Left to put right: {worst}.",
        "There are {count} points to build on, such as {best}. Left to put right: {worst}.",
    ),
    plural(
        "{count} criterion stands where it should: {best}. Next to work on: {worst}.",
        "{count} criteria stand where they should, {best} included. Next to work on: {worst}.",
    ),
)

ALL_REACHED: Sequence[Counted] = (
    plural(
        "The one criterion has reached its target.",
        "All {count} criteria have reached their target.",
    ),
    plural(
        "The one criterion is at its target or above.",
        "Each of the {count} criteria is at its target or above.",
    ),
    plural(
        "The one criterion is where it should be.",
        "The {count} criteria are all where they should be.",
    ),
)

KNOWN_REACHED: Sequence[Counted] = (
    plural(
        "The one criterion with a level has reached its target.",
        "All {count} criteria with a level have reached their target.",
    ),
    plural(
        "The one criterion with a level is at its target or above.",
        "Each of the {count} criteria with a level is at its target or above.",
    ),
    plural(
        "The one criterion with a level is where it should be.",
        "The {count} criteria with a level are all where they should be.",
    ),
)
"""The same where others have no level."""

BEGUN: Sequence[str] = (
    N_("Nothing has reached its target yet. Furthest along: {names} (level {level})."),
    N_("No solid ground yet; to start from: {names} (level {level})."),
    N_("Only the beginnings are there: {names} (level {level})."),
)

EFFORT: Sequence[str] = (
    N_("Reaching the target everywhere takes about {days} of work."),
    N_("What is left takes about {days} of work."),
    N_("The gaps add up to about {days} of work."),
)


class DimensionAnswers:
    """Chooses and fills the sentences of one report.

    The same kind of sentence comes in turns, so that five answers do not begin alike.

    Args:
        context: the evaluation in one language.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._figures = context.figures
        self._turns: Counter[str] = Counter()

    def answer(self, result: DimensionResult) -> list[str]:
        """A readiness question, answered in two or three sentences."""
        own = [self._context.evaluation.standings[c.id] for c in result.dimension.criteria]
        asked = [s for s in own if s.in_scope]
        counted = [s for s in asked if s.applicable]
        if not asked:
            return [self._context.words("This dimension was not assessed: none of its criteria was asked.")]
        if not counted:
            return [
                self._context.words(
                    "This dimension does not concern the company: none of its criteria is applicable."
                )
            ]
        if result.score is None:
            return self._unrated(counted)
        return [self._score(result, result.score), self._reached(counted), *self._rest(result, counted)]

    def nothing_reached(self, known: Sequence[Standing]) -> str:
        """What to say of a dimension in which no criterion has reached its target.

        Args:
            known: its criteria with a level; nothing is said where there are none.
        """
        if not known:
            return ""
        top = max(_level(s) for s in known)
        if not top:
            return self._context.words("Nothing yet: every criterion stands at level 0.")
        furthest = [s.criterion.id for s in known if s.level == top][:MOST_NAMED]
        names = self._context.quoted_criteria(furthest)
        return self._context.words(self._turn("begun", BEGUN), names=names, level=top)

    def _score(self, result: DimensionResult, score: Rational) -> str:
        target = result.target if result.target is not None else score
        values = {
            "score": self._figures.score(score),
            "raw": self._figures.score(result.raw),
            "band": self._context.text(result.band.name if result.band else None),
            "target": self._figures.score(target),
        }
        size = "little" if score < LITTLE else "part" if score < HALF else "near"
        if result.closed_gates:
            lowered = result.raw is not None and result.raw - score >= NOTABLE
            kind = "held" if lowered else "little" if size == "little" else "part"
            counted = self._turn(f"held.{kind}", HELD[kind])
            gates = self._context.quoted_criteria(result.closed_gates)
            return self._plural(counted, len(result.closed_gates), gates=gates, **values)
        sure = result.low is None or result.low >= target
        kind = size if score < target else "meets" if sure else "unsure"
        return self._context.words(self._turn(kind, ANSWERS[kind]), **values)

    def _reached(self, counted: Sequence[Standing]) -> str:
        known = [s for s in counted if s.level is not None]
        reached = sorted((s for s in known if _lead(s) >= 0), key=lambda s: -_level(s))
        below = self._to_name([s for s in known if _lead(s) < 0])
        if not below:
            reached_all = ALL_REACHED if len(known) == len(counted) else KNOWN_REACHED
            return self._plural(self._turn("all", reached_all), len(known))
        worst = self._context.quoted_criteria(s.criterion.id for s in below[:NAMED])
        if not reached:
            return self._plural(self._turn("none", NONE_REACHED), len(known), worst=worst)
        best = self._context.quoted_criteria(s.criterion.id for s in reached[:1])
        return self._plural(self._turn("some", SOME_REACHED), len(reached), best=best, worst=worst)

    def _to_name(self, below: Sequence[Standing]) -> list[Standing]:
        """The widest gaps first, without the closed gates: the sentence before names them."""
        closed = self._context.evaluation.closed_gates
        others = [s for s in below if s.criterion.id not in closed]
        return sorted(others or below, key=_lead)

    def _rest(self, result: DimensionResult, counted: Sequence[Standing]) -> list[str]:
        missing = sum(s.level is None for s in counted)
        if missing:
            low, high = self._figures.score(result.low), self._figures.score(result.high)
            if low == high:
                return [
                    self._context.plural(
                        "{count} answer is missing; it would not move the score.",
                        "{count} answers are missing; they would not move the score.",
                        missing,
                    )
                ]
            return [
                self._context.plural(
                    "{count} answer is missing; with it, the score will lie between {low} and {high}.",
                    "{count} answers are missing; with them, the score will lie between {low} and {high}.",
                    missing, low=low, high=high,
                )
            ]  # fmt: skip
        own = {s.criterion.id for s in counted}
        effort = sum(g.effort_days for g in self._context.evaluation.gaps if g.criterion.id in own)
        if not effort:
            return []
        return [self._context.words(self._turn("effort", EFFORT), days=self._figures.days(effort))]

    def _unrated(self, counted: Sequence[Standing]) -> list[str]:
        if all(s.given is None for s in counted):
            return [self._context.words("This question has not been answered yet, so there is no score.")]
        return [
            self._context.words("This question cannot be answered yet: no criterion could be given a level."),
            self._context.words("What to find out is listed further down; until then there is no score."),
        ]

    def _plural(self, counted: Counted, count: int, **values: str) -> str:
        return self._context.plural(counted.one, counted.many, count, **values)

    def _turn(self, kind: str, alternatives: Sequence[T]) -> T:
        place = self._turns[kind]
        self._turns[kind] += 1
        return alternatives[place % len(alternatives)]


def _level(standing: Standing) -> int:
    return standing.level if standing.level is not None else 0


def _lead(standing: Standing) -> int:
    """Levels above the target; below 0 the gap."""
    return _level(standing) - standing.target
