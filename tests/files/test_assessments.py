"""Assessments on the disk: exactly what was said comes back."""

from __future__ import annotations

import os
import tomllib
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness import __version__
from cm_readiness.core.assessment import Answer, Assessment
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.files.assessments import (
    assessment_files,
    check_assessment,
    create_assessment,
    dump_assessment,
    new_assessment,
    read_assessment,
    to_trash,
    touched,
    write_assessment,
)
from cm_readiness.files.shipped import examples
from tests import strategies

from .assessments import AT, TEXT, full_assessment
from .folders import edit, told


def test_everything_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """And the same value gives the same bytes."""
    path, whole = tmp_path / "a.toml", full_assessment()
    assert write_assessment(path, whole) == whole
    assert read_assessment(path) == whole
    assert (
        dump_assessment(read_assessment(path)).encode()
        == path.read_bytes()
        == dump_assessment(whole).encode()
    )


def test_the_file_looks_as_the_format_says(tmp_path: Path) -> None:
    """Head, tables in their order, times with Z, and nothing that says nothing."""
    write_assessment(tmp_path / "a.toml", full_assessment())
    text = (tmp_path / "a.toml").read_text("utf-8")
    head, *_ = text.split("\n\n")
    assert [row.split(" = ")[0] for row in head.split("\n")] == [
        "# Written by cm-readiness: comments in this file are not kept.",
        "format", "written_by", "id", "title", "created", "language", "depth", "evidence_rule",
        "respondent", "facilitator", "follows",
    ]  # fmt: skip
    assert "created = 2026-11-22T10:00:00.000001Z\n" in text
    assert "changed = 2026-11-22T10:00:00Z\n" in text
    assert "due = 2026-12-20\n" in text
    headers = [row for row in text.splitlines() if row.startswith("[")]
    assert [row for row in headers if "milestones." not in row] == [
        "[questionnaire]", "[questionnaire.criteria]", "[company]", "[targets]",
        '[answers."purpose.goals"]', '[[answers."purpose.goals".history]]',
        '[[answers."purpose.goals".history]]', '[answers."watch.ritual"]',
        '[[answers."watch.ritual".rounds]]', '[[answers."watch.ritual".rounds]]',
        '[answers."watch.ritual".rounds.people]', '[answers."gone.away"]',
        "[workshop]", "[[workshop.agenda]]", "[[workshop.agenda]]", "[[workshop.parked]]",
        "[[workshop.decisions]]", "[[actions]]", "[[actions]]", "[[milestones]]", "[[milestones]]",
    ]  # fmt: skip
    assert '[answers."watch.ritual"]\nunknown = true\n\n' in text
    found = tomllib.loads(text, parse_float=Decimal)
    assert list(found["answers"]["purpose.goals"]) == [
        "level", "note", "private", "evidence", "flagged", "answered", "history",
    ]  # fmt: skip
    assert found["milestones"][1]["overall"]["score"] == Decimal("58.8")


def test_an_entry_with_nothing_left_is_not_written(tmp_path: Path) -> None:
    """It says nothing."""
    whole = full_assessment()
    emptied = whole.model_copy(update={"answers": {**whole.answers, "purpose.channels": Answer()}})
    write_assessment(tmp_path / "a.toml", emptied)
    assert read_assessment(tmp_path / "a.toml") == whole


@given(st.data())
def test_any_assessment_comes_back_as_it_was(data: st.DataObject) -> None:
    """Whatever characters its texts hold."""
    questionnaire = data.draw(strategies.questionnaires())
    assessment = data.draw(strategies.assessments(questionnaire, remarks=True))
    text = dump_assessment(assessment)
    again = Assessment.model_validate(tomllib.loads(text, parse_float=Decimal))
    assert again == assessment
    assert dump_assessment(again) == text


@given(
    strategies.TEXTS,
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=0, max_value=10**9),
)
def test_profile_answers_come_back_as_they_were(text: str, number: Decimal) -> None:
    """Texts of any kind, and numbers exactly."""
    assessment = full_assessment().model_copy(update={"company": {"name": text, "size": Fraction(number)}})
    again = Assessment.model_validate(tomllib.loads(dump_assessment(assessment), parse_float=Decimal))
    assert again.company == {"name": text, "size": number}


