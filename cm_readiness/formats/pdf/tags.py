"""The structure of a PDF, as far as the typesetter leaves it open: which cell heads a row of a table."""

from __future__ import annotations

from collections.abc import Sequence

from .objects import Objects, entries, references

_GROUP = b"/S/TBody"
_HEADER = {"/S": b"/TH", "/A": b"<</O/Table/Scope/Row>>"}


def with_row_headers(data: bytes) -> bytes:
    """The same PDF whose tables have a header in each row: its first cell, unless that is empty.

    Args:
        data: a tagged PDF, as the typesetter writes it.
    """
    objects = Objects(data)
    changes = {}
    for group in objects:
        if _GROUP not in objects[group]:
            continue
        rows = [_inside(objects, row) for row in _inside(objects, group)]
        if _gains(rows):
            for first, *_others in rows:
                cell = entries(objects[first])
                if cell["/S"] == b"/TD" and _is_filled(objects, first):
                    changes[first] = _written({**cell, **_HEADER})
    return objects.changed(changes) if changes else data


def _gains(rows: Sequence[Sequence[int]]) -> bool:
    """Whether a table has more cells than heads: else the head of a row is what was heard just before."""
    columns = max(map(len, rows), default=0)
    return columns + len(rows) <= (columns - 1) * len(rows)


def _inside(objects: Objects, element: int) -> Sequence[int]:
    """The elements within one."""
    return references(entries(objects[element]).get("/K", b""))


def _is_filled(objects: Objects, element: int) -> bool:
    """Whether anything is drawn in an element: a number of what is marked on a page, or an annotation."""
    content = entries(objects[element]).get("/K", b"").strip(b"[]")
    if b"<<" in content or len(content.split()) > 3 * len(references(content)):
        return True
    return any(_is_filled(objects, inner) for inner in references(content))


def _written(dictionary: dict[str, bytes]) -> bytes:
    """A dictionary as it is written."""
    listed = b"".join(b"%b %b" % (name.encode("latin-1"), value) for name, value in dictionary.items())
    return b"<<%b>>" % listed
