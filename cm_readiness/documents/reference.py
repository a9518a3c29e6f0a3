"""What documents know beside the answers: the channels' formats as last seen, and the trades of the job."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from ..files.shipped import templates_folder
from ..files.toml_file import read_toml
from ..language.records import FALLBACK
from ..views.context import Context

if TYPE_CHECKING:
    from ..views.documents_shape import FormatView, TradeView

_Entry = dict[str, dict[str, str] | str]


def formats_view(context: Context) -> list[FormatView]:
    """The formats of the company's channels, in the order in which it named them.

    Args:
        context: the evaluation in one language.
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
        for entry in _read("formats")
        if entry["channel"] == channel
    ]


def trades_view(context: Context) -> list[TradeView]:
    """The trades, those of the job first.

    Args:
        context: the evaluation in one language.
    """
    return [
        {
            "id": str(entry["id"]),
            "name": _text(entry, "name", context),
            "kind": str(entry["kind"]),
            "hours": _text(entry, "hours", context),
        }
        for entry in _read("trades")
    ]


def _text(entry: _Entry, key: str, context: Context) -> str:
    value = entry.get(key, "")
    return value if isinstance(value, str) else value.get(context.words.language) or value[FALLBACK]


@cache
def _read(name: str) -> list[_Entry]:
    table = read_toml(templates_folder() / "reference" / f"{name}.toml").data
    return cast("list[_Entry]", table[name])