def test_unknown_keys_are_kept_at_every_level(path: Path) -> None:
    """Another program, or a later version, may need them."""
    edit(path, 'id = "0b0c"', 'id = "0b0c"\nnew = [1.50, { a = true }]\nmoment = 2026-01-01T00:00:00+02:00')
    edit(path, "[company]", "seen = 1979-05-27\n[company]")
    edit(path, "level = 2", 'level = 2\nmood = 1\n[answers."purpose.goals".more]\ndeep = { er = 07:32:00 }')
    edit(path, 'note = "A note"', 'x = 1\n[[answers."purpose.goals".history]]\nlevel = 1\nwho = "J"')
    edit(
        path,
        '[answers."watch.ritual"]',
        '[[actions]]\nid = "1"\ncolour = "red"\n[[milestones]]\nname = "m"\nat = 2026-01-01T00:00:00Z\n'
        'by = "J"\noverall = { score = 1.5, mean = 2 }\n[extra.deep]\nx = [[1], []]\n[[many]]\nx = 1\n'
        '[answers."watch.ritual"]',
    )
    first = read_assessment(path)
    before = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    written = write_assessment(path, first)
    after = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    assert read_assessment(path) == written == first.model_copy(update={"updated": None})
    for key in ("new", "moment", "extra", "many"):
        assert after[key] == before[key]
    assert after["questionnaire"]["seen"] == date(1979, 5, 27)
    assert after["answers"]["purpose.goals"]["mood"] == 1
    assert after["answers"]["purpose.goals"]["more"] == before["answers"]["purpose.goals"]["more"]
    assert after["answers"]["purpose.goals"]["history"][0]["who"] == "J"
    assert after["actions"][0]["colour"] == "red"
    assert after["milestones"][0]["by"] == "J"
    assert after["milestones"][0]["overall"]["mean"] == 2


def test_unknown_keys_of_equal_value_and_other_kind_are_told_apart(tmp_path: Path) -> None:
    """1 and true are equal in Python, and not in a file."""
    for value in ("1", "true", "1"):
        path = tmp_path / "a.toml"
        path.write_text(TEXT.replace("level = 2", f"level = 2\nodd = {value}"), "utf-8")
        write_assessment(path, read_assessment(path))
        assert f"odd = {value}\n" in path.read_text("utf-8")


def test_a_byte_order_mark_and_windows_line_ends_are_read(path: Path) -> None:
    """Line ends in texts become LF, escaped ones too."""
    edit(path, '"A note"', '"""one\ntwo\\r\\nthree\\rfour"""')
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_assessment(path).answer_to("purpose.goals").note == "one\ntwo\nthree\nfour"


def test_times_are_kept_in_utc(path: Path) -> None:
    """Another zone is converted, and a time without a zone is taken as UTC."""
    edit(path, "created = 2026-11-22T10:00:00Z", "created = 2026-11-22T12:00:00+02:00")
    edit(path, "updated = 2026-11-22T10:41:07Z", "updated = 2026-11-22T10:41:07")
    found = read_assessment(path)
    assert (found.created, found.created.tzinfo) == (AT, UTC)
    assert found.updated == datetime(2026, 11, 22, 10, 41, 7, tzinfo=UTC)
    later = found.model_copy(update={"created": AT.astimezone(timezone(timedelta(hours=5)))})
    assert "created = 2026-11-22T10:00:00Z" in dump_assessment(later)


def test_the_time_that_version_1_wrote_is_read_and_not_written(path: Path) -> None:
    """A file without it opens as well; it clashed whenever two people saved."""
    moment = datetime(2026, 11, 22, 10, 41, 7, tzinfo=UTC)
    old = read_assessment(path)
    assert old.updated == old.last_changed == moment
    assert "updated" not in dump_assessment(old)
    edit(path, "updated = 2026-11-22T10:41:07Z\n", "")
    assert read_assessment(path).last_changed == datetime(2026, 11, 22, 10, 12, tzinfo=UTC)


