"""What is wrong with an assessment’s file is named with its key and line."""

# ruff: noqa: E501 - the table of faults has a case a line

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness import __version__
from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.assessments import read_assessment

from .assessments import TEXT, faults_of
from .folders import edit, line_of, said, told

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
