"""In words: what the first screen lists, in which order, and what it can be narrowed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ...core.narrowing import COMPANY, LATE, ORDERS, STATE, Narrowing, Sorting, Value, by_name, values_of
from ...core.summary import Facts
from ...language.words import N_, Words
from ..shell.choice import Choice
from ..shell.text import one_line

if TYPE_CHECKING:
    from ...core.questionnaire import ProfileField

    Fields = Mapping[str, ProfileField]

ANY, EVERYTHING = "any", "everything"
PROFILE = "profile."
"""What stands before the id of a field of the profile."""
STATES = {"settled": N_("settled"), "provisional": N_("provisional"), "open": N_("too early to say")}
ORDERS_SAID = {
    "changed": (N_("last change"), N_("newest first"), N_("oldest first")),
    "company": (N_("company"), N_("A to Z"), N_("Z to A")),
    "score": (N_("score"), N_("lowest first"), N_("highest first")),
    "late": (N_("late actions"), N_("most first"), N_("fewest first")),
    "next_round": (N_("next round"), N_("soonest first"), N_("latest first")),
}
"""What is sorted by, and how the two directions are called."""


def order_said(sorting: Sorting, words: Words) -> str:
    """An order: by what, and what comes first."""
    what, forwards, backwards = ORDERS_SAID[sorting.by]
    order = words(backwards if sorting.backwards else forwards)
    return words("by {what}, {order}", what=words(what), order=order)


def narrowing_said(narrowing: Narrowing, fields: Fields, words: Words) -> Iterator[str]:
    """What an assessment has to be like, one part after the other.

    Args:
        narrowing: it.
        fields: what companies were asked.
        words: the person's language.
    """
    if narrowing.late:
        yield words("late actions")
    if narrowing.state is not None:
        yield words(STATES.get(narrowing.state, narrowing.state))
    if narrowing.company is not None:
        yield one_line(narrowing.company)
    for name, value in narrowing.profile.items():
        said = value_said(fields.get(name), value, words)
        if isinstance(value, bool | int) and name in fields:
            said = words("{place}: {name}", place=_question(fields, name, words), name=said)
        yield one_line(said)


def value_said(field: ProfileField | None, value: Value, words: Words) -> str:
    """A value of the profile as people read it."""
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, int):
        return words.number(value, 0)
    names = {option.id: option.name for option in field.options} if field is not None else {}
    return names[value].get(words.language) if value in names else value


def fields_offered(
    facts: Iterable[Facts], narrowing: Narrowing, fields: Fields, words: Words, today: date
) -> list[Choice]:
    """What can be filtered by, each with what is chosen of it.

    Args:
        facts: of all assessments.
        narrowing: the present one.
        fields: what companies were asked.
        words: the person's language.
        today: the day on which it is asked.
    """
    known = tuple(facts)
    late = sum(one.late(today) > 0 for one in known)
    set_ = words("switched on") if narrowing.late else ""
    count = words.plural("{count} assessment", "{count} assessments", late)
    state = words(STATES[narrowing.state]) if narrowing.state in STATES else ""
    found = [
        Choice(LATE, words("Late actions"), set_ or count),
        Choice(STATE, words("State of the verdict"), state),
        Choice(COMPANY, words("Company"), narrowing.company or ""),
    ]
    there = {name for one in known for name in one.profile}
    for name in (*(one for one in fields if one in there), *sorted(there - set(fields))):
        value = narrowing.profile.get(name)
        said = "" if value is None else value_said(fields.get(name), value, words)
        found.append(Choice(f"{PROFILE}{name}", _question(fields, name, words), said))
    if narrowing:
        found.append(Choice(EVERYTHING, words("List everything")))
    return found


def values_offered(
    facts: Iterable[Facts], narrowing: Narrowing, chosen: str, fields: Fields, words: Words, today: date
) -> tuple[list[Choice], Sequence[Value]]:
    """The values that what is chosen has among what is otherwise listed, each with how many have it.

    Args:
        facts: of all assessments.
        narrowing: the present one.
        chosen: the id of one of `fields_offered`.
        fields: what companies were asked.
        words: the person's language.
        today: the day on which it is asked.

    Returns:
        The choices, and the values that those with a number as id stand for.
    """
    others = with_value(narrowing, chosen, None)
    listed = (one for one in facts if others.lets_through(one, today))
    counts = Counter(value for one in listed for value in _values(one, chosen))
    labels = {value: _said(chosen, value, fields, words) for value in counts}
    values = sorted(counts, key=lambda value: (_place(chosen, value, fields), by_name(labels[value])))
    choices = []
    for place, value in enumerate(values):
        count = words.plural("{count} assessment", "{count} assessments", counts[value])
        choices.append(Choice(str(place), labels[value], count))
    if others != narrowing:
        choices.insert(0, Choice(ANY, words("Any")))
    return choices, values


def with_value(narrowing: Narrowing, chosen: str, value: Value | None) -> Narrowing:
    """A narrowing with another value of one thing; None for any."""
    if chosen in (STATE, COMPANY):
        changes: dict[str, str | None] = {chosen: None if value is None else str(value)}
        return replace(narrowing, **changes)  # type: ignore[arg-type]
    return narrowing.with_field(chosen.removeprefix(PROFILE), value)


def orders_offered(sorting: Sorting, words: Words) -> list[Choice]:
    """What can be sorted by, each with what comes first then."""
    found = []
    for by in ORDERS:
        what, forwards, backwards = ORDERS_SAID[by]
        label, turned = words(what), sorting.turned(by)
        order = words(backwards if turned.backwards else forwards)
        said = words("now the other way round: {order}", order=order) if by == sorting.by else order
        found.append(Choice(by, label[:1].upper() + label[1:], said))
    return found


def _values(facts: Facts, chosen: str) -> tuple[Value, ...]:
    if chosen == STATE:
        return (facts.state,)
    if chosen == COMPANY:
        return (facts.company,) if facts.company else ()
    return values_of(facts.profile, chosen.removeprefix(PROFILE))


def _said(chosen: str, value: Value, fields: Fields, words: Words) -> str:
    if chosen == STATE:
        return words(STATES[str(value)])
    if chosen == COMPANY:
        return str(value)
    return value_said(fields.get(chosen.removeprefix(PROFILE)), value, words)


def _place(chosen: str, value: Value, fields: Fields) -> int:
    """Where a value comes: options as they are asked, yes before no, numbers by size; all else by name."""
    if chosen == STATE:
        return list(STATES).index(str(value))
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value
    field = fields.get(chosen.removeprefix(PROFILE))
    options = [option.id for option in field.options] if field is not None else []
    return options.index(value) if value in options else len(options)


def _question(fields: Fields, name: str, words: Words) -> str:
    return fields[name].question.get(words.language) if name in fields else name
