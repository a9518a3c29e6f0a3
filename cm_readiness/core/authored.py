"""What all authored values share: they are frozen, and refuse keys that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from .numbers import Exact

Condition = Mapping[str, tuple[str | bool, ...]]
"""For each profile field that is named, the values with which something applies."""
AppliesIf = Condition | Annotated[tuple[Condition, ...], Field(min_length=1)]
"""A condition, or several of which one is enough."""

Weight = Annotated[Exact, Field(gt=0, le=100)]
Score = Annotated[Exact, Field(ge=0, le=100)]
Share = Annotated[Exact, Field(ge=0, le=1)]
Days = Annotated[Exact, Field(gt=0)]
Factor = Annotated[Exact, Field(gt=0, le=100)]


class Authored(BaseModel):
    """A part of a questionnaire."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Between(Authored):
    """The numbers from one to another, both included."""

    at_least: Exact | None = None
    at_most: Exact | None = None


Blank = tuple[str | bool, ...] | Between
"""What another field has to say for an option to stand in for a blank one."""
