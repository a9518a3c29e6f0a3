"""The structure of a PDF, as far as the typesetter leaves it open: which cell heads a row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

_HEADER = "%PDF-1.7"


def with_row_headers(data: bytes) -> bytes:
    """The same PDF whose tables have a header in each row: its first cell, unless that is empty.

    Args:
        data: a tagged PDF.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import create_string_object

    reader = PdfReader(BytesIO(data))
    producer = reader.metadata.producer if reader.metadata else None
    writer = PdfWriter(clone_from=reader)
    for group in _elements(writer.root_object["/StructTreeRoot"], "/TBody"):
        rows = [list(_inside(row)) for row in _inside(group)]
        if _gains(rows):
            for first, *_others in rows:
                if first["/S"] == "/TD" and _is_filled(first):
                    _make_header(first)
    if producer:
        writer.add_metadata({"/Producer": create_string_object(producer)})
    writer.pdf_header = _HEADER
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _gains(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a table has more cells than heads: else the head of a row is what was heard just before."""
    columns = max(map(len, rows), default=0)
    return columns + len(rows) <= (columns - 1) * len(rows)


def _make_header(cell: Any) -> None:  # noqa: ANN401 - the library's own
    from pypdf.generic import DictionaryObject, NameObject

    cell[NameObject("/S")] = NameObject("/TH")
    attributes = {NameObject("/O"): NameObject("/Table"), NameObject("/Scope"): NameObject("/Row")}
    cell[NameObject("/A")] = DictionaryObject(attributes)


def _elements(element: Any, kind: str) -> Iterator[Any]:  # noqa: ANN401 - the library's own
    """All elements of a kind, in their order."""
    for inner in _inside(element):
        if inner["/S"] == kind:
            yield inner
        yield from _elements(inner, kind)


def _inside(element: Any) -> Iterator[Any]:  # noqa: ANN401 - the library's own
    """The elements within one."""
    yield from (inner for inner in _contents(element) if isinstance(inner, dict) and "/S" in inner)


def _is_filled(element: Any) -> bool:  # noqa: ANN401 - the library's own
    """Whether anything is drawn in an element."""
    return any(
        not isinstance(inner, dict) or "/S" not in inner or _is_filled(inner) for inner in _contents(element)
    )


def _contents(element: Any) -> Iterator[Any]:  # noqa: ANN401 - the library's own
    found = element.get("/K")
    found = found.get_object() if found is not None else []
    for inner in found if isinstance(found, list) else [found]:
        yield inner.get_object()
