"""What all authored values share: they are frozen, and refuse keys that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from .declaring import Checked
from .model import Model
from .numbers import Exact

Condition = Mapping[str, tuple[str | bool, ...]]
"""For each profile field that is named, the values with which something applies."""
AppliesIf = Condition | Annotated[tuple[Condition, ...], Checked(min_length=1)]
"""A condition, or several of which one is enough."""
ALWAYS: AppliesIf = {}

Weight = Annotated[Exact, Checked(gt=0, le=100)]
Score = Annotated[Exact, Checked(ge=0, le=100)]
Share = Annotated[Exact, Checked(ge=0, le=1)]
Days = Annotated[Exact, Checked(gt=0)]
Factor = Annotated[Exact, Checked(gt=0, le=100)]


class Authored(Model):
    """A part of a questionnaire."""


class Between(Authored):
    """The numbers from one to another, both included."""

    at_least: Exact | None = None
    at_most: Exact | None = None


Blank = tuple[str | bool, ...] | Between
"""What another field has to say for an option to stand in for a blank one."""
