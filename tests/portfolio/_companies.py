"""Companies for measurements: as many as are asked for, all different, always the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from cm_readiness.core.assessment import Action, Assessment
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.shipped import examples

SECTORS = ("Retail", "Restaurants", "Crafts", "Health", "Tourism", "Culture", "Building", "Food", "Fashion")
SIZES = ("solo", "micro", "micro", "micro", "small", "small", "medium", "large")
COUNTRIES = ("FR", "FR", "FR", "FR", "BE", "CH", "LU", "CA")
START = datetime(2026, 1, 5, 9, tzinfo=UTC)


def companies(number: int, seed: int = 1) -> Iterator[Assessment]:
    """So many assessments; about one in five is the next round of the one before it."""
    example = read_assessment(next(path for path in examples() if path.name == "maison_calla.en.toml"))
    random, before = Random(seed), None  # noqa: S311 - nothing is kept secret
    for count in range(number):
        company = {
            **example.company, "name": f"Company {count:05}", "sector": random.choice(SECTORS),
            "size": random.choice(SIZES), "country": random.choice(COUNTRIES),
        }  # fmt: skip
        follows = before.id if before is not None and random.random() < 0.2 else None
        if before is not None and follows is not None:
            company = {**before.company}
        at = START + timedelta(days=random.randrange(300))
        before = example.model_copy(
            update={
                "id": str(UUID(int=random.getrandbits(128), version=4)),
                "follows": follows,
                "company": company,
                "created": at,
                "updated": at,
                "milestones": (),
                "workshop": None,
                "answers": {
                    criterion: answer.model_copy(
                        update={"level": random.choice((0, 1, 1, 2, 2, 3, 3, 4)), "at": at, "history": ()}
                    )
                    if answer.level is not None
                    else answer
                    for criterion, answer in example.answers.items()
                },
                "actions": tuple(
                    Action(id=f"{count}-{n}", what=f"Step {n}", due=date(2026, 6, 1) + timedelta(days=60 * n))
                    for n in range(random.randrange(4))
                ),
            }
        )
        yield before


def folder_of(folder: Path, number: int, seed: int = 1) -> Path:
    """A folder of so many companies."""
    folder.mkdir(parents=True, exist_ok=True)
    for count, assessment in enumerate(companies(number, seed)):
        (folder / f"company_{count:05}.toml").write_text(assessment_text(assessment), encoding="utf-8")
    return folder
