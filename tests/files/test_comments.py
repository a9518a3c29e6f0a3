"""Comments that a person wrote into a file are not kept in it: a copy with them is, and that is told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from threading import enumerate as enumerate_threads

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.app.preferences import Keeper
from cm_readiness.core.assessment import with_answer, with_remarks
from cm_readiness.core.errors import Fault, ReadinessError
from cm_readiness.files.assessments import (
    assessment_files,
    dump_assessment,
    read_assessment,
    write_assessment,
)
from cm_readiness.files.references import reference_of
from cm_readiness.files.settings import read_settings, settings_path, write_settings
from cm_readiness.files.toml_lines import has_comments
from cm_readiness.files.writing import open_for_writing

from .assessments import TEXT, full_assessment
from .folders import said

AT = datetime(2026, 11, 22, 10, 0, 0, tzinfo=UTC)
HEADER = TEXT.splitlines()[0]


def saved(path: Path) -> list[str]:
    """Save a file twice; the codes of what is told, each of which has a sentence."""
    with open_for_writing(path) as opened:
        told = [*opened.write(opened.assessment).told, *opened.write(opened.assessment).told]
    assert len(said(told)) == len(told)
    return [fault.code for fault in told]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[company]", "# asked Ana\n[company]"),
        ("level = 2", "level = 2 # not sure"),
        (HEADER, HEADER + "\n# mine"),
        (HEADER + "\n", "# mine, and no header\n"),
        ("unknown = true\n", "unknown = true\n# at the very end"),
        ('note = "A note"', 'evidence = [ # two\n"a",\n]'),
        ('note = "A note"', "note = '''\n# no comment''' # comment"),
        ("\n", "\r\n# lines of Windows\r\n"),
        (HEADER, "\ufeff# and a mark before it"),
    ],
)
def test_a_copy_with_the_comments_is_kept_once(tmp_path: Path, old: str, new: str) -> None:
    """Wherever they stand; the copy is the file to the last byte, and is not listed as an assessment."""
    path = tmp_path / "calla.toml"
    assert old in TEXT
    path.write_bytes(TEXT.replace(old, new, 1).encode())
    before = path.read_bytes()
    assert saved(path) == ["comments_kept"]
    assert path.with_name("calla.comments.toml").read_bytes() == before
    assert saved(path) == []
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        ".calla.toml.bak", "calla.comments.toml", "calla.toml",
    ]  # fmt: skip
    assert assessment_files(tmp_path) == (path,)


def test_comments_that_are_written_anew_are_kept_anew(tmp_path: Path) -> None:
    """Under the next name; the first copy stays."""
    path = tmp_path / "calla.toml"
    for turn in ("one", "two"):
        path.write_text(TEXT + f"# {turn}\n", "utf-8")
        assert saved(path) == ["comments_kept"]
    kept = [(tmp_path / name).read_text("utf-8") for name in ("calla.comments.toml", "calla.comments-2.toml")]
    assert kept == [TEXT + "# one\n", TEXT + "# two\n"]


def test_our_own_line_and_texts_are_no_comments(tmp_path: Path) -> None:
    """A note may hold anything that looks like one."""
    path = tmp_path / "calla.toml"
    noted = with_remarks(full_assessment(), "purpose.goals", note="#1 \"# x\" '# y'\n# z", evidence=("#",))
    write_assessment(path, noted)
    path.write_text(
        path.read_text("utf-8").replace("[company]", "[company]\n\"# key\" = '''\n# \"\"\" '''"), "utf-8"
    )
    assert saved(path) == []
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".calla.toml.bak", "calla.toml"]


def test_a_saving_that_is_refused_tells_it_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And one copy is enough."""
    path = tmp_path / "calla.toml"
    path.write_text(TEXT + "# mine\n", "utf-8")
    with open_for_writing(path) as opened:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", refuse)
            for _ in range(2):
                with pytest.raises(ReadinessError):
                    opened.write(opened.assessment)
        assert [fault.code for fault in opened.write(opened.assessment).told] == ["comments_kept"]
    assert len(list(tmp_path.glob("calla.comments*"))) == 1


def refuse(*_: object) -> None:
    """What a disk says that lets nothing be renamed."""
    raise PermissionError(13, "Permission denied")


def test_another_programs_version_is_kept_with_its_comments_only_once(tmp_path: Path) -> None:
    """What is kept whole needs no second copy."""
    path = tmp_path / "calla.toml"
    path.write_text(TEXT + "# mine\n", "utf-8")
    with open_for_writing(path) as opened:
        path.write_text(TEXT + "# theirs\n", "utf-8")
        changed = with_answer(opened.assessment, "purpose.goals", 4, AT)
        assert [fault.code for fault in opened.write(changed).told] == ["comments_kept"]
    assert path.with_name("calla.comments.toml").read_text("utf-8") == TEXT + "# theirs\n"
    assert read_assessment(path).answer_to("purpose.goals").level == 4


def test_the_settings_keep_a_copy_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are a file that people write by hand; what is told is given back."""
    monkeypatch.setenv("CM_READINESS_CONFIG", str(tmp_path))
    settings_path().write_text('format = 1\nlanguage = "fr" # for the board\n', "utf-8")
    before = settings_path().read_bytes()
    assert [fault.code for fault in write_settings(read_settings()[0])] == ["comments_kept"]
    assert (tmp_path / "settings.comments.toml").read_bytes() == before
    assert write_settings(read_settings()[0]) == ()


def test_whoever_keeps_choices_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the terminal UI, which writes them while it is used."""
    monkeypatch.setenv("CM_READINESS_CONFIG", str(tmp_path))
    settings_path().write_text("format = 1\n# mine\n", "utf-8")
    told: list[Fault] = []
    keeper = Keeper(told.append)
    keeper.opened(reference_of(tmp_path / "calla.toml"))
    keeper.keep(language="fr")
    assert keeper.flush()
    assert [fault.code for fault in told] == ["comments_kept"]


def test_whoever_keeps_choices_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the disk refuses is not tried for ever after the program has ended; a new choice is kept."""
    (tmp_path / "config").write_text("no folder", "utf-8")
    monkeypatch.setenv("CM_READINESS_CONFIG", str(tmp_path / "config"))
    before = set(enumerate_threads())
    keeper = Keeper(lambda fault: None)
    keeper.keep(language="fr")
    (thread,) = set(enumerate_threads()) - before
    assert not keeper.close()
    thread.join(60)
    assert not thread.is_alive()
    (tmp_path / "config").unlink()
    keeper.keep(language="es")
    assert keeper.close()
    assert read_settings()[0].language == "es"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("#\"'\\\n"), max_size=8)


@given(
    st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS | st.dates()) | st.dictionaries(TEXTS, TEXTS), max_size=4)
)
def test_what_the_writer_writes_has_no_comments_and_with_one_it_has(table: dict[str, object]) -> None:
    """Whatever the keys and texts are, on one line or several."""
    for text in (tomli_w.dumps(table), tomli_w.dumps(table, multiline_strings=True)):
        assert not has_comments(text, HEADER)
        assert not has_comments(HEADER + "\n" + text, HEADER)
        assert has_comments(text + "# one", HEADER)
        assert has_comments("# one\n" + text, HEADER)


def test_no_saved_example_has_comments() -> None:
    """Only our own line."""
    assert not has_comments(dump_assessment(full_assessment()), HEADER)
