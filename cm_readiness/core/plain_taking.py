"""Take data in that is plainly what a model declares, without the library that says what is wrong with it.

What is taken is what pydantic makes of it. What is not taken may be right all the same: pydantic decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from .declaring import REQUIRED, Checked, Declares, types_in

Take = Callable[[Any], Any]
"""From a value to what it is taken as."""

_LIMITS: Mapping[str, Callable[[Any, int], bool]] = {
    "ge": lambda value, limit: value >= limit,
    "gt": lambda value, limit: value > limit,
    "le": lambda value, limit: value <= limit,
    "min_length": lambda value, limit: len(value) >= limit,
    "max_length": lambda value, limit: len(value) <= limit,
}


class NotPlainError(Exception):
    """Something has to be looked at more closely."""


@cache
def taker_of(cls: type[Declares]) -> Take:
    """What takes a table, or a value that is one already, as a value of a model."""
    types = types_in(cls)
    parts = [
        (one.name, one.key, one.default, taker_of_type(types[one.name])) for one in cls.model_fields.values()
    ]
    known = {one.key for one in cls.model_fields.values()}
    other = None if cls.others is None else taker_of_type(cls.others)

    def take(value: Any) -> Any:  # noqa: ANN401 - anything may come in
        if type(value) is cls:
            return value
        if type(value) is not dict:
            raise NotPlainError
        given, found = {}, 0
        for name, key, default, part in parts:
            if key in value:
                given[name], found = part(value[key]), found + 1
            elif default is REQUIRED:
                raise NotPlainError
            else:
                given[name] = default
        if found < len(value):
            if other is None:
                raise NotPlainError
            given |= {_text(key): other(item) for key, item in value.items() if key not in known}
        return _whole(cls.model_construct(**given))

    return take


def _whole(value: Declares) -> Declares:
    try:
        value.check_whole()
    except ValueError:
        raise NotPlainError from None
    return value


def taker_of_type(kind: Any) -> Take:  # noqa: ANN401 - a type, or what is written as one
    """What takes a value of some type."""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if hasattr(kind, "taken_plainly"):
        take: Take = kind.taken_plainly
        return take
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _annotated(inner[0], inner[1:])
    if origin in (Union, UnionType):
        return _one_of([taker_of_type(one) for one in inner])
    if origin is Literal:
        return _literal(inner)
    if origin is tuple:
        return _tuple(inner)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(taker_of_type(inner[0]), taker_of_type(inner[1]))
    return _never


def _never(value: object) -> object:
    raise NotPlainError


def _exactly(kind: type) -> Take:
    def take(value: object) -> object:
        if type(value) is not kind:
            raise NotPlainError
        return value

    return take


def _text(value: object) -> str:
    if type(value) is not str:
        raise NotPlainError
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise NotPlainError from None
    return value


_SIMPLE: Mapping[Any, Take] = {
    str: _text,
    **{kind: _exactly(kind) for kind in (int, bool, date, datetime, type(None))},
    object: lambda value: value,
}


def _annotated(kind: Any, notes: tuple[Any, ...]) -> Take:  # noqa: ANN401
    take = next((note.taken_plainly for note in notes if hasattr(note, "taken_plainly")), None)
    for note in notes:
        if isinstance(note, Checked):
            take = _checked(take or taker_of_type(kind), note)
    return take or taker_of_type(kind)


def _checked(inner: Take, checked: Checked) -> Take:
    limits = [(_LIMITS[name], limit) for name, limit in checked.limits.items()]
    before, after = checked.before, checked.after

    def take(value: Any) -> Any:  # noqa: ANN401
        try:
            value = inner(value if before is None else before(value))
            if not all(holds(value, limit) for holds, limit in limits):
                raise NotPlainError
            return value if after is None else after(value)
        except ValueError:
            raise NotPlainError from None

    return take


def _one_of(takes: list[Take]) -> Take:
    """The first that takes it: of the types that are declared, no two take the same value."""

    def take(value: object) -> object:
        for one in takes:
            try:
                return one(value)
            except NotPlainError:
                continue
        raise NotPlainError

    return take


def _literal(choices: tuple[object, ...]) -> Take:
    def take(value: object) -> object:
        if any(value == choice and type(value) is type(choice) for choice in choices):
            return value
        raise NotPlainError

    return take


def _tuple(kinds: tuple[Any, ...]) -> Take:
    endless = kinds[-1] is Ellipsis
    takes = [taker_of_type(kind) for kind in kinds if kind is not Ellipsis]

    def take(value: object) -> object:
        if type(value) is not tuple or not (endless or len(value) == len(takes)):
            raise NotPlainError
        if endless:
            return tuple(map(takes[0], value))
        return tuple(one(item) for one, item in zip(takes, value, strict=True))

    return take


def _mapping(key: Take, item: Take) -> Take:
    def take(value: object) -> object:
        if type(value) is not dict:
            raise NotPlainError
        return {key(name): item(inner) for name, inner in value.items()}

    return take
