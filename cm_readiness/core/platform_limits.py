"""What a channel takes: limits that its platform publishes, and how a file stands to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain
from math import ceil
from typing import Annotated, Literal

from .authored import Authored
from .declaring import Checked
from .measured import Bound, ChannelFit, Fit, Medium, PassedLimit
from .numbers import Exact, Rational
from .text import Text

DAYS_GOOD = 180
"""Days after which a limit has to be looked up again: platforms change them several times a year."""
TOLERANCE = Fraction(1, 100)
"""By how much a ratio may be beside a limit: pixels are whole."""
SHOWN = {
    "image": ("jpeg", "png", "gif", "webp", "heic", "mpo"),
    "video": ("mp4", "mov", "m4v", "webm"),
}
"""Types of files that channels show; others are for those who make them."""
PRINT_COLOURS = frozenset({"CMYK", "YCCK"})


class Bounds(Authored):
    """What a file may be; what is not given is not limited, or not known."""

    types: tuple[str, ...] = ()
    """Of files, by their usual ending, such as `jpeg`."""
    codecs: tuple[str, ...] = ()
    max_bytes: Annotated[int, Checked(gt=0)] | None = None
    min_seconds: Exact | None = None
    max_seconds: Exact | None = None
    ratio_min: Exact | None = None
    """Width by height of what is shown."""
    ratio_max: Exact | None = None
    min_width: Annotated[int, Checked(gt=0)] | None = None
    min_height: Annotated[int, Checked(gt=0)] | None = None
    max_pages: Annotated[int, Checked(gt=0)] | None = None


class Limit(Authored):
    """What one placement of a platform takes."""

    platform: str
    """The id of a channel of the profile."""
    placement: Text
    kind: Literal["image", "video", "document"]
    refused: Bounds = Bounds()
    """What the platform does not take."""
    advice: Bounds = Bounds()
    """What it takes, and crops, shrinks or shows to fewer people."""
    source: str
    """The platform's own page."""
    read_on: date

    def is_old(self, today: date) -> bool:
        """Whether it has to be looked up again."""
        return today - self.read_on > timedelta(days=DAYS_GOOD)


class Limits(Authored):
    """All limits that are known."""

    format: Literal[1] = 1
    limits: Annotated[tuple[Limit, ...], Checked(min_length=1)]


_ENDINGS = {"jpg": "jpeg", "jpe": "jpeg", "heif": "heic", "qt": "mov"}
"""Other endings of the same type."""


def takes(ending: str, limits: Sequence[Limit], channels: Sequence[str]) -> bool:
    """Whether a channel takes files of a type at one of its placements, as far as their ending says.

    Args:
        ending: of a file's name, without the dot.
        limits: all that are known.
        channels: the ids of the company's; where none of theirs is known, what channels show counts.
    """
    small = ending.lower()
    kind = _ENDINGS.get(small, small)
    known = [limit for limit in limits if limit.platform in channels]
    if not known:
        return any(kind in types for types in SHOWN.values())
    return any(kind in (limit.refused.types or SHOWN.get(limit.kind, ())) for limit in known)


Passed = tuple[Fit, PassedLimit]
"""What has to be done, and because of which limit."""


def fits(
    medium: Medium, limits: Sequence[Limit], channels: Sequence[str], language: str
) -> tuple[ChannelFit, ...]:
    """How a file stands to the placements of channels that take its kind.

    A channel that takes none of its kind cannot show it; one of which no limit is known is left out.

    Args:
        medium: as a person sees it.
        limits: all that are known.
        channels: the ids of the company's.
        language: of the placements' names.
    """
    found: list[ChannelFit] = []
    for channel in channels:
        known = [limit for limit in limits if limit.platform == channel]
        of_kind = [limit for limit in known if limit.kind == medium.kind]
        found += [_fit(medium, limit, language) for limit in of_kind]
        if known and not of_kind:
            found.append(ChannelFit(channel, "", "unpostable", PassedLimit("kind"), None))
    return tuple(found)


def _fit(medium: Medium, limit: Limit, language: str) -> ChannelFit:
    placement = limit.placement.get(language)
    taken = limit.refused.types or SHOWN.get(medium.kind, ())
    refused = next(chain(_by_name("type", medium.type, taken), _passed(medium, limit.refused)), None)
    if medium.kind == "image" and medium.mode in PRINT_COLOURS:
        # Platforms refuse the colours of print, or show other ones.
        refused = "unpostable", PassedLimit("print_colours", medium.mode)
    found = refused or next(_passed(medium, limit.advice), None)
    if found is None:
        return ChannelFit(limit.platform, placement, "fits", None, limit.read_on)
    result, passed = found
    if refused:
        return ChannelFit(limit.platform, placement, result, passed, limit.read_on)
    return ChannelFit(limit.platform, placement, "fits", replace(passed, advised=True), limit.read_on)


def _passed(medium: Medium, bounds: Bounds) -> Iterator[Passed]:
    """The limits that a file passes, those first that nothing but a new file helps against."""
    yield from _by_name("type", medium.type, bounds.types)
    yield from _by_name("codec", medium.codec, bounds.codecs)
    for size, least in ((medium.width, bounds.min_width), (medium.height, bounds.min_height)):
        if size is not None and least is not None and size < least:
            yield "unpostable", PassedLimit("small", size, least)
    if medium.pages is not None and bounds.max_pages is not None and medium.pages > bounds.max_pages:
        yield "cut", PassedLimit("pages", medium.pages, bounds.max_pages)
    yield from _by_length(medium, bounds)
    if bounds.max_bytes is not None and medium.bytes > bounds.max_bytes:
        yield "heavy", PassedLimit("heavy", medium.bytes, bounds.max_bytes)
    yield from _by_ratio(medium, bounds)


def _by_name(bound: Bound, found: str, taken: Sequence[str]) -> Iterator[Passed]:
    if found and taken and found not in taken:
        yield "unpostable", PassedLimit(bound, found, ", ".join(taken))


def _by_length(medium: Medium, bounds: Bounds) -> Iterator[Passed]:
    if medium.seconds is None:
        return
    if bounds.max_seconds is not None and medium.seconds > bounds.max_seconds:
        # Upwards: 60.2 seconds are not 60.
        yield "cut", PassedLimit("long", ceil(medium.seconds), int(bounds.max_seconds))
    if bounds.min_seconds is not None and medium.seconds < bounds.min_seconds:
        yield "unpostable", PassedLimit("short", int(medium.seconds), ceil(bounds.min_seconds))


def _by_ratio(medium: Medium, bounds: Bounds) -> Iterator[Passed]:
    if medium.ratio is None:
        return
    # What the limit says is a rounded number, and pixels are whole.
    if bounds.ratio_min is not None and medium.ratio < bounds.ratio_min * (1 - TOLERANCE):
        yield "shape", PassedLimit("narrow", _shown(medium.ratio), _shown(bounds.ratio_min))
    if bounds.ratio_max is not None and medium.ratio > bounds.ratio_max * (1 + TOLERANCE):
        yield "shape", PassedLimit("wide", _shown(medium.ratio), _shown(bounds.ratio_max))


def _shown(ratio: Rational) -> str:
    """A ratio as hundredths, for words to write: `0.56`."""
    return f"{float(ratio):.2f}"
