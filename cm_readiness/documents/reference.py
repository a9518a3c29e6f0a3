"""What documents know beside the answers: the channels' formats as last seen, and the trades of the job."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from ..files.shipped import templates_folder
from ..files.toml_file import read_toml
from ..views.context import Frame

if TYPE_CHECKING:
    from ..views.documents_shape import FormatView, TradeView

_Entry = dict[str, dict[str, str] | str]
_Row = dict[str, Any]

OFFICIAL = "V1"
"""The grade of a value of an official page."""


def formats_view(frame: Frame) -> list[FormatView]:
    """The formats of the company's channels, in the order in which it named them.

    Args:
        frame: the evaluation in one language.
    """
    chosen = frame.assessment.company.get("channels") or ()
    if not isinstance(chosen, tuple):
        return []
    names = {o.id: frame.text(o.name) for f in frame.questionnaire.profile for o in f.options}
    rows = cast("list[_Row]", _table("formats")["formats"])
    return [
        _format(row, names.get(channel, channel), frame)
        for channel in chosen
        for row in rows
        if row["channel"] == channel
    ]


def _format(row: _Row, channel: str, frame: Frame) -> FormatView:
    file = _table("formats")
    labels = cast("dict[str, dict[str, dict[str, str]]]", file["labels"])
    pages = {source["id"]: source for source in cast("list[dict[str, str]]", file["sources"])}

    def label(key: str) -> str:
        return _text(labels[key], row[key], frame)

    sources = [pages[source] for source in row["sources"]]
    expired = row["expires"] <= frame.evaluation.as_of
    # An official page that others quote was not seen itself: this is said instead of its grade.
    basis = label("read" if row["grade"] == OFFICIAL else "grade")
    seen = f"{frame.words.date(row['seen'])}, {basis}"
    if expired:
        seen += f", {_text(labels['state'], 'expired', frame)}"
    return {
        "channel": channel,
        "placement": _text(row, "placement", frame),
        "paid": row["use"] == "paid",
        "route": label("route"),
        "size": _text(row, "size", frame),
        "duration": _text(row, "duration", frame),
        "file": _text(row, "file", frame),
        "text": _text(row, "text", frame),
        "captions": _text(row, "captions", frame),
        "alt_text": _text(row, "alt_text", frame),
        "note": _text(row, "note", frame),
        "seen": seen,
        "grade": label("grade"),
        "read": label("read"),
        "expires": frame.words.date(row["expires"]),
        "expired": expired,
        "page": sources[0]["url"],
        "sources": [{"title": source["title"], "url": source["url"]} for source in sources],
    }


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
        for entry in cast("list[_Entry]", _table("trades")["trades"])
    ]


def _text(entry: Mapping[str, Any], key: str, frame: Frame) -> str:
    value = entry.get(key, "")
    return value if isinstance(value, str) else value.get(frame.words.language) or value["en"]


@cache
def _table(name: str) -> dict[str, object]:
    return read_toml(templates_folder() / "reference" / f"{name}.toml").data
