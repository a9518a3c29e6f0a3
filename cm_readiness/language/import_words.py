"""What came back in a table, a sentence for each change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from ..core.actions import Status
from ..core.importing import Change, Import
from ..core.questionnaire import Questionnaire
from .merge_words import MergeWords
from .status_words import STATUS
from .words import N_, Words

_FIELDS = {
    "note": N_("{name}, note"),
    "evidence": N_("{name}, evidence"),
    "what": N_("{name}, action"),
    "owner": N_("{name}, owner"),
    "due": N_("{name}, due"),
    "status": N_("{name}, status"),
}


class ImportWords:
    """Words for what was taken in.

    Args:
        words: the person's language.
        questionnaire: what is answered.
        table: what the table is called.
    """

    def __init__(self, words: Words, questionnaire: Questionnaire, table: str) -> None:
        self.words = words
        self._merge = MergeWords(words, questionnaire, table)

    def lines(self, outcome: Import) -> Iterator[str]:
        """Every change, then each conflict with both values; one line where nothing differs."""
        for change in outcome.changes:
            yield self._line(change)
        for conflict in outcome.merged.conflicts:
            yield self._merge.conflict(conflict)
        if not outcome.changes and not outcome.merged.conflicts:
            yield self.words("The table says nothing new.")

    def _line(self, change: Change) -> str:
        words = self.words
        name = self._merge.name(f"answers.{change.criterion}") if change.criterion else change.called
        if change.field == "action":
            return words("{name}: a new action in the plan.", name=name)
        if change.field in _FIELDS:
            name = words(_FIELDS[change.field], name=name)
        return words("{name}: {new}; before: {old}.", name=name, **self._values(change))

    def _values(self, change: Change) -> dict[str, str]:
        return {"new": self._value(change, change.new), "old": self._value(change, change.old)}

    def _value(self, change: Change, value: object) -> str:
        if change.field == "status":
            return self.words(STATUS[cast("Status", value)])
        if not value and change.field != "answer":
            return self.words("nothing")
        if isinstance(value, list):
            return self._merge.value("; ".join(value))
        return self._merge.value(value)
