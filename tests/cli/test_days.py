"""Days are those of the person's time zone, wherever they are counted or shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cm_readiness.files.assessments import read_assessment

from .conftest import start

WEST, EAST = {"TZ": "Etc/GMT+12"}, {"TZ": "Etc/GMT-14"}
"""Twelve hours behind UTC and fourteen before it: at no moment is it the same day in both."""


def test_today_is_where_the_person_is(calla: Path) -> None:
    """The same moment is another day on the other side of the world."""
    west = json.loads(start("score", calla, "--json", env=WEST).out)["as_of"]
    east = json.loads(start("score", calla, "--json", env=EAST).out)["as_of"]
    assert west < east


@pytest.mark.parametrize(("zone", "stale"), [("Etc/GMT+12", True), ("UTC", False), ("Etc/GMT-14", False)])
def test_the_age_of_an_answer_is_counted_in_the_persons_days(calla: Path, zone: str, stale: bool) -> None:
    """Answered in the small hours of UTC, which is still the day before in the west: one day older there."""
    text = calla.read_text("utf-8")
    lines = text.splitlines(keepends=True)
    section = lines.index('[answers."purpose.business_goals"]\n')
    place = next(n for n in range(section, len(lines)) if lines[n].startswith("answered = "))
    lines[place] = "answered = 2026-03-10T02:00:00Z\n"
    calla.write_text("".join(lines), "utf-8")
    printed = start("score", calla, "--json", "--as-of", "2027-03-10", env={"TZ": zone}).out
    assert ("purpose.business_goals" in json.loads(printed)["stale"]) is stale


def test_a_milestone_is_listed_on_the_day_on_which_it_was_frozen(calla: Path) -> None:
    """In the list as people read it; data keeps the moment in UTC."""
    assert start("milestone", calla, "add", "first").code == 0
    west, east = (start("milestone", calla, "list", env=zone).out for zone in (WEST, EAST))
    assert west != east
    frozen = json.loads(start("milestone", calla, "list", "--json", env=WEST).out)["milestones"][0]
    assert frozen["at"].endswith("Z")
    assert frozen["state"] == read_assessment(calla).milestones[0].state == "settled"
