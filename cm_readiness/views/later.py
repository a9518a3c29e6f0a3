"""Values that are made when a template asks for them: no document shows all that there is to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property


class Later:
    """A value that is made when somebody asks for it, and once.

    Args:
        make: makes it.
    """

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    @cached_property
    def value(self) -> object:
        """The value."""
        return self._make()


def value_of(value: object) -> object:
    """A value, made if it was to be made later."""
    return value.value if isinstance(value, Later) else value


def made(values: Mapping[str, object]) -> dict[str, object]:
    """Values by their names, all of them made.

    Args:
        values: them, or what makes them later.
    """
    return {name: value_of(one) for name, one in values.items()}
