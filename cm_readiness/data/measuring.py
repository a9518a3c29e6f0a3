"""What was measured, as data for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from ..core.errors import Fault
from ..core.measured import (
    AdvertFigures,
    CalendarFigures,
    ChannelFit,
    CopyFigures,
    Figure,
    IntakeFigures,
    Measured,
    MediaFigures,
    Medium,
)
from ..core.numbers import rounded
from ..core.proposals import Proposal
from .evaluation import Data

_SHARE, _RATE = 3, 1
"""Decimals of shares, and of posts a week."""


def measure_data(
    measured: Measured,
    proposals: Sequence[Proposal],
    lines: Sequence[str],
    sentence: Callable[[Fault], str],
    problem: Callable[[ChannelFit], str],
) -> dict[str, Data]:
    """Figures, what they propose, the files, and what could not be measured.

    Args:
        measured: what was measured.
        proposals: for each criterion that it serves.
        lines: of evidence.
        sentence: a fault in words.
        problem: what a channel does not take, in words.
    """
    return {
        "format": 1,
        "measure": measured.measure,
        "criteria": [
            {"criterion": one.criterion.id, "proposes": one.level, "lines": list(lines)} for one in proposals
        ],
        "figures": _figures(measured, problem),
        "files": [
            {
                "name": one.name,
                "sha256": one.sha256,
                "date": one.day.isoformat() if one.day else None,
                "read": one.read,
            }
            for one in measured.files
        ],
        "not_measured": [{"name": one.name, "why": sentence(one.why)} for one in measured.not_measured],
    }


def _figures(measured: Measured, problem: Callable[[ChannelFit], str]) -> dict[str, Data]:
    match measured.figures:
        case AdvertFigures() as advert:
            return _advert(advert)
        case MediaFigures() as media:
            return {**_plain(media.numbers), "media": [_medium(one, problem) for one in media.media]}
        case CopyFigures() as copies:
            return {**_plain(copies.numbers), "posts": _posts(copies)}
        case CalendarFigures() as calendar:
            return _calendar(calendar)
        case IntakeFigures() as intake:
            return {**_plain(intake.numbers), "material": _arrivals(intake)}


def _advert(advert: AdvertFigures) -> dict[str, Data]:
    return {
        "is_advert": advert.is_advert,
        "trades": [
            {
                "id": one.id,
                "kind": one.kind,
                "asked_of": one.asked_of,
                "sentence": one.sentence,
                "file": one.file,
            }
            for one in advert.trades
        ],
        "specialist_trades": advert.specialist_trades,
        "pay_named": advert.pay_named,
        "hours_named": advert.hours_named,
        "reports_to_named": advert.reports_to_named,
    }


def _medium(one: Medium, problem: Callable[[ChannelFit], str]) -> dict[str, Data]:
    return {
        "name": one.name,
        "kind": one.kind,
        "width": one.width,
        "height": one.height,
        "ratio": _number(one.ratio, _SHARE),
        "seconds": _number(one.seconds, _SHARE),
        "codec": one.codec or None,
        "bytes": one.bytes,
        "captions": one.captions,
        "mode": one.mode or None,
        "pages": one.pages,
        "channels": [
            {
                "id": fit.channel,
                "placement": fit.placement,
                "result": fit.result,
                "why": problem(fit),
                "limit_read_on": fit.read_on.isoformat() if fit.read_on else None,
            }
            for fit in one.channels
        ],
    }


def _posts(copies: CopyFigures) -> list[Data]:
    return [
        {
            "name": post.name,
            "words": post.words,
            "copied_words": post.copied,
            "share": _number(post.share, _SHARE),
            "runs": list(post.runs),
        }
        for post in copies.posts
    ]


def _calendar(calendar: CalendarFigures) -> dict[str, Data]:
    if calendar.ambiguous:
        return {"ambiguous_dates": list(calendar.ambiguous)}
    numbers = calendar.numbers
    newest = calendar.newest_format
    return {
        "posts": calendar.posts,
        "posts_a_week": _number(numbers.get("posts_a_week"), _RATE),
        "longest_silence_days": calendar.longest_silence_days,
        "weeks_with_a_post": _number(numbers.get("weeks_with_a_post"), _SHARE),
        "formats": dict(calendar.formats),
        "newest_format": None if newest is None else {"name": newest[0], "first_used": newest[1].isoformat()},
        "ambiguous_dates": [],
    }


def _arrivals(intake: IntakeFigures) -> list[Data]:
    return [
        {
            "name": one.name,
            "came": one.came.isoformat(),
            "published": one.published.isoformat() if one.published else None,
            "days_before": one.days_before,
            "usable": one.usable,
        }
        for one in intake.arrivals
    ]


def _plain(numbers: Mapping[str, Figure]) -> dict[str, Data]:
    return {name: _number(value, _SHARE) for name, value in numbers.items()}


def _number(value: Figure | None, digits: int) -> Data:
    return rounded(value, digits) if isinstance(value, Fraction) else value
