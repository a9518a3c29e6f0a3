"""The plan as a calendar: a day for each deadline, known again when it comes in a second time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import example as such_as
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from cm_readiness.core.assessment import Action, Assessment
from cm_readiness.core.errors import ReadinessError
from cm_readiness.language.words import words_for
from cm_readiness.views.anonymous import Anonymiser
from tests.exports import export_of, named
from tests.reports import answered, evaluated, example, level, shipped

CHANGED = datetime(2026, 11, 22, 10, 41, 7, tzinfo=UTC)
STEP = Action(
    id="step", source="roadmap", criterion="purpose.rules_of_the_game", to_level=2, owner="Jade",
    due=date(2026, 12, 20), status="doing", changed=CHANGED, note="Nobody else is to know.",
)  # fmt: skip
OWN = Action(id="own", what="Buy a tripod; two lights, and\nBEGIN:VEVENT", due=date(2027, 1, 31))
GIVEN_UP = Action(id="gone", what="Print posters", due=date(2026, 12, 1), status="dropped")
UNDATED = Action(id="undated", what="Think about it")


def calla(*actions: Action) -> Assessment:
    """The example company with a plan of its own."""
    return example("maison_calla.en").model_copy(update={"actions": actions})


def made(about: Assessment, language: str = "en") -> bytes:
    """The calendar of an assessment, read back and counted."""
    export = export_of("action_plan", evaluated(about), words_for(language))
    written = export.make(named("ics"))
    written.check(written.data)
    return written.data


def entries(data: bytes) -> dict[str, dict[str, str]]:
    """What stands in each entry, by its day."""
    return {
        str(entry.decoded("dtstart")): {str(key).casefold(): str(entry[key]) for key in entry}
        for entry in Calendar.from_ical(data).walk("VEVENT")
    }


def test_each_deadline_is_a_whole_day() -> None:
    """In the order of the days, from midnight to midnight, and nothing for what has no day."""
    data = made(calla(STEP, OWN, GIVEN_UP, UNDATED))
    assert list(entries(data)) == ["2026-12-01", "2026-12-20", "2027-01-31"]
    text = data.decode()
    assert "DTSTART;VALUE=DATE:20261220\r\nDTEND;VALUE=DATE:20261221\r\n" in text
    assert text.count("TRANSP:TRANSPARENT") == 3


def test_an_entry_says_what_level_and_who() -> None:
    """And when it is done; the note of the action, and notes of answers, stay at home."""
    found = entries(made(calla(STEP)))["2026-12-20"]
    assert found["summary"] == "1.4 Rules of the game (1 → 2)"
    lines = found["description"].split("\n")
    assert lines[0].startswith("Write a one-page checklist")
    assert lines[1:4] == ["Level: 1 → 2", "Owner: Jade", "Status: in progress"]
    assert lines[4].startswith("Done when: ")
    assert "Nobody else" not in made(calla(STEP)).decode()


def test_an_action_of_ones_own_is_said_in_its_words() -> None:
    """A line of it that looks like the calendar's own is a text."""
    data = made(calla(OWN))
    found = entries(data)["2027-01-31"]
    assert found["summary"] == "Buy a tripod; two lights, and"
    assert found["description"].split("\n")[:2] == ["Buy a tripod; two lights, and", "BEGIN:VEVENT"]
    assert data.decode().count("\r\nBEGIN:VEVENT") == 1


def test_the_same_action_is_the_same_entry_whatever_changes() -> None:
    """A calendar that takes the file in twice changes its entry: same identity, later revision."""
    later = STEP.model_copy(
        update={"due": date(2027, 2, 1), "owner": "Tom", "changed": CHANGED.replace(day=23)}
    )
    first, second = (entries(made(calla(one))) for one in (STEP, later))
    (before,), (after,) = first.values(), second.values()
    assert before["uid"] == after["uid"] and UUID(before["uid"])
    assert int(after["sequence"]) > int(before["sequence"]) > 0
    assert made(calla(STEP)) == made(calla(STEP))
    assert "DTSTAMP:20261122T104107Z" in made(calla(STEP)).decode()
    assert "LAST-MODIFIED:20261122T104107Z" in made(calla(STEP)).decode()


def test_entries_of_other_assessments_and_actions_are_others() -> None:
    """The identity is made of both ids."""
    other = calla(STEP).model_copy(update={"id": "another"})
    twin = STEP.model_copy(update={"id": "twin", "to_level": 3})
    data = [made(other), made(calla(STEP, twin))]
    uids = re.findall(r"UID:(.*)\r\n", b"".join(data).decode())
    assert len(set(uids)) == len(uids) == 3


def test_what_was_given_up_is_called_off() -> None:
    """The entry of before vanishes, or is struck through; the others are confirmed."""
    found = entries(made(calla(STEP, GIVEN_UP)))
    assert {day: entry["status"] for day, entry in found.items()} == {
        "2026-12-01": "CANCELLED", "2026-12-20": "CONFIRMED",
    }  # fmt: skip


def test_without_names_there_are_none() -> None:
    """Neither of the company nor of owners, and no identity that leads to the file with names."""
    hidden = Anonymiser(shipped(), [calla(STEP)], words_for("en"), {}).assessment(calla(STEP))
    text = made(hidden).decode()
    assert not re.search("calla|jade", text, re.IGNORECASE)
    assert entries(made(hidden))["2026-12-20"]["uid"] != entries(made(calla(STEP)))["2026-12-20"]["uid"]


def test_nothing_due_is_said_and_no_calendar_is_made() -> None:
    """Rather than one without entries, which calendars refuse."""
    with pytest.raises(ReadinessError, match="nothing_due"):
        made(calla(UNDATED))


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_calendar_speaks_the_language_of_its_document(language: str) -> None:
    """All words of the program in it."""
    text = made(calla(STEP, GIVEN_UP), language)
    found = entries(text)["2026-12-20"]["description"]
    label = {"fr": "Niveau\u00a0: 1 → 2", "es": "Nivel: 1 → 2"}[language]
    assert label in found and "Owner" not in found
    assert {"fr": "plan d’action", "es": "plan de acción"}[language] in text.decode().casefold()


def test_days_and_moments_at_the_ends_of_the_calendar() -> None:
    """The last day that there is has no day after it; a moment long ago is a revision all the same."""
    old = OWN.model_copy(update={"due": date.max, "changed": datetime(1, 1, 1, tzinfo=UTC)})
    far = STEP.model_copy(update={"due": date.min, "changed": datetime.max.replace(tzinfo=UTC)})
    assert list(entries(made(calla(old, far)))) == ["0001-01-01", "9999-12-31"]


@settings(max_examples=60, deadline=None)
@such_as(r"C:\New; C:\new, \\N \;", "\\N")
@given(st.text(max_size=300), st.text(alphabet="\r\n\x85\u2028\\,;:\"é漢𝄞 nN^'=", max_size=120))
def test_any_text_is_read_back_and_breaks_no_line(what: str, owner: str) -> None:
    """Lines are of 75 octets at most, each ends with CR and LF, and no letter is cut in two."""
    action = Action(id="a", what=f"x{what}", owner=owner, due=date(2026, 12, 20))
    data = made(answered({"purpose.business_goals": level(2)}, actions=(action,)))
    lines = data.split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines[:-1]) and not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    assert len(entries(data)) == 1
