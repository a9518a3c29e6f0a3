"""Assessments on the disk: exactly what was said, and every fault with its line."""

# ruff: noqa: E501 - the table of faults has a case a line

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
from cm_readiness.core.assessment import (
    Action,
    Answer,
    Assessment,
    Milestone,
    MilestoneScore,
    PastAnswer,
    QuestionnaireRef,
    Unknown,
    with_answer,
)
from cm_readiness.core.errors import Fault, ReadinessError
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
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import examples
from tests import strategies

from .folders import edit, line_of, said, told, write_small

AT = datetime(2026, 11, 22, 10, 0, 0, tzinfo=UTC)

TEXT = """\
# Written by cm-readiness: comments in this file are not kept.
format = 1
written_by = "1.0.0"
id = "0b0c"
title = "Baseline"
created = 2026-11-22T10:00:00Z
updated = 2026-11-22T10:41:07Z
language = "fr"

[questionnaire]
id = "small"
version = "1.0.0"

[company]
name = "Maison Calla"

[answers."purpose.goals"]
level = 2
note = "A note"
answered = 2026-11-22T10:12:00Z

[answers."watch.ritual"]
unknown = true
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A good file."""
    path = tmp_path / "maison-calla.toml"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def questionnaire(tmp_path: Path) -> Questionnaire:
    """The small questionnaire."""
    return read_questionnaire(write_small(tmp_path / "questionnaires" / "small"))


def faults_of(path: Path) -> tuple[Fault, ...]:
    """Why a file does not open; it is not changed by trying."""
    before = path.read_bytes()
    with pytest.raises(ReadinessError) as caught:
        read_assessment(path)
    assert path.read_bytes() == before
    assert said(caught.value.faults)
    assert caught.value.fault == caught.value.faults[0]
    return caught.value.faults


