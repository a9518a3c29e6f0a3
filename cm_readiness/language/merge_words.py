"""What came of putting two versions together, a sentence for each thing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..core.merge_conflicts import Conflict
from ..core.merging import Merged, Source
from ..core.questionnaire import Questionnaire
from ..core.text import on_one_line
from .words import N_, Words

MOST_QUOTED = 60
"""Characters of a text that its line repeats."""

_FIELDS = {
    "title": N_("Title of the assessment"),
    "respondent": N_("Who answers"),
    "facilitator": N_("Who asks the questions"),
    "depth": N_("Depth"),
    "evidence_rule": N_("Rule on evidence"),
    "language": N_("Language"),
    "follows": N_("The assessment that it follows"),
    "workshop.participants": N_("Who was in the workshop"),
    "workshop.started": N_("When the workshop began"),
    "workshop.agenda": N_("Agenda of the workshop"),
    "workshop.parked": N_("Parked in the workshop"),
    "workshop.decisions": N_("Decided in the workshop"),
}
_PARTS = {
    "note": N_("{name}, note"),
    "private": N_("{name}, private note"),
    "rounds": N_("{name}, what several people said"),
    "measures": N_("{name}, what was measured"),
}
_KINDS = {
    "company": N_("About the company, {name}"),
    "targets": N_("Target of {name}"),
    "actions": N_("Action {name}"),
    "milestones": N_("Milestone {name}"),
}
_ANSWERS = {"unknown": N_("don’t know"), "not_applicable": N_("not applicable"), None: N_("no answer")}


class MergeWords:
    """Words for what was merged.

    Args:
        words: the person's language.
        questionnaire: what is answered; None where nobody has looked it up, then ids are named.
        other: what the other version is called.
    """

    def __init__(self, words: Words, questionnaire: Questionnaire | None, other: str) -> None:
        self.words = words
        self._asked = questionnaire
        self._other = other
        self._numbers = (
            {}
            if questionnaire is None
            else {one.id: (number, one) for number, one in questionnaire.numbered()}
        )

    def lines(self, merged: Merged) -> Iterator[str]:
        """What was taken from where, then each conflict with both values; one line where nothing differed."""
        differing = {conflict.field for conflict in merged.conflicts}
        for taken in merged.taken:
            if not any(name == taken.field or name.startswith(f"{taken.field}.") for name in differing):
                yield self._taken(self.name(taken.field), taken.source)
        for conflict in merged.conflicts:
            yield self.conflict(conflict)
        if not merged.taken and not merged.conflicts:
            yield self.words("The two versions say the same.")

    def name(self, field: str) -> str:
        """What a person calls something that stands in an assessment."""
        kind, _, rest = field.partition(".")
        if kind == "answers":
            return self._of_criterion(rest)
        if kind in _KINDS and rest:
            name = self._criterion(rest) if kind == "targets" else on_one_line(rest)
            return self.words(_KINDS[kind], name=name)
        return self.words(_FIELDS[field]) if field in _FIELDS else on_one_line(field)

    def conflict(self, conflict: Conflict) -> str:
        """What both changed, what each says, and what is kept."""
        return self.words(
            "{name}: {ours} here, {theirs} in {other}; kept: {kept}.",
            name=self.name(conflict.field),
            ours=self.value(conflict.ours),
            theirs=self.value(conflict.theirs),
            kept=self._kept(conflict),
            other=self._other,
        )

    def _kept(self, conflict: Conflict) -> str:
        if conflict.kept not in (conflict.ours, conflict.theirs):
            return self.words("both, one under the other")
        return self.value(conflict.kept)

    def _taken(self, name: str, source: Source) -> str:
        if source == "ours":
            return self.words("{name}: as it stands here.", name=name)
        if source == "theirs":
            return self.words("{name}: taken from {other}.", name=name, other=self._other)
        return self.words("{name}: put together from both.", name=name)

    def _of_criterion(self, rest: str) -> str:
        whole, _, part = rest.rpartition(".")
        if part in _PARTS and whole.count("."):
            return self.words(_PARTS[part], name=self._criterion(whole))
        return self._criterion(rest)

    def _criterion(self, identifier: str) -> str:
        if identifier in self._numbers:
            number, criterion = self._numbers[identifier]
            return f"{number} {criterion.name.get(self.words.language)}"
        return on_one_line(identifier)

    def value(self, value: object) -> str:
        """An answer, a day or a text, as a sentence names it."""
        match value:
            case None | "unknown" | "not_applicable":
                return self.words(_ANSWERS[value])
            case int() | date():
                return str(value)
            case str():
                text = on_one_line(value)
                short = text if len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED]}…"
                return self.words("“{text}”", text=short)
            case _:
                return self.words("another one")
