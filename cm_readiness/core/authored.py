"""What all authored values share: they are frozen, and refuse keys that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from .numbers import Exact

AppliesIf = Mapping[str, tuple[str | bool, ...]]
"""For each profile field that is named, the values with which something applies."""

Weight = Annotated[Exact, Field(gt=0, le=100)]
Score = Annotated[Exact, Field(ge=0, le=100)]
Share = Annotated[Exact, Field(ge=0, le=1)]
Days = Annotated[Exact, Field(gt=0)]
Factor = Annotated[Exact, Field(gt=0, le=100)]


class Authored(BaseModel):
    """A part of a questionnaire."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
