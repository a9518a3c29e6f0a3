"""The objects of a PDF as the typesetter writes it: one table of places, and each object by itself.

A library for any PDF reads and writes each object of it as one of Python's: that takes longer than to set it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ...core.errors import ReadinessError

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s*\n")
_ENTRY = 20
"""Bytes of a line of the table."""
_OBJECT = re.compile(rb"(\d+) 0 obj\s*")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_NESTED = re.compile(rb"<<|>>|[\[\]]|\(|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()]*|[^\s/<>\[\]()]+")
_BRACKET = re.compile(rb"[()]|\\.", re.DOTALL)
_DEPTH = {b"<<": 1, b"[": 1, b">>": -1, b"]": -1}


class Objects:
    """The objects of a PDF, by their numbers.

    Args:
        data: the file.

    Raises:
        ReadinessError: `pdf_failed` for a file that is not as the typesetter writes it.
    """

    def __init__(self, data: bytes) -> None:
        end = _END.search(data, max(0, len(data) - 64))
        table = _TABLE.match(data, int(end[1])) if end else None
        if end is None or table is None:
            raise ReadinessError("pdf_failed", problem="no table of objects")
        self._data, self._table, first = data, int(end[1]), table.end()
        lines = (data[first + _ENTRY * n : first + _ENTRY * (n + 1)] for n in range(int(table[1])))
        self._places = {n: int(line[:10]) for n, line in enumerate(lines) if line[17:18] == b"n"}
        self.trailer = (
            data[first + _ENTRY * int(table[1]) : end.start()].strip().removeprefix(b"trailer").strip()
        )
        ends = sorted([*self._places.values(), self._table])
        self._ends = dict(pairwise(ends))

    def __iter__(self) -> Iterator[int]:
        return iter(self._places)

    def __getitem__(self, number: int) -> bytes:
        """An object without its number and its end; a stream with all of it."""
        place = self._places.get(number)
        begin = _OBJECT.match(self._data, place) if place is not None else None
        if place is None or begin is None or int(begin[1]) != number:
            raise ReadinessError("pdf_failed", problem=f"no object {number}")
        return self._data[begin.end() : self._ends[place]].rstrip().removesuffix(b"endobj").rstrip()

    def entries(self, value: bytes) -> dict[str, bytes]:
        """The entries of a dictionary, or of the object that a reference leads to."""
        found = _REFERENCE.fullmatch(value)
        return entries(self[int(found[1])] if found else value)

    def stream(self, number: int) -> bytes:
        """What a stream holds, unpacked."""
        head, _, rest = self[number].partition(b"stream")
        given = entries(head)
        packed = rest.lstrip(b"\r\n")[: int(given["/Length"])]
        return zlib.decompress(packed) if "/Filter" in given else packed

    def changed(self, changes: Mapping[int, bytes]) -> bytes:
        """The file with other objects in the place of some of its own.

        Args:
            changes: by their numbers, without number and end.
        """
        out, places = bytearray(self._data[: min(self._ends)]), dict[int, int]()
        for number, place in self._places.items():
            places[number] = len(out)
            if number in changes:
                out += b"%d 0 obj\n%b\nendobj\n" % (number, changes[number])
            else:
                out += self._data[place : self._ends[place]]
        lines = (
            b"%010d 00000 n\r\n" % places[number] if number in places else b"0000000000 65535 f\r\n"
            for number in range(max(places) + 1)
        )
        table = b"xref\n0 %d\n%b" % (max(places) + 1, b"".join(lines))
        return bytes(out + table + b"trailer\n%b\nstartxref\n%d\n%%%%EOF" % (self.trailer, len(out)))


def references(value: bytes) -> Sequence[int]:
    """The numbers of the objects that a value leads to, in their order."""
    return [int(number) for number in _REFERENCE.findall(value)]


def entries(dictionary: bytes) -> dict[str, bytes]:
    """The entries of a dictionary, each value as it is written."""
    found: dict[str, bytes] = {}
    name, first, depth, place = "", 0, 0, 0
    while token := _NESTED.search(dictionary, place):
        place = end_of_text(dictionary, token.end()) if token[0] == b"(" else token.end()
        depth += _DEPTH.get(token[0], 0)
        # A name is a value where it is the first thing behind one.
        value = dictionary[first : token.start()].strip()
        named = depth == 1 and token[0][:1] == b"/" and (value or not name)
        if name and (named or not depth):
            found[name] = value
        if not depth:
            break
        if named:
            name, first = token[0].decode("latin-1"), place
    return found


def end_of_text(content: bytes, place: int) -> int:
    """Where a text ends, behind its closing bracket; brackets in it come in pairs or are escaped.

    Args:
        place: behind its opening bracket.
    """
    depth = 1
    while depth and (found := _BRACKET.search(content, place)):
        place = found.end()
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    return place
