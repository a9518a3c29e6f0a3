"""What a person writes on the command line, checked and turned into values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ..app.clock import today
from ..core.calendar import written_day
from ..core.errors import Place, ReadinessError
from ..language.records import FALLBACK

if TYPE_CHECKING:
    from ..core.assessment import CompanyValue
    from ..core.questionnaire import Criterion, ProfileField, Questionnaire

_WITH_NEAREST = {
    "no_such_choice": "no_such_choice_nearest",
    "no_such_deed": "no_such_deed_nearest",
    "no_such_milestone": "no_such_milestone_nearest",
    "nothing_to_explain": "nothing_to_explain_nearest",
    "portfolio_field": "portfolio_field_nearest",
    "unknown_command": "unknown_command_nearest",
    "unknown_criterion": "unknown_criterion_nearest",
    "unknown_field": "unknown_field_nearest",
    "unknown_kind": "unknown_kind_nearest",
    "unknown_option": "unknown_option_nearest",
    "unknown_target": "unknown_target_nearest",
}
"""For a name that does not exist, the code of the sentence that also offers the nearest one."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that somebody most probably meant."""
    from difflib import get_close_matches

    by_small = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), by_small, 1)
    return by_small[close[0]] if close else None


def no_such(code: str, place: str, close: str | None, **values: str | int) -> ReadinessError:
    """The error for a name that does not exist, with the nearest one where there is one.

    Args:
        code: a code of `_WITH_NEAREST`.
        place: the command that was given the name.
        close: the nearest name.
    """
    if close is None:
        return ReadinessError(code, Place(place), faults=(), **values)
    return ReadinessError(_WITH_NEAREST[code], Place(place), faults=(), nearest=close, **values)


def one_of(option: str, given: str, choices: Iterable[str], place: str) -> str:
    """One of a few words.

    Args:
        option: the option that takes it.
        place: the command that has the option.

    Raises:
        ReadinessError: `no_such_choice`, or with the nearest word.
    """
    known = list(choices)
    if given.casefold() in known:
        return given.casefold()
    raise no_such(
        "no_such_choice", place, nearest(given, known), option=option, given=given, choices=", ".join(known)
    )


def day(given: str | None, place: str) -> date:
    """A date, as `written_day` reads it; today where none is given.

    Raises:
        ReadinessError: `not_a_day`.
    """
    return today() if given is None else written_day(given, Place(place))


def level(given: str, criterion: str, place: str) -> int:
    """A level from 0 to 4.

    Raises:
        ReadinessError: `not_a_level`, or `level_out_of_range` for another whole number.
    """
    try:
        number = int(given)
    except ValueError:
        raise ReadinessError("not_a_level", Place(place), given=given) from None
    if number not in range(5):
        raise ReadinessError("level_out_of_range", Place(place), criterion=criterion, level=number)
    return number


def find_criterion(questionnaire: Questionnaire, given: str, place: str) -> Criterion:
    """A criterion by its full id or its number, such as 2.3.

    Raises:
        ReadinessError: `unknown_criterion`, or with the nearest id.
    """
    if given in questionnaire.criteria:
        return questionnaire.criteria[given]
    numbers = dict(questionnaire.numbered())
    if given in numbers:
        return numbers[given]
    close = nearest_criterion(questionnaire, given)
    raise no_such("unknown_criterion", place, close, questionnaire=questionnaire.id, criterion=given)


def nearest_criterion(questionnaire: Questionnaire, given: str) -> str | None:
    """The full id that somebody most probably meant, who may have left the dimension out."""
    short = {identifier.partition(".")[2]: identifier for identifier in questionnaire.criteria}
    close = nearest(given, [*questionnaire.criteria, *short])
    return short.get(close, close) if close else None


def targets(questionnaire: Questionnaire, given: Iterable[str], place: str) -> dict[str, int | None]:
    """Targets as `DIMENSION=LEVEL` or `CRITERION=LEVEL`; None takes one away.

    Raises:
        ReadinessError: `not_an_assignment`, `unknown_target` or `target_out_of_range`.
    """
    dimensions = [d.id for d in questionnaire.dimensions]
    numbers = {number: criterion.id for number, criterion in questionnaire.numbered()}
    found: dict[str, int | None] = {}
    for assignment in given:
        name, value = _assigned("--target", assignment, place)
        name = numbers.get(name, name)
        if name not in dimensions and name not in questionnaire.criteria:
            close = nearest(name, dimensions) or nearest_criterion(questionnaire, name)
            raise no_such("unknown_target", place, close, questionnaire=questionnaire.id, target=name)
        if value not in ("", "1", "2", "3", "4"):
            raise ReadinessError("target_out_of_range", Place(place), target=name, level=value)
        found[name] = int(value) if value else None
    return found


def profile(questionnaire: Questionnaire, given: Iterable[str], place: str) -> dict[str, CompanyValue | None]:
    """Answers about the company as `FIELD=VALUE`; None takes one away.

    Raises:
        ReadinessError: `not_an_assignment`, `unknown_field`, or what is wrong with the value.
    """
    fields = {field.id: field for field in questionnaire.profile}
    found: dict[str, CompanyValue | None] = {}
    for assignment in given:
        name, value = _assigned("--set", assignment, place)
        if name not in fields:
            raise no_such(
                "unknown_field", place, nearest(name, fields), questionnaire=questionnaire.id, field=name,
                fields=", ".join(fields),
            )  # fmt: skip
        found[name] = _profile_value(fields[name], value, place) if value else None
    return found


def _assigned(option: str, given: str, place: str) -> tuple[str, str]:
    name, sign, value = given.partition("=")
    if not sign or not name.strip():
        raise ReadinessError("not_an_assignment", Place(place), option=option, given=given)
    return name.strip(), value.strip()


def _profile_value(field: ProfileField, given: str, place: str) -> CompanyValue:
    from ..core.kept import clean
    from ..language.typed import read_yes_no

    match field.kind:
        case "text":
            return clean(given)
        case "yes_no":
            answer = read_yes_no(given, FALLBACK)
            if answer is None:
                raise ReadinessError("not_yes_or_no", Place(place), field=field.id, given=given)
            return answer
        case "number":
            return _number(field.id, given, place)
        case "choice":
            return one_of(field.id, given, [option.id for option in field.options], place)
        case "choices":
            words = [word.strip() for word in given.split(",") if word.strip()]
            known = [option.id for option in field.options]
            chosen = {one_of(field.id, word, known, place) for word in words}
            return tuple(identifier for identifier in known if identifier in chosen)


def _number(field: str, given: str, place: str) -> CompanyValue:
    from ..core.entry import typed_number

    return typed_number(given, Place(place, field))
