"""Calendars: an entry for each day until which something is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.errors import ReadinessError
from ...language.words import N_
from ..format import Format, Written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..content import Content
    from ..source import Source

_NAME = N_("Calendar (ICS): the due dates of the plan")


class _Ics(Format):
    def is_empty(self, content: Content) -> bool:
        return not content.deadlines

    def write(self, source: Source) -> Written:
        if self.is_empty(source.content):
            raise ReadinessError("nothing_due")
        from .calendar import ics_of

        return Written(ics_of(source.content.deadlines, source.company, source.words))

    def read_back(self, data: bytes, language: str) -> str:
        from .calendar import texts_of

        return "\n".join(texts_of(data))

    def texts(self, source: Source) -> Iterable[str]:
        """Of each entry its identity, its day and what it says."""
        from .calendar import promised

        return promised(source.content.deadlines, source.words)


FORMAT = _Ics(
    "ics", _NAME, (".ics",), shows="plan", name_of_plan=_NAME, compares=False, closing=b"END:VCALENDAR"
)
