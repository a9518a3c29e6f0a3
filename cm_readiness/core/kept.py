"""What the parts of a machine-owned file are made of: texts, levels, moments."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, ClassVar

from .declaring import Checked
from .errors import ReadinessError
from .model import Model
from .text import cleaned

MAX_TEXT = 20_000
"""Characters that a free text may have."""


def clean(text: str) -> str:
    """Take a free text in, as `cleaned`.

    Raises:
        ReadinessError: `text_too_long`, or `text_not_unicode` for a lone surrogate.
    """
    text = cleaned(text)
    if len(text) > MAX_TEXT:
        raise ReadinessError("text_too_long", length=len(text), most=MAX_TEXT)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ReadinessError("text_not_unicode") from None
    return text


def _taken_in(value: object) -> object:
    return cleaned(value) if isinstance(value, str) else value


FreeText = Annotated[str, Checked(strict=True, max_length=MAX_TEXT, before=_taken_in)]
LevelNumber = Annotated[int, Checked(strict=True, ge=0, le=4)]
TargetLevel = Annotated[int, Checked(strict=True, ge=1, le=4)]
Count = Annotated[int, Checked(strict=True, ge=0)]


def _in_utc(value: object) -> object:
    """A time without a zone is taken as UTC: another program may have written it."""
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise ValueError("not in the calendar of UTC") from None


Moment = Annotated[datetime, Checked(before=_in_utc)]


class Kept(Model):
    """A part of a machine-owned file: frozen, and unknown keys are kept and written back."""

    others: ClassVar[object] = object
