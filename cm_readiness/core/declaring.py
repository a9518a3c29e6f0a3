"""How the parts of a model are declared, for those who take values in and write them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, Literal, Protocol, Self, get_type_hints

REQUIRED: Any = object()
"""Stands for the default of a part that has none."""


class Checked:
    """What a part has to be besides its type: `Annotated[int, Checked(ge=0, le=4)]`.

    Args:
        strict: whether nothing is turned into the type that is not of it.
        before: what is done with a value before it is looked at; it may raise a ValueError.
        after: what is done with one that was found right.
        **limits: `ge`, `gt`, `le` for numbers, `min_length` and `max_length` for texts and lists.
    """

    __is_annotated_types_grouped_metadata__: Literal[True] = True

    def __init__(
        self,
        *,
        strict: bool = False,
        before: Callable[[Any], Any] | None = None,
        after: Callable[[Any], Any] | None = None,
        **limits: int,
    ) -> None:
        self.strict, self.before, self.after, self.limits = strict, before, after, limits

    def __iter__(self) -> Iterator[object]:
        """The same, as pydantic reads it."""
        from pydantic import AfterValidator, BeforeValidator, Field

        limits: Any = self.limits
        yield from Field(strict=self.strict or None, **limits).metadata
        if self.before is not None:
            yield BeforeValidator(self.before)
        if self.after is not None:
            yield AfterValidator(self.after)


class ModelField:
    """One part of a model.

    Args:
        name: as it is read.
        default: what it is where nothing is given; `REQUIRED` where something has to be.
    """

    __slots__ = ("default", "key", "name")

    def __init__(self, name: str, default: object) -> None:
        self.name, self.default = name, default
        # A word of Python has a line behind it where it is read.
        self.key = name.rstrip("_")


class Declares(Protocol):
    """A class whose parts are declared."""

    model_fields: ClassVar[Mapping[str, ModelField]]
    """Its parts by their names, in order."""
    others: ClassVar[object]
    """The type of what stands under keys that nobody declared; None where there may be none."""

    @classmethod
    def model_construct(cls, **values: Any) -> Self:  # noqa: ANN401 - as it is declared
        """A value whose parts are known to be right."""

    def check_whole(self) -> None:
        """See that the parts go together; a ValueError says that they do not."""


@cache
def types_in(cls: type[Declares]) -> Mapping[str, Any]:
    """The type of each part by its name, with what it has to be besides."""
    hints = get_type_hints(cls, include_extras=True)
    return {name: hints[name] for name in cls.model_fields}