def full_assessment() -> Assessment:
    """Something in every field."""
    return Assessment(
        written_by=__version__,
        id="0b0c",
        title='Base "line" [1]\n\\ \t\x00\x1b\x7f é 株 🙂 \u2028',
        created=AT,
        updated=AT + timedelta(microseconds=1),
        language="fr",
        depth="express",
        evidence_rule="strict",
        respondent="Jade, founder",
        facilitator="F",
        follows="0a0a",
        questionnaire=QuestionnaireRef(id="small", version="1", fingerprint="3f9a", criteria={"a.b": "a1"}),
        company={"name": "Calla", "size": Fraction(7, 4), "count": 3, "public": True, "channels": ("x", "y")},
        targets={"purpose": 3, "purpose.goals": 4},
        answers={
            "purpose.goals": Answer(
                level=0,
                note="n",
                private="p",
                evidence=("one", ""),
                flagged=True,
                answered=AT,
                history=(PastAnswer(level=1, answered=AT), PastAnswer(not_applicable="why")),
            ),
            "watch.ritual": Answer(unknown=True),
            "gone.away": Answer(not_applicable="because"),
        },
        actions=(
            Action(id="1"),
            Action(
                id="2",
                source="roadmap",
                criterion="purpose.goals",
                to_level=2,
                what="w" * 200,
                owner="Jade",
                due=date(2026, 12, 20),
                status="doing",
                note="n",
            ),
        ),
        milestones=(
            Milestone(name="empty", at=AT),
            Milestone(
                name="baseline",
                at=AT,
                fingerprint="3f9a",
                overall=MilestoneScore(score=Fraction(294, 5), low=49, high=100),
                verdict="not_yet",
                dimensions={"purpose": MilestoneScore(score=49, low=49, high=49), "watch": MilestoneScore()},
                levels={"purpose.goals": 2, "watch.ritual": "unknown"},
            ),
        ),
    )


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
        "format", "written_by", "id", "title", "created", "updated", "language", "depth", "evidence_rule",
        "respondent", "facilitator", "follows",
    ]  # fmt: skip
    assert "created = 2026-11-22T10:00:00Z\nupdated = 2026-11-22T10:00:00.000001Z\n" in text
    assert "due = 2026-12-20\n" in text
    headers = [row for row in text.splitlines() if row.startswith("[")]
    assert [row for row in headers if "milestones." not in row] == [
        "[questionnaire]", "[questionnaire.criteria]", "[company]", "[targets]",
        '[answers."purpose.goals"]', '[[answers."purpose.goals".history]]', '[[answers."purpose.goals".history]]',
        '[answers."watch.ritual"]', '[answers."gone.away"]', "[[actions]]", "[[actions]]", "[[milestones]]",
        "[[milestones]]",
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
    edit(path, "[answers.\"watch.ritual\"]", '[[actions]]\nid = "1"\ncolour = "red"\n[[milestones]]\nname = "m"\n'
         'at = 2026-01-01T00:00:00Z\nby = "J"\noverall = { score = 1.5, mean = 2 }\n[extra.deep]\nx = [[1], []]\n'
         "[[many]]\nx = 1\n[answers.\"watch.ritual\"]")  # fmt: skip
    first = read_assessment(path)
    before = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    assert write_assessment(path, first) == first
    after = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    assert read_assessment(path) == first
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
    later = found.model_copy(update={"updated": AT.astimezone(timezone(timedelta(hours=5)))})
    assert "updated = 2026-11-22T10:00:00Z" in dump_assessment(later)


FAULTS = [
    # old, new, code, key, line
    ("level = 2", "level = 7", "bad_level", 'answers."purpose.goals"', "level = 7"),
    ("level = 2", "level = -1", "bad_level", 'answers."purpose.goals"', "level = -1"),
    ("level = 2", "level = 2.5", "bad_level", 'answers."purpose.goals"', "level = 2.5"),
    ("level = 2", "level = 2.0", "bad_level", 'answers."purpose.goals"', "level = 2.0"),
    ("level = 2", 'level = "2"', "bad_level", 'answers."purpose.goals"', 'level = "2"'),
    ("level = 2", "level = true", "bad_level", 'answers."purpose.goals"', "level = true"),
    ("level = 2", "level = 2\nunknown = true", "two_kinds_of_answer", 'answers."purpose.goals"', "[answers."),
    ("unknown = true", 'unknown = true\nnot_applicable = "x"', "two_kinds_of_answer", 'answers."watch.ritual"', "[a"),
    ("unknown = true", 'not_applicable = ""', "reason_missing", 'answers."watch.ritual"', "[answers."),
    ("unknown = true", 'not_applicable = " \\n"', "reason_missing", 'answers."watch.ritual"', "[answers."),
    ("unknown = true", "not_applicable = true", "not_a_text", 'answers."watch.ritual".not_applicable', "not_app"),
    ("unknown = true", 'unknown = "yes"', "not_true_or_false", 'answers."watch.ritual".unknown', "unknown ="),
    ("unknown = true", 'evidence = "x"', "not_a_list", 'answers."watch.ritual".evidence', "evidence ="),
    ("unknown = true", "evidence = [1]", "not_a_text", 'answers."watch.ritual".evidence[0]', "evidence ="),
    ("unknown = true", "history = [{ level = 9 }]", "bad_level", 'answers."watch.ritual".history[0]', "history ="),
    ('"A note"', f'"{"x" * 20_001}"', "text_too_long", 'answers."purpose.goals".note', "note ="),
    ('"A note"', "3", "not_a_text", 'answers."purpose.goals".note', "note = 3"),
    ("answered = 2026-11-22T10:12:00Z", "answered = 2026-11-22", "not_a_time", 'answers."purpose.goals".answered', "answered"),
    ("answered = 2026-11-22T10:12:00Z", 'answered = "2026"', "not_a_time", 'answers."purpose.goals".answered', "answered"),
    ("answered = 2026-11-22T10:12:00Z", "answered = 0001-01-01T00:00:00+10:00", "not_a_time", 'answers."purpose.goals".answered', "answered"),
    ('"Maison Calla"', "2026-11-22", "wrong_value", "company.name", "name ="),
    ('"Maison Calla"', f'"{"x" * 20_001}"', "text_too_long", "company.name", "name ="),
    ('"Maison Calla"', "1e999999999", "wrong_value", "company.name", "name ="),
    ('"Maison Calla"', '"x"\nchannels = ["a", 1]', "not_a_text", "company.channels[1]", "channels ="),
    ("[company]", "[targets]\npurpose = 5\n[company]", "above_most", "targets.purpose", "purpose = 5"),
    ("[company]", "[targets]\npurpose = 0\n[company]", "below_least", "targets.purpose", "purpose = 0"),
    ("[company]", "[targets]\npurpose = true\n[company]", "not_a_whole_number", "targets.purpose", "purpose ="),
    ('language = "fr"', 'depth = "deep"', "not_one_of", "depth", 'depth = "deep"'),
    ('language = "fr"', 'evidence_rule = "lax"', "not_one_of", "evidence_rule", "evidence_rule ="),
    ('language = "fr"', "answers = 3\n[x]", "not_a_table", "answers", "answers = 3"),
    ('language = "fr"', 'actions = [{ id = "1", due = 2026-12-20T00:00:00Z }]', "not_a_date", "actions[0].due", "actions ="),
    ('language = "fr"', 'actions = [{ id = "1", status = "lost" }]', "not_one_of", "actions[0].status", "actions ="),
    ('language = "fr"', 'milestones = [{ name = "1" }]', "missing_key", "milestones[0].at", "milestones ="),
    ('id = "0b0c"\n', "", "missing_key", "id", None),
    ('[questionnaire]\nid = "small"\n', "[questionnaire]\n", "missing_key", "questionnaire.id", "[questionnaire]"),
    ("format = 1\n", "", "missing_key", "format", None),
    ("format = 1", "format = 0", "bad_format", "format", "format = 0"),
    ("format = 1", 'format = "1"', "bad_format", "format", "format ="),
    ("level = 2", "level = ", "not_a_value", "", "level = "),
    ("level = 2", "level = 2\nlevel = 2", "named_twice", "", "level = 2"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "key", "line"), FAULTS)
def test_a_fault_is_named_with_its_key_and_line(
    path: Path, old: str, new: str, code: str, key: str, line: str | None
) -> None:
    """What keeps a file from being opened, spoilt once."""
    text = path.read_text("utf-8")
    if new.startswith("answers = 3"):
        text = text.partition("[answers")[0]
    path.write_text(text, "utf-8")
    edit(path, old, new)
    (fault,) = faults_of(path)
    assert (fault.code, fault.where.key, fault.where.file) == (code, key, str(path))
    if line is None:
        assert fault.where.line is None
    else:
        assert line_of(fault).startswith(line)


def test_the_sentence_about_a_level_is_that_of_the_commands(path: Path) -> None:
    """File, line, criterion, what is wrong, what it must be."""
    edit(path, "level = 2", "level = 7")
    (sentence,) = said(faults_of(path))
    assert sentence == f'{path}, line 18: answers."purpose.goals": level is 7; it must be 0 to 4.'


def test_all_faults_are_told_at_once_in_order(path: Path) -> None:
    """A file that was edited by hand is mended in one go."""
    edit(path, "level = 2", "level = 7")
    edit(path, "unknown = true", "level = 8\nflagged = 1")
    edit(path, 'title = "Baseline"', "title = 1")
    assert told(faults_of(path)) == [
        ("not_a_text", "title"),
        ("bad_level", 'answers."purpose.goals"'),
        ("bad_level", 'answers."watch.ritual"'),
        ("not_true_or_false", 'answers."watch.ritual".flagged'),
    ]


def test_a_newer_format_is_refused_whatever_else_is_in_it(path: Path) -> None:
    """It says who wrote it, and stays as it is."""
    edit(path, "format = 1", "format = 2")
    edit(path, "level = 2", 'level = "new"')
    edit(path, 'written_by = "1.0.0"', 'written_by = "9.4.0"')
    (sentence,) = said(faults_of(path))
    assert f"written by cm-readiness 9.4.0; this is {__version__}" in sentence
    edit(path, 'written_by = "9.4.0"', "")
    assert told(faults_of(path)) == [("newer_format_of_unknown", "")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("none.toml", None, "no_such_file"),
        ("maison-calla.toml/x.toml", None, "no_such_file"),
        (".", None, "is_a_folder"),
        ("x" * 300, None, "name_too_long"),
        ("nul\0", None, "impossible_path"),
        ("latin.toml", "format = 1\ntitle = 'é'".encode("latin-1"), "not_utf8"),
        ("surrogate.toml", b"format = 1\ntitle = '\xed\xa0\x80'", "not_utf8"),
        ("large.toml", b"#" * 5_000_001, "file_too_large"),
        ("empty.toml", b"", "missing_key"),
        ("binary.toml", b"\x00\x01", "invalid_toml"),
    ],
)
def test_what_is_no_assessment_is_refused_with_a_sentence(
    path: Path, name: str, content: bytes | None, code: str
) -> None:
    """Never with anything else than a fault."""
    other = path.parent / name
    if content is not None:
        other.write_bytes(content)
    with pytest.raises(ReadinessError) as caught:
        read_assessment(other)
    assert caught.value.fault.code == code
    assert said(caught.value.faults)


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Opening one would never end."""
    os.mkfifo(tmp_path / "a.toml")
    with pytest.raises(ReadinessError) as caught:
        read_assessment(tmp_path / "a.toml")
    assert caught.value.fault.code == "not_a_file"


@given(st.binary(max_size=60), st.integers(0, len(TEXT)))
def test_no_spoilt_file_ends_in_anything_but_a_fault(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    """Bytes put anywhere into a file."""
    path = tmp_path_factory.getbasetemp() / "noise.toml"
    path.write_bytes(TEXT.encode()[:at] + noise + TEXT.encode()[at:])
    try:
        read_assessment(path)
    except ReadinessError as error:
        assert said(error.faults)


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
    assert (new.created, new.updated, new.title) == (AT, AT, "One\ntwo")
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
    """Its time and its questionnaire are renewed."""
    edit(path, 'version = "1.0.0"', 'version = "0.9.0"\nodd = 1')
    later = AT + timedelta(days=1)
    found = touched(read_assessment(path), questionnaire, later)
    assert (found.updated, found.questionnaire.version) == (later, "1.0.0")
    assert found.questionnaire.fingerprint == questionnaire.fingerprint
    assert found.questionnaire.model_extra == {"odd": 1}


def test_what_does_not_fit_the_questionnaire_is_named_and_kept(
    questionnaire: Questionnaire, path: Path
) -> None:
    """The file opens all the same."""
    edit(path, "level = 2", 'not_applicable = "why"')
    edit(path, '[answers."watch.ritual"]', '[answers."watch.rituals"]')
    edit(path, "[company]", "[targets]\nwatching = 2\n[company]")
    faults = check_assessment(path, questionnaire)
    assert told(faults) == [
        ("orphaned_target", "targets.watching"),
        ("na_not_allowed", 'answers."purpose.goals".not_applicable'),
        ("orphaned_answer", 'answers."watch.rituals"'),
    ]
    assert [line_of(fault) for fault in faults] == [
        "watching = 2", 'not_applicable = "why"', '[answers."watch.rituals"]',
    ]  # fmt: skip
    assert all(fault.tolerated for fault in faults)
    assert "watch.rituals" in read_assessment(path).answers


def test_a_changed_questionnaire_says_what_changed(questionnaire: Questionnaire, path: Path) -> None:
    """Criteria added, removed and reworded; the answers stay."""
    saved = touched(with_answer(read_assessment(path), "purpose.goals", Unknown(), AT), questionnaire, AT)
    write_assessment(path, saved)
    folder = path.parent / "questionnaires" / "small"
    edit(folder / "watch.toml", 'id = "ritual"', 'id = "habit"')
    edit(folder / "questionnaire.toml", "watch.ritual", "watch.habit")
    edit(folder / "purpose.toml", "Level 3", "Another level 3")
    faults = check_assessment(path, read_questionnaire(folder))
    assert sorted(told(faults)) == [
        ("criterion_added", 'questionnaire.criteria."watch.habit"'),
        ("criterion_removed", 'questionnaire.criteria."watch.ritual"'),
        ("criterion_reworded", 'questionnaire.criteria."purpose.goals"'),
        ("orphaned_answer", 'answers."watch.ritual"'),
        ("questionnaire_changed", "questionnaire.fingerprint"),
    ]
    assert read_assessment(path).answers == saved.answers


def test_another_questionnaire_is_named(questionnaire: Questionnaire, path: Path) -> None:
    """Its criteria are not compared."""
    edit(path, 'id = "small"', 'id = "other"')
    assert told(check_assessment(path, questionnaire)) == [("belongs_elsewhere", "questionnaire.id")]


def test_a_file_that_does_not_open_is_checked_for_that_alone(
    questionnaire: Questionnaire, path: Path
) -> None:
    """Those faults come back as they are."""
    edit(path, "level = 2", "level = 7")
    assert check_assessment(path, questionnaire) == faults_of(path)


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
