"""Two hundred workbooks that somebody has filled in by chance: every change is found, and no other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from cm_readiness.core.assessment import Action, Assessment, mark
from cm_readiness.core.importing import Import, imported
from cm_readiness.formats.content import PlanRow
from cm_readiness.formats.xlsx.reading import filled_of
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.reports import AT, evaluated, example, shipped
from tests.workbooks import Value, with_cells

STATUSES = {"to do": "open", "in progress": "doing", "done": "done", "dropped": "dropped"}
FIRST_DAY, AS_NUMBER = date(2026, 12, 1), 46357
"""A day, and the number that a workbook keeps it as."""
TEXTS = ("Two\nlines", "=1+1", "é漢𝄞 \U0001f600", "<r>&amp;</r>", "'3", "–", "0", "2026-01-01", "a\tb")
SHEETS = {
    dimension.name.get("en"): [criterion.id for criterion in dimension.criteria]
    for dimension in shipped().dimensions
}
Agreed = dict[tuple[str, int], tuple[str, date | None, str]]
"""Owner, day and status of each step that was taken over, by criterion and level."""


@dataclass
class Filling:
    """What is written into a workbook, and what should come of it."""

    chance: Random
    ours: Assessment
    answers: set[tuple[str, str, object]] = field(default_factory=set)
    agreed: Agreed = field(default_factory=dict)

    def sheet(self, criteria: list[str]) -> dict[str, Value]:
        """Cells of a sheet of criteria."""
        cells: dict[str, Value] = {}
        for row, criterion in enumerate(criteria, 2):
            old = self.ours.answer_to(criterion)
            if self.chance.random() < 0.3:
                cells[f"I{row}"], given = self.chance.choice(self._answers(criterion))
                self._expect(criterion, "answer", mark(old.given), given)
            if self.chance.random() < 0.2:
                cells[f"J{row}"] = note = self._text()
                self._expect(criterion, "note", old.note, note or "")
            if self.chance.random() < 0.2:
                text = "\n".join(self._text() or "" for _ in range(self.chance.randrange(3)))
                cells[f"K{row}"] = self.chance.choice((text or None, f"  {text}\n\n"))
                self._expect(criterion, "evidence", old.evidence, tuple(filter(None, text.split("\n"))))
        return cells

    def plan(self, rows: list[PlanRow]) -> dict[str, Value]:
        """Cells of the plan; whoever writes into a step takes it over."""
        cells: dict[str, Value] = {}
        for row, step in enumerate(rows, 2):
            place = (step.criterion, step.to_level)
            owner, due, status = self.agreed.get(place, ("", None, "open"))
            before, known = (owner, due, status), place in self.agreed
            if self.chance.random() < 0.2:
                cells[f"G{row}"] = owner = f"Owner {self.chance.randrange(9)}"
            if self.chance.random() < 0.2:
                cells[f"H{row}"], due = self.chance.choice(self._days())
            if self.chance.random() < 0.2:
                word = self.chance.choice(list(STATUSES))
                cells[f"I{row}"], status = word, STATUSES[word]
            # A step that nobody has taken over has no status, so "to do" takes it over as well.
            if known or (owner, due) != before[:2] or f"I{row}" in cells:
                self.agreed[place] = (owner, due, status)
        return cells

    def _answers(self, criterion: str) -> list[tuple[Value, object]]:
        level = self.chance.randrange(5)
        forms: list[tuple[Value, object]] = [
            (level, level), (float(level), level), (f" {level} ", level), (f"{level} – word", level),
            (f"{level},0", level), ("?", "unknown"), (None, None), ("  ", None),
        ]  # fmt: skip
        if shipped().criteria[criterion].allow_na:
            forms.append(("- no such thing", "not_applicable"))
        return forms

    def _days(self) -> list[tuple[Value, date | None]]:
        days = self.chance.randrange(500)
        day = FIRST_DAY + timedelta(days=days)
        return [(AS_NUMBER + days, day), (day.isoformat(), day), (f"{day:%d/%m/%Y}", day), (None, None)]

    def _text(self) -> str | None:
        text = self.chance.choice(TEXTS)
        return self.chance.choice((f"x{text}", f"Note {self.chance.random()}", None))

    def _expect(self, criterion: str, what: str, old: object, new: object) -> None:
        if old != new:
            self.answers.add((criterion, what, new))


def agreed_in(assessment: Assessment) -> Agreed:
    """What was agreed upon for each step."""
    return {
        (one.criterion or "", one.to_level or 0): (one.owner, one.due, one.status)
        for one in assessment.actions
    }


def answers_in(outcome: Import) -> set[tuple[str, str, object]]:
    """What changed about answers."""
    found = (one for one in outcome.changes if not one.action)
    return {(one.criterion, one.field, _fixed(one.new)) for one in found}


def _fixed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def test_two_hundred_random_workbooks() -> None:
    """Answers, notes, evidence and the plan, in every form that spreadsheets give them; twice is once."""
    chance, asked = Random(20261129), shipped()  # noqa: S311 - no secret
    agreed = Action(
        id="first", source="roadmap", criterion="purpose.rules_of_the_game", to_level=2, owner="Jade",
        due=date(2026, 12, 20), status="doing", changed=AT,
    )  # fmt: skip
    ours = example("maison_calla.en").model_copy(update={"actions": (agreed,)})
    export = export_of("gap_report", evaluated(ours), words_for("en"))
    data, plan = export.make(named("xlsx")).data, list(export.source.content.plan)
    changed = 0
    for _ in range(200):
        filling = Filling(chance, ours, agreed=agreed_in(ours))
        book = with_cells(data, "Plan", filling.plan(plan))
        for sheet in chance.sample(list(SHEETS), 2):
            book = with_cells(book, sheet, filling.sheet(SHEETS[sheet]))
        filled = filled_of(book, "b")
        outcome = imported(asked, ours, filled, STATUSES, AT, lambda at: at.date())
        assert outcome.faults == () and outcome.merged.conflicts == ()
        assert answers_in(outcome) == filling.answers
        assert agreed_in(outcome.merged.assessment) == filling.agreed
        again = imported(asked, outcome.merged.assessment, filled, STATUSES, AT, lambda at: at.date())
        assert again.changes == () and again.faults == ()
        changed += len(outcome.changes)
    assert changed > 2000
