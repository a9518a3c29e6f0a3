"""Days are those of the person's time zone, on every face: the same moment is another day elsewhere."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cm_readiness.core.assessment import with_answer
from cm_readiness.core.errors import Fault
from cm_readiness.files.assessments import create_assessment, new_assessment
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import words_for
from tests.tui.conftest import Driver

from .conftest import FIRST, NOW, QUESTIONNAIRE, SECOND, command, driven, typed

OLD = datetime(2025, 11, 20, 6, tzinfo=UTC)
"""More than a year ago in both places."""
ALMOST_OLD = datetime(2025, 11, 20, 9, tzinfo=UTC)
"""A year ago to the day in one of them."""


@dataclass(frozen=True)
class Place:
    """A time zone, and the days there."""

    zone: str
    today: str
    as_of: str
    first_period: str
    answered: str
    stale: tuple[str, ...]


PLACES = (
    Place("America/Los_Angeles", "20 November 2026", "2026-11-20", "18 December 2026", "19 November 2025",
          (FIRST,)),
    Place("Pacific/Auckland", "21 November 2026", "2026-11-21", "21 December 2026", "20 November 2025",
          (FIRST, SECOND)),
)  # fmt: skip
"""It is Friday morning in the one, and the Saturday after it in the other; the first ends on a Sunday."""


@pytest.fixture(params=PLACES, ids=lambda there: there.zone)
def there(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, place: Path) -> Iterator[Place]:
    """Where the person is."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of this system is not to be changed")
    found: Place = request.param
    with monkeypatch.context() as patch:
        patch.setenv("TZ", found.zone)
        time.tzset()
        yield found
    time.tzset()


@pytest.fixture
def calla(place: Path) -> Path:
    """An assessment with two answers of a year ago."""
    assert {QUESTIONNAIRE.criteria[name].shelf_life_days for name in (FIRST, SECOND)} == {365}
    return answered_at(place / "calla.toml", OLD, ALMOST_OLD)


def answered_at(file: Path, *moments: datetime) -> Path:
    """An assessment whose first criteria were answered at some moments."""
    company = {"name": "Maison Calla", "cm_setup": "in_house"}
    assessment = new_assessment(QUESTIONNAIRE, company=company, language="en", title="Day", at=moments[0])
    for criterion, moment in zip((FIRST, SECOND), moments, strict=False):
        assessment = with_answer(assessment, criterion, 1, moment)
    create_assessment(file, assessment)
    return file


def test_ages_and_as_of_are_those_of_the_persons_days(
    there: Place, calla: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An answer grows a day older at the person's midnight."""
    command("score", calla, "--json")
    data = json.loads(capsys.readouterr().out)
    assert (data["as_of"], tuple(data["stale"])) == (there.as_of, there.stale)


def test_covers_and_deadlines_are_those_of_the_persons_days(
    there: Place, calla: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A report says when it was written there, and a period ends that many days after."""
    command("report", calla)
    report = capsys.readouterr().out
    assert f"- **Date:** {there.today}\n" in report
    command("report", calla, "--template", "technical_annex")
    assert there.answered in capsys.readouterr().out
    command("plan", calla)
    assert f"Within 30 days, by {there.first_period}:" in capsys.readouterr().out


def test_milestones_and_comparisons_are_of_the_persons_days(
    there: Place, calla: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The day on which something was frozen, and that of the last answer."""
    command("milestone", calla, "add", "first")
    command("milestone", calla, "list")
    assert all(f" · {there.today} · " in line for line in capsys.readouterr().out.splitlines())
    command("compare", f"{calla}@first", calla)
    before, after = (line for line in capsys.readouterr().out.splitlines() if line.startswith(("Bef", "Aft")))
    assert there.today in before
    assert "20 November 2025" in after


def test_the_plain_way_says_the_persons_days(
    there: Place, calla: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When a criterion was answered, which ones are to be confirmed, and the day of the results."""
    typed("ask", calla, "--stale", lines=("",) * len(there.stale), monkeypatch=monkeypatch)
    said = capsys.readouterr().out
    assert f"Recorded on {there.answered}: level 1." in said
    assert f"{len(there.stale)} of {len(there.stale)}." in said
    assert there.today in said


def test_moments_in_sentences_are_those_of_the_person(there: Place) -> None:
    """When a copy was saved, and when somebody who has a file open was last heard of."""
    at = NOW.isoformat()
    values: dict[str, str | int] = {"saved": at, "said": at, "user": "ana", "machine": "desk", "process": 1}
    for code in ("last_good_used", "held_by_other", "lock_silent", "lock_ahead"):
        assert there.today in sentence(Fault(code, values), words_for("en"))


async def test_the_terminal_ui_shows_the_persons_days(there: Place, calla: Path, tmp_path: Path) -> None:
    """When a criterion was answered, and on the plan when a period ends."""
    seen: list[str] = []

    async def look(driver: Driver) -> None:
        await driver.press("left", "left")
        seen.append(driver.text())
        await driver.say("results")
        await driver.say("plan")
        seen.append(driver.text())

    await driven(tmp_path / "folder", calla, look)
    assert f"answered on {there.answered}" in seen[0]
    assert f"by {there.first_period}" in seen[1]


async def test_the_list_shows_when_something_was_changed_there(there: Place, tmp_path: Path) -> None:
    """Day and time."""
    folder = tmp_path / "folder"
    folder.mkdir()
    answered_at(folder / "calla.toml", OLD)
    seen: list[str] = []

    async def look(driver: Driver) -> None:
        seen.append(driver.text())

    await driven(folder, None, look)
    assert there.answered in seen[0]


@pytest.mark.parametrize("moment", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)])
async def test_the_ends_of_the_calendar_have_days_too(
    there: Place, moment: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No clock here shows a day before the first or after the last: those are UTC's."""
    folder = tmp_path / "folder"
    folder.mkdir()
    file = answered_at(folder / "calla.toml", moment, moment)
    for deed in ("score", "report", "plan", "explain"):
        command(deed, file)
    command("list", "assessments", "--folder", folder)
    typed("ask", file, lines=("g 1", "q"), monkeypatch=monkeypatch)
    seen: list[str] = []

    async def look(driver: Driver) -> None:
        seen.append(driver.text())
        await driver.press("enter", "left", "left")
        seen.append(driver.text())

    await driven(folder, None, look)
    assert str(moment.year) in seen[0]
    assert ("answered on" in seen[1]) is (moment.year == 1)
