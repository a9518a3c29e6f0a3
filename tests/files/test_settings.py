"""Settings: read with patience, written whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.paths import config_folder, default_folder, state_folder, trash_folder
from cm_readiness.files.settings import Settings, read_settings, remember, settings_path, write_settings

from .folders import said, told


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of this test alone."""
    monkeypatch.setenv("CM_READINESS_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("CM_READINESS_HOME", str(tmp_path / "home"))


def write(text: str) -> None:
    """Write the settings as another hand would."""
    settings_path().parent.mkdir(exist_ok=True)
    settings_path().write_text(text, "utf-8")


def test_the_environment_names_the_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable names none, and asking creates nothing."""
    assert (config_folder(), default_folder()) == (tmp_path / "config", tmp_path / "home")
    assert trash_folder(tmp_path).parent == tmp_path
    monkeypatch.setenv("CM_READINESS_HOME", "")
    monkeypatch.setenv("CM_READINESS_CONFIG", "")
    assert "cm-readiness" in str(default_folder())
    assert "cm-readiness" in str(config_folder())
    assert "cm-readiness" in str(state_folder())
    assert list(tmp_path.iterdir()) == []


def test_without_a_file_everything_is_as_usual() -> None:
    """That is no fault, and nothing is written by reading."""
    assert read_settings() == (Settings(), ())
    assert not settings_path().exists()


def test_settings_come_back_as_they_were_written(tmp_path: Path) -> None:
    """In a file that says who wrote it."""
    settings = Settings(
        language="fr",
        theme="dark [x]",
        advance=False,
        show_dimension_score=False,
        facilitator="Jade\n\x7f",
        folder=str(tmp_path),
        recent=(tmp_path / "a.toml",),
        keys={"next criterion": "ctrl+n"},
    )
    write_settings(settings)
    assert read_settings() == (settings, ())
    text = settings_path().read_text("utf-8")
    assert text.startswith(
        "# Written by cm-readiness: comments in this file are not kept.\nformat = 1\nwritten_by"
    )


def test_a_value_that_does_not_fit_is_named_and_the_usual_one_used() -> None:
    """The others hold; an unknown key is named too, and written back."""
    write(
        'format = 1\nadvance = "yes"\nlanguage = "fr"\nthem = "dark"\n[keys]\nquit = 3\n[unheard_of]\nx = 1\n'
    )
    settings, faults = read_settings()
    assert told(faults) == [
        ("bad_setting", "advance"),
        ("unknown_setting_nearest", "them"),
        ("bad_setting", "keys.quit"),
        ("unknown_setting", "unheard_of"),
    ]
    assert [fault.where.line for fault in faults] == [2, 4, 6, 7]
    assert (settings.advance, settings.language, settings.keys) == (True, "fr", {})
    write_settings(settings)
    again = settings_path().read_text("utf-8")
    assert 'them = "dark"' in again
    assert "[unheard_of]\nx = 1" in again


def test_a_value_that_the_caller_does_not_know_is_at_fault() -> None:
    """Themes and languages are known elsewhere than in the file."""
    write('format = 1\nlanguage = "xx"\ntheme = "dark"\n')
    settings, faults = read_settings({"language": ["en", "fr"], "theme": ["dark"]})
    assert (settings.language, settings.theme) == (None, "dark")
    assert told(faults) == [("bad_setting", "language")]


@pytest.mark.parametrize("text", ["format = ", "", "format = 'one'", "\x00"])
def test_a_file_that_cannot_be_read_is_named(text: str) -> None:
    """The program starts all the same."""
    write(text)
    settings, faults = read_settings()
    assert settings == Settings()
    assert len(said(faults)) == 1


def test_settings_of_a_newer_program_are_not_replaced() -> None:
    """They are left for it."""
    write('format = 2\nwritten_by = "9.0.0"\n')
    assert told(read_settings()[1]) == [("newer_format", "")]
    with pytest.raises(ReadinessError) as caught:
        write_settings(Settings(advance=False))
    assert caught.value.fault.code == "newer_format"
    assert settings_path().read_text("utf-8") == 'format = 2\nwritten_by = "9.0.0"\n'


def test_the_last_ten_files_are_remembered(tmp_path: Path) -> None:
    """The latest first, each once."""
    for number in [*range(12), 5]:
        remember(tmp_path / f"{number}.toml")
    names = [path.stem for path in read_settings()[0].recent]
    assert names == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
