"""Questionnaires and assessments that are legal and otherwise anything, from a seed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import tomli_w

from tests.oracle.reading import Table, first_that_has, holds

AS_OF = date(2026, 11, 22)
SETUPS = ["none", "freelance", "agency"]
CHANNELS = ["instagram", "tiktok", "blog"]


def text(words: str) -> Table:
    """A text in two languages."""
    return {"fr": f"{words} fr", "en": f"{words} en"}


def write_pair(seed: int, place: Path) -> tuple[Path, Path]:
    """Write the questionnaire and the assessment of a seed.

    Every second company has few criteria; every fourth has much to do in little steps.
    """
    chance = Random(seed)  # noqa: S311
    busy = seed % 4 == 2
    frame, dimensions = Author(chance, small=seed % 2 == 1, busy=busy).questionnaire()
    folder = place / "questionnaires" / frame["id"]
    folder.mkdir(parents=True)
    (folder / "questionnaire.toml").write_text(tomli_w.dumps(frame), "utf-8")
    for dimension in dimensions:
        (folder / f"{dimension['id']}.toml").write_text(tomli_w.dumps(dimension), "utf-8")
    assessment = place / "assessment.toml"
    assessment.write_text(
        tomli_w.dumps(Respondent(chance, frame, dimensions, busy=busy).assessment()), "utf-8"
    )
    return folder, assessment


class Chooser:
    """What both writers do with chance."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def often(self, share: float) -> bool:
        """True so often."""
        return self.chance.random() < share

    def some(self, values: list[Any], least: int = 1) -> list[Any]:
        """A few of some values, in their order."""
        chosen = self.chance.sample(range(len(values)), self.chance.randint(least, len(values)))
        return [values[place] for place in sorted(chosen)]

    def number(self, low: int, high: int, *, decimals: float = 0.4) -> int | Decimal:
        """A number between two, at times with decimals."""
        whole = self.chance.randint(low, high)
        if whole < high and self.often(decimals):
            return Decimal(whole) + Decimal(self.chance.choice(["0.5", "0.25", "0.1", "0.9", "0.05"]))
        return whole


