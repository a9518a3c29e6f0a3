"""What lies in a folder that a company hands over, against the limits of its channels."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Any, cast

from ..core.measured import MediaFigures, Medium
from ..core.platform_limits import fits
from .apart import Read
from .kind import Context, Kind, Material, Outcome

CAPTIONS = (".srt", ".vtt", ".sbv", ".ass")
"""Files of captions, beside the film that they belong to."""


_UNREADABLE = frozenset({"measure_damaged", "measure_empty", "measure_reader_ended", "measure_encrypted"})
"""Why a file that might be a medium is none that can be used; others are something else altogether."""


def _figures(material: Material, context: Context) -> Outcome:
    beside = {_stem(name) for name in material.names if name.lower().endswith(CAPTIONS)}
    media = [medium_of(one, context) for one in material.read]
    known = [
        replace(one, captions=True) if one.kind == "video" and _has_beside(one.name, beside) else one
        for one in media
    ]
    unreadable = sum(one.why.code in _UNREADABLE for one in material.left)
    return MediaFigures(tuple(known), unreadable), ()


def _has_beside(name: str, beside: Collection[str]) -> bool:
    """Whether captions lie beside a film: `reel.srt`, or `reel.fr.srt`."""
    stem = _stem(name)
    return any(one == stem or one.rpartition(".")[0] == stem for one in beside)


def _stem(name: str) -> str:
    return str(PurePosixPath(name).with_suffix(""))


def medium_of(one: Read, context: Context) -> Medium:
    """One file, with what each channel of the company makes of it.

    Args:
        one: as it was read.
        context: the company's channels and their limits.
    """
    facts = cast("dict[str, Any]", one.facts)
    seconds = facts["milliseconds"]
    medium = Medium(
        name=one.file.name,
        kind=facts["kind"],
        width=facts["width"],
        height=facts["height"],
        seconds=None if seconds is None else Fraction(seconds, 1000),
        type=facts["type"],
        codec=facts["codec"],
        bytes=facts["bytes"],
        captions=facts["captions"],
        mode=facts["mode"],
        pages=facts["pages"],
    )
    return replace(medium, channels=fits(medium, context.limits, context.channels, context.language))


MEDIA_FOLDER = Kind("media_folder", "media", _figures, tables=("limits",), beside=CAPTIONS)
