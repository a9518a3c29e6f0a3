"""A text as a value of a calendar, letter for letter."""

from __future__ import annotations

import re

from icalendar import vText


class Literal(vText):
    r"""A text that a reader finds as it was typed.

    The library's own (7.3.2) writes a backslash before a capital N, as in C:\New, as the end of a line.
    """

    def to_ical(self) -> bytes:
        """What has a meaning is escaped (RFC 5545, 3.3.11)."""
        return re.sub(r"([\\;,])", r"\\\1", str(self)).replace("\n", "\\n").encode("utf-8")
