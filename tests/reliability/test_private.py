"""What is written is the user's alone, nothing leaves the machine, and no log holds what people wrote."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cm_readiness.app import faultlog
from cm_readiness.cli.runner import main
from cm_readiness.files.assessments import to_trash
from cm_readiness.files.paths import state_folder
from cm_readiness.files.settings import Settings, read_settings, settings_path, write_settings
from cm_readiness.files.shipped import examples
from cm_readiness.files.trash import from_trash

ROOT = Path(__file__).parent.parent.parent
POSIX = pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")

OFFLINE = """
import sys
asked = []
def forbid(event, arguments):
    if event == "subprocess.Popen" and "cm_readiness.measure.apart" in str(arguments[1]):
        return  # the program itself, reading a file
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system")):
        asked.append(event)
        raise RuntimeError(event + " is forbidden")
sys.addaudithook(forbid)
from cm_readiness.__main__ import main
code = main(sys.argv[1:])
sys.exit(code if not asked else 99)
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, assessments and log of nobody, on a machine that lets everybody read new files."""
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "local"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("CM_READINESS_HOME", str(home / "assessments"))
    monkeypatch.setenv("CM_READINESS_CONFIG", str(home / "config"))
    monkeypatch.setenv("CM_READINESS_CACHE", str(home / "caches" / "cm-readiness"))
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    return home


def offline(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program with every use of the network, and of other programs, forbidden."""
    return subprocess.run(
        [sys.executable, "-c", OFFLINE, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_whole_demo_runs_with_sockets_forbidden(tmp_path: Path) -> None:
    """And every other command after it, the log of a fault included."""
    commands = [
        ("demo", "demo"),
        ("new", "calla.toml", "--set", "name=Calla"),
        ("answer", "calla.toml", "1.1", "2", "--note", "x"),
        ("edit", "calla.toml", "--title", "New"),
        ("score", "calla.toml", "--json"),
        ("report", "calla.toml", "--output", "calla.md"),
        ("check", "calla.toml"),
        ("list",),
        ("restore",),
        ("--help",),
    ]
    for arguments in commands:
        ended = offline(*arguments)
        assert ended.returncode == 0, (arguments, ended.stderr)
    written = (tmp_path / "demo").glob("[!.]*.*")
    assert len(list(written)) == 4


def test_a_socket_would_have_been_noticed() -> None:
    """The test above would pass on nothing otherwise."""
    code = OFFLINE.replace("code = main(sys.argv[1:])", "import socket; socket.gethostname()")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert "socket.gethostname is forbidden" in run.stderr


@POSIX
def test_everything_that_is_written_is_the_users_alone(home: Path, tmp_path: Path) -> None:
    """Files 0600 and folders 0700, whatever the machine usually does."""
    old = os.umask(0)
    try:
        folder = home / "assessments"
        path = folder / "calla.toml"
        assert main(["demo", "demo"]) == 0
        assert main(["new", str(path), "--set", "name=Calla"]) == 0
        assert main(["answer", str(path), "1.1", "2"]) == 0
        assert main(["report", str(path), "--output", str(folder / "calla.md")]) == 0
        write_settings(Settings(facilitator="Ana"))
        to_trash(path, folder)
        from_trash("calla", folder)
        assert faultlog.record(ValueError("Calla")) is not None
    finally:
        os.umask(old)
    made = [*home.rglob("*"), *(tmp_path / "demo").rglob("*"), tmp_path / "demo", home]
    assert len(made) > 12
    for entry in made:
        wanted = 0o700 if entry.is_dir() else 0o600
        assert stat.S_IMODE(entry.stat().st_mode) == wanted, entry


def test_no_log_holds_an_answer_a_name_or_a_note(home: Path) -> None:
    """Whatever went wrong, and wherever its text came from."""
    typed = "Calla pays 1,200 euros"
    try:
        try:
            raise KeyError(typed)
        except KeyError as error:
            raise ValueError(f"{typed}: {examples()[0].read_text('utf-8')}") from error
    except ValueError as error:
        path = faultlog.record(error)
    assert path is not None
    assert path.parent == state_folder()
    text = path.read_text("utf-8")
    assert "ValueError" in text
    assert "KeyError" in text
    assert not [word for word in (typed, "Calla", "1,200", str(home), "purpose.") if word in text]


def test_the_log_does_not_grow_without_end(home: Path) -> None:
    """It starts anew."""
    path = faultlog.record(ValueError())
    assert path is not None
    path.write_text("x" * faultlog.MOST, "utf-8")
    assert faultlog.record(ValueError()) == path
    assert path.stat().st_size < 10_000
    size = path.stat().st_size
    faultlog.record(ValueError())
    assert path.stat().st_size == 2 * size


def test_damaged_settings_are_kept_beside_the_new_ones() -> None:
    """The keys that somebody chose can be copied back by hand."""
    settings_path().parent.mkdir(parents=True)
    settings_path().write_bytes(b'format = 1\nlanguage = "fr"\n[keys\n')
    assert read_settings()[1]
    write_settings(Settings(language="en"))
    assert read_settings()[0].language == "en"
    kept = settings_path().with_name("settings.damaged.toml")
    assert kept.read_bytes() == b'format = 1\nlanguage = "fr"\n[keys\n'
