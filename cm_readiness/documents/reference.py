"""What documents know beside the answers: the channels' formats as last seen, and the trades of the job."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from ..files.shipped import templates_folder
from ..files.toml_file import read_toml
from ..language.records import FALLBACK
from ..views.context import Frame

if TYPE_CHECKING:
    from ..views.documents_shape import FormatView, TradeView

_Entry = dict[str, dict[str, str] | str]


def formats_view(frame: Frame) -> list[FormatView]:
    """The formats of the company's channels, in the order in which it named them.

    Args:
        frame: the evaluation in one language.
    """
    chosen = frame.assessment.company.get("channels") or ()
    names = {o.id: frame.text(o.name) for f in frame.questionnaire.profile for o in f.options}
    if not isinstance(chosen, tuple):
        return []
    return [
        {
            "channel": names.get(channel, channel),
            "placement": _text(entry, "placement", frame),
            "size": _text(entry, "size", frame),
            "duration": _text(entry, "duration", frame),
            "file": _text(entry, "file", frame),
            "text": _text(entry, "text", frame),
            "promoted": _text(entry, "promoted", frame),
            "seen": _text(entry, "seen", frame),
            "page": str(entry["page"]),
        }
        for channel in chosen
        for entry in _read("formats")
        if entry["channel"] == channel
    ]


def trades_view(frame: Frame) -> list[TradeView]:
    """The trades, those of the job first.

    Args:
        frame: the evaluation in one language.
    """
    return [
        {
            "id": str(entry["id"]),
            "name": _text(entry, "name", frame),
            "kind": str(entry["kind"]),
            "hours": _text(entry, "hours", frame),
        }
        for entry in _read("trades")
    ]


def _text(entry: _Entry, key: str, frame: Frame) -> str:
    value = entry.get(key, "")
    return value if isinstance(value, str) else value.get(frame.words.language) or value[FALLBACK]


@cache
def _read(name: str) -> list[_Entry]:
    table = read_toml(templates_folder() / "reference" / f"{name}.toml").data
    return cast("list[_Entry]", table[name])
