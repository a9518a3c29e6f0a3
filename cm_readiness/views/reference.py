"""What documents know beside the answers: the channels' formats as last seen, and the trades of the job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..language.records import FALLBACK
from .context import Context

if TYPE_CHECKING:
    from .documents_shape import FormatView, TradeView

Entry = Mapping[str, Mapping[str, str] | str]
"""One of a table; its texts are in several languages, or one for all."""


@dataclass(frozen=True)
class Reference:
    """The tables that come with the templates."""

    formats: Sequence[Entry]
    trades: Sequence[Entry]


def formats_view(context: Context, reference: Reference) -> list[FormatView]:
    """The formats of the company's channels, in the order in which it named them.

    Args:
        context: the evaluation in one language.
        reference: the tables.
    """
    chosen = context.assessment.company.get("channels") or ()
    names = {o.id: context.text(o.name) for f in context.questionnaire.profile for o in f.options}
    if not isinstance(chosen, tuple):
        return []
    return [
        {
            "channel": names.get(channel, channel),
            "placement": _text(entry, "placement", context),
            "size": _text(entry, "size", context),
            "duration": _text(entry, "duration", context),
            "file": _text(entry, "file", context),
            "text": _text(entry, "text", context),
            "promoted": _text(entry, "promoted", context),
            "seen": _text(entry, "seen", context),
            "page": str(entry["page"]),
        }
        for channel in chosen
        for entry in reference.formats
        if entry["channel"] == channel
    ]


def trades_view(context: Context, reference: Reference) -> list[TradeView]:
    """The trades, those of the job first.

    Args:
        context: the evaluation in one language.
        reference: the tables.
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
    value = entry.get(key, "")
    return value if isinstance(value, str) else value.get(context.words.language) or value[FALLBACK]
