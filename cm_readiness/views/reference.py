"""What documents know beside the answers: the channels' formats as last seen, and the trades of the job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from ..language.records import FALLBACK
from .context import Context

if TYPE_CHECKING:
    from .reference_shape import FormatView, TradeView

Entry: TypeAlias = Mapping[str, Any]
"""What a file says of one thing: a text by its key, or one for each language; dates and lists of names."""

OFFICIAL = "V1"
"""The grade of a value of an official page."""
HOLDS = timedelta(days=180)
"""How long a reading is relied on: platforms change their limits several times a year."""


@dataclass(frozen=True)
class Reference:
    """The reference texts, as they stand in their files."""

    formats: Sequence[Entry]
    labels: Mapping[str, Entry]
    """What the values of some keys of a format mean, by key."""
    pages: Mapping[str, Mapping[str, str]]
    """Where formats were read, by id."""
    trades: Sequence[Entry]


def formats_view(context: Context, reference: Reference) -> list[FormatView]:
    """The formats of the company's channels, in the order in which it named them.

    Args:
        context: the evaluation in one language.
        reference: the formats of all channels.
    """
    chosen = context.assessment.company.get("channels") or ()
    names = {o.id: context.text(o.name) for f in context.questionnaire.profile for o in f.options}
    if not isinstance(chosen, tuple):
        return []
    return [
        _format(context, reference, entry, names.get(channel, channel))
        for channel in chosen
        for entry in reference.formats
        if entry["channel"] == channel
    ]


def _format(context: Context, reference: Reference, entry: Entry, channel: str) -> FormatView:
    def label(key: str) -> str:
        return _text(reference.labels[key], entry[key], context)

    sources = [reference.pages[source] for source in entry["sources"]]
    expires = entry["seen"] + HOLDS
    expired = context.evaluation.as_of > expires
    # An official page that others quote was not seen itself: this is said instead of its grade.
    basis = label("read" if entry["grade"] == OFFICIAL else "grade")
    seen = f"{context.words.date(entry['seen'])}, {basis}"
    if expired:
        seen += f", {_text(reference.labels['state'], 'expired', context)}"
    return {
        "channel": channel,
        "placement": _text(entry, "placement", context),
        "paid": entry["use"] == "paid",
        "route": label("route"),
        "size": _text(entry, "size", context),
        "duration": _text(entry, "duration", context),
        "file": _text(entry, "file", context),
        "text": _text(entry, "text", context),
        "captions": _text(entry, "captions", context),
        "alt_text": _text(entry, "alt_text", context),
        "note": _text(entry, "note", context),
        "seen": seen,
        "grade": label("grade"),
        "read": label("read"),
        "expires": context.words.date(expires),
        "expired": expired,
        "page": sources[0]["url"],
        "sources": [{"title": source["title"], "url": source["url"]} for source in sources],
    }


def trades_view(context: Context, reference: Reference) -> list[TradeView]:
    """The trades, those of the job first.

    Args:
        context: the evaluation in one language.
        reference: the trades in this order.
    """
    return [
        {
            "id": str(entry["id"]),
            "name": _text(entry, "name", context),
            "kind": str(entry["kind"]),
            "hours": _text(entry, "hours", context),
        }
        for entry in reference.trades
    ]


def _text(entry: Entry, key: str, context: Context) -> str:
    value: str | Mapping[str, str] = entry.get(key, "")
    return value if isinstance(value, str) else value.get(context.words.language) or value[FALLBACK]
