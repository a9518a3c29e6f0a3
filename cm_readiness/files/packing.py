"""Authored values as plain data that needs no checking when it is read back: what went in comes out."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from ..core.authored import Authored
from ..core.text import Text

# Lists stand for values of a class, which none of the values has in it: first which class, then its parts.
FORM = 1
"""Of what is packed; another one is not read."""

_TEXT, _FRACTION, _DATE, _FIRST = range(4)


def packed(value: Authored) -> bytes:
    """A value with everything in it; read back only by the same Python."""
    classes = _classes()
    names = [*classes]
    places = {cls: _FIRST + names.index(cls.__name__) for cls in classes.values()}

    def plain(item: Any) -> Any:  # noqa: ANN401 - parts are of many kinds
        match item:
            case Authored():
                parts = [plain(getattr(item, name)) for name in item.model_fields]
                return [places[type(item)], marshal.dumps([plain(item.model_extra), *parts])]
            case Text():
                return [_TEXT, marshal.dumps(dict(item.root))]
            case Fraction():
                return [_FRACTION, item.numerator, item.denominator]
            case date():
                return [_DATE, item.toordinal()]
            case tuple():
                return tuple(map(plain, item))
            case Mapping():
                return {key: plain(inner) for key, inner in item.items()}
            case _:
                return item

    return marshal.dumps((FORM, _shapes(classes), plain(value)))


def unpacked(data: bytes) -> object:
    """A value as it was packed.

    Args:
        data: of `packed`, and of nothing else: it is not looked at whether the parts are right.

    Raises:
        ValueError: it is of another version of the program or of Python, or none of ours.
    """
    classes = _classes()
    try:
        form, shapes, root = marshal.loads(data)  # noqa: S302 - of our own folder, and its sum was right
    except (EOFError, TypeError, ValueError) as error:
        raise ValueError("not packed") from error
    if (form, shapes) != (FORM, _shapes(classes)):
        raise ValueError("packed by another version")
    return _Unpacking([*classes.values()]).value(root)


class _Unpacking:
    def __init__(self, classes: list[type[Authored]]) -> None:
        self._classes = [(cls, tuple(cls.model_fields)) for cls in classes]
        self._by_type: dict[type, Callable[[Any], Any]] = {
            list: self._object,
            tuple: lambda items: tuple(map(self.value, items)),
            dict: lambda table: {key: self.value(item) for key, item in table.items()},
        }

    def value(self, item: Any) -> Any:  # noqa: ANN401
        make = self._by_type.get(type(item))
        return item if make is None else make(item)

    def _object(self, item: list[Any]) -> object:
        kind = item[0]
        if kind == _TEXT:
            return Text.model_construct(_PackedTexts(item[1]))
        if kind == _FRACTION:
            return Fraction(item[1], item[2])
        if kind == _DATE:
            return date.fromordinal(item[1])
        cls, names = self._classes[kind - _FIRST]
        others, *parts = marshal.loads(item[1])  # noqa: S302 - as above
        known = dict(zip(names, parts, strict=True))
        return cls.later(lambda name: self.value(known[name]), {}, self.value(others))


class _PackedTexts(Mapping[str, str]):
    """The texts of a text by language, unpacked when one is read first."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        texts: Mapping[str, str] = marshal.loads(self._data)  # noqa: S302
        return texts

    def __getitem__(self, language: str) -> str:
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def _classes() -> Mapping[str, type[Authored]]:
    """All classes of authored values by their names."""
    return {cls.__name__: cls for cls in _below(Authored)}


def _below(cls: type[Authored]) -> Iterator[type[Authored]]:
    for one in cls.__subclasses__():
        yield one
        yield from _below(one)


def _shapes(classes: Mapping[str, type[Authored]]) -> dict[str, tuple[str, ...]]:
    """The parts of each class, in order."""
    return {name: tuple(cls.model_fields) for name, cls in classes.items()}
