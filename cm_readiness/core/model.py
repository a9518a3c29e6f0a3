"""Values whose parts are declared with their types, and checked where data comes in.

They are declared, changed and written out as pydantic's models are; it says what is wrong with data.
It takes a while to be loaded: what is plainly as it is declared is taken in without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

from .declaring import REQUIRED, ModelField
from .plain_taking import NotPlainError, taker_of

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, TypeAdapter
    from pydantic_core import CoreSchema


_set = object.__setattr__
"""The one way around that nothing of a value can be set."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Model:
    """A frozen value. Its parts are those that its class declares, and those of the classes above."""

    # Those of pydantic are what it looks for.
    __slots__ = (
        "__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__", "_later",
    )  # fmt: skip

    model_fields: ClassVar[Mapping[str, ModelField]] = {}
    others: ClassVar[object] = None
    _defaults: ClassVar[Mapping[str, object]] = {}

    def __init_subclass__(cls) -> None:
        own = {
            name: ModelField(name, cls.__dict__.get(name, REQUIRED))
            for name, kind in cls.__annotations__.items()
            if not kind.startswith("ClassVar")
        }
        for name in own.keys() & cls.__dict__.keys():
            # What a value does not have yet is not found on its class.
            delattr(cls, name)
        cls.model_fields = {**cls.model_fields, **own}
        cls._defaults = {
            name: one.default for name, one in cls.model_fields.items() if one.default is not REQUIRED
        }

    def __init__(self, **values: object) -> None:
        same = type(self).model_validate(
            {
                name if one is None else one.key: value
                for name, value in values.items()
                for one in [self.model_fields.get(name)]
            }
        )
        _set(self, "__dict__", same.__dict__)
        _set(self, "__pydantic_extra__", same.model_extra)

    @classmethod
    def model_construct(cls, **values: Any) -> Self:  # noqa: ANN401 - as they are declared
        """A value whose parts are known to be right.

        Args:
            **values: the parts by their names; others are kept where the class keeps others.
        """
        given = {**cls._defaults, **values}
        return cls.of_parts({name: given.pop(name) for name in cls.model_fields}, given)

    @classmethod
    def of_parts(cls, parts: dict[str, Any], others: dict[str, Any]) -> Self:
        """A value of all its parts, which are known to be right.

        Args:
            parts: all of them by their names, in order; they belong to the value from now on.
            others: what stands under other keys.
        """
        new = cls.__new__(cls)
        _set(new, "__dict__", parts)
        _set(new, "__pydantic_extra__", others)
        return new

    @classmethod
    def later(cls, part: Callable[[str], Any], parts: dict[str, Any], others: dict[str, Any]) -> Self:
        """A value whose other parts are worked out when somebody reads them first.

        Args:
            part: gives the part of a name; the same one whenever it is asked.
            parts: those that are known, by their names; they belong to the value from now on.
            others: what stands under other keys.
        """
        new = cls.of_parts(parts, others)
        _set(new, "_later", part)
        return new

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """A part that nobody has read yet."""
            if name not in type(self).model_fields:
                raise AttributeError(f"{type(self).__name__} has no {name}")
            value = self._later(name)
            self.__dict__[name] = value
            return value

    @classmethod
    def model_validate(cls, data: object, *, strict: bool = False) -> Self:
        """A value of plain data.

        Args:
            data: a table by the keys of the parts, with tables or models within it.
            strict: whether nothing is turned into a type that it is not of.

        Raises:
            ValueError: pydantic's ValidationError, with all that is wrong.
        """
        try:
            return cls.taken_plainly(data)
        except NotPlainError:
            taken: Self = _adapter(cls).validate_python(data, strict=strict or None)
            return taken

    @classmethod
    def taken_plainly(cls, data: object) -> Self:
        """A value of data that is plainly as it is declared.

        Raises:
            NotPlainError: it has to be looked at more closely.
        """
        taken: Self = taker_of(cls)(data)  # type: ignore[arg-type] # as below
        return taken

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """The same value with other parts, which are known to be right.

        Args:
            update: them, by their names.
        """
        read, changed = self.__dict__, {**self.model_extra, **(update or {})}
        parts = {name: read[name] for name in self.model_fields if name in read}
        parts |= {name: changed.pop(name) for name in self.model_fields if name in changed}
        if len(parts) < len(self.model_fields):
            return self.later(partial(getattr, self), parts, changed)
        return self.of_parts(parts, changed)

    @property
    def model_extra(self) -> dict[str, object]:
        """What stands under keys that nobody declared."""
        return getattr(self, "__pydantic_extra__", None) or {}

    def model_dump(self, **how: Any) -> Any:  # noqa: ANN401 - as pydantic has it
        """As plain data, as pydantic makes it."""
        return _adapter(type(self)).dump_python(_read_through(self), **how)

    def model_dump_json(self, **how: Any) -> str:  # noqa: ANN401
        """As JSON, as pydantic makes it."""
        return _adapter(type(self)).dump_json(_read_through(self), **how).decode()

    def check_whole(self) -> None:
        """See that the parts go together; a ValueError says that they do not."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from .model_schema import schema_of

        return schema_of(cls, handler)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __getstate__(self) -> tuple[dict[str, object], dict[str, object]]:
        return {name: getattr(self, name) for name in self.model_fields}, self.model_extra

    def __setstate__(self, state: tuple[dict[str, object], dict[str, object]]) -> None:
        _set(self, "__dict__", state[0])
        _set(self, "__pydantic_extra__", state[1])

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other) or not isinstance(other, Model):
            return NotImplemented
        return self.__getstate__() == other.__getstate__()

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in self.model_fields)))

    def __repr__(self) -> str:
        known, others = self.__getstate__()
        parts = ", ".join(f"{name}={value!r}" for name, value in {**known, **others}.items())
        return f"{type(self).__name__}({parts})"


def _read_through(value: object) -> object:
    """A value of which everything has been read, in order."""
    match value:
        case Model():
            parts, others = value.__getstate__()
            return value.of_parts({name: _read_through(part) for name, part in parts.items()}, others)
        case tuple():
            return tuple(map(_read_through, value))
        case dict():
            return {key: _read_through(item) for key, item in value.items()}
        case _:
            return value


def _adapter(cls: type[Model]) -> TypeAdapter[Any]:
    return _adapter_of(cls)  # type: ignore[arg-type] # mypy takes the hash of a value for that of its class


@cache
def _adapter_of(cls: type[Any]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(cls)
