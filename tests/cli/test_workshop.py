"""`workshop` on the command line: what is said before the screen changes."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cm_readiness.app.workspace import on_disk
from tests.cli.conftest import ROOT, Run, start


def test_a_workshop_needs_a_terminal(run: Run, calla: Path) -> None:
    """With everything else in order, that is what is said last."""
    for options in ((), ("--no-phones",), ("--console",), ("--bind", "127.0.0.1", "--port", "18765")):
        ended = run("workshop", calla, *options)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("This needs a terminal;")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--port", "0"), "workshop: 0 is no port; name one from 1 to 65535 with --port.\n"),
        (("--port", "65536"), "workshop: 65536 is no port; name one from 1 to 65535 with --port.\n"),
        (("--port", "９"), "workshop: ９ is no port; name one from 1 to 65535 with --port.\n"),
        (("--port", "-1"), "workshop: -1 is no port; name one from 1 to 65535 with --port.\n"),
        (("--public-url", "vote.example.org"),
         "Phones cannot open vote.example.org; write it as https://vote.example.org, with nothing behind "
         "it.\n"),
        (("--no-phones", "--port", "80"),
         "workshop: --no-phones opens no page for phones; leave --bind, --port and --public-url out.\n"),
        (("--console", "--bind", "127.0.0.1"),
         "workshop: --console opens no page for phones; leave --bind, --port and --public-url out.\n"),
    ],
)  # fmt: skip
def test_what_no_phone_could_open(run: Run, calla: Path, options: tuple[str, ...], said: str) -> None:
    """One sentence that says what to write."""
    ended = run("workshop", calla, *options)
    assert (ended.code, ended.out, ended.err) == (2, "", said)


def test_an_address_of_somebody_else(run: Run, calla: Path) -> None:
    """The sentence names those that there are, or says that there is no network."""
    ended = run("workshop", calla, "--bind", "192.0.2.77")
    assert ended.code == 2
    assert "192.0.2.77" in ended.err
    assert "--bind: " in ended.err or "in no network" in ended.err


def test_a_port_in_use(run: Run, calla: Path) -> None:
    """Whoever has it keeps it."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ended = run("workshop", calla, "--port", port)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        f"Another program uses port {port}; close it, or name another port with --port, such as 8766.\n"
    )


def test_what_is_no_assessment(run: Run, place: Path) -> None:
    """A file that is not there, a folder, and a text."""
    (place / "text.toml").write_text("no assessment", "utf-8")
    assert run("workshop", "nobody.toml").err == "nobody.toml: there is no such file; check the path.\n"
    assert run("workshop", ".").err == ".: this is a folder; name a file in it.\n"
    assert run("workshop", "text.toml").code == 2


def test_a_file_that_is_held_by_somebody_else(run: Run, calla: Path) -> None:
    """It is not touched; its second window is another matter."""
    workspace = on_disk(calla.parent)
    opened = workspace.open(workspace.store.named(str(calla)))
    before = calla.read_bytes()
    try:
        ended = run("workshop", calla)
        assert ended.code == 3
        assert "is open" in ended.err
        assert run("workshop", calla, "--console").err.startswith("This needs a terminal;")
    finally:
        opened.file.release()
    assert calla.read_bytes() == before
    assert run("workshop", calla).err.startswith("This needs a terminal;")


@pytest.mark.parametrize("missing", ["aiohttp", "segno", "psutil"])
def test_without_the_addition_it_says_how_to_get_it(calla: Path, missing: str) -> None:
    """The one line that other additions give; the votes can be counted by hand without it."""
    code = (
        f"import sys; sys.modules[{missing!r}] = None; from cm_readiness.__main__ import main;"
        "sys.exit(main())"
    )

    def ended(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, "workshop", str(calla), *options]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    found = ended()
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == (
        "Voting by phone needs an addition; install it with: "
        f'{sys.executable} -m pip install "cm-readiness[live]"\n'
    )
    assert ended("--no-phones").stderr.startswith("This needs a terminal;")


def test_other_commands_import_no_server(calla: Path) -> None:
    """Nobody waits for a server who opens none."""
    code = (
        "import sys; from cm_readiness.__main__ import main; main();"
        "print({'aiohttp', 'segno', 'psutil'} & {*sys.modules})"
    )
    for arguments in (("workshop", str(calla), "--no-phones"), ("score", str(calla)), ("--help",)):
        run = subprocess.run(
            [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert run.stdout.endswith("set()\n")


def test_in_french(calla: Path) -> None:
    """As a process of its own."""
    ended = start("workshop", calla, "--port", "x", env={"LANG": "fr_FR.UTF-8"})
    assert (
        ended.err == "workshop\u00a0: x n’est pas un port\u202f; indiquez-en un de 1 à 65535 avec --port.\n"
    )
