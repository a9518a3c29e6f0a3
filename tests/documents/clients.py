"""A firm's clients, for tests: as many companies as are asked for, each with answers of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cm_readiness.app.portfolio_report import findings_of
from cm_readiness.app.workspace import on_disk
from cm_readiness.core.assessment import Action, Answer, Assessment
from cm_readiness.core.portfolio_findings import PortfolioFindings
from cm_readiness.files.assessments import create_assessment, new_assessment, touched

from ..reports import shipped

DAY = date(2026, 11, 30)
STARTED = datetime(2026, 3, 2, 9, tzinfo=UTC)
SECTORS = ("Bakery", "Joinery", "Law firm")
SIZES = ("solo", "micro", "small")
ROUNDS_OF = 4
"""Every fourth company comes back."""


def client(number: int, at: datetime = STARTED, raised: int = 0, follows: str | None = None) -> Assessment:
    """One round of a company.

    Args:
        number: which company.
        at: when it answered.
        raised: how many levels higher than at first.
        follows: the id of the round before.
    """
    criteria = list(shipped().criteria)
    answers = {
        identifier: Answer(
            level=min(4, max(0, (number * 7 + place * 3 + place // 5) % 5 + raised)), answered=at
        )
        for place, identifier in enumerate(criteria)
        if number % 6 != 5 or place % 3
    }
    company = {
        "name": f"Client {number:02}",
        "cm_setup": "in_house",
        "sector": SECTORS[0 if number % 7 else 1 + number % 2],
        "size": SIZES[number % 3],
        "country": "fr",
    }
    late = Action(
        id="a", what="Write the protocol", due=date(2026, 9, 1) + timedelta(days=number), changed=at
    )
    bare = new_assessment(shipped(), company=company, language="en", depth="full", at=at, follows=follows)
    actions = (late,) if number % 5 == 1 else ()
    return bare.model_copy(update={"answers": answers, "actions": actions})


def folder_of(folder: Path, number: int) -> Path:
    """A folder with the assessments of so many clients."""
    for one in range(number):
        first = client(one)
        create_assessment(folder / f"client-{one:02}.toml", touched(first, shipped()))
        if one % ROUNDS_OF == 0:
            again = client(one, STARTED + timedelta(days=200), raised=1 if one % 8 else -1, follows=first.id)
            create_assessment(folder / f"client-{one:02}-2.toml", touched(again, shipped()))
    return folder


def findings(folder: Path, *where: str) -> PortfolioFindings:
    """What there is to say of a folder."""
    return findings_of(on_disk(folder), DAY, where, place="report")
