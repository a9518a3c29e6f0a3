"""Measuring on the command line: what is printed, what is taken over, and what never changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cm_readiness.core.assessment import Measurement
from cm_readiness.files.assessments import read_assessment

from .conftest import Ended, Run, tree

BUNDLED, MANDATE = "role_clarity.skill_bundling", "role_clarity.mandate"
ADVERT = """Community manager, Bristol, full time, £22,000
You run our Instagram and Facebook pages, write posts, reply to comments and keep the content calendar.
You shoot and edit videos, write the newsletter and update the website.
Our designer makes the graphics. You report to the head of marketing.
"""


@pytest.fixture
def advert(place: Path) -> Path:
    """A job advert with three trades of specialists."""
    path = place / "advert.txt"
    path.write_text(ADVERT, "utf-8")
    return path


def _measured(calla: Path, criterion: str) -> Measurement:
    (one,) = read_assessment(calla).answer_to(criterion).measures
    return one


def test_nothing_changes_before_it_is_accepted(run: Run, calla: Path, advert: Path, place: Path) -> None:
    """It is said what would follow, and how to take it."""
    before = tree(place)

    ended = run("measure", calla, "job_advert", advert)

    assert ended.code == 0
    assert "3 trades of specialists asked of one person" in ended.out
    assert "level 1 proposed" in ended.out
    assert "--accept" in ended.err
    assert tree(place) == before


def test_what_is_accepted_is_the_answer_and_its_lines_the_evidence(
    run: Run, calla: Path, advert: Path
) -> None:
    """With the figures beside it; the answer before is in the history."""
    before = read_assessment(calla).answer_to(BUNDLED)

    assert run("measure", calla, "job_advert", advert, "--accept").code == 0

    answer, one = read_assessment(calla).answer_to(BUNDLED), _measured(calla, BUNDLED)
    assert answer.level == one.proposes == 1
    assert one.accepted
    assert one.figures["specialist_trades"] == 3
    assert set(one.lines) <= set(answer.evidence)
    assert answer.evidence[: len(before.evidence)] == before.evidence
    assert answer.note == before.note


def test_measured_twice_the_newest_stands_first_and_no_line_twice(
    run: Run, calla: Path, advert: Path
) -> None:
    """The same file gives the same lines."""
    for _ in range(2):
        assert run("measure", calla, "job_advert", advert, "--accept").code == 0

    answer = read_assessment(calla).answer_to(MANDATE)
    first, second = answer.measures
    assert first.at >= second.at
    assert len(answer.evidence) == len(set(answer.evidence))


def test_as_data_it_has_figures_files_and_what_each_criterion_gets(
    run: Run, calla: Path, advert: Path
) -> None:
    """In the documented shape."""
    data = json.loads(run("measure", calla, "job_advert", advert, "--json").out)

    assert data["measure"] == "job_advert"
    assert {one["criterion"]: one["proposes"] for one in data["criteria"]}[BUNDLED] == 1
    assert data["figures"]["specialist_trades"] == 3
    assert {one["id"] for one in data["figures"]["trades"] if one["asked_of"] == "others"} == {
        "graphic_design"
    }
    assert [one["name"] for one in data["files"]] == ["advert.txt"]
    assert data["files"][0]["read"] and len(data["files"][0]["sha256"]) == 64


def test_one_that_cannot_be_read_is_named_and_the_others_are_measured(
    run: Run, calla: Path, advert: Path, place: Path
) -> None:
    """It counts neither for nor against."""
    empty = place / "empty.pdf"
    empty.write_bytes(b"")

    ended = run("measure", calla, "job_advert", empty, advert, "--json")

    data = json.loads(ended.out)
    assert ended.code == 0
    assert [one["name"] for one in data["not_measured"]] == ["empty.pdf"]
    assert data["figures"]["specialist_trades"] == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("job_adverts", "advert.txt"), "did you mean job_advert?"),
        (("job_advert", "nothing.txt"), "nothing.txt: there is no such file"),
        (("copied_text", "advert.txt"), "at least: first the release"),
        (("posting_calendar", "two.csv"), "--date-order dmy, or mdy"),
        (("posting_calendar", "two.csv", "--date-order", "dym"), "did you mean"),
        (("job_advert", "short.txt"), "too short"),
    ],
)
def test_what_cannot_be_measured_is_said_in_a_sentence(
    run: Run, calla: Path, advert: Path, place: Path, arguments: tuple[str, ...], said: str
) -> None:
    """And nothing is taken over."""
    (place / "two.csv").write_text("Date,Title\n3/4/2026,a\n5/6/2026,b\n", "utf-8")
    (place / "short.txt").write_text("Community manager, full time, Instagram.", "utf-8")
    before = tree(place)

    ended: Ended = run("measure", calla, *arguments, "--accept")

    assert ended.code == 2
    assert said in ended.err
    assert tree(place) == before


def test_an_advert_for_somebody_else_proposes_nothing(run: Run, calla: Path, place: Path) -> None:
    """Whatever trades it names."""
    decoy = place / "nurse.txt"
    decoy.write_text(
        "Community nurse. You visit patients at home, take photos of wounds, edit videos for families and "
        "write the newsletter of the ward. Full time, band 5. You drive your own car and like people.",
        "utf-8",
    )

    data = json.loads(run("measure", calla, "job_advert", decoy, "--json").out)

    assert data["figures"]["is_advert"] is False
    assert {one["proposes"] for one in data["criteria"]} == {None}


def test_the_annex_tells_what_was_measured_and_the_report_what_speaks_against(
    run: Run, calla: Path, advert: Path
) -> None:
    """Two levels or more between what was measured and what was answered."""
    assert run("measure", calla, "job_advert", advert, "--accept").code == 0
    assert run("answer", calla, BUNDLED, "4").code == 0

    annex = run("report", calla, "--template", "technical_annex").out
    report = run("report", calla).out

    assert "## What was measured" in annex
    assert "3 trades of specialists asked of one person" in annex
    assert "Answered at level 4; level 1 was measured." in report


def test_an_anonymous_report_has_no_name_in_what_was_measured(run: Run, calla: Path, place: Path) -> None:
    """A file may be called as the company is."""
    named = place / "Maison Calla.txt"
    named.write_text(ADVERT, "utf-8")
    assert run("measure", calla, "job_advert", named, "--accept").code == 0

    assert "Maison Calla" not in run("report", calla, "--template", "technical_annex", "--anonymous").out


def test_a_measured_file_is_checked_and_merged_without_a_fault(run: Run, calla: Path, advert: Path) -> None:
    """It is part of the format."""
    assert run("measure", calla, "job_advert", advert, "--accept").code == 0

    assert run("check", calla).code == 0
    assert run("merge", calla, calla, "--output", "merged.toml").code == 0
    assert read_assessment(calla.with_name("merged.toml")).answers == read_assessment(calla).answers