class Author(Chooser):
    """Who writes a questionnaire."""

    def __init__(self, chance: Random, *, small: bool, busy: bool) -> None:
        super().__init__(chance)
        self.busy = busy
        sizes = [chance.randint(1, 2 if small else 5) for _ in range(chance.randint(2, 2 if small else 5))]
        self.names = [[f"d{place}.c{number}" for number in range(size)] for place, size in enumerate(sizes)]
        self.all = [name for names in self.names for name in names]
        self.heaviest = chance.choice([1, 2, 4])
        self.bound = chance.choice([0.3, 0.6, 0.95]) if not busy else 0.2
        self.learnt = chance.sample(self.all, len(self.all))
        """An order in which requirements point backwards only, so that there is no circle."""

    def questionnaire(self) -> tuple[Table, list[Table]]:
        """The frame and the dimensions."""
        frame: Table = {
            "format": 1,
            "id": "random",
            "version": "1.2.3",
            "languages": ["fr", "en"],
            "title": text("title"),
            "dimensions": [f"d{place}" for place in range(len(self.names))],
            "effort_days": self.efforts(),
            "levels": [{"name": text(f"level {level}")} for level in range(5)],
            "bands": self.bands(),
            "gate": {"opens_at": self.chance.choice([1, 2, 2, 2, 3, 4]), "cap": self.number(20, 70)},
            "verdicts": self.verdicts(),
            "profile": profile(),
            "contradictions": [self.contradiction(place) for place in range(self.chance.randint(0, 4))],
            "claims": [{"id": "S01", "dimension": "d0", "text": text("claim")}],
        }
        if self.busy:
            frame |= {"capacity_days": self.number(8, 30), "focus": self.chance.randint(1, 2)}
        elif self.often(0.7):
            frame |= {"capacity_days": self.number(1, 14), "focus": self.chance.randint(1, 5)}
        frame["undecided"] = {key: text(key) for key in ("name", "meaning", "advice")}
        if self.often(0.6):
            frame["undecided"]["coverage_below"] = Decimal(
                self.chance.choice(["0.3", "0.5", "0.85", "1", "0"])
            )
        if self.often(0.2 if self.busy else 0.6):
            frame["pace"] = []
            for _ in range(self.chance.randint(1, 3)):
                pace = self.pace()
                if somebody_reads(pace, frame["pace"], {}):
                    frame["pace"].append(pace)
        return frame, [self.dimension(place) for place in range(len(self.names))]

    def efforts(self) -> Table:
        """The days of a small, a medium and a large step."""
        if self.busy:
            return {"S": self.number(1, 2), "M": self.number(1, 3), "L": self.number(2, 4)}
        return {"S": self.number(1, 2), "M": self.number(2, 6), "L": self.number(4, 22)}

    def bands(self) -> list[Table]:
        """A few bands from 0 up."""
        starts = sorted({self.number(1, 99) for _ in range(self.chance.randint(0, 4))})
        return [
            {"id": f"b{place}", "from": start, "name": text(f"band {place}")}
            for place, start in enumerate([0, *starts])
        ]

    def verdicts(self) -> list[Table]:
        """One to four verdicts; conditions of every kind on all but the last."""
        listed: list[Table] = []
        for place in range(self.chance.randint(1, 4)):
            limits = {
                "overall_below": self.number(10, 90),
                "any_dimension_below": self.number(10, 70),
                "gates_closed_at_least": self.chance.randint(1, 4),
            }
            when = {key: limits[key] for key in self.some(list(limits))}
            listed.append({"id": f"v{place}", "name": text(f"verdict {place}"), "when": when})
        del listed[-1]["when"]
        return listed

    def conditions(self, least: int = 1) -> Table:
        """An `applies_if`."""
        values: dict[str, list[Any]] = {"setup": SETUPS, "channels": CHANNELS, "public": [True, False]}
        fields = self.some(list(values), least)[:2]
        return {name: self.some(values[name]) for name in fields}

    def pace(self) -> Table:
        """An entry of the pace."""
        values = {
            "effort_factor": self.chance.choice([Decimal("0.2"), Decimal("0.5"), 2, Decimal("1.25")]),
            "capacity_days": self.number(1, 9),
            "focus": self.chance.randint(1, 3),
        }
        return {"applies_if": self.conditions()} | {key: values[key] for key in self.some(list(values))}

    def condition(self, name: str) -> Table:
        """A condition of a contradiction."""
        side, level = self.chance.choice(
            [("at_least", self.chance.randint(0, 3)), ("at_most", self.chance.randint(1, 4))]
        )
        return {"of": name, side: level}

    def contradiction(self, place: int) -> Table:
        """A contradiction, two of whose criteria may stand in a requirement as well."""
        names = self.chance.sample(self.all, min(len(self.all), 4))
        rule: Table = {
            "id": f"x{place}",
            "name": text("name"),
            "meaning": text("meaning"),
            "ask": text("ask"),
        }
        rule["all"] = [self.condition(name) for name in names[: self.chance.randint(1, 2)]]
        if self.often(0.4):
            rule["any"] = [self.condition(name) for name in names[2:] or names]
        if self.often(0.3):
            rule["applies_if"] = self.conditions()
        return rule

    def dimension(self, place: int) -> Table:
        """A dimension with its criteria."""
        table: Table = {
            "format": 1,
            "id": f"d{place}",
            "weight": self.number(1, self.heaviest),
            "name": text("dimension"),
            "question": text("question"),
            "criteria": [self.criterion(name) for name in self.names[place]],
        }
        if self.often(0.6):
            table["target"] = self.chance.randint(1, 4)
        return table

    def levels(self, words: str) -> list[Table]:
        """Five texts."""
        return [text(f"{words} {level}") for level in range(5)]

    def steps(self) -> list[Table]:
        """Four steps."""
        return [
            {"effort": self.chance.choice("SSMML"), "do": text("do"), "proof": text("proof")}
            for _ in range(4)
        ]

    def acts(self) -> list[Table]:
        """An act or two for this week."""
        return [
            {
                "below": self.chance.randint(1, 4),
                "minutes": self.chance.choice([15, 30, 60]),
                "do": text("act"),
            }
            for _ in range(self.chance.randint(1, 2))
        ]

    def criterion(self, name: str) -> Table:
        """A criterion."""
        table: Table = {
            "id": name.split(".")[1],
            "name": text("criterion"),
            "weight": self.number(1, self.heaviest),
            "shelf_life_days": self.chance.choice([30, 90, 365]),
            "question": text("question"),
            "covers": ["S01"],
            "levels": self.levels("level"),
            "steps": self.steps(),
        }
        if self.often(0.4):
            table |= {"critical": True, "risk": text("risk")}
        for key, share, value in (
            ("express", 0.5, True),
            ("allow_na", 0.3, False),
            ("urgency", 0.5, self.chance.randint(1, 3)),
            ("target", 0.3, self.chance.randint(1, 4)),
            ("applies_if", 0.3, self.conditions()),
            ("acts", 0.4, self.acts()),
        ):
            if self.often(share):
                table[key] = value
        earlier = self.learnt[: self.learnt.index(name)]
        if earlier and self.often(self.bound):
            table["requires"] = [
                {"level": self.chance.randint(1, 4), "of": other, "at_least": self.chance.randint(1, 4)}
                for other in self.some(earlier)[:2] * self.chance.choice([1, 1, 2])
            ]
        if self.often(0.4):
            for _ in range(self.chance.randint(1, 3)):
                variant = self.variant()
                if somebody_reads(variant, table.get("variants", []), table.get("applies_if", {})):
                    table.setdefault("variants", []).append(variant)
        return table

    def variant(self) -> Table:
        """A variant of some of what may vary."""
        values = {
            "question": text("varied question"),
            "target": self.chance.randint(1, 4),
            "levels": self.levels("varied"),
            "steps": self.steps(),
            "acts": self.acts(),
        }
        return {"applies_if": self.conditions()} | {key: values[key] for key in self.some(list(values))}


