"""The line that says what was changed a moment ago, and the key that takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.criterion_result import opens_gate
from ...core.questionnaire import Questionnaire
from ...language.change_words import change_words
from ...language.words import Words
from . import commands
from .keymap import Table

if TYPE_CHECKING:
    from ...app.sitting import Change


def change_line(
    change: Change, questionnaire: Questionnaire, table: Table, page: str, words: Words, *, brief: bool
) -> str:
    """What was changed: `4.5 Crisis protocol: 3 → 0 · u undoes`.

    Args:
        change: what was changed.
        questionnaire: that is answered.
        table: the keys.
        page: the screen that says it.
        words: the person's language.
        brief: with a criterion's number alone.
    """
    before, after = change.before, change.after
    if change.way == "undone":
        # It is named as it was made, not as it was taken back.
        before, after = after, before
    said = change_words(before, after, change.about, questionnaire, words, brief=brief)
    if change.way == "undone":
        return words("Taken back: {change}", change=said)
    if opened_gate(change, questionnaire):
        said = words("{change}, gate open", change=said)
    if change.way == "redone":
        return words("Made again: {change}", change=said)
    if not commands.has(page, "undo"):
        return said
    key = table.key(page, "undo", words)
    return words("{change} · {key} undoes", change=said, key=key)


def opened_gate(change: Change, questionnaire: Questionnaire) -> bool:
    """Whether a gate that was closed is open since the change.

    Args:
        change: what was changed.
        questionnaire: that is answered.
    """
    criterion = questionnaire.criteria.get(change.about)
    opens_at = questionnaire.gate.opens_at
    return criterion is not None and opens_gate(criterion, change.before, change.after, opens_at)
