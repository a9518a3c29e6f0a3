"""What the two files say of each criterion: scope, answer, target, costs of steps (sections 1, 2, 7)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

Table = dict[str, Any]


def read(path: Path) -> Table:
    """A TOML file, its decimals as they are written."""
    return tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)


@dataclass(frozen=True)
class Criterion:
    """A criterion as one company meets it."""

    id: str
    dimension: str
    weight: Fraction
    critical: bool
    urgency: int
    in_scope: bool
    kind: str
    """`level`, `unknown`, `not_applicable` or `unanswered`."""
    claimed: int | None
    effective: int | None
    answer: Table
    evidence: int
    target: int
    letters: tuple[str, ...]
    efforts: tuple[Fraction, ...]
    acts: tuple[Table, ...]
    requires: tuple[Table, ...]
    shelf_life: int

    @property
    def applicable(self) -> bool:
        """In A(d)."""
        return self.in_scope and self.kind != "not_applicable"

    @property
    def known(self) -> bool:
        """In K(d)."""
        return self.in_scope and self.kind == "level"

    @property
    def is_open(self) -> bool:
        """In A(d) and not in K(d)."""
        return self.applicable and not self.known

    @property
    def urgent(self) -> bool:
        """Whether the answer is marked so."""
        return bool(self.answer.get("urgent", False))

    @property
    def start(self) -> int:
        """Where a plan starts: the claimed level, or 0."""
        return self.claimed or 0

    def effort(self, start: int, end: int) -> Fraction:
        """The days of work from one level to another."""
        return sum(self.efforts[start:end], Fraction())


@dataclass(frozen=True)
class Company:
    """A questionnaire, an assessment made with it and the day on which it is read."""

    frame: Table
    dimensions: list[Table]
    assessment: Table
    as_of: date
    criteria: list[Criterion]
    capacity: Fraction
    focus: int

    @property
    def opens_at(self) -> int:
        """The level at which a gate opens."""
        return int(self.frame["gate"]["opens_at"])

    def of(self, dimension: Table) -> list[Criterion]:
        """The criteria of a dimension."""
        return [criterion for criterion in self.criteria if criterion.dimension == dimension["id"]]

    def applicable_weight(self, dimension: Table) -> Fraction:
        """Σ_A w."""
        return sum((each.weight for each in self.of(dimension) if each.applicable), Fraction())

    def total(self) -> Fraction:
        """ΣW over the dimensions whose A is not empty."""
        return sum((Fraction(d["weight"]) for d in self.dimensions if self.applicable_weight(d)), Fraction())

    def unit(self, criterion: Criterion) -> Fraction:
        """What one level of an applicable criterion weighs in the overall: 25 · w/Σ_A w · W/ΣW."""
        dimension = next(each for each in self.dimensions if each["id"] == criterion.dimension)
        within = criterion.weight / self.applicable_weight(dimension)
        return 25 * within * Fraction(dimension["weight"]) / self.total()


def is_blank(value: Any) -> bool:  # noqa: ANN401
    """Whether a field is not filled in."""
    return value is None or value in ("", [])


def holds(conditions: Table | list[Table], profile: Table, *, unfilled: bool) -> bool:
    """Whether every named field has one of the listed values; a field not filled in counts as `unfilled`.

    Of a list of conditions, one that holds is enough.
    """
    if isinstance(conditions, list):
        return any(holds(each, profile, unfilled=unfilled) for each in conditions)
    for field, listed in conditions.items():
        value = profile.get(field)
        if is_blank(value):
            if not unfilled:
                return False
        elif not any(each in listed for each in (value if isinstance(value, list) else [value])):
            return False
    return True


def filled(frame: Table, profile: Table) -> Table:
    """The profile with what stands for blank fields: the first option that others tell, else the default."""
    given = dict(profile)
    for field in frame.get("profile", []):
        if is_blank(profile.get(field["id"])):
            told = (option["id"] for option in field.get("options", []) if _is_told(option, profile))
            stand_in = next(told, field.get("default"))
            if stand_in is not None:
                given[field["id"]] = stand_in
    return given


def _is_told(option: Table, profile: Table) -> bool:
    """Whether other fields have the values, or lie between the limits, that an option's `if_blank` names."""
    told: Table = option.get("if_blank") or {}
    return bool(told) and all(_lies_in(profile.get(field), wanted) for field, wanted in told.items())