def somebody_reads(entry: Table, earlier: list[Table], within: Table) -> bool:
    """Whether some company in scope takes something from an entry that comes after others."""
    lists = [[channel] for channel in CHANNELS] + [[]]
    return any(
        holds(within, company, unfilled=True)
        and holds(entry["applies_if"], company, unfilled=False)
        and first_that_has(key, earlier, company) is None
        for setup, channels, public in product(["", *SETUPS], lists, ["", True, False])
        for company in [{"setup": setup, "channels": channels, "public": public}]
        for key in set(entry) - {"applies_if"}
    )


def profile() -> list[Table]:
    """The questions about the company."""
    return [
        {"id": "name", "kind": "text", "required": True, "question": text("name")},
        {
            "id": "setup",
            "kind": "choice",
            "question": text("setup"),
            "options": [{"id": each, "name": text(each)} for each in SETUPS],
        },
        {
            "id": "channels",
            "kind": "choices",
            "question": text("channels"),
            "options": [{"id": each, "name": text(each)} for each in CHANNELS],
        },
        {"id": "public", "kind": "yes_no", "question": text("public")},
        {"id": "headcount", "kind": "number", "question": text("headcount")},
    ]


class Respondent(Chooser):
    """Who answers a questionnaire."""

    def __init__(self, chance: Random, frame: Table, dimensions: list[Table], *, busy: bool) -> None:
        super().__init__(chance)
        self.frame = frame
        self.dimensions = dimensions
        self.names = [
            f"{dimension['id']}.{each['id']}" for dimension in dimensions for each in dimension["criteria"]
        ]
        self.answered, self.unknown, self.excluded = chance.choice(
            [
                (1.0, 0.0, 0.0),
                (0.9, 0.1, 0.05),
                (0.8, 0.3, 0.2),
                (0.5, 0.2, 0.1),
                (0.3, 0.5, 0.2),
                (0.9, 0.05, 0.6),
            ]
        )
        if busy:
            self.answered, self.unknown, self.excluded = 0.95, 0.05, 0.02
        self.lowest, self.highest = (
            (0, 2) if busy else chance.choice([(0, 4), (0, 4), (0, 2), (2, 4), (1, 3)])
        )

    def assessment(self) -> Table:
        """The file."""
        answers = {name: entry for name in self.names if (entry := self.entry())}
        for gone in ("d0.gone", "old.thing")[: self.chance.choice([0, 0, 1, 2])]:
            answers[gone] = self.entry() or {"note": "a note"}
        table: Table = {
            "format": 1,
            "written_by": "1.0.0",
            "id": str(UUID(int=self.chance.getrandbits(128), version=4)),
            "title": "Random",
            "created": datetime(2026, 1, 1, tzinfo=UTC),
            "language": self.chance.choice(["fr", "en"]),
            "depth": self.chance.choice(["full", "full", "express"]),
            "evidence_rule": self.chance.choice(["declared", "strict"]),
            "respondent": "",
            "facilitator": "",
            "questionnaire": {
                "id": self.frame["id"],
                "version": self.frame["version"],
                "fingerprint": "0" * 12,
            },
            "company": self.company(),
            "answers": answers,
        }
        if self.often(0.5):
            keys = [*self.names, *self.frame["dimensions"]]
            table["targets"] = {key: self.chance.randint(1, 4) for key in self.some(keys)[:4]}
        return table

    def company(self) -> Table:
        """The profile, not all of it filled in."""
        values: Table = {
            "name": "Random",
            "setup": self.chance.choice([*SETUPS, "gone", ""]),
            "channels": self.some(CHANNELS, 0),
            "public": self.often(0.5),
            "headcount": self.chance.randint(1, 300),
        }
        return {key: value for key, value in values.items() if self.often(0.75)}

    def moment(self) -> Table:
        """When an answer was given, at times hours before a day began."""
        past = timedelta(
            days=self.chance.choice([0, 29, 30, 31, 90, 91, 200, 366]), minutes=self.chance.randint(0, 1439)
        )
        return {"answered": datetime(2026, 11, 22, 23, 59, tzinfo=UTC) - past}

    def entry(self) -> Table:
        """An answer, or what is kept beside one that is missing."""
        table: Table = {}
        if self.often(self.answered):
            table |= self.moment() if self.often(0.95) else {}
            if self.often(self.excluded):
                table["not_applicable"] = "reason"
            elif self.often(self.unknown):
                table["unknown"] = True
            else:
                table["level"] = self.chance.randint(self.lowest, self.highest)
        if self.often(0.5):
            table["evidence"] = self.some(["a sheet", "  ", "minutes"])
        for key in ("flagged", "urgent"):
            if self.often(0.15):
                table[key] = True
        if self.often(0.2):
            table["note"] = "a note"
        return table
