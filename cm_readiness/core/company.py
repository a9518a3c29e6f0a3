"""The profile as the method reads it: what a company left blank is taken from what it said elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from .assessment import CompanyValue
from .authored import AppliesIf, Between, Blank, Condition

if TYPE_CHECKING:
    from .questionnaire import Option, ProfileField, Questionnaire

Company = Mapping[str, CompanyValue]


def filled(questionnaire: Questionnaire, company: Company) -> Company:
    """The profile's answers with the blank fields that the questionnaire knows how to fill.

    The assessment keeps what it says: this is only how scope, wording, pace and findings read it.

    Args:
        company: the profile's answers.
    """
    found = {f.id: _stand_in(f, company) for f in questionnaire.profile if is_blank(company.get(f.id))}
    given = {name: value for name, value in found.items() if value is not None}
    return {**company, **given} if given else company


def holds(condition: AppliesIf, company: Company, *, unfilled: bool) -> bool:
    """Whether every field that a condition names has one of the listed values.

    Args:
        condition: an `applies_if`; of several, one that holds is enough.
        company: the profile's answers, as `filled` gives them.
        unfilled: what a field counts as that is not filled in (missing, empty, an empty list): true
            for a criterion, which it does not exclude; false for a variant, a notice or a contradiction.
    """
    return any(
        all(_has_one(company.get(field), listed, unfilled=unfilled) for field, listed in one.items())
        for one in conditions(condition)
    )


def conditions(condition: AppliesIf) -> tuple[Condition, ...]:
    """The tables of an `applies_if`."""
    return condition if isinstance(condition, tuple) else (condition,)


def is_blank(value: CompanyValue | None) -> bool:
    """Whether a field is not filled in."""
    return value is None or value == "" or value == ()


def _has_one(value: CompanyValue | None, listed: tuple[str | bool, ...], *, unfilled: bool) -> bool:
    if value is None or is_blank(value):
        return unfilled
    if isinstance(value, tuple):
        return bool(set(value) & set(listed))
    return any(value == item and type(value) is type(item) for item in listed)


def _stand_in(field: ProfileField, company: Company) -> str | None:
    """The option that stands for a blank field: the first that another field tells, else the default."""
    return next((o.id for o in field.options if _is_told(o, company)), field.default)


def _is_told(option: Option, company: Company) -> bool:
    told = option.if_blank
    return bool(told) and all(_lies_in(company.get(field), wanted) for field, wanted in told.items())


def _lies_in(value: CompanyValue | None, wanted: Blank) -> bool:
    if not isinstance(wanted, Between):
        return _has_one(value, wanted, unfilled=False)
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return False
    above = wanted.at_least is None or value >= wanted.at_least
    return above and (wanted.at_most is None or value <= wanted.at_most)