def _lies_in(value: Any, wanted: list[Any] | Table) -> bool:  # noqa: ANN401
    if isinstance(wanted, list):
        return not is_blank(value) and holds({"it": wanted}, {"it": value}, unfilled=False)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    return bool(wanted.get("at_least", value) <= value <= wanted.get("at_most", value))


def first_that_has(key: str, entries: list[Table], profile: Table) -> Any:  # noqa: ANN401
    """The value of a key in the first entry that holds and has it."""
    for entry in entries:
        if key in entry and holds(entry.get("applies_if", {}), profile, unfilled=False):
            return entry[key]
    return None


def open_company(folder: Path, assessment: Path, as_of: date) -> Company:
    """Everything that the two files say together."""
    frame = read(folder / "questionnaire.toml")
    dimensions = [read(folder / f"{name}.toml") for name in frame["dimensions"]]
    answers = read(assessment)
    # Everything goes by the filled profile; nothing that is compared prints the profile itself.
    answers["company"] = filled(frame, answers.get("company", {}))
    pace = {
        key: first_that_has(key, frame.get("pace", []), answers.get("company", {}))
        for key in ("effort_factor", "capacity_days", "focus")
    }
    factor = Fraction(1 if pace["effort_factor"] is None else pace["effort_factor"])
    days = {letter: Fraction(value) * factor for letter, value in frame["effort_days"].items()}
    return Company(
        frame,
        dimensions,
        answers,
        as_of,
        [
            _criterion(table, dimension, frame, answers, days)
            for dimension in dimensions
            for table in dimension["criteria"]
        ],
        Fraction(frame.get("capacity_days", 10) if pace["capacity_days"] is None else pace["capacity_days"]),
        frame.get("focus", 5) if pace["focus"] is None else pace["focus"],
    )


def _criterion(
    table: Table, dimension: Table, frame: Table, assessment: Table, days: dict[str, Fraction]
) -> Criterion:
    profile = assessment.get("company", {})
    name = f"{dimension['id']}.{table['id']}"

    def own(key: str, default: Any = None) -> Any:  # noqa: ANN401
        varied = first_that_has(key, table.get("variants", []), profile)
        return table.get(key, default) if varied is None else varied

    answer = assessment.get("answers", {}).get(name, {})
    evidence = sum(1 for line in answer.get("evidence", []) if line.strip())
    claimed = answer.get("level")
    unproven = assessment["evidence_rule"] == "strict" and claimed in (3, 4) and not evidence
    targets = [
        *(assessment.get("targets", {}).get(key) for key in (name, dimension["id"])),
        own("target"),
        dimension.get("target"),
        3,
    ]
    target = next(each for each in targets if each is not None)
    critical = table.get("critical", False)
    letters = tuple(step["effort"] for step in own("steps"))
    return Criterion(
        id=name,
        dimension=dimension["id"],
        weight=Fraction(table["weight"]),
        critical=critical,
        urgency=table.get("urgency", 2),
        in_scope=(assessment["depth"] == "full" or table.get("express", False))
        and holds(table.get("applies_if", {}), profile, unfilled=True),
        kind=_kind(answer, allow_na=table.get("allow_na", True)),
        claimed=claimed,
        effective=2 if unproven else claimed,
        answer=answer,
        evidence=evidence,
        target=max(target, frame["gate"]["opens_at"]) if critical else target,
        letters=letters,
        efforts=tuple(days[letter] for letter in letters),
        acts=tuple(own("acts", [])),
        requires=tuple(table.get("requires", [])),
        shelf_life=table["shelf_life_days"],
    )


def _kind(answer: Table, *, allow_na: bool) -> str:
    if "level" in answer:
        return "level"
    if answer.get("unknown"):
        return "unknown"
    return "not_applicable" if "not_applicable" in answer and allow_na else "unanswered"
