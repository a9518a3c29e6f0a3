"""Nothing hostile gets in: each file is opened or refused in a sentence, and no terminal obeys it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.assessments import check_assessment, read_assessment, to_trash, write_assessment
from cm_readiness.files.questionnaires import (
    check_questionnaire,
    find_questionnaire,
    find_questionnaires,
    read_questionnaire,
)
from cm_readiness.files.settings import read_settings, settings_path
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import words_for
from tests.files.folders import edit, said, write_small

from .conftest import OBEYED, SHIPPED, Shown
from .hostile import ESCAPES, FILES, NAMES, OWNED, assessment_of_escapes, links

pytestmark = pytest.mark.usefixtures("place")

SIZE = 100_000
"""Bytes in the ordinary run; `make reliability` takes 4.9 million."""
POSIX = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_opened_or_refused_in_a_sentence(place: Path, name: str) -> None:
    """By the library: as an assessment, as a questionnaire, as settings; what opens can be saved."""
    content = FILES[name](SIZE)
    path = place / "hostile.toml"
    path.write_bytes(content)
    try:
        assessment = read_assessment(path)
    except ReadinessError as error:
        assert said(error.faults)
        assert path.read_bytes() == content
    else:
        assert said(check_assessment(path, read_questionnaire(SHIPPED))) is not None
        write_assessment(path, assessment)
        assert read_assessment(path).answers == assessment.answers
    folder = write_small(place / "questionnaires" / "small")
    for file in ("questionnaire.toml", "watch.toml"):
        (folder / file).write_bytes(content)
        assert said(check_questionnaire(folder))
    assert find_questionnaires(place, None)
    settings_path().parent.mkdir(exist_ok=True)
    settings_path().write_bytes(content)
    settings, faults = read_settings()
    assert settings.recent == ()
    assert said(faults) is not None


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_opened_or_refused_by_every_command(place: Path, shown: Shown, name: str) -> None:
    """One sentence or a few, an exit code for bad input, and the file as it was."""
    content = FILES[name](20_000)
    path = place / "hostile.toml"
    path.write_bytes(content)
    assert shown("score", path) in (0, 2)
    assert path.read_bytes() == content
    assert shown("check", path) in (0, 1)
    assert shown("list", "assessments", "--folder", place) == 0
    for arguments in (("answer", "1.1", "2"), ("edit", "--title", "New")):
        path.write_bytes(content)
        code = shown(arguments[0], path, *arguments[1:])
        assert code in (0, 2)
        assert code == 0 or path.read_bytes() == content


@POSIX
def test_links_and_pipes_are_no_way_in(place: Path, shown: Shown) -> None:
    """None is waited for, followed without end, or written to."""
    for name, path in links(place / "links").items():
        with pytest.raises(ReadinessError) as caught:
            read_assessment(path)
        assert said(caught.value.faults), name
        for arguments in (("score", path), ("answer", path, "1.1", "2"), ("report", path)):
            assert shown(*arguments) == 2
        assert "root:" not in shown.text
        assert shown("check", path) == 1
    assert shown("list", "assessments", "--folder", place / "links") == 0
    assert not list((place / "links").glob(".*"))


@pytest.mark.parametrize("name", NAMES)
def test_an_id_never_leads_out_of_its_folder(place: Path, name: str) -> None:
    """Of a questionnaire, of a dimension, of a deliverable."""
    folder = write_small(place / "questionnaires" / "small")
    secret = write_small(place / "secret")
    before = {path: path.read_bytes() for path in secret.iterdir()}
    with pytest.raises(ReadinessError) as caught:
        find_questionnaire(name, near=place, folder=place)
    assert caught.value.fault.code.startswith("no_such_questionnaire")
    spelt = name.replace("\\", "\\\\").replace("\0", "\\u0000")
    edit(folder / "questionnaire.toml", '"purpose", "watch"', f'"purpose", "{spelt}"')
    edit(folder / "purpose.toml", '"goal_sheet"', f'"{spelt}"')
    codes = [fault.code for fault in check_questionnaire(folder)]
    assert codes.count("bad_id") >= 2 or name == "nul"
    assert {path: path.read_bytes() for path in secret.iterdir()} == before


@pytest.mark.parametrize("name", ["../secret.toml", "/etc/passwd", "trash/../secret", "x\0", "..", "\x1b[2J"])
def test_a_name_never_leads_out_of_its_place(place: Path, shown: Shown, name: str) -> None:
    """Of a criterion, of what is restored."""
    secret = place / "secret.toml"
    secret.write_text("secret", "utf-8")
    path = place / "calla.toml"
    path.write_bytes(assessment_of_escapes())
    assert shown("answer", path, name, "2") == 2
    assert shown("restore", name) == 2
    assert "secret\n" not in shown.text
    assert secret.read_text("utf-8") == "secret"


COMMANDS: dict[str, tuple[str, ...]] = {
    "score": ("score", "{}"),
    "score as data": ("score", "{}", "--json"),
    "report": ("report", "{}"),
    "report in French": ("report", "{}", "--language", "fr"),
    "report as data": ("report", "{}", "--format", "json"),
    "check": ("check", "{}", "questionnaires/community_manager"),
    "answer": ("answer", "{}", "1.1", "--not-applicable", OWNED.replace("\0", "")),
    "answer a level": ("answer", "{}", "1.2", "3", "--note", OWNED, "--evidence", OWNED),
    "answer nonsense": ("answer", "{}", OWNED, OWNED),
    "edit": ("edit", "{}", "--title", OWNED, "--respondent", OWNED, "--set", f"sector={OWNED}"),
    "edit a target": ("edit", "{}", "--target", f"{OWNED}=3"),
    "edit a choice": ("edit", "{}", "--set", f"cm_setup={OWNED}", "--depth", OWNED),
    "list": ("list", "--folder", "."),
    "list as data": ("list", "--folder", ".", "--json"),
    "list something": ("list", OWNED),
    "restore": ("restore", "--folder", "."),
    "restore nonsense": ("restore", OWNED),
    "new": ("new", f"{OWNED.replace(chr(0), '')}.toml"),
    "a questionnaire": ("new", "x.toml", "--questionnaire", OWNED),
    "a template": ("report", "{}", "--template", OWNED),
    "a date": ("score", "{}", "--as-of", OWNED),
    "a language": ("score", "{}", "--language", OWNED),
    "a command": (OWNED,),
    "an option": ("score", f"--{OWNED}"),
    "a file": (f"{OWNED}.toml",),
    "demo": ("demo", OWNED),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_terminal_obeys_what_a_file_or_an_argument_says(owned: Path, shown: Shown, name: str) -> None:
    """Titles, clipboard, cursor, colours: visible escapes at most, from every command."""
    folder = owned.parent
    odd = folder / f"odd{OWNED.replace(chr(0), '').replace('/', '')}.toml"
    shutil.copy(owned, odd)
    to_trash(odd, folder)
    shutil.copy(owned, odd)
    for path in (owned, odd):
        shown(*(argument.replace("{}", path.name) for argument in COMMANDS[name]))
        assert shown.text


def test_the_sequences_do_reach_the_output_as_escapes(owned: Path, shown: Shown) -> None:
    """The tests above would pass on nothing otherwise."""
    assert shown("report", owned) == 0
    assert r"\x1b" in shown.text
    assert r"\x9b" in shown.text
    assert shown("check", owned, "questionnaires/community_manager") == 1
    assert shown("list", "--folder", ".") == 0
    assert r"\x1b" in shown.text


@pytest.mark.parametrize("escape", ESCAPES)
def test_no_sentence_obeys(escape: str) -> None:
    """Not even in one that quotes a value where nothing was known to be hostile."""
    from cm_readiness.core.errors import Fault, Place
    from cm_readiness.core.text import on_one_line

    fault = Fault("no_such_questionnaire", {"word": escape}, Place(f"a{escape}.toml", escape, 1))
    assert OBEYED.findall(on_one_line(sentence(fault, words_for("en")))) == []


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_no_file_takes_much_memory_or_time(place: Path) -> None:
    """All of them together: half a gigabyte, and two minutes of the processor, are never reached."""
    import subprocess

    code = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (120, 120))\n"
        "from pathlib import Path\n"
        "from cm_readiness.files.assessments import read_assessment\n"
        "from cm_readiness.core.errors import ReadinessError\n"
        "from tests.reliability.hostile import FILES\n"
        "for make in FILES.values():\n"
        "    Path('hostile.toml').write_bytes(make(400_000))\n"
        "    try:\n        read_assessment(Path('hostile.toml'))\n"
        "    except ReadinessError:\n        pass\n"
        "print('all read')\n"
    )
    root = Path(__file__).parent.parent.parent
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout == "all read\n", run.stderr[-500:]