def test_creating_never_overwrites(path: Path) -> None:
    """Writing does, and says which version wrote."""
    assessment = read_assessment(path).model_copy(update={"written_by": "0.0.1"})
    with pytest.raises(ReadinessError) as caught:
        create_assessment(path, assessment)
    assert caught.value.fault.code == "output_exists"
    assert path.read_text("utf-8") == TEXT
    deep = path.parent / "new" / "folder" / "a.toml"
    assert create_assessment(deep, assessment).written_by == __version__
    assert write_assessment(deep, assessment) == read_assessment(deep)


def test_a_text_that_is_no_unicode_is_not_written(path: Path) -> None:
    """The file that is there stays."""
    assessment = read_assessment(path)
    broken = assessment.model_copy(update={"title": "half \ud800"})
    with pytest.raises(ReadinessError) as caught:
        write_assessment(path, broken)
    assert caught.value.fault.code == "text_not_unicode"
    assert path.read_text("utf-8") == TEXT


def test_a_new_assessment_remembers_its_questionnaire(questionnaire: Questionnaire, tmp_path: Path) -> None:
    """Ids, version, fingerprint and the digest of each criterion; check has nothing to say."""
    new = new_assessment(
        questionnaire,
        company={"name": "Calla", "post": "none", "channels": ["a", "b"], "size": Decimal("1.5")},
        language="fr",
        depth="express",
        title="One\r\ntwo",
        targets={"purpose": 4},
        at=AT,
    )
    assert (new.created, new.last_changed, new.title) == (AT, AT, "One\ntwo")
    assert new.company["channels"] == ("a", "b")
    assert new.questionnaire.criteria == questionnaire.digests
    path = tmp_path / "a.toml"
    assert read_assessment(path) == new if create_assessment(path, new) else None
    assert check_assessment(path, questionnaire) == ()
    assert new_assessment(questionnaire, company={}, language="fr", at=AT).id != new.id


def test_a_new_assessment_refuses_what_no_file_holds(questionnaire: Questionnaire) -> None:
    """With a sentence, although there is no file yet."""
    with pytest.raises(ReadinessError) as caught:
        new_assessment(questionnaire, company={"name": "x" * 20_001}, language="fr", at=AT)
    assert told(caught.value.faults) == [("text_too_long", "company.name")]


def test_touching_keeps_what_is_not_known(questionnaire: Questionnaire, path: Path) -> None:
    """Its questionnaire is renewed; the time that version 1.0.0 wrote goes."""
    edit(path, 'version = "1.0.0"', 'version = "0.9.0"\nodd = 1')
    found = touched(read_assessment(path), questionnaire)
    assert (found.updated, found.questionnaire.version) == (None, "1.0.0")
    assert found.questionnaire.fingerprint == questionnaire.fingerprint
    assert found.questionnaire.model_extra == {"odd": 1}


def test_files_are_listed_newest_first(tmp_path: Path) -> None:
    """Only files that may be assessments; a folder that is not there holds none."""
    for age, name in enumerate(["b.toml", "a.toml", "C.TOML", "notes.txt", ".hidden.toml"]):
        (tmp_path / name).write_text("", "utf-8")
        os.utime(tmp_path / name, (1_000_000 - age, 1_000_000 - age))
    (tmp_path / "folder.toml").mkdir()
    assert [path.name for path in assessment_files(tmp_path)] == ["b.toml", "a.toml", "C.TOML"]
    assert assessment_files(tmp_path / "none") == ()
    with pytest.raises(ReadinessError):
        assessment_files(tmp_path / "b.toml")


def test_the_trash_keeps_files_of_the_same_name_apart(tmp_path: Path) -> None:
    """Nothing in it is overwritten."""
    places = []
    for content in ("one", "two"):
        (tmp_path / "a.toml").write_text(content, "utf-8")
        places.append(to_trash(tmp_path / "a.toml", tmp_path))
    assert [place.read_text("utf-8") for place in places] == ["one", "two"]
    assert not (tmp_path / "a.toml").exists()
    assert assessment_files(tmp_path) == ()
    with pytest.raises(ReadinessError):
        to_trash(tmp_path / "a.toml", tmp_path)


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_the_examples_open_and_come_back(path: Path, tmp_path: Path) -> None:
    """They are assessments like any other."""
    found = read_assessment(path)
    assert write_assessment(tmp_path / "a.toml", found) == read_assessment(tmp_path / "a.toml")
