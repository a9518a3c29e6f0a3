"""What is put to a company, whatever it answers: worked out once for each questionnaire and profile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .assessment import CompanyValue, Depth
from .authored import AppliesIf
from .company import Company, conditions, filled, holds
from .identity import Same
from .questionnaire import Contradiction, Criterion, LevelTest, Questionnaire, Requirement
from .resolving import MOST_KEPT, conditional, resolved

Profile = tuple[tuple[str, type, CompanyValue], ...]
"""What a company answers; 1 and true are equal, and are not the same answer."""


class Question(NamedTuple):
    """A criterion as it is put to a company."""

    id: str
    dimension: str
    criterion: Criterion
    in_scope: bool
    target: int
    """The level to reach unless the assessment chooses another one, 1 to 4."""
    least_target: int
    """The lowest that it may choose."""
    reached: int
    """The level to reach where it chooses none."""
    allow_na: bool
    shelf_life_days: int


class Rule(NamedTuple):
    """A contradiction whose profile condition holds, its tests as criterion, lowest and highest level."""

    contradiction: Contradiction
    all: tuple[tuple[str, int, int], ...]
    any: tuple[tuple[str, int, int], ...]
    names: frozenset[str]
    """The criteria that it tests."""


@dataclass(frozen=True)
class Asked:
    """A questionnaire as it is put to one company at one depth."""

    questionnaire: Questionnaire
    """Without variants, phrases and paces that are still to be chosen."""
    questions: tuple[Question, ...]
    """In questionnaire order."""
    rules: tuple[Rule, ...]
    requirements: tuple[tuple[str, int, str, int, Criterion, Requirement], ...]
    """Who needs whom, with the level from which it does and the one that the other has to reach."""


def asked(questionnaire: Questionnaire, company: Company, depth: Depth) -> Asked:
    """What is put to a company.

    Args:
        company: the profile's answers.
    """
    same = Same(questionnaire)
    profile = tuple((name, type(company[name]), company[name]) for name in _read(same) if name in company)
    return _asked(same, profile, depth)


@lru_cache(MOST_KEPT)
def _read(same: Same[Questionnaire]) -> tuple[str, ...]:
    """The profile fields that are read: all but the free texts that nothing names."""
    questionnaire = same.value
    read = {field.id for field in questionnaire.profile if field.kind != "text"}
    read |= {name for f in questionnaire.profile for option in f.options for name in option.if_blank}
    read |= {name for item in _conditions(questionnaire) for one in conditions(item) for name in one}
    return tuple(sorted(read))


def _conditions(questionnaire: Questionnaire) -> Iterator[AppliesIf]:
    for criterion in questionnaire.criteria.values():
        yield criterion.applies_if
    for rule in questionnaire.contradictions:
        yield rule.applies_if
    for item in conditional(questionnaire):
        yield item.applies_if


@lru_cache(MOST_KEPT)
def _asked(same: Same[Questionnaire], profile: Profile, depth: Depth) -> Asked:
    company = {name: value for name, _, value in profile}
    questionnaire = resolved(same.value, company)
    company = dict(filled(questionnaire, company))
    opens_at = questionnaire.gate.opens_at
    return Asked(
        questionnaire,
        questions=tuple(
            Question(
                criterion.id,
                dimension.id,
                criterion,
                in_scope=(depth == "full" or criterion.express)
                and holds(criterion.applies_if, company, unfilled=True),
                target=(target := criterion.target or dimension.target),
                least_target=(least := opens_at if criterion.critical else 1),
                reached=max(target, least),
                allow_na=criterion.allow_na,
                shelf_life_days=criterion.shelf_life_days,
            )
            for dimension in questionnaire.dimensions
            for criterion in dimension.criteria
        ),
        rules=tuple(
            Rule(
                rule,
                tuple(map(_bounds, rule.all)),
                tuple(map(_bounds, rule.any)),
                frozenset(test.of for test in (*rule.all, *rule.any)),
            )
            for rule in questionnaire.contradictions
            if holds(rule.applies_if, company, unfilled=False)
        ),
        requirements=tuple(
            (c.id, need.level, need.of, need.at_least, c, need)
            for c in questionnaire.criteria.values()
            for need in c.requires
        ),
    )


def _bounds(test: LevelTest) -> tuple[str, int, int]:
    lowest, highest = test.at_least, test.at_most
    return test.of, 0 if lowest is None else lowest, 4 if highest is None else highest
